//! Finds the phrases of the lexicon in a row of words.

use std::ops::Range;

use super::candidate::{Candidate, LONGEST};
use super::compile::code::{self, Element};
use super::compile::{Phrase, SOMEBODY, concept_bit};
use super::{Classes, Concepts, Frame, Kind, Lexicon, WordId};
use crate::model::claim::ConceptId;

/// A concept found in a row of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// What was found.
    pub concept: ConceptId,
    /// How its words take arguments.
    pub frame: Frame,
    /// First word.
    pub start: u16,
    /// After the last word.
    pub end: u16,
    /// A look-alike: wins over what it covers, and is dropped.
    pub(crate) except: bool,
    /// Its phrase holds a word of negation, which then denies nothing.
    pub(crate) negative: bool,
}

/// What matching needs to know of a word in place.
pub trait Row {
    /// The word's number.
    fn word(&self, at: usize) -> WordId;
    /// Its classes, those that only its place tells included.
    fn classes(&self, at: usize) -> Classes;
    /// How many words there are.
    fn len(&self) -> usize;
    /// None at all?
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Any word of a row.
const ANYWHERE: Range<u16> = 0..u16::MAX;

/// How often phrases that hold concepts are tried, each time with what the last time found.
const ROUNDS: usize = 3;

impl Lexicon {
    /// All hits in the row, by their start. Of one concept only the longest at each start, of actors only the longest of
    /// those that overlap.
    pub fn find(&self, row: &dyn Row) -> Vec<Hit> {
        let words = (0..row.len()).map(|at| row.word(at).0);
        self.find_among(row, &self.candidates(words).1)
    }

    /// The same, if the candidates are known.
    pub(crate) fn find_among(&self, row: &dyn Row, candidates: &[Candidate]) -> Vec<Hit> {
        let length = row.len().min(LONGEST);
        let words: Vec<u16> = (0..length).map(|at| row.word(at).0).collect();
        let classes = (0..length).map(|at| row.classes(at)).collect();
        let bits = self.place_bits(&words);
        let mut search = Search { lexicon: self, words, bits, classes, hits: Vec::new() };
        let holding = search.simple(candidates);
        search.composed(&holding);
        let mut hits = search.settled();
        hits.sort_by_key(|hit| (hit.start, hit.end, hit.concept));
        hits
    }

    /// Those of the concepts `wanted` that the row holds, and perhaps some that only seem to stand there: what else is in
    /// the row is not looked for, and may take up their words.
    pub(crate) fn finds(&self, row: &dyn Row, candidates: &[Candidate], wanted: &Concepts) -> Concepts {
        let taken = self.taken_by(wanted);
        let tells = |phrase: u32| self.compiled.phrases.get(phrase as usize).map(|phrase| ConceptId(phrase.concept));
        let serves = |candidate: &&Candidate| tells(candidate.phrase).is_some_and(|concept| taken.holds(concept));
        let candidates: Vec<Candidate> = candidates.iter().filter(serves).copied().collect();
        self.find_among(row, &candidates).iter().map(|hit| hit.concept).collect()
    }

    fn held(&self, phrase: u32) -> u64 {
        self.compiled.held.get(phrase as usize).copied().unwrap_or(0)
    }
}

struct Search<'l> {
    lexicon: &'l Lexicon,
    words: Vec<u16>,
    /// The bits of all words, see [`Lexicon::may_begin`].
    bits: Vec<u64>,
    classes: Vec<Classes>,
    hits: Vec<Hit>,
}

impl Search<'_> {
    /// Finds the phrases that hold no concepts. Returns those that do, with the words that they may begin at: all, if
    /// that is not told by where their rarest word stands.
    fn simple(&mut self, candidates: &[Candidate]) -> Vec<(u32, Range<u16>)> {
        let mut holding = Vec::new();
        for candidate in candidates {
            let starts = candidate.start..candidate.end;
            if self.lexicon.held(candidate.phrase) == 0 {
                starts.for_each(|start| self.attempt(candidate.phrase, usize::from(start)));
            } else {
                holding.push((candidate.phrase, if candidate.far { ANYWHERE } else { starts }));
            }
        }
        for &phrase in &self.lexicon.compiled.loose {
            if self.lexicon.held(phrase) == 0 {
                self.loose(phrase);
            } else {
                holding.push((phrase, ANYWHERE));
            }
        }
        holding.sort_unstable_by_key(|(phrase, starts)| (*phrase, starts.start, starts.end));
        holding.dedup();
        holding
    }

    /// Finds a phrase without a word that it must have.
    fn loose(&mut self, phrase: u32) {
        let first = code::first(self.lexicon.compiled.code_of(phrase as usize));
        let class = if let Some((Element::Class(class), _)) = first { class } else { Classes::ANY };
        for start in 0..self.words.len() {
            if class == Classes::ANY || self.class(start, class) {
                self.attempt(phrase, start);
            }
        }
    }

    /// Finds those of `holding` that hold what was just found, as long as anything new comes of it.
    fn composed(&mut self, holding: &[(u32, Range<u16>)]) {
        let mut fresh = 0;
        let mut there = Concepts::default();
        for _ in 0..ROUNDS {
            let mut found = if fresh == 0 { SOMEBODY } else { 0 };
            for hit in self.hits.get(fresh..).unwrap_or_default().iter().filter(|hit| !hit.except) {
                let anybody = if self.lexicon.kind(hit.concept) == Kind::Actor { SOMEBODY } else { 0 };
                found |= concept_bit(hit.concept.0) | anybody;
                there = there.with(hit.concept);
            }
            let before = self.hits.len();
            let lexicon = self.lexicon;
            let may = |phrase: u32| lexicon.held(phrase) & found != 0 && lexicon.needs_met(phrase, &there);
            for (phrase, starts) in holding.iter().filter(|(phrase, _)| may(*phrase)) {
                if *starts != ANYWHERE {
                    starts.clone().for_each(|start| self.attempt(*phrase, usize::from(start)));
                    continue;
                }
                if self.lexicon.begins_with_words(*phrase) {
                    (0..self.words.len()).for_each(|start| self.attempt(*phrase, start));
                    continue;
                }
                let mut starts = Vec::new();
                self.starts(self.lexicon.compiled.code_of(*phrase as usize), &mut starts);
                starts.into_iter().for_each(|start| self.attempt(*phrase, start));
            }
            if self.hits.len() == before {
                break;
            }
            fresh = before;
        }
    }

    /// Where a phrase may begin, by its first element.
    fn starts(&self, code: &[u16], starts: &mut Vec<usize>) {
        let Some((first, rest)) = code::first(code) else { return };
        match first {
            Element::Words(words) => {
                let here = self.words.iter().enumerate().filter(|(_, word)| words.contains(word));
                starts.extend(here.map(|(at, _)| at));
            }
            Element::Concept(concept) => {
                let hits = self.hits.iter().filter(|hit| hit.concept.0 == concept && !hit.except);
                starts.extend(hits.map(|hit| usize::from(hit.start)));
            }
            Element::Somebody => starts.extend((0..self.words.len()).filter(|&at| self.somebody(at).is_some())),
            Element::Class(_) | Element::Gap(_) => starts.extend(0..self.words.len()),
            Element::Optional(inner) => {
                self.starts(inner, starts);
                self.starts(rest, starts);
            }
            Element::Choice(inner) => code::branches(inner).for_each(|branch| self.starts(branch, starts)),
        }
    }

    fn attempt(&mut self, phrase: u32, at: usize) {
        let compiled = &self.lexicon.compiled;
        if !self.lexicon.may_begin(phrase, &self.bits, at) {
            return;
        }
        let Some(&Phrase { concept, frame, except, negative, .. }) = compiled.phrases.get(phrase as usize) else {
            return;
        };
        let end = self.sequence(compiled.code_of(phrase as usize), at);
        let Some(end) = end.filter(|&end| end > at) else { return };
        let (start, end) = (at as u16, end as u16);
        let hit = Hit { concept: ConceptId(concept), frame, start, end, except, negative };
        if !self.hits.contains(&hit) {
            self.hits.push(hit);
        }
    }

    /// The end of the longest match of all elements from `at` on. Depth is that of the phrase, not of the text.
    fn sequence(&self, code: &[u16], at: usize) -> Option<usize> {
        let Some((first, rest)) = code::first(code) else {
            return Some(at);
        };
        match first {
            Element::Words(words) => {
                words.contains(self.words.get(at)?).then_some(())?;
                self.sequence(rest, at + 1)
            }
            Element::Class(class) => {
                let here = *self.classes.get(at)?;
                ((class == Classes::ANY || here.is(class)) && !here.is(Classes::STOP)).then_some(())?;
                self.sequence(rest, at + 1)
            }
            Element::Concept(concept) => {
                let here = |hit: &&Hit| hit.concept.0 == concept && usize::from(hit.start) == at && !hit.except;
                let ends = self.hits.iter().filter(here).map(|hit| usize::from(hit.end));
                ends.filter_map(|end| self.sequence(rest, end)).max()
            }
            Element::Somebody => self.somebody(at).and_then(|after| self.sequence(rest, after)),
            Element::Gap(most) => self.gap(usize::from(most), rest, at),
            Element::Optional(inner) => {
                let with = self.sequence(inner, at).and_then(|after| self.sequence(rest, after));
                with.or_else(|| self.sequence(rest, at))
            }
            Element::Choice(inner) => code::branches(inner)
                .filter_map(|branch| self.sequence(branch, at).and_then(|after| self.sequence(rest, after)))
                .max(),
        }
    }

    fn class(&self, at: usize, classes: Classes) -> bool {
        self.classes.get(at).is_some_and(|here| here.is(classes))
    }

    /// The end of an actor's name, with the words that may stand before it, or of a pronoun.
    fn somebody(&self, at: usize) -> Option<usize> {
        let lead = Classes::DET.or(Classes::POSS).or(Classes::ADV);
        let actor_at = |from: usize| {
            let actors = self.hits.iter().filter(|hit| usize::from(hit.start) == from && !hit.except);
            actors.filter(|hit| self.lexicon.kind(hit.concept) == Kind::Actor).map(|hit| usize::from(hit.end)).max()
        };
        for from in at..(at + 3).min(self.words.len()) {
            if let Some(end) = actor_at(from) {
                return Some(end);
            }
            if !self.class(from, lead) {
                break;
            }
        }
        self.class(at, Classes::PRON.or(Classes::POSS)).then_some(at + 1)
    }

    /// The nearest continuation after at most `most` words.
    fn gap(&self, most: usize, rest: &[u16], at: usize) -> Option<usize> {
        for skipped in 0..=most {
            if let Some(end) = self.sequence(rest, at + skipped) {
                return Some(end);
            }
            let past = at + skipped;
            if past >= self.words.len() || self.class(past, Classes::STOP) || self.turns(past) {
                return None;
            }
        }
        None
    }

    /// ", he …": another subject begins.
    fn turns(&self, at: usize) -> bool {
        let comma = self.lexicon.comma.0;
        comma != 0
            && self.words.get(at) == Some(&comma)
            && self.class(at + 1, Classes::PRON)
            && !self.class(at + 1, Classes::DET.or(Classes::POSS).or(Classes::REL))
    }

    /// Drops what a longer hit takes up: shorter names of the same actor, look-alikes, and actors that only tell which
    /// thing is meant ("engineering background").
    fn settled(self) -> Vec<Hit> {
        let kept = |hit: &&Hit| !hit.except && !self.hits.iter().any(|other| self.beats(other, hit));
        self.hits.iter().filter(kept).copied().collect()
    }

    fn beats(&self, other: &Hit, hit: &Hit) -> bool {
        if other.start > hit.start || other.end < hit.end {
            return false;
        }
        let longer = other.end - other.start > hit.end - hit.start;
        if other.concept == hit.concept && (longer || other.except) {
            return true;
        }
        if !longer {
            // "is not only …": of the same words, those that leave the "not" to the sentence.
            let at = usize::from(hit.start);
            let denied = self.class(at, Classes::BE) && self.class(at + 1, Classes::NEG);
            return denied && other.concept == hit.concept && hit.negative && !other.negative;
        }
        let (kind, inner) = (self.lexicon.kind(other.concept), self.lexicon.kind(hit.concept));
        // A look-alike of one title takes nothing from another.
        let both_actors = kind == Kind::Actor && inner == Kind::Actor && !other.except;
        let inside_name = kind == Kind::Actor && !other.except && inner != Kind::Marker;
        let modifier = kind == Kind::Thing
            && !other.except
            && inner == Kind::Actor
            && other.start == hit.start
            && !self.possessive(usize::from(hit.end));
        both_actors || inside_name || modifier
    }

    fn possessive(&self, at: usize) -> bool {
        let possessive = self.lexicon.possessive.0;
        possessive != 0 && self.words.get(at) == Some(&possessive)
    }
}
