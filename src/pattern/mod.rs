//! What a rule can look for. A pattern is a plain struct, read from the rule's file, that finds places in a company; it
//! knows nothing of severity, ids, configuration or wording.

pub mod claim;
pub mod codeowners;
pub mod dual_seat;
pub mod duties;
pub mod empty_seat;
pub mod holder_conflict;
pub mod org_chart;
pub mod reports;
pub mod seat;
pub mod size;

use serde::de::MapAccess;

use crate::finding::Confidence;
use crate::model::Company;
use crate::source::Span;

/// What a pattern found: places and values for the rule's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Named places; the first is the primary one. Names are keys of the rule's `[labels]` table (`""`: no words).
    pub labels: Vec<(&'static str, Span)>,
    /// The whole statement, where it is wider than the primary place: two hits in one statement are one finding.
    pub statement: Option<Span>,
    /// The paragraph, item or cell that it stands in: there a rule reports once, and marks what else it found.
    pub block: Option<Span>,
    /// Values for the placeholders of the rule's messages: `who`, `does`, `what` …
    pub values: Vec<(&'static str, String)>,
    /// The most that can be said for it: the finding's confidence is the lower of this and the `find` entry's.
    pub confidence: Confidence,
    /// What makes it the same finding tomorrow: plain text, person names; never a line or a path.
    pub key: String,
    /// Headings above it, for the fingerprint; empty outside pages.
    pub heading: String,
}

/// Makes the [`Pattern`] enum and its dispatch from one line a pattern: `key in rule files => type`.
///
/// Each type is a struct that deserialises (`deny_unknown_fields`), with `find(&self, &Company) -> Vec<Hit>`, the
/// placeholders that its hits fill (`VALUES`) and the names of its labels (`LABELS`).
macro_rules! patterns {
    ($($(#[$doc:meta])* $key:literal => $variant:ident($kind:ty),)+) => {
        /// What one `[[find]]` entry of a rule looks for.
        #[derive(Clone, PartialEq, Debug)]
        #[allow(clippy::large_enum_variant, reason = "there are some hundred of them, most of the largest kind")]
        pub enum Pattern {
            $($(#[$doc])* $variant($kind),)+
        }

        impl Pattern {
            /// Keys under which patterns stand in rule files.
            pub const NAMES: &[&str] = &[$($key),+];

            /// Every place in the company that the pattern matches.
            pub fn find(&self, company: &Company) -> Vec<Hit> {
                match self { $(Self::$variant(pattern) => pattern.find(company),)+ }
            }

            /// The key under which it stands in a rule file.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$variant(_) => $key,)+ }
            }

            /// Placeholders that its hits have values for.
            pub fn values(&self) -> &'static [&'static str] {
                match self { $(Self::$variant(_) => <$kind>::VALUES,)+ }
            }

            /// Names of the labels that its hits may have, beside `""`.
            pub fn labels(&self) -> &'static [&'static str] {
                match self { $(Self::$variant(_) => <$kind>::LABELS,)+ }
            }

            /// Reads the value of key `name` from a table; `None` if no pattern has that name.
            pub fn read<'de, A: MapAccess<'de>>(name: &str, map: &mut A) -> Option<Result<Self, A::Error>> {
                match name {
                    $($key => Some(map.next_value().map(Self::$variant)),)+
                    _ => None,
                }
            }
        }
    };
}

patterns! {
    /// A statement in prose.
    "claim" => Claim(claim::ClaimPattern),
    /// A role description that lacks duties.
    "duties" => Duties(duties::DutiesPattern),
    /// Who reports straight to whom.
    "reports" => Reports(reports::ReportsPattern),
    /// One person in two seats.
    "dual_seat" => DualSeat(dual_seat::DualSeatPattern),
    /// A seat that a whole chart lacks.
    "empty_seat" => EmptySeat(empty_seat::EmptySeatPattern),
    /// Two files that name different people for one role.
    "holder_conflict" => HolderConflict(holder_conflict::HolderConflictPattern),
    /// A chart that cannot be read or contradicts itself.
    "org_chart" => OrgChart(org_chart::OrgChartPattern),
    /// Problems of CODEOWNERS files.
    "owners-file" => OwnersFile(codeowners::file::OwnersFilePattern),
    /// Lines of CODEOWNERS that decide about nothing.
    "owner-line" => OwnerLine(codeowners::line::OwnerLinePattern),
    /// Owners whom the chart does not know, or says have left.
    "owner" => Owner(codeowners::owner::OwnerPattern),
    /// Source code owned by people of other professions.
    "owner-title" => OwnerTitle(codeowners::owner_title::OwnerTitlePattern),
    /// Files without an owner.
    "unowned-file" => UnownedFile(codeowners::unowned::UnownedFilePattern),
    /// A leader who alone owns what the team works on.
    "gatekeeper" => Gatekeeper(codeowners::gatekeeper::GatekeeperPattern),
    /// How many people the company has.
    "size" => Size(size::SizePattern),
}

impl Pattern {
    /// Concepts of the lexicon that it names, to be checked against it: a name that is not there would match nothing.
    pub fn concepts(&self) -> Vec<&str> {
        match self {
            Self::Claim(pattern) => pattern.concepts().collect(),
            Self::Duties(pattern) => pattern.concepts().collect(),
            _ => Vec::new(),
        }
    }
}
