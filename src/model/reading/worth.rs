//! Which sentences can tell anything that a rule looks for: a look at their words alone, before any is matched.

use super::context::Topic;
use super::listed::SEPARATORS;
use super::names::{Names, may_name};
use super::page::Page;
use super::token::Sentence;
use crate::model::interest::Inventory;
use crate::model::lexicon::{Classes, Concepts, Lexicon};
use crate::parse::document::{BlockId, BlockKind};

/// Words that are looked at together.
#[derive(Default)]
struct Words {
    concepts: Concepts,
    /// Those that count as deeds.
    deeds: Concepts,
    classes: Classes,
    /// For whom the names stand.
    named: Concepts,
    /// How many words the shortest row has.
    shortest: usize,
    /// May a row be a duty's bare name, and with a label before it?
    bare: bool,
    labelled: bool,
}

/// A row of more words says by itself what it is about.
const LABEL: usize = 16;

impl Words {
    fn of<'s, 'd: 's>(sentences: impl Iterator<Item = &'s Sentence<'d>>, lexicon: &Lexicon, names: &Names) -> Self {
        let mut words = Self { shortest: usize::MAX, ..Self::default() };
        for sentence in sentences {
            words.take(sentence.possible(lexicon));
            words.named = words.named.or(&named(sentence, names));
            words.shortest = words.shortest.min(sentence.tokens.len());
            words.bare |= sentence.may_be_bare();
            words.labelled |= sentence.may_be_bare() && sentence.tokens.iter().any(|token| token.any(SEPARATORS));
            for token in &sentence.tokens {
                words.classes = words.classes.or(token.classes);
            }
        }
        words
    }

    fn take(&mut self, concepts: Concepts) {
        self.concepts = self.concepts.or(&concepts);
        self.deeds = self.concepts;
    }
}

impl<'d> Page<'d, '_> {
    /// May the sentence, which stands in block `index` under its own label, tell anything that is looked for?
    pub(super) fn sentence_worth(&self, index: usize, sentence: &Sentence<'d>, label: Option<Topic>) -> bool {
        if self.pending.is_some() || self.interests.is_none() {
            return true;
        }
        let mut words = Words::of(std::iter::once(sentence), self.lexicon, &self.names);
        let Some(sought) = self.sought(index, &words, label) else { return false };
        // Most sentences that hold the words of a deed don't hold the deed: what else they hold needn't be known.
        if !sought.meets(&self.shaped(index, &words, label)) {
            words.deeds = sentence.finds(self.lexicon, &sought);
            if self.sought(index, &words, label).is_none() {
                return false;
            }
        }
        let found: Concepts = sentence.hits(self.lexicon).iter().map(|hit| hit.concept).collect();
        words = Words { concepts: found, deeds: found, ..words };
        self.sought(index, &words, label).is_some()
    }

    /// May the block, with the line that introduces it?
    pub(super) fn block_worth(&self, index: usize) -> bool {
        let sentences = self.blocks.get(index).into_iter().chain(self.introduction(index)).flatten();
        let words = Words::of(sentences, self.lexicon, &self.names);
        self.pending.is_some() || self.sought(index, &words, None).is_some()
    }

    /// May a cell, with its row and its heads, or does the row name anybody?
    pub(super) fn row_worth(&self, index: usize, heads: [Option<BlockId>; 2]) -> bool {
        let heads = heads.into_iter().flatten().map(|head| head as usize);
        let cells = self.row_cells(index).chain(heads).chain([index]).filter_map(|at| self.blocks.get(at));
        let mut words = Words::of(cells.flatten(), self.lexicon, &self.names);
        // Letters make an owner; a cell is its heads' value.
        words.take(self.lexicon.concept("own").into_iter().collect());
        words.classes = words.classes.or(Classes::EQUALS);
        words.concepts.meets(self.lexicon.actors())
            || words.named != Concepts::default()
            || self.sought(index, &words, None).is_some()
    }

    /// Does it name somebody, by a role or by a name?
    pub(super) fn names_somebody(&self, sentence: &Sentence) -> bool {
        sentence.possible(self.lexicon).meets(self.lexicon.actors())
            && sentence.finds(self.lexicon, self.lexicon.actors()).meets(self.lexicon.actors())
            || named(sentence, &self.names) != Concepts::default()
    }

    fn introduction(&self, index: usize) -> Option<&Vec<Sentence<'d>>> {
        self.blocks.get(self.introduction_of(index)? as usize)
    }

    /// The deeds that are looked for, as far as these words may tell of them.
    fn sought(&self, index: usize, words: &Words, label: Option<Topic>) -> Option<Concepts> {
        let Some(interests) = self.interests else { return Some(Concepts::ALL) };
        let around = self.surroundings.of(index);
        let topics = [around.topic, around.you, self.surroundings.page(), self.last, label];
        let topics = topics.iter().flatten().chain(self.pair.iter().flatten());
        let topics: Concepts = topics.map(|topic| topic.actor).collect();
        let does = words.deeds.or(&self.shaped(index, words, label));
        let who = words.concepts.or(&topics).or(&words.named).or(&self.heads(index));
        // "Their manager is …": it is they who are managed; and what is told of a page's role tells of that role.
        let what = self.carried.iter().copied().fold(words.concepts.or(&topics), Concepts::with);
        let what = self.unread.iter().fold(what, |all, unread| all.or(&unread.possible(self.lexicon)));
        let heading = self.under(index).iter().filter(|_| words.shortest <= LABEL);
        let what = heading.fold(what, |all, one| all.or(&one.possible(self.lexicon)));
        let denial = words.classes.is(Classes::NEG.or(Classes::DENYING)) || self.denial().meets(&words.concepts);
        interests.sought(&Inventory { does, who, what, circumstance: words.concepts, denial })
    }

    /// Markers that deny what follows them.
    fn denial(&self) -> Concepts {
        self.lexicon.concept("denial").into_iter().collect()
    }

    /// What the heads of a cell's row and column may name: it speaks of them.
    fn heads(&self, index: usize) -> Concepts {
        let kind = self.document.blocks.get(index).map(|block| &block.kind);
        let Some(BlockKind::Cell { row_head, column_head, .. }) = kind else { return Concepts::default() };
        let heads = row_head.iter().chain(column_head).filter_map(|&head| self.blocks.get(head as usize)).flatten();
        heads.fold(Concepts::default(), |all, sentence| all.or(&sentence.possible(self.lexicon)))
    }

    /// Concepts that the shape of the words may tell, and none of them by itself.
    fn shaped(&self, index: usize, words: &Words, label: Option<Topic>) -> Concepts {
        let kind = self.document.blocks.get(index).map(|block| &block.kind);
        let below = match kind {
            Some(BlockKind::Item { .. } | BlockKind::Definition { .. }) => {
                self.surroundings.of(index).topic.is_some() || words.concepts.meets(self.lexicon.actors())
            }
            kind => matches!(kind, Some(BlockKind::Cell { .. })),
        };
        let equals = words.classes.is(Classes::EQUALS);
        let named = words.named != Concepts::default();
        let listed = words.labelled || words.bare && (below || named || label.is_some());
        let shared =
            self.share.is_some() || words.classes.is(Classes::NUM) || words.concepts.meets(self.lexicon.shares());
        let both =
            |id: &str| self.lexicon.concept(id).is_some_and(|role| words.concepts.meets(&[role].into_iter().collect()));
        let shapes = [
            ("something-else", true),
            ("named", true),
            ("be-both", both("cto") && both("vpe")),
            ("gate", words.classes.is(Classes::EXCEPTION)),
            ("assigned", equals),
            ("have-listed", listed),
            ("devote", shared),
        ];
        let told = shapes.into_iter().filter(|(_, told)| *told).filter_map(|(id, _)| self.lexicon.concept(id));
        told.collect()
    }
}

/// For whom the names in a sentence stand.
fn named(sentence: &Sentence, names: &Names) -> Concepts {
    if names.is_empty() {
        return Concepts::default();
    }
    let tokens = sentence.tokens.iter().filter(|token| token.capital() || may_name(token));
    tokens.filter_map(|token| names.role(token.text)).map(|topic| topic.actor).collect()
}
