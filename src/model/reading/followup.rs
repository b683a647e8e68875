//! Sentences that only go on with the one before: "Ask the CTO for a yes. This holds for every package.", "He waits for
//! the CTO's go. No build leaves the house without it."

use super::page::Page;
use super::token::{Sentence, Token};
use crate::model::lexicon::{Classes, Kind, Lexicon};

/// Verbs of a sentence that says for what the one before is true.
const HOLDS: &[&str] = &["goes", "holds", "applies", "counts", "is", "stands"];

/// Words before what somebody's consent is asked for.
const EXCEPTIONS: &[&str] = &["without", "until", "before", "unless", "against"];

/// Tokens of two sentences read as one at most.
const LONGEST: usize = 60;

impl<'d> Page<'d, '_> {
    /// The two sentences as one, if the second says nothing by itself.
    pub(super) fn continued(&self, sentence: &Sentence<'d>) -> Option<Sentence<'d>> {
        let before = self.before.as_ref()?;
        extended(before, sentence)
            .or_else(|| consented(before, sentence, self.lexicon))
            .or_else(|| revealed(before, sentence, self.lexicon))
    }
}

/// "This goes for all designs, small ones too."
fn extended<'a>(before: &Sentence<'a>, sentence: &Sentence<'a>) -> Option<Sentence<'a>> {
    let word = |at: usize, words: &[&str]| sentence.tokens.get(at).is_some_and(|token| token.any(words));
    let adverb = usize::from(word(1, &["also", "always", "equally"]));
    let verb = word(0, &["this", "that", "it", "same", "which"]) && word(1 + adverb, HOLDS);
    let same = word(0, &["the"]) && word(1, &["same", "rule"]) && word(2, HOLDS);
    let from = if same { 3 } else { 2 + adverb };
    let from = from + usize::from(word(from, &["true", "so", "also"]));
    if !(verb || same) || !word(from, &["for", "to", "of", "with"]) {
        return None;
    }
    let end = before.tokens.iter().rposition(|token| !token.any(&[".", "!", ":"]))? + 1;
    let mut tokens = before.tokens.get(..end)?.to_vec();
    tokens.extend_from_slice(sentence.tokens.get(from..)?);
    (tokens.len() <= LONGEST).then(|| Sentence::new(tokens, before.inherited))
}

/// "No build leaves the house without it."
fn consented<'a>(before: &Sentence<'a>, sentence: &Sentence<'a>, lexicon: &Lexicon) -> Option<Sentence<'a>> {
    let at = (1..sentence.tokens.len()).find(|&at| {
        let token = |at: usize, words: &[&str]| sentence.tokens.get(at).is_some_and(|token| token.any(words));
        let ends = sentence.tokens.get(at + 1).is_none_or(|next| {
            next.any(&[".", ",", "!", ";"]) || token(at - 1, &["before"]) && next.classes.is(Classes::NEG)
        });
        let opens = at == 1 && token(0, &["without"]);
        token(at, &["it", "that", "this", "one", "them"]) && token(at - 1, EXCEPTIONS) && (ends || opens)
    })?;
    let hits = before.hits(lexicon);
    let consent = hits.iter().find(|hit| {
        lexicon.kind(hit.concept) == Kind::Deed && ["approve", "gate"].contains(&lexicon.name(hit.concept))
    })?;
    let one = |name: &str| ["cto", "vpe", "em"].contains(&name);
    let actor = hits.iter().find(|hit| {
        lexicon.kind(hit.concept) == Kind::Actor
            && one(lexicon.name(hit.concept))
            && consent.start <= hit.end + 8
            && hit.start <= consent.end + 2
    })?;
    let word = lexicon.word(lexicon.name(actor.concept));
    let mut tokens = sentence.tokens.clone();
    let taken = tokens.get_mut(at)?;
    *taken = Token { word, classes: lexicon.classes(word), ..*taken };
    Some(Sentence::new(tokens, sentence.inherited))
}

/// "Somebody must walk from desk to desk. With us, that is the engineering manager."
fn revealed<'a>(before: &Sentence<'a>, sentence: &Sentence<'a>, lexicon: &Lexicon) -> Option<Sentence<'a>> {
    let first = before.tokens.first().filter(|first| first.any(&["somebody", "someone"]))?;
    let is = |at: usize, words: &[&str]| sentence.tokens.get(at).is_some_and(|token| token.any(words));
    let be = (1..8).find(|&at| is(at, &["is", "'s", "’s"]) && is(at - 1, &["that", "this", "it"]))?;
    let hits = sentence.hits(lexicon);
    let actor = hits
        .iter()
        .find(|hit| lexicon.kind(hit.concept) == Kind::Actor && (be + 1..be + 4).contains(&usize::from(hit.start)))?;
    let ends = sentence.tokens.get(usize::from(actor.end)).is_none_or(|next| next.any(&[".", "!", ",", ";"]));
    let word = lexicon.word(lexicon.name(actor.concept));
    let mut tokens = before.tokens.clone();
    let taken = tokens.first_mut().filter(|_| ends)?;
    *taken = Token { word, classes: lexicon.classes(word), ..*first };
    Some(Sentence::new(tokens, before.inherited))
}
