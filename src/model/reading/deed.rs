//! Deeds with their doers and objects: one parsed sentence → its claims.

use super::clause::{AUXILIARY, BEFORE_NOUN, Parsed, Subject};
use super::context::Context;
use super::doer::Doer;
use crate::model::claim::{Actor, Claim, ClaimSpans, ClaimWords, ConceptId, Not, Scope, Whence};
use crate::model::interest::Interests;
use crate::model::lexicon::{Classes, Frame, Hit, Kind};
use crate::source::Span;

impl Parsed<'_, '_> {
    /// All claims of the sentence.
    pub(crate) fn claims(&self, context: &Context) -> Vec<Claim> {
        let looked_for = |hit: &Hit| context.interests.is_none_or(|interests| interests.deed(hit.concept));
        let deeds = self.hits.iter().enumerate().filter(|(_, hit)| self.lexicon.kind(hit.concept) == Kind::Deed);
        let mut claims: Vec<Claim> = deeds
            .filter(|(_, hit)| looked_for(hit))
            .filter_map(|(index, hit)| self.claim(index, *hit, context))
            .collect();
        claims.extend(self.gates(context));
        claims.extend(self.awaited(context));
        claims.extend(self.double_roles(context));
        claims.extend(self.listed(context));
        claims.extend(self.devotions(context));
        claims.extend(self.assignment(context));
        claims.retain(|claim| context.interests.is_none_or(|interests| interests.claim(claim, self.lexicon)));
        claims
    }

    fn claim(&self, index: usize, hit: Hit, context: &Context) -> Option<Claim> {
        let clause = self.clause_at(usize::from(hit.start))?;
        if usize::from(hit.end) <= self.sentence.inherited && !self.reaches_own(hit)
            || self.is_noun(hit)
            || self.nominal(hit)
            || self.auxiliary(hit)
            || self.not_merely(hit)
        {
            return None;
        }
        let mut doers = self.accepted(self.doers(clause, hit, context), clause, hit, context);
        let named = doers.clone();
        let mut at = 0;
        doers.retain(|doer| {
            at += 1;
            !named.iter().take(at - 1).any(|earlier| earlier.actor == doer.actor)
        });
        let actors = doers.iter().map(|doer| &doer.actor);
        let looked_for = |interests: &Interests| interests.done_by(hit.concept, &actors, self.lexicon);
        if !context.interests.is_none_or(looked_for) {
            return None;
        }
        let objects = self.objects(clause, index, hit, &doers);
        Some(self.assemble(clause, hit, &doers, &objects, context))
    }

    /// A word that may be a verb, where only a noun can stand: "the next release", "after release", "reviews code",
    /// "merged code".
    fn is_noun(&self, hit: Hit) -> bool {
        let at = usize::from(hit.start);
        let ambiguous = self.class(at, Classes::BASE.or(Classes::THIRD).or(Classes::ING)) && !self.class(at, AUXILIARY);
        let Some(before) = at.checked_sub(1).filter(|_| hit.frame == Frame::Verb && ambiguous) else { return false };
        if self.pairs_with_actor(at) {
            return true;
        }
        // "His own tickets"
        if self.word(at, &["own"]) && self.class(before, Classes::POSS) {
            return true;
        }
        let lead = |at: usize| {
            self.class(at, BEFORE_NOUN)
                && !self.class(at, Classes::PRON.or(Classes::REL))
                && self.actor_over(at).is_none()
        };
        if self.opens_item(hit) {
            return false;
        }
        let pointed = self.word(before, &["this", "each", "every", "another"]) && self.class(at, Classes::BASE);
        if pointed && !self.class(at, Classes::THIRD) {
            return true;
        }
        let possessed = self.word(before, &["'s", "’s", "'", "’"]) && self.actor_over(at).is_none();
        if !self.class(at, Classes::ING) && (lead(before) || possessed) {
            return true;
        }
        if self.class(at, Classes::ING) && lead(before) && !self.word(usize::from(hit.end), &["of"]) {
            return true;
        }
        if (at.saturating_sub(6)..at).any(|auxiliary| self.class(auxiliary, Classes::MODAL.or(Classes::DO))) {
            return false;
        }
        let base = self.class(at, Classes::BASE);
        let asks = self.plain(before) && self.class(at.wrapping_sub(2), Classes::THIRD);
        if self.class(at, Classes::THIRD) && asks && self.actor_over(before).is_none() {
            return true;
        }
        if self.class(at, Classes::THIRD) && self.class(before, Classes::THIRD) && self.actor_over(before).is_none() {
            return true;
        }
        if self.class(at, Classes::THIRD) && self.word(before, &["with", "of", "on", "for", "by", "in"]) {
            return true;
        }
        if self.class(at, Classes::THIRD) && self.ordered(at) {
            return true;
        }
        let governed = self.class(before, Classes::PREP)
            && !self.class(before, Classes::SUBORD.or(Classes::ADV))
            && !self.word(before, &["to", "than", "except", "like", "besides"]);
        let object = self.class(before, Classes::THIRD.or(Classes::PAST).or(Classes::PARTICIPLE))
            && !self.class(before, AUXILIARY.or(Classes::CAUSE).or(Classes::BASE).or(Classes::ROLE_NOUN))
            && self.actor_over(before).is_none();
        let modified = self.plain(before) && self.actor_over(before).is_none() && at.checked_sub(2).is_some_and(lead);
        base && (governed || object || modified)
    }

    /// A verb's form that an article or possessor makes a noun: "the coding standards", "our program", "a mentoring programme".
    fn nominal(&self, hit: Hit) -> bool {
        let start = usize::from(hit.start);
        let form = self.class(start, Classes::BASE.or(Classes::THIRD).or(Classes::ING));
        if hit.frame != Frame::Verb || !form || self.opens_item(hit) {
            return false;
        }
        let lead = |at: usize| {
            self.word(at, &["the", "a", "an", "our", "my", "their", "its", "your", "'s", "’s"])
                && self.actor_over(at).is_none()
        };
        let Some(before) = start.checked_sub(1) else { return false };
        let between = self.class(before, Classes::ING.or(Classes::PARTICIPLE)) && !self.class(before, Classes::DET);
        let object = self.class(start, Classes::BASE) && !self.class(start, Classes::PAST) && self.governs_noun(before);
        let object = object || self.class(before, Classes::PLAIN) && self.follows_verb(start);
        // "To enforce the procedure: gates, templates …" is no label.
        let verb = self.word(before, &["to"]) || self.class(before, Classes::MODAL.or(Classes::DO).or(Classes::PRON));
        let label = self.class(start, Classes::BASE) && self.word(usize::from(hit.end), &[":"]) && !verb;
        let object = object || label;
        lead(before) || object || between && before.checked_sub(1).is_some_and(lead)
    }

    /// "does not need technical support": the clause has its verb, and no actor stands between.
    fn follows_verb(&self, at: usize) -> bool {
        let noun = self.class(at, Classes::BASE) && !self.class(at, Classes::PAST.or(Classes::PARTICIPLE));
        let free = at.checked_sub(1).is_some_and(|before| self.actor_over(before).is_none());
        let start = self.clause_at(at).and_then(|clause| self.clauses.get(clause)).map_or(0, |clause| clause.start);
        let range = start..at.saturating_sub(1);
        let subject = self.clause_at(at).and_then(|clause| self.clauses.get(clause));
        let actors = subject.is_some_and(|clause| matches!(clause.subject, Subject::Actors(_)));
        let verb = actors
            || range.clone().any(|at| {
                self.class(at, AUXILIARY.or(Classes::THIRD).or(Classes::PAST)) && self.actor_over(at).is_none()
            });
        noun && free
            && verb
            && !range.clone().any(|at| {
                self.word(at, &["let", "lets", "make", "makes", "help", "helps", "see", "sees", "have", "has"])
            })
    }

    /// "is not just a people manager": the deed's own words say that it is not all.
    fn not_merely(&self, hit: Hit) -> bool {
        self.hits.iter().any(|mark| {
            self.lexicon.name(mark.concept) == "not-merely" && hit.start <= mark.start && mark.end <= hit.end
        })
    }

    /// "of code", "reads code": what follows such a word is a noun, whatever else it may be.
    fn governs_noun(&self, at: usize) -> bool {
        let open =
            Classes::ADV.or(Classes::CONJ).or(Classes::SUBORD).or(Classes::REL).or(Classes::PRON).or(Classes::CAUSE);
        let preposition = self.class(at, Classes::PREP) && !self.word(at, &["to"]);
        let verb = self.class(at, Classes::THIRD) && !self.class(at, AUXILIARY) && self.actor_over(at).is_none();
        (preposition || verb) && !self.class(at, open)
    }

    /// A form of "do", "have" or "be" that only helps another verb: "does not meet", "has built", "is owned".
    fn auxiliary(&self, hit: Hit) -> bool {
        let start = usize::from(hit.start);
        if hit.frame != Frame::Verb || hit.end - hit.start > 1 {
            return false;
        }
        // "The CTO does not: he carries no pager" leaves out its verb.
        if self.class(start, Classes::DO) && self.word(start + 1, &["not", "n't"]) {
            return true;
        }
        let mut next = start + 1;
        while self.class(next, Classes::NEG.or(Classes::ADV)) {
            next += 1;
        }
        let helps = |helper: Classes, form: Classes| self.class(start, helper) && self.class(next, form);
        helps(Classes::DO, Classes::BASE)
            || helps(Classes::DO, Classes::HAVE) && !self.class(start + 1, Classes::PREP)
            || helps(Classes::HAVE, Classes::PARTICIPLE)
            || helps(Classes::BE, Classes::PARTICIPLE.or(Classes::ING)) && !self.class(next, Classes::PREP)
    }

    /// Doers who cannot be meant give way to whom the surroundings speak of.
    fn accepted(&self, doers: Vec<Doer>, clause: usize, hit: Hit, context: &Context) -> Vec<Doer> {
        let Some(concept) = self.lexicon.get(hit.concept) else { return doers };
        let barred = |doer: &Doer| matches!(doer.actor, Actor::Role(role) if concept.not_by.contains(&role));
        if !doers.iter().any(barred) {
            return doers;
        }
        let earlier = (0..clause).rev().map(|index| self.subject_doers(index, context)).find(|all| {
            !all.is_empty() && all.iter().all(|doer| matches!(doer.actor, Actor::Role(_)) && !barred(doer))
        });
        earlier.unwrap_or_else(|| {
            context.topic.or(context.you).or(context.last).map(Doer::from_topic).into_iter().collect()
        })
    }

    /// "sales calls": a part of a thing's name.
    fn names_thing(&self, deed: &Hit) -> bool {
        self.hits
            .iter()
            .any(|hit| self.lexicon.kind(hit.concept) == Kind::Thing && hit.start < deed.start && deed.end <= hit.end)
    }

    /// A deed of the lead-in counts when the item gives it its object.
    fn reaches_own(&self, hit: Hit) -> bool {
        let end = usize::from(hit.end);
        if (end..self.sentence.inherited).any(|at| self.word(at, &[")", "]"])) {
            return false;
        }
        !self.hits.iter().any(|other| {
            self.lexicon.kind(other.concept) == Kind::Deed
                && matches!(other.frame, Frame::Verb)
                && usize::from(other.start) >= self.sentence.inherited
                && usize::from(other.start) <= self.sentence.inherited + 1
                && self.class(usize::from(other.start), Classes::THIRD)
                && !self.names_thing(other)
        }) && usize::from(hit.end) + 4 >= self.sentence.inherited
    }

    /// Builds the claim from its parts.
    pub(crate) fn assemble(
        &self,
        clause: usize,
        hit: Hit,
        doers: &[Doer],
        objects: &[usize],
        context: &Context,
    ) -> Claim {
        let file = context.file;
        let span = |from: usize, to: usize| self.span(file, from, to);
        let does = span(usize::from(hit.start), usize::from(hit.end));
        let own: Vec<&Hit> = objects.iter().filter_map(|&at| self.hits.get(at)).collect();
        let what = own.iter().map(|hit| span(usize::from(hit.start), usize::from(hit.end))).reduce(Span::to);
        let core = self.core(hit, &own, file);
        let mut concepts = self.concepts(clause, hit, &own, context);
        concepts.extend(self.staff(hit, doers, &concepts, context));
        let named = doers.iter().find(|doer| doer.whence <= Whence::Pronoun).and_then(|doer| doer.span);
        let inherited = doers.iter().find(|doer| doer.whence > Whence::Clause).and_then(|doer| doer.span);
        let (not, scope) = (self.negation(clause, hit, context), self.scope(clause, hit));
        let merely = not == Some(Not::Deed) && scope == Scope::Only;
        Claim {
            who: doers.iter().map(|doer| doer.actor.clone()).collect(),
            with: self.partners(clause, hit, doers),
            whence: doers.first().map_or(Whence::Clause, |doer| doer.whence),
            force: self.force(clause, hit),
            not,
            scope,
            share: self.share(clause).or(context.share),
            does: hit.concept,
            direct: self.direct_concepts(hit, objects, &concepts),
            what: concepts,
            circumstance: self.circumstances(clause, hit, context),
            time: self.time(clause, hit, context),
            stance: self.stance(clause, hit, context),
            sure: !merely && self.holds_together(hit, doers, &own),
            words: ClaimWords {
                does: self.words(usize::from(hit.start), usize::from(hit.end)),
                what: self.thing_words(&own),
            },
            spans: ClaimSpans {
                file,
                who: named,
                does,
                what,
                core,
                // A row is one statement, whatever its cells add to it.
                statement: if context.row.is_empty() {
                    span(self.sentence.inherited, self.sentence.tokens.len())
                } else {
                    context.block
                },
                block: context.block,
                inherited,
            },
            plain: self.plain_text(),
            heading: context.heading.to_owned(),
        }
    }

    /// The words of the first thing, for messages: a noun, if there is one.
    fn thing_words(&self, own: &[&Hit]) -> String {
        // "What goes in a release".
        let asks = Classes::REL.or(Classes::QUESTION);
        let verb = |hit: &Hit| {
            let start = usize::from(hit.start);
            self.class(start, Classes::THIRD) && self.class(start.wrapping_sub(1), asks)
        };
        let named = own.iter().find(|hit| !verb(hit)).or(own.first());
        named.map_or(String::new(), |hit| self.words(usize::from(hit.start), usize::from(hit.end)))
    }

    /// Concepts of the objects; for a pronoun ("they are corrected") those that the sentence before named.
    fn concepts(&self, clause: usize, hit: Hit, own: &[&Hit], context: &Context) -> Vec<ConceptId> {
        // What the deed's own words hold ("is HR's call") is no object.
        let outside = |other: &&&Hit| other.start < hit.start || hit.end < other.end;
        let things = own.iter().filter(outside).filter(|hit| self.lexicon.kind(hit.concept) == Kind::Thing).count();
        let mut all: Vec<ConceptId> = own.iter().map(|hit| hit.concept).collect();
        let pronouns = &["they", "them", "it", "these", "those", "this", "that", "theirs", "his", "hers"];
        let subject = self.clauses.get(clause).map(|clause| &clause.subject);
        let passive = matches!(hit.frame, Frame::Held | Frame::Within) || self.passive(clause, hit);
        let by_subject = passive && matches!(subject, Some(Subject::Pronoun(at)) if self.word(*at, pronouns));
        let after = usize::from(hit.end);
        let by_object = !passive
            && ((usize::from(hit.start) + 1..after + 3).any(|at| self.word(at, &["them", "it", "these", "those"]))
                || self.word(after, &["that", "this"]) && !self.plain(after + 1));
        let governs = after.checked_sub(1).is_some_and(|last| self.class(last, Classes::PREP));
        let same = governs && (after..after + 2).any(|at| self.word(at, &["same", "it", "this", "them"]));
        // "Sales review: CTO only. The VP of Engineering isn't needed there."
        let place = things == 0 && (after.saturating_sub(1)..after + 2).any(|at| self.word(at, &["there", "here"]));
        if things == 0 && (by_subject || by_object || same || place && self.lexicon.name(hit.concept) == "left-out") {
            all.extend(context.carried);
        }
        // "May I deploy on a Friday? Wait for the CTO's nod."
        let consents = ["approve", "gate"].contains(&self.lexicon.name(hit.concept));
        if context.answering && consents {
            all.extend(context.carried);
        }
        // "Their manager is …": of those whom the lines above speak of.
        let whose = hit.frame == Frame::Noun && self.word(usize::from(hit.start).wrapping_sub(1), &["their", "its"]);
        all.extend(context.topic.filter(|_| whose).map(|topic| topic.actor));
        let person = (after..after + 2).any(|at| self.word(at, &["her", "him", "them", "me"]));
        all.extend(context.last.filter(|_| person).map(|last| last.actor));
        let addressed = !passive && hit.frame != Frame::Noun && (after..after + 2).any(|at| self.word(at, &["you"]));
        all.extend(context.you.filter(|_| addressed && after > hit.start.into()).map(|you| you.actor));
        if things == 0 && hit.frame == Frame::Noun {
            all.extend(self.headed(clause, context));
        }
        // "Nine developers, two testers. They answer to …".
        if let Some(Subject::Pronoun(at)) = subject.filter(|_| passive && hit.frame == Frame::Held)
            && self.word(*at, &["they", "all"])
        {
            all.extend(self.pronoun(*at, context).iter().filter_map(|doer| match doer.actor {
                Actor::Role(role) => Some(role),
                _ => None,
            }));
        }
        // "## Meetings with the VP of Engineering": those whom the heading names are met.
        if all.is_empty() && self.lexicon.name(hit.concept) == "contact" && !self.unknown_object(after) {
            let named = context.under.iter().flat_map(|sentence| sentence.hits(self.lexicon));
            all.extend(named.map(|hit| hit.concept).filter(|&id| self.lexicon.kind(id) == Kind::Actor));
        }
        if all.is_empty() && !passive && self.unknown_object(after) {
            all.extend(self.lexicon.concept("something-else"));
        }
        all
    }

    /// What a pronoun stands for is an object itself, too.
    fn direct_concepts(&self, hit: Hit, objects: &[usize], all: &[ConceptId]) -> Vec<ConceptId> {
        let inside = (usize::from(hit.start) + 1..usize::from(hit.end)).any(|at| self.word(at, &["it", "them"]));
        if inside || self.word(usize::from(hit.end), &["it", "them", "this", "that"]) {
            return all.to_vec();
        }
        let carried = all.iter().skip(objects.len()).copied();
        self.direct(hit, objects).into_iter().chain(carried).collect()
    }

    /// "with the VPE", "together with", "jointly": they share it.
    fn partners(&self, clause: usize, deed: Hit, doers: &[Doer]) -> Vec<Actor> {
        let Some(range) = self.clauses.get(clause).map(|clause| clause.start..clause.end) else { return Vec::new() };
        // "leads the department with its 45 engineers": a part of it, and nobody who shares.
        let own = |at: usize| self.word(at + 1, &["its", "their", "all"]);
        // "Sits down with the VPE and explains to her what …": the first is done together, and not the second.
        let start = usize::from(deed.start);
        let joined = self.class(start.wrapping_sub(1), Classes::CONJ) && self.class(start, Classes::THIRD);
        let with = range
            .filter(|&at| !joined || at >= start)
            .filter(|&at| self.word(at, &["with", "alongside"]) && !own(at))
            .filter_map(|at| self.actor_phrase(at + 1));
        let partners = with.filter_map(|hit| self.hits.get(hit)).map(|hit| Actor::Role(hit.concept));
        partners.filter(|actor| !doers.iter().any(|doer| doer.actor == *actor)).collect()
    }
}
