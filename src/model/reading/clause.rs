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

pub(crate) const FINITE: Classes = Classes::BE.or(Classes::HAVE).or(Classes::DO).or(Classes::MODAL).or(Classes::THIRD);
pub(crate) const AUXILIARY: Classes = Classes::BE.or(Classes::HAVE).or(Classes::DO).or(Classes::MODAL);
pub(crate) const BEFORE_NOUN: Classes = Classes::DET.or(Classes::POSS).or(Classes::NUM);

impl<'s, 'a> Parsed<'s, 'a> {
    /// Finds concepts, cuts clauses, names their subjects.
    pub(crate) fn new(sentence: &'s Sentence<'a>, lexicon: &'s Lexicon) -> Self {
        let hits = sentence.hits(lexicon).to_vec();
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
            // "Marga's programme office"
            let named = self.class((at + ahead).wrapping_sub(1), Classes::NAME);
            let possessor = ahead > 0 && named && self.word(at + ahead, &["'s", "’s"]);
            let next = ahead > 0 && self.word(at + ahead, &["next"]);
            let modifier = self.class(at + ahead, BEFORE_NOUN) || self.plain(at + ahead) || possessor || next;
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
            let modifies = self.plain(before) && self.actor_over(before).is_none();
            if !self.class(before, BEFORE_NOUN) && !modifies {
                break;
            }
            start = before;
            if self.class(start, Classes::DET.or(Classes::POSS)) {
                break;
            }
        }
        start
    }

    /// A word without a class of its own: an adjective or a noun, mostly.
    pub(crate) fn plain(&self, at: usize) -> bool {
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
            } else if self.contrasts(at) {
                cut.here(at, at, ClauseKind::Contrast);
            } else if self.class(at, Classes::SUBORD) && self.subordinates(at) || self.as_soon_as(at) {
                cut.here(at, at, ClauseKind::Subordinate);
            } else if cut.kind == ClauseKind::Subordinate && self.resumes(cut.start, at) {
                cut.here(at, at, ClauseKind::Main);
            } else if self.class(at, Classes::REL) && at > cut.start && self.relative(at) {
                cut.after_comma = self.word(at.wrapping_sub(1), &[","]);
                cut.here(at, at, ClauseKind::Relative);
            } else if self.class(at, Classes::CONJ)
                && at > cut.start
                && (self.word(at, &["but", "yet"]) && !self.excepts(at)
                    || self.subject_and_verb(at + 1) && !self.pairs(cut.start, at))
            {
                cut.here(at, at + 1, ClauseKind::Main);
            }
        }
        cut.here(length, length, ClauseKind::Main);
        cut.clauses
    }

    /// "as soon as the CTO has signed it"
    fn as_soon_as(&self, at: usize) -> bool {
        self.word(at, &["as"])
            && self.word(at.wrapping_sub(1), &["soon", "long"])
            && self.word(at.wrapping_sub(2), &["as"])
            && self.subject_and_verb(at + 1)
    }

    /// "Nothing but people", "all but one": no other statement begins.
    fn excepts(&self, at: usize) -> bool {
        const BEFORE: &[&str] =
            &["nothing", "anything", "everything", "all", "none", "nobody", "else", "nowhere", "everyone", "who"];
        self.word(at.wrapping_sub(1), BEFORE)
    }

    /// "Contact between the client and our CTO is …": the conjunction joins the two ends of one phrase.
    fn pairs(&self, start: usize, at: usize) -> bool {
        let between = (start..at).rev().take(7).find(|&at| self.word(at, &["between", "both"]));
        let finite = |from: usize| (from..at).any(|at| self.class(at, FINITE.or(Classes::CONJ)));
        self.word(at, &["and"]) && between.is_some_and(|between| !finite(between + 1))
    }

    /// "If he dislikes a design he sends it back": the main clause begins without a comma.
    fn resumes(&self, start: usize, at: usize) -> bool {
        const LEADS: &[&str] = &["if", "when", "whenever", "once", "where", "wherever", "should", "as"];
        let subject = self.word(at, &["he", "she", "they", "you", "we", "i"]);
        let noun = self.plain(at.wrapping_sub(1)) && self.actor_over(at.wrapping_sub(1)).is_none();
        let verb = at + 1 + usize::from(self.class(at + 1, Classes::ADV));
        let acts = self.class(verb, FINITE) || self.class(verb, Classes::BASE) && !self.word(at, &["he", "she"]);
        let told = || (start + 1..at).any(|at| self.class(at, FINITE) && self.actor_over(at).is_none());
        self.word(start, LEADS) && subject && noun && acts && at > start + 3 && told()
    }

    /// ", not …", "rather than …", "instead of …", "least of all …".
    fn contrasts(&self, at: usize) -> bool {
        let pair = |first: &str, second: &str| self.word(at, &[first]) && self.word(at + 1, &[second]);
        let joined = self.word(at.wrapping_sub(1), &["and"]) && self.actor_phrase(at + 1).is_some();
        let not = self.word(at, &["not"])
            && (self.word(at.wrapping_sub(1), &[","]) || joined)
            && !self.word(at + 1, &["only", "just"])
            && !self.finite_ahead(at + 1);
        not || pair("rather", "than") || pair("instead", "of") || pair("least", "of")
    }

    fn at_comma(&self, at: usize, cut: &mut Cutter) {
        let ends = match cut.kind {
            ClauseKind::Subordinate | ClauseKind::Contrast => true,
            ClauseKind::Relative => cut.after_comma,
            ClauseKind::Main | ClauseKind::Aside => false,
        };
        // ", who is accountable": not a statement of its own.
        if self.word(at + 1, &["who", "which", "whom", "whose"]) && (at > cut.start || !cut.clauses.is_empty()) {
            cut.after_comma = true;
            cut.here(at, at + 1, ClauseKind::Relative);
        } else if ends || self.subject_and_verb(at + 1) || self.ordered_after(cut.start, at) {
            cut.here(at, at + 1, ClauseKind::Main);
        }
    }

    /// "Whatever the squad makes, keep your hands off it."
    fn ordered_after(&self, start: usize, comma: usize) -> bool {
        const OPENS: &[&str] = &["whatever", "whichever", "whoever", "wherever", "however", "whenever"];
        self.word(start, OPENS) && self.class(comma + 1, Classes::BASE) && !self.class(comma + 2, FINITE)
    }

    /// "before Friday" is no clause, "before she ships" is.
    pub(crate) fn subordinates(&self, at: usize) -> bool {
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
        if self.class(at.wrapping_sub(1), Classes::SUBORD) {
            return false;
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
            // "and you still read code"
            let verb = from + 1 + usize::from(self.class(from + 1, Classes::ADV));
            return self.finite_ahead(from + 1) || self.class(verb, Classes::BASE.or(Classes::PAST).or(Classes::THIRD));
        }
        let begins =
            self.class(from, Classes::DET.or(Classes::POSS).or(Classes::NAME)) || self.actor_phrase(from).is_some();
        begins && (self.finite_ahead(from) || self.apposed(from) || self.named_behind(from))
    }

    /// "our VP of Engineering, Ada Roe, is …": the verb follows the name of the one whose title it is.
    fn named_behind(&self, at: usize) -> bool {
        let title = self.actor_phrase(at).and_then(|hit| self.hits.get(hit)).map(|hit| usize::from(hit.end));
        title.filter(|&past| self.word(past, &[","])).is_some_and(|past| {
            let names = (past + 1..past + 4).take_while(|&at| self.class(at, Classes::NAME)).count();
            names > 0 && self.word(past + 1 + names, &[","]) && self.class(past + 2 + names, FINITE)
        })
    }

    /// "Tim, deputy CTO, has no …": the verb follows what is told of the name.
    fn apposed(&self, at: usize) -> bool {
        let names = (at..at + 3).take_while(|&at| self.class(at, Classes::NAME)).count();
        let title = self.actor_phrase(at + names + 1).filter(|_| names > 0 && self.word(at + names, &[","]));
        let past = title.and_then(|hit| self.hits.get(hit)).map(|hit| usize::from(hit.end));
        past.is_some_and(|past| self.word(past, &[",", ")"]) && self.class(past + 1, FINITE))
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
            if self.class(ahead, Classes::PREP) && !self.word(ahead, &["of"]) && !self.places(at, ahead) {
                return false;
            }
            if ahead > at && self.class(ahead, Classes::PAST.or(Classes::BASE)) && self.actor_over(ahead - 1).is_some()
            {
                return true;
            }
        }
        false
    }

    /// "The hiring manager in engineering selects": the preposition only tells which of those who act is meant.
    fn places(&self, from: usize, at: usize) -> bool {
        self.word(at, &["in", "from", "at"])
            && self.class(from, Classes::DET)
            && self.actor_over(at.wrapping_sub(1)).is_some()
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
