//! Phrases of the title lexicon, and the index that finds them in a title without trying each in turn.

use std::collections::HashMap;

/// One word of a phrase.
#[derive(Clone, Debug)]
enum Word {
    /// One of these.
    Any(Vec<Glob>),
    /// `..`: up to four words of any kind.
    Gap,
}

/// `word`, `word*`, `*word` or `*word*`; `?` stands for one letter.
#[derive(Clone, Debug)]
pub(super) struct Glob {
    stem: String,
    open_start: bool,
    open_end: bool,
}

/// Longest run of words that `..` takes.
const GAP: usize = 4;

impl Glob {
    pub(super) fn new(text: &str) -> Self {
        Self {
            stem: text.trim_matches('*').to_owned(),
            open_start: text.starts_with('*'),
            open_end: text.len() > 1 && text.ends_with('*'),
        }
    }

    pub(super) fn matches(&self, word: &str) -> bool {
        match (self.open_start, self.open_end) {
            (true, true) => word.contains(&self.stem),
            (true, false) => word.ends_with(&self.stem),
            (false, true) => word.starts_with(&self.stem),
            (false, false) if self.stem.contains('?') => {
                word.len() == self.stem.len() && self.stem.bytes().zip(word.bytes()).all(|(p, b)| p == b'?' || p == b)
            }
            (false, false) => word == self.stem,
        }
    }

    fn is_exact(&self) -> bool {
        !self.open_start && !self.open_end && !self.stem.contains('?')
    }
}

/// Words in a row.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    words: Vec<Word>,
    at_start: bool,
    at_end: bool,
}

impl Phrase {
    pub(super) fn new(text: &str) -> Self {
        let at_start = text.starts_with('^');
        let at_end = text.ends_with('$');
        let body = text.trim_start_matches('^').trim_end_matches('$').replace('\'', " ");
        let words = body.split_whitespace().map(Self::word).collect();
        Self { words, at_start, at_end }
    }

    fn word(text: &str) -> Word {
        if text == ".." {
            return Word::Gap;
        }
        Word::Any(text.split('|').map(Glob::new).collect())
    }

    /// Does the phrase begin at word `at` of the title?
    fn matches_at(&self, title: &[String], at: usize) -> bool {
        (!self.at_start || at == 0) && Self::matches_from(&self.words, title, at, self.at_end)
    }

    fn matches_from(words: &[Word], title: &[String], at: usize, at_end: bool) -> bool {
        let Some((word, rest)) = words.split_first() else { return !at_end || at == title.len() };
        match word {
            // The depth of this recursion is the number of gaps in a phrase of the lexicon.
            Word::Gap => (0..=GAP).any(|skip| Self::matches_from(rest, title, at + skip, at_end)),
            Word::Any(globs) => {
                let hit = title.get(at).is_some_and(|word| globs.iter().any(|glob| glob.matches(word)));
                hit && Self::matches_from(rest, title, at + 1, at_end)
            }
        }
    }
}

/// Phrases by their first word, each with the number of its rule.
#[derive(Clone, Default, Debug)]
pub(super) struct PhraseIndex {
    phrases: Vec<(u16, Phrase)>,
    exact: HashMap<String, Vec<u32>>,
    open: Vec<(Glob, u32)>,
}

impl PhraseIndex {
    /// Adds a phrase that speaks for rule `rule`.
    pub(super) fn add(&mut self, rule: u16, text: &str) {
        let phrase = Phrase::new(text);
        let id = self.phrases.len() as u32;
        if let Some(Word::Any(globs)) = phrase.words.first() {
            for glob in globs {
                if glob.is_exact() {
                    self.exact.entry(glob.stem.clone()).or_default().push(id);
                } else {
                    self.open.push((glob.clone(), id));
                }
            }
        }
        self.phrases.push((rule, phrase));
    }

    /// Calls `found` with the rule of every phrase that occurs in the title.
    pub(super) fn each_match(&self, title: &[String], mut found: impl FnMut(u16)) {
        for (at, word) in title.iter().enumerate() {
            let exact = self.exact.get(word).into_iter().flatten().copied();
            let open = self.open.iter().filter(|(glob, _)| glob.matches(word)).map(|(_, id)| *id);
            for id in exact.chain(open) {
                if let Some((rule, phrase)) = self.phrases.get(id as usize)
                    && phrase.matches_at(title, at)
                {
                    found(*rule);
                }
            }
        }
    }

    /// Could a phrase begin with the word?
    pub(super) fn may_begin(&self, word: &str) -> bool {
        self.exact.contains_key(word) || self.open.iter().any(|(glob, _)| glob.matches(word))
    }

    /// Does any phrase occur in the title?
    pub(super) fn occurs(&self, title: &[String]) -> bool {
        let mut any = false;
        self.each_match(title, |_| any = true);
        any
    }
}
