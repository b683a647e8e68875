//! Who does what is done: those who follow "by", "by whom", and the value of the label that a deed is part of.

use super::clause::{AUXILIARY, ClauseKind, Parsed, Subject};
use super::context::Context;
use super::doer::Doer;
use crate::model::claim::{Actor, Whence};
use crate::model::lexicon::{Classes, Frame, Hit};

impl Parsed<'_, '_> {
    /// Is the verb passive: "is owned", "be approved by", "changes approved by"?
    pub(crate) fn passive(&self, clause: usize, hit: Hit) -> bool {
        let start = usize::from(hit.start);
        if !self.class(start, Classes::PARTICIPLE) {
            return false;
        }
        let floor = self.clauses.get(clause).map_or(0, |clause| clause.start);
        for at in (floor..start).rev().take(5) {
            if self.class(at, Classes::BE) || self.word(at, &["get", "gets", "got"]) {
                return true;
            }
            if self.class(at, Classes::HAVE) {
                return false;
            }
            if !self.class(at, Classes::ADV.or(Classes::NEG))
                && !self.word(at, &[",", "and", "or", "personally"])
                && !self.class(at, Classes::PARTICIPLE)
            {
                break;
            }
        }
        let by = (usize::from(hit.end)..usize::from(hit.end) + 4).find(|&at| self.word(at, &["by"]));
        // "Built our search engine by herself": alone, and by nobody else.
        let alone = |at: usize| self.word(at, &["herself", "himself", "themselves", "itself", "myself", "yourself"]);
        by.filter(|&at| !alone(at + 1)).is_some_and(|at| {
            self.actor_phrase(at + 1).is_some() || self.class(at + 1, Classes::PRON) || self.word(at + 1, &[":"])
        })
    }

    /// Those who follow "by", not those after "not by".
    pub(super) fn agents(&self, clause: usize, hit: Hit, context: &Context) -> Vec<Doer> {
        let end = self.clauses.get(clause).map_or(0, |clause| clause.end);
        let reach = (end + 12).min(self.sentence.tokens.len());
        for at in usize::from(hit.end)..reach {
            if self.class(at, Classes::STOP) && at >= end && !self.word(at, &["(", "–", "—", ":"]) {
                break;
            }
            let negated = self.word(at.wrapping_sub(1), &["not"]);
            if self.word(at, &["by"]) && self.word(at + 1, &[":"]) {
                return self.holders(at + 2, context);
            }
            if self.word(at, &["by"]) && !negated && hit.frame != Frame::Noun
                || (self.word(at, &["by"]) && hit.frame == Frame::Noun)
            {
                let doers = self.holders(at + 1, context);
                if !doers.is_empty() {
                    return doers;
                }
                // "was built by one person: Ada Roe, our CTO"
                if let Some(told) = self.revealed(clause, at + 1) {
                    return vec![self.doer(told, context)];
                }
                if self.word(at + 1, &["whom"]) {
                    break;
                }
                if (at + 2..end).any(|later| self.word(later, &["by"]) && self.actor_phrase(later + 1).is_some()) {
                    continue;
                }
                return vec![Doer {
                    actor: Actor::Other(self.words(at + 1, at + 4)),
                    whence: Whence::Clause,
                    span: None,
                }];
            }
        }
        if self.word(usize::from(hit.start).wrapping_sub(1), &["whom"]) || self.whom_before(clause) {
            let before = self.clauses.get(clause).map_or(0, |clause| clause.start);
            let actor = (0..before + 1).rev().find_map(|at| self.actor_over(at));
            return actor.map(|actor| self.doer(actor, context)).into_iter().collect();
        }
        if hit.frame == Frame::Noun {
            return Vec::new();
        }
        if let Some(labelled) = self.labelled(clause, context) {
            return labelled;
        }
        if self.is_impersonal(hit) { self.impersonal(clause, hit, context) } else { Vec::new() }
    }

    fn whom_before(&self, clause: usize) -> bool {
        self.clauses.get(clause).is_some_and(|clause| {
            clause.kind == ClauseKind::Relative
                && (clause.start..clause.start + 2).any(|at| self.word(at, &["whom"]))
                && self.word(clause.start.wrapping_sub(1), &["by"])
        })
    }

    /// `Delivery owner: COO`: the value of the label that the deed is part of.
    pub(crate) fn labelled(&self, clause: usize, context: &Context) -> Option<Vec<Doer>> {
        let end = self.clauses.get(clause)?.end;
        let mut at = end;
        if self.word(at, &["("]) {
            at = (at..at + 20).find(|&at| self.word(at, &[")"])).unwrap_or(at);
        }
        while self.word(at, &[")", "*"]) {
            at += 1;
        }
        if !self.word(at, &[":", "→", "="]) {
            return None;
        }
        let label = self.clauses.get(clause)?;
        let states = (label.start..label.end).any(|at| self.class(at, AUXILIARY));
        let needs = (label.start..label.end).any(|at| self.word(at, &["need", "needs"]));
        // "Any new tool in a team's code: decides: CTO"
        let verb = self.class(label.start, Classes::THIRD) && self.actor_over(label.start).is_none();
        let short = label.end - label.start < 2 && !(verb && self.word(label.start.wrapping_sub(1), &[":"]));
        if matches!(label.subject, Subject::Actors(_)) && (states || short) {
            return None;
        }
        // "… is not required: our CTO and our VP will explain", "mentors need not …: the managers pair them" go on with another
        // sentence.
        let speaks = Classes::BE.or(Classes::MODAL).or(Classes::HAVE).or(Classes::DO);
        let value = self.actor_phrase(at + 1).and_then(|actor| self.hits.get(actor)).map(|hit| usize::from(hit.end));
        let helped = || (at + 1..self.sentence.tokens.len()).any(|at| self.class(at, speaks));
        let acts =
            |end: usize| needs && self.class(end, Classes::BASE.or(Classes::THIRD)) && !self.class(end, Classes::PREP);
        if (states || needs) && value.is_some_and(|end| acts(end) || helped()) {
            return None;
        }
        let doers = self.holders(at + 1, context);
        (!doers.is_empty()).then_some(doers)
    }
}
