//! A statement in prose: who does what.

use serde::Deserialize;

use super::Hit;
use crate::finding::Confidence;
use crate::model::Company;
use crate::model::claim::{Actor, Claim, ConceptId, Force, Not, Scope, Share, Stance, Time, Whence};
use crate::model::interest::Interest;
use crate::model::lexicon::Kind;
use crate::model::lexicon::Lexicon;

/// Which claims to look for; a key that is left out does not matter, but for `not`, `time` and `stance`: by default a
/// claim must be positive, not past, and the company's own.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimPattern {
    /// Who, by concept; empty: anybody, or nobody named.
    #[serde(default)]
    pub who: Vec<String>,
    /// None of these may do it, by concept.
    #[serde(default, rename = "not-who")]
    pub not_who: Vec<String>,
    /// Deeds, by concept.
    #[serde(default)]
    pub does: Vec<String>,
    /// Things or actors that it is done to, by concept: one of them.
    #[serde(default)]
    pub what: Vec<String>,
    /// The object itself must be one of these ("built the platform", not "built a team for the platform").
    #[serde(default)]
    pub direct: Vec<String>,
    /// And one of these.
    #[serde(default)]
    pub also: Vec<String>,
    /// None of these may be among the things.
    #[serde(default)]
    pub nothing: Vec<String>,
    /// How it is negated: `no` (not at all), `force` (need not), `deed` (does not).
    #[serde(default = "positive")]
    pub not: Vec<Negation>,
    /// With what force.
    #[serde(default)]
    pub force: Vec<ForceWord>,
    /// How far.
    #[serde(default)]
    pub scope: Vec<ScopeWord>,
    /// Which part of the time.
    #[serde(default)]
    pub share: Vec<ShareWord>,
    /// One of these circumstances, by concept.
    #[serde(default)]
    pub circumstance: Vec<String>,
    /// None of these circumstances, by concept.
    #[serde(default)]
    pub without: Vec<String>,
    /// When.
    #[serde(default = "not_past")]
    pub time: Vec<TimeWord>,
    /// What tells who it is.
    #[serde(default)]
    pub whence: Vec<WhenceWord>,
    /// Jointly with, by concept.
    #[serde(default)]
    pub with: Vec<String>,
    /// Nobody shares it.
    #[serde(default)]
    pub alone: bool,
    /// Two or more do it, each other's partners included.
    #[serde(default)]
    pub several: bool,
    /// Nobody does it whom the lexicon does not know; pronouns, and nobody named at all, count as known.
    #[serde(default)]
    pub known: bool,
    /// A person does it whose role is not told: a name that is no word, or "she".
    #[serde(default)]
    pub person: bool,
    /// It is done to no thing, known or not; actors may be named.
    #[serde(default)]
    pub bare: bool,
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident => $value:expr,)+ } of $kind:ty)+) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum $name { $($(#[$each])* $variant,)+ }
        impl $name {
            fn value(self) -> $kind { match self { $(Self::$variant => $value,)+ } }
        }
    )+ };
}

words! {
    /// Negation in rule files.
    Negation {
        /// Not negated.
        No => None,
        /// The duty is denied.
        Force => Some(Not::Force),
        /// The deed is denied.
        Deed => Some(Not::Deed),
    } of Option<Not>
    /// Force in rule files.
    ForceWord {
        /// States.
        Is => Force::Is,
        /// Must.
        Must => Force::Must,
        /// Should.
        Should => Force::Should,
        /// May.
        May => Force::May,
    } of Force
    /// Scope in rule files.
    ScopeWord {
        /// Not said.
        Plain => Scope::Plain,
        /// All, every.
        All => Scope::All,
        /// Only, alone.
        Only => Scope::Only,
        /// Some.
        Some => Scope::Some,
    } of Scope
    /// Share in rule files.
    ShareWord {
        /// Not said.
        Unsaid => None,
        /// Most.
        Most => Some(Share::Most),
        /// All of it.
        Whole => Some(Share::Whole),
        /// A part.
        Part => Some(Share::Part),
    } of Option<Share>
    /// Time in rule files.
    TimeWord {
        /// Past.
        Past => Time::Past,
        /// Present.
        Present => Time::Present,
        /// Future.
        Future => Time::Future,
    } of Time
    /// What tells who it is, in rule files.
    WhenceWord {
        /// The clause.
        Clause => Whence::Clause,
        /// A pronoun.
        Pronoun => Whence::Pronoun,
        /// The lead-in.
        Lead => Whence::LeadIn,
        /// A table's heads.
        Table => Whence::Table,
        /// A heading.
        Heading => Whence::Heading,
        /// The page.
        Page => Whence::Page,
    } of Whence
}

fn positive() -> Vec<Negation> {
    vec![Negation::No]
}

fn not_past() -> Vec<TimeWord> {
    vec![TimeWord::Present, TimeWord::Future]
}

impl ClaimPattern {
    /// Placeholders.
    pub const VALUES: &[&str] = &["who", "does", "what"];
    /// Labels.
    pub const LABELS: &[&str] = &["whence"];

    /// Claims that fit.
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        let wanted = Wanted::new(self, company);
        let fitting = company.claims.iter().filter(|claim| wanted.fits(claim, company));
        fitting.map(|claim| hit(claim, company)).collect()
    }

    /// What it looks for, so that other claims need not be built.
    pub fn interest(&self, lexicon: &Lexicon) -> Interest {
        let ids = |names: &[String]| names.iter().filter_map(|name| lexicon.concept(name)).collect();
        Interest {
            does: ids(&self.does),
            who: ids(&self.who),
            what: ids(&self.what),
            direct: ids(&self.direct),
            also: ids(&self.also),
            circumstance: ids(&self.circumstance),
            only: self.scope == [ScopeWord::Only],
            denied: !self.not.is_empty() && !self.not.contains(&Negation::No),
        }
    }

    /// Every concept that it names, for checking rule files against the lexicon.
    pub fn concepts(&self) -> impl Iterator<Item = &str> {
        let lists = [
            &self.who,
            &self.not_who,
            &self.does,
            &self.what,
            &self.direct,
            &self.also,
            &self.nothing,
            &self.circumstance,
            &self.without,
            &self.with,
        ];
        lists.into_iter().flatten().map(String::as_str)
    }
}

struct Wanted<'p> {
    pattern: &'p ClaimPattern,
    who: Vec<ConceptId>,
    not_who: Vec<ConceptId>,
    does: Vec<ConceptId>,
    what: Vec<ConceptId>,
    direct: Vec<ConceptId>,
    also: Vec<ConceptId>,
    nothing: Vec<ConceptId>,
    circumstance: Vec<ConceptId>,
    without: Vec<ConceptId>,
    with: Vec<ConceptId>,
}

impl<'p> Wanted<'p> {
    fn new(pattern: &'p ClaimPattern, company: &Company) -> Self {
        let ids = |names: &[String]| names.iter().filter_map(|name| company.lexicon.concept(name)).collect();
        Self {
            pattern,
            who: ids(&pattern.who),
            not_who: ids(&pattern.not_who),
            does: ids(&pattern.does),
            what: ids(&pattern.what),
            direct: ids(&pattern.direct),
            also: ids(&pattern.also),
            nothing: ids(&pattern.nothing),
            circumstance: ids(&pattern.circumstance),
            without: ids(&pattern.without),
            with: ids(&pattern.with),
        }
    }

    fn fits(&self, claim: &Claim, company: &Company) -> bool {
        let pattern = self.pattern;
        let any = |wanted: &[ConceptId], found: &[ConceptId]| {
            wanted.is_empty()
                || found.iter().any(|&found| wanted.iter().any(|&wanted| company.lexicon.counts_as(found, wanted)))
        };
        let roles = |actors: &[Actor]| -> Vec<ConceptId> {
            actors.iter().filter_map(|actor| if let Actor::Role(role) = actor { Some(*role) } else { None }).collect()
        };
        claim.stance == Stance::Own
            && any(&self.does, &[claim.does])
            && any(&self.who, &roles(&claim.who))
            && (self.not_who.is_empty() || !any(&self.not_who, &roles(&claim.who)))
            && any(&self.what, &claim.what)
            && any(&self.direct, &claim.direct)
            && any(&self.also, &claim.what)
            && (self.nothing.is_empty() || !any(&self.nothing, &claim.what))
            && any(&self.with, &roles(&claim.with))
            && any(&self.circumstance, &claim.circumstance)
            && (self.without.is_empty() || !any(&self.without, &claim.circumstance))
            && pattern.not.iter().any(|not| not.value() == claim.not)
            && pattern.time.iter().any(|time| time.value() == claim.time)
            && one(&pattern.force, |word| word.value() == claim.force)
            && one(&pattern.scope, |word| word.value() == claim.scope)
            && one(&pattern.share, |word| word.value() == claim.share)
            && one(&pattern.whence, |word| word.value() == claim.whence)
            && !(pattern.alone && (claim.who.len() > 1 || !claim.with.is_empty()))
            && !(pattern.several && claim.who.len() + claim.with.len() < 2)
            && !(pattern.bare && claim.what.iter().any(|&what| company.lexicon.kind(what) == Kind::Thing))
            && !(pattern.known && claim.who.iter().any(stranger))
            && (!pattern.person || !claim.who.is_empty() && claim.who.iter().all(|actor| person(actor, company)))
    }
}

/// One person by name, or a pronoun for one.
fn person(actor: &Actor, company: &Company) -> bool {
    let Actor::Other(words) = actor else { return false };
    let name = |word: &str| {
        word.starts_with(char::is_uppercase) && company.lexicon.word(&word.to_lowercase()).0 == 0 && word.len() > 2
    };
    ["she", "he", "her", "his"].contains(&words.to_lowercase().as_str()) || words.split(' ').all(name)
}

/// Somebody whom neither the lexicon nor a pronoun names.
fn stranger(actor: &Actor) -> bool {
    const PRONOUNS: &[&str] = &[
        "you", "your", "they", "their", "we", "our", "i", "it", "this", "that", "there", "who", "she", "he", "her",
        "his",
    ];
    matches!(actor, Actor::Other(words) if !PRONOUNS.contains(&words.to_lowercase().as_str()))
}

fn one<T>(wanted: &[T], fits: impl Fn(&T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(fits)
}

fn hit(claim: &Claim, company: &Company) -> Hit {
    let mut labels = vec![("", claim.spans.core)];
    if let Some(inherited) = claim.spans.inherited.filter(|span| !span.overlaps(claim.spans.core)) {
        labels.push(("whence", inherited));
    }
    let who = claim.who.first().map_or_else(|| "somebody".to_owned(), |actor| name(actor, company));
    let confidence = if claim.sure { Confidence::High } else { Confidence::Low };
    // What a heading names has no words in the statement.
    let mut concepts = claim.what.iter().map(|&what| company.lexicon.label(what));
    let concept = concepts.find(|label| !label.starts_with("duty ")).unwrap_or("");
    let what = if claim.words.what.is_empty() { concept.to_owned() } else { claim.words.what.clone() };
    let values = vec![("who", who), ("does", claim.words.does.clone()), ("what", what)];
    Hit {
        labels,
        statement: Some(claim.spans.statement),
        block: Some(claim.spans.block),
        values,
        confidence,
        key: claim.plain.clone(),
        heading: claim.heading.clone(),
    }
}

fn name(actor: &Actor, company: &Company) -> String {
    match actor {
        Actor::Role(role) => company.lexicon.label(*role).to_owned(),
        Actor::Other(text) => text.clone(),
        Actor::Everyone => "everyone".to_owned(),
        Actor::Nobody => "nobody".to_owned(),
    }
}
