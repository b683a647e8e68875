//! Comments on lines of their own: `#`, `%%`, `//`, `'`, as the kind of file has them.

use std::ops::Range;

use super::MARKER;
use super::directive::{Directive, Form, read};
use super::entry::Entries;
use crate::source::FileKind;

/// The comments within `range` of `text`, in order, each with the entry after it.
pub(super) fn scan(kind: FileKind, text: &str, range: Range<usize>) -> Vec<Directive> {
    let mut found = own_lines(kind, text, range.clone());
    let mut entries = Entries::new(kind, text, range.end);
    // Backwards, so that a pile of comments before one entry looks for it only once.
    for directive in found.iter_mut().rev() {
        if directive.form == Form::Next {
            directive.next = entries.after(directive.at.end);
        }
    }
    found
}

/// What a comment starts with.
pub(super) fn prefixes(kind: FileKind) -> &'static [&'static str] {
    match kind {
        FileKind::Yaml | FileKind::Toml | FileKind::Codeowners | FileKind::Owners | FileKind::OwnersAliases => &["#"],
        FileKind::Ldif | FileKind::Mailmap => &["#"],
        FileKind::Terraform | FileKind::Dot => &["//", "#"],
        FileKind::Mermaid => &["%%"],
        FileKind::PlantUml => &["'"],
        FileKind::Markdown | FileKind::Html | FileKind::Json | FileKind::Csv | FileKind::Other => &[],
    }
}

fn own_lines(kind: FileKind, text: &str, range: Range<usize>) -> Vec<Directive> {
    let mut found = Vec::new();
    let mut done = range.start;
    while let Some(at) = text.get(done..range.end).and_then(|rest| rest.find(MARKER)).map(|at| at + done) {
        let rest = text.get(at..range.end).unwrap_or("");
        let end = at + rest.find(['\n', '\r']).unwrap_or(rest.len());
        if let Some(start) = comment_start(kind, text.get(range.start..at).unwrap_or("")) {
            found.push(read(text, range.start + start..end, at..end));
        }
        done = end.max(at + MARKER.len());
    }
    found
}

/// Where the comment starts whose words come right after `before`, if it stands alone on its line.
fn comment_start(kind: FileKind, before: &str) -> Option<usize> {
    let before = before.trim_end_matches([' ', '\t']);
    prefixes(kind).iter().find_map(|prefix| {
        let first = prefix.chars().next()?;
        let indent = before.strip_suffix(prefix)?.trim_end_matches(first);
        let line = indent.trim_end_matches([' ', '\t']);
        (line.is_empty() || line.ends_with(['\n', '\r'])).then_some(indent.len())
    })
}
