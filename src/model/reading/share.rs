//! Which part of a role's time or job something takes: "60 %", "three days out of five", "most of the week"; and claims
//! of the deed `devote` for sentences that say just that, whatever their verb ("board papers fill 70 % of her week").

use super::clause::{Parsed, Subject};
use super::context::Context;
use super::doer::Doer;
use super::quantity::Quantity;
use crate::model::claim::{Actor, Claim, ConceptId, Share};
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

/// Words that tell a share, and where they stand.
#[derive(Clone, Copy, Debug)]
struct Part {
    start: usize,
    end: usize,
    share: Share,
    /// A number, and one that counts time.
    number: Option<Quantity>,
}

const SPENDING: &[&str] = &[
    "spend",
    "spends",
    "spent",
    "devote",
    "devotes",
    "devoted",
    "dedicate",
    "dedicates",
    "dedicated",
    "go",
    "goes",
    "belong",
    "belongs",
    "take",
    "takes",
    "taken",
    "fill",
    "fills",
    "filled",
    "consume",
    "consumes",
    "consumed",
    "occupy",
    "occupies",
    "absorb",
    "absorbs",
    "absorbed",
    "reserved",
    "eat",
    "eats",
    "eaten",
    "flow",
    "flows",
    "invest",
    "invests",
    "put",
    "puts",
    "sink",
    "sinks",
    "disappear",
    "disappears",
    "swallow",
    "swallows",
    "claim",
    "claims",
    "owed",
    "owes",
];
const AWAY: &[&str] = &["from", "against", "without", "than", "instead", "not", "no", "despite", "except", "unlike"];

impl Parsed<'_, '_> {
    /// The share that the clause tells, or else the sentence.
    pub(crate) fn share(&self, clause: usize) -> Option<Share> {
        let range = self.clauses.get(clause).map_or(0..0, |clause| clause.start..clause.end);
        let parts = self.parts();
        let inside: Vec<&Part> = parts.iter().filter(|part| range.contains(&part.start)).collect();
        let largest = |parts: &[&Part]| {
            [Share::Whole, Share::Most].into_iter().find(|share| parts.iter().any(|part| part.share == *share))
        };
        let small =
            inside.iter().any(|part| part.share == Share::Part && !self.word(part.start, &["also", "as", "among"]));
        let all: Vec<&Part> = parts.iter().collect();
        let wide = || if small { None } else { largest(&all) };
        largest(&inside).or_else(wide).or_else(|| parts.first().map(|_| Share::Part))
    }

    /// Most or all, wherever the words say so.
    pub(crate) fn large_share(&self) -> Option<Share> {
        self.parts().iter().map(|part| part.share).find(|share| *share != Share::Part)
    }

    /// The share, if the words are nothing but a number: "70 %".
    pub(crate) fn only_quantity(&self) -> Option<Share> {
        let found = (0..self.sentence.tokens.len().min(3)).find_map(|at| self.quantity(at))?;
        let rest = found.start + self.sentence.tokens.len() - found.end;
        (rest <= 1).then_some(found.share)
    }

    /// Where the share begins that ends right before `at`: "60 % coding", "all of it on managing people".
    pub(super) fn share_before(&self, at: usize) -> Option<usize> {
        let before = |end: usize| end == at || end + 1 == at && self.word(end, &["on"]);
        let parts = self.parts().into_iter().filter(|part| part.share != Share::Part || part.number.is_some());
        parts.filter(|part| before(part.end)).map(|part| part.start).min()
    }

    fn parts(&self) -> Vec<Part> {
        let known = [("share-whole", Share::Whole), ("share-most", Share::Most), ("share-part", Share::Part)];
        let marked = self.hits.iter().filter_map(|hit| {
            let name = self.lexicon.name(hit.concept);
            let (_, share) = known.iter().find(|(id, _)| *id == name)?;
            Some(Part { start: usize::from(hit.start), end: usize::from(hit.end), share: *share, number: None })
        });
        let mut parts: Vec<Part> = marked.collect();
        let numbers = (0..self.sentence.tokens.len()).filter_map(|at| self.quantity(at));
        parts.extend(numbers.map(|number| Part {
            start: number.start,
            end: number.end,
            share: number.share,
            number: Some(number),
        }));
        parts
    }

    /// Claims of `devote`: what takes most of somebody's time, or is the most of the job.
    pub(crate) fn devotions(&self, context: &Context) -> Vec<Claim> {
        let Some(concept) = self.lexicon.concept("devote") else { return Vec::new() };
        let large = self.parts().into_iter().filter(|part| part.share != Share::Part);
        let mut claims: Vec<Claim> = large.filter_map(|part| self.devotion(concept, part, context)).collect();
        claims.extend(self.told_elsewhere(concept, context));
        claims
    }

    /// A cell or item that only names things, whose share its surroundings tell.
    fn told_elsewhere(&self, concept: ConceptId, context: &Context) -> Option<Claim> {
        let share = context.share.filter(|share| *share != Share::Part)?;
        let range = self.sentence.inherited..self.sentence.tokens.len();
        let part = Part { start: range.start, end: range.start, share, number: None };
        let doers = self.whose_time(concept, self.clause_at(range.start)?, range.clone(), context);
        let objects = self.devoted_to(part, range.clone(), &doers);
        let first = objects.first().and_then(|&at| self.hits.get(at))?;
        let hit = Hit { concept, frame: Frame::Noun, except: false, negative: true, ..*first };
        Some(self.assemble(self.clause_at(range.start)?, hit, &doers, &objects, context))
    }

    fn devotion(&self, concept: ConceptId, part: Part, context: &Context) -> Option<Claim> {
        let clause = self.clause_at(part.start)?;
        let range = self.clauses.get(clause).map(|clause| clause.start..clause.end)?;
        let label = self.is_label(part);
        if !label && !self.about_time(part, &range) {
            return None;
        }
        let range = if label { 0..self.sentence.tokens.len() } else { range.start..self.explained(range.end) };
        let doers = self.whose_time(concept, clause, range.clone(), context);
        let range = self.own_stretch(part, range);
        let objects = self.devoted_to(part, range, &doers);
        let last = objects.last().and_then(|&at| self.hits.get(at)).map(|hit| usize::from(hit.end))?;
        if last.max(part.end) <= self.sentence.inherited {
            return None;
        }
        let (start, end) = (part.start as u16, part.end as u16);
        let hit = Hit { concept, frame: Frame::Predicate, start, end, except: false, negative: true };
        let mut claim = self.assemble(clause, hit, &doers, &objects, context);
        claim.share = Some(part.share);
        Some(claim)
    }

    /// The range without what another number is a share of ("60 % delivery, 20 % board").
    fn own_stretch(&self, part: Part, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let others: Vec<Quantity> = range.clone().filter_map(|at| self.quantity(at)).collect();
        let before = others.iter().map(|other| other.end).filter(|&end| end <= part.start).max();
        let after = others.iter().map(|other| other.start).filter(|&start| start >= part.end).min();
        before.unwrap_or(range.start)..after.unwrap_or(range.end)
    }

    /// Where what a colon or dash explains ends.
    fn explained(&self, end: usize) -> usize {
        let goes_on = self.word(end, &[":", "–", "—", "("]);
        let complement = self.word(end, &["that"]) && self.class(end.wrapping_sub(1), Classes::BE);
        if let Some(clause) = self.clauses.iter().find(|clause| complement && clause.start == end) {
            return clause.end;
        }
        let next = goes_on.then(|| self.clauses.iter().find(|clause| clause.start == end + 1)).flatten();
        next.map_or(end, |clause| clause.end)
    }

    /// "65 %: board", "Reports to leadership | 70 %": the number is all that a label or its value says.
    fn is_label(&self, part: Part) -> bool {
        let length = self.sentence.tokens.len();
        let edge = |at: Option<usize>| at.is_none_or(|at| at >= length || self.class(at, Classes::STOP));
        let filler =
            |at: usize| self.word(at, &["about", "~", "approx", "some", "roughly", "around", "share", "weight"]);
        let before = part.start.checked_sub(1).and_then(|at| if filler(at) { at.checked_sub(1) } else { Some(at) });
        let marked = (0..length).any(|at| self.word(at, &[":", "–", "—", "-", "("]));
        let opens = edge(before) && !self.word(part.end, &["of"]);
        part.number.is_some()
            && (opens && part.start >= self.sentence.inherited || edge(before) && edge(Some(part.end)) && marked)
    }

    /// Does the share speak of time or of the job as a whole?
    fn about_time(&self, part: Part, range: &std::ops::Range<usize>) -> bool {
        let role = |at: usize| {
            self.class(at, Classes::ROLE_NOUN) || self.word(at, &["measured", "judged", "customer", "what"])
        };
        let inside = (part.start..part.end).any(role);
        let of = self.word(part.end, &["of"]) || self.word(part.end.wrapping_sub(1), &["of"]);
        let whole_of = of && (part.end..(part.end + 6).min(range.end)).any(role);
        let labelled = (0..part.start).any(|at| self.word(at, &[":"])) && (0..part.start).any(role);
        let be = range.clone().any(|at| self.class(at, Classes::BE));
        let told_of_role = be && (range.start..part.start).any(role);
        let spent = range.clone().any(|at| self.word(at, SPENDING));
        inside || whole_of || labelled || told_of_role || spent || part.number.is_some_and(|number| number.time)
    }

    /// Things in the range that the time goes to, not those that it is kept from.
    fn devoted_to(&self, part: Part, range: std::ops::Range<usize>, doers: &[Doer]) -> Vec<usize> {
        let counts = |hit: &Hit| {
            let (start, end) = (usize::from(hit.start), usize::from(hit.end));
            let inside = range.contains(&start) && end <= range.end && (end <= part.start || start >= part.end);
            let other_verb = (part.end..start).any(|at| self.word(at, &["to"]) && self.class(at + 1, Classes::BASE));
            let away = (start.saturating_sub(4).max(range.start)..start).any(|at| self.word(at, AWAY));
            inside
                && !other_verb
                && !away
                && !self.names_one_of(hit, doers)
                && self.lexicon.kind(hit.concept) == Kind::Thing
        };
        self.hits.iter().enumerate().filter(|(_, hit)| counts(hit)).map(|(at, _)| at).collect()
    }

    /// The one whose time it is: "the VP's week", the subject, "her week", or whom the surroundings speak of.
    fn whose_time(
        &self,
        concept: ConceptId,
        clause: usize,
        range: std::ops::Range<usize>,
        context: &Context,
    ) -> Vec<Doer> {
        let barred = self.lexicon.get(concept).map(|concept| concept.not_by.clone()).unwrap_or_default();
        let meant = |doer: &Doer| matches!(doer.actor, Actor::Role(role) if !barred.contains(&role));
        let owner = range.clone().filter_map(|at| self.actor_from(at)).find(|&actor| {
            let end = self.hits.get(actor).map_or(0, |hit| usize::from(hit.end));
            self.word(end, &["'s", "’s", "'", "’"]) && (end + 1..end + 5).any(|at| self.class(at, Classes::ROLE_NOUN))
        });
        // "A finance manager's hours": nobody else's.
        if let Some(owner) = owner.map(|actor| self.doer(actor, context)) {
            return Some(owner).filter(meant).into_iter().collect();
        }
        let subject = self.subject_doers(clause, context);
        let named = self.clauses.get(clause).is_some_and(|clause| !matches!(clause.subject, Subject::Other(..)));
        if named && !subject.is_empty() && subject.iter().all(meant) {
            return subject;
        }
        let other = range.filter_map(|at| self.actor_from(at)).map(|actor| self.doer(actor, context)).find(meant);
        let around = || context.topic.or(context.you).or(context.last).map(Doer::from_topic);
        other.or_else(around).into_iter().collect()
    }
}
