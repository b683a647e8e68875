//! Who does a deed: named in the clause, passive agents, holders, labels' values, pronouns, or inherited.

use super::clause::{AUXILIARY, ClauseKind, Parsed, Subject};
use super::context::{Context, Topic};
use crate::model::claim::{Actor, ConceptId, Whence};
use crate::model::lexicon::{Classes, Frame, Hit};
use crate::source::Span;

/// Somebody in a claim, with the words that name them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Doer {
    pub(crate) actor: Actor,
    pub(crate) whence: Whence,
    pub(crate) span: Option<Span>,
}

impl Doer {
    pub(crate) fn from_topic(topic: Topic) -> Self {
        Self { actor: Actor::Role(topic.actor), whence: topic.whence, span: topic.span }
    }
}

impl Parsed<'_, '_> {
    /// Who does the deed of `hit`.
    pub(crate) fn doers(&self, clause: usize, hit: Hit, context: &Context) -> Vec<Doer> {
        let doers = self.besides_nobody(self.told_doers(clause, hit, context));
        let nobody = doers.iter().all(|doer| !matches!(doer.actor, Actor::Role(_)));
        let equated = nobody.then(|| self.equated(clause, hit, context)).flatten();
        equated.map_or(doers, |doer| vec![doer])
    }

    /// "The CTO, nobody else": those who are named do it.
    fn besides_nobody(&self, mut doers: Vec<Doer>) -> Vec<Doer> {
        let nobody = |doer: &Doer| matches!(doer.actor, Actor::Role(role) if self.lexicon.name(role) == "nobody");
        if !doers.iter().all(nobody) {
            doers.retain(|doer| !nobody(doer));
        }
        doers
    }

    fn told_doers(&self, clause: usize, hit: Hit, context: &Context) -> Vec<Doer> {
        let start = usize::from(hit.start);
        let named = matches!(hit.frame, Frame::Noun | Frame::Predicate | Frame::Plain);
        let noun = named || hit.frame == Frame::Verb && self.class(start, Classes::ING);
        if let Some(possessor) = self.possessor(start).filter(|_| noun) {
            return vec![self.doer(possessor, context)];
        }
        match hit.frame {
            Frame::Held => self.holders(usize::from(hit.end), context),
            Frame::Within => self.within(hit, context),
            Frame::Verb if self.passive(clause, hit) && !self.takes_time(start) => self.agents(clause, hit, context),
            Frame::Verb if self.class(start, Classes::ING) && self.fragment(clause, hit) => {
                self.inherited_doers(clause, context)
            }
            // "Getting each release out on time: CTO", in a table of who does what.
            Frame::Verb if self.heads_row(clause, start) => {
                self.labelled(clause, context).unwrap_or_else(|| self.active(clause, hit, context))
            }
            Frame::Verb => {
                let doers = self.active(clause, hit, context);
                let nobody = doers.iter().all(|doer| !matches!(doer.actor, Actor::Role(_)));
                let impersonal = nobody && self.is_impersonal(hit) && !self.others_need(clause, hit);
                if impersonal { self.impersonal(clause, hit, context) } else { doers }
            }
            Frame::Noun | Frame::Predicate | Frame::Plain => {
                if let Some(called) = self.called(clause, start, context) {
                    return called;
                }
                let named = if hit.frame == Frame::Noun { self.agents(clause, hit, context) } else { Vec::new() };
                if !named.is_empty() && named.iter().all(|doer| doer.whence == Whence::Clause) {
                    return named;
                }
                let told = if hit.frame == Frame::Noun || self.fronted(clause, hit) {
                    self.complement(clause, hit, context)
                } else {
                    Vec::new()
                };
                if !told.is_empty() {
                    return told;
                }
                if hit.frame == Frame::Noun && self.sought(clause, start) {
                    return context.topic.or(context.you).map(Doer::from_topic).into_iter().collect();
                }
                if let Some(labelled) = self.labelled(clause, context) {
                    return labelled;
                }
                if let Some(described) = self.described(hit, context).or_else(|| self.titled(clause, hit)) {
                    return described;
                }
                let doers = if self.fragment(clause, hit) {
                    self.inherited_doers(clause, context)
                } else {
                    self.subject_doers(clause, context)
                };
                let nobody = doers.iter().all(|doer| !matches!(doer.actor, Actor::Role(_)));
                if nobody && self.is_impersonal(hit) { self.impersonal(clause, hit, context) } else { doers }
            }
        }
    }

    /// "Ask the engineering manager of the squad": what a title is made of is no deed of the one whom the page is about.
    fn titled(&self, clause: usize, hit: Hit) -> Option<Vec<Doer>> {
        let start = usize::from(hit.start);
        let title = self.actor_over(start).and_then(|actor| self.hits.get(actor))?;
        let bare = self.clauses.get(clause).is_some_and(|clause| matches!(clause.subject, Subject::None));
        (bare && usize::from(title.start) < start && hit.end > title.end).then(Vec::new)
    }

    /// Does an activity open the row whose cell follows a colon?
    fn heads_row(&self, clause: usize, start: usize) -> bool {
        let own = self.sentence.inherited;
        // "Shipping the product: DRI: …": the column's head stands between.
        let end = self.clauses.get(clause).map_or(0, |clause| clause.end);
        let headed = self.word(end, &[":"]) && own > end + 2 && own <= end + 5 && self.word(own - 1, &[":"]);
        let opens = self.clauses.get(clause).is_some_and(|clause| clause.start == start) && (end + 1 == own || headed);
        // "Merge to main: CTO only"
        let governs = self.class(own.wrapping_sub(2), Classes::PREP);
        let deed = self.class(start, Classes::ING) || self.class(start, Classes::BASE) && !governs;
        opens && deed && self.word(own.wrapping_sub(1), &[":"])
    }

    /// "We need a babysitter for the squad", on the page of a role: it is who is looked for.
    fn sought(&self, clause: usize, start: usize) -> bool {
        let Some(Subject::Pronoun(we)) = self.clauses.get(clause).map(|clause| &clause.subject) else { return false };
        let seeks = |at: usize| self.word(at, &["need", "want", "seek", "seeking", "for", "hire", "hiring"]);
        self.word(*we, &["we"])
            && (we + 1..start).any(seeks)
            && start - we < 7
            && (we + 1..start).any(|at| self.word(at, &["a", "an"]))
            && !(we + 1..start).any(|at| self.class(at, Classes::NEG))
    }

    /// The actor in "the CTO's …" right before a deed.
    fn possessor(&self, start: usize) -> Option<usize> {
        let mut at = start;
        for _ in 0..3 {
            at = at.checked_sub(1)?;
            if self.class(at, AUXILIARY) {
                return None;
            }
            if self.word(at, &["'s", "’s"]) {
                return self.actor_over(at.checked_sub(1)?);
            }
            let verb = self.class(start, Classes::BASE.or(Classes::THIRD)) && self.class(at, Classes::PLAIN);
            if verb && self.actor_over(at).is_some() {
                return None;
            }
        }
        None
    }

    pub(crate) fn doer(&self, hit: usize, context: &Context) -> Doer {
        let found = self.hits.get(hit);
        let concept = found.map_or(ConceptId(u16::MAX), |hit| hit.concept);
        let (from, to) = found.map_or((0, 0), |hit| (usize::from(hit.start), usize::from(hit.end)));
        // A name that stands for a role: what says so may stand elsewhere.
        let name = self.token(from).filter(|_| to == from + 1 && self.class(from, Classes::NAME));
        if let Some(known) =
            name.and_then(|token| context.names.role(token.text)).filter(|known| known.actor == concept)
        {
            return Doer::from_topic(known);
        }
        let whence = if from < self.sentence.inherited { Whence::LeadIn } else { Whence::Clause };
        Doer { actor: Actor::Role(concept), whence, span: Some(self.span(context.file, from, to)) }
    }

    pub(crate) fn is_impersonal(&self, hit: Hit) -> bool {
        self.lexicon.get(hit.concept).is_some_and(|concept| concept.impersonal)
    }

    fn active(&self, clause: usize, hit: Hit, context: &Context) -> Vec<Doer> {
        let start = usize::from(hit.start);
        if let Some(at) = self.pronoun_before(clause, start) {
            return self.pronoun(at, context);
        }
        if let Some(hit) = self.right_before(clause, start) {
            return self.joined_back(hit).into_iter().map(|hit| self.doer(hit, context)).collect();
        }
        if let Some(earlier) = self.agreeing(clause, start) {
            return self.subject_doers(earlier, context);
        }
        self.subject_doers(clause, context)
    }

    /// "The CTO goes through what the squads have merged and hands them a list": a verb in the singular is no deed of
    /// several; "looks at everything that goes live and says yes or no": nor of everything.
    fn agreeing(&self, clause: usize, start: usize) -> Option<usize> {
        let joined = self.word(start.wrapping_sub(1), &["and"]) && self.class(start, Classes::THIRD);
        if !joined || self.class(start, Classes::BASE.or(Classes::PAST)) {
            return None;
        }
        let found = self.clauses.get(clause)?;
        let several = match &found.subject {
            Subject::Actors(hits) => hits.iter().all(|&hit| self.plural(hit)),
            Subject::Other(..) => {
                let before = found.start.wrapping_sub(1);
                found.kind == ClauseKind::Relative && self.word(before, &["everything", "anything", "all", "whatever"])
            }
            _ => false,
        };
        let one = |index: &usize| {
            self.clauses.get(*index).is_some_and(|clause| match &clause.subject {
                Subject::Actors(hits) => {
                    let role = |hit: usize| self.hits.get(hit).map(|hit| hit.concept);
                    let same = hits.iter().all(|&hit| role(hit) == hits.first().and_then(|&first| role(first)));
                    same && !hits.iter().any(|&hit| self.plural(hit))
                }
                Subject::Pronoun(at) => self.word(*at, &["he", "she"]),
                _ => false,
            })
        };
        (0..clause).rev().find(one).filter(|_| several)
    }

    /// "The squads", "all developers".
    fn plural(&self, hit: usize) -> bool {
        let last = self.hits.get(hit).and_then(|hit| self.token(usize::from(hit.end).wrapping_sub(1)));
        last.is_some_and(|last| last.text.len() > 3 && last.text.ends_with('s') && !last.text.ends_with("ss"))
    }

    /// The actor that stands directly before the verb group and is not the object of a preposition, or the one whom
    /// somebody lets, asks or expects to do it.
    fn right_before(&self, clause: usize, start: usize) -> Option<usize> {
        let floor = self.clauses.get(clause)?.start;
        let group = Classes::ADV.or(Classes::NEG).or(Classes::MODAL).or(Classes::BE).or(Classes::HAVE).or(Classes::DO);
        let mut at = start;
        let mut infinitive = false;
        while at > floor && (self.class(at - 1, group) || self.word(at - 1, &["to"])) {
            at -= 1;
            infinitive |= self.word(at, &["to"]);
        }
        let actor = self.actor_over(at.checked_sub(1).filter(|&before| before >= floor)?)?;
        let phrase = self.phrase_start(actor);
        let before = phrase.wrapping_sub(1);
        let caused = (floor..phrase).any(|at| self.class(at, Classes::CAUSE))
            || self.word(before, &["for"])
            || self.word(before, &["to"])
                && self.word(before.wrapping_sub(1), &["falls", "fall", "up", "left", "down"]);
        if infinitive {
            return (caused || phrase == floor).then_some(actor);
        }
        let governed = phrase > floor && self.class(before, Classes::PREP) && !self.class(before, Classes::SUBORD);
        (!governed).then_some(actor)
    }

    /// "see you lead", "let them decide": a pronoun in the middle of the clause, right before the verb.
    fn pronoun_before(&self, clause: usize, start: usize) -> Option<usize> {
        let floor = self.clauses.get(clause)?.start;
        let before = start.checked_sub(1).filter(|&before| before > floor)?;
        let pronoun = self.word(before, &["you", "she", "he", "they", "him", "her", "them"]);
        if pronoun && self.class(start, Classes::BASE) {
            return Some(before);
        }
        // "We need you to wrangle them"
        let infinitive = self.word(before, &["to"]) && self.class(start, Classes::BASE.or(Classes::BE));
        let asked = before.checked_sub(1).filter(|&at| infinitive && at > floor);
        if let Some(at) = asked.filter(|&at| self.word(at, &["you", "him", "her", "them"]))
            && (self.class(at - 1, Classes::CAUSE) || self.word(at - 1, &["pay", "hire", "employ", "want", "on"]))
        {
            return Some(at);
        }
        // "What she has not ticked stays out": the subject of what stands for the thing.
        let group = Classes::ADV.or(Classes::NEG).or(Classes::MODAL).or(Classes::HAVE).or(Classes::DO);
        let subject = (floor + 1..start).rev().find(|&at| !self.class(at, group))?;
        let relates = self.word(subject.wrapping_sub(1), &["what", "whatever", "everything", "anything", "all"]);
        (relates && self.word(subject, &["you", "she", "he", "they"])).then_some(subject)
    }

    fn joined_back(&self, hit: usize) -> Vec<usize> {
        let mut all = vec![hit];
        let mut start = self.phrase_start(hit);
        while start > 0 && self.word(start - 1, &["and", "or", "&", "/"]) {
            let Some(before) = start.checked_sub(2).and_then(|at| self.actor_over(at)) else { break };
            all.push(before);
            start = self.phrase_start(before);
        }
        all
    }

    /// The clause's subject, or what it inherits.
    pub(crate) fn subject_doers(&self, clause: usize, context: &Context) -> Vec<Doer> {
        let Some(found) = self.clauses.get(clause) else { return Vec::new() };
        match &found.subject {
            Subject::Actors(_) if found.start == 0 && self.somebody_who(found.end) => {
                context.topic.or(context.you).map(Doer::from_topic).into_iter().collect()
            }
            Subject::Actors(_) | Subject::Other(..) | Subject::Pronoun(_) if self.for_post(clause).is_some() => {
                self.for_post(clause).map(|hit| self.doer(hit, context)).into_iter().collect()
            }
            Subject::Actors(hits) => {
                let free = hits.iter().filter(|&&hit| !self.denied(hit));
                free.map(|&hit| self.doer(hit, context)).collect()
            }
            Subject::Pronoun(at) => self.pronoun(*at, context),
            Subject::Role => {
                let last = context.last.filter(|_| self.names_post(found.start));
                context.topic.or(context.you).or(last).map(Doer::from_topic).into_iter().collect()
            }
            Subject::Other(from, _) if self.revealed(clause, *from).is_some() => {
                self.revealed(clause, *from).map(|hit| self.doer(hit, context)).into_iter().collect()
            }
            Subject::Other(from, to) if self.the_two(*from, *to, context).is_some() => {
                self.the_two(*from, *to, context).unwrap_or_default()
            }
            Subject::Other(from, to) if self.manager_meant(*from, *to, context).is_some() => {
                self.manager_meant(*from, *to, context).into_iter().collect()
            }
            Subject::Other(from, _) if self.another_one(*from) => self.pronoun(*from + 2, context),
            Subject::Other(from, to) if self.heir_meant(*from, *to, context).is_some() => {
                self.heir_meant(*from, *to, context).into_iter().collect()
            }
            Subject::Other(from, to) if self.introduced(*from, *to, context) => {
                context.topic.map(Doer::from_topic).into_iter().collect()
            }
            Subject::Other(from, to) => vec![self.named(*from, *to, context).unwrap_or_else(|| Doer {
                actor: Actor::Other(self.words(*from, *to)),
                whence: Whence::Clause,
                span: Some(self.span(context.file, *from, *to)),
            })],
            Subject::None => self.inherited_doers(clause, context),
        }
    }

    /// "One does not have to know technology to be our CTO": whoever it is, it is said of the post.
    fn for_post(&self, clause: usize) -> Option<usize> {
        let found = self.clauses.get(clause)?;
        let anybody = match &found.subject {
            Subject::Actors(hits) => hits
                .iter()
                .filter_map(|&hit| self.hits.get(hit))
                .all(|hit| ["everyone", "nobody"].contains(&self.lexicon.name(hit.concept))),
            Subject::Pronoun(at) | Subject::Other(at, _) => {
                self.word(*at, &["one", "anyone", "anybody", "nobody", "people", "someone", "somebody"])
            }
            _ => false,
        };
        let taken = |at: usize| {
            self.word(at, &["to"]) && self.word(at + 1, &["be", "become"])
                || self.word(at + 1, &["as"]) && self.word(at, &["serve", "work", "start", "apply", "qualify"])
        };
        (found.start..found.end).filter(|&at| anybody && taken(at)).find_map(|at| self.actor_phrase(at + 2))
    }

    /// "CTO: we agreed that the next one can be …"
    fn another_one(&self, from: usize) -> bool {
        self.word(from, &["the", "our", "a"])
            && self.word(from + 1, &["next", "new", "current", "present", "future", "ideal", "right"])
            && self.word(from + 2, &["one"])
    }

    /// "# Our Head of Engineering", and then: "Veerle …".
    fn introduced(&self, from: usize, to: usize, context: &Context) -> bool {
        let heading = context.heading.rsplit(" > ").next().unwrap_or("").to_lowercase();
        let presents = ["our ", "meet ", "who is ", "introducing "].iter().any(|opening| heading.starts_with(opening));
        let topic = context.topic.is_some_and(|topic| topic.whence >= Whence::Heading);
        let name = |token: &super::token::Token| token.capital() && token.word.0 == 0;
        // "# Programme Office Charter", and then: "The Office …".
        let short = |token: &super::token::Token| {
            token.capital() && heading.split(' ').skip(1).any(|word| word == token.text.to_lowercase())
        };
        let office =
            context.topic.is_some_and(|topic| ["project", "hr", "lab"].contains(&self.lexicon.name(topic.actor)));
        let short = office && to == from + 2 && self.word(from, &["the"]) && self.token(from + 1).is_some_and(short);
        topic && (short || presents && to == from + 1 && self.token(from).is_some_and(name))
    }

    /// "One person here is in charge of new things: our CTO."
    pub(super) fn revealed(&self, clause: usize, from: usize) -> Option<usize> {
        let end = self.clauses.get(clause)?.end;
        let one = self.word(from, &["one", "someone", "somebody", "only", "exactly", "just", "a"])
            && (from..from + 4).any(|at| self.word(at, &["one", "someone", "somebody", "single"]));
        let told = one && self.word(end, &[":", "–", "—"]);
        let hit = self.actor_phrase(self.past_title(end + 1)).filter(|_| told)?;
        let past = self.hits.get(hit).map_or(0, |hit| usize::from(hit.end));
        (self.token(past).is_none() || self.class(past, Classes::STOP)).then_some(hit)
    }

    /// "Someone who looks after people": the one whom the page describes.
    fn somebody_who(&self, end: usize) -> bool {
        self.word(0, &["someone", "somebody"]) && (self.word(1, &["who"]) || end == 1 && self.word(end, &["who"]))
    }

    /// "not the CTO", "least of all the CTO".
    fn denied(&self, hit: usize) -> bool {
        let start = self.phrase_start(hit);
        self.word(start.wrapping_sub(1), &["not"]) && self.word(start.wrapping_sub(2), &[",", "and"])
    }

    pub(crate) fn words(&self, from: usize, to: usize) -> String {
        let tokens = self.sentence.tokens.iter().take(to).skip(from).map(|token| token.text);
        tokens.collect::<Vec<_>>().join(" ")
    }
}
