//! Duties said by nothing but their name: "- Release planning" under a role's heading, "CTO: shipping, deadlines",
//! "Product releases: delivery manager".

use super::clause::{AUXILIARY, Parsed, Subject};
use super::context::Context;
use super::doer::Doer;
use super::token::{Sentence, Token};
use crate::model::claim::{Claim, Whence};
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

/// Longer rows say more than a name.
const LONGEST: usize = 16;

/// What stands between a duty and whose it is.
pub(super) const SEPARATORS: &[&str] = &[":", "→", "="];

impl Sentence<'_> {
    /// May it be nothing but a duty's name?
    pub(super) fn may_be_bare(&self) -> bool {
        let finite = |token: &Token| token.classes.is(AUXILIARY) && !token.capital();
        self.tokens.len() <= LONGEST && (self.inherited > 0 || !self.tokens.iter().any(finite))
    }
}

impl Parsed<'_, '_> {
    /// A claim of the deed `have-listed`, if the sentence is a duty's bare name beside or below somebody.
    pub(crate) fn listed(&self, context: &Context) -> Option<Claim> {
        let concept = self.lexicon.concept("have-listed")?;
        let own = self.sentence.inherited;
        let length = self.sentence.tokens.len();
        let linked = self.sentence.tokens.iter().any(|token| token.style.link);
        // "Which engineers we hire: the people team"
        let asks = self.word(0, &["which", "who", "whom", "when", "what", "how"]) && own > 0;
        let denied = self.denied_cell(context);
        if length > LONGEST || linked || denied.is_none() && !asks && self.verbal(own, length) {
            return None;
        }
        let (doers, from, to) = denied.or_else(|| self.beside(context)).or_else(|| self.below(context))?;
        let objects = self.things(from, to);
        let first = objects.first().and_then(|&at| self.hits.get(at))?;
        let heads =
            (from..usize::from(first.start)).all(|at| self.plain(at) || self.class(at, Classes::DET.or(Classes::POSS)));
        let hit =
            Hit { concept, frame: Frame::Plain, start: first.start, end: first.end, except: false, negative: false };
        let clause = self.clause_at(usize::from(first.start))?;
        let mut claim = heads.then(|| self.assemble(clause, hit, &doers, &objects, context))?;
        // "Delivery owner: CTO": the label is the duty's name.
        if from == 0 && to < length && own == 0 {
            claim.spans.core = self.worded(context.file, from, to).unwrap_or(claim.spans.core);
        }
        Some(claim)
    }

    /// Does anything in it say what is done: a verb, a copula, a question?
    fn verbal(&self, from: usize, to: usize) -> bool {
        let finite = AUXILIARY.or(Classes::NEG).or(Classes::PRON);
        let pronoun = |at: usize| self.class(at, Classes::PRON) && self.class(at, Classes::DET.or(Classes::POSS));
        // "Hires, yes or no: …"
        let choice = |at: usize| self.word(at, &["no"]) && self.word(at.wrapping_sub(1), &["or", "/"]);
        (from..to)
            .filter(|&at| !choice(at))
            .any(|at| self.class(at, finite) && !pronoun(at) && self.actor_over(at).is_none() || self.word(at, &["?"]))
    }

    /// "CTO: shipping, deadlines", "Product releases: delivery manager".
    fn beside(&self, context: &Context) -> Option<(Vec<Doer>, usize, usize)> {
        let length = self.sentence.tokens.len();
        let colon = (1..length).find(|&at| self.word(at, SEPARATORS))?;
        if let Some(actor) = self.actor_phrase(0).filter(|_| colon < 8) {
            let end = self.hits.get(actor).map(|hit| usize::from(hit.end))?;
            let named =
                (end..colon).all(|at| self.class(at, Classes::NAME.or(Classes::STOP)) || self.word(at, &[",", "*"]));
            return named.then(|| (vec![self.doer(actor, context)], colon + 1, length));
        }
        let actor = self.actor_phrase(self.past_title(colon + 1))?;
        let end = self.hits.get(actor).map(|hit| usize::from(hit.end))?;
        let alone = (end..length)
            .all(|at| self.class(at, Classes::NAME.or(Classes::STOP)) || self.word(at, &[",", "only", "alone"]));
        alone.then(|| (vec![self.doer(actor, context)], 0, colon))
    }

    /// "Customers: never", in the row of a role.
    fn denied_cell(&self, context: &Context) -> Option<(Vec<Doer>, usize, usize)> {
        let own = self.sentence.inherited;
        let topic = context.topic.filter(|topic| own > 0 && topic.whence == Whence::Table)?;
        let tail = self.sentence.tokens.get(own..)?;
        let denied = tail.first()?.any(&["no", "none", "never", "not", "nope"]) && tail.len() <= 2;
        (denied && !self.verbal(0, own)).then(|| (vec![Doer::from_topic(topic)], 0, own))
    }

    /// "- Release planning", below a heading or a label that names the role.
    fn below(&self, context: &Context) -> Option<(Vec<Doer>, usize, usize)> {
        let own = self.sentence.inherited;
        let topic = context.topic.filter(|topic| context.item && topic.whence >= Whence::LeadIn)?;
        let begins = self.clauses.iter().find(|clause| clause.end > own)?;
        let bare = matches!(begins.subject, Subject::Other(..) | Subject::None)
            && !self.class(own, Classes::BASE.or(Classes::THIRD));
        let names = (own..self.sentence.tokens.len()).any(|at| self.class(at, Classes::NAME));
        let others = self.hits.iter().any(|hit| {
            self.lexicon.kind(hit.concept) == Kind::Actor && self.lexicon.name(hit.concept).starts_with("adjunct")
        });
        (own == 0 && bare && !names && !others && duties_follow(context.heading))
            .then(|| (vec![Doer::from_topic(topic)], own, self.sentence.tokens.len()))
    }
}

/// Is the last heading one over duties, not over contacts, metrics or meetings?
fn duties_follow(heading: &str) -> bool {
    let last = heading.rsplit(" > ").next().unwrap_or("").to_lowercase();
    let other = [
        "contact",
        "metric",
        "kpi",
        "measure",
        "meet",
        "with",
        "learn",
        "read",
        "link",
        "require",
        "look for",
        "skills",
        "experience",
        "benefit",
        "offer",
        "question",
        "topic",
        "agenda",
        "interview",
        "history",
        "support",
    ];
    !other.iter().any(|word| last.contains(word))
}
