//! People's names read as the roles that they stand for: "nothing ships without Pia", where Pia is the CTO.

use super::names::Names;
use super::page::Page;
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
        sentence.tokens.iter().find_map(|token| self.role(token))?;
        let (mut tokens, mut at) = (Vec::with_capacity(sentence.tokens.len()), 0);
        while let Some(token) = sentence.tokens.get(at) {
            at += 1;
            let Some((actor, word)) = self.role(token) else {
                tokens.push(*token);
                continue;
            };
            tokens.push(Token { word, classes: lexicon.classes(word).or(Classes::NAME), ..*token });
            at = repeated(sentence, at, actor, lexicon).unwrap_or(at);
        }
        Some(Sentence::new(tokens, sentence.inherited))
    }

    fn role(&self, token: &Token) -> Option<(ConceptId, WordId)> {
        let called = token.text.starts_with('@') || token.style.code || token.classes.is(Classes::NAME);
        let role = if called { self.names.role(token.text) } else { None }?;
        self.words.iter().find(|(actor, _)| *actor == role.actor).copied()
    }
}

impl Page<'_, '_> {
    /// From here on "Pia" is the CTO, if the page says so, and "the Vice President" is that of Engineering.
    pub(super) fn resolve_names(&mut self) {
        self.resolve_short_titles();
        let Some(aliases) = Aliases::new(&self.names, self.lexicon) else { return };
        for sentence in self.blocks.iter_mut().flatten() {
            if let Some(resolved) = aliases.resolve(sentence, self.lexicon) {
                *sentence = resolved;
            }
        }
    }
}

/// First words of titles that are said alone once the whole title is known.
const SHORT: &[&str] = &["vp", "svp", "evp", "vice"];

impl Page<'_, '_> {
    /// "The Vice President of Engineering …. The Vice President …": the same one, if the page knows no other.
    fn resolve_short_titles(&mut self) {
        let short = |sentence: &Sentence| (0..sentence.tokens.len()).any(|at| short_title(sentence, at).is_some());
        if !self.blocks.iter().flatten().any(short) || !self.knows_one_vice_president() {
            return;
        }
        let word = self.lexicon.word("vpe");
        let classes = self.lexicon.classes(word);
        for sentence in self.blocks.iter_mut().flatten().filter(|sentence| short(sentence)) {
            let (mut tokens, mut at) = (Vec::new(), 0);
            while let Some(token) = sentence.tokens.get(at) {
                let past = short_title(sentence, at);
                let last = past.and_then(|past| sentence.tokens.get(past - 1)).unwrap_or(token);
                tokens.push(past.map_or(*token, |_| Token { word, classes, end: last.end, ..*token }));
                at = past.unwrap_or(at + 1);
            }
            *sentence = Sentence::new(tokens, sentence.inherited);
        }
    }

    /// Is every vice president of whom the page gives the whole title that of engineering, and is there one?
    fn knows_one_vice_president(&self) -> bool {
        let begins = |sentence: &Sentence, at: usize| sentence.tokens.get(at).is_some_and(|token| token.any(SHORT));
        let mut known = false;
        for sentence in self.blocks.iter().flatten() {
            for at in (0..sentence.tokens.len()).filter(|&at| begins(sentence, at)) {
                let whole = sentence.hits(self.lexicon).iter().any(|hit| {
                    (usize::from(hit.start)..usize::from(hit.end)).contains(&at)
                        && ["vpe", "adjunct-vpe"].contains(&self.lexicon.name(hit.concept))
                });
                known |= whole;
                if !whole && short_title(sentence, at).is_none() {
                    return false;
                }
            }
        }
        known
    }
}

/// Past "VP" or "Vice President" at `at`, if it stands alone behind an article: no "VP of Sales", no "VP Ann Lee".
fn short_title(sentence: &Sentence, at: usize) -> Option<usize> {
    let word = |at: usize, words: &[&str]| sentence.tokens.get(at).is_some_and(|token| token.any(words));
    let article = || at.checked_sub(1).is_some_and(|before| word(before, &["the", "our", "your", "their", "a"]));
    if !word(at, SHORT) || !article() {
        return None;
    }
    let past = if word(at, &["vice"]) { word(at + 1, &["president"]).then_some(at + 2)? } else { at + 1 };
    let more = word(past, &["of", "for", "&", "/", "-", "president"])
        || word(past, &[","]) && sentence.tokens.get(past + 1).is_some_and(Token::capital)
        || sentence.tokens.get(past).is_some_and(Token::capital);
    (!more).then_some(past)
}

/// Past "(CTO)", ", our CTO," and ", in her role as CTO," at `at`: they only say again what the name before them stands for.
fn repeated(sentence: &Sentence, at: usize, actor: ConceptId, lexicon: &Lexicon) -> Option<usize> {
    let word = |at: usize, words: &[&str]| sentence.tokens.get(at).is_some_and(|token| token.any(words));
    let close = if word(at, &["("]) { ")" } else { "," };
    if !word(at, &["(", ","]) || sentence.inherited > 0 {
        return None;
    }
    let office = word(at + 1, &["in"]) && word(at + 3, &["role", "capacity", "function", "position", "office", "job"]);
    let from = at + 1 + if office { 3 } else { 0 };
    let from = from + usize::from(word(from, &["as", "being", "of"]));
    let from = from + usize::from(word(from, &["our", "the", "your"]));
    let title = sentence.hits(lexicon).iter().find(|hit| hit.concept == actor && usize::from(hit.start) == from)?;
    let past = usize::from(title.end) + 1;
    let next = sentence.tokens.get(past)?.classes;
    let goes_on = close == ")" || !next.is(Classes::NAME.or(Classes::CONJ).or(Classes::DET).or(Classes::POSS));
    (word(past - 1, &[close]) && goes_on).then_some(past)
}
