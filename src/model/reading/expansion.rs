//! Letters that stand for something else: "the Chief Transformation Officer (CTO)", "CTO: Chief Training Officer".

use super::token::{Sentence, Token};
use crate::model::lexicon::{Classes, WordId};

/// What the middle letter of our CTO stands for.
const OURS: &[&str] = &["technology", "technical", "technological", "tech", "technologies", "of", "the"];

/// Words between the letters and what they are said to stand for, at most.
const REACH: usize = 8;

/// Takes the letters' meaning away on a page that says that they stand for another officer.
pub(super) fn forget_others(blocks: &mut [Vec<Sentence<'_>>]) {
    if !blocks.iter().flatten().any(expands_otherwise) {
        return;
    }
    for sentence in blocks.iter_mut().flatten().filter(|sentence| sentence.tokens.iter().any(letters)) {
        let mut tokens = sentence.tokens.clone();
        for token in tokens.iter_mut().filter(|token| letters(token)) {
            (token.word, token.classes) = (WordId::default(), Classes::NAME);
        }
        *sentence = Sentence::new(tokens, sentence.inherited);
    }
}

fn letters(token: &Token) -> bool {
    token.is("cto")
}

/// Does the sentence say that the letters stand for a chief officer of something else?
fn expands_otherwise(sentence: &Sentence) -> bool {
    let word = |at: usize, words: &[&str]| sentence.tokens.get(at).is_some_and(|token| token.any(words));
    let other = |at: usize| {
        let field = sentence
            .tokens
            .get(at + 1)
            .is_some_and(|field| field.capital() && !field.any(OURS) && field.text.to_lowercase().starts_with('t'));
        word(at, &["chief"]) && field && word(at + 2, &["officer"])
    };
    (0..sentence.tokens.len()).filter(|&at| other(at)).any(|at| {
        let behind = word(at + 3, &["(", ",", "–"]) && word(at + 4, &["cto"]);
        let defined = (at.saturating_sub(REACH)..at).any(|letters| {
            word(letters, &["cto"])
                && (letters + 1..at)
                    .any(|between| word(between, &["means", "stands", "short", "is", ":", "=", "(", "–", "—"]))
                && !(letters + 1..at).any(|between| word(between, &["and", "."]))
        });
        behind || defined
    })
}
