//! Deeds whose doer is found by their place: phrases after a noun, times that are spent, needs of others.

use super::clause::{ClauseKind, Parsed, Subject};
use super::context::Context;
use super::doer::Doer;
use crate::model::claim::Actor;
use crate::model::lexicon::{Classes, Frame, Hit};

impl Parsed<'_, '_> {
    /// "We chose a CTO with no background": a phrase after a noun is said of that noun.
    pub(super) fn described(&self, hit: Hit, context: &Context) -> Option<Vec<Doer>> {
        let start = usize::from(hit.start);
        let verb = hit.frame == Frame::Verb || self.class(start, Classes::THIRD);
        let joined = start.checked_sub(2).filter(|_| self.word(start - 1, &["and", "&"]) && !verb);
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
        // "The CTO may be appointed without regard to …": said of the one whom the passive speaks of.
        let passive = self.class(before, Classes::PARTICIPLE)
            && (floor..before).any(|at| self.class(at, Classes::BE) && !self.class(at + 1, Classes::DET));
        let free = self.class(before, predicative) || self.word(before, &[","]) || noun || passive;
        (!free).then(Vec::new)
    }

    /// "The teams call her the guardian of the workflow": whom they call so, and not they themselves.
    pub(super) fn called(&self, clause: usize, start: usize, context: &Context) -> Option<Vec<Doer>> {
        const CALLS: &[&str] =
            &["call", "calls", "nickname", "nicknames", "dub", "dubs", "label", "labels", "christened", "nicknamed"];
        let floor = self.clauses.get(clause)?.start;
        let verb = (floor..start).rev().take(9).find(|&at| self.word(at, CALLS))?;
        let passive = self.class(verb.wrapping_sub(1), Classes::BE);
        if passive || (verb + 1..start).any(|at| self.class(at, Classes::PREP) && self.actor_over(at).is_none()) {
            return None;
        }
        if let Some(hit) = self
            .actor_phrase(verb + 1)
            .filter(|&hit| self.hits.get(hit).is_some_and(|hit| usize::from(hit.end) <= start))
        {
            return Some(vec![self.doer(hit, context)]);
        }
        if self.class(verb + 1, Classes::PRON) && !self.class(verb + 1, Classes::DET) {
            return Some(self.pronoun(verb + 1, context));
        }
        let name = self.token(verb + 1).filter(|token| token.capital())?;
        let known = context.names.role(name.text).or(context.topic).or(context.last);
        known.map(|topic| vec![Doer::from_topic(topic)])
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

    /// "not required of the CTO", "not needed for this role": an actor of the clause, or the one that the page is about.
    pub(super) fn impersonal(&self, clause: usize, hit: Hit, context: &Context) -> Vec<Doer> {
        let Some(range) = self.clauses.get(clause).map(|clause| clause.start..clause.end) else { return Vec::new() };
        let meant = |at: &usize| {
            self.word(at.wrapping_sub(1), &["of", "for", "from", "in"])
                || self.word(at.wrapping_sub(2), &["of", "for", "from", "in"])
        };
        let barred = self.lexicon.get(hit.concept).map(|concept| concept.not_by.as_slice()).unwrap_or_default();
        let named = range.filter(meant).filter_map(|at| self.actor_from(at));
        let mut named = named.filter(|&actor| self.hits.get(actor).is_some_and(|hit| !barred.contains(&hit.concept)));
        if let Some(actor) = named.next() {
            return vec![self.doer(actor, context)];
        }
        // "CTO: no degree required": whom the label names.
        if let Some(actor) = self
            .label_before(clause)
            .filter(|&actor| self.hits.get(actor).is_some_and(|hit| !barred.contains(&hit.concept)))
        {
            return vec![self.doer(actor, context)];
        }
        // "… is a post for which no background is needed": what the main clause speaks of.
        let described = self.clauses.get(clause).filter(|found| found.kind == ClauseKind::Relative && clause > 0);
        let main = described.map(|_| self.subject_doers(clause - 1, context)).unwrap_or_default();
        let meant = |doer: &Doer| matches!(doer.actor, Actor::Role(role) if !barred.contains(&role));
        if !main.is_empty() && main.iter().all(meant) {
            return main;
        }
        // "Search for a CTO: we dropped the requirement for a degree": the one role that stands before.
        let before = self.clauses.get(clause).map_or(0, |found| found.start);
        let earlier = (0..before).filter(|&at| self.word(at, &["for", "of"])).find_map(|at| self.actor_phrase(at + 1));
        if let Some(actor) =
            earlier.filter(|&actor| self.hits.get(actor).is_some_and(|hit| !barred.contains(&hit.concept)))
        {
            return vec![self.doer(actor, context)];
        }
        context.topic.or(context.you).or(context.last).map(Doer::from_topic).into_iter().collect()
    }

    /// The actor that a label before the clause consists of.
    fn label_before(&self, clause: usize) -> Option<usize> {
        let start = self.clauses.get(clause)?.start;
        let colon = start.checked_sub(1).filter(|&at| self.word(at, &[":", "–", "—"]))?;
        let label = self.clause_at(colon.checked_sub(1)?).and_then(|label| self.clauses.get(label))?.start;
        let actor = self.actor_phrase(label)?;
        self.hits.get(actor).filter(|hit| usize::from(hit.end) == colon).map(|_| actor)
    }
}
