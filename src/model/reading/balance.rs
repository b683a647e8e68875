//! "A degree is no condition. A deep understanding of our systems is.": what the next sentence asks for takes back what this
//! one spares.

use super::clause::Parsed;
use super::page::Page;
use super::token::Sentence;
use crate::model::lexicon::{Classes, Kind};

/// Deeds that tell whether technical depth is asked for.
const DEPTH: &[&str] = &["need", "need-not", "be-technical", "be-untechnical", "be-role-part"];

/// Words by which something is asked for.
const ASKS: &[&str] = &[
    "must",
    "need",
    "needs",
    "required",
    "essential",
    "indispensable",
    "expected",
    "expect",
    "has",
    "have",
    "want",
    "matters",
    "counts",
    "vital",
    "crucial",
    "decisive",
    "mandatory",
];

impl Page<'_, '_> {
    /// Makes the claims from `from` on unsure, if the sentence after theirs demands the depth that they deny.
    pub(super) fn balance(&mut self, from: usize, next: Option<&Sentence>) {
        let told = |id| DEPTH.contains(&self.lexicon.name(id));
        if !self.out.claims.iter().skip(from).any(|claim| told(claim.does))
            || !next.is_some_and(|next| self.demands(next))
        {
            return;
        }
        for claim in
            self.out.claims.iter_mut().skip(from).filter(|claim| DEPTH.contains(&self.lexicon.name(claim.does)))
        {
            claim.sure = false;
        }
    }

    /// "You do need to see through an architecture", "a feel for systems is".
    fn demands(&self, sentence: &Sentence) -> bool {
        let parsed = Parsed::new(sentence, self.lexicon);
        let depth = parsed.hits.iter().any(|hit| match self.lexicon.kind(hit.concept) {
            Kind::Deed => self.lexicon.name(hit.concept) == "be-technical",
            Kind::Thing => ["technical-depth", "duty-example"].contains(&self.lexicon.name(hit.concept)),
            Kind::Actor | Kind::Marker => false,
        });
        let somebody = parsed.hits.iter().any(|hit| self.lexicon.kind(hit.concept) == Kind::Actor);
        let denied = (0..sentence.tokens.len()).any(|at| parsed.class(at, Classes::NEG));
        let words = sentence.tokens.iter().rposition(|token| token.text.starts_with(char::is_alphanumeric));
        let ends = words.is_some_and(|last| parsed.word(last, &["is", "are"]));
        let asks = sentence.tokens.iter().any(|token| token.any(ASKS));
        depth && !somebody && !denied && (ends || asks)
    }
}
