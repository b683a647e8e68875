//! Gates said by a negation and an exception: "nothing ships without the CTO", "no branch reaches main until the CTO …",
//! "only valid once the CTO has approved".

use super::clause::{Clause, Parsed, Subject};
use super::context::Context;
use super::doer::Doer;
use crate::model::claim::{Actor, Claim, Scope, Stance, Time, Whence};
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

const EXCEPTIONS: &[&str] = &[
    "until", "till", "unless", "before", "without", "except", "once", "after", "when", "if", "prior", "bar", "absent",
    "but", "save", "failing",
];
const AFTER_ONLY: &[&str] = &["once", "after", "when", "if", "with"];

impl Parsed<'_, '_> {
    /// "Once the request has been approved by the CTO, the team may roll it out": consent that the deed waits for.
    pub(crate) fn awaited(&self, context: &Context) -> Option<Claim> {
        let (concept, approve) = (self.lexicon.concept("gate")?, self.lexicon.concept("approve")?);
        let waits = |clause: &Clause| self.word(clause.start, &["once", "after", "when", "upon", "following"]);
        let clause = self.clauses.iter().position(waits).filter(|&at| at < 2)?;
        let found = self.clauses.get(clause)?;
        let main = self.clauses.get(clause + 1)?;
        let permits =
            (main.start..main.end).any(|at| self.word(at, &["may", "can"]) && !self.class(at + 1, Classes::NEG));
        let inside = |hit: &&Hit| found.start <= usize::from(hit.start) && usize::from(hit.end) <= found.end;
        let consent =
            self.hits.iter().filter(inside).find(|hit| hit.concept == approve && hit.frame != Frame::Plain)?;
        let (doer, last) = permits.then(|| self.gatekeeper(found.start, context))??;
        let (start, end) = (consent.start, consent.end.max(last as u16));
        let hit = Hit { concept, frame: Frame::Within, start, end, except: false, negative: true };
        let objects = self.things(found.start, main.end);
        let mut claim = self.assemble(clause, hit, &[doer], &objects, context);
        claim.scope = Scope::All;
        Some(claim)
    }

    /// One claim of the deed `gate` for each such construction; its core is the whole construction.
    pub(crate) fn gates(&self, context: &Context) -> Vec<Claim> {
        let Some(concept) = self.lexicon.concept("gate") else { return Vec::new() };
        let length = self.sentence.tokens.len();
        let mut found = Vec::new();
        let (mut only, mut denied) = (false, false);
        for at in 0..length {
            if self.word(at, &[";"]) {
                (only, denied) = (false, false);
            }
            if let Some(before) = at.checked_sub(1) {
                only |= self.word(before, &["only"]);
                denied |= self.denies(before, None);
            }
            let negated = denied || self.held_back(at);
            // "Without the CTO's consent no engineer may …"
            let backwards = self.word(at, &["before", "till"]) && self.taken_up(at).is_some();
            let opens = (backwards || self.word(at, &["without", "unless", "until", "absent", "failing"]))
                && !negated
                && (at + 1..length).any(|after| self.denies(after, None));
            let but = self.word(at, &["but", "save"]) && self.actor_phrase(at + 1).is_none();
            let introduces = opens
                || !but
                    && (self.word(at, EXCEPTIONS) && negated && !self.word(at, AFTER_ONLY)
                        || (only && self.word(at, AFTER_ONLY)));
            if !introduces || found.len() > 2 {
                continue;
            }
            let Some((doer, last)) = self.gatekeeper(at, context) else { continue };
            let begins = |before: &usize| self.denies(*before, None) || self.word(*before, &["only"]);
            let from = (0..at).find(begins).unwrap_or(self.sentence.inherited.min(at));
            let back = self.taken_up(at).and_then(|actor| self.hits.get(actor));
            let from = back.map_or(from, |actor| actor.start.into());
            let to = if back.is_some() { at + 2 } else { last };
            let clause = self.clause_at(from).unwrap_or(0);
            let hit = Hit {
                concept,
                frame: Frame::Within,
                start: from as u16,
                end: to as u16,
                except: false,
                negative: true,
            };
            let objects = self.things(0, length);
            let mut claim = self.assemble(clause, hit, &[doer], &objects, context);
            claim.not = None;
            if self.word(at, &["if", "unless"]) && claim.stance == Stance::Hypothetical {
                claim.stance = context.stance;
            }
            claim.scope = Scope::All;
            // "Before that no story may …" tells of no former days.
            claim.time = if back.is_some() && !context.past { Time::Present } else { claim.time };
            claim.spans.core =
                self.span(context.file, from.max(self.sentence.inherited), to.max(self.sentence.inherited + 1));
            found.push(claim);
        }
        found
    }

    /// "is frozen until", "waits until": words of stopping deny as much as "not" does.
    fn held_back(&self, before: usize) -> bool {
        self.hits.iter().any(|hit| usize::from(hit.end) <= before && self.lexicon.name(hit.concept) == "held-back")
    }

    /// The one behind "until", "without", and where the words for them end: an actor, "you" or "I" who is the subject
    /// there, or whose consent is meant.
    fn gatekeeper(&self, at: usize, context: &Context) -> Option<(Doer, usize)> {
        let named = |hit: usize| (self.doer(hit, context), self.hits.get(hit).map_or(at + 1, |hit| hit.end.into()));
        if let Some(actor) = self.actor_phrase(at + 1).or_else(|| self.taken_up(at)) {
            return Some(named(actor));
        }
        // "It goes to the CTO, without whose signature nothing is shipped."
        if self.word(at + 1, &["whose", "whom"]) {
            return (at.saturating_sub(3)..at).rev().find_map(|before| self.actor_over(before)).map(named);
        }
        let clause = self.clause_at(at)?;
        let found = self.clauses.get(clause)?;
        let clausal = !self.word(at, &["without", "absent", "failing"]);
        if let (Subject::Actors(actors), true) = (&found.subject, clausal && found.start + 1 >= at) {
            return actors.first().copied().map(named);
        }
        let near = (at + 1..at + 12).take_while(|&at| !self.class(at, Classes::STOP) && !self.word(at, &[","]));
        let governed = |at: usize| {
            let preposition = &["by", "from", "of", "with", "to"];
            self.word(at.wrapping_sub(1), preposition) || self.word(at.wrapping_sub(2), preposition)
        };
        let agent = near.clone().filter(|&at| governed(at)).find_map(|at| self.past_name(at));
        agent.map(named).or_else(|| self.in_person(at, context))
    }

    /// "The CTO has blessed the outline; before that no story …": whose consent the pronoun takes up.
    fn taken_up(&self, at: usize) -> Option<usize> {
        let pronoun = self.word(at + 1, &["that", "this", "it", "then", "which"]) && !self.plain(at + 2);
        let consents = |hit: &&Hit| {
            usize::from(hit.end) <= at
                && self.lexicon.kind(hit.concept) == Kind::Deed
                && ["approve", "gate"].contains(&self.lexicon.name(hit.concept))
        };
        let consent = self.hits.iter().filter(|_| pronoun).rfind(consents)?;
        (0..usize::from(consent.end) + 3).rev().filter(|&near| near < at).find_map(|near| {
            let actor = self.actor_from(near)?;
            ["cto", "vpe", "em"].contains(&self.lexicon.name(self.hits.get(actor)?.concept)).then_some(actor)
        })
    }

    /// The actor at `at`, or behind a name there: "from Ada Roe, our CTO".
    fn past_name(&self, at: usize) -> Option<usize> {
        let names = (at..at + 3).take_while(|&at| self.class(at, Classes::NAME)).count();
        let marked = names > 0 && self.word(at + names, &[",", "(", "–", "—"]);
        let behind = if marked { self.actor_phrase(at + names + 1) } else { None };
        self.actor_from(at).or(behind)
    }

    /// "until you have released it", "without my okay", and below a label that names the role "unless Ada says yes".
    fn in_person(&self, at: usize, context: &Context) -> Option<(Doer, usize)> {
        let own = self.word(at + 1, &["you", "i", "your", "my", "he", "she", "his", "her"])
            && !self.word(at + 2, &["can", "want", "need", "are"])
            && (self.class(at + 3, Classes::PARTICIPLE) || !self.word(at + 2, &["have"]));
        let stranger = self.class(at + 1, Classes::NAME)
            && context.names.role(self.token(at + 1)?.text).is_none()
            && context.topic.is_some_and(|topic| topic.whence == Whence::LeadIn);
        let doer = if own {
            self.pronoun(at + 1, context).into_iter().find(|doer| matches!(doer.actor, Actor::Role(_)))
        } else {
            context.topic.filter(|_| stranger).map(Doer::from_topic)
        };
        doer.map(|doer| (doer, at + 2))
    }

    /// Every thing named between two tokens.
    pub(crate) fn things(&self, from: usize, to: usize) -> Vec<usize> {
        let inside = |hit: &Hit| from <= usize::from(hit.start) && usize::from(hit.end) <= to;
        let all = self.hits.iter().enumerate();
        all.filter(|(_, hit)| inside(hit) && self.lexicon.kind(hit.concept) == Kind::Thing).map(|(at, _)| at).collect()
    }
}
