//! Finds the phrases of the lexicon in a row of words.

use super::{Classes, Element, Frame, Kind, Lexicon, WordId};
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

/// The longest row that is looked at: sentences beyond are tables of contents, code or an attack.
const LONGEST: usize = 400;

/// A row copied out, so that its words lie side by side.
struct Words {
    ids: Vec<WordId>,
    classes: Vec<Classes>,
    /// A bit for each word (see [`bit`]): what is not set is not there.
    seen: u128,
}

impl Words {
    fn new(row: &dyn Row) -> Self {
        let length = row.len().min(LONGEST);
        let ids: Vec<WordId> = (0..length).map(|at| row.word(at)).collect();
        let seen = ids.iter().fold(0, |seen, &word| seen | bit(word));
        Self { classes: (0..length).map(|at| row.classes(at)).collect(), ids, seen }
    }

    fn word(&self, at: usize) -> WordId {
        self.ids.get(at).copied().unwrap_or_default()
    }

    fn class(&self, at: usize) -> Classes {
        self.classes.get(at).copied().unwrap_or_default()
    }
}

/// The bit that stands for anybody: pronouns are somebody too, so it is always set.
pub(crate) const SOMEBODY: u128 = 1;

/// One of 127 bits for a concept.
pub(crate) fn concept_bit(concept: ConceptId) -> u128 {
    2 << (u32::from(concept.0) % 127)
}

/// One of 128 bits for a word.
pub(crate) fn bit(word: WordId) -> u128 {
    1 << (word.0.wrapping_mul(0x9e37_79b9) >> 25)
}

impl Lexicon {
    /// All hits in the row, by their start. Of one concept only the longest at each start, of actors only the longest of
    /// those that overlap.
    pub fn find(&self, row: &dyn Row) -> Vec<Hit> {
        let words = Words::new(row);
        let mut hits = Vec::new();
        for at in 0..words.ids.len() {
            self.by_words(&words, at, &mut hits);
        }
        let mut fresh = 0..hits.len();
        for _ in 0..self.rounds {
            let before = hits.len();
            let found = self.found(hits.get(fresh.clone()).unwrap_or_default());
            self.by_hits(&words, fresh.clone(), &mut hits);
            self.by_holding(&words, found, &mut hits);
            if fresh.start == 0 {
                self.by_people(&words, &mut hits);
            }
            if hits.len() == before {
                break;
            }
            fresh = before..hits.len();
        }
        settle(&mut hits, |concept| self.kind(concept), |at| self.possessive(&words, at));
        hits
    }

    fn possessive(&self, words: &Words, at: usize) -> bool {
        let word = words.word(at);
        word.0 != 0 && word == self.word("'s")
    }

    /// Phrases that begin with this word or its classes.
    fn by_words(&self, words: &Words, at: usize, hits: &mut Vec<Hit>) {
        let word = words.word(at);
        if word.0 != 0 {
            let phrases = self.by_word.get(word.0 as usize).map(Vec::as_slice).unwrap_or_default();
            for &phrase in phrases {
                self.attempt(words, phrase, at, hits);
            }
        }
        let classes = words.class(at);
        if classes != Classes::default() {
            for (class, phrase) in &self.by_class {
                if classes.is(*class) {
                    self.attempt(words, *phrase, at, hits);
                }
            }
        }
    }

    /// Phrases that begin with a concept that was just found; and all that hold concepts and begin with a word, again.
    fn by_hits(&self, words: &Words, fresh: std::ops::Range<usize>, hits: &mut Vec<Hit>) {
        for index in fresh {
            let Some(hit) = hits.get(index).copied().filter(|hit| !hit.except) else { continue };
            let phrases = self.by_concept.get(hit.concept.0 as usize).map(Vec::as_slice).unwrap_or_default();
            for &phrase in phrases {
                self.attempt(words, phrase, usize::from(hit.start), hits);
            }
        }
    }

    /// The concepts of these hits as bits; [`SOMEBODY`] for an actor.
    fn found(&self, hits: &[Hit]) -> u128 {
        hits.iter().filter(|hit| !hit.except).fold(SOMEBODY, |found, hit| found | concept_bit(hit.concept))
    }

    /// Phrases that begin with a word and hold one of the concepts that were just found.
    fn by_holding(&self, words: &Words, found: u128, hits: &mut Vec<Hit>) {
        for at in 0..words.ids.len() {
            let word = words.word(at);
            let phrases =
                self.holding.get(word.0 as usize).filter(|_| word.0 != 0).map(Vec::as_slice).unwrap_or_default();
            for &phrase in phrases {
                if self.held.get(phrase as usize).is_none_or(|held| held & found != 0) {
                    self.attempt(words, phrase, at, hits);
                }
            }
        }
    }

    /// Phrases that begin with somebody.
    fn by_people(&self, words: &Words, hits: &mut Vec<Hit>) {
        let search = Search { lexicon: self, words, hits, length: words.ids.len() };
        let people: Vec<usize> = (0..words.ids.len()).filter(|&at| search.somebody(at).is_some()).collect();
        for at in people {
            for &phrase in &self.by_somebody {
                self.attempt(words, phrase, at, hits);
            }
        }
    }

    fn attempt(&self, words: &Words, index: u32, at: usize, hits: &mut Vec<Hit>) {
        let key = self.keys.get(index as usize).copied().unwrap_or(0);
        if key != 0 && key & words.seen == 0 {
            return;
        }
        let Some(phrase) = self.phrases.get(index as usize) else { return };
        let search = Search { lexicon: self, words, hits, length: words.ids.len() };
        let Some(end) = search.sequence(&phrase.elements, at).filter(|&end| end > at) else { return };
        let hit = Hit {
            concept: phrase.concept,
            frame: phrase.frame,
            start: at as u16,
            end: end as u16,
            except: phrase.except,
            negative: phrase.negative,
        };
        if !hits.contains(&hit) {
            hits.push(hit);
        }
    }
}

struct Search<'a> {
    lexicon: &'a Lexicon,
    words: &'a Words,
    hits: &'a [Hit],
    length: usize,
}

impl Search<'_> {
    /// The end of the longest match of all elements from `at` on. Depth is that of the phrase, not of the text.
    fn sequence(&self, elements: &[Element], at: usize) -> Option<usize> {
        let Some((first, rest)) = elements.split_first() else {
            return Some(at);
        };
        match first {
            Element::Words(words) => {
                (at < self.length && words.contains(&self.words.word(at))).then_some(())?;
                self.sequence(rest, at + 1)
            }
            Element::Class(class) => {
                let fits = at < self.length && (*class == Classes::ANY || self.words.class(at).is(*class));
                (fits && !self.words.class(at).is(Classes::STOP)).then_some(())?;
                self.sequence(rest, at + 1)
            }
            Element::Concept(concept) => self
                .hits
                .iter()
                .filter(|hit| hit.concept == *concept && usize::from(hit.start) == at && !hit.except)
                .filter_map(|hit| self.sequence(rest, usize::from(hit.end)))
                .max(),
            Element::Somebody => self.somebody(at).and_then(|after| self.sequence(rest, after)),
            Element::Gap(most) => self.gap(usize::from(*most), rest, at),
            Element::Optional(inner) => {
                let with = self.sequence(inner, at).and_then(|after| self.sequence(rest, after));
                with.or_else(|| self.sequence(rest, at))
            }
            Element::Choice(branches) => branches
                .iter()
                .filter_map(|branch| self.sequence(branch, at).and_then(|after| self.sequence(rest, after)))
                .max(),
        }
    }

    /// The end of an actor's name, with the words that may stand before it, or of a pronoun.
    fn somebody(&self, at: usize) -> Option<usize> {
        let lead = Classes::DET.or(Classes::POSS).or(Classes::ADV);
        let actor_at = |from: usize| {
            let actors = self.hits.iter().filter(|hit| usize::from(hit.start) == from && !hit.except);
            actors.filter(|hit| self.lexicon.kind(hit.concept) == Kind::Actor).map(|hit| usize::from(hit.end)).max()
        };
        let mut from = at;
        while from < self.length && from < at + 3 {
            if let Some(end) = actor_at(from) {
                return Some(end);
            }
            if !self.words.class(from).is(lead) {
                break;
            }
            from += 1;
        }
        (at < self.length && self.words.class(at).is(Classes::PRON.or(Classes::POSS))).then_some(at + 1)
    }

    /// The nearest continuation after at most `most` words.
    fn gap(&self, most: usize, rest: &[Element], at: usize) -> Option<usize> {
        for skipped in 0..=most {
            if let Some(end) = self.sequence(rest, at + skipped) {
                return Some(end);
            }
            if at + skipped >= self.length || self.words.class(at + skipped).is(Classes::STOP) {
                return None;
            }
        }
        None
    }
}

fn covers(outer: &Hit, inner: &Hit) -> bool {
    outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start
}

/// Drops what a longer hit takes up: shorter names of the same actor, look-alikes, and actors that only tell which thing
/// is meant ("engineering background").
fn settle(hits: &mut Vec<Hit>, kind: impl Fn(ConceptId) -> Kind, possessive: impl Fn(usize) -> bool) {
    let all = hits.clone();
    hits.retain(|hit| {
        let beaten = all.iter().any(|other| {
            let same = other.concept == hit.concept && covers(other, hit);
            let both_actors =
                kind(other.concept) == Kind::Actor && kind(hit.concept) == Kind::Actor && covers(other, hit);
            let masked =
                other.except && other.start <= hit.start && hit.end <= other.end && other.concept == hit.concept;
            let inside_name = kind(other.concept) == Kind::Actor
                && !other.except
                && covers(other, hit)
                && kind(hit.concept) != Kind::Marker;
            let modifier = kind(other.concept) == Kind::Thing
                && !other.except
                && kind(hit.concept) == Kind::Actor
                && other.start == hit.start
                && other.end > hit.end
                && !possessive(usize::from(hit.end));
            same || both_actors || masked || inside_name || modifier
        });
        !beaten && !hit.except
    });
    hits.sort_by_key(|hit| (hit.start, hit.end, hit.concept));
}
