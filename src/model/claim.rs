//! A claim: who, with what force, does what, to what; and where each of these is written.

use crate::source::{FileId, Span};

/// One statement about work.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Who does it; several when joined by "and".
    pub who: Vec<Actor>,
    /// Together with whom ("with the VPE", "jointly").
    pub with: Vec<Actor>,
    /// What tells us who it is.
    pub whence: Whence,
    /// Is, must, should, may.
    pub force: Force,
    /// Turned round by a negation?
    pub not: Option<Not>,
    /// All, only, some.
    pub scope: Scope,
    /// "primarily", "60 %", "most of the week".
    pub share: Option<Share>,
    /// Concept of the deed: `own`, `approve` (ids of `rules/lexicon`).
    pub does: ConceptId,
    /// Concepts of what it is done to.
    pub what: Vec<ConceptId>,
    /// Those of them that are the object itself, not what stands in a phrase after it.
    pub direct: Vec<ConceptId>,
    /// When asked, in an incident, while interim …
    pub circumstance: Vec<ConceptId>,
    /// Past, present, future.
    pub time: Time,
    /// Whose statement it is.
    pub stance: Stance,
    /// How sure the reading of the grammar is, apart from what a rule makes of it.
    pub sure: bool,
    /// Its words as written.
    pub words: ClaimWords,
    /// Places.
    pub spans: ClaimSpans,
    /// Plain text of the clause, for the fingerprint.
    pub plain: String,
    /// Plain text of the headings above, joined by ` > `, for the fingerprint.
    pub heading: String,
}

/// Index into the lexicon's concepts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ConceptId(pub u16);

/// Who acts.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Actor {
    /// A role of the lexicon: `cto`, `vpe`, `em`, `hr` …
    Role(ConceptId),
    /// A unit or person that holds no role that we know, as written.
    Other(String),
    /// Everyone, anyone.
    Everyone,
    /// Nobody, no one.
    Nobody,
}

/// What tells us who acts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Whence {
    /// Named in the clause.
    Clause,
    /// A pronoun that stands for somebody named before.
    Pronoun,
    /// The line that introduces the list.
    LeadIn,
    /// The head of the row or column.
    Table,
    /// The nearest heading that names a role.
    Heading,
    /// The page: title, first heading, front matter, path.
    Page,
}

/// With what force.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Force {
    /// States it.
    #[default]
    Is,
    /// Must, shall, has to.
    Must,
    /// Should, is expected to.
    Should,
    /// May, can.
    May,
}

/// How it is negated.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Not {
    /// Need not: the duty is denied.
    Force,
    /// Does not, must not: the deed is denied.
    Deed,
}

/// How far it reaches.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Scope {
    /// No word about it.
    #[default]
    Plain,
    /// Every, all, any; nothing without.
    All,
    /// Only, alone, sole.
    Only,
    /// Some, one, a few.
    Some,
}

/// Which part of the time or of the job.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Share {
    /// More than half: primarily, mostly, 60 %.
    Most,
    /// Everything: purely, 100 %, nothing but.
    Whole,
    /// Less than half: now and again, 10 %.
    Part,
}

/// When.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Time {
    /// Past and over.
    Past,
    /// Now.
    #[default]
    Present,
    /// To come.
    Future,
}

/// Whose statement it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Stance {
    /// The company's own.
    #[default]
    Own,
    /// Somebody's words, in quotation marks or a block quote.
    Quoted,
    /// About another company, a customer, a book.
    Elsewhere,
    /// If, would, an option, a question.
    Hypothetical,
    /// Under "Don't", "Anti-patterns", "Myths".
    MarkedWrong,
}

/// Places of a claim. All lie in `file` but for `inherited`, which may lie elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClaimSpans {
    /// The page.
    pub file: FileId,
    /// The words that say who, if the clause does.
    pub who: Option<Span>,
    /// The words of the deed.
    pub does: Span,
    /// The words of what it is done to.
    pub what: Option<Span>,
    /// The words that matter: deed and thing together.
    pub core: Span,
    /// The whole sentence, as far as it stands in the block itself.
    pub statement: Span,
    /// The paragraph, item or cell.
    pub block: Span,
    /// Where `who` was inherited from.
    pub inherited: Option<Span>,
}

/// The words of a claim, for messages.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ClaimWords {
    /// Of the deed.
    pub does: String,
    /// Of what it is done to.
    pub what: String,
}
