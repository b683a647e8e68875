//! Sentences put together from several blocks: lead-in and item, heads and cell, key and value.

use super::token::{Sentence, Token};
use crate::model::lexicon::{Classes, Lexicon};

/// `head` and then `tail`, with a colon between them if they do not run on.
pub(crate) fn join<'a>(heads: &[&[Token<'a>]], tail: &[Token<'a>], colon: bool, lexicon: &Lexicon) -> Sentence<'a> {
    let mut tokens: Vec<Token<'a>> = Vec::new();
    for head in heads {
        tokens.extend_from_slice(without_colon(head));
        if colon && !tokens.is_empty() {
            tokens.push(mark(&tokens, lexicon));
        }
    }
    let inherited = tokens.len();
    tokens.extend_from_slice(tail);
    Sentence::new(tokens, inherited)
}

fn without_colon<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let end = tokens.iter().rposition(|token| !token.any(&[":", "…", "-", "–", "—", "."])).map_or(0, |last| last + 1);
    tokens.get(..end).unwrap_or(tokens)
}

/// A colon behind `tokens`.
pub(crate) fn mark<'a>(tokens: &[Token<'a>], lexicon: &Lexicon) -> Token<'a> {
    let at = tokens.last().map_or(0, |token| token.end);
    let word = lexicon.word(":");
    let style = crate::parse::document::Style::default();
    Token {
        text: ":",
        word,
        classes: Classes::STOP.or(Classes::EQUALS),
        start: at,
        end: at,
        style,
        quoted: false,
        first: false,
    }
}
