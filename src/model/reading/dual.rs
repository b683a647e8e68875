//! Two roles in one person, said by a label ("CTO / VP of Engineering: Ada Roe") or by words for a double role ("both posts",
//! "in one and the same person").

use super::clause::Parsed;
use super::context::Context;
use crate::model::claim::Claim;
use crate::model::lexicon::{Classes, Frame, Hit};

impl Parsed<'_, '_> {
    /// A claim of the deed `hold`, done to both roles, if the sentence makes them one person's.
    pub(crate) fn double_roles(&self, context: &Context) -> Option<Claim> {
        let concept = self.lexicon.concept("hold")?;
        let role = |id: &str| self.hits.iter().position(|hit| self.lexicon.name(hit.concept) == id);
        let (cto, vpe) = (role("cto")?, role("vpe")?);
        let (a, b) = (self.hits.get(cto)?, self.hits.get(vpe)?);
        let (first, second) = if a.start < b.start { (a, b) } else { (b, a) };
        let apart =
            ["two people", "two persons", "two different", "different people", "separate", "split", "two seats"];
        let text = self.plain_text().to_lowercase();
        if apart.iter().any(|words| text.contains(words)) {
            return None;
        }
        let slashed = usize::from(second.start) == usize::from(first.end) + 1
            && self.word(usize::from(first.end), &["/", "&", "+"]);
        let doubled = self.hits.iter().any(|hit| self.lexicon.name(hit.concept) == "hat");
        if !(slashed && self.titles_somebody(usize::from(first.start), usize::from(second.end)) || doubled) {
            return None;
        }
        let hit =
            Hit { concept, frame: Frame::Within, start: first.start, end: second.end, except: false, negative: false };
        let clause = self.clause_at(usize::from(first.start))?;
        Some(self.assemble(clause, hit, &[], &[cto, vpe], context))
    }

    /// Is the double title somebody's: a short label, a name beside it, "our CTO & VPE"?
    fn titles_somebody(&self, start: usize, end: usize) -> bool {
        let name = |at: usize| self.class(at, Classes::NAME);
        let labelled = self.word(end, &[":", "|", "–", "—", "-", "("]) && (end + 1..end + 4).any(name);
        let named_before = self.word(start.wrapping_sub(1), &[",", "–", "—", "-", "(", ":", "|"])
            && (start.saturating_sub(4)..start).any(name);
        let whole = self.sentence.tokens.len() <= end - start + 2;
        let called = self.class(start.wrapping_sub(2), Classes::BE)
            || self.class(start.wrapping_sub(1), Classes::BE)
            || self.word(start.wrapping_sub(1), &["as"]);
        labelled || named_before || whole || called
    }
}
