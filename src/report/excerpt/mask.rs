//! Hides the values of records that no label touches: salaries and telephone numbers are nobody's business in a log.
//!
//! It works on any piece of a line, without knowing what came before: a value ends at the nearest separator or quote,
//! quoted or not. So it may hide too much of a labelled value, never too little of another one.

use std::ops::Range;

use crate::source::{FileKind, SourceFile};

/// How values and keys are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mask {
    /// Nothing is hidden.
    None,
    /// Cells between separators; there are no keys.
    Cells,
    /// `key: value` or `key = value`: keys stay.
    Keys { stops: &'static str, key_end: char },
}

impl Mask {
    pub(super) fn of(file: &SourceFile) -> Self {
        match file.kind {
            FileKind::Csv => Self::Cells,
            FileKind::Ldif => Self::Keys { stops: ":,=", key_end: ':' },
            FileKind::Json | FileKind::Yaml => Self::Keys { stops: "\"'{}[],:#", key_end: ':' },
            FileKind::Toml if !file.path.ends_with("orglint.toml") => Self::Keys { stops: "\"'{}[],=#", key_end: '=' },
            _ => Self::None,
        }
    }

    /// Lines to show around a labelled one: those of a table would be masked throughout.
    pub(super) fn context(self) -> usize {
        usize::from(self != Self::Cells)
    }

    /// Is this a character between values?
    fn stops(self, c: char) -> bool {
        match self {
            Self::None => false,
            Self::Cells => ",;\t|\"".contains(c),
            Self::Keys { stops, .. } => stops.contains(c),
        }
    }

    /// The ranges of `part` that may be shown, in order. `at_start`: does the line begin with it?
    pub(super) fn shown(self, part: &str, at_start: bool, labels: &[Range<usize>]) -> Vec<Range<usize>> {
        if self == Self::None {
            return std::iter::once(0..part.len()).collect();
        }
        let values = self.values(part, at_start);
        let open: Vec<bool> =
            values.iter().map(|value| touches(value, labels) || self.is_key(part, value, at_start)).collect();
        let mut shown = Vec::new();
        let mut from = 0;
        let mut before = at_start;
        for (value, &open) in values.iter().zip(&open) {
            if before || open || values.is_empty() {
                shown.push(from..value.start);
            }
            if open {
                shown.push(value.clone());
            }
            from = value.end;
            before = open;
        }
        shown.push(from..part.len());
        shown
    }

    /// Every run of characters between stops, without the white space around it.
    fn values(self, part: &str, at_start: bool) -> Vec<Range<usize>> {
        let mut values = Vec::new();
        let mut start = if at_start { self.bullets(part) } else { 0 };
        for (at, c) in part.char_indices().chain([(part.len(), '\n')]) {
            if at < start || !(self.stops(c) || at == part.len()) {
                continue;
            }
            let run = part.get(start..at).unwrap_or("");
            let lead = run.len() - run.trim_start().len();
            let run = run.trim();
            if !run.is_empty() {
                values.push(start + lead..start + lead + run.len());
            }
            start = at + c.len_utf8();
        }
        values
    }

    /// Bytes of indentation and list marks before the first value of a line.
    fn bullets(self, line: &str) -> usize {
        let mut rest = line.trim_start();
        if let Self::Keys { .. } = self {
            while let Some(after) = rest.strip_prefix("- ").or_else(|| rest.strip_prefix("? ")) {
                rest = after.trim_start();
            }
        }
        line.len() - rest.len()
    }

    /// Is it followed by the end of a key, and does it stand where a key may?
    fn is_key(self, part: &str, value: &Range<usize>, at_start: bool) -> bool {
        let Self::Keys { key_end, .. } = self else { return false };
        let word = part.get(value.clone()).unwrap_or("");
        let name = |c: char| c.is_alphanumeric() || "_-. ".contains(c);
        let quote = |c: char| c == '"' || c == '\'';
        let after = part.get(value.end..).unwrap_or("").trim_start_matches(quote).trim_start();
        let before = part.get(..value.start).unwrap_or("").trim_end_matches(quote).trim_end();
        let first = before.trim_end_matches(['-', '?', ' ', '[']).is_empty();
        let placed = (first && at_start) || before.ends_with(['{', ',']);
        let table = first && at_start && before.ends_with('[') && after.ends_with(']') && !after.contains(',');
        let ends = after.strip_prefix(key_end).is_some_and(|rest| !rest.starts_with("//"));
        word.starts_with(char::is_alphabetic) && word.chars().all(name) && (placed && ends || table && key_end == '=')
    }
}

fn touches(value: &Range<usize>, labels: &[Range<usize>]) -> bool {
    labels.iter().any(|label| {
        let meets = label.start < value.end && value.start < label.end;
        meets || label.is_empty() && value.start <= label.start && label.start <= value.end
    })
}
