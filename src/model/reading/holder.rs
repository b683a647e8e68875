//! Those who hold a deed: named behind it ("rests with the CTO") or inside its phrase ("is the CTO's call").

use super::clause::Parsed;
use super::context::Context;
use super::doer::Doer;
use crate::model::lexicon::{Classes, Hit, Kind};

impl Parsed<'_, '_> {
    /// Those who follow "rests with": actors, joined ones too, or a pronoun.
    pub(super) fn holders(&self, at: usize, context: &Context) -> Vec<Doer> {
        if self.word(at, &["not"]) {
            return Vec::new();
        }
        let at = self.past_title(at);
        if let Some(first) = self.actor_phrase(at) {
            // "the squad's product manager"
            let end = self.hits.get(first).map_or(usize::MAX, |hit| usize::from(hit.end));
            let owned = self.word(end, &["'s", "’s"]).then(|| self.actor_phrase(end + 1)).flatten();
            let first = owned.unwrap_or(first);
            return self.joined(first).into_iter().map(|hit| self.doer(hit, context)).collect();
        }
        // "Of its inventor and CTO": one person under two names.
        let renamed =
            (at + 1..at + 4).find(|&and| self.word(and, &["and", "&"])).and_then(|and| self.actor_from(and + 1));
        if let Some(hit) = renamed.filter(|_| self.word(at, &["its", "our", "the", "their"]) && self.plain(at + 1)) {
            return vec![self.doer(hit, context)];
        }
        if self.possesses_others(at) {
            return Vec::new();
        }
        if self.class(at, Classes::PRON.or(Classes::POSS)) {
            return self.pronoun(at, context);
        }
        self.named(at, at + 3, context).into_iter().collect()
    }

    /// "By their employers": others than those whom "they" means.
    fn possesses_others(&self, at: usize) -> bool {
        self.word(at, &["their", "his", "her", "its", "our", "your", "my"])
            && self.class(at + 1, Classes::PLAIN)
            && !self.class(at + 1, Classes::ROLE_NOUN.or(Classes::ADV))
            && !self.word(at + 1, &["alone", "hands", "shoulders", "desk", "lap"])
    }

    /// "M/s", "one person, our …": what stands before the one who is meant.
    pub(super) fn past_title(&self, at: usize) -> usize {
        if self.word(at, &["m"]) && self.word(at + 1, &["/"]) {
            return at + 3;
        }
        // "Mr Horvat, head of the legal department"
        let at =
            at + usize::from(self.word(at, &["mr", "mrs", "ms", "dr", "prof", "mr.", "mrs.", "ms.", "dr.", "prof."]));
        let one = &[
            "one",
            "a",
            "single",
            "person",
            "man",
            "woman",
            "individual",
            "pair",
            "of",
            "hands",
            "mind",
            "alone",
            "place",
            "only",
            "source",
            "address",
            "desk",
            "head",
            "spot",
        ];
        // "Rolf Achter, Sales Director"
        let names = (at..at + 3).take_while(|&at| self.class(at, Classes::NAME)).count();
        let names = names.max(self.common_names(at));
        if names > 0 && self.word(at + names, &[",", "("]) && self.actor_phrase(at + names + 1).is_some() {
            return at + names + 1;
        }
        // "people from the marketing department", "Anders in the project office"
        let group = self.word(at, &["people", "someone", "somebody", "colleagues", "managers", "staff", "those"]);
        let somebody = if group { 1 } else { names };
        if somebody > 0
            && self.word(at + somebody, &["from", "in", "of", "at"])
            && self.actor_phrase(at + somebody + 1).is_some()
        {
            return at + somebody + 1;
        }
        let comma = (at + 1..at + 6).find(|&at| self.word(at, &[",", ":", "–", "—"]));
        let apposed = comma.filter(|&comma| comma > at + 1 && (at..comma).all(|at| self.word(at, one)));
        // "One person: Ada Roe, our CTO", "one head, that of our CTO"
        let past = |comma: usize| {
            let of = self.word(comma + 1, &["that", "those"]) && self.word(comma + 2, &["of"]);
            if of { comma + 3 } else { self.past_title(comma + 1) }
        };
        apposed.map_or(at, past)
    }

    /// "The engineering management track …: a manager on it has …": the engineering manager of whom was spoken.
    pub(super) fn manager_meant(&self, from: usize, to: usize, context: &Context) -> Option<Doer> {
        let noun = (from..to).find(|&at| self.word(at, &["manager", "managers"]))?;
        let bare = (from..noun).all(|at| self.class(at, Classes::DET) || self.word(at, &["such"]));
        if !bare || self.class(noun + 1, Classes::NAME) {
            return None;
        }
        let em = |concept| self.lexicon.name(concept) == "em";
        let earlier = self.hits.iter().position(|hit| em(hit.concept) && usize::from(hit.end) <= from);
        let around = || [context.last, context.topic].into_iter().flatten().find(|topic| em(topic.actor));
        earlier.map(|hit| self.doer(hit, context)).or_else(|| around().map(Doer::from_topic))
    }

    /// "Her successor can come from banking": the next holder of the seat of whom was spoken.
    pub(super) fn heir_meant(&self, from: usize, to: usize, context: &Context) -> Option<Doer> {
        let heir = (from..to).any(|at| self.word(at, &["successor", "replacement", "heir"]));
        let whose = self.class(from, Classes::POSS.or(Classes::DET)) && to <= from + 3;
        context.last.or(context.topic).filter(|_| heir && whose).map(Doer::from_topic)
    }

    /// "Olga Stern", "Chris Stone": how many words are a name in full, though some are words of the language as well.
    fn common_names(&self, at: usize) -> usize {
        let named = |at: &usize| {
            self.token(*at).is_some_and(|token| token.capital() && token.text.chars().any(char::is_lowercase))
                && self.actor_over(*at).is_none()
                && !self.class(*at, Classes::THIRD)
        };
        let count = (at..at + 3).take_while(named).count();
        // "Steering Layer (CTO)" holds no name.
        if (at..at + count).any(|at| self.class(at, Classes::NAME)) { count } else { 0 }
    }

    pub(super) fn joined(&self, first: usize) -> Vec<usize> {
        let mut all = vec![first];
        let mut past = self.hits.get(first).map_or(usize::MAX, |hit| usize::from(hit.end));
        while self.word(past, &["and", "or", "&", "/", ","]) {
            let Some(next) = self.actor_phrase(past + 1).filter(|next| !all.contains(next)) else { break };
            all.push(next);
            past = self.hits.get(next).map_or(usize::MAX, |hit| usize::from(hit.end));
        }
        all
    }

    pub(super) fn within(&self, hit: Hit, context: &Context) -> Vec<Doer> {
        let inside = usize::from(hit.start)..usize::from(hit.end);
        let named = |other: &Hit| {
            self.lexicon.kind(other.concept) == Kind::Actor
                && inside.start <= usize::from(other.start)
                && usize::from(other.end) <= inside.end
        };
        // "Moves from the project office to engineering": whom it leaves holds it no longer.
        let left = |other: &Hit| {
            let from = usize::from(other.start).saturating_sub(2).max(inside.start)..usize::from(other.start);
            from.into_iter().any(|at| self.word(at, &["from"]))
        };
        let actor = self.hits.iter().position(|other| named(other) && !left(other));
        let actor = actor.or_else(|| self.hits.iter().position(named));
        if let Some(actor) = actor {
            return self.joined(actor).into_iter().map(|hit| self.doer(hit, context)).collect();
        }
        let last = inside.end.saturating_sub(1);
        let pronouns = || inside.clone().filter(|&at| self.class(at, Classes::PRON.or(Classes::POSS)));
        // "What she has not ticked": she, and not what.
        let person = |at: &usize| !self.word(*at, &["what", "which", "that", "this", "there", "it"]);
        let pronoun = pronouns().find(person).or_else(|| pronouns().next());
        let pronoun = pronoun.filter(|&at| at < last || !self.possesses_others(at));
        pronoun.map(|at| self.pronoun(at, context)).unwrap_or_default()
    }
}
