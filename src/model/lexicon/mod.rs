//! The words that concepts are made of, built once from `rules/lexicon` and the company's own additions.

mod build;
mod inflect;
mod load;
mod matcher;
mod phrase;

pub use load::{LexiconError, Words, embedded_words};
pub use matcher::{Hit, Row};

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::model::claim::ConceptId;

/// A word of the lexicon; 0 is every word that it does not know.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct WordId(pub(crate) u32);

/// What sort of thing a concept is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// Somebody: a role, a unit, a group of people.
    Actor,
    /// Something done, or said of somebody.
    Deed,
    /// Something that it is done to.
    Thing,
    /// Words about the statement: time, stance, share, scope, circumstance.
    Marker,
}

/// How the words of a deed find those who do it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Frame {
    /// A verb: its subject, or `by` after a passive.
    Verb,
    /// The doer follows: "rests with the CTO", "is up to the CTO".
    Held,
    /// A noun: "owner of", "ownership by".
    Noun,
    /// Said of the subject: "responsible for", "non-technical".
    Predicate,
    /// The doer stands inside: "needs the CTO's approval".
    Within,
    /// No arguments: actors, things, markers.
    Plain,
}

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
    /// Actors who do not count as its doers ("leadership is kept informed" says nothing of what leadership does).
    pub not_by: Vec<ConceptId>,
    /// Concepts that it counts as, too (`head-of-platform` is an `em`).
    pub is: Vec<ConceptId>,
}

/// Word classes of a word; a word may have several.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Classes(u32);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:expr, $text:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Classes = Classes(1 << $bit);)*
            /// The class with this name in lexicon files.
            pub fn named(name: &str) -> Option<Classes> {
                match name { $($text => Some(Classes::$name),)* _ => None }
            }
        }
    };
}

classes! {
    /// the, a, this, every
    DET = 0, "det";
    /// our, their, whose
    POSS = 1, "poss";
    /// he, she, they, you, who, it
    PRON = 2, "pron";
    /// Digits or a number word.
    NUM = 3, "num";
    /// Adverbs that may stand inside a verb group.
    ADV = 4, "adv";
    /// Forms of "be".
    BE = 5, "be";
    /// Forms of "have".
    HAVE = 6, "have";
    /// Forms of "do".
    DO = 7, "do";
    /// can, must, shall …
    MODAL = 8, "modal";
    /// Prepositions.
    PREP = 9, "prep";
    /// and, or, but
    CONJ = 10, "conj";
    /// if, when, because …
    SUBORD = 11, "subord";
    /// who, which, that
    REL = 12, "rel";
    /// not, never, no
    NEG = 13, "neg";
    /// A verb's base form.
    BASE = 14, "base";
    /// A verb's third person.
    THIRD = 15, "third";
    /// A verb's past.
    PAST = 16, "past";
    /// A verb's past participle.
    PARTICIPLE = 17, "participle";
    /// A verb's -ing form.
    ING = 18, "ing";
    /// Nouns that stand for the role itself: job, post, role.
    ROLE_NOUN = 19, "role-noun";
    /// Causative verbs that give the deed to their object: let, ask, expect.
    CAUSE = 20, "cause";
    /// Words that begin a question.
    QUESTION = 21, "question";
    /// Capitalised, not at the start of a sentence, not a word of the lexicon: set on tokens, not on words.
    NAME = 22, "name";
    /// Punctuation that ends a clause.
    STOP = 23, "stop";
    /// Any word at all.
    ANY = 24, "any";
    /// Nouns that name a share of what follows "of": version, part, core, half.
    PARTITIVE = 25, "partitive";
    /// Nouns, adjectives and whatever else has no class of its own: set on tokens, not on words.
    PLAIN = 26, "plain";
}

impl Classes {
    /// Do the two share a class?
    pub fn is(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Does it tell nothing of a word's part in the sentence?
    pub fn is_open(self) -> bool {
        self.0 & !(Classes::ROLE_NOUN.0 | Classes::PARTITIVE.0) == 0
    }

    /// Both together.
    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fast>>;

/// FxHash: words are short, and nobody gains from choosing handbook words that collide.
#[derive(Default)]
pub(crate) struct Fast(u64);

impl std::hash::Hasher for Fast {
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

#[derive(Clone, Debug)]
pub(crate) enum Element {
    Words(Box<[WordId]>),
    Concept(ConceptId),
    /// Anybody, or a pronoun for somebody.
    Somebody,
    Class(Classes),
    Gap(u8),
    Optional(Box<[Element]>),
    Choice(Box<[Box<[Element]>]>),
}

#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    pub(crate) concept: ConceptId,
    pub(crate) frame: Frame,
    /// Words that look like the concept and are not it: they win over shorter hits and then vanish.
    pub(crate) except: bool,
    /// Holds a word of negation itself ("nothing else").
    pub(crate) negative: bool,
    pub(crate) elements: Box<[Element]>,
}

/// The lexicon, ready for matching.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(crate) words: Map<Box<str>, WordId>,
    pub(crate) classes: Vec<Classes>,
    pub(crate) concepts: Vec<Concept>,
    pub(crate) ids: Map<Box<str>, ConceptId>,
    pub(crate) phrases: Vec<Phrase>,
    /// For each phrase the bits of a word that it must have besides its first; 0 if there is none.
    pub(crate) keys: Vec<u128>,
    /// For each phrase the bits of the concepts that it holds.
    pub(crate) held: Vec<u128>,
    /// Phrases by their first word.
    pub(crate) by_word: Vec<Vec<u32>>,
    /// Of these, those that hold concepts further on: they are tried again once the concepts are found.
    pub(crate) holding: Vec<Vec<u32>>,
    /// Phrases by the concept that they begin with.
    pub(crate) by_concept: Vec<Vec<u32>>,
    /// Phrases that begin with somebody.
    pub(crate) by_somebody: Vec<u32>,
    /// Phrases that begin with a class.
    pub(crate) by_class: Vec<(Classes, u32)>,
    /// Phrases that hold concepts, in an order in which what they hold comes first.
    pub(crate) rounds: u8,
    /// Names of actors that do not come from the project's own lists: a company's words for its roles.
    pub(crate) added: Vec<String>,
    /// The plain names of each actor, for finding the pages that name them.
    pub(crate) plain: Vec<(ConceptId, String)>,
}

impl Lexicon {
    /// The number of a word, given in lower case.
    pub fn word(&self, lower: &str) -> WordId {
        self.words.get(lower).copied().unwrap_or_default()
    }

    /// Its classes.
    pub fn classes(&self, word: WordId) -> Classes {
        self.classes.get(word.0 as usize).copied().unwrap_or_default()
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
        self.plain.iter().filter(move |(concept, _)| *concept == actor).map(|(_, name)| name.as_str())
    }

    /// What messages call a concept.
    pub fn label(&self, concept: ConceptId) -> &str {
        self.get(concept).map_or("", |known| &known.label)
    }

    /// Its kind.
    pub fn kind(&self, concept: ConceptId) -> Kind {
        self.get(concept).map_or(Kind::Marker, |known| known.kind)
    }

    /// Is `concept` `wanted`, or one that counts as it?
    pub fn counts_as(&self, concept: ConceptId, wanted: ConceptId) -> bool {
        concept == wanted || self.get(concept).is_some_and(|known| known.is.contains(&wanted))
    }

    /// Ids of all concepts of a kind, in the order of the files.
    pub fn ids_of(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.concepts.iter().filter(move |concept| concept.kind == kind).map(|concept| concept.id.as_str())
    }
}
