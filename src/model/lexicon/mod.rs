//! The words that concepts are made of, built once from `rules/lexicon` and the company's own additions.

mod candidate;
mod compile;
mod embedded;
mod matcher;
mod possible;

pub(crate) use candidate::Candidate;
pub use compile::class::Classes;
pub use compile::words::{LexiconError, Words};
pub use compile::{Frame, Group, Kind};
pub use matcher::{Hit, Row};
pub(crate) use possible::Concepts;
use possible::Known;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use compile::Compiled;

use crate::model::claim::ConceptId;

/// A word of the lexicon; 0 is every word that it does not know.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct WordId(pub(crate) u16);

/// A concept of the lexicon.
#[derive(Clone, Debug)]
pub struct Concept {
    /// Its name in rule files: `own`.
    pub id: String,
    /// What sort it is.
    pub kind: Kind,
    /// How messages call it: "the VP of Engineering"; the id if nothing better is known.
    pub label: String,
    /// A deed whose passive without a doer speaks of the page's role ("is not required here").
    pub impersonal: bool,
    /// Of an actor: who stands behind it.
    pub group: Group,
    /// Actors who do not count as its doers ("leadership is kept informed" says nothing of what leadership does).
    pub not_by: Vec<ConceptId>,
    /// Concepts that it counts as, too (`head-of-platform` is an `em`).
    pub is: Vec<ConceptId>,
}

impl Classes {
    /// Does it tell nothing of a word's part in the sentence?
    pub fn is_open(self) -> bool {
        self.0 & !(Classes::ROLE_NOUN.0 | Classes::PARTITIVE.0 | Classes::EXCEPTION.0 | Classes::DENYING.0) == 0
    }
}

pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fast>>;

/// FxHash: words are short, and nobody gains from choosing handbook words that collide.
#[derive(Default)]
pub(crate) struct Fast(u64);

impl Hasher for Fast {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            if let Some(part) = word.get_mut(..chunk.len()) {
                part.copy_from_slice(chunk);
            }
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
}

/// The lexicon, ready for matching.
#[derive(Debug)]
pub struct Lexicon {
    compiled: Compiled,
    concepts: Vec<Concept>,
    kinds: Vec<Kind>,
    known: Known,
    /// Phrases by the words that they are filed under, as `compiled.anchors` divides them.
    filed: Vec<candidate::Filed>,
    pub(crate) ids: Map<Box<str>, ConceptId>,
    /// Words by hash: sixteen bits of the hash above the number; 0 is free. The length is a power of two.
    slots: Vec<u32>,
    possessive: WordId,
    comma: WordId,
    /// Names of actors that do not come from the project's own lists: a company's words for its roles.
    pub(crate) added: Vec<String>,
}

impl Lexicon {
    /// The project's own words. Fails only if the program was built from broken ones.
    pub fn embedded() -> Result<Self, LexiconError> {
        embedded::compiled().map(Self::new)
    }

    /// The project's own words and those of `file`.
    pub fn extended(file: &str, words: Words) -> Result<Self, LexiconError> {
        let names = words.actor.values().flat_map(|entry| entry.nouns.iter().chain(&entry.phrases));
        let added = names.filter(|name| compile::is_plain(name)).cloned().collect();
        let compiled = compile::extend(embedded::compiled()?, &[(file, words)])?;
        Ok(Self { added, ..Self::new(compiled) })
    }

    /// Words of these files alone, later ones adding to concepts of earlier ones.
    pub fn build(files: &[(&str, Words)]) -> Result<Self, LexiconError> {
        compile::extend(Compiled::default(), files).map(Self::new)
    }

    fn new(compiled: Compiled) -> Self {
        let numbers = |all: &[u16]| all.iter().copied().map(ConceptId).collect();
        let concept = |entry: &compile::Entry| Concept {
            id: entry.id.clone(),
            kind: entry.kind,
            label: entry.label.clone(),
            impersonal: entry.impersonal,
            group: entry.group,
            not_by: numbers(&entry.not_by),
            is: numbers(&entry.is),
        };
        let concepts: Vec<Concept> = compiled.concepts.iter().map(concept).collect();
        let numbered =
            concepts.iter().zip(0..).map(|(concept, number)| (concept.id.as_str().into(), ConceptId(number)));
        let mut lexicon = Self {
            ids: numbered.collect(),
            kinds: concepts.iter().map(|concept| concept.kind).collect(),
            concepts,
            slots: slots(&compiled),
            known: Known::new(&compiled),
            filed: candidate::filed(&compiled),
            compiled,
            possessive: WordId::default(),
            comma: WordId::default(),
            added: Vec::new(),
        };
        lexicon.possessive = lexicon.word("'s");
        lexicon.comma = lexicon.word(",");
        lexicon
    }

    /// The number of a word, given in lower case.
    pub fn word(&self, lower: &str) -> WordId {
        let hash = hash(lower);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(&slot) = self.slots.get(at).filter(|slot| **slot != 0) {
            if slot >> 16 == hash >> 16 && self.compiled.word((slot & 0xffff) as usize) == lower {
                return WordId((slot & 0xffff) as u16);
            }
            at = (at + 1) & mask;
        }
        WordId::default()
    }

    /// Its classes.
    pub fn classes(&self, word: WordId) -> Classes {
        self.compiled.classes.get(usize::from(word.0)).copied().unwrap_or_default()
    }

    /// The concept with this id.
    pub fn concept(&self, id: &str) -> Option<ConceptId> {
        self.ids.get(id).copied()
    }

    /// What is known of a concept.
    pub fn get(&self, concept: ConceptId) -> Option<&Concept> {
        self.concepts.get(concept.0 as usize)
    }

    /// The id of a concept, for people.
    pub fn name(&self, concept: ConceptId) -> &str {
        self.get(concept).map_or("", |known| &known.id)
    }

    /// How an actor is called in text, as far as plain words go.
    pub fn names(&self, actor: ConceptId) -> impl Iterator<Item = &str> {
        self.compiled.plain.iter().filter(move |(concept, _)| *concept == actor.0).map(|(_, name)| name.as_str())
    }

    /// What messages call a concept.
    pub fn label(&self, concept: ConceptId) -> &str {
        self.get(concept).map_or("", |known| &known.label)
    }

    /// Its kind.
    pub fn kind(&self, concept: ConceptId) -> Kind {
        self.kinds.get(usize::from(concept.0)).copied().unwrap_or(Kind::Marker)
    }

    /// Who stands behind an actor; `None` for what is none.
    pub fn group(&self, concept: ConceptId) -> Option<Group> {
        self.get(concept).filter(|known| known.kind == Kind::Actor).map(|known| known.group)
    }

    /// Is `concept` `wanted`, or one that counts as it?
    pub fn counts_as(&self, concept: ConceptId, wanted: ConceptId) -> bool {
        concept == wanted || self.get(concept).is_some_and(|known| known.is.contains(&wanted))
    }

    /// All concepts.
    pub(crate) fn all(&self) -> impl Iterator<Item = ConceptId> {
        (0..self.concepts.len()).filter_map(|number| u16::try_from(number).ok()).map(ConceptId)
    }

    /// Ids of all concepts of a kind, in the order of the files.
    pub fn ids_of(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.concepts.iter().filter(move |concept| concept.kind == kind).map(|concept| concept.id.as_str())
    }
}

/// A table of all words by their hashes, at most half full, so that looking for a word that is not there ends soon.
fn slots(compiled: &Compiled) -> Vec<u32> {
    let size = (compiled.ends.len() * 2).next_power_of_two();
    let mut slots = vec![0; size];
    for number in 1..compiled.ends.len() {
        let hash = hash(compiled.word(number));
        let mut at = hash as usize & (size - 1);
        while slots.get(at).is_some_and(|slot| *slot != 0) {
            at = (at + 1) & (size - 1);
        }
        if let Some(slot) = slots.get_mut(at) {
            *slot = (hash & 0xffff_0000) | number as u32;
        }
    }
    slots
}

fn hash(word: &str) -> u32 {
    let mut hasher = Fast::default();
    hasher.write(word.as_bytes());
    let hash = hasher.finish();
    (hash >> 32) as u32 ^ hash as u32
}
