//! Those of whom a deed's noun is said: "The final say on it belongs to the CTO".

use super::clause::Parsed;
use super::context::Context;
use super::doer::Doer;
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

impl Parsed<'_, '_> {
    /// "Responsible for releases is the COO": a predicate where the subject should stand.
    pub(super) fn fronted(&self, clause: usize, hit: Hit) -> bool {
        let begins = self.clauses.get(clause).is_some_and(|found| usize::from(hit.start) <= found.start + 1);
        hit.frame == Frame::Predicate && begins && !self.class(usize::from(hit.start), Classes::PREP)
    }

    /// "The final say on it belongs to the CTO", "the owner of releases is the COO": those of whom a deed's noun is said.
    pub(super) fn complement(&self, clause: usize, hit: Hit, context: &Context) -> Vec<Doer> {
        let Some(range) = self.clauses.get(clause).map(|found| usize::from(hit.end)..found.end) else {
            return Vec::new();
        };
        // "The final say on how it is built belongs to …" goes on behind the indirect question.
        let next =
            self.clauses.get(clause + 1).filter(|next| self.asks_within(next)).map_or(range.end, |next| next.end);
        let reach = range.start..next;
        let held = self.hits.iter().find(|other| {
            other.frame == Frame::Held
                && self.lexicon.kind(other.concept) == Kind::Deed
                && reach.contains(&usize::from(other.start))
                && self.actor_phrase(usize::from(other.end)).is_some()
        });
        if let Some(held) = held {
            return self.holders(usize::from(held.end), context);
        }
        let mut copula = range.filter(|&at| self.class(at, Classes::BE) && !self.class(at + 1, Classes::NEG));
        let Some(copula) = copula.next() else { return Vec::new() };
        let named = (copula + 1..copula + 5).take_while(|&at| self.class(at, Classes::NAME)).count();
        // "Their manager is Ada Roe, a planner".
        let apposed = named > 0 && self.word(copula + 1 + named, &[",", "(", "–", "—"]);
        let begins = if apposed { copula + 2 + named } else { copula + 1 };
        if self.actor_phrase(begins).is_some() { self.holders(begins, context) } else { Vec::new() }
    }
}
