//! Deeds with their doers and objects: one parsed sentence → its claims.

use super::clause::{Parsed, Subject};
use super::context::Context;
use super::doer::Doer;
use crate::model::claim::{Actor, Claim, ClaimSpans, ClaimWords, ConceptId, Whence};
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
        claims.extend(self.double_roles(context));
        claims.retain(|claim| context.interests.is_none_or(|interests| interests.claim(claim, self.lexicon)));
        claims
    }

    fn claim(&self, index: usize, hit: Hit, context: &Context) -> Option<Claim> {
        let clause = self.clause_at(usize::from(hit.start))?;
        if usize::from(hit.end) <= self.sentence.inherited && !self.reaches_own(hit) {
            return None;
        }
        let doers = self.accepted(self.doers(clause, hit, context), clause, hit, context);
        let objects = self.objects(clause, index, hit, &doers);
        Some(self.assemble(clause, hit, &doers, &objects, context))
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

    /// A deed of the lead-in counts when the item gives it its object.
    fn reaches_own(&self, hit: Hit) -> bool {
        !self.hits.iter().any(|other| {
            self.lexicon.kind(other.concept) == Kind::Deed
                && matches!(other.frame, Frame::Verb)
                && usize::from(other.start) >= self.sentence.inherited
                && usize::from(other.start) <= self.sentence.inherited + 1
                && self.class(usize::from(other.start), Classes::THIRD)
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
        let named = doers.iter().find(|doer| doer.whence <= Whence::Pronoun).and_then(|doer| doer.span);
        let inherited = doers.iter().find(|doer| doer.whence > Whence::Clause).and_then(|doer| doer.span);
        Claim {
            who: doers.iter().map(|doer| doer.actor.clone()).collect(),
            with: self.partners(clause, doers),
            whence: doers.first().map_or(Whence::Clause, |doer| doer.whence),
            force: self.force(clause, hit),
            not: self.negation(clause, hit, context),
            scope: self.scope(clause, hit),
            share: self.share(clause),
            does: hit.concept,
            what: self.concepts(clause, hit, &own, context),
            circumstance: self.circumstances(),
            time: self.time(clause, hit),
            stance: self.stance(clause, hit, context),
            sure: true,
            words: ClaimWords {
                does: self.words(usize::from(hit.start), usize::from(hit.end)),
                what: own.first().map_or(String::new(), |hit| self.words(usize::from(hit.start), usize::from(hit.end))),
            },
            spans: ClaimSpans {
                file,
                who: named,
                does,
                what,
                core,
                statement: span(self.sentence.inherited, self.sentence.tokens.len()),
                block: context.block,
                inherited,
            },
            plain: self.plain_text(),
            heading: context.heading.to_owned(),
        }
    }

    /// Concepts of the objects; for a pronoun ("they are corrected") those that the sentence before named.
    fn concepts(&self, clause: usize, hit: Hit, own: &[&Hit], context: &Context) -> Vec<ConceptId> {
        let things = own.iter().filter(|hit| self.lexicon.kind(hit.concept) == Kind::Thing).count();
        let mut all: Vec<ConceptId> = own.iter().map(|hit| hit.concept).collect();
        let pronouns = &["they", "them", "it", "these", "those", "this", "that", "theirs", "his", "hers"];
        let subject = self.clauses.get(clause).map(|clause| &clause.subject);
        let passive = matches!(hit.frame, Frame::Held | Frame::Within) || self.passive(clause, hit);
        let by_subject = passive && matches!(subject, Some(Subject::Pronoun(at)) if self.word(*at, pronouns));
        let after = usize::from(hit.end);
        let by_object = !passive && (after..after + 2).any(|at| self.word(at, &["them", "it", "these", "those"]));
        if things == 0 && (by_subject || by_object) {
            all.extend(context.carried);
        }
        let person = (after..after + 2).any(|at| self.word(at, &["her", "him", "them", "me"]));
        all.extend(context.last.filter(|_| person).map(|last| last.actor));
        all
    }

    fn core(&self, hit: Hit, objects: &[&Hit], file: crate::source::FileId) -> Span {
        let own = self.sentence.inherited;
        let ends = objects.iter().map(|object| (usize::from(object.start), usize::from(object.end)));
        let parts = std::iter::once((usize::from(hit.start), usize::from(hit.end))).chain(ends);
        let inside: Vec<(usize, usize)> = parts.filter(|&(start, _)| start >= own).collect();
        let from = inside.iter().map(|part| part.0).min();
        let to = inside.iter().map(|part| part.1).max();
        match (from, to) {
            (Some(from), Some(to)) => self.span(file, from, to),
            _ => self.span(file, own, self.sentence.tokens.len()),
        }
    }

    /// The source bytes of tokens `from..to`.
    pub(crate) fn span(&self, file: crate::source::FileId, from: usize, to: usize) -> Span {
        let start = self.token(from).map_or(0, |token| token.start);
        let end = self.token(to.saturating_sub(1)).map_or(start, |token| token.end);
        Span::new(file, start, end)
    }

    /// The sentence as plain words, for fingerprints and `orglint claims`.
    pub(crate) fn plain_text(&self) -> String {
        let mut text = String::new();
        for token in &self.sentence.tokens {
            let glued = token.text.starts_with(|c: char| ",.;:!?)'’%".contains(c)) || text.ends_with('(');
            if !text.is_empty() && !glued && token.text != "n't" {
                text.push(' ');
            }
            text.push_str(token.text);
        }
        text
    }

    /// "with the VPE", "together with", "jointly": they share it.
    fn partners(&self, clause: usize, doers: &[Doer]) -> Vec<Actor> {
        let Some(range) = self.clauses.get(clause).map(|clause| clause.start..clause.end) else { return Vec::new() };
        let with = range.filter(|&at| self.word(at, &["with", "alongside"])).filter_map(|at| self.actor_phrase(at + 1));
        let partners = with.filter_map(|hit| self.hits.get(hit)).map(|hit| Actor::Role(hit.concept));
        partners.filter(|actor| !doers.iter().any(|doer| doer.actor == *actor)).collect()
    }
}
