//! Which claims anybody will look at, so that no others are built and kept.

use super::claim::{Actor, Claim, ConceptId, Stance};
use super::lexicon::Lexicon;

/// What rules look for in claims, as plain data.
#[derive(Clone, Default, Debug)]
pub struct Interests {
    wanted: Vec<Interest>,
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
}

impl Interests {
    /// Takes what the rules look for.
    pub fn new(wanted: Vec<Interest>) -> Self {
        Self { wanted }
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
                let done_to = |what: &ConceptId| wanted.what.iter().any(|&wanted| lexicon.counts_as(*what, wanted));
                deed && (wanted.who.is_empty() || claim.who.iter().any(|actor| is(actor, &wanted.who, lexicon)))
                    && (wanted.what.is_empty() || claim.what.iter().any(done_to))
            })
    }
}

fn is(actor: &Actor, wanted: &[ConceptId], lexicon: &Lexicon) -> bool {
    let Actor::Role(role) = actor else { return false };
    wanted.iter().any(|&wanted| lexicon.counts_as(*role, wanted))
}
