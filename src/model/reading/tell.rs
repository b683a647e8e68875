//! Claims of the deed `told`: all that a sentence names, whoever does what in it. "Without a manager's consent no engineer
//! is to get in touch with her" keeps people away, however its grammar is read; rules ask for three or more concepts.

use std::ops::Range;

use super::clause::{AUXILIARY, ClauseKind, FINITE, Parsed, Subject};
use super::context::{Context, Topic};
use super::doer::Doer;
use super::question::asks;
use crate::model::claim::{Actor, Claim, ConceptId, Not, Stance, Time, Whence};
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

/// Longer sentences say too many things.
const LONGEST: usize = 44;

/// A row of more words says by itself what it is about.
const LABEL: usize = 16;

/// Those who lead.
const LEADERS: &[&str] = &["vpe", "em", "cto"];

/// Roles of whom anything is told.
const ROLES: &[&str] = &["vpe", "em", "cto", "engineering", "engineer", "lab", "ceo", "cto-office", "other-chief"];

impl Parsed<'_, '_> {
    /// What the sentence tells as a whole, or each part of it that a semicolon ends.
    pub(crate) fn tellings(&self, context: &Context) -> Vec<Claim> {
        let told = self.lexicon.concept("told");
        let looked_for = |concept: &ConceptId| context.interests.is_none_or(|interests| interests.deed(*concept));
        let Some(concept) = told.filter(looked_for) else { return Vec::new() };
        let length = self.sentence.tokens.len();
        let own = self.sentence.inherited;
        let mut claims = Vec::new();
        let mut from = 0;
        for at in own..length + 1 {
            if at == length || self.word(at, &[";"]) {
                // "CTO upstairs, VP downstairs; neither knows what the other does"
                let alone = from..at;
                let named = |part: Range<usize>| self.within_part(&part).any(|hit| self.is_role(hit));
                let start = if !named(alone) && named(0..from) { 0 } else { from };
                claims.extend(self.telling(concept, start..at, context));
                from = at + 1;
            }
        }
        claims
    }

    fn telling(&self, concept: ConceptId, part: Range<usize>, context: &Context) -> Option<Claim> {
        let own = self.sentence.inherited.max(part.start);
        let clause = self.clauses.iter().position(|clause| clause.end > own)?;
        let doers = self.told_of(clause, &part, context);
        let roles = || self.within_part(&part).any(|hit| self.is_role(hit));
        if part.len() > LONGEST || part.end <= own || !(doers.iter().any(|doer| self.has_role(doer)) || roles()) {
            return None;
        }
        let concepts = self.all_told(&doers, &part, context);
        let first = (own..part.end).find(|&at| self.lettered(at))?;
        let last = (own..part.end).rev().find(|&at| self.lettered(at))? + 1;
        let (start, end) = (first as u16, last as u16);
        let hit = Hit { concept, frame: Frame::Plain, start, end, except: false, negative: true };
        let mut claim = self.assemble(clause, hit, &doers, &[], context);
        claim.share = self.large_share().or(context.share);
        claim.stance = self.told_stance(own, context);
        claim.time = self.told_time(own..part.end, context);
        claim.not = self.told_not(own..part.end).then_some(Not::Deed);
        claim.circumstance.extend(&concepts);
        claim.direct.clone_from(&concepts);
        claim.what = concepts;
        claim.sure = true;
        Some(claim)
    }

    fn within_part<'x>(&'x self, part: &Range<usize>) -> impl Iterator<Item = &'x Hit> {
        let part = part.clone();
        self.hits.iter().filter(move |hit| part.start <= usize::from(hit.start) && usize::from(hit.end) <= part.end)
    }

    /// Is the first verb denied?
    fn told_not(&self, part: Range<usize>) -> bool {
        let verb = part.clone().find(|&at| self.class(at, FINITE) && self.actor_over(at).is_none());
        verb.is_some_and(|verb| {
            (verb.saturating_sub(1).max(part.start)..(verb + 3).min(part.end)).any(|at| self.denies(at, None))
        })
    }

    fn lettered(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.text.starts_with(char::is_alphanumeric))
    }

    fn is_role(&self, hit: &Hit) -> bool {
        ROLES.contains(&self.lexicon.name(hit.concept))
    }

    fn has_role(&self, doer: &Doer) -> bool {
        matches!(doer.actor, Actor::Role(role) if ROLES.contains(&self.lexicon.name(role)))
    }

    /// The subject, if it is a role; or else the one leader whom the sentence names; or else whom the surroundings do.
    fn told_of(&self, clause: usize, part: &Range<usize>, context: &Context) -> Vec<Doer> {
        // "Programmers are shepherded by the director"
        let by = |hit: usize| self.word(self.phrase_start(hit).wrapping_sub(1), &["by"]);
        let lead = |at: usize| self.hits.get(at).is_some_and(|hit| LEADERS.contains(&self.lexicon.name(hit.concept)));
        let agent = part.clone().filter_map(|at| self.actor_from(at)).find(|&hit| lead(hit) && by(hit));
        if let Some(agent) = agent {
            return vec![self.doer(agent, context)];
        }
        let subject = self.subject_doers(clause, context);
        if !subject.is_empty() && subject.iter().all(|doer| matches!(doer.actor, Actor::Role(_))) {
            let crowd = |doer: &Doer| matches!(doer.actor, Actor::Role(role) if ["everyone", "nobody"].contains(&self.lexicon.name(role)));
            if !subject.iter().all(crowd) {
                return subject;
            }
        }
        let leads = |hit: &Hit| LEADERS.contains(&self.lexicon.name(hit.concept));
        let inside = |hit: &Hit| part.start <= usize::from(hit.start) && usize::from(hit.end) <= part.end;
        let mut named =
            (0..self.hits.len()).filter(|&at| self.hits.get(at).is_some_and(|hit| leads(hit) && inside(hit)));
        if let Some(first) = named.next() {
            let concept = |at: usize| self.hits.get(at).map(|hit| hit.concept);
            return if named.all(|at| concept(at) == concept(first)) {
                vec![self.doer(first, context)]
            } else {
                Vec::new()
            };
        }
        // "We", "they" and "somebody" act for whom the page is about; others who are named do not.
        let unnamed = self.clauses.get(clause).is_some_and(
            |found| !matches!(&found.subject, Subject::Actors(hits) if !hits.iter().all(|&hit| self.is_crowd_hit(hit))),
        );
        let near = |topic: &Topic| topic.whence >= Whence::LeadIn;
        let around = context.topic.filter(near).or(context.you).filter(|_| unnamed);
        around.map(Doer::from_topic).into_iter().collect()
    }

    fn is_crowd_hit(&self, hit: usize) -> bool {
        self.hits.get(hit).is_some_and(|hit| ["everyone", "nobody"].contains(&self.lexicon.name(hit.concept)))
    }

    /// Every concept of the sentence, of the question that it answers, and those whom its pronouns mean; no deed that is
    /// denied.
    fn all_told(&self, doers: &[Doer], part: &Range<usize>, context: &Context) -> Vec<ConceptId> {
        let mut all: Vec<ConceptId> = Vec::new();
        let title = |hit: &Hit| {
            let actor = self.actor_over(usize::from(hit.start)).and_then(|actor| self.hits.get(actor));
            actor.is_some_and(|actor| {
                self.is_role(actor) && actor.concept != hit.concept && hit.end <= actor.end && hit.start >= actor.start
            })
        };
        for hit in self.within_part(part).filter(|hit| !title(hit)) {
            let denied = || {
                let clause = self.clause_at(usize::from(hit.start));
                clause.is_some_and(|clause| self.negation(clause, *hit, context) == Some(Not::Deed))
            };
            if self.lexicon.kind(hit.concept) != Kind::Deed || !denied() {
                all.push(hit.concept);
            }
        }
        let subject = self.clauses.iter().find(|clause| clause.end > part.start.max(self.sentence.inherited));
        if !subject.is_some_and(|clause| matches!(clause.subject, Subject::Actors(_))) {
            all.extend(context.topic.filter(|topic| topic.whence >= Whence::Heading).map(|topic| topic.actor));
        }
        // "## Innovation", and then: "This is the remit of one person".
        let opens = part.start.max(self.sentence.inherited);
        let short = self.sentence.tokens.len() <= LABEL;
        if short && (opens..opens + 6).any(|at| self.word(at, &["this", "that", "it", "they", "these"])) {
            let above = context.under.iter().flat_map(|one| one.hits(self.lexicon));
            all.extend(above.map(|hit| hit.concept).filter(|&id| self.lexicon.kind(id) == Kind::Thing));
        }
        all.extend(context.row.iter().flat_map(|head| head.hits(self.lexicon)).map(|hit| hit.concept));
        for asked in
            context.asked.iter().chain(&context.before).copied().chain(context.under.iter().filter(|one| asks(one)))
        {
            all.extend(asked.hits(self.lexicon).iter().map(|hit| hit.concept));
        }
        let tokens = || self.sentence.tokens.iter().take(part.end).skip(part.start.max(self.sentence.inherited));
        if tokens().any(|token| token.any(&["you", "your", "yours", "yourself"])) {
            all.extend(context.you.map(|topic| topic.actor));
        }
        if tokens().any(|token| token.any(&["she", "he", "her", "his", "him", "hers"])) {
            all.extend(context.last.or(context.topic).map(|topic| topic.actor));
        }
        all.extend(doers.iter().filter_map(|doer| if let Actor::Role(role) = doer.actor { Some(role) } else { None }));
        all.sort_unstable();
        all.dedup();
        all
    }

    fn told_stance(&self, own: usize, context: &Context) -> Stance {
        let tokens = || self.sentence.tokens.iter().skip(own);
        let marked = |id| self.markers(id).next().is_some();
        let main = |at: usize| {
            let clause = self.clause_at(at).and_then(|clause| self.clauses.get(clause));
            clause.is_none_or(|clause| !matches!(clause.kind, ClauseKind::Relative | ClauseKind::Subordinate))
        };
        let modal = |at: usize| self.word(at, &["would", "could", "might"]) && main(at);
        let unreal = (own..self.sentence.tokens.len()).any(modal)
            || (own..own + 3).any(|at| self.word(at, &["if", "whether", "suppose", "imagine"]));
        let question = self.sentence.tokens.last().is_some_and(|token| token.is("?"));
        let quoted = tokens().filter(|token| token.quoted).count() * 2 > tokens().count();
        let stance = if marked("stance-wrong") {
            Stance::MarkedWrong
        } else if unreal || question || marked("stance-unreal") {
            Stance::Hypothetical
        } else if marked("stance-elsewhere") {
            Stance::Elsewhere
        } else if quoted {
            Stance::Quoted
        } else {
            Stance::Own
        };
        stance.max(context.stance)
    }

    fn told_time(&self, part: Range<usize>, context: &Context) -> Time {
        let (own, length) = (part.start, part.end);
        let now = self.markers("time-now").next().is_some();
        let verb = (own..length).find(|&at| self.class(at, FINITE.or(Classes::PAST)) && self.actor_over(at).is_none());
        let past = verb.is_some_and(|at| {
            const PRESENT: &[&str] =
                &["is", "are", "has", "have", "does", "do", "can", "must", "may", "will", "shall", "should"];
            let present =
                |at: usize| self.word(at, PRESENT) || self.class(at, Classes::THIRD) && !self.class(at, AUXILIARY);
            let helped = (at..length).any(|at| present(at) && self.actor_over(at).is_none());
            self.word(at, &["was", "were", "had", "did"])
                || self.class(at, Classes::PAST)
                    && !helped
                    && at > own
                    && !self.class(at, Classes::BASE.or(Classes::THIRD).or(AUXILIARY))
        });
        let past = past || self.markers("time-past").next().is_some();
        if context.past || past && !now { Time::Past } else { Time::Present }
    }
}
