//! Where a claim stands: from the first to the last word of its deed and its thing, and not a word more.

use super::clause::{FINITE, Parsed};
use crate::model::lexicon::{Classes, Frame, Hit};
use crate::source::{FileId, Span};

/// How many words away the verb of a statement is looked for.
const REACH: usize = 12;

impl Parsed<'_, '_> {
    /// The sentence as plain words, for fingerprints and `orglint claims`.
    pub(crate) fn plain_text(&self) -> String {
        let mut text = String::new();
        for token in &self.sentence.tokens {
            let glued = token.text.starts_with(|c: char| ",.;:!?)'’%".contains(c)) || text.ends_with('(');
            if !text.is_empty() && !glued && token.text != "n't" {
                text.push(' ');
            }
            text.push_str(token.text);
        }
        text
    }

    /// The deed with its nearest thing: quantifiers and copulas inside, leading articles outside.
    pub(super) fn core(&self, hit: Hit, objects: &[&Hit], file: FileId) -> Span {
        let own = self.sentence.inherited;
        let deed = (usize::from(hit.start), usize::from(hit.end));
        let near = objects.iter().filter(|object| !self.apart(hit, object));
        let ends = near.map(|object| (usize::from(object.start), usize::from(object.end)));
        // Nothing behind the thing itself: of those on the right the nearest, with what overlaps it.
        let nearest =
            ends.clone().filter(|&(start, _)| start >= deed.1).min_by_key(|&(start, end)| (start, usize::MAX - end));
        let limit = nearest.map_or(usize::MAX, |(_, end)| end);
        let parts = std::iter::once(deed).chain(ends.filter(|&(start, _)| start < limit));
        let inside: Vec<(usize, usize)> = parts.filter(|&(start, _)| start >= own).collect();
        let from = inside.iter().map(|part| part.0).min();
        let to = inside.iter().map(|part| part.1).max();
        let (Some(from), Some(mut to)) = (from, to) else {
            return self.span(file, own, self.sentence.tokens.len());
        };
        while to == deed.1 && to > from + 1 && hit.frame != Frame::Within && self.class(to - 1, Classes::PREP) {
            to -= 1;
        }
        self.span(file, self.opening(hit, from, to), to)
    }

    /// Does a thing stand in a clause that the deed has nothing to do with? What is said behind a colon or semicolon, in
    /// words with a verb of their own, is another statement.
    fn apart(&self, hit: Hit, object: &Hit) -> bool {
        if self.clause_at(usize::from(object.start)) == self.clause_at(usize::from(hit.start)) {
            return false;
        }
        let (first, last) = if object.start < hit.start { (object.end, hit.start) } else { (hit.end, object.start) };
        let stops = |at: usize| self.word(at, &[":", ";"]);
        let stopped = (usize::from(first)..usize::from(last)).any(stops);
        let verb = |at: usize| self.class(at, FINITE) && self.actor_over(at).is_none();
        let after = usize::from(object.end)..(usize::from(object.end) + REACH).min(self.sentence.tokens.len());
        let before = usize::from(object.start).saturating_sub(REACH)..usize::from(object.start);
        let speaks =
            after.take_while(|&at| !stops(at)).any(verb) || before.rev().take_while(|&at| !stops(at)).any(verb);
        stopped && speaks || hit.frame == Frame::Predicate && object.end <= hit.start
    }

    /// Where the span of `from..to` begins: with its quantifiers, copula, "not" of a cell; without its article.
    fn opening(&self, hit: Hit, from: usize, to: usize) -> usize {
        let own = self.sentence.inherited;
        let deed = usize::from(hit.start);
        let mut from = from;
        while from > own && from < deed && self.word(from - 1, &["every", "each", "all", "any", "no"]) {
            from -= 1;
        }
        if let Some(start) = self.share_before(from).filter(|&start| start >= own) {
            return start;
        }
        // "Not needed"
        if own > 0 && from == own + 1 && self.word(own, &["not", "no", "never"]) {
            return own;
        }
        let negated = usize::from(from > own && self.word(from - 1, &["not", "n't"]));
        let copula = (from - negated).checked_sub(1).filter(|&at| at >= own && self.class(at, Classes::BE));
        if let Some(copula) = copula.filter(|_| from == deed && hit.frame == Frame::Predicate) {
            return copula;
        }
        if from + 1 < to && self.word(from, &["a", "an", "the"]) { from + 1 } else { from }
    }

    /// The own words of `from..to`, without the marks around them.
    pub(super) fn worded(&self, file: FileId, from: usize, to: usize) -> Option<Span> {
        let spoken = |at: &usize| self.token(*at).is_some_and(|token| token.text.starts_with(char::is_alphanumeric));
        let mut words = (from.max(self.sentence.inherited)..to).filter(spoken);
        let first = words.next()?;
        Some(self.span(file, first, words.next_back().unwrap_or(first) + 1))
    }

    /// The source bytes of tokens `from..to`.
    pub(crate) fn span(&self, file: FileId, from: usize, to: usize) -> Span {
        let start = self.token(from).map_or(0, |token| token.start);
        let end = self.token(to.saturating_sub(1)).map_or(start, |token| token.end);
        Span::new(file, start, end)
    }
}
