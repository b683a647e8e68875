//! Those of whom a deed's noun is said: "The final say on it belongs to the CTO".

use super::clause::Parsed;
use super::context::Context;
use super::doer::Doer;
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

impl Parsed<'_, '_> {
    /// "Running after people is how our managers spend the day": what the subject names is the doing of those whom the
    /// predicate tells.
    pub(super) fn equated(&self, clause: usize, hit: Hit, context: &Context) -> Option<Doer> {
        let opens = self.clauses.get(clause)?.start;
        let start = usize::from(hit.start);
        let named = self.class(start, Classes::ING) || hit.frame != Frame::Verb;
        if !named || start > opens + 2 || self.actor_over(start).is_some() {
            return None;
        }
        let length = self.sentence.tokens.len();
        let end = usize::from(hit.end);
        let copula = (end..(end + 12).min(length))
            .find(|&at| self.class(at, Classes::BE) && self.word(at + 1, &["what", "how", "all", "why"]))?;
        let actor = (copula + 2..length).find_map(|at| self.actor_from(at))?;
        Some(self.doer(actor, context))
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
