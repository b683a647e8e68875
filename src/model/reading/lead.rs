//! What introduces a block of a page: a label of its own, the line above its list, the mark of its footnote.

use super::clause::{FINITE, Parsed, Subject};
use super::context::Topic;
use super::field;
use super::page::Page;
use super::token::{Sentence, Token};
use super::topic;
use crate::model::claim::{Share, Whence};
use crate::model::lexicon::{Classes, Kind};
use crate::parse::document::{BlockId, BlockKind};

/// Words of a title behind a name, at most.
const TITLE: usize = 10;

impl<'d> Page<'d, '_> {
    /// An item with a subject of its own completes no lead-in.
    pub(super) fn stands_alone(&self, index: usize) -> bool {
        let Some(first) = self.blocks.get(index).and_then(|all| all.first()) else { return true };
        let parsed = Parsed::new(first, self.lexicon);
        let begins = parsed.class(0, Classes::PRON) && !parsed.class(0, Classes::POSS.or(Classes::DET));
        let verb =
            parsed.class(1, Classes::MODAL.or(Classes::BE).or(Classes::HAVE).or(Classes::BASE).or(Classes::THIRD));
        let Some(clause) = parsed.clauses.first() else { return true };
        let own = matches!(clause.subject, Subject::Actors(_) | Subject::Other(..) | Subject::Role);
        let auxiliary = Classes::BE.or(Classes::MODAL).or(Classes::HAVE).or(Classes::DO);
        let finite = (clause.start + 1..clause.end).any(|at| parsed.class(at, auxiliary));
        // "KR1: …", "3b: …": an entry with a number of its own.
        let numbered = first.tokens.get(1).is_some_and(|token| token.is(":"))
            && first.tokens.first().is_some_and(|token| token.text.contains(|c: char| c.is_ascii_digit()));
        begins && verb || own && finite || numbered || self.acts(&parsed)
    }

    /// "The three developers report to …": somebody, and right behind them a verb that fits.
    fn acts(&self, parsed: &Parsed) -> bool {
        let Some(Subject::Actors(actors)) = parsed.clauses.first().map(|clause| &clause.subject) else { return false };
        let Some(end) = actors.last().and_then(|&hit| parsed.hits.get(hit)).map(|hit| usize::from(hit.end)) else {
            return false;
        };
        let plural = parsed.token(end - 1).is_some_and(|last| last.text.ends_with('s'));
        let goes_on = parsed.class(end + 1, Classes::PREP.or(Classes::DET).or(Classes::POSS));
        plural && goes_on && parsed.class(end, Classes::BASE) && parsed.token(end).is_some_and(|verb| !verb.capital())
    }

    /// The share that the line before a list of one item tells: "First and foremost you:".
    pub(super) fn lead_share(&self, index: usize) -> Option<Share> {
        let BlockKind::Item { parent, lead_in, .. } = &self.document.blocks.get(index)?.kind else { return None };
        let above = (*parent).or(*lead_in)?;
        let alone = self.items_below.get(&above) == Some(&1);
        let last = self.blocks.get(above as usize)?.last().filter(|_| alone)?;
        Parsed::new(last, self.lexicon).large_share()
    }

    /// The last sentence of the line that introduces an item, if the item completes it.
    pub(super) fn lead_in(&self, index: usize) -> Option<Sentence<'d>> {
        let above = self.introduction_of(index)? as usize;
        let sentence = self.blocks.get(above)?.last()?;
        let finished = sentence.tokens.last().is_some_and(|token| token.any(&[".", "!", "?"]));
        if sentence.tokens.len() >= 40 || finished {
            return None;
        }
        let parsed = Parsed::new(sentence, self.lexicon);
        topic::open_ended(&parsed, self.lexicon).then(|| sentence.clone())
    }

    /// What introduces an item: the item above, the line before the list, or a heading such as "You don't need".
    pub(super) fn introduction_of(&self, index: usize) -> Option<BlockId> {
        let block = self.document.blocks.get(index)?;
        let BlockKind::Item { parent, lead_in, .. } = &block.kind else { return None };
        parent.or(*lead_in).or_else(|| {
            let heading = *block.headings.last()?;
            let first = self.blocks.get(heading as usize)?.first()?.tokens.first()?;
            first.is("you").then_some(heading)
        })
    }

    /// "**Engineering Manager, Storefront.** Our shop managers …", "CTO: owns …": the paragraph's own heading.
    pub(super) fn run_in_topic(&self, index: usize) -> Option<Topic> {
        match &self.document.blocks.get(index)?.kind {
            BlockKind::Definition { term } => {
                let term = self.blocks.get(*term as usize)?.first()?;
                return topic::label(term, self.lexicon, self.document.file, Whence::LeadIn).topic;
            }
            BlockKind::Footnote { reference, at } => return self.footnote_topic((*reference)?, *at),
            _ => {}
        }
        self.label_topic(self.blocks.get(index)?.first()?)
    }

    /// Whom a bold label that opens a sentence names.
    pub(super) fn label_topic(&self, first: &Sentence<'d>) -> Option<Topic> {
        let strong = first
            .tokens
            .iter()
            .take_while(|token| token.style.strong || token.any(&[":", ".", ",", "–", "—", "-"]))
            .count();
        let bold = first.tokens.iter().take(strong).any(|token| token.style.strong);
        let whole = strong == first.tokens.len();
        let labelled =
            first.tokens.get(strong.saturating_sub(1)).is_some_and(|token| token.any(&[":", ".", "–", "—", "-"]));
        if !bold {
            // "Ada Roe, CTO. Inventor of …"
            let names = first.tokens.iter().take_while(|token| token.classes.is(Classes::NAME)).count();
            let alone = first.tokens.last().is_some_and(|last| last.is(".")) && first.tokens.len() < TITLE;
            return if alone { self.presented(first, names) } else { None };
        }
        if !(whole || labelled) {
            return self.presented(first, strong);
        }
        let label = Sentence::new(first.tokens.get(..strong)?.to_vec(), 0);
        // "**Recruitment:** finds and hires …", on a role's page, names a field of that role's.
        if field::names_field(&label.tokens, self.lexicon)
            && field::holder(self.surroundings.page(), self.lexicon).is_some()
        {
            return None;
        }
        topic::label(&label, self.lexicon, self.document.file, Whence::LeadIn).topic
    }

    /// "**Ada Roe**, VP Engineering. Hires …": the office of the one whose name the label is.
    fn presented(&self, first: &Sentence<'d>, strong: usize) -> Option<Topic> {
        let name = |token: &Token| token.classes.is(Classes::NAME) || token.is(",");
        let named = strong > 0 && first.tokens.iter().take(strong).all(name);
        let title = first.tokens.get(strong..).filter(|_| named)?;
        let ends = title.iter().position(|token| token.any(&[":", ".", "–", "—"])).unwrap_or(title.len());
        let title = Sentence::new(title.get(..ends)?.to_vec(), 0);
        if title.tokens.len() > TITLE || title.tokens.iter().any(|token| token.classes.is(FINITE)) {
            return None;
        }
        let topic = topic::label(&title, self.lexicon, self.document.file, Whence::LeadIn).topic?;
        ["cto", "vpe", "em"].contains(&self.lexicon.name(topic.actor)).then_some(topic)
    }

    /// The last role named before the footnote's mark.
    fn footnote_topic(&self, block: BlockId, at: u32) -> Option<Topic> {
        let prose = &self.document.blocks.get(block as usize)?.prose;
        let (_, limit) = prose.source_range(0, at.max(1))?;
        let mut found = None;
        let all = self.blocks.get(block as usize)?;
        let begun = all.partition_point(|sentence| sentence.tokens.first().is_some_and(|token| token.start < limit));
        // So far back nobody looks for whom a footnote speaks of.
        for sentence in all.get(begun.saturating_sub(8)..begun)? {
            let parsed = Parsed::new(sentence, self.lexicon);
            for hit in parsed.hits.iter().filter(|hit| self.lexicon.kind(hit.concept) == Kind::Actor) {
                let span = parsed.span(self.document.file, usize::from(hit.start), usize::from(hit.end));
                if span.end <= limit {
                    found = Some(Topic { actor: hit.concept, whence: Whence::LeadIn, span: Some(span) });
                }
            }
        }
        found
    }
}
