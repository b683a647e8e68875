//! Deeds whose doer is found by their place: phrases after a noun, times that are spent, needs of others.

use super::clause::{Parsed, Subject};
use super::context::Context;
use super::doer::Doer;
use crate::model::lexicon::{Classes, Frame, Hit};

impl Parsed<'_, '_> {
    /// "We chose a CTO with no background": a phrase after a noun is said of that noun.
    pub(super) fn described(&self, hit: Hit, context: &Context) -> Option<Vec<Doer>> {
        let start = usize::from(hit.start);
        let joined = start.checked_sub(2).filter(|_| self.word(start - 1, &["and", "&"]) && hit.frame != Frame::Verb);
        if let Some(actor) = joined.and_then(|before| self.actor_over(before)) {
            return Some(vec![self.doer(actor, context)]);
        }
        let attached = hit.frame == Frame::Predicate && self.word(start, &["with", "without", "from"]);
        let before = start.checked_sub(1).filter(|_| attached)?;
        if let Some(actor) = self.actor_over(before) {
            return Some(vec![self.doer(actor, context)]);
        }
        let predicative =
            Classes::BE.or(Classes::ADV).or(Classes::NEG).or(Classes::CONJ).or(Classes::STOP).or(Classes::PRON);
        let floor = self.clause_at(start).and_then(|clause| self.clauses.get(clause)).map_or(0, |clause| clause.start);
        let noun = (floor..start).any(|at| self.class(at, Classes::BE) && self.class(at + 1, Classes::DET));
        let free = self.class(before, predicative) || self.word(before, &[","]) || noun;
        (!free).then(Vec::new)
    }

    /// "The CTO's customers need no background": somebody else needs it, and not the role.
    pub(super) fn others_need(&self, clause: usize, hit: Hit) -> bool {
        let start = usize::from(hit.start);
        let whose = |subject: &Subject| matches!(subject, Subject::Other(from, _) if self.word(*from, &["'s", "’s"]));
        let other = self.clauses.get(clause).is_some_and(|clause| whose(&clause.subject));
        other && !self.class(start, Classes::BE)
    }

    /// "Half of your time is spent coding": whose time it is does it.
    pub(super) fn takes_time(&self, at: usize) -> bool {
        self.word(at, &["spent", "devoted", "dedicated", "reserved"])
    }
}
