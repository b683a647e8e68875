//! Orders: items and sentences that begin with what somebody is to do.

use super::clause::{Parsed, Subject};
use crate::model::lexicon::{Classes, Hit};

impl Parsed<'_, '_> {
    /// "Scan papers, model releases and fairs": whoever is told to do something is not told that somebody does.
    pub(super) fn ordered(&self, at: usize) -> bool {
        let Some(clause) = self.clause_at(at).and_then(|clause| self.clauses.get(clause)) else { return false };
        let first = clause.start.max(self.sentence.inherited);
        let order = Classes::THIRD.or(Classes::PAST).or(Classes::PREP).or(Classes::ADV).or(Classes::DET);
        let known = self.actor_over(first).is_some() || self.class(first, order);
        let plain = self.class(at.wrapping_sub(1), Classes::REL.or(Classes::PRON)) || self.actor_over(at - 1).is_some();
        matches!(clause.subject, Subject::None) && first < at && self.class(first, Classes::BASE) && !known && !plain
    }

    /// "What we count on you for / See to it that …": an order begins the item, whatever ends the lead-in.
    pub(super) fn opens_item(&self, hit: Hit) -> bool {
        usize::from(hit.start) == self.sentence.inherited && hit.end - hit.start > 2
    }
}
