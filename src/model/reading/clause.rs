//! Sentences cut into clauses, each with its subject.

use super::token::{Sentence, Token};
use crate::model::lexicon::{Classes, Hit, Kind, Lexicon};

/// Words in a row with one subject.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// First token.
    pub(crate) start: usize,
    /// After the last token.
    pub(crate) end: usize,
    /// How it hangs on the others.
    pub(crate) kind: ClauseKind,
    /// Who or what it is about.
    pub(crate) subject: Subject,
}

/// How a clause hangs on the sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ClauseKind {
    /// On nothing.
    Main,
    /// By the conjunction that it begins with.
    Subordinate,
    /// "who …", "which …".
    Relative,
    /// ", not …", "rather than …": what is said not to be so.
    Contrast,
    /// In parentheses.
    Aside,
}

/// Who or what a clause is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Subject {
    /// Actors, as indexes of hits.
    Actors(Vec<usize>),
    /// A pronoun, as its token.
    Pronoun(usize),
    /// A word that stands for the role that the page speaks of: "the post", "this job".
    Role,
    /// Something or somebody that the lexicon does not know: tokens.
    Other(usize, usize),
    /// Not there: imperatives, bullets that begin with their verb.
    None,
}

/// A sentence with its hits and clauses.
#[derive(Debug)]
pub(crate) struct Parsed<'s, 'a> {
    pub(crate) sentence: &'s Sentence<'a>,
    pub(crate) lexicon: &'s Lexicon,
    pub(crate) hits: Vec<Hit>,
    pub(crate) clauses: Vec<Clause>,
    /// For each token the actor hit that begins there.
    actor_from: Vec<Option<usize>>,
    /// For each token the actor hit that it belongs to.
    actor_over: Vec<Option<usize>>,
}

const FINITE: Classes = Classes::BE.or(Classes::HAVE).or(Classes::DO).or(Classes::MODAL).or(Classes::THIRD);
const AUXILIARY: Classes = Classes::BE.or(Classes::HAVE).or(Classes::DO).or(Classes::MODAL);
const BEFORE_NOUN: Classes = Classes::DET.or(Classes::POSS).or(Classes::NUM);

impl<'s, 'a> Parsed<'s, 'a> {
    /// Finds concepts, cuts clauses, names their subjects.
    pub(crate) fn new(sentence: &'s Sentence<'a>, lexicon: &'s Lexicon) -> Self {
        let hits = lexicon.find(sentence);
        let mut actor_from = vec![None; sentence.tokens.len()];
        let mut actor_over = vec![None; sentence.tokens.len()];
        for (index, hit) in hits.iter().enumerate().filter(|(_, hit)| lexicon.kind(hit.concept) == Kind::Actor) {
            if let Some(from) = actor_from.get_mut(usize::from(hit.start)) {
                *from = Some(index);
            }
            for over in actor_over.iter_mut().take(usize::from(hit.end)).skip(usize::from(hit.start)) {
                *over = Some(index);
            }
        }
        let mut parsed = Self { sentence, lexicon, hits, clauses: Vec::new(), actor_from, actor_over };
        parsed.clauses = parsed.split();
        for index in 0..parsed.clauses.len() {
            let subject = parsed.subject_of(index);
            if let Some(clause) = parsed.clauses.get_mut(index) {
                clause.subject = subject;
            }
        }
        parsed
    }

    /// The token at `at`.
    pub(crate) fn token(&self, at: usize) -> Option<&Token<'a>> {
        self.sentence.tokens.get(at)
    }

    /// Has the token one of these classes?
    pub(crate) fn class(&self, at: usize, classes: Classes) -> bool {
        self.token(at).is_some_and(|token| token.classes.is(classes))
    }

    /// Is the token one of these words?
    pub(crate) fn word(&self, at: usize, words: &[&str]) -> bool {
        self.token(at).is_some_and(|token| token.any(words))
    }

    /// The actor whose words begin at `at`.
    pub(crate) fn actor_from(&self, at: usize) -> Option<usize> {
        self.actor_from.get(at).copied().flatten()
    }

    /// The actor whose words hold `at`.
    pub(crate) fn actor_over(&self, at: usize) -> Option<usize> {
        self.actor_over.get(at).copied().flatten()
    }

    /// The actor that begins at `at` or after the words that may stand before it ("our new CTO").
    pub(crate) fn actor_phrase(&self, at: usize) -> Option<usize> {
        for ahead in 0..4 {
            if let Some(hit) = self.actor_from(at + ahead) {
                return Some(hit);
            }
            let modifier = self.class(at + ahead, BEFORE_NOUN) || self.plain(at + ahead);
            if !modifier || (ahead > 0 && self.class(at + ahead, Classes::DET)) {
                return None;
            }
        }
        None
    }

    /// First token of the noun phrase that ends with the actor at `hit`.
    pub(crate) fn phrase_start(&self, hit: usize) -> usize {
        let mut start = self.hits.get(hit).map_or(0, |hit| usize::from(hit.start));
        for _ in 0..3 {
            let before = start.wrapping_sub(1);
            if !self.class(before, BEFORE_NOUN) && !(self.plain(before) && self.actor_over(before).is_none()) {
                break;
            }
            start = before;
            if self.class(start, Classes::DET) {
                break;
            }
        }
        start
    }

    /// A word without a class of its own: an adjective or a noun, mostly.
    fn plain(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            let functional =
                AUXILIARY.or(Classes::PREP).or(Classes::CONJ).or(Classes::SUBORD).or(Classes::REL).or(Classes::STOP);
            let functional =
                functional.or(Classes::PRON).or(Classes::NEG).or(Classes::ADV).or(Classes::THIRD).or(Classes::CAUSE);
            !token.classes.is(functional) && token.text.starts_with(char::is_alphanumeric) && !token.is("'s")
        })
    }

    fn split(&self) -> Vec<Clause> {
        let mut cut = Cutter { clauses: Vec::new(), start: 0, kind: ClauseKind::Main, after_comma: false };
        let length = self.sentence.tokens.len();
        for at in 0..length {
            if self.class(at, Classes::STOP) {
                let kind = if self.word(at, &["(", "["]) { ClauseKind::Aside } else { ClauseKind::Main };
                cut.here(at, at + 1, kind);
            } else if self.word(at, &[","]) {
                self.at_comma(at, &mut cut);
            } else if self.word(at, &["not"])
                && self.word(at.wrapping_sub(1), &[","])
                && !self.word(at + 1, &["only", "just"])
                && !self.finite_ahead(at + 1)
            {
                cut.here(at, at, ClauseKind::Contrast);
            } else if (self.word(at, &["rather"]) && self.word(at + 1, &["than"]))
                || (self.word(at, &["instead"]) && self.word(at + 1, &["of"]))
                || (self.word(at, &["least"]) && self.word(at + 1, &["of"]))
            {
                cut.here(at, at, ClauseKind::Contrast);
            } else if self.class(at, Classes::SUBORD) && self.subordinates(at) {
                cut.here(at, at, ClauseKind::Subordinate);
            } else if self.class(at, Classes::REL) && at > cut.start && self.relative(at) {
                cut.after_comma = self.word(at.wrapping_sub(1), &[","]);
                cut.here(at, at, ClauseKind::Relative);
            } else if self.class(at, Classes::CONJ)
                && at > cut.start
                && (self.word(at, &["but", "yet"]) || self.subject_and_verb(at + 1))
            {
                cut.here(at, at + 1, ClauseKind::Main);
            }
        }
        cut.here(length, length, ClauseKind::Main);
        cut.clauses
    }

    fn at_comma(&self, at: usize, cut: &mut Cutter) {
        let ends = match cut.kind {
            ClauseKind::Subordinate | ClauseKind::Contrast => true,
            ClauseKind::Relative => cut.after_comma,
            ClauseKind::Main | ClauseKind::Aside => false,
        };
        if ends || self.subject_and_verb(at + 1) {
            cut.here(at, at + 1, ClauseKind::Main);
        }
    }

    /// "before Friday" is no clause, "before she ships" is.
    fn subordinates(&self, at: usize) -> bool {
        if !self.class(at, Classes::PREP) {
            return true;
        }
        self.subject_and_verb(at + 1) || self.class(at + 1, Classes::PARTICIPLE)
    }

    /// "the team that ships" against "we ensure that teams ship".
    fn relative(&self, at: usize) -> bool {
        if !self.word(at, &["that", "which"]) {
            return true;
        }
        at > 0 && !self.class(at.wrapping_sub(1), Classes::PREP) || self.word(at, &["which"])
    }

    /// Does a subject with its finite verb begin at `at`?
    fn subject_and_verb(&self, at: usize) -> bool {
        let mut from = at;
        while self.class(from, Classes::ADV) || self.class(from, Classes::CONJ) || self.word(from, &[","]) {
            from += 1;
            if from > at + 3 {
                return false;
            }
        }
        if self.class(from, Classes::PRON) && !self.class(from, Classes::POSS) {
            return self.finite_ahead(from + 1) || self.class(from + 1, Classes::BASE.or(Classes::PAST));
        }
        let begins =
            self.class(from, Classes::DET.or(Classes::POSS).or(Classes::NAME)) || self.actor_phrase(from).is_some();
        begins && self.finite_ahead(from)
    }

    /// A finite verb within the next words, before anything that ends a noun phrase.
    fn finite_ahead(&self, at: usize) -> bool {
        for ahead in at..at + 8 {
            if self.actor_over(ahead).is_some() {
                continue;
            }
            if self.class(ahead, FINITE) {
                let noun = self.class(ahead, Classes::THIRD) && self.class(ahead.wrapping_sub(1), BEFORE_NOUN);
                return ahead > at && !noun || self.class(ahead, AUXILIARY);
            }
            let stops = Classes::STOP.or(Classes::CONJ).or(Classes::SUBORD).or(Classes::REL).or(Classes::ING);
            if self.class(ahead, stops) || self.word(ahead, &[",", "/"]) || self.token(ahead).is_none() {
                return false;
            }
            if self.class(ahead, Classes::PREP) && !self.word(ahead, &["of"]) {
                return false;
            }
            if ahead > at && self.class(ahead, Classes::PAST.or(Classes::BASE)) && self.actor_over(ahead - 1).is_some()
            {
                return true;
            }
        }
        false
    }

    fn subject_of(&self, index: usize) -> Subject {
        let Some(clause) = self.clauses.get(index) else { return Subject::None };
        match clause.kind {
            ClauseKind::Relative => self.relative_subject(index),
            ClauseKind::Main | ClauseKind::Aside | ClauseKind::Subordinate | ClauseKind::Contrast => {
                self.noun_subject(clause.start, clause.end)
            }
        }
    }

    /// "who" stands for what is named right before it; "which the CTO owns" has a subject of its own.
    fn relative_subject(&self, index: usize) -> Subject {
        let Some(clause) = self.clauses.get(index) else { return Subject::None };
        let own = self.noun_subject(clause.start + 1, clause.end);
        if !matches!(own, Subject::None | Subject::Role) {
            return own;
        }
        let before = (clause.start.saturating_sub(6)..clause.start).rev();
        let named = before.take_while(|&at| !self.class(at, Classes::STOP)).find_map(|at| self.actor_over(at));
        match named {
            Some(hit) => Subject::Actors(vec![hit]),
            None => Subject::Other(clause.start.saturating_sub(1), clause.start),
        }
    }

    fn noun_subject(&self, start: usize, end: usize) -> Subject {
        let opening = self.class(start, Classes::PREP) && !self.subordinates(start) && self.actor_from(start).is_none();
        let mut at = if opening { start } else { self.skip_front(start, end) };
        if self.word(at, &["it", "that"]) && self.class(at + 1, Classes::BE) {
            let after = at + 2 + usize::from(self.class(at + 2, Classes::ADV.or(Classes::NEG)));
            if let Some(hit) = self.actor_phrase(after) {
                let past = self.hits.get(hit).map_or(0, |hit| usize::from(hit.end));
                if self.class(past, Classes::REL) || past >= end {
                    return Subject::Actors(vec![hit]);
                }
            }
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
        if at >= end {
            return Subject::None;
        }
        self.phrase_at(at, end)
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
            if let Some(hit) = self.actor_from(at) {
                let phrase = self.phrase_start(hit);
                if phrase > start && !self.class(phrase.wrapping_sub(1), Classes::PREP) {
                    return self.actors_at(hit, end);
                }
            }
            let pronoun =
                self.class(at, Classes::PRON) && !self.class(at, Classes::POSS.or(Classes::DET).or(Classes::REL));
            if at > start && pronoun && !self.class(at - 1, Classes::PREP) {
                return Subject::Pronoun(at);
            }
        }
        Subject::Other(start, start + 1)
    }

    fn phrase_at(&self, at: usize, end: usize) -> Subject {
        if let Some(hit) = self.actor_phrase(at).filter(|_| !self.verb_first(at)) {
            return self.actors_at(hit, end);
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
            if self.class(stop, Classes::POSS)
                && (stop + 1..stop + 3).any(|at| self.class(at, Classes::ROLE_NOUN))
                && !self.word(stop, &["our", "its", "whose"])
            {
                return Subject::Pronoun(stop);
            }
            role |= self.class(stop, Classes::ROLE_NOUN) && stop < at + 4;
            if self.word(stop, &["of"]) && role {
                if let Some(hit) = self.actor_phrase(stop + 1) {
                    return Subject::Actors(vec![hit]);
                }
            }
            if role && self.class(stop, Classes::PREP) {
                return Subject::Role;
            }
            if stop > at && self.class(stop, Classes::PREP.or(Classes::REL)) {
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

    /// "Reviews designs", "Own the roadmap", "Responsible for": no subject, unless a noun is meant.
    fn verb_first(&self, at: usize) -> bool {
        let verb = self.class(at, Classes::BASE.or(Classes::THIRD).or(Classes::ING).or(Classes::PARTICIPLE));
        let predicate = self.hits.iter().any(|hit| {
            usize::from(hit.start) == at
                && self.lexicon.kind(hit.concept) == Kind::Deed
                && hit.frame == crate::model::lexicon::Frame::Predicate
        });
        let thing_then_verb = self.hits.iter().any(|hit| {
            usize::from(hit.start) == at
                && self.lexicon.kind(hit.concept) == Kind::Thing
                && self.class(usize::from(hit.end), AUXILIARY)
        });
        (verb || predicate || self.class(at, Classes::NEG))
            && !thing_then_verb
            && !self.class(at, Classes::DET)
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

    /// The clause that holds a token.
    pub(crate) fn clause_at(&self, at: usize) -> Option<usize> {
        self.clauses.iter().position(|clause| clause.start <= at && at < clause.end)
    }
}

struct Cutter {
    clauses: Vec<Clause>,
    start: usize,
    kind: ClauseKind,
    after_comma: bool,
}

impl Cutter {
    /// Ends the clause before `end` and begins another of `kind` at `next`.
    fn here(&mut self, end: usize, next: usize, kind: ClauseKind) {
        if end > self.start {
            self.clauses.push(Clause { start: self.start, end, kind: self.kind, subject: Subject::None });
        }
        self.start = next;
        self.kind = kind;
    }
}
