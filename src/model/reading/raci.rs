//! Letters of responsibility matrices: "| Releases | A | C |".

use super::clause::Parsed;
use super::context::Topic;
use super::page::Page;
use super::token::Sentence;
use crate::model::claim::{Actor, Claim, ClaimSpans, ClaimWords, ConceptId, Force, Scope, Stance, Time, Whence};
use crate::model::lexicon::{Classes, Kind};
use crate::parse::document::BlockId;

impl Page<'_, '_> {
    /// A column's actor is accountable, A, for what the row is about; true if the cell was letters.
    pub(super) fn raci(&mut self, index: usize, actor: Topic, row: BlockId) -> bool {
        let Some(block) = self.document.blocks.get(index) else { return false };
        let text = block.prose.text.trim();
        if text.is_empty() || !self.is_letters(index) {
            return text.is_empty();
        }
        let accountable = text.contains(['A', 'a']);
        let (Some(own), true) = (self.lexicon.concept("own"), accountable) else { return true };
        let row = self.task(index).unwrap_or(row);
        let Some(things) = self.blocks.get(row as usize).and_then(|all| all.first()).cloned() else { return true };
        let claim = self.accountable(index, actor, own, (row, &things));
        let named = claim.as_ref().is_some_and(|claim| !claim.what.is_empty());
        self.out.claims.extend(claim);
        // "Choose the developer": what they are accountable for is something done. "Ship the firmware" they need not do.
        let done = !named && {
            let parsed = Parsed::new(&things, self.lexicon);
            parsed.class(0, Classes::BASE.or(Classes::ING)) && parsed.actor_over(0).is_none()
        };
        if done {
            self.sentence(index, &things, Some(Topic { whence: Whence::Table, ..actor }));
        }
        true
    }

    /// The cell right before the letters, "Area | Task | CTO | VPE", if it names anything.
    fn task(&self, index: usize) -> Option<BlockId> {
        let words = |at: &usize| *at < index && !self.is_letters(*at);
        let task = self.row_cells(index).filter(words).max()?;
        let sentence = self.blocks.get(task)?.first()?;
        let told = sentence.hits(self.lexicon).iter().any(|hit| self.lexicon.kind(hit.concept) == Kind::Thing);
        told.then_some(task as BlockId)
    }

    /// Does the cell hold nothing but such letters?
    pub(super) fn is_letters(&self, index: usize) -> bool {
        let text = self.document.blocks.get(index).map_or("", |block| block.prose.text.trim());
        let mut letters = text.split(['/', ',', ' ', '&', '+']).filter(|part| !part.is_empty()).peekable();
        let known = |part: &str| {
            let letter =
                |letter: char| matches!(letter.to_ascii_uppercase(), 'A' | 'R' | 'C' | 'I' | 'S' | '-' | '–' | '—');
            part.chars().count() < 3 && part.chars().all(letter)
        };
        letters.peek().is_some() && letters.all(known)
    }

    fn accountable(
        &self,
        index: usize,
        actor: Topic,
        own: ConceptId,
        (row, things): (BlockId, &Sentence),
    ) -> Option<Claim> {
        let parsed = Parsed::new(things, self.lexicon);
        let hits = parsed.things(0, things.tokens.len());
        let what: Vec<_> = hits.iter().filter_map(|&at| parsed.hits.get(at)).map(|hit| hit.concept).collect();
        let (block, head) = (self.document.blocks.get(index)?, self.document.blocks.get(row as usize)?);
        let text = things.tokens.iter().map(|token| token.text).collect::<Vec<_>>().join(" ");
        let text = if parsed.class(0, Classes::BASE) { format!("“{text}”") } else { text };
        let spans = ClaimSpans {
            file: self.document.file,
            who: None,
            does: block.span,
            what: Some(head.span),
            core: head.span,
            statement: head.span.to(block.span),
            block: block.span,
            inherited: actor.span,
        };
        Some(Claim {
            plain: format!("{text}: A"),
            words: ClaimWords { does: "own".to_owned(), what: text },
            ..self.row_claim(index, Actor::Role(actor.actor), own, what, spans)
        })
    }

    /// What a row states of `who` by its shape alone; without words.
    pub(super) fn row_claim(
        &self,
        index: usize,
        who: Actor,
        does: ConceptId,
        what: Vec<ConceptId>,
        spans: ClaimSpans,
    ) -> Claim {
        let around = self.surroundings.of(index);
        Claim {
            who: vec![who],
            with: Vec::new(),
            whence: Whence::Table,
            force: Force::Is,
            not: None,
            scope: Scope::Plain,
            share: None,
            does,
            direct: what.clone(),
            what,
            circumstance: Vec::new(),
            time: Time::Present,
            stance: around.stance.max(Stance::Own),
            sure: true,
            words: ClaimWords { does: String::new(), what: String::new() },
            spans,
            plain: String::new(),
            heading: around.heading.clone(),
        }
    }
}
