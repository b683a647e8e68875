//! Phrases that a row of words may hold, told by few of their words: most phrases need no closer look.

use super::compile::{Anchored, Compiled, NOTHING, Needed, Seen};
use super::{Concepts, Lexicon};
use crate::model::claim::ConceptId;

/// The longest row that is looked at: sentences beyond are tables of contents, code or an attack.
pub(super) const LONGEST: usize = 400;

/// A phrase that may begin at words `start..end` of a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub(super) phrase: u32,
    pub(super) start: u16,
    pub(super) end: u16,
    /// May it begin yet farther away?
    pub(super) far: bool,
}

/// A phrase filed under a word, with all that is asked of a row before the phrase is looked up: read one after the other,
/// many times for each sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filed {
    key: [u64; 2],
    entry: u32,
}

/// The phrases by the words that they are filed under.
pub(super) fn filed(compiled: &Compiled) -> Vec<Filed> {
    let key = |entry: u32| {
        let key = compiled.keys.get(Anchored::unpacked(entry).phrase as usize).copied().unwrap_or(0);
        [key as u64, (key >> 64) as u64]
    };
    compiled.anchored.iter().map(|&entry| Filed { key: key(entry), entry }).collect()
}

impl Lexicon {
    /// The phrases of which a row has the rarest word, words that they must have besides, those that they begin with in
    /// the right place, and perhaps what they hold.
    pub(crate) fn candidates(&self, words: impl Iterator<Item = u16>) -> (Concepts, Vec<Candidate>) {
        let words: Vec<u16> = words.take(LONGEST).collect();
        let seen = self.seen(&words);
        let bits = self.place_bits(&words);
        let mut found = Vec::new();
        for (at, &word) in words.iter().enumerate() {
            let filed = self.filed_under(word).iter().filter(|filed| seen.has(filed.key));
            for entry in filed.map(|filed| Anchored::unpacked(filed.entry)) {
                let Some(latest) = at.checked_sub(usize::from(entry.least)) else { continue };
                let start = at.saturating_sub(usize::from(entry.most));
                let far = u32::from(entry.most) >= Anchored::FAR;
                if far || (start..=latest).any(|start| self.may_begin(entry.phrase, &bits, start)) {
                    found.push(Candidate { phrase: entry.phrase, start: start as u16, end: latest as u16 + 1, far });
                }
            }
        }
        let concepts = self.held_by(&mut found);
        (concepts, found)
    }

    /// The concepts that a row with these candidates may hold. Drops the candidates that hold others.
    fn held_by(&self, candidates: &mut Vec<Candidate>) -> Concepts {
        let concept = |candidate: &Candidate| {
            let phrase = self.compiled.phrases.get(candidate.phrase as usize);
            phrase.filter(|phrase| !phrase.except).map(|phrase| ConceptId(phrase.concept))
        };
        let mut all = self.known.always;
        loop {
            let before = all;
            let met = |candidate: &Candidate| self.needs_met(candidate.phrase, &before);
            let here = candidates.iter().filter(|candidate| met(candidate));
            all = here.filter_map(concept).fold(all, Concepts::with);
            if all == before {
                candidates.retain(met);
                return all;
            }
        }
    }

    /// Are the concepts there that the phrase must hold?
    pub(super) fn needs_met(&self, phrase: u32, there: &Concepts) -> bool {
        let holds = |&one: &u16| one == NOTHING || there.holds(ConceptId(one));
        let met = |needed: &Needed| needed.iter().all(|pair| pair.iter().any(holds));
        self.compiled.needed.get(phrase as usize).is_none_or(met)
    }

    /// The bits that [`Lexicon::may_begin`] compares.
    pub(super) fn place_bits(&self, words: &[u16]) -> Vec<u64> {
        let bit = |word: &u16| self.compiled.bits.get(usize::from(*word)).map_or(0, |bits| 1 << (bits & 63));
        words.iter().map(bit).collect()
    }

    /// Does the phrase begin with one of some words, whatever follows?
    pub(super) fn begins_with_words(&self, phrase: u32) -> bool {
        self.compiled.heads.get(phrase as usize).is_some_and(|[first, ..]| *first != u64::MAX)
    }

    /// Have the words from `at` on the bits that the first words of the phrase have?
    pub(super) fn may_begin(&self, phrase: u32, bits: &[u64], at: usize) -> bool {
        let Some(heads) = self.compiled.heads.get(phrase as usize) else { return true };
        let here = bits.get(at..).unwrap_or_default().iter().map(Some).chain(std::iter::repeat(None));
        heads.iter().zip(here).all(|(&head, bits)| head == u64::MAX || bits.is_some_and(|bits| head & bits != 0))
    }

    fn filed_under(&self, word: u16) -> &[Filed] {
        let at = usize::from(word);
        let bounds = (self.compiled.anchors.get(at), self.compiled.anchors.get(at + 1));
        let (Some(&start), Some(&end)) = bounds else { return &[] };
        self.filed.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The bits of a row of words.
    fn seen(&self, words: &[u16]) -> Seen {
        let known = words.iter().filter(|word| **word != 0);
        let bits = known.filter_map(|word| self.compiled.bits.get(usize::from(*word)));
        bits.fold(Seen::default(), |seen, &bits| seen.with(bits))
    }
}

impl Seen {
    /// May it have what a key asks for? One of each half; a half of zeros asks for nothing.
    fn has(self, [second, third]: [u64; 2]) -> bool {
        (second == 0 || self.0 as u64 & second != 0) && (third == 0 || (self.0 >> 64) as u64 & third != 0)
    }
}

impl Anchored {
    /// From the one number that it was packed into.
    fn unpacked(packed: u32) -> Self {
        let six = |shift: u32| ((packed >> shift) & Self::FAR) as u8;
        Self { phrase: packed >> 12, least: six(6), most: six(0) }
    }
}
