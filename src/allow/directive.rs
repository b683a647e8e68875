//! The words of one comment: `orglint-ignore-start RULE, RULE: reason`.

use std::ops::Range;

use super::MARKER;

/// A comment as written, its places in bytes of the file's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Directive {
    pub(super) form: Form,
    pub(super) at: Range<usize>,
    pub(super) rules: Vec<(String, Range<usize>)>,
    pub(super) reason: String,
    /// What the comment stands before, if it is [`Form::Next`].
    pub(super) next: Option<Range<usize>>,
}

/// Which comment it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Form {
    Next,
    Start,
    End,
    Unknown(String),
}

/// Reads the comment at `at`, whose words are the bytes `words` of `text` and start with [`MARKER`].
pub(super) fn read(text: &str, at: Range<usize>, words: Range<usize>) -> Directive {
    let body = text.get(words.clone()).unwrap_or("");
    let word_end = body.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(body.len());
    let (word, rest) = body.split_at(word_end);
    let form = match word.strip_prefix(MARKER) {
        Some("") => Form::Next,
        Some("-start") => Form::Start,
        Some("-end") => Form::End,
        _ => Form::Unknown(word.to_owned()),
    };
    let (names, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let rules = names_at(names, words.start + word_end);
    Directive { form, at, rules, reason: one_line(reason), next: None }
}

/// The first word of each part between commas, so that a reason without its colon is not taken for rules.
fn names_at(names: &str, base: usize) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut offset = base;
    for part in names.split(',') {
        let blank = part.len() - part.trim_start().len();
        if let Some(name) = part.split_whitespace().next() {
            found.push((name.to_owned(), offset + blank..offset + blank + name.len()));
        }
        offset += part.len() + 1;
    }
    found
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
