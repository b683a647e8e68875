//! Letters that stand for something else: "the Chief Transformation Officer (CTO)", "CTO: Chief Training Officer".

use super::token::{Sentence, Token};
use crate::model::lexicon::{Classes, WordId};

/// What the middle letter of our CTO stands for.
const OURS: &[&str] = &["technology", "technical", "technological", "tech", "technologies", "of", "the"];

/// Words between the letters and what they are said to stand for, at most.
const REACH: usize = 8;

/// Takes the letters' meaning away on a page that says that they stand for something else. Does it say so?
pub(super) fn forget_others(blocks: &mut [Vec<Sentence<'_>>]) -> bool {
    let speaks = |sentence: &&Sentence| sentence.tokens.iter().any(letters);
    if !blocks.iter().flatten().filter(speaks).any(expands_otherwise) {
        return false;
    }
    for sentence in blocks.iter_mut().flatten().filter(|sentence| sentence.tokens.iter().any(letters)) {
        let mut tokens = sentence.tokens.clone();
        for token in tokens.iter_mut().filter(|token| letters(token)) {
            (token.word, token.classes) = (WordId::default(), Classes::NAME);
        }
        *sentence = Sentence::new(tokens, sentence.inherited);
    }
    true
}

fn letters(token: &Token) -> bool {
    token.is("cto")
}

/// Does the sentence say that the letters stand for another officer, or for no officer at all?
fn expands_otherwise(sentence: &Sentence) -> bool {
    let word = |at: usize, words: &[&str]| sentence.tokens.get(at).is_some_and(|token| token.any(words));
    (0..sentence.tokens.len()).filter_map(|at| Some((at, other_end(sentence, at)?))).any(|(at, end)| {
        let behind = word(end, &["(", ",", "–"]) && word(end + 1, &["cto"]);
        let defined = (at.saturating_sub(REACH)..at).any(|letters| {
            word(letters, &["cto"])
                && (letters + 1..at)
                    .any(|between| word(between, &["means", "stands", "short", "is", ":", "=", "(", "–", "—"]))
                && !(letters + 1..at).any(|between| word(between, &["and", "."]))
        });
        behind || defined
    })
}

/// End of "Chief Transformation Officer", "Clinical Trials Office" or "click-to-open" at `at`.
fn other_end(sentence: &Sentence, at: usize) -> Option<usize> {
    let token = |at: usize| sentence.tokens.get(at);
    let initial = |at: usize, letter: char| token(at).is_some_and(|it| it.text.to_lowercase().starts_with(letter));
    if token(at)?.text.to_lowercase().split('-').filter_map(|part| part.chars().next()).eq(['c', 't', 'o']) {
        return Some(at + 1);
    }
    let field = token(at + 1)?;
    let chief = token(at)?.is("chief");
    let other = if chief {
        field.capital() && token(at + 2)?.is("officer")
    } else {
        let named = token(at)?.capital() && field.capital() && token(at + 2)?.capital();
        initial(at, 'c') && initial(at + 2, 'o') && (named || field.is("to")) && !token(at)?.is("cto")
    };
    (other && initial(at + 1, 't') && !(field.any(OURS) && (chief || token(at + 2)?.is("officer")))).then_some(at + 3)
}
