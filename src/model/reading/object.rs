//! What a deed is done to.

use super::clause::{AUXILIARY, BEFORE_NOUN, Clause, ClauseKind, Parsed, Subject};
use super::doer::Doer;
use crate::model::claim::Actor;
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

impl Parsed<'_, '_> {
    /// Hits that the deed at `index` is done to: things, and actors who are not its doers.
    pub(crate) fn objects(&self, clause: usize, index: usize, hit: Hit, doers: &[Doer]) -> Vec<usize> {
        let (start, end) = self.clauses.get(clause).map_or((0, 0), |clause| (clause.start, clause.end));
        let deed = usize::from(hit.start)..usize::from(hit.end);
        let mut inside = self.between(deed.start, deed.end, index, doers);
        if hit.frame == Frame::Noun {
            inside.extend(self.around(hit));
        }
        let right = || self.to_the_right(clause, hit, index, doers);
        let left = || self.between(start, deed.start, index, doers);
        let passive = hit.frame == Frame::Verb && self.passive(clause, hit);
        let mut found = match hit.frame {
            Frame::Held => or(or(left(), || self.label_taken_up(clause, index, doers)), right),
            Frame::Verb if passive => or(or(left(), || self.label_taken_up(clause, index, doers)), right),
            Frame::Noun | Frame::Predicate | Frame::Verb if self.is_impersonal(hit) => {
                right().into_iter().chain(left()).collect()
            }
            Frame::Noun | Frame::Predicate => or(self.beyond_names(right(), &left), left),
            Frame::Within => {
                let named = [left(), self.named_before(start, index, doers)].concat();
                // "Questions go to our CTO, who is responsible for …": what is told of the one who is named.
                let who = self.clauses.get(clause + 1).is_some_and(|next| self.word(next.start, &["who"]));
                let after = if who && !named.is_empty() { Vec::new() } else { right() };
                [named, after].concat()
            }
            Frame::Verb | Frame::Plain => right(),
        };
        // "She put them together": the pronoun stands inside the verb.
        let inside_verb = (deed.start + 1..deed.end).any(|at| self.word(at, &["it", "them"]));
        if found.is_empty() && (inside_verb || self.refers_back(deed.end, passive)) {
            let pronoun = !passive && hit.frame == Frame::Verb && (inside_verb || self.points_back(deed.end));
            found = self.earlier(clause, if pronoun { deed.start } else { start }, index, doers);
        }
        if found.is_empty() && hit.frame == Frame::Verb {
            found = self.antecedents(clause, index, doers);
        }
        if self.asks_of_earlier(hit, &found) {
            found.extend(left());
        }
        if found.is_empty() && hit.frame != Frame::Verb {
            found = self.labelled_object(clause, end, index, doers);
        }
        found.extend(inside);
        found.extend(self.fronted_for(start, index, doers));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// "Delivery owner: Ada Roe, …": names are no objects where the other side has some.
    fn beyond_names(&self, found: Vec<usize>, other: &dyn Fn() -> Vec<usize>) -> Vec<usize> {
        let named = |&at: &usize| self.hits.get(at).is_some_and(|hit| self.lexicon.name(hit.concept) == "named");
        if found.iter().all(named) && !other().iter().all(named) { Vec::new() } else { found }
    }

    /// "For a developer, the offer is decided on by …": whom it is about stands in front.
    fn fronted_for(&self, start: usize, index: usize, doers: &[Doer]) -> Vec<usize> {
        let comma = start.checked_sub(1).filter(|&comma| self.word(comma, &[","]));
        let before = comma.and_then(|comma| self.clauses.iter().find(|clause| clause.end == comma));
        let phrase = before.filter(|clause| {
            self.word(clause.start, &["for", "with", "concerning", "regarding"])
                && !(clause.start..clause.end).any(|at| self.class(at, AUXILIARY))
        });
        phrase.map(|clause| self.between(clause.start, clause.end, index, doers)).unwrap_or_default()
    }

    /// "picks some pull requests and writes up what the team should have done": of what it took up before.
    fn asks_of_earlier(&self, hit: Hit, found: &[usize]) -> bool {
        let (start, end) = (usize::from(hit.start), usize::from(hit.end));
        let asks = (start + 1..end + 1).any(|at| self.word(at, &["what", "how", "where", "why"]));
        let joined = start.checked_sub(1).is_some_and(|before| self.word(before, &["and"]));
        let thing = |&at: &usize| self.hits.get(at).is_some_and(|hit| self.lexicon.kind(hit.concept) == Kind::Thing);
        asks && joined && hit.frame == Frame::Verb && !found.iter().any(thing)
    }

    /// "*Plover*: the CTO's own creation": what a label before the clause names.
    fn named_before(&self, start: usize, index: usize, doers: &[Doer]) -> Vec<usize> {
        let colon = start.checked_sub(1).filter(|&at| self.word(at, &[":", "–", "—"]));
        let label =
            colon.and_then(|colon| self.clauses.iter().find(|clause| clause.end == colon || clause.end + 1 == colon));
        let label = label.filter(|label| {
            label.end - label.start <= 4 && !(label.start..label.end).any(|at| self.class(at, AUXILIARY))
        });
        label.map(|label| self.between(label.start, label.end, index, doers)).unwrap_or_default()
    }

    /// `Deploys: each one waits for …`: what the label names, where a pronoun takes it up.
    fn label_taken_up(&self, clause: usize, index: usize, doers: &[Doer]) -> Vec<usize> {
        let start = self.clauses.get(clause).map_or(0, |clause| clause.start);
        let labelled = start > 0 && self.word(start - 1, &[":", "–", "—"]);
        let pronoun = self
            .word(start, &["it", "they", "each", "these", "those", "this", "all", "none", "every", "both"])
            && (self.word(start + 1, &["one", "of", "single"]) || !self.plain(start + 1));
        if labelled && pronoun { self.between(0, start, index, doers) } else { Vec::new() }
    }

    /// Things whose name holds the deed's noun: "hiring decision".
    fn around(&self, deed: Hit) -> Vec<usize> {
        let holds =
            |hit: &Hit| hit.start <= deed.start && deed.end <= hit.end && hit.end - hit.start > deed.end - deed.start;
        let all = self.hits.iter().enumerate();
        all.filter(|(_, hit)| self.lexicon.kind(hit.concept) == Kind::Thing && holds(hit)).map(|(at, _)| at).collect()
    }

    /// From the deed to the end of its clause, and on through what only explains the object.
    fn to_the_right(&self, clause: usize, hit: Hit, index: usize, doers: &[Doer]) -> Vec<usize> {
        // A phrase may reach into the next clause: "is on the line if".
        let clause = self.clause_at(usize::from(hit.end).saturating_sub(1)).unwrap_or(clause);
        let end = self.clauses.get(clause).map_or(0, |clause| clause.end);
        let next = self.next_deed(usize::from(hit.end), end);
        let near = self.not_oblique(usize::from(hit.end), self.between(usize::from(hit.end), next, index, doers));
        if !near.is_empty() {
            return near;
        }
        let shared = self.not_oblique(usize::from(hit.end), self.between(usize::from(hit.end), end, index, doers));
        if !shared.is_empty() {
            return shared;
        }
        let explains = self.word(end, &[":", "–", "—", "("]) && !self.labels(clause);
        let beyond = self
            .clauses
            .get(clause + 1)
            .filter(|after| explains || (after.kind == ClauseKind::Relative && next == end) || self.asks_within(after));
        beyond.map(|after| self.between(after.start, after.end, index, doers)).unwrap_or_default()
    }

    /// Without those that only say more of an unknown thing: "leads the discussion with the engineers".
    fn not_oblique(&self, from: usize, found: Vec<usize>) -> Vec<usize> {
        let thing = |at: usize| {
            let over = |hit: &&Hit| usize::from(hit.start) <= at && at < usize::from(hit.end);
            let named = self.hits.iter().find(over).map(|hit| self.lexicon.kind(hit.concept));
            let functional =
                BEFORE_NOUN.or(Classes::PREP).or(Classes::ADV).or(Classes::CONJ).or(Classes::PRON).or(Classes::STOP);
            !self.class(at, functional) && !matches!(named, Some(Kind::Marker | Kind::Actor))
                || named == Some(Kind::Thing)
        };
        // "excused from contact with customers": the noun and its preposition are one.
        let nominal = |hit: &Hit| hit.frame == Frame::Noun && self.lexicon.kind(hit.concept) == Kind::Deed;
        let oblique = |start: usize| {
            // "takes tickets like everybody else"
            if self.word(start.wrapping_sub(1), &["like"]) {
                return true;
            }
            let governor = (from..start).find(|&at| {
                self.word(at, &["with", "about", "among", "between", "against", "for", "around", "within"])
                    && !self.hits.iter().any(|hit| nominal(hit) && usize::from(hit.end) == at + 1)
            });
            let loose = self.hits.iter().any(|hit| {
                (from..start).contains(&usize::from(hit.start)) && self.lexicon.name(hit.concept) == "loose-group"
            });
            loose || governor.is_some_and(|at| (from..at).any(thing))
        };
        found.into_iter().filter(|&at| self.hits.get(at).is_none_or(|hit| !oblique(usize::from(hit.start)))).collect()
    }

    /// "decides how features are built": an indirect question is the object.
    pub(super) fn asks_within(&self, clause: &Clause) -> bool {
        clause.kind == ClauseKind::Subordinate && self.word(clause.start, &["how", "whether", "why", "where", "when"])
    }

    /// Is the clause a label, with the doer as its value?
    fn labels(&self, clause: usize) -> bool {
        self.clauses.get(clause + 1).is_some_and(|value| matches!(value.subject, Subject::Actors(_)))
    }

    /// Where the next joined verb begins: "hires engineers and ships the product".
    fn next_deed(&self, from: usize, end: usize) -> usize {
        let begins = |at: &usize| {
            let verb = self.hits.iter().any(|hit| {
                usize::from(hit.start) == *at
                    && hit.frame == Frame::Verb
                    && self.lexicon.kind(hit.concept) == Kind::Deed
            });
            // "owns the roadmap, balancing dates and wishes"
            let aside = self.class(*at, Classes::ING) && self.word(at.wrapping_sub(1), &[","]);
            aside && !verb
                || verb
                    && at.checked_sub(1).is_some_and(|before| {
                        self.class(before, Classes::CONJ)
                            || self.word(before, &[",", "&"])
                            || self.class(before, Classes::ADV)
                    })
        };
        (from + 1..end).find(begins).unwrap_or(end)
    }

    /// "a platform that our CTO designed": what the relative clause is about.
    fn antecedents(&self, clause: usize, index: usize, doers: &[Doer]) -> Vec<usize> {
        let relative = self.clauses.get(clause).filter(|found| {
            found.kind == ClauseKind::Relative
                && self.word(found.start, &["that", "which"])
                && matches!(found.subject, Subject::Actors(_) | Subject::Pronoun(_))
        });
        let Some(start) = relative.map(|found| found.start) else { return Vec::new() };
        let mut before = self.between(0, start, index, doers);
        // "Wren is the tool that our CTO built": what it is said of.
        let is =
            (start.saturating_sub(4)..start).any(|at| self.class(at, Classes::BE) && self.class(at + 1, Classes::DET));
        let said_of = |hit: &Hit| is && hit.start == 0 && self.lexicon.name(hit.concept) == "named";
        let near = |hit: &Hit| usize::from(hit.end) == start || said_of(hit);
        before.retain(|&at| self.hits.get(at).is_some_and(near));
        before
    }

    /// "and rewrites it": a pronoun right behind the verb.
    fn points_back(&self, after: usize) -> bool {
        self.word(after, &["it", "them", "those", "these", "each"])
    }

    /// Is there only a pronoun, or nothing, where the object should stand?
    fn refers_back(&self, after: usize, passive: bool) -> bool {
        let pronoun = (after..after + 3).any(|at| {
            // "skip this discipline": no pronoun, but what comes before a noun.
            self.word(at, &["it", "them"])
                || self.word(at, &["this", "that", "these", "those", "each", "both", "one", "either"])
                    && !self.plain(at + 1)
        });
        let nothing = self.token(after).is_none()
            || self.class(after, Classes::STOP.or(Classes::SUBORD))
            || self.word(after, &[",", "on", "off"]);
        pronoun || nothing || passive
    }

    /// "runs the process, schedules the interviews": a verb that looks like the thing.
    fn is_verb(&self, hit: &Hit) -> bool {
        let (start, end) = (usize::from(hit.start), usize::from(hit.end));
        let noun_ends = Classes::CONJ.or(Classes::STOP).or(Classes::PREP).or(AUXILIARY).or(Classes::REL);
        end - start == 1
            && self.class(start, Classes::THIRD)
            && self.token(end).is_some_and(|next| next.text.starts_with(char::is_alphanumeric))
            && !self.class(end, noun_ends)
            && start.checked_sub(1).is_some_and(|at| {
                self.class(at, Classes::CONJ) && at > self.sentence.inherited || self.word(at, &[","])
            })
    }

    /// "the engineers' travel budget": the deed is done to the budget, not to the engineers.
    fn owns_thing(&self, hit: &Hit) -> bool {
        let end = usize::from(hit.end);
        let apostrophe = self.token(end.saturating_sub(1)).is_some_and(|token| token.text.ends_with(['\'', '’']));
        let possessive = self.word(end, &["'s", "’s", "'", "’"]);
        let from = end + usize::from(possessive);
        (apostrophe || possessive)
            && self.hits.iter().any(|other| {
                (from..from + 3).contains(&usize::from(other.start))
                    && self.lexicon.kind(other.concept) == Kind::Thing
                    && !["duty-", "channel", "people-matter", "own-lead"]
                        .iter()
                        .any(|id| self.lexicon.name(other.concept).starts_with(id))
            })
    }

    /// "The product checklist", "a migration deadline": a part of a longer name, whose last word tells what it is.
    fn modifies(&self, hit: &Hit) -> bool {
        let end = usize::from(hit.end);
        let plural = self.token(end.saturating_sub(1)).is_some_and(|last| last.text.ends_with(['s', 'S']));
        let verb = Classes::PARTICIPLE.or(Classes::PAST).or(Classes::ING).or(Classes::NAME).or(Classes::NUM);
        let noun = self.class(end, Classes::PLAIN) && self.plain(end) && !self.class(end, verb);
        // An adverb, a verb that nobody knows, or a plural: too little tells it from what only follows.
        let other = self.token(end).is_some_and(|next| {
            next.text.ends_with("ly") || next.text.ends_with('s') || next.text.contains(['-', '0', '1', '2', '3', '4'])
        });
        let known = self.hits.iter().any(|other| other.start < hit.end && hit.end < other.end);
        !plural && noun && !other && !known
    }

    /// Does something follow that the lexicon has no concept for ("is not involved in payroll")?
    pub(super) fn unknown_object(&self, after: usize) -> bool {
        let governed = self.word(after, &["in", "on", "about", "with", "for", "of", "to", "at"]);
        let noun = after + usize::from(governed);
        let vague = Classes::PRON.or(Classes::STOP).or(Classes::SUBORD).or(Classes::ADV).or(Classes::CONJ);
        let empty = ["all", "any", "advance", "time", "person", "future", "either", "each", "one"];
        let known = self.class(noun, vague) && !self.class(noun, Classes::POSS) || self.word(noun, &empty);
        let begins = governed || self.class(noun, BEFORE_NOUN) || self.plain(noun);
        begins && !known && self.token(noun).is_some_and(|token| token.text.starts_with(char::is_alphanumeric))
    }

    /// Things that the sentence named before.
    fn earlier(&self, clause: usize, before: usize, index: usize, doers: &[Doer]) -> Vec<usize> {
        if clause == 0 && before == 0 {
            return Vec::new();
        }
        self.between(0, before, index, doers)
    }

    /// `Owner of the releases: COO`, `Delivery (owner): COO`.
    fn labelled_object(&self, clause: usize, end: usize, index: usize, doers: &[Doer]) -> Vec<usize> {
        let labelled = self.word(end, &[":", "(", ")", "–", "—"]);
        if !labelled && clause == 0 {
            return Vec::new();
        }
        // "Feasibility: lead is informed, CTO is accountable, manager is consulted": of the label, not of the others.
        let label = (0..end).find(|&at| self.word(at, &[":"])).filter(|_| clause > 1);
        self.between(0, label.unwrap_or(self.sentence.tokens.len()), index, doers)
    }

    /// Is the thing the name of a doer ("engineering managers", who are engineering too)?
    pub(crate) fn names_one_of(&self, thing: &Hit, doers: &[Doer]) -> bool {
        self.hits.iter().any(|actor| {
            self.lexicon.kind(actor.concept) == Kind::Actor
                && actor.start <= thing.start
                && thing.end <= actor.end
                && doers.iter().any(|doer| doer.actor == Actor::Role(actor.concept))
        })
    }

    fn between(&self, from: usize, to: usize, index: usize, doers: &[Doer]) -> Vec<usize> {
        let inside = |hit: &Hit| from <= usize::from(hit.start) && usize::from(hit.end) <= to;
        let mut found: Vec<usize> = Vec::new();
        for (at, hit) in self.hits.iter().enumerate().filter(|(at, hit)| *at != index && inside(hit)) {
            let counts = match self.lexicon.kind(hit.concept) {
                Kind::Thing => !self.is_verb(hit) && !self.names_one_of(hit, doers) && !self.modifies(hit),
                Kind::Actor => !doers.iter().any(|doer| doer.actor == Actor::Role(hit.concept)),
                Kind::Deed | Kind::Marker => false,
            };
            if counts && !self.owns_thing(hit) {
                found.push(at);
            }
        }
        found
    }
}

fn or(first: Vec<usize>, second: impl FnOnce() -> Vec<usize>) -> Vec<usize> {
    if first.is_empty() { second() } else { first }
}
