//! Doers whom a clause leaves out.

use super::clause::{Clause, ClauseKind, Parsed, Subject};
use super::context::Context;
use super::doer::Doer;
use crate::model::claim::Whence;
use crate::model::lexicon::Classes;

impl Parsed<'_, '_> {
    /// "The post is …", not "the work on it is …": of whom the lines before spoke.
    pub(super) fn names_post(&self, start: usize) -> bool {
        const POSTS: &[&str] = &[
            "role",
            "job",
            "post",
            "position",
            "seat",
            "title",
            "office",
            "chair",
            "holder",
            "postholder",
            "incumbent",
            "mandate",
            "remit",
            "appointee",
            "duty",
            "duties",
            "responsibility",
            "responsibilities",
            "brief",
            "mission",
        ];
        (start..start + 6).any(|at| self.word(at, POSTS))
    }

    /// The doer whom the clause leaves out: of an earlier clause, or of the surroundings.
    pub(super) fn inherited_doers(&self, clause: usize, context: &Context) -> Vec<Doer> {
        // "If you dislike it, overrule it": an order is given to whom the page addresses.
        let order = self.clauses.get(clause).is_some_and(|found| {
            found.kind == ClauseKind::Main
                && self.class(found.start, Classes::BASE)
                && !self.class(found.start.wrapping_sub(1), Classes::CONJ)
        });
        if let Some(you) = context.you.filter(|_| order && clause > 0) {
            return vec![Doer::from_topic(you)];
        }
        // "Please replace it": asked of whoever reads.
        let asked = self.clauses.get(clause).is_some_and(|found| self.word(found.start, &["please"]));
        if asked && context.you.is_none_or(|you| you.whence != Whence::Page) {
            return Vec::new();
        }
        let row = context.topic.is_some_and(|topic| topic.whence == Whence::Table);
        // "sam (CTO)" above a list: the role is the topic, whatever the name.
        let above = |clause: &Clause| {
            let led = context.topic.is_some_and(|topic| topic.whence == Whence::LeadIn);
            led && clause.end <= self.sentence.inherited && matches!(clause.subject, Subject::Other(..))
        };
        let earlier = (0..clause).rev().find(|&index| {
            self.clauses.get(index).is_some_and(|clause| {
                let head = row && clause.end <= self.sentence.inherited;
                let label = matches!(clause.subject, Subject::Other(..)) && self.word(clause.end, &[":"]);
                // "Resolved that the office, and not the leads, answers for it"
                let that = self.word(clause.start, &["that"])
                    && self.class(clause.start.wrapping_sub(1), Classes::PAST.or(Classes::BASE).or(Classes::THIRD));
                let told = clause.kind == ClauseKind::Relative && that && matches!(clause.subject, Subject::Actors(_));
                let heads = told || matches!(clause.kind, ClauseKind::Main | ClauseKind::Subordinate);
                heads && !head && !label && !above(clause) && !matches!(clause.subject, Subject::None)
            })
        });
        match earlier {
            Some(index) => self.subject_doers(index, context),
            None => {
                let told = self.clauses.first().is_some_and(|clause| {
                    self.class(clause.start, Classes::PAST) && !self.class(clause.start, Classes::BASE)
                });
                let last = if told { context.last } else { None };
                last.or(context.topic).map(Doer::from_topic).into_iter().collect()
            }
        }
    }
}
