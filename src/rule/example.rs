//! Examples of a rule: what it reports, what it leaves alone, and what it gets wrong today.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use crate::finding::Confidence;

/// All examples of one rule.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Examples {
    /// The rule fires at exactly the marked words, and no other rule does.
    pub bad: Vec<Example>,
    /// Nothing fires.
    pub good: Vec<Example>,
    /// What happens today although it is wrong: marks where it fires (it should not), or none (it should).
    pub gap: Vec<Example>,
}

/// A company in a few lines: one page, or several files.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The page, when there is but one.
    pub text: Option<MarkedText>,
    /// Path of that page; `handbook/page.md` if left out.
    pub path: Option<String>,
    /// Several files, or one that is no page, by path.
    #[serde(default)]
    pub files: BTreeMap<String, MarkedText>,
    /// Text of `orglint.toml`.
    pub config: Option<String>,
    /// Why the example is here; required for gaps.
    pub note: Option<String>,
    /// Other rules that may fire on it, too.
    #[serde(default)]
    pub also: Vec<String>,
    /// `low`: the finding is one that is shown on demand only.
    pub confidence: Option<Confidence>,
}

/// Where a page stands for which the example gives no path.
pub const DEFAULT_PATH: &str = "handbook/page.md";

impl Example {
    /// The files, sorted by path.
    pub fn files(&self) -> Vec<(&str, &MarkedText)> {
        let page = self.text.iter().map(|text| (self.path.as_deref().unwrap_or(DEFAULT_PATH), text));
        let mut files: Vec<_> = page.chain(self.files.iter().map(|(path, text)| (path.as_str(), text))).collect();
        files.sort_by_key(|(path, _)| *path);
        files
    }

    /// How many findings are expected.
    pub fn marks(&self) -> usize {
        self.files().iter().map(|(_, text)| text.marks.len()).sum()
    }
}

/// A text in which `«»` marks the words that a finding is about.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct MarkedText {
    /// The text without the marks.
    pub text: String,
    /// Byte ranges that were marked, in order; they do not overlap.
    pub marks: Vec<Range<usize>>,
}

impl MarkedText {
    /// The text to be read by people: `mark` applied to the marked words, control characters made visible.
    pub fn show(&self, mark: impl Fn(&str) -> String) -> String {
        let part = |range: Range<usize>| visible(self.text.get(range).unwrap_or(""));
        let mut text = String::new();
        let mut done = 0;
        for range in &self.marks {
            text.push_str(&part(done..range.start));
            text.push_str(&mark(&part(range.clone())));
            done = range.end;
        }
        text + &part(done..self.text.len())
    }
}

impl TryFrom<String> for MarkedText {
    type Error = String;

    fn try_from(marked: String) -> Result<Self, String> {
        let mut text = String::with_capacity(marked.len());
        let mut marks = Vec::new();
        let mut open = None;
        for letter in marked.chars() {
            match (letter, open) {
                ('«', None) => open = Some(text.len()),
                ('»', Some(start)) => {
                    marks.push(start..text.len());
                    open = None;
                }
                ('«' | '»', _) => return Err(format!("a `{letter}` without its partner")),
                _ => text.push(letter),
            }
        }
        match open {
            Some(_) => Err("a `«` without its partner".to_owned()),
            None => Ok(Self { text, marks }),
        }
    }
}

/// The text with control characters as their pictures (`␀`, `␍`), so that it can be shown anywhere; line feeds and tabs
/// stay. Marks that turn the direction of writing become U+FFFD.
pub fn visible(text: &str) -> String {
    let picture = |letter: char| match letter {
        '\n' | '\t' => letter,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ => letter,
    };
    text.chars().map(picture).collect()
}

#[cfg(test)]
mod tests {
    use super::MarkedText;

    #[test]
    fn marks_become_ranges_of_the_bare_text() {
        let marked = MarkedText::try_from("Die Chefin «führt» das «».".to_owned()).unwrap();
        assert_eq!(marked.text, "Die Chefin führt das .");
        assert_eq!(&marked.text[marked.marks[0].clone()], "führt");
        assert!(marked.marks[1].is_empty());
    }

    #[test]
    fn control_characters_are_shown_as_pictures() {
        let marked = MarkedText::try_from("a\0«\u{1b}[2J»\r\n".to_owned()).unwrap();
        assert_eq!(marked.show(|words| format!("<{words}>")), "a␀<␛[2J>␍\n");
    }

    #[test]
    fn unbalanced_marks_are_refused() {
        for text in ["«", "»", "««»", "«a» b»"] {
            assert!(MarkedText::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
