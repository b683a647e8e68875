//! What a deed is done to.

use super::clause::{ClauseKind, Parsed, Subject};
use super::doer::Doer;
use crate::model::claim::Actor;
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

impl Parsed<'_, '_> {
    /// Hits that the deed at `index` is done to: things, and actors who are not its doers.
    pub(crate) fn objects(&self, clause: usize, index: usize, hit: Hit, doers: &[Doer]) -> Vec<usize> {
        let (start, end) = self.clauses.get(clause).map_or((0, 0), |clause| (clause.start, clause.end));
        let deed = usize::from(hit.start)..usize::from(hit.end);
        let inside = self.between(deed.start, deed.end, index, doers);
        let right = || self.to_the_right(clause, hit, index, doers);
        let left = || self.between(start, deed.start, index, doers);
        let passive = hit.frame == Frame::Verb && self.passive(clause, hit);
        let mut found = match hit.frame {
            Frame::Held => or(left(), right),
            Frame::Verb if passive => or(left(), right),
            Frame::Noun | Frame::Predicate => or(right(), left),
            Frame::Verb if self.is_impersonal(hit) => or(right(), left),
            Frame::Verb | Frame::Within | Frame::Plain => right(),
        };
        if found.is_empty() && self.refers_back(deed.end, passive) {
            found = self.earlier(clause, start, index, doers);
        }
        if found.is_empty() && hit.frame == Frame::Within {
            found = left();
        }
        if found.is_empty() && hit.frame != Frame::Verb {
            found = self.labelled_object(clause, end, index, doers);
        }
        found.extend(inside);
        found.sort_unstable();
        found.dedup();
        found
    }

    /// From the deed to the end of its clause, and on through what only explains the object.
    fn to_the_right(&self, clause: usize, hit: Hit, index: usize, doers: &[Doer]) -> Vec<usize> {
        let end = self.clauses.get(clause).map_or(0, |clause| clause.end);
        let next = self.next_deed(usize::from(hit.end), end);
        let near = self.between(usize::from(hit.end), next, index, doers);
        if !near.is_empty() {
            return near;
        }
        let shared = self.between(usize::from(hit.end), end, index, doers);
        if !shared.is_empty() {
            return shared;
        }
        let explains = self.word(end, &[":", "–", "—", "("]) && !self.labels(clause);
        let beyond = self
            .clauses
            .get(clause + 1)
            .filter(|after| explains || (after.kind == ClauseKind::Relative && next == end));
        beyond.map(|after| self.between(after.start, after.end, index, doers)).unwrap_or_default()
    }

    /// Is the clause a label, with the doer as its value?
    fn labels(&self, clause: usize) -> bool {
        self.clauses.get(clause + 1).is_some_and(|value| matches!(value.subject, Subject::Actors(_)))
    }

    /// Where the next joined verb begins: "hires engineers and ships the product".
    fn next_deed(&self, from: usize, end: usize) -> usize {
        let begins = |at: &usize| {
            let verb = self.hits.iter().any(|hit| {
                usize::from(hit.start) == *at
                    && hit.frame == Frame::Verb
                    && self.lexicon.kind(hit.concept) == Kind::Deed
            });
            verb && at.checked_sub(1).is_some_and(|before| {
                self.class(before, Classes::CONJ) || self.word(before, &[",", "&"]) || self.class(before, Classes::ADV)
            })
        };
        (from + 1..end).find(begins).unwrap_or(end)
    }

    /// Is there only a pronoun, or nothing, where the object should stand?
    fn refers_back(&self, after: usize, passive: bool) -> bool {
        let pronoun = (after..after + 3)
            .any(|at| self.word(at, &["it", "them", "this", "that", "these", "each", "both", "one", "either"]));
        let nothing = self.token(after).is_none()
            || self.class(after, Classes::STOP.or(Classes::SUBORD))
            || self.word(after, &[",", "on", "off"]);
        pronoun || nothing || passive
    }

    /// Things that the sentence named before.
    fn earlier(&self, clause: usize, before: usize, index: usize, doers: &[Doer]) -> Vec<usize> {
        if clause == 0 && before == 0 {
            return Vec::new();
        }
        self.between(0, before, index, doers)
    }

    /// `Owner of the releases: COO`, `Delivery (owner): COO`.
    fn labelled_object(&self, clause: usize, end: usize, index: usize, doers: &[Doer]) -> Vec<usize> {
        let labelled = self.word(end, &[":", "(", ")", "–", "—"]);
        if !labelled && clause == 0 {
            return Vec::new();
        }
        self.between(0, self.sentence.tokens.len(), index, doers)
    }

    fn between(&self, from: usize, to: usize, index: usize, doers: &[Doer]) -> Vec<usize> {
        let inside = |hit: &Hit| from <= usize::from(hit.start) && usize::from(hit.end) <= to;
        let mut found: Vec<usize> = Vec::new();
        for (at, hit) in self.hits.iter().enumerate().filter(|(at, hit)| *at != index && inside(hit)) {
            let counts = match self.lexicon.kind(hit.concept) {
                Kind::Thing => true,
                Kind::Actor => !doers.iter().any(|doer| doer.actor == Actor::Role(hit.concept)),
                Kind::Deed | Kind::Marker => false,
            };
            if counts {
                found.push(at);
            }
        }
        found
    }
}

fn or(first: Vec<usize>, second: impl FnOnce() -> Vec<usize>) -> Vec<usize> {
    if first.is_empty() { second() } else { first }
}
