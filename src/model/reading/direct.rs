//! The object itself: of "built the reporting team of the platform" the team, not the platform.

use super::clause::{BEFORE_NOUN, ClauseKind, Parsed, Subject};
use crate::model::claim::ConceptId;
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

/// Words between a deed and the head of its object at most.
const FARTHEST: usize = 60;

impl Parsed<'_, '_> {
    /// Of the objects, those that are the head of the phrase that the deed is done to.
    pub(crate) fn direct(&self, deed: Hit, objects: &[usize]) -> Vec<ConceptId> {
        let hits = objects.iter().filter_map(|&at| self.hits.get(at));
        hits.filter(|object| self.is_direct(deed, object)).map(|object| object.concept).collect()
    }

    fn is_direct(&self, deed: Hit, object: &Hit) -> bool {
        let (start, end) = (usize::from(object.start), usize::from(object.end));
        if deed.start <= object.start && object.end <= deed.end {
            // "Written by Ingvild herself": she made something, and is not what was made.
            let before = usize::from(object.start).wrapping_sub(1);
            return !self.word(before, &["by"]) || self.lexicon.name(object.concept) != "named";
        }
        let turned = matches!(deed.frame, Frame::Held | Frame::Noun | Frame::Predicate | Frame::Within);
        let passive = || self.clause_at(usize::from(deed.start)).is_some_and(|clause| self.passive(clause, deed));
        let clause = self.clause_at(usize::from(deed.start)).and_then(|clause| self.clauses.get(clause));
        if clause.is_some_and(|clause| clause.kind == ClauseKind::Relative && clause.start == end) {
            return true;
        }
        // "an engine invented by our CTO"
        let reduced = deed.frame == Frame::Within || self.class(usize::from(deed.start), Classes::PARTICIPLE);
        if object.end == deed.start && reduced {
            return true;
        }
        // "Bugs go to the CTO, who fixes them": the subject, taken up by a pronoun.
        if object.end <= deed.start
            && deed.frame == Frame::Verb
            && self.word(usize::from(deed.end), &["them", "those", "these"])
            && self.clauses.first().is_some_and(|clause| (clause.start..start).all(|at| self.class(at, BEFORE_NOUN)))
        {
            return true;
        }
        if object.end <= deed.start && !turned && !self.is_impersonal(deed) && !passive() {
            return false;
        }
        let from = if object.start >= deed.end {
            let after = usize::from(deed.end);
            after + usize::from(self.class(after, Classes::PREP))
        } else {
            let begins =
                self.clause_at(start).and_then(|clause| self.clauses.get(clause)).map_or(0, |clause| clause.start);
            // "At Oakline all innovation sits with …": where it is so.
            let names = (begins + 1..start).take_while(|&at| self.class(at, Classes::NAME)).count();
            if self.class(begins, Classes::PREP) && names > 0 { begins + 1 + names } else { begins }
        };
        // "From May on all developers report to …": the subject, wherever it stands.
        let subject = turned
            && self.clause_at(start).and_then(|clause| self.clauses.get(clause)).is_some_and(|clause| {
                let own = |&hit: &usize| {
                    self.hits.get(hit).is_some_and(|hit| hit.start <= object.start && object.end <= hit.end)
                };
                matches!(&clause.subject, Subject::Actors(hits) if hits.iter().any(own))
            });
        if subject && object.end <= deed.start {
            return true;
        }
        let actor = self.lexicon.kind(object.concept) == Kind::Actor;
        let seat = actor && self.class(end, Classes::ROLE_NOUN) && self.is_head(end + 1);
        start.saturating_sub(from) <= FARTHEST
            && (seat || self.is_head(end))
            && (from..start).all(|at| self.leads_to_head(at) || turned && self.word(at, &["'s", "’s"]))
    }

    /// Words that may stand between a deed and the head of its object: none that governs a phrase of its own, but for
    /// "the first version of".
    fn leads_to_head(&self, at: usize) -> bool {
        let partitive = self.word(at, &["of"]) && self.class(at.wrapping_sub(1), Classes::PARTITIVE.or(Classes::DET));
        // "contact with": a noun and its preposition are one.
        let nominal = self.hits.iter().any(|hit| {
            usize::from(hit.end) == at + 1 && hit.frame == Frame::Noun && self.lexicon.kind(hit.concept) == Kind::Deed
        });
        let next = self.word(at, &["next"]) && !self.word(at + 1, &["to"]);
        let governs = self.class(at, Classes::PREP) && !next && !self.class(at, Classes::ADV) && !partitive && !nominal;
        let finite = self.class(at, Classes::BE.or(Classes::HAVE).or(Classes::MODAL).or(Classes::REL))
            && !self.class(at, Classes::DET);
        let as_well = || {
            self.hits.iter().any(|hit| {
                self.lexicon.name(hit.concept) == "as-well" && usize::from(hit.start) <= at && at < usize::from(hit.end)
            })
        };
        // "for shipping what the squad promised"
        let relates = self.word(at, &["what", "whatever"]);
        let possesses = self.word(at, &["'s", "’s"]) && !self.class(at.wrapping_sub(1), Classes::NAME);
        let list = || (at + 2..at + 8).any(|at| self.word(at, &["or", "nor", "and"]));
        let apart = self.word(at, &[","]) && self.class(at + 1, Classes::DET.or(Classes::POSS)) && !list();
        !(governs || apart || finite || possesses || relates) || as_well()
    }

    /// Does nothing follow that makes the word before `end` only a part of a longer name ("platform strategy")?
    fn is_head(&self, end: usize) -> bool {
        let Some(next) = self.token(end) else { return true };
        let grammar = Classes::PREP.or(Classes::CONJ).or(Classes::BE).or(Classes::HAVE).or(Classes::DO);
        let more = Classes::MODAL.or(Classes::REL).or(Classes::PRON).or(Classes::ADV).or(Classes::SUBORD);
        let verbs = Classes::NEG
            .or(Classes::THIRD)
            .or(Classes::PAST)
            .or(Classes::PARTICIPLE)
            .or(Classes::DET)
            .or(Classes::POSS);
        let ends = grammar.or(more).or(verbs).or(Classes::NAME).or(Classes::NUM).or(Classes::STOP);
        let possessor = next.any(&["'s", "’s"]);
        let marked =
            self.hits.iter().any(|hit| usize::from(hit.start) == end && self.lexicon.kind(hit.concept) == Kind::Marker);
        !possessor && (marked || next.classes.is(ends) || !next.text.starts_with(char::is_alphanumeric))
    }
}
