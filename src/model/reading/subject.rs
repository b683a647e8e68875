//! Who or what a clause is about.

use super::clause::{AUXILIARY, BEFORE_NOUN, ClauseKind, FINITE, Parsed, Subject};
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

impl Parsed<'_, '_> {
    pub(crate) fn subject_of(&self, index: usize) -> Subject {
        let Some(clause) = self.clauses.get(index) else { return Subject::None };
        match clause.kind {
            ClauseKind::Relative => self.relative_subject(index),
            ClauseKind::Main | ClauseKind::Aside | ClauseKind::Subordinate | ClauseKind::Contrast => {
                self.noun_subject(clause.start, clause.end)
            }
        }
    }

    /// "Is on call one week in four": a bullet whose subject is left out, and no question.
    fn bare_predicate(&self, start: usize) -> bool {
        let asks = self.sentence.tokens.last().is_some_and(|token| token.is("?"));
        let follows = Classes::PREP.or(Classes::DET).or(Classes::NEG).or(Classes::NUM);
        self.word(start, &["is", "has", "does"]) && self.class(start + 1, follows) && !asks
    }

    pub(super) fn noun_subject(&self, start: usize, end: usize) -> Subject {
        // "Is accountable for …", a bullet, against "Does the CTO …", a question.
        let inverted = self.actor_phrase(start + 1).is_some()
            || self.class(start + 1, BEFORE_NOUN.or(Classes::PRON).or(Classes::ADV).or(Classes::NEG));
        // "Ada Roe (CTO) is our strongest developer": what stands before the parenthesis is the subject.
        let resumed = self.word(start.wrapping_sub(1), &[")"]);
        if self.class(start, AUXILIARY) && (!inverted || resumed) || self.bare_predicate(start) {
            return Subject::None;
        }
        // "9:30 to 16:00 Going from desk to desk"
        let start = self.past_clock(start, end);
        // "As a developer you report to …"
        if self.word(start, &["as"])
            && let Some(hit) = self.actor_phrase(start + 1)
            && let Some(past) = self.hits.get(hit).map(|hit| usize::from(hit.end))
            && self.word(past + usize::from(self.word(past, &[","])), &["you"])
            && self.hits.get(hit).is_some_and(|hit| self.lexicon.name(hit.concept) == "engineer")
        {
            return Subject::Actors(vec![hit]);
        }
        // "To ensure that the process is followed", below "Purpose".
        let labelled = self.word(start.wrapping_sub(1), &[":"]) && self.class(start + 1, Classes::BE);
        if (start == 0 || labelled) && self.word(start, &["to"]) && self.class(start + 1, Classes::BASE.or(Classes::BE))
        {
            return Subject::None;
        }
        let opening = self.class(start, Classes::PREP) && !self.subordinates(start) && self.actor_from(start).is_none();
        let bound = self.word(start, &["at", "up"]) && self.word(start + 1, &["least", "most", "to"]);
        // "About half of your week goes into …"
        let rough =
            self.word(start, &["about", "around", "over", "under"]) && self.past_quantity(start + 1, end) > start + 1;
        let first = start;
        let start = self.past_share(start + if bound { 2 } else { usize::from(rough) }, end);
        // "Most of the job is …"
        let start = if self.word(start, &["most"]) { self.past_quantity(start, end) } else { start };
        // "First of all to make sure that …", as the answer to what somebody is for.
        if start > first && self.word(start, &["to"]) && self.class(start + 1, Classes::BASE) {
            return Subject::None;
        }
        let mut at = if opening && !bound && !rough { start } else { self.skip_front(start, end) };
        if self.word(at, &["it", "that"]) && self.class(at + 1, Classes::BE) {
            let after = at + 2 + usize::from(self.class(at + 2, Classes::ADV.or(Classes::NEG)));
            if let Some(hit) = self.actor_phrase(after) {
                let past = self.hits.get(hit).map_or(0, |hit| usize::from(hit.end));
                if self.class(past, Classes::REL) || past >= end {
                    return Subject::Actors(vec![hit]);
                }
            }
        }
        if self.word(at, &["for"])
            && let Some(hit) = self.actor_phrase(at + 1)
            && (at + 2..(at + 8).min(end)).any(|at| self.class(at, Classes::ROLE_NOUN))
        {
            return Subject::Actors(vec![hit]);
        }
        if self.class(at, Classes::PREP) && self.actor_from(at).is_none() {
            let verb = self.first_finite(at, end);
            match (at..verb).find(|&at| self.word(at, &[","])) {
                Some(comma) => at = self.skip_front(comma + 1, end),
                None => return self.first_free(at, verb),
            }
        }
        if self.class(at, AUXILIARY) {
            at = self.skip_front(at + 1, end);
        }
        at = self.past_quantity(at, end);
        if at >= end {
            return Subject::None;
        }
        self.phrase_at(at, end)
    }

    /// Hours of the day that open an entry of a timetable.
    fn past_clock(&self, start: usize, end: usize) -> usize {
        let hour = |at: usize| self.class(at, Classes::NUM) || self.word(at, &[":", ".", "–", "-", "to", "am", "pm"]);
        let past = (start..end).take_while(|&at| hour(at)).count() + start;
        let clock = start == 0 && self.class(0, Classes::NUM) && past > 2 && past < end;
        if clock && self.token(past).is_some_and(super::token::Token::capital) { past } else { start }
    }

    /// "Before all else the guardian of …", "Monday to Thursday he …": words for a share open the clause.
    fn past_share(&self, at: usize, end: usize) -> usize {
        let follows = |past: usize| {
            let pronoun = self.class(past, Classes::PRON) && !self.class(past, Classes::POSS.or(Classes::DET));
            pronoun
                || self.actor_phrase(past).is_some()
                || self.word(past, &["to"]) && self.class(past + 1, Classes::BASE)
        };
        let opens = |hit: &&Hit| {
            usize::from(hit.start) == at
                && hit.end - hit.start > 1
                && usize::from(hit.end) < end
                && (self.class(at, Classes::PREP) || follows(usize::from(hit.end)))
                && self.lexicon.name(hit.concept) == "share-most"
        };
        self.hits.iter().filter(opens).map(|hit| usize::from(hit.end)).max().unwrap_or(at)
    }

    /// "Most of", "a good part of", "three quarters of": what follows is the subject.
    fn past_quantity(&self, at: usize, end: usize) -> usize {
        const PARTS: &[&str] = &[
            "most", "half", "part", "parts", "majority", "bulk", "share", "quarters", "thirds", "fifths", "tenths",
            "percent", "cent", "%", "chunk", "deal", "much", "rest", "all", "fraction", "lot",
        ];
        let begins = self.class(at, BEFORE_NOUN) || self.word(at, PARTS);
        let of = (at + 1..(at + 5).min(end)).find(|&at| self.word(at, &["of"]));
        match of {
            Some(of) if begins && (at..of).any(|at| self.word(at, PARTS)) => of + 1,
            _ => at,
        }
    }

    /// "What we want from an engineering manager is …": the actor in it, before the verb.
    fn asked_of(&self, at: usize, end: usize) -> Option<Subject> {
        let verb = (at + 1..end).find(|&at| self.class(at, Classes::BE)).filter(|_| self.word(at, &["what"]))?;
        let actor =
            (at + 1..verb).filter(|&at| self.word(at, &["from", "of", "in"])).find_map(|at| self.actor_phrase(at + 1));
        actor.map(|hit| Subject::Actors(vec![hit]))
    }

    /// The first verb form that can only be finite, or `end`.
    fn first_finite(&self, start: usize, end: usize) -> usize {
        let finite = |at: &usize| {
            self.class(*at, FINITE) && !self.class(at.wrapping_sub(1), BEFORE_NOUN) && self.actor_over(*at).is_none()
        };
        (start + 1..end).find(finite).unwrap_or(end)
    }

    fn skip_front(&self, start: usize, end: usize) -> usize {
        let skipped = Classes::CONJ.or(Classes::SUBORD).or(Classes::ADV).or(Classes::QUESTION);
        let mut at = start;
        while at < end && self.actor_from(at).is_none() {
            let mark =
                self.token(at).is_some_and(|token| !token.text.starts_with(|c: char| c.is_alphanumeric() || c == '@'));
            let numbered = self.class(at, Classes::NUM)
                && (self.class(at + 1, Classes::STOP)
                    || self.token(at).is_some_and(|t| t.first && t.text.contains('.')));
            if !(mark || numbered || self.class(at, skipped) && !self.class(at, Classes::PRON)) {
                break;
            }
            at += 1;
        }
        at
    }

    /// The first actor or pronoun that no preposition governs: "For every release of it the CTO shall …".
    fn first_free(&self, start: usize, end: usize) -> Subject {
        for at in start..end {
            // "From today your job is …"
            let role = self.class(at, Classes::POSS) && self.class(at + 1, Classes::ROLE_NOUN);
            if role && at > start && !self.class(at - 1, Classes::PREP) {
                return self.phrase_at(at, end);
            }
            if let Some(hit) = self.actor_from(at) {
                let phrase = self.phrase_start(hit);
                let before = phrase.wrapping_sub(1);
                // "From here on EMs are …": an adverb that only looks like a preposition.
                let from = (before.saturating_sub(5)..before).any(|at| self.word(at, &["from"]));
                let onward = self.word(before, &["on", "onwards", "onward"])
                    && (from || self.word(before.wrapping_sub(1), &["here", "now", "then"]));
                if phrase > start && (onward || !self.class(before, Classes::PREP)) {
                    return self.actors_at(hit, end);
                }
            }
            let pronoun =
                self.class(at, Classes::PRON) && !self.class(at, Classes::POSS.or(Classes::DET).or(Classes::REL));
            if at > start && pronoun && !self.class(at - 1, Classes::PREP) {
                return Subject::Pronoun(at);
            }
            // "Within five days Ada, our CTO, …"
            let bound = Classes::PREP.or(Classes::DET).or(Classes::POSS).or(Classes::NAME).or(Classes::CONJ);
            if at > start + 1 && self.class(at, Classes::NAME) && !self.class(at - 1, bound) {
                return Subject::Other(at, at + 1);
            }
        }
        Subject::Other(start, start + 1)
    }

    fn phrase_at(&self, at: usize, end: usize) -> Subject {
        if let Some(subject) = self.asked_of(at, end) {
            return subject;
        }
        if let Some(hit) = self.actor_phrase(at).filter(|_| !self.verb_first(at)) {
            return self.actors_at(hit, end);
        }
        // "Ada Roe, as our CTO, is …"
        let named = (at..at + 3).take_while(|&at| self.class(at, Classes::NAME)).count();
        let past = at + named;
        if named > 0 && self.word(past, &[","]) && self.word(past + 1, &["as", "in"]) {
            let hit = self.actor_phrase(past + 2).and_then(|hit| Some((hit, usize::from(self.hits.get(hit)?.end))));
            if let Some((hit, _)) = hit.filter(|&(_, stop)| self.word(stop, &[","]) && stop < end) {
                return Subject::Actors(vec![hit]);
            }
        }
        if self.class(at, Classes::PRON)
            && !self.class(at, Classes::POSS)
            && !(self.class(at, Classes::DET) && self.plain(at + 1))
        {
            return Subject::Pronoun(at);
        }
        if self.verb_first(at) {
            return Subject::None;
        }
        let mut role = false;
        let mut stop = at;
        while stop < end && !self.class(stop, AUXILIARY) && !self.word(stop, &[","]) && stop < at + 10 {
            if stop > at && self.class(stop, Classes::THIRD) && !self.class(stop - 1, BEFORE_NOUN) {
                break;
            }
            let tells = |at: usize| self.class(at, Classes::ROLE_NOUN) || self.word(at, &["sole", "only", "main"]);
            if self.class(stop, Classes::POSS)
                && (stop + 1..stop + 3).any(tells)
                && !self.word(stop, &["our", "its", "whose"])
            {
                return Subject::Pronoun(stop);
            }
            role |= self.class(stop, Classes::ROLE_NOUN) && stop < at + 5;
            if self.word(stop, &["of"])
                && role
                && let Some(hit) = self.actor_phrase(stop + 1)
            {
                return Subject::Actors(vec![hit]);
            }
            // "The person in marketing": somebody else than the one of whom the page speaks.
            let somebody = self.word(stop.wrapping_sub(1), &["person", "candidate", "applicant"])
                && self.word(stop, &["in", "from", "on", "at", "with"])
                && !(stop..stop + 4).any(|at| self.word(at, &["role", "post", "position", "seat", "charge", "job"]));
            if role && self.class(stop, Classes::PREP) {
                return if somebody { Subject::Other(at, stop) } else { Subject::Role };
            }
            let share = self.word(stop, &["of"]) && self.class(stop - 1, Classes::PARTITIVE.or(Classes::NUM));
            if stop > at && self.class(stop, Classes::PREP.or(Classes::REL)) && !share {
                break;
            }
            if stop > at
                && let Some(subject) = self.second_subject(stop, end)
            {
                return subject;
            }
            stop += 1;
        }
        if self.word(stop, &[","]) && stop + 1 < end && !role {
            if self.verb_first(stop + 1) && self.first_finite(at, stop) == stop {
                return Subject::None;
            }
            if let Some(subject) = self.second_subject(stop + 1, end) {
                return subject;
            }
        }
        if role { Subject::Role } else { Subject::Other(at, stop.max(at + 1)) }
    }

    /// "Once a quarter he audits", "Each March the CTO circulates": what stands before is a time, not the subject.
    fn second_subject(&self, at: usize, end: usize) -> Option<Subject> {
        let pronoun = self.class(at, Classes::PRON) && !self.class(at, Classes::POSS.or(Classes::DET).or(Classes::REL));
        if pronoun && self.class(at + 1, FINITE.or(Classes::BASE).or(Classes::PAST).or(Classes::ADV)) {
            return Some(Subject::Pronoun(at));
        }
        let hit = self.actor_from(at).filter(|_| self.class(at.wrapping_sub(1), Classes::DET.or(Classes::POSS)))?;
        let time = self.class(at.wrapping_sub(2), Classes::PREP.or(Classes::DET)) || self.plain(at.wrapping_sub(2));
        time.then(|| self.actors_at(hit, end))
    }

    /// "Recruiting agencies decide": a verb in the plural tells that the form in -ing only describes who acts.
    fn describes_noun(&self, at: usize) -> bool {
        let plural = |at: usize| {
            self.token(at).is_some_and(|token| token.text.len() > 3 && token.text.ends_with('s') && !token.capital())
        };
        let noun = at + 1;
        let agrees = self.class(noun + 1, Classes::BASE) && !self.class(noun + 1, Classes::PREP.or(Classes::CONJ))
            || self.word(noun + 1, &["are", "have", "do", "were"]);
        self.class(at, Classes::ING) && plural(noun) && !self.class(noun, AUXILIARY.or(BEFORE_NOUN)) && agrees
    }

    /// "Reviews designs", "Own the roadmap", "Responsible for": no subject, unless a noun is meant.
    fn verb_first(&self, at: usize) -> bool {
        let verb =
            self.class(at, Classes::BASE.or(Classes::THIRD).or(Classes::ING).or(Classes::PARTICIPLE).or(Classes::PAST));
        let predicate = self.hits.iter().any(|hit| {
            usize::from(hit.start) == at
                && self.lexicon.kind(hit.concept) == Kind::Deed
                && hit.frame == Frame::Predicate
        });
        let thing_then_verb = self.hits.iter().any(|hit| {
            usize::from(hit.start) == at
                && self.lexicon.kind(hit.concept) == Kind::Thing
                && self.class(usize::from(hit.end), AUXILIARY)
        });
        (verb || predicate || self.class(at, Classes::NEG))
            && !thing_then_verb
            && !self.class(at, Classes::DET)
            && !self.describes_noun(at)
            && self.actor_from(at).is_none()
    }

    /// The actor and those joined to it; a possessor counts only for the nouns of a role ("the CTO's job is").
    fn actors_at(&self, hit: usize, end: usize) -> Subject {
        let mut all = vec![hit];
        let mut past = self.hits.get(hit).map_or(end, |hit| usize::from(hit.end));
        if self.word(past, &["'s", "’s", "'", "’"]) {
            let noun = (past + 1..past + 4).any(|at| self.class(at, Classes::ROLE_NOUN));
            return if noun { Subject::Actors(all) } else { Subject::Other(past, past + 1) };
        }
        while past < end {
            let joined = self.word(past, &["and", "or", "&", "/", "plus"])
                || (self.word(past, &[","]) && self.actor_phrase(past + 1).is_some());
            let next = if joined { self.actor_phrase(past + 1) } else { None };
            let Some(next) = next.filter(|next| !all.contains(next)) else { break };
            all.push(next);
            past = self.hits.get(next).map_or(end, |hit| usize::from(hit.end));
        }
        Subject::Actors(all)
    }
}
