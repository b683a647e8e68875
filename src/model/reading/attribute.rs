//! With what force, how far, how much, when, and whose statement: the words around a deed.

use super::clause::{AUXILIARY, ClauseKind, FINITE, Parsed, Subject};
use super::context::Context;
use crate::model::claim::{Force, Not, Scope, Stance};
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

impl Parsed<'_, '_> {
    /// Markers of the sentence whose id begins with `prefix`, with their places.
    pub(super) fn markers<'x>(&'x self, prefix: &'x str) -> impl Iterator<Item = &'x Hit> {
        self.hits.iter().filter(move |hit| {
            self.lexicon.kind(hit.concept) == Kind::Marker && self.lexicon.name(hit.concept).starts_with(prefix)
        })
    }

    pub(super) fn marked(&self, id: &str, from: usize, to: usize) -> bool {
        self.markers(id).any(|hit| from <= usize::from(hit.start) && usize::from(hit.start) < to)
    }

    pub(super) fn range(&self, clause: usize) -> (usize, usize) {
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
        let before = (start..deed).rev().find(|&at| self.denies(at, Some(hit)) && !self.cut_off(start, at, deed));
        let inside = !hit.negative && (deed..after).any(|at| self.class(at, Classes::NEG));
        // "Says no": refuses, and not says nothing.
        let says = self.word(deed, &["say", "says", "said", "saying", "answer", "answers"]);
        let right = (after..(after + 2).min(end)).any(|at| {
            !says
                && self.word(at, &["no", "none", "nothing", "nobody", "neither", "unnecessary"])
                && !self.word(at.wrapping_sub(1), &[","])
                && self.denies(at, Some(hit))
        });
        let gerund = hit.frame == Frame::Verb && self.class(deed, Classes::ING);
        let noun = (hit.frame == Frame::Noun
            || gerund && (start..deed).all(|at| self.class(at, Classes::ING.or(Classes::CONJ))))
            && (after..end).any(|at| {
                self.denies(at, Some(hit))
                    && (self.class(at.wrapping_sub(1), Classes::BE.or(Classes::ADV)) || self.class(at + 1, Classes::BE))
            });
        let without = (start..deed).any(|at| self.word(at, &["without"]));
        let refrains = (start..deed).any(|at| {
            self.word(at, &["refrain", "refrains", "refraining", "abstain", "abstains", "desist", "forbear", "forgo"])
        });
        // "Direct contact with the CTO is to be avoided."
        let named = gerund || matches!(hit.frame, Frame::Noun | Frame::Within);
        let unwanted = named && self.marked("unwelcome", after, end);
        let fronted = refrains || unwanted || self.marked("denial", 0, deed);
        let copula = hit.end - hit.start == 1
            && self.class(deed, Classes::BE)
            && self.class(after, Classes::NEG)
            && self.denies(after, Some(hit));
        let own = self.sentence.inherited;
        let cell = own > 0
            && usize::from(hit.end) <= own
            && self.word(own, &["no", "none", "never", "not", "nope"])
            && self.sentence.tokens.len() <= own + 2;
        // "Open to developers: no, to managers only"
        let label = self.word(end, &[":"])
            && self.word(end + 1, &["no", "none", "never", "nope", "not"])
            && (self.token(end + 2).is_none() || self.word(end + 2, &[",", ".", ";", "(", "–", "—"]));
        let denied =
            label || cell || copula || fronted || before.is_some() || inside || right || noun || contrast || without;
        let flipped = (context.answer == Some(false)) != (self.unwanted(clause) || self.twice_denied(clause));
        if denied == flipped {
            return None;
        }
        Some(if self.denies_need(start, deed) { Not::Force } else { Not::Deed })
    }

    /// "We do not want managers who only manage people", "nobody needs a CTO who codes": what the main clause denies of
    /// those whom a relative clause describes.
    fn unwanted(&self, clause: usize) -> bool {
        let relative = self.clauses.get(clause).filter(|found| found.kind == ClauseKind::Relative);
        // "He builds none that she has not heard of": twice denied.
        if relative.is_some_and(|found| self.word(found.start.wrapping_sub(1), &["none"])) {
            return true;
        }
        let restrictive = self
            .clauses
            .get(clause)
            .is_some_and(|found| found.kind == ClauseKind::Relative && !self.word(found.start.wrapping_sub(1), &[","]));
        let Some(main) = clause.checked_sub(1).filter(|_| restrictive) else { return false };
        let (start, end) = self.range(main);
        let wants = [
            "want", "need", "hire", "appoint", "accept", "consider", "promote", "seek", "like", "employ", "have", "be",
            "is", "are", "look", "choose", "believe", "wants", "needs", "hires", "appoints",
        ];
        let denied = (start..end).find(|&at| self.denies(at, None));
        denied.is_some_and(|at| (start..end).any(|verb| self.word(verb, &wants) && verb.abs_diff(at) < 5))
    }

    /// "No engineer gets a contract that the CTO has not signed", "nothing ships which she has not seen": two negations
    /// that make a rule without exception.
    pub(super) fn twice_denied(&self, clause: usize) -> bool {
        let Some(found) = self.clauses.get(clause) else { return false };
        let hangs = match found.kind {
            ClauseKind::Relative => !self.word(found.start.wrapping_sub(1), &[","]),
            ClauseKind::Subordinate => self.word(found.start, &["as", "so", "while", "where"]),
            ClauseKind::Main | ClauseKind::Aside | ClauseKind::Contrast => false,
        };
        let acts = matches!(found.subject, Subject::Actors(_) | Subject::Pronoun(_));
        let Some(main) = clause.checked_sub(1).filter(|_| hangs && acts) else { return false };
        let (start, end) = self.range(main);
        (start..(start + 2).min(end)).any(|at| self.word(at, &["no", "nobody", "nothing", "none"]))
    }

    /// "A manager who lacks depth will lose the team", "a CTO without it would not be believed": a warning, no description.
    fn warns(&self, clause: usize, hit: Hit) -> bool {
        let start = usize::from(hit.start);
        let Some(found) = self.clauses.get(clause) else { return false };
        let attached = hit.frame == Frame::Predicate && self.word(start, &["with", "without", "lacking"]);
        let relative = found.kind == ClauseKind::Relative && !self.word(found.start.wrapping_sub(1), &[","]);
        let described = if relative { found.start } else { start };
        if !(relative || attached) {
            return false;
        }
        let indefinite = (described.saturating_sub(5)..described)
            .any(|at| self.word(at, &["a", "an", "any", "those", "anyone", "whoever", "someone"]));
        let from = usize::from(hit.end);
        let to = (from + 8).min(self.sentence.tokens.len());
        // "… and cannot judge a design" goes on with the description.
        let told = |at: usize| self.marked("consequence", at, at + 1) || self.class(at, Classes::NEG);
        indefinite && (from..to).any(|at| told(at) && !self.class(at.wrapping_sub(1), Classes::CONJ))
    }

    /// A negation that no marker ("not only") and no phrase of the deed itself has taken up.
    pub(crate) fn denies(&self, at: usize, deed: Option<Hit>) -> bool {
        let holds = |hit: &Hit| usize::from(hit.start) <= at && at < usize::from(hit.end) && hit.end - hit.start > 1;
        let harmless = |id: &str| id == "not-merely" || id.starts_with("scope-") || id.starts_with("share-");
        let taken = |hit: &Hit| hit.negative && (Some(*hit) == deed || harmless(self.lexicon.name(hit.concept)));
        // "No, suggestions come from …" answers, and denies nothing of what follows.
        let answers = at == self.sentence.inherited
            && self.word(at, &["no", "never", "not", "none"])
            && self.word(at + 1, &[",", ".", ":", ";", "–", "—", "!"]);
        self.class(at, Classes::NEG) && !answers && !self.hits.iter().any(|hit| holds(hit) && taken(hit))
    }

    /// "does not code and owns delivery": a finite verb of its own ends the reach of a negation.
    fn cut_off(&self, start: usize, at: usize, deed: usize) -> bool {
        let joined =
            (at + 1..deed).rev().find(|&between| self.class(between, Classes::CONJ) || self.word(between, &[","]));
        let Some(joint) = joined else { return false };
        let own = (joint + 1..=deed).any(|between| {
            self.class(between, Classes::THIRD.or(Classes::BE).or(Classes::HAVE).or(Classes::DO).or(Classes::MODAL))
        });
        // "Takes no part in it and hears …": what a verb stands before is an object.
        let object = (start..at).any(|before| self.class(before, FINITE) && self.actor_over(before).is_none());
        let subject = !object && self.word(at, &["no", "nobody", "none", "nothing", "neither"]);
        own && !subject && !self.word(joint, &["or", "nor"])
    }

    fn denies_need(&self, start: usize, deed: usize) -> bool {
        (start..deed).any(|at| {
            self.word(
                at,
                &["need", "needs", "needn", "have", "has", "required", "expected", "obliged", "necessary", "supposed"],
            ) && (self.word(at + 1, &["to"])
                || self.word(at + 1, &["not"]) && (self.word(at + 2, &["to"]) || !self.class(at, Classes::HAVE))
                || self.word(at, &["need", "needn"]))
        })
    }

    pub(crate) fn scope(&self, clause: usize, hit: Hit) -> Scope {
        let (start, end) = self.range(clause);
        // "it is the CTO alone who decides": the clause before names whom the relative clause is about.
        let relative = self.clauses.get(clause).is_some_and(|clause| clause.kind == ClauseKind::Relative);
        let start = if relative { clause.checked_sub(1).map_or(start, |before| self.range(before).0) } else { start };
        let reach = (end + 10).min(self.sentence.tokens.len());
        // "Merge rights: CTO only": the value tells for whom the label holds.
        let label = self.word(end, &[":", "→", "="]) && !(start..end).any(|at| self.class(at, AUXILIARY));
        let person = |from: usize, to: usize| {
            let inside = |hit: &&Hit| from <= usize::from(hit.start) && usize::from(hit.end) <= to;
            self.hits.iter().filter(inside).any(|hit| super::topic::is_person(self.lexicon, hit))
        };
        let value = self.clauses.get(clause + 1).filter(|value| label && person(value.start, value.end));
        let end = value.map_or(end, |value| value.end);
        if self.marked("scope-only", start, end) {
            return Scope::Only;
        }
        let all = self.twice_denied(clause)
            || self.marked("scope-all", start, end)
            || self.marked("scope-all", usize::from(hit.end), reach);
        if all || self.marked("scope-all", 0, start) || self.generic(clause, hit) {
            return Scope::All;
        }
        if self.marked("scope-some", start, end) { Scope::Some } else { Scope::Plain }
    }

    /// "A pull request must be approved", "deployments need approval": a rule for whatever is one, and no others.
    fn generic(&self, clause: usize, hit: Hit) -> bool {
        let Some(Subject::Other(from, to)) = self.clauses.get(clause).map(|found| &found.subject) else { return false };
        let deed = usize::from(hit.start);
        let named = self.hits.iter().filter(|thing| usize::from(thing.start) == *from && thing.end <= hit.start);
        let to = named.map(|thing| usize::from(thing.end)).max().unwrap_or(*to).max(*to);
        let bare = !self.class(*from, Classes::DET.or(Classes::POSS).or(Classes::NUM).or(Classes::PREP));
        let plural = self.token(to.saturating_sub(1)).is_some_and(|last| last.text.ends_with('s'));
        let bound = matches!(hit.frame, Frame::Within | Frame::Held)
            || self.passive(clause, hit) && (to..deed).any(|at| self.word(at, &["must", "shall"]));
        let group = Classes::MODAL.or(Classes::BE).or(Classes::ADV);
        (self.word(*from, &["a", "an"]) || bare && plural) && bound && (to..deed).all(|at| self.class(at, group))
    }

    pub(crate) fn stance(&self, clause: usize, hit: Hit, context: &Context) -> Stance {
        let whole = self.sentence.tokens.len();
        let own = self.own_stance(clause, hit, whole, context);
        own.max(context.stance)
    }

    fn own_stance(&self, clause: usize, hit: Hit, whole: usize, context: &Context) -> Stance {
        let (start, _) = self.range(clause);
        let deed = usize::from(hit.start);
        let takes_up =
            |mark: &Hit| self.is_impersonal(hit) && usize::from(mark.end) + 1 >= deed && usize::from(mark.start) < deed;
        let (_, end) = self.range(clause);
        // "He has no such background, and we do not think that he needs one": said beside it, not of it.
        let beside = |mark: &Hit| {
            let at = usize::from(mark.start);
            at >= end && self.word(end, &["and"]) && self.word(at.wrapping_sub(1), &["we", "i", "and"])
        };
        if self.markers("stance-wrong").any(|mark| !takes_up(mark) && !beside(mark)) {
            return Stance::MarkedWrong;
        }
        // "- Not: daily programming."
        if self.word(0, &["not"]) && self.word(1, &[":"]) {
            return Stance::MarkedWrong;
        }
        let question = context.answer.is_none()
            && self.sentence.tokens.last().is_some_and(|token| token.is("?"))
            && !super::question::reports_question(self.sentence);
        let preferred = |at: usize| self.word(at, &["would"]) && self.word(at + 1, &["rather", "prefer", "sooner"]);
        // "couldn't read a stack trace" tells what somebody is not able to do.
        let unable = |at: usize| self.word(at, &["could"]) && self.class(at + 1, Classes::NEG);
        // "Could she read a schema? No." is answered, and supposes nothing.
        let answered = |at: usize| context.answer.is_some() && at == start;
        // "You would" over the duties of a post that is offered.
        let offered = |at: usize| at < self.sentence.inherited && self.word(at.wrapping_sub(1), &["you"]);
        let should_have = |at: usize| self.word(at, &["should"]) && self.word(at + 1, &["have"]);
        let real = |at: usize| preferred(at) || unable(at) || answered(at) || offered(at);
        let unreal =
            (start..deed).any(|at| should_have(at) || self.word(at, &["would", "could", "might"]) && !real(at));
        let supposes = |clause: usize| {
            self.clauses.get(clause).is_some_and(|clause| {
                clause.kind == ClauseKind::Subordinate
                    && deed > clause.start
                    && self.word(clause.start, &["if", "whether", "unless", "suppose", "imagine", "assuming"])
                    && !(self.word(clause.start, &["whether"]) && matches!(hit.frame, Frame::Held | Frame::Within))
            })
        };
        // "If you find that your whole week goes into it, …": what is found is supposed, too.
        let found = clause.checked_sub(1).filter(|_| self.word(start, &["that"]));
        let condition = supposes(clause) || found.is_some_and(supposes);
        if question || unreal || condition || self.warns(clause, hit) || self.supposed(hit) {
            return Stance::Hypothetical;
        }
        let theirs = self.sentence.tokens.iter().find(|token| token.text.starts_with(char::is_alphanumeric));
        // "Their manager is …" speaks of people here.
        let led = || self.word(1, &["manager", "managers", "boss", "bosses", "lead", "superior", "supervisor", "line"]);
        let foreign = theirs.is_some_and(|first| first.is("their"))
            && !led()
            && matches!(self.clauses.first().map(|clause| &clause.subject), Some(Subject::Actors(_)));
        if self.marked("stance-elsewhere", 0, whole) || foreign {
            return Stance::Elsewhere;
        }
        if self.token(deed).is_some_and(|token| token.quoted) && self.quoted_length(deed) > 3 {
            return Stance::Quoted;
        }
        Stance::Own
    }
}
