//! Word lists made into numbers. The build script compiles the project's own lists with this very code; at run time it
//! only adds a company's words. Nothing here knows the rest of the crate.

mod anchor;
mod builder;
pub(crate) mod class;
mod closure;
pub(crate) mod code;
mod inflect;
mod phrase;
mod shape;
pub(crate) mod words;

use class::Classes;
use words::{LexiconError, Words};

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

impl Kind {
    /// All kinds, in an order that numbers them.
    pub const ALL: [Kind; 4] = [Kind::Actor, Kind::Deed, Kind::Thing, Kind::Marker];
}

/// Who stands behind an actor's name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Somebody: a later "she", or "the job", may mean them.
    #[default]
    Person,
    /// A department, or the one who leads it; mentioned in passing.
    Office,
    /// People of one trade: no name stands for them.
    Team,
    /// No page is theirs in the sense of a role.
    Crowd,
}

impl Group {
    /// All groups, in an order that numbers them.
    pub const ALL: [Group; 4] = [Group::Person, Group::Office, Group::Team, Group::Crowd];
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

impl Frame {
    /// All frames, in an order that numbers them.
    pub const ALL: [Frame; 6] = [Frame::Verb, Frame::Held, Frame::Noun, Frame::Predicate, Frame::Within, Frame::Plain];
}

/// A concept, its references to others by number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Entry {
    /// Its name in rule files: `own`.
    pub(crate) id: String,
    /// What sort it is.
    pub(crate) kind: Kind,
    /// How messages call it.
    pub(crate) label: String,
    /// A deed whose passive without a doer speaks of the page's role.
    pub(crate) impersonal: bool,
    /// Of an actor: who stands behind it.
    pub(crate) group: Group,
    /// Actors who do not count as its doers.
    pub(crate) not_by: Vec<u16>,
    /// Concepts that it counts as, too.
    pub(crate) is: Vec<u16>,
    /// Concepts that have to be looked for to find it: itself, those that its phrases hold, and what those hold.
    pub(crate) takes: Vec<u16>,
}

/// The head of a compiled phrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Phrase {
    /// The concept that it tells.
    pub(crate) concept: u16,
    /// How it takes arguments.
    pub(crate) frame: Frame,
    /// Words that look like the concept and are not it: they win over shorter hits and then vanish.
    pub(crate) except: bool,
    /// Holds a word of negation itself ("nothing else").
    pub(crate) negative: bool,
    /// Where its code begins; it ends where that of the next phrase begins.
    pub(crate) start: u32,
}

/// The lexicon as plain data.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Compiled {
    /// All words one after the other; word 0 is the empty one.
    pub(crate) text: String,
    /// Where each word ends in `text`.
    pub(crate) ends: Vec<u32>,
    /// Classes of each word.
    pub(crate) classes: Vec<Classes>,
    /// The concepts, in the order of the files.
    pub(crate) concepts: Vec<Entry>,
    /// Heads of the phrases.
    pub(crate) phrases: Vec<Phrase>,
    /// Code of the phrases, see [`code`].
    pub(crate) code: Vec<u16>,
    /// For each phrase the bits of the concepts that it holds, that of somebody if it can do without them; 0 for one that
    /// holds none.
    pub(crate) held: Vec<u64>,
    /// For each word where its anchored phrases begin in `anchored`, and one more.
    pub(crate) anchors: Vec<u32>,
    /// Phrases by a word that they must have, with the distance from their start: see [`Anchored`].
    pub(crate) anchored: Vec<u32>,
    /// The bits of each word, see [`bits_of`].
    pub(crate) bits: Vec<u16>,
    /// For each phrase the bits of the words that it must have besides, see [`Seen::key`].
    pub(crate) keys: Vec<u128>,
    /// For each phrase the low bits of the words that may be its first ones; all bits where that may be any, or none.
    pub(crate) heads: Vec<[u64; HEADS]>,
    /// For each phrase concepts that it must hold.
    pub(crate) needed: Vec<Needed>,
    /// How common each word is in text: 1 for a rare one.
    pub(crate) weights: Vec<u16>,
    /// Phrases without such a word.
    pub(crate) loose: Vec<u32>,
    /// The plain names of each actor, for finding the pages that name them.
    pub(crate) plain: Vec<(u16, String)>,
    /// Verbs that are not regular: base → third, past, participle, ing (empty: regular).
    pub(crate) irregular: Vec<(String, [String; 4])>,
    /// Nouns with a plural of their own.
    pub(crate) plurals: Vec<(String, String)>,
}

/// Adds files of words to what there is, later ones adding to concepts of earlier ones.
pub(crate) fn extend(base: Compiled, files: &[(&str, Words)]) -> Result<Compiled, LexiconError> {
    builder::extend(base, files)
}

impl Compiled {
    /// The word with this number.
    pub(crate) fn word(&self, number: usize) -> &str {
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0) as usize;
        let end = self.ends.get(number).copied().unwrap_or(0) as usize;
        self.text.get(start..end).unwrap_or("")
    }

    /// The code of a phrase.
    pub(crate) fn code_of(&self, phrase: usize) -> &[u16] {
        let start = self.phrases.get(phrase).map_or(0, |phrase| phrase.start as usize);
        let end = self.phrases.get(phrase + 1).map_or(self.code.len(), |next| next.start as usize);
        self.code.get(start..end).unwrap_or_default()
    }
}

/// A phrase filed under a word: which, and how many words may stand between its start and that word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Anchored {
    /// The phrase.
    pub(crate) phrase: u32,
    /// At least so many words before.
    pub(crate) least: u8,
    /// At most so many.
    pub(crate) most: u8,
}

impl Anchored {
    /// More phrases than this cannot be filed.
    pub(crate) const MOST_PHRASES: usize = 1 << 20;
    /// Farther is as far.
    pub(crate) const FAR: u32 = 63;

    /// In one number.
    pub(crate) fn packed(self) -> u32 {
        (self.phrase << 12) | (u32::from(self.least).min(Self::FAR) << 6) | u32::from(self.most).min(Self::FAR)
    }
}

/// Two numbers of six bits each for a word, from the number of its base form: all forms of a word have the same, since a
/// phrase that takes one mostly takes them all.
pub(crate) fn bits_of(base: u16) -> u16 {
    ((u32::from(base) + 1).wrapping_mul(0x9e37_79b9) >> 20) as u16
}

/// Words of a row as bits, two for each in halves of their own.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Seen(pub(crate) u128);

impl Seen {
    /// With a word that has these bits.
    #[must_use]
    pub(crate) fn with(self, bits: u16) -> Self {
        Self(self.0 | 1 << (bits & 63) | 1 << (64 + (bits >> 6 & 63)))
    }

    /// The key of what has one of the `second` words, and one of the `third` if there are any.
    pub(crate) fn key(second: &[u16], third: &[u16], bits: &[u16]) -> u128 {
        let all = |words: &[u16]| {
            let bits = words.iter().map(|&word| bits.get(usize::from(word)).copied().unwrap_or(0));
            bits.fold(Self::default(), Self::with).0
        };
        let third = if third.is_empty() { second } else { third };
        all(second) as u64 as u128 | all(third) >> 64 << 64
    }
}

/// So many words of a phrase are looked at in their place.
pub(crate) const HEADS: usize = 3;

/// Of each pair of concepts one must be there; [`NOTHING`] asks for none.
pub(crate) type Needed = [[u16; 2]; 2];

/// No concept.
pub(crate) const NOTHING: u16 = u16::MAX;

/// The bit that stands for anybody.
pub(crate) const SOMEBODY: u64 = 1;

/// One of 63 bits for a concept.
pub(crate) fn concept_bit(concept: u16) -> u64 {
    2 << (concept % 63)
}

/// Words only, no signs of the phrase language.
pub(crate) fn is_plain(phrase: &str) -> bool {
    !phrase.contains(['(', '{', '<', '~', '+', '?'])
}
