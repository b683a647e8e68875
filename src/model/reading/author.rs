//! Who "I" is on a page that is signed: "Ada Roe, CTO" below a letter or beneath a headline.

use super::clause::{FINITE, Parsed};
use super::context::Topic;
use super::page::Page;
use super::token::Sentence;
use super::topic;
use crate::model::claim::Whence;
use crate::model::lexicon::Classes;
use crate::parse::document::BlockKind;

/// Words of a signature at most.
const LONGEST: usize = 10;

/// Blocks at the top of a page among which a byline stands.
const TOP: usize = 3;

impl Page<'_, '_> {
    /// The one who signs the page.
    pub(super) fn signed_by(&self) -> Option<Topic> {
        let prose = |at: &usize| {
            let kind = self.document.blocks.get(*at).map(|block| &block.kind);
            matches!(kind, Some(BlockKind::Paragraph | BlockKind::Item { .. }))
        };
        let length = self.document.blocks.len();
        let last = length.checked_sub(1).into_iter().filter(prose);
        let mut places = last.chain((0..TOP.min(length)).filter(prose));
        places.find_map(|at| self.blocks.get(at)?.last().and_then(|sentence| self.signature(sentence)))
    }

    fn signature(&self, sentence: &Sentence) -> Option<Topic> {
        let tokens = &sentence.tokens;
        let barred = FINITE.or(Classes::POSS).or(Classes::DET).or(Classes::PRON).or(Classes::NEG);
        let speaks = tokens.iter().any(|token| token.classes.is(barred) || token.any(&[":", "?", "!", "→", "|"]));
        if tokens.len() > LONGEST || speaks || !tokens.iter().any(|token| token.classes.is(Classes::NAME)) {
            return None;
        }
        let parsed = Parsed::new(sentence, self.lexicon);
        let mut people = parsed.hits.iter().filter(|hit| topic::is_person(self.lexicon, hit));
        let first = people.next()?;
        let title = parsed.hits.iter().filter(|hit| hit.concept == first.concept).map(|hit| hit.end).max()?;
        let ends = (usize::from(title)..tokens.len())
            .all(|at| !parsed.class(at, Classes::PREP) || parsed.word(at, &["at", "of"]));
        let span = parsed.span(self.document.file, usize::from(first.start), usize::from(first.end));
        let alone = people.all(|other| other.concept == first.concept) && ends && title > 1;
        alone.then_some(Topic { actor: first.concept, whence: Whence::Page, span: Some(span) })
    }
}
