//! Which concepts a row of words may hold, told without matching: those that have their rarest words in it.

use super::compile::{Compiled, Entry};
use super::{Group, Kind, Lexicon};
use crate::model::claim::ConceptId;

/// A set of concepts.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Concepts([u64; Concepts::MOST / 64]);

impl Concepts {
    /// Concepts from this number on share the last place.
    const MOST: usize = 320;

    /// Every concept.
    pub(crate) const ALL: Self = Self([u64::MAX; Concepts::MOST / 64]);

    /// With `concept`.
    #[must_use]
    pub(crate) fn with(mut self, concept: ConceptId) -> Self {
        let number = usize::from(concept.0).min(Self::MOST - 1);
        if let Some(bits) = self.0.get_mut(number / 64) {
            *bits |= 1 << (number % 64);
        }
        self
    }

    /// All of both.
    #[must_use]
    pub(crate) fn or(mut self, other: &Self) -> Self {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
        self
    }

    /// Is `concept` one of them?
    pub(crate) fn holds(&self, concept: ConceptId) -> bool {
        let number = usize::from(concept.0).min(Self::MOST - 1);
        self.0.get(number / 64).is_some_and(|bits| bits & 1 << (number % 64) != 0)
    }

    /// Do the two share a concept?
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(mine, theirs)| mine & theirs != 0)
    }
}

impl FromIterator<ConceptId> for Concepts {
    fn from_iter<I: IntoIterator<Item = ConceptId>>(concepts: I) -> Self {
        concepts.into_iter().fold(Self::default(), Self::with)
    }
}

/// Sets of concepts of one kind of use.
#[derive(Default, Debug)]
pub(super) struct Known {
    /// Concepts that need no word of their own.
    pub(super) always: Concepts,
    actors: Concepts,
    nameable: Concepts,
    cues: Concepts,
    shares: Concepts,
    /// For each concept those that have to be looked for to find it.
    takes: Vec<Concepts>,
}

impl Known {
    pub(super) fn new(compiled: &Compiled) -> Self {
        let concept = |phrase: u32| {
            let concept = compiled.phrases.get(phrase as usize).map_or(0, |phrase| phrase.concept);
            ConceptId(concept)
        };
        let those = |wanted: fn(&Entry) -> bool| {
            let numbered = compiled.concepts.iter().zip(0..).filter(|(entry, _)| wanted(entry));
            numbered.map(|(_, number)| ConceptId(number)).collect()
        };
        let cue = |entry: &Entry| ["label-", "path-"].iter().any(|cue| entry.id.starts_with(cue));
        Self {
            always: compiled.loose.iter().map(|&phrase| concept(phrase)).collect(),
            takes: compiled.concepts.iter().map(|entry| entry.takes.iter().copied().map(ConceptId).collect()).collect(),
            shares: those(|entry| entry.id.starts_with("share-")),
            nameable: those(|entry| entry.kind == Kind::Actor && matches!(entry.group, Group::Person | Group::Office)),
            actors: those(|entry| entry.kind == Kind::Actor),
            cues: those(|entry| entry.kind == Kind::Actor).or(&those(cue)),
        }
    }
}

impl Lexicon {
    /// What labels, headings and paths may tell: actors, and whose statements follow.
    pub(crate) fn cues(&self) -> &Concepts {
        &self.known.cues
    }

    /// All that has to be looked for to find these.
    pub(crate) fn taken_by(&self, concepts: &Concepts) -> Concepts {
        let numbered = self.known.takes.iter().zip(0..).filter(|(_, number)| concepts.holds(ConceptId(*number)));
        numbered.fold(Concepts::default(), |all, (takes, _)| all.or(takes))
    }

    /// What tells a share.
    pub(crate) fn shares(&self) -> &Concepts {
        &self.known.shares
    }

    /// Actors for whom a name may stand.
    pub(crate) fn nameable(&self) -> &Concepts {
        &self.known.nameable
    }

    /// All actors.
    pub(crate) fn actors(&self) -> &Concepts {
        &self.known.actors
    }
}
