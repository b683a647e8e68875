//! People's names read as the roles that they stand for: "nothing ships without Pia", where Pia is the CTO.

use super::names::Names;
use super::token::{Sentence, Token};
use crate::model::claim::ConceptId;
use crate::model::lexicon::{Classes, Lexicon, WordId};

/// Roles whose id is a word for them, too.
const ROLES: &[&str] = &["cto", "vpe", "em", "ceo", "coo", "cfo"];

/// Words for the roles that names stand for.
pub(super) struct Aliases<'n> {
    names: &'n Names,
    words: Vec<(ConceptId, WordId)>,
}

impl<'n> Aliases<'n> {
    /// `None` where no name stands for anybody.
    pub(super) fn new(names: &'n Names, lexicon: &Lexicon) -> Option<Self> {
        let pair = |role: &&str| Some((lexicon.concept(role)?, lexicon.word(role)));
        (!names.is_empty()).then(|| Self { names, words: ROLES.iter().filter_map(pair).collect() })
    }

    /// The sentence with the names' words for the roles', if it holds any.
    pub(super) fn resolve<'a>(&self, sentence: &Sentence<'a>, lexicon: &Lexicon) -> Option<Sentence<'a>> {
        let mut changed = false;
        let tokens = sentence.tokens.iter().map(|token| match self.word(token) {
            Some(word) => {
                changed = true;
                Token { word, classes: lexicon.classes(word).or(Classes::NAME), ..*token }
            }
            None => *token,
        });
        let tokens = tokens.collect();
        changed.then(|| Sentence::new(tokens, sentence.inherited))
    }

    fn word(&self, token: &Token) -> Option<WordId> {
        let called = token.text.starts_with('@') || token.style.code || token.classes.is(Classes::NAME);
        let role = self.names.role(token.text).filter(|_| called)?;
        self.words.iter().find(|(actor, _)| *actor == role.actor).map(|(_, word)| *word)
    }
}
