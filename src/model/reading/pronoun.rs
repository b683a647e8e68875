//! Whom pronouns and names stand for.

use super::clause::{Parsed, Subject};
use super::context::{Context, Topic};
use super::doer::Doer;
use super::token::Sentence;
use crate::model::claim::{Actor, ConceptId, Whence};
use crate::model::lexicon::{Classes, Group, Kind};

impl Parsed<'_, '_> {
    /// "It is a pure people role": what is spoken of is the role.
    fn names_role(&self, at: usize) -> bool {
        self.class(at + 1, Classes::BE)
            && (at + 2..at + 8).any(|at| self.word(at, &["role", "job", "position", "post"]))
    }

    /// The one whom "she", "you" or "it" at `at` stands for.
    pub(super) fn pronoun(&self, at: usize, context: &Context) -> Vec<Doer> {
        let second = self.word(at, &["you", "your", "yours", "yourself", "i", "my"]);
        let plural = self.word(at, &["we", "our", "us", "ours"]);
        let thing = self.word(at, &["it", "its", "itself"]);
        let one = self.word(at, &["he", "she", "his", "her", "him", "hers"]);
        // "Where do old papers go? They stay where they are": those whom the question is about, and nobody's role.
        let nobody = |asked: &Sentence| {
            let named = asked.hits(self.lexicon).iter().any(|hit| self.lexicon.kind(hit.concept) == Kind::Actor);
            !named && !asked.tokens.iter().any(|token| token.any(&["they", "them", "their", "she", "he", "you"]))
        };
        if self.word(at, &["they", "them"]) && context.answering && context.asked.is_some_and(nobody) {
            return vec![Doer { actor: Actor::Other(self.words(at, at + 1)), whence: Whence::Clause, span: None }];
        }
        let pointing = self.word(at, &["this", "that", "these", "those", "there", "what", "which"]);
        if let Some(hit) = self.named_by_it(at) {
            return vec![self.doer(hit, context)];
        }
        if let Some(two) = self.they_two(at, context) {
            return two;
        }
        let first = self.word(at, &["i", "my", "mine", "myself"]);
        let found = if first && context.author.is_some() {
            context.author
        } else if second {
            context.you
        } else if plural {
            None
        } else if (pointing || thing) && self.names_role(at) {
            context.topic.or(context.last)
        } else if pointing {
            context.topic
        } else {
            let found = self.spoken_of(at).map(|hit| self.topic(hit, context)).or(context.last);
            let crowd = |topic: &Topic| {
                self.lexicon.group(topic.actor) == Some(Group::Crowd) && self.lexicon.name(topic.actor) == "everyone"
                    || self.lexicon.name(topic.actor) == "engineering"
            };
            let found = found.filter(|topic| !one || !crowd(topic));
            // "It still carries our orders": a thing, where only a person was spoken of.
            found.filter(|topic| !thing || !["cto", "vpe", "em"].contains(&self.lexicon.name(topic.actor)))
        };
        match found {
            Some(topic) => {
                let span = self.span(context.file, at, at + 1);
                vec![Doer {
                    actor: Actor::Role(topic.actor),
                    whence: topic.whence.max(Whence::Pronoun),
                    span: topic.span.or(Some(span)),
                }]
            }
            None if second || plural || pointing || thing => {
                vec![Doer { actor: Actor::Other(self.words(at, at + 1)), whence: Whence::Clause, span: None }]
            }
            None if one && context.topic.is_none() => {
                vec![Doer { actor: Actor::Other(self.words(at, at + 1)), whence: Whence::Clause, span: None }]
            }
            None => context.topic.map(Doer::from_topic).into_iter().collect(),
        }
    }

    /// "A nanny and a policeman: that's our engineering manager.": whom the clause names, and nothing more.
    pub(super) fn named_by_it(&self, at: usize) -> Option<usize> {
        let pointing = self.word(at, &["this", "that", "these", "those", "it"]);
        // "That would be Dorian, our CTO."
        let would = usize::from(self.class(at + 1, Classes::MODAL));
        let be = self.class(at + 1 + would, Classes::BE) || self.word(at + 1, &["'s", "’s"]);
        let after = at + 2 + would;
        let after = self.past_title(after + usize::from(self.class(after, Classes::ADV)));
        let hit = self.actor_phrase(after).filter(|_| be && pointing && (at > 0 || would > 0))?;
        let past = self.hits.get(hit).map_or(0, |hit| usize::from(hit.end));
        (self.token(past).is_none() || self.class(past, Classes::STOP)).then_some(hit)
    }

    fn topic(&self, hit: usize, context: &Context) -> Topic {
        let doer = self.doer(hit, context);
        let actor = if let Actor::Role(actor) = doer.actor { actor } else { ConceptId(u16::MAX) };
        Topic { actor, whence: Whence::Pronoun, span: doer.span }
    }

    /// The subject of an earlier clause of the same sentence.
    fn spoken_of(&self, at: usize) -> Option<usize> {
        let clause = self.clause_at(at)?;
        if let Some(hit) = self.told_one(clause, at) {
            return Some(hit);
        }
        let one = self.word(at, &["he", "she", "his", "her", "hers", "him"]);
        let subject = (0..=clause).rev().find_map(|index| match &self.clauses.get(index)?.subject {
            Subject::Actors(hits) => {
                let candidate = hits.first().and_then(|&hit| self.candidate_for(hit, index));
                candidate.or(hits.first().copied()).filter(|&hit| !one || !self.is_group(hit))
            }
            _ => None,
        });
        let named = || (0..at).filter_map(|before| self.actor_over(before)).find(|&hit| !one || !self.is_group(hit));
        subject.or_else(named)
    }

    /// "The CTO tells the VP of Engineering that she …": it is said of the one who is told.
    fn told_one(&self, clause: usize, at: usize) -> Option<usize> {
        let found = self.clauses.get(clause).filter(|_| self.word(at, &["he", "she"]))?;
        let opens = self.word(found.start, &["that"]) && at <= found.start + 1;
        let main = self.clauses.get(clause.checked_sub(1)?).filter(|_| opens)?;
        let Subject::Actors(subject) = &main.subject else { return None };
        let told = ["tells", "tell", "told", "reminds", "assures", "informs", "warns", "shows", "asks"];
        let verb = (main.start..found.start).find(|&at| self.word(at, &told))?;
        self.actor_phrase(verb + 1).filter(|hit| !subject.contains(hit))
    }

    /// "Anyone with a sales record qualifies as CTO; they need not …": the role that anybody may take.
    fn candidate_for(&self, subject: usize, clause: usize) -> Option<usize> {
        let any = self.hits.get(subject).filter(|hit| self.lexicon.name(hit.concept) == "everyone")?;
        let end = self.clauses.get(clause + 1).map_or(0, |next| next.end).max(self.clauses.get(clause)?.end);
        let takes = (any.end.into()..end).filter(|&at| self.word(at, &["as", "be", "become", "becomes"]));
        takes.filter_map(|at| self.actor_phrase(at + 1)).next()
    }

    /// "to the customers": nobody whom "she" could mean.
    fn is_group(&self, hit: usize) -> bool {
        self.hits.get(hit).is_some_and(|hit| {
            let plural = self
                .token(usize::from(hit.end).saturating_sub(1))
                .is_some_and(|last| last.text.len() > 4 && last.text.ends_with('s') && !last.text.ends_with("ss"));
            // "Every developer tells the CTO …, and he …": one of many is nobody in particular.
            let any = self.word(usize::from(hit.start).wrapping_sub(1), &["every", "each", "any", "no", "which"]);
            plural && self.lexicon.name(hit.concept) == "engineer" || any || super::topic::is_crowd(self.lexicon, hit)
        })
    }

    pub(super) fn named(&self, from: usize, to: usize, context: &Context) -> Option<Doer> {
        // "The Steering Layer": no person's name.
        if self.word(from, &["the", "a", "an", "this", "each"]) {
            return None;
        }
        let name = (from..to).find_map(|at| {
            let token =
                self.token(at).filter(|token| token.capital() || token.style.code || token.text.starts_with('@'))?;
            context.names.role(token.text)
        })?;
        Some(Doer::from_topic(name))
    }
}
