//! YAML, JSON and TOML made one generic tree with the place of every key and value.
//!
//! Anchors and merge keys of YAML are resolved here, under a cap; what the tree means is decided in `model::chart`.

mod json;
mod toml;
mod yaml;

use crate::parse::chart::Problem;
use crate::source::{FileId, FileKind, Span, Spanned};

/// The documents of one file; JSON and TOML have one.
#[derive(Clone, Default, Debug)]
pub struct Records {
    /// Roots, in order.
    pub documents: Vec<Value>,
    /// What cannot be read; the documents hold what could.
    pub problems: Vec<Problem>,
}

/// A value and its place. Scalars that are written without escapes have the span of their text, without quotes.
#[derive(Clone, Debug)]
pub struct Value {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub data: Data,
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum Data {
    /// `null`, `~`, nothing.
    Null,
    /// Text, number, boolean or date, as text.
    Scalar(String),
    /// A list.
    List(Vec<Value>),
    /// Keys in the order written; a key may occur twice (then there is a problem, and the last one counts).
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key, decoded.
    pub key: Spanned<String>,
    /// Its value.
    pub value: Value,
}

impl Records {
    /// Reads a text; [`FileKind::Yaml`] for YAML, [`FileKind::Json`], [`FileKind::Toml`]; nothing for other kinds.
    pub fn parse(file: FileId, kind: FileKind, text: &str) -> Self {
        match kind {
            FileKind::Yaml | FileKind::Owners | FileKind::OwnersAliases => yaml::parse(file, text),
            FileKind::Json => json::parse(file, text),
            FileKind::Toml => toml::parse(file, text),
            _ => Self::default(),
        }
    }
}

impl Value {
    fn null(span: Span) -> Self {
        Self { span, data: Data::Null }
    }

    /// The entries of a map; none for anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.data {
            Data::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of a list; none for anything else.
    pub fn items(&self) -> &[Self] {
        match &self.data {
            Data::List(items) => items,
            _ => &[],
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a scalar with its place; `None` when blank.
    pub fn spanned(&self) -> Option<Spanned<String>> {
        self.text().filter(|text| !text.trim().is_empty()).map(|text| Spanned::new(text.to_owned(), self.span))
    }

    /// The value of the last entry with exactly this key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().rev().find(|entry| entry.key.value == key).map(|entry| &entry.value)
    }

    /// How many values it is made of, itself included. Parsers cap the depth, so that this cannot overflow.
    pub fn size(&self) -> usize {
        let inner: usize = match &self.data {
            Data::Null | Data::Scalar(_) => 0,
            Data::List(items) => items.iter().map(Self::size).sum(),
            Data::Map(entries) => entries.iter().map(|entry| entry.value.size()).sum(),
        };
        inner + 1
    }
}

/// The range of a quoted scalar's text: without its quotes, where that is the value letter for letter.
fn unquoted(text: &str, start: usize, end: usize, value: &str) -> (usize, usize) {
    let inner = text.get(start + 1..end.saturating_sub(1));
    if inner == Some(value) { (start + 1, end - 1) } else { (start, end) }
}

/// A span from offsets in a text that is known to be shorter than 4 GiB.
fn span(file: FileId, start: usize, end: usize) -> Span {
    Span::new(file, start as u32, end as u32)
}

/// Reports keys that a map holds twice.
fn repeated_keys(entries: &[Entry], problems: &mut Vec<Problem>) {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|a, b| a.key.value.cmp(&b.key.value).then(a.key.span.cmp(&b.key.span)));
    for pair in sorted.windows(2) {
        if let [first, second] = pair
            && first.key.value == second.key.value
            && first.key.span != second.key.span
        {
            let message = format!("`{}` is set twice in one record; the last one counts", second.key.value);
            problems.push(Problem { at: second.key.span, message });
        }
    }
}
