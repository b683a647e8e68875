//! Words in a row, each with its source bytes. Rows may be put together from several blocks (a lead-in and an item), so
//! a token knows its own place.

use std::cell::OnceCell;

use crate::model::claim::ConceptId;
use crate::model::lexicon::{Candidate, Classes, Concepts, Hit, Lexicon, Row, WordId};
use crate::parse::document::Style;

/// A word or a mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    /// As written (`n't` for the second half of "don't").
    pub(crate) text: &'a str,
    /// Its number in the lexicon.
    pub(crate) word: WordId,
    /// What it may be.
    pub(crate) classes: Classes,
    /// First source byte.
    pub(crate) start: u32,
    /// After the last source byte.
    pub(crate) end: u32,
    /// Markup.
    pub(crate) style: Style,
    /// Inside quotation marks.
    pub(crate) quoted: bool,
    /// First word of a sentence.
    pub(crate) first: bool,
}

impl Token<'_> {
    /// Is it this word, given in lower case?
    #[inline]
    pub(crate) fn is(&self, word: &str) -> bool {
        // Most words differ in this.
        let alike = |one: Option<&u8>, other: Option<&u8>| one.map(|byte| byte | 0x20) == other.map(|byte| byte | 0x20);
        self.text.len() == word.len()
            && alike(self.text.as_bytes().first(), word.as_bytes().first())
            && self.text.eq_ignore_ascii_case(word)
    }

    /// Is it one of these words, given in lower case?
    pub(crate) fn any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Does it begin with a capital?
    pub(crate) fn capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// A sentence, or what stands for one.
#[derive(Clone, Default, Debug)]
pub(crate) struct Sentence<'a> {
    /// Its tokens.
    pub(crate) tokens: Vec<Token<'a>>,
    /// Tokens before this one come from a lead-in, a heading or a column head.
    pub(crate) inherited: usize,
    /// What the lexicon finds in it, once asked.
    hits: OnceCell<Vec<Hit>>,
    /// What it may find, once asked, and as what.
    possible: OnceCell<(Concepts, Vec<Candidate>)>,
}

impl<'a> Sentence<'a> {
    /// A sentence of these tokens, the first `inherited` of which stand elsewhere.
    pub(crate) fn new(tokens: Vec<Token<'a>>, inherited: usize) -> Self {
        Self { tokens, inherited, hits: OnceCell::new(), possible: OnceCell::new() }
    }

    /// The concepts that it may hold.
    pub(crate) fn possible(&self, lexicon: &Lexicon) -> Concepts {
        self.looked_up(lexicon).0
    }

    /// Those of the concepts `wanted` that it holds, and perhaps more, told without looking for anything else.
    pub(crate) fn finds(&self, lexicon: &Lexicon, wanted: &Concepts) -> Concepts {
        match self.hits.get() {
            Some(hits) => hits.iter().map(|hit| hit.concept).collect(),
            None => lexicon.finds(self, &self.looked_up(lexicon).1, wanted),
        }
    }

    /// Does it hold this marker?
    pub(crate) fn tells(&self, lexicon: &Lexicon, marker: ConceptId) -> bool {
        self.possible(lexicon).holds(marker) && self.finds(lexicon, &[marker].into_iter().collect()).holds(marker)
    }

    fn looked_up(&self, lexicon: &Lexicon) -> &(Concepts, Vec<Candidate>) {
        self.possible.get_or_init(|| lexicon.candidates(self.tokens.iter().map(|token| token.word.0)))
    }

    /// What the lexicon finds in it.
    pub(crate) fn hits(&self, lexicon: &Lexicon) -> &[Hit] {
        self.hits.get_or_init(|| lexicon.find_among(self, &self.looked_up(lexicon).1))
    }
}

impl Row for Sentence<'_> {
    fn word(&self, at: usize) -> WordId {
        self.tokens.get(at).map(|token| token.word).unwrap_or_default()
    }
    fn classes(&self, at: usize) -> Classes {
        self.tokens.get(at).map(|token| token.classes).unwrap_or_default()
    }
    fn len(&self) -> usize {
        self.tokens.len()
    }
}

/// Is more than a fifth of the text in a script that English does not use? The lexicon would read only its loan words.
pub(crate) fn foreign(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let far = text.chars().filter(|&c| c >= '\u{0370}' && c.is_alphabetic()).count();
    far * 5 > text.chars().count()
}
