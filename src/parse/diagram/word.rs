//! Single words: folded, cut, and looked up in the vocabulary.

use crate::parse::vocabulary::{Words, vocabulary};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// What a single word may be, all at once: one look-up a word.
#[derive(Clone, Copy, Default)]
pub(super) struct Word {
    pub(super) role: bool,
    pub(super) modifier: bool,
    pub(super) unit: bool,
    pub(super) field: bool,
    pub(super) thing: bool,
}

static WORDS: LazyLock<HashMap<&str, Word, BuildHasherDefault<Fnv>>> = LazyLock::new(|| {
    type Mark = fn(&mut Word);
    let vocabulary = vocabulary();
    let lists: [(&'static Words, Mark); 5] = [
        (&vocabulary.roles, |word| word.role = true),
        (&vocabulary.modifiers, |word| word.modifier = true),
        (&vocabulary.units, |word| word.unit = true),
        (&vocabulary.fields, |word| word.field = true),
        (&vocabulary.things, |word| word.thing = true),
    ];
    let mut all: HashMap<&str, Word, BuildHasherDefault<Fnv>> = HashMap::default();
    for (list, mark) in lists {
        list.iter().for_each(|word| mark(all.entry(word).or_default()));
    }
    all
});

/// FNV-1a: words are short, and nobody gains by making these few hundred collide.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// What a word may be.
pub(super) fn look_up(word: &str) -> Word {
    WORDS.get(word).copied().unwrap_or_default()
}

/// Does the word make a phrase a title?
pub(super) fn is_role_word(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    look_up(word).role
        || look_up(singular).role
        || word.len() > 8 && vocabulary().role_endings.iter().any(|ending| word.ends_with(ending))
}

/// Lower-case, without the diacritics of western European languages.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(char::to_lowercase).map(plain_letter).collect()
}

fn plain_letter(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        '’' => '\'',
        _ => c,
    }
}

/// Runs of letters and digits.
pub(super) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric() && !is_combining(c)).filter(|word| !word.is_empty())
}

/// A combining diacritic.
pub(super) fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}
