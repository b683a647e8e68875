//! Readings that hang together loosely: what two careful readers would not both take for a statement.

use super::clause::{AUXILIARY, Parsed};
use super::doer::Doer;
use crate::model::claim::Whence;
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

/// Words that may stand between a deed and its thing.
const FAR: usize = 8;

impl Parsed<'_, '_> {
    /// Do doer, deed and thing stand close enough together to be one statement?
    pub(crate) fn holds_together(&self, hit: Hit, doers: &[Doer], objects: &[&Hit]) -> bool {
        let far = doers.first().is_some_and(|doer| doer.whence >= Whence::Heading);
        let bare_noun = hit.frame == Frame::Noun && far && (objects.is_empty() || self.is_subject(hit));
        let loose = self.distant(hit, objects) || self.inside_title(hit) || self.told_of_it(hit, doers) || bare_noun;
        let others = far && self.said_of_others(hit) || self.all_caps();
        let others = others || doers.first().is_some_and(|doer| doer.whence != Whence::Clause) && self.of_another(hit);
        !(loose
            || others
            || self.negated_list(hit)
            || self.other_activity(hit)
            || self.strangers(objects)
            || self.continues_list(hit))
    }

    /// "The CTO and code": what is joined to one who acts is no verb in the plural.
    pub(super) fn pairs_with_actor(&self, at: usize) -> bool {
        let base = self.class(at, Classes::BASE) && !self.class(at, Classes::THIRD.or(Classes::PAST));
        let joined = at > 1 && self.word(at - 1, &["and", "&", "or"]) && self.actor_over(at - 2).is_some();
        let Some(start) = self.clause_at(at).and_then(|clause| self.clauses.get(clause)).map(|clause| clause.start)
        else {
            return false;
        };
        let verb = Classes::BASE.or(Classes::MODAL).or(Classes::DO).or(Classes::CAUSE);
        base && joined && !(start..at - 1).any(|at| self.class(at, verb) || self.word(at, &["to", "you"]))
    }

    /// "Responsible for looping support and engineering in": of an activity that nobody knows, and not of its objects.
    fn other_activity(&self, hit: Hit) -> bool {
        let end = usize::from(hit.end);
        let governs = self.word(end.wrapping_sub(1), &["for", "of", "with", "in"]) || self.word(end, &["of", "for"]);
        let at = end + usize::from(self.word(end, &["of", "for"]));
        let activity = self.token(at).is_some_and(|token| token.text.ends_with("ing") && token.text.len() > 5);
        let known = self.hits.iter().any(|other| {
            usize::from(other.start) <= at
                && at < usize::from(other.end)
                && self.lexicon.kind(other.concept) != Kind::Marker
        });
        governs && activity && !known && self.governs_object(at + 1)
    }

    /// "The agency's designers and developers": people of another company.
    fn strangers(&self, objects: &[&Hit]) -> bool {
        const OTHERS: &[&str] = &[
            "agency",
            "vendor",
            "supplier",
            "contractor",
            "client",
            "customer",
            "partner",
            "provider",
            "subcontractor",
        ];
        let theirs = |start: usize| {
            (start.saturating_sub(5)..start)
                .any(|at| self.word(at, &["'s", "’s"]) && self.word(at.wrapping_sub(1), OTHERS))
        };
        let actors = objects.iter().filter(|hit| self.lexicon.kind(hit.concept) == Kind::Actor);
        let mut starts = actors.map(|hit| usize::from(hit.start)).peekable();
        starts.peek().is_some() && starts.all(theirs)
    }

    /// Does an object follow, and not the end of a name ("engineering")?
    fn governs_object(&self, at: usize) -> bool {
        self.class(at, Classes::DET.or(Classes::POSS).or(Classes::PREP))
            || self.token(at).is_some_and(|next| next.text.starts_with(['#', '@']) || self.plain(at))
    }

    /// "It takes hard work, responsibility, initiative": one of a row of nouns, the object of an earlier verb.
    fn continues_list(&self, hit: Hit) -> bool {
        let start = usize::from(hit.start);
        let verb = AUXILIARY.or(Classes::THIRD);
        let before = self.sentence.inherited..start;
        hit.frame == Frame::Noun
            && hit.end - hit.start == 1
            && self.word(start.wrapping_sub(1), &[","])
            && (self.word(start + 1, &[","]) || self.word(start + 1, &["and"]))
            && before.clone().any(|at| self.class(at, verb) && self.actor_over(at).is_none())
    }

    /// "Feature work has its own tests": the deed's noun is what is spoken of, and nothing of it is said of somebody.
    fn is_subject(&self, hit: Hit) -> bool {
        let start = usize::from(hit.start);
        let begins =
            self.clause_at(start).and_then(|at| self.clauses.get(at)).is_some_and(|clause| clause.start == start);
        begins
            && self.class(usize::from(hit.end), Classes::HAVE.or(Classes::THIRD))
            && !self.class(start, Classes::BASE)
            || begins && self.class(usize::from(hit.end), Classes::HAVE)
    }

    /// "Used for tracking work", "we have not tested it": on somebody's page, but a tool's or a speaker's doing.
    fn said_of_others(&self, hit: Hit) -> bool {
        let start = usize::from(hit.start);
        let used = (start.saturating_sub(9)..start).any(|at| self.word(at, &["used"]) && self.word(at + 1, &["for"]));
        let speaker = (start.saturating_sub(5)..start).rev().find(|&at| self.word(at, &["we", "i", "you"]));
        // "We need a babysitter": of whom the page speaks.
        let sought = |at: usize| self.word(at + 1, &["need", "want", "seek"]) && self.word(at + 2, &["a", "an"]);
        // "**I have never coded. May I apply?**" is said by whoever asks.
        let asker = |at: usize| self.word(at, &["i"]) && self.token(at).is_some_and(|token| token.style.strong);
        used || speaker.is_some_and(|at| self.word(at, &["we"]) && !sought(at) || asker(at))
    }

    /// "No conflict with Bela's work, the issues he is on": he is Bela, and not the one of whom the page speaks.
    fn of_another(&self, hit: Hit) -> bool {
        let start = usize::from(hit.start);
        let mut near = start.saturating_sub(4)..usize::from(hit.end);
        let pronoun = near.find(|&at| self.word(at, &["he", "she", "his", "her"]));
        let owner = |at: usize| {
            self.class(at, Classes::NAME) && self.word(at + 1, &["'s", "’s"]) && self.actor_over(at).is_none()
        };
        pronoun.is_some_and(|at| {
            let named = (0..at).rev().find(|&before| owner(before));
            named.is_some_and(|name| !(name..at).any(|between| self.actor_over(between).is_some()))
        })
    }

    /// "Do not write code, implement features or fix bugs": the negation reaches the last deed, too.
    fn negated_list(&self, hit: Hit) -> bool {
        let start = usize::from(hit.start);
        let listed = start > 0 && self.word(start - 1, &["or", ","]) && self.class(start, Classes::BASE);
        listed
            && (1..start).any(|at| {
                self.class(at, Classes::NEG) && self.class(at - 1, Classes::DO) && self.class(at + 1, Classes::BASE)
            })
    }

    /// "EMS": capitals throughout are another abbreviation, not the plural of a title's letters.
    fn all_caps(&self) -> bool {
        self.hits.iter().any(|hit| {
            let text = self.token(usize::from(hit.start)).map_or("", |token| token.text);
            let short = self.lexicon.kind(hit.concept) == Kind::Actor && hit.end == hit.start + 1 && text.len() == 3;
            short && text.ends_with('S') && text.chars().all(|c| c.is_ascii_uppercase())
        })
    }

    /// The nearest thing stands further off than a phrase reaches, or behind a dash.
    fn distant(&self, hit: Hit, objects: &[&Hit]) -> bool {
        let deed = (usize::from(hit.start), usize::from(hit.end));
        // "… and has to get it out of the door": a pronoun stands for what was named far before.
        let pronoun = hit.frame == Frame::Verb && (deed.0..=deed.1).any(|at| self.word(at, &["it", "them", "these"]));
        if pronoun && objects.iter().all(|object| usize::from(object.end) <= deed.0) {
            return false;
        }
        let gap = |object: &&&Hit| {
            let (start, end) = (usize::from(object.start), usize::from(object.end));
            let between = if start >= deed.1 { deed.1..start } else { end.min(deed.0)..deed.0 };
            let noun = hit.frame == Frame::Noun;
            // "Getting it live, on time and working: owner": within the label.
            let label = self.sentence.tokens.iter().take(deed.0).rposition(|token| token.is(":")).unwrap_or(0);
            let joined = |at: usize| noun && at >= label && self.word(at, &["and", "or"]);
            let dash = between.clone().any(|at| self.word(at, &["—", "–"]) || joined(at));
            // However long a title is, it names one person.
            let words = between.clone().filter(|&at| self.actor_over(at).is_none()).count();
            words + if dash { FAR + 1 } else { 0 }
        };
        let things = objects.iter().filter(|object| self.lexicon.kind(object.concept) == Kind::Thing);
        let before = objects.iter().map(|object| usize::from(object.start)).min().unwrap_or(deed.0);
        let stretched = deed.0.saturating_sub(before) > 3 * FAR;
        stretched || things.map(|object| gap(&object)).min().is_some_and(|nearest| nearest > FAR)
    }

    /// "The Product Manager of the feature team": the deed's noun is a part of somebody's title.
    fn inside_title(&self, hit: Hit) -> bool {
        hit.frame == Frame::Noun
            && self.hits.iter().any(|other| {
                self.lexicon.kind(other.concept) == Kind::Actor
                    && other.start < hit.start
                    && hit.start < other.end
                    && other.end < hit.end
            })
    }

    /// "It", "this": more often a thing than whoever was named before.
    fn told_of_it(&self, hit: Hit, doers: &[Doer]) -> bool {
        let pronoun = doers.first().is_some_and(|doer| doer.whence == Whence::Pronoun);
        let start = usize::from(hit.start);
        let nearest =
            (0..start).rev().take(4).find(|&at| self.class(at, Classes::PRON) && !self.class(at, Classes::POSS));
        pronoun
            && nearest.is_some_and(|at| {
                at > 0 && self.word(at, &["it", "this"]) && self.class(at - 1, Classes::PREP.or(Classes::THIRD))
            })
    }

    /// Does a word of supposing reach the deed? "…, and if a date slips, …" supposes nothing of what was said before.
    pub(super) fn supposed(&self, deed: Hit) -> bool {
        self.markers("stance-unreal").any(|mark| {
            let start = usize::from(mark.start);
            let apart =
                self.word(start.wrapping_sub(1), &["and", "or", ";", ":", "–", "—", "."]) && deed.end <= mark.start;
            // "Is accountable if it slips": words of the deed.
            // "Is accountable for it and answers to the board if it slips": it belongs to what is done besides.
            let verb = |at: usize| self.word(at, &["and"]) && self.class(at + 1, Classes::THIRD);
            let later = (usize::from(deed.end)..start).any(verb);
            let apart = apart || later;
            let within = deed.start <= mark.start && mark.start < deed.end;
            !(within || (apart || self.ruled(start, deed)) && self.word(start, &["if"]))
        })
    }

    /// "If she dislikes a design, she may reverse it": what somebody may or must do in a case is a rule.
    fn ruled(&self, condition: usize, deed: Hit) -> bool {
        let case = self.clause_at(condition).and_then(|at| self.clauses.get(at));
        let modal = |at: usize| self.word(at, &["may", "can", "must", "shall"]);
        case.is_some_and(|case| {
            let end = case.end;
            self.word(end, &[","]) && end < usize::from(deed.start) && (end..usize::from(deed.start)).any(modal)
        })
    }

    pub(super) fn quoted_length(&self, at: usize) -> usize {
        let quoted = |at: &usize| self.token(*at).is_some_and(|token| token.quoted);
        (at..self.sentence.tokens.len()).take_while(quoted).count() + (0..at).rev().take_while(quoted).count()
    }
}
