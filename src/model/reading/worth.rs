//! Which sentences can tell anything that a rule looks for: a look at their words alone, before any is matched.

use super::names::may_name;
use super::page::Page;
use super::token::Sentence;
use crate::model::claim::ConceptId;
use crate::model::lexicon::{Concepts, Kind, Lexicon};
use crate::parse::document::{BlockId, BlockKind};

/// What the page held so far.
#[derive(Debug)]
pub(super) struct Passed {
    /// All of it.
    all: Concepts,
    /// The sentence before.
    before: Concepts,
    /// Concepts that shapes of sentences tell, and no words of their own.
    shaped: Concepts,
}

/// See [`Passed::shaped`].
const SHAPED: &[&str] = &["be-both", "gate", "assigned", "devote", "have-listed", "something-else"];

impl Passed {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let shaped = SHAPED.iter().filter_map(|id| lexicon.concept(id)).collect();
        Self { all: Concepts::default(), before: Concepts::default(), shaped }
    }
}

impl<'d> Page<'d, '_> {
    /// May the sentence, which stands in block `index`, tell anything that is looked for? To be asked of each in turn.
    pub(super) fn sentence_worth(&mut self, index: usize, sentence: &Sentence<'d>) -> bool {
        let own = sentence.possible(self.lexicon);
        self.passed.all = self.passed.all.or(&own);
        let worth = self.pending.is_some() || self.worth(index, &own, sentence.tokens.iter().any(may_name));
        self.passed.before = own;
        worth
    }

    /// May the block, with the line that introduces it?
    pub(super) fn block_worth(&self, index: usize) -> bool {
        let mut own = Concepts::default();
        let mut named = false;
        for sentence in self.blocks.get(index).into_iter().chain(self.introduction(index)).flatten() {
            own = own.or(&sentence.possible(self.lexicon));
            named |= sentence.tokens.iter().any(may_name);
        }
        self.pending.is_some() || self.worth(index, &own, named)
    }

    /// May a cell, with its row and its heads, or does the row name anybody?
    pub(super) fn row_worth(&self, index: usize, heads: [Option<BlockId>; 2]) -> bool {
        let mut own: Concepts = self.lexicon.concept("own").into_iter().collect();
        let mut named = false;
        let heads = heads.into_iter().flatten().map(|head| head as usize);
        let cells = self.row_cells(index).chain(heads).chain([index]);
        for sentence in cells.filter_map(|at| self.blocks.get(at)).flatten() {
            own = own.or(&sentence.possible(self.lexicon));
            named |= sentence.tokens.iter().any(may_name);
        }
        own.meets(self.lexicon.actors()) || named && !self.names.is_empty() || self.worth(index, &own, named)
    }

    /// Does it name somebody, by a role or by a name?
    pub(super) fn names_somebody(&self, sentence: &Sentence) -> bool {
        sentence.possible(self.lexicon).meets(self.lexicon.actors())
            || !self.names.is_empty() && sentence.tokens.iter().any(may_name)
    }

    fn introduction(&self, index: usize) -> Option<&Vec<Sentence<'d>>> {
        let BlockKind::Item { parent, lead_in, .. } = &self.document.blocks.get(index)?.kind else { return None };
        self.blocks.get(parent.or(*lead_in)? as usize)
    }

    fn worth(&self, index: usize, own: &Concepts, named: bool) -> bool {
        let Some(interests) = self.interests else { return true };
        let around = self.surroundings.of(index);
        let topics = [around.topic, around.you, self.surroundings.page()];
        let topics: Concepts = topics.iter().flatten().map(|topic| topic.actor).collect();
        let names = if named { self.names.roles() } else { Concepts::default() };
        let heading = self.under(index).iter().map(|sentence| sentence.possible(self.lexicon));
        let heading = heading.fold(Concepts::default(), |all, one| all.or(&one));
        let does = own.or(&self.passed.shaped);
        let what = does.or(&self.passed.before).or(&heading);
        let who = what.or(&self.passed.all).or(&topics).or(&names);
        interests.possible(&does, &who, &what)
    }
}

/// The things that an unread sentence leaves for the next one to mean by "it".
pub(super) fn things(sentence: &Sentence, lexicon: &Lexicon) -> Vec<ConceptId> {
    let hits = sentence.hits(lexicon).iter().filter(|hit| lexicon.kind(hit.concept) == Kind::Thing);
    hits.map(|hit| hit.concept).collect()
}
