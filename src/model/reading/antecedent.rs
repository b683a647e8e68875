//! Whom relative clauses are about: "who", "that" and "which" stand for what is named before them.

use super::clause::{AUXILIARY, Parsed, Subject};
use crate::model::lexicon::Classes;

impl Parsed<'_, '_> {
    /// "who" stands for what is named right before it; "which the CTO owns" has a subject of its own.
    pub(super) fn relative_subject(&self, index: usize) -> Subject {
        let Some(clause) = self.clauses.get(index) else { return Subject::None };
        // "who is also our VP": the verb follows, and what comes after it is told of the antecedent.
        let bare = self.word(clause.start, &["who"]) && self.class(clause.start + 1, AUXILIARY);
        let own = if bare { Subject::None } else { self.noun_subject(clause.start + 1, clause.end) };
        // "who as a rule takes a third off": beside an actor, who is the subject itself.
        let who = self.word(clause.start, &["who"]) && !matches!(own, Subject::Actors(_) | Subject::Pronoun(_));
        if !who && !matches!(own, Subject::None | Subject::Role) {
            return own;
        }
        // "It is they who decide".
        let before = clause.start.wrapping_sub(1);
        let cleft = self.class(before, Classes::PRON) && !self.class(before, Classes::POSS.or(Classes::DET));
        if cleft && self.class(before.wrapping_sub(1), Classes::BE) {
            return Subject::Pronoun(before);
        }
        if let Some(subject) = self.described_one(index) {
            return subject;
        }
        match self.antecedent(clause.start) {
            Some(hit) => self.predicated(index, hit).unwrap_or_else(|| Subject::Actors(vec![hit])),
            None => match self.pronoun_equated(clause.start) {
                Some(at) => Subject::Pronoun(at),
                None => self
                    .equated_before(index, clause.start)
                    .unwrap_or_else(|| Subject::Other(clause.start.saturating_sub(1), clause.start)),
            },
        }
    }

    /// "Our CTO is an economist who …": what is told of the predicate is told of the subject.
    fn predicated(&self, index: usize, hit: usize) -> Option<Subject> {
        let start = self.phrase_start(hit);
        let held = ["held", "filled", "taken", "done", "occupied", "performed"];
        let by = self.word(start.wrapping_sub(1), &["by"]) && self.word(start.wrapping_sub(2), &held);
        let is = by || self.class(start.wrapping_sub(1), Classes::BE) && self.word(start, &["a", "an", "the", "one"]);
        let main = index.checked_sub(1).and_then(|main| self.clauses.get(main)).filter(|main| main.start < start);
        main.filter(|_| is).map(|main| main.subject.clone()).filter(|subject| match subject {
            Subject::Actors(actors) => !actors.contains(&hit),
            Subject::Pronoun(_) => true,
            _ => false,
        })
    }

    /// "Our CTO is the genius who …": the same of a noun that names nobody.
    fn equated_before(&self, index: usize, relative: usize) -> Option<Subject> {
        let noun = |at: usize| self.plain(at) && !self.class(at, Classes::ING.or(Classes::PAST));
        let first = (relative.saturating_sub(4)..relative).rev().take_while(|&at| noun(at)).last()?;
        let article = first.checked_sub(1).filter(|&at| self.word(at, &["a", "an", "the", "one"])).unwrap_or(first);
        let is = self.class(article.wrapping_sub(1), Classes::BE) && self.word(article, &["a", "an", "the", "one"]);
        let main = self.clauses.get(index.checked_sub(1)?).filter(|main| is && main.end >= relative)?;
        matches!(main.subject, Subject::Actors(_)).then(|| main.subject.clone())
    }

    /// "Hers is a post that …", "a seat for somebody who …", "Ada stays the one who …": of whom the main clause speaks.
    fn described_one(&self, index: usize) -> Option<Subject> {
        const ONE: &[&str] = &["one", "person", "man", "woman", "human", "colleague"];
        const ANYBODY: &[&str] =
            &["somebody", "someone", "anyone", "anybody", "those", "people", "person", "candidate"];
        const COPULAS: &[&str] = &["stays", "remains", "becomes", "stay", "remain", "become", "stayed", "remained"];
        let relative = self.clauses.get(index)?.start;
        let head = relative.checked_sub(1)?;
        let main = self.clauses.get(index.checked_sub(1)?)?;
        let copula = |at: usize| self.class(at, Classes::BE) || self.word(at, COPULAS);
        let be = (main.start..head).rev().find(|&at| copula(at));
        if let Some(hit) = self.told_at_last(index).filter(|_| self.word(head, ONE)) {
            return Some(Subject::Actors(vec![hit]));
        }
        let named = || Some(main.subject.clone()).filter(|subject| matches!(subject, Subject::Actors(_)));
        // "The track is for those who …", "Wanted: somebody who …"
        if self.word(head, ANYBODY) {
            let sought = [
                "for", "seek", "seeking", "want", "wants", "wanted", "need", "needs", "suits", "hire", "of", "is", "in",
            ];
            let asked = self.word(head.wrapping_sub(1), &sought) || self.word(head.wrapping_sub(2), &sought);
            let post = (main.start..head).any(|at| self.class(at, Classes::ROLE_NOUN));
            let named = be.and_then(|_| named());
            return named.or_else(|| (asked && post).then_some(Subject::Role));
        }
        let be = be?;
        let between = Classes::DET.or(Classes::ADV).or(Classes::NUM);
        let bare = (be + 1..head).all(|at| self.class(at, between) || self.plain(at));
        if self.word(head, ONE) && bare {
            return Some(main.subject.clone()).filter(|subject| !matches!(subject, Subject::None | Subject::Role));
        }
        let post = self.word(head, &["post", "job", "role", "seat", "position", "office", "title", "function"]);
        if !(post && bare) {
            return None;
        }
        named().or_else(|| self.pronoun_at(main.start, be).map(Subject::Pronoun)).or(Some(Subject::Role))
    }

    /// "The one who writes the code is our CTO": whom the sentence ends with.
    fn told_at_last(&self, index: usize) -> Option<usize> {
        let end = self.clauses.get(index)?.end;
        let start = self.clauses.get(index)?.start;
        let copula = (start + 2..end).rev().find(|&at| self.class(at, Classes::BE))?;
        let hit = self.actor_phrase(self.past_title(copula + 1))?;
        (self.hits.get(hit)?.end as usize == end).then_some(hit)
    }

    /// "Hers is a post that …": the one pronoun for a person before the copula.
    fn pronoun_at(&self, from: usize, to: usize) -> Option<usize> {
        (from..to).find(|&at| self.word(at, &["she", "he", "you", "they", "hers", "his", "yours", "theirs"]))
    }

    /// "She is the one who …", "you are the person that …": the pronoun before the copula.
    fn pronoun_equated(&self, relative: usize) -> Option<usize> {
        let person = &["one", "person", "man", "woman", "human", "somebody", "someone", "only", "name", "face"];
        let mut at = relative.checked_sub(1).filter(|&at| self.word(at, person))?;
        while self.word(at, person) || self.class(at, Classes::DET.or(Classes::ADV)) {
            at = at.checked_sub(1)?;
        }
        let copula = self.class(at, Classes::BE) || self.word(at, &["'s", "’s", "'re", "’re"]);
        at.checked_sub(1).filter(|&before| copula && self.word(before, &["she", "he", "you", "they"]))
    }

    /// The actor right before "who", names, a place or a mark apart: not the CTO of "the CTO led the group that …".
    fn antecedent(&self, relative: usize) -> Option<usize> {
        let mut at = relative;
        for _ in 0..6 {
            at = at.checked_sub(1)?;
            if let Some(hit) = self.actor_over(at) {
                return Some(hit);
            }
            let noun_phrase = Classes::NAME.or(Classes::DET).or(Classes::POSS).or(Classes::NUM);
            let passed = noun_phrase.or(Classes::PREP).or(Classes::ADV).or(AUXILIARY);
            if !(self.class(at, passed) || self.word(at, &[",", "(", ")", "person", "man", "woman"])) {
                return None;
            }
        }
        None
    }
}
