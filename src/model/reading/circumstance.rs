//! Under which circumstances a deed is done: "in an incident", "of the warehouse staff".

use super::clause::{ClauseKind, Parsed, Subject};
use super::context::Context;
use super::token::Token;
use crate::model::claim::ConceptId;
use crate::model::lexicon::{Classes, Hit};

impl Parsed<'_, '_> {
    /// Circumstances of a deed: those of its clause and of what hangs on it, not those of a statement beside it
    /// ("You validate the vision, and you lead the teams").
    pub(crate) fn circumstances(&self, clause: usize, deed: Hit, context: &Context) -> Vec<ConceptId> {
        let beside = |at: usize| {
            self.clause_at(at).filter(|&other| other != clause && at >= self.sentence.inherited).is_some_and(|other| {
                self.clauses.get(other).is_some_and(|other| {
                    other.kind == ClauseKind::Main && matches!(other.subject, Subject::Actors(_) | Subject::Pronoun(_))
                })
            })
        };
        let is_deed = |hit: &Hit| deed.start <= hit.start && hit.end <= deed.end && hit.end - hit.start == 1;
        // "Head of Legal Operations": a title tells of no circumstance.
        let titled = |hit: &Hit| {
            let whole = self.actor_over(usize::from(hit.start)).and_then(|actor| self.hits.get(actor));
            self.lexicon.name(hit.concept) != "when-non-engineering"
                && whole.is_some_and(|actor| hit.end <= actor.end && actor.end - actor.start > hit.end - hit.start)
        };
        // "The freight portal": what the software is for, and no other business.
        let software = |hit: &Hit| {
            self.lexicon.name(hit.concept) == "when-non-engineering"
                && self.hits.iter().any(|thing| {
                    ["product", "software-part"].contains(&self.lexicon.name(thing.concept))
                        && thing.start <= hit.end
                        && thing.end > hit.end
                })
        };
        let apart = |hit: &Hit| {
            beside(usize::from(hit.start)) && !self.frames(hit, clause) || self.only_tells_when(hit, clause)
        };
        let markers =
            self.markers("when-").filter(|hit| !apart(hit) && !is_deed(hit) && !titled(hit) && !software(hit));
        let mut found: Vec<ConceptId> = markers.map(|hit| hit.concept).collect();
        found.extend(self.headed_circumstances(context));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// "## In an incident", "## Performance reviews", "## Warehouse": circumstances of all that stands below.
    fn headed_circumstances(&self, context: &Context) -> Vec<ConceptId> {
        const FRAMES: &[&str] = &[
            "when-emergency",
            "when-personnel",
            "when-interim",
            "when-non-engineering",
            "when-other-staff",
            "when-restricted",
            "when-outsiders",
        ];
        let sentences = context.under.iter().chain(context.row).chain(context.asked);
        let hits = sentences.flat_map(|sentence| {
            // "Decision rights at Palder Freight": the second word of a name tells of no freight.
            let named = |hit: &&Hit| {
                let token = |at: Option<usize>| at.and_then(|at| sentence.tokens.get(at));
                let start = usize::from(hit.start);
                token(start.checked_sub(1)).is_some_and(|before| before.classes.is(Classes::NAME))
                    && token(Some(start)).is_some_and(Token::capital)
            };
            sentence.hits(self.lexicon).iter().filter(move |hit| !named(hit))
        });
        hits.map(|hit| hit.concept).filter(|&id| FRAMES.contains(&self.lexicon.name(id))).collect()
    }

    /// "… before the contract is drawn up": when it is done, and not what it is about; "…, who signs their leave": what
    /// somebody does besides.
    fn only_tells_when(&self, mark: &Hit, clause: usize) -> bool {
        const MATTERS: &[&str] = &["when-policy", "when-vision", "when-personnel", "when-document"];
        let at = usize::from(mark.start);
        let other = self.clause_at(at).filter(|&other| other != clause).and_then(|other| self.clauses.get(other));
        other.is_some_and(|other| {
            other.kind == ClauseKind::Subordinate
                && self.word(other.start, &["before", "after", "until", "once", "till"])
        }) && MATTERS.contains(&self.lexicon.name(mark.concept))
            || other.is_some_and(|other| other.kind == ClauseKind::Relative && self.word(other.start, &["who"]))
                && ["when-personnel", "when-vacation"].contains(&self.lexicon.name(mark.concept))
    }

    /// "In an incident the CTO takes over: she decides …", "they meet seldom, but they talk every day": what opens the
    /// sentence frames all that is said of the same one, and what is told in return counts for the whole.
    fn frames(&self, mark: &Hit, clause: usize) -> bool {
        let name = self.lexicon.name(mark.concept);
        let same = self.clauses.get(clause).is_some_and(|clause| matches!(clause.subject, Subject::Pronoun(_)));
        let opens = usize::from(mark.start) <= self.sentence.inherited + 4;
        name == "when-in-touch" || opens && same && ["when-emergency", "when-interim"].contains(&name)
    }
}
