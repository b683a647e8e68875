//! What a sentence does not say itself: whom its page, heading, lead-in or neighbours speak of.

use super::token::Sentence;
use crate::model::claim::{ConceptId, Share, Stance, Whence};
use crate::source::{FileId, Span};

/// Somebody whom the surroundings name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Topic {
    /// The role.
    pub(crate) actor: ConceptId,
    /// What says so.
    pub(crate) whence: Whence,
    /// Where it says so; `None` for a page known by its path.
    pub(crate) span: Option<Span>,
}

/// The surroundings of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Context<'c> {
    /// The page.
    pub(crate) file: FileId,
    /// The paragraph, item or cell.
    pub(crate) block: Span,
    /// Whom a sentence without a subject speaks of, nearest first.
    pub(crate) topic: Option<Topic>,
    /// Whom "you" is.
    pub(crate) you: Option<Topic>,
    /// Whom "I" is, where the page is signed.
    pub(crate) author: Option<Topic>,
    /// Whom "he", "she" or "they" is.
    pub(crate) last: Option<Topic>,
    /// The CTO and the VP of Engineering, if the text speaks of the two together.
    pub(crate) pair: Option<[Topic; 2]>,
    /// Things that the sentence before named, for "they" and "it".
    pub(crate) carried: &'c [ConceptId],
    /// Which claims anybody will look at; `None`: all.
    pub(crate) interests: Option<&'c crate::model::interest::Interests>,
    /// Whose statement the block is.
    pub(crate) stance: Stance,
    /// Does a heading or the path say that all this is history?
    pub(crate) past: bool,
    /// A question's answer turns its claims: `Some(true)` for yes, `Some(false)` for no.
    pub(crate) answer: Option<bool>,
    /// The question that the sentence answers.
    pub(crate) asked: Option<&'c Sentence<'c>>,
    /// Does it answer a question, so that what that one asks about is spoken of?
    pub(crate) answering: bool,
    /// Is it the title, in a row that names one person?
    pub(crate) titled: bool,
    /// Is it an item of a list?
    pub(crate) item: bool,
    /// The share that a column head, another cell of the row, or a lead-in tells of what the sentence names.
    pub(crate) share: Option<Share>,
    /// The nearest heading: what a bare label below it ("Accountable: CTO") is about.
    pub(crate) under: &'c [Sentence<'c>],
    /// The head of the row, of a cell: for whom its statement holds.
    pub(crate) row: &'c [Sentence<'c>],
    /// Headings above, joined.
    pub(crate) heading: &'c str,
    /// People's names on this page that stand for roles.
    pub(crate) names: &'c super::names::Names,
}
