//! Which claims anybody will look at, so that no others are built and kept.

use super::claim::{Actor, Claim, ConceptId, Stance};
use super::lexicon::{Concepts, Lexicon};

/// What rules look for in claims, as plain data.
#[derive(Clone, Default, Debug)]
pub struct Interests {
    wanted: Vec<Interest>,
    /// The same as sets, each once.
    sets: Vec<Sets>,
    /// Roles whose descriptions anybody will look at.
    described: Vec<ConceptId>,
    /// The marker that says that something holds for nobody and nothing else.
    only: Option<ConceptId>,
}

/// One of each must be there; `None`: no matter.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Sets {
    does: Option<Concepts>,
    who: Option<Concepts>,
    what: Option<Concepts>,
    direct: Option<Concepts>,
    also: Option<Concepts>,
    circumstance: Option<Concepts>,
    denied: bool,
    only: bool,
}

/// Deeds, and who must do them; nobody in particular if empty.
#[derive(Clone, Default, Debug)]
pub struct Interest {
    /// One of these deeds.
    pub does: Vec<ConceptId>,
    /// One of these actors.
    pub who: Vec<ConceptId>,
    /// Done to one of these.
    pub what: Vec<ConceptId>,
    /// One of these is the object itself.
    pub direct: Vec<ConceptId>,
    /// And it is done to one of these.
    pub also: Vec<ConceptId>,
    /// In one of these circumstances.
    pub circumstance: Vec<ConceptId>,
    /// Is it looked for only where it is denied?
    pub denied: bool,
    /// Is it looked for only where it holds for nobody and nothing else?
    pub only: bool,
}

/// What the words of a statement, and of what it inherits from, may hold.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Inventory {
    /// Deeds.
    pub(crate) does: Concepts,
    /// Actors.
    pub(crate) who: Concepts,
    /// Things, and actors as objects.
    pub(crate) what: Concepts,
    /// Circumstances.
    pub(crate) circumstance: Concepts,
    /// A negation.
    pub(crate) denial: bool,
}

impl Interests {
    /// Takes what the rules look for: claims, and descriptions of these roles.
    pub fn new(wanted: Vec<Interest>, described: Vec<ConceptId>, lexicon: &Lexicon) -> Self {
        let mut sets: Vec<Sets> = Vec::new();
        for one in wanted.iter().map(|interest| interest.sets(lexicon)) {
            if !sets.contains(&one) {
                sets.push(one);
            }
        }
        Self { wanted, sets, described, only: lexicon.concept("scope-only") }
    }

    /// Does anything look for descriptions of this role?
    pub(crate) fn description(&self, role: ConceptId) -> bool {
        self.described.contains(&role)
    }

    /// The deeds that are looked for, as far as words with this inventory may tell of them; all, if any will do.
    pub(crate) fn sought(&self, words: &Inventory) -> Option<Concepts> {
        let deeds = |sets: &Sets| sets.does.unwrap_or(Concepts::ALL);
        self.told(words).map(deeds).reduce(|all, deeds| all.or(&deeds))
    }

    fn told<'i>(&'i self, words: &'i Inventory) -> impl Iterator<Item = &'i Sets> {
        let meets = |wanted: &Option<Concepts>, there: &Concepts| wanted.is_none_or(|wanted| wanted.meets(there));
        let told = move |sets: &Sets| {
            [&sets.what, &sets.direct, &sets.also].into_iter().all(|wanted| meets(wanted, &words.what))
                && meets(&sets.circumstance, &words.circumstance)
                && (words.denial || !sets.denied)
                && (!sets.only || self.only.is_none_or(|marker| words.circumstance.holds(marker)))
        };
        let tells = move |sets: &&Sets| meets(&sets.does, &words.does) && meets(&sets.who, &words.who) && told(sets);
        self.sets.iter().filter(tells)
    }

    /// Does anything look for this deed?
    pub(crate) fn deed(&self, deed: ConceptId) -> bool {
        self.wanted.iter().any(|wanted| wanted.does.is_empty() || wanted.does.contains(&deed))
    }

    /// Does anything look for this deed by one of these actors?
    pub(crate) fn done_by<'a>(
        &self,
        deed: ConceptId,
        who: &(impl Iterator<Item = &'a Actor> + Clone),
        lexicon: &Lexicon,
    ) -> bool {
        self.wanted.iter().any(|wanted| {
            let deed = wanted.does.is_empty() || wanted.does.contains(&deed);
            deed && (wanted.who.is_empty() || who.clone().any(|actor| is(actor, &wanted.who, lexicon)))
        })
    }

    /// Does anything look for claims like this one?
    pub(crate) fn claim(&self, claim: &Claim, lexicon: &Lexicon) -> bool {
        claim.stance == Stance::Own
            && self.wanted.iter().any(|wanted| {
                let deed = wanted.does.is_empty() || wanted.does.contains(&claim.does);
                let one = |wanted: &[ConceptId], found: &[ConceptId]| {
                    let counts = |found: &ConceptId| wanted.iter().any(|&wanted| lexicon.counts_as(*found, wanted));
                    wanted.is_empty() || found.iter().any(counts)
                };
                deed && (wanted.who.is_empty() || claim.who.iter().any(|actor| is(actor, &wanted.who, lexicon)))
                    && one(&wanted.what, &claim.what)
                    && one(&wanted.direct, &claim.direct)
                    && one(&wanted.also, &claim.what)
            })
    }
}

impl Interest {
    fn sets(&self, lexicon: &Lexicon) -> Sets {
        let set = |wanted: &[ConceptId]| {
            let counts = |concept: &ConceptId| wanted.iter().any(|&wanted| lexicon.counts_as(*concept, wanted));
            let all = lexicon.all().filter(counts).collect();
            (!wanted.is_empty()).then_some(all)
        };
        let does = (!self.does.is_empty()).then(|| self.does.iter().copied().collect());
        Sets {
            does,
            who: set(&self.who),
            what: set(&self.what),
            direct: set(&self.direct),
            also: set(&self.also),
            circumstance: set(&self.circumstance),
            denied: self.denied,
            only: self.only,
        }
    }
}

fn is(actor: &Actor, wanted: &[ConceptId], lexicon: &Lexicon) -> bool {
    let Actor::Role(role) = actor else { return false };
    wanted.iter().any(|&wanted| lexicon.counts_as(*role, wanted))
}
