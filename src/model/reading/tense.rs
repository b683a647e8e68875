//! When a deed is done: now, in the past, or in time to come.

use super::clause::{AUXILIARY, ClauseKind, Parsed};
use super::context::Context;
use crate::model::claim::Time;
use crate::model::lexicon::{Classes, Frame, Hit};

impl Parsed<'_, '_> {
    pub(crate) fn time(&self, clause: usize, hit: Hit, context: &Context) -> Time {
        let whole = self.sentence.tokens.len();
        if context.past {
            return Time::Past;
        }
        let (start, end) = self.range(clause);
        // "…, who ran our shops until last year": told of somebody, not of the deed.
        let aside = |mark: &Hit| {
            let other = self.clause_at(usize::from(mark.start)).filter(|&other| other != clause);
            other.and_then(|other| self.clauses.get(other)).is_some_and(|other| other.kind == ClauseKind::Relative)
        };
        let past = |from: usize, to: usize| {
            self.markers("time-past").filter(|mark| !aside(mark)).any(|mark| {
                let own = hit.start <= mark.start && mark.end <= hit.end;
                let inside = from <= usize::from(mark.start) && usize::from(mark.start) < to;
                inside && !own && !self.counts_only(mark)
            })
        };
        let here = past(start, end) || self.past_verb(clause, hit);
        // What stands behind a semicolon has a time of its own.
        let part = |at: &usize| self.word(*at, &[";"]);
        let from = (0..start).rev().find(part).map_or(0, |mark| mark + 1);
        let to = (end..whole).find(part).unwrap_or(whole);
        let now = self.marked("time-now", start, end) || (!here && self.marked("time-now", from, to));
        if now && !self.simple_past(hit) {
            return Time::Present;
        }
        if here || past(from, to) && !self.presently(start, usize::from(hit.end)) {
            return Time::Past;
        }
        let future = (start..usize::from(hit.start)).any(|at| self.word(at, &["will", "going", "shall"]));
        if future { Time::Future } else { Time::Present }
    }

    /// "She used to run a bakery and has no idea of software": the clause has a present verb of its own, behind another.
    fn presently(&self, start: usize, end: usize) -> bool {
        let present = |at: usize| {
            self.word(at, &["is", "are", "has", "have", "does", "do"])
                || self.class(at, Classes::THIRD) && !self.class(at, Classes::PAST.or(AUXILIARY).or(Classes::BASE))
        };
        let joined =
            (start.saturating_sub(2)..start + 1).any(|at| self.class(at, Classes::CONJ) || self.word(at, &[","]));
        joined && start > 0 && (start..end).any(|at| present(at) && self.actor_over(at).is_none())
    }

    fn simple_past(&self, hit: Hit) -> bool {
        let deed = usize::from(hit.start);
        // "Not called for": a participle without its auxiliary.
        let bare = self.class(deed, Classes::PARTICIPLE) && self.class(deed.wrapping_sub(1), Classes::NEG);
        // "Reply `DECLINED`": a word that is said.
        let said = self.token(deed).is_some_and(|token| {
            token.style.code || token.quoted || token.text.len() > 3 && token.text.chars().all(char::is_uppercase)
        });
        self.class(deed, Classes::PAST) && !self.class(deed, Classes::BASE.or(Classes::BE)) && !bare && !said
    }

    /// "in five", "until 3": a number that is no year makes nothing past.
    pub(super) fn counts_only(&self, hit: &Hit) -> bool {
        let year = |text: &str| text.len() == 4 && text.starts_with(['1', '2']);
        let last = usize::from(hit.end).wrapping_sub(1);
        // "Where our technology should be in 2030".
        let first = usize::from(hit.start);
        if self.class(last, Classes::NUM)
            && (first.saturating_sub(3)..first).any(|at| self.word(at, &["should", "will", "must", "can"]))
        {
            return true;
        }
        self.word(usize::from(hit.start), &["in", "until", "during", "up"])
            && self.class(last, Classes::NUM)
            && !self.token(last).is_some_and(|token| year(token.text))
    }

    fn past_verb(&self, clause: usize, hit: Hit) -> bool {
        let (start, _) = self.range(clause);
        let deed = usize::from(hit.start);
        // "It was conceived, designed and coded by …"; "…, with the scope that was agreed, is the job of": what stands before
        // a comma has a time of its own, unless it goes on with a row of participles.
        let joins = Classes::PARTICIPLE.or(Classes::CONJ).or(Classes::ADV);
        let row = (start..deed).rev().take_while(|&at| self.class(at, joins) || self.word(at, &[","])).count();
        let apart = |at: usize| self.word(at, &[","]) && at + row < deed;
        let group: Vec<usize> = (start..deed).rev().take(row.max(3) + 1).take_while(|&at| !apart(at)).collect();
        if let Some(&have) = group.iter().find(|&&at| self.word(at, &["has", "have", "'ve", "’ve"])) {
            // "You've owned components": what a candidate has behind them.
            return self.word(have.wrapping_sub(1), &["you"]) && self.class(deed, Classes::PARTICIPLE);
        }
        if group.iter().chain([&deed]).any(|&at| self.word(at, &["was", "were", "had", "did"])) {
            return true;
        }
        // "Coded by Ada Roe (CTO) in eight months": what somebody made.
        let made = ["create", "do-engineering", "write-software"].contains(&self.lexicon.name(hit.concept));
        let bare = made && self.passive(clause, hit) && !group.iter().any(|&at| self.class(at, AUXILIARY));
        if bare && !(deed + 1..deed + 3).any(|at| self.word(at, &[":"])) {
            return true;
        }
        // "She had written every line and run each release".
        let joined = self.class(deed.wrapping_sub(1), Classes::CONJ) && self.class(deed, Classes::PARTICIPLE);
        if joined && (start..deed).any(|at| self.word(at, &["had"]) && self.class(at + 1, Classes::PARTICIPLE)) {
            return true;
        }
        let simple_past = self.simple_past(hit);
        let auxiliary = group.iter().any(|&at| self.class(at, Classes::BE.or(Classes::MODAL)));
        let simple_past = simple_past || self.goes_on_past(start, deed);
        simple_past && !matches!(hit.frame, Frame::Noun | Frame::Predicate) && !auxiliary && !self.passive(clause, hit)
    }

    /// "The office owned our releases and set every date": a verb that is the same in both times has that of the one before.
    fn goes_on_past(&self, start: usize, deed: usize) -> bool {
        let both = self.class(deed, Classes::PAST) && self.class(deed, Classes::BASE);
        let joined =
            self.class(deed.wrapping_sub(1), Classes::CONJ.or(Classes::ADV)) || self.word(deed.wrapping_sub(1), &[","]);
        let told = |at: usize| {
            let helped = (at.saturating_sub(3)..at).any(|before| self.class(before, AUXILIARY));
            self.class(at, Classes::PAST) && !self.class(at, Classes::BASE.or(Classes::THIRD).or(AUXILIARY)) && !helped
        };
        both && joined && (start..deed).any(|at| told(at) && self.actor_over(at).is_none())
    }
}
