//! With what force, how far, how much, when, and whose statement: the words around a deed.

use super::clause::{ClauseKind, Parsed};
use super::context::Context;
use crate::model::claim::{ConceptId, Force, Not, Scope, Share, Stance, Time};
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

impl Parsed<'_, '_> {
    /// Markers of the sentence whose id begins with `prefix`, with their places.
    fn markers<'x>(&'x self, prefix: &'x str) -> impl Iterator<Item = &'x Hit> {
        self.hits.iter().filter(move |hit| {
            self.lexicon.kind(hit.concept) == Kind::Marker && self.lexicon.name(hit.concept).starts_with(prefix)
        })
    }

    fn marked(&self, id: &str, from: usize, to: usize) -> bool {
        self.markers(id).any(|hit| from <= usize::from(hit.start) && usize::from(hit.start) < to)
    }

    fn range(&self, clause: usize) -> (usize, usize) {
        self.clauses.get(clause).map_or((0, 0), |clause| (clause.start, clause.end))
    }

    pub(crate) fn force(&self, clause: usize, hit: Hit) -> Force {
        let (start, _) = self.range(clause);
        let before = start..usize::from(hit.start);
        for at in before.rev() {
            if self.word(at, &["must", "shall", "has", "have", "need", "needs"])
                && (self.word(at, &["must", "shall"]) || self.word(at + 1, &["to"]))
            {
                return Force::Must;
            }
            if self.word(at, &["should", "expected", "ought"]) {
                return Force::Should;
            }
            if self.word(at, &["may", "can", "could", "might", "allowed", "permitted", "free", "welcome"]) {
                return Force::May;
            }
        }
        Force::Is
    }

    /// Is the deed denied? Words that belong to a marker ("not only") or to the deed's own phrase deny nothing.
    pub(crate) fn negation(&self, clause: usize, hit: Hit, context: &Context) -> Option<Not> {
        let (start, end) = self.range(clause);
        let deed = usize::from(hit.start);
        let contrast = self.clauses.get(clause).is_some_and(|clause| clause.kind == ClauseKind::Contrast);
        let after = usize::from(hit.end);
        let before = (start..deed).rev().find(|&at| self.denies(at, Some(hit)) && !self.cut_off(at, deed));
        let inside = !hit.negative && (deed..after).any(|at| self.class(at, Classes::NEG));
        let right = (after..(after + 2).min(end)).any(|at| {
            self.word(at, &["no", "none", "nothing", "nobody", "neither", "unnecessary"]) && self.denies(at, Some(hit))
        });
        let noun = hit.frame == Frame::Noun
            && (after..end).any(|at| {
                self.denies(at, Some(hit))
                    && (self.class(at.wrapping_sub(1), Classes::BE.or(Classes::ADV)) || self.class(at + 1, Classes::BE))
            });
        let without = (start..deed).any(|at| self.word(at, &["without"]));
        let denied = before.is_some() || inside || right || noun || contrast || without;
        let flipped = context.answer == Some(false);
        if denied == flipped {
            return None;
        }
        Some(if self.denies_need(start, deed) { Not::Force } else { Not::Deed })
    }

    /// A negation that no marker ("not only") and no phrase of the deed itself has taken up.
    pub(crate) fn denies(&self, at: usize, deed: Option<Hit>) -> bool {
        let holds = |hit: &Hit| usize::from(hit.start) <= at && at < usize::from(hit.end) && hit.end - hit.start > 1;
        let harmless = |id: &str| id == "not-merely" || id.starts_with("scope-") || id.starts_with("share-");
        let taken = |hit: &Hit| hit.negative && (Some(*hit) == deed || harmless(self.lexicon.name(hit.concept)));
        self.class(at, Classes::NEG) && !self.hits.iter().any(|hit| holds(hit) && taken(hit))
    }

    /// "does not code and owns delivery": a finite verb of its own ends the reach of a negation.
    fn cut_off(&self, at: usize, deed: usize) -> bool {
        let joined =
            (at + 1..deed).rev().find(|&between| self.class(between, Classes::CONJ) || self.word(between, &[","]));
        let Some(joint) = joined else { return false };
        let own = (joint + 1..=deed).any(|between| {
            self.class(between, Classes::THIRD.or(Classes::BE).or(Classes::HAVE).or(Classes::DO).or(Classes::MODAL))
        });
        let subject = self.word(at, &["no", "nobody", "none", "nothing", "neither"]);
        own && !subject && !self.word(joint, &["or", "nor"])
    }

    fn denies_need(&self, start: usize, deed: usize) -> bool {
        (start..deed).any(|at| {
            self.word(
                at,
                &["need", "needs", "needn", "have", "has", "required", "expected", "obliged", "necessary", "supposed"],
            ) && (self.word(at + 1, &["to", "not"]) || self.word(at, &["need", "needn"]))
        })
    }

    pub(crate) fn scope(&self, clause: usize, hit: Hit) -> Scope {
        let (start, end) = self.range(clause);
        let reach = (end + 10).min(self.sentence.tokens.len());
        if self.marked("scope-only", start, end) {
            return Scope::Only;
        }
        let all = self.marked("scope-all", start, end) || self.marked("scope-all", usize::from(hit.end), reach);
        if all || self.marked("scope-all", 0, start) {
            return Scope::All;
        }
        if self.marked("scope-some", start, end) { Scope::Some } else { Scope::Plain }
    }

    pub(crate) fn share(&self, clause: usize) -> Option<Share> {
        let (start, end) = self.range(clause);
        let wide = self.sentence.tokens.len();
        [("share-whole", Share::Whole), ("share-most", Share::Most), ("share-part", Share::Part)]
            .into_iter()
            .find_map(|(id, share)| (self.marked(id, start, end) || self.marked(id, 0, wide)).then_some(share))
    }

    pub(crate) fn circumstances(&self) -> Vec<ConceptId> {
        let mut found: Vec<ConceptId> = self.markers("when-").map(|hit| hit.concept).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    pub(crate) fn time(&self, clause: usize, hit: Hit) -> Time {
        let whole = self.sentence.tokens.len();
        if self.marked("time-now", 0, whole) {
            return Time::Present;
        }
        if self.marked("time-past", 0, whole) || self.past_verb(clause, hit) {
            return Time::Past;
        }
        let (start, _) = self.range(clause);
        let future = (start..usize::from(hit.start)).any(|at| self.word(at, &["will", "going", "shall"]));
        if future { Time::Future } else { Time::Present }
    }

    fn past_verb(&self, clause: usize, hit: Hit) -> bool {
        let (start, _) = self.range(clause);
        let deed = usize::from(hit.start);
        let group: Vec<usize> = (start..deed).rev().take(4).collect();
        if group.iter().any(|&at| self.word(at, &["has", "have", "'ve"])) {
            return false;
        }
        if group.iter().any(|&at| self.word(at, &["was", "were", "had", "did"])) {
            return true;
        }
        let simple_past = self.class(deed, Classes::PAST) && !self.class(deed, Classes::BASE);
        let auxiliary = group.iter().any(|&at| self.class(at, Classes::BE.or(Classes::MODAL)));
        simple_past && hit.frame != Frame::Noun && !auxiliary && !self.passive(clause, hit)
    }

    pub(crate) fn stance(&self, clause: usize, hit: Hit, context: &Context) -> Stance {
        let whole = self.sentence.tokens.len();
        let own = self.own_stance(clause, hit, whole, context);
        own.max(context.stance)
    }

    fn own_stance(&self, clause: usize, hit: Hit, whole: usize, context: &Context) -> Stance {
        let (start, _) = self.range(clause);
        let deed = usize::from(hit.start);
        if self.marked("stance-wrong", 0, whole) {
            return Stance::MarkedWrong;
        }
        let question = context.answer.is_none() && self.sentence.tokens.last().is_some_and(|token| token.is("?"));
        let unreal = (start..deed).any(|at| self.word(at, &["would", "could", "might"]));
        let condition = self.clauses.get(clause).is_some_and(|clause| {
            clause.kind == ClauseKind::Subordinate
                && self.word(clause.start, &["if", "whether", "unless", "suppose", "imagine", "assuming"])
        });
        if question || unreal || condition || self.marked("stance-unreal", 0, whole) {
            return Stance::Hypothetical;
        }
        if self.marked("stance-elsewhere", 0, whole) {
            return Stance::Elsewhere;
        }
        if self.token(deed).is_some_and(|token| token.quoted) && self.quoted_length(deed) > 3 {
            return Stance::Quoted;
        }
        Stance::Own
    }

    fn quoted_length(&self, at: usize) -> usize {
        let quoted = |at: &usize| self.token(*at).is_some_and(|token| token.quoted);
        (at..self.sentence.tokens.len()).take_while(quoted).count() + (0..at).rev().take_while(quoted).count()
    }
}
