//! Fields of a role that are called like those who often see to them: "Recruitment: finds and hires engineers", on the page
//! of a VP of Engineering, tells what that one does.

use super::context::Topic;
use super::page::Page;
use super::token::{Sentence, Token};
use crate::model::claim::{Actor, Claim};
use crate::model::lexicon::{Group, Lexicon};
use crate::source::Span;

/// Words of the longest name of a field.
const LONGEST: usize = 3;

/// Is the whole label the name of a field of work?
pub(super) fn names_field(label: &[Token], lexicon: &Lexicon) -> bool {
    let end = label.iter().rposition(|token| !token.any(&[":", ".", "–", "—", "-"])).map_or(0, |last| last + 1);
    let words = label.get(..end).filter(|words| (1..=LONGEST).contains(&words.len())).unwrap_or_default();
    let hits = if words.is_empty() { Vec::new() } else { Sentence::new(words.to_vec(), 0).hits(lexicon).to_vec() };
    hits.iter()
        .any(|hit| hit.start == 0 && usize::from(hit.end) == words.len() && lexicon.name(hit.concept) == "label-field")
}

/// The one person's role that such a field belongs to.
pub(super) fn holder(topic: Option<Topic>, lexicon: &Lexicon) -> Option<Topic> {
    topic.filter(|topic| lexicon.group(topic.actor) == Some(Group::Person))
}

impl<'d> Page<'d, '_> {
    /// Gives what a label's field is said to do to the role whose field it is.
    pub(super) fn of_field(&self, index: usize, sentence: &Sentence<'d>, claims: &mut [Claim]) {
        let Some(colon) = sentence.tokens.iter().take(LONGEST + 1).position(|token| token.is(":")) else { return };
        let label = sentence.tokens.get(..colon).unwrap_or_default();
        let (Some(first), Some(last)) = (label.first(), label.last()) else { return };
        let Some(role) = holder(self.surroundings.of(index).topic, self.lexicon) else { return };
        if !names_field(label, self.lexicon) {
            return;
        }
        let label = Span::new(self.document.file, first.start, last.end);
        for claim in claims.iter_mut() {
            if claim.spans.who.or(claim.spans.inherited).is_some_and(|who| who.overlaps(label)) {
                claim.who = vec![Actor::Role(role.actor)];
                claim.whence = role.whence;
                claim.spans.who = None;
                claim.spans.inherited = role.span;
            }
        }
    }
}
