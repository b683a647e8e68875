//! Those of whom a deed's noun is said: "The final say on it belongs to the CTO".

use super::clause::{ClauseKind, Parsed, Subject};
use super::context::Context;
use super::doer::Doer;
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

impl Parsed<'_, '_> {
    /// "Responsible for releases is the COO": a predicate where the subject should stand.
    pub(super) fn fronted(&self, clause: usize, hit: Hit) -> bool {
        let begins = self.clauses.get(clause).is_some_and(|found| usize::from(hit.start) <= found.start + 1);
        hit.frame == Frame::Predicate && begins && !self.class(usize::from(hit.start), Classes::PREP)
    }

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
        // "… is the job of the director"
        let job = |at: usize| self.class(at + 2, Classes::ROLE_NOUN) && self.word(at + 3, &["of", "for"]);
        let copula = (end..(end + 12).min(length)).find(|&at| {
            self.class(at, Classes::BE) && (self.word(at + 1, &["what", "how", "all", "why"]) || job(at))
        })?;
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
        // "The last word on how it is built is the CTO's": the copula behind the indirect question.
        let asks = reach.end > range.end;
        let mut copulas =
            (range.start..reach.end).filter(|&at| self.class(at, Classes::BE) && !self.class(at + 1, Classes::NEG));
        let Some(copula) = (if asks { copulas.next_back() } else { copulas.next() }) else { return Vec::new() };
        let named = (copula + 1..copula + 5).take_while(|&at| self.class(at, Classes::NAME)).count();
        // "Their manager is Ada Roe, a planner".
        let apposed = named > 0 && self.word(copula + 1 + named, &[",", "(", "–", "—"]);
        let begins = if apposed { copula + 2 + named } else { copula + 1 };
        if self.actor_phrase(begins).is_some() { self.holders(begins, context) } else { Vec::new() }
    }

    /// "Traffic cop between squads": a clause without a verb, whose seeming subject is the predicate.
    pub(super) fn fragment(&self, clause: usize, hit: Hit) -> bool {
        let Some(found) = self.clauses.get(clause) else { return false };
        // "Ada, who approves every change"
        if found.kind == ClauseKind::Relative && self.class(usize::from(hit.start), Classes::THIRD) {
            return false;
        }
        let finite = Classes::BE.or(Classes::HAVE).or(Classes::DO).or(Classes::MODAL);
        let verbless = !(found.start..found.end).any(|at| self.class(at, finite));
        let (from, to) = match &found.subject {
            Subject::Pronoun(_) => {
                // "His day goes on rounding them up"
                let finite = (found.start..usize::from(hit.start)).any(|at| self.class(at, Classes::THIRD));
                return verbless && !finite && hit.frame != Frame::Predicate;
            }
            Subject::Other(from, to) => (*from, *to),
            // "Architect of our platform": the deed's own noun, which names an actor, too.
            Subject::Actors(actors) if actors.len() == 1 && matches!(hit.frame, Frame::Noun | Frame::Predicate) => {
                let named = actors.first().and_then(|&actor| self.hits.get(actor));
                let Some(own) = named.filter(|actor| hit.start <= actor.start && actor.end <= hit.end) else {
                    return false;
                };
                (usize::from(own.start), usize::from(own.end))
            }
            _ => return false,
        };
        let overlaps = usize::from(hit.start) < to + 2 && from < usize::from(hit.end);
        overlaps && verbless
    }
}
