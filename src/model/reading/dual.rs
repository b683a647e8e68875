//! Two roles in one person, said by a label ("CTO / VP of Engineering: Ada Roe") or by words for a double role ("both posts",
//! "in one and the same person").

use super::clause::Parsed;
use super::context::Context;
use crate::model::claim::Claim;
use crate::model::lexicon::{Classes, Frame, Hit};

impl Parsed<'_, '_> {
    /// A claim of the deed `be-both`, done to both roles, if the sentence makes them one person's.
    pub(crate) fn double_roles(&self, context: &Context) -> Option<Claim> {
        let concept = self.lexicon.concept("be-both")?;
        let (cto, vpe) = self.nearest_titles()?;
        let (a, b) = (self.hits.get(cto)?, self.hits.get(vpe)?);
        let (first, second) = if a.start < b.start { (a, b) } else { (b, a) };
        if usize::from(second.end) <= self.sentence.inherited && !self.shares_label(first, second) {
            return None;
        }
        let apart =
            ["two people", "two persons", "two different", "different people", "separate", "split", "two seats"];
        let text = self.plain_text().to_lowercase();
        let text = ["no separate", "not separate", "not split", "not two", "without a separate", "instead of two"]
            .iter()
            .fold(text, |text, words| text.replace(words, ""));
        if apart.iter().any(|words| text.contains(words)) {
            return None;
        }
        // "Ada is CTO, Bo is VP of Engineering": two, whatever they share.
        let mut between = usize::from(first.end)..usize::from(second.start);
        if between.any(|at| self.class(at, Classes::NAME) && self.class(at + 1, Classes::BE)) {
            return None;
        }
        let slashed = usize::from(second.start) == usize::from(first.end) + 1
            && (self.word(usize::from(first.end), &["/", "&", "+"])
                || self.shares_label(first, second)
                || self.in_apposition(first, second));
        let doubled = self.hits.iter().any(|hit| self.lexicon.name(hit.concept) == "hat");
        // "| Ada Roe | CTO and VP of Engineering |"
        let whole = first.start == 0 && usize::from(second.end) == self.sentence.tokens.len();
        let in_row = context.titled && whole && self.word(usize::from(first.end), &["and"]);
        if !(in_row || slashed && self.titles_somebody(usize::from(first.start), usize::from(second.end)) || doubled) {
            return None;
        }
        // "The CTO doubles as VP of Engineering": the verb says it.
        let said =
            self.hits.iter().any(|hit| hit.concept == concept && hit.start == first.end && hit.frame == Frame::Verb);
        if said && !slashed {
            return None;
        }
        let hit =
            Hit { concept, frame: Frame::Within, start: first.start, end: second.end, except: false, negative: false };
        let clause = self.clause_at(usize::from(first.start))?;
        let mut claim = self.assemble(clause, hit, &[], &[cto, vpe], context);
        // "VP of Engineering: no separate holder, since the CTO is it"
        let more = &["separate", "second", "other", "extra", "additional", "distinct", "dedicated"];
        if (0..self.sentence.tokens.len()).any(|at| self.word(at, &["no"]) && self.word(at + 1, more)) {
            claim.not = None;
        }
        Some(claim)
    }

    /// The two roles where they stand nearest to each other; a name may stand for one of them as well.
    fn nearest_titles(&self) -> Option<(usize, usize)> {
        let titles = |id: &'static str| {
            self.hits.iter().enumerate().filter(move |(_, hit)| self.lexicon.name(hit.concept) == id).take(4)
        };
        let pairs = titles("cto").flat_map(|cto| titles("vpe").map(move |vpe| (cto, vpe)));
        let nearest = pairs.min_by_key(|((_, a), (_, b))| a.start.max(b.start).saturating_sub(a.end.min(b.end)));
        nearest.map(|((cto, _), (vpe, _))| (cto, vpe))
    }

    /// "CTO and VP of Engineering: Jane Doe": one name for both titles.
    fn shares_label(&self, first: &Hit, second: &Hit) -> bool {
        let end = usize::from(second.end);
        let well = (0..3).all(|at| self.word(usize::from(first.end) + at, &["as", "well"]));
        let joined = (well || self.word(usize::from(first.end), &["and", ","]))
            && first.start == 0
            && self.word(end, &[":", "–", "—", "("]);
        // "| CTO and VP of Engineering | Jane |" below "Holder".
        let head = self.class(end + 1, Classes::ROLE_NOUN) || self.word(end + 1, &["name", "person", "who"]);
        // "CTO and VP of Engineering (both): Jane"
        let both = self.word(end, &["("])
            && self.word(end + 1, &["both", "combined", "jointly", "together"])
            && self.word(end + 2, &[")"])
            && self.word(end + 3, &[":", "–", "—"]);
        let from = if both {
            end + 4
        } else if head && self.word(end + 2, &[":"]) {
            end + 3
        } else {
            end + 1
        };
        let names = (from..self.sentence.tokens.len()).take_while(|&at| self.class(at, Classes::NAME)).count();
        let past = from + names;
        joined && (1..=3).contains(&names) && !self.word(past, &["and", "&", ",", "/"])
    }

    /// "Ulrike Hahn, CTO and VP of Engineering, reports to …": both titles stand beside one name.
    fn in_apposition(&self, first: &Hit, second: &Hit) -> bool {
        let (start, end) = (usize::from(first.start), usize::from(second.end));
        let name = |at: Option<usize>| at.is_some_and(|at| self.class(at, Classes::NAME));
        let named = self.word(start.wrapping_sub(1), &[",", "(", "–", "—", ":"]) && name(start.checked_sub(2));
        let other = (usize::from(first.end)..usize::from(second.start))
            .any(|at| self.class(at, Classes::NAME.or(Classes::DET)));
        let closed = self.token(end).is_none() || self.word(end, &[",", ")", ".", "–", "—", ";"]);
        let listed = self.word(usize::from(first.end), &[","]) && (self.token(end).is_none() || self.word(end, &[")"]));
        let listed = listed && !self.word(start.wrapping_sub(1), &[","]);
        named && closed && !other && (self.word(usize::from(first.end), &["and", "&"]) || listed)
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
