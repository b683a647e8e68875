//! Teams that have names of their own: "The Foundry is our innovation lab. New products come from the Foundry."

use super::page::Page;
use super::token::{Sentence, Token};
use crate::model::lexicon::{Classes, Lexicon};

/// Words between "is our" and the team's kind, at most.
const REACH: usize = 3;

impl Page<'_, '_> {
    /// "The Foundry" is the lab wherever the page says so, if it says once that it is one.
    pub(super) fn resolve_nicknames(&mut self) {
        let lexicon = self.lexicon;
        let named = self.blocks.iter().flatten().filter_map(|sentence| introduced(sentence, lexicon));
        let names: Vec<String> = named.map(str::to_owned).collect();
        if names.is_empty() {
            return;
        }
        let word = lexicon.word("lab");
        let stands = |tokens: &[Token], at: usize| {
            let article = at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|it| it.is("the"));
            article && tokens.get(at).is_some_and(|token| names.iter().any(|name| name == token.text))
        };
        for sentence in self.blocks.iter_mut().flatten() {
            if introduced(sentence, lexicon).is_some() {
                continue;
            }
            let places: Vec<usize> = (0..sentence.tokens.len()).filter(|&at| stands(&sentence.tokens, at)).collect();
            if places.is_empty() {
                continue;
            }
            let mut tokens = sentence.tokens.clone();
            for &at in &places {
                if let Some(token) = tokens.get_mut(at) {
                    (token.word, token.classes) = (word, lexicon.classes(word));
                }
            }
            *sentence = Sentence::new(tokens, sentence.inherited);
        }
    }
}

/// The name in "The Foundry is our lab on the hill".
fn introduced<'a>(sentence: &Sentence<'a>, lexicon: &Lexicon) -> Option<&'a str> {
    let token = |at: usize| sentence.tokens.get(at);
    let named = token(0)?.is("the") && token(1)?.capital();
    if !named || !token(2)?.any(&["is"]) || !token(3)?.any(&["our", "the", "a", "an"]) {
        return None;
    }
    let lab = |at: usize| {
        sentence.hits(lexicon).iter().any(|hit| usize::from(hit.start) == at && lexicon.name(hit.concept) == "lab")
    };
    let near = (4..=4 + REACH).take_while(|&at| token(at).is_some_and(|it| !it.classes.is(Classes::PREP))).any(lab);
    near.then(|| token(1).map(|token| token.text)).flatten()
}
