//! Where things are, as people count it: texts on demand, lines and columns, paths.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::Report;
use crate::source::{FileId, LineColumn, SourceText, Span};

/// Texts are kept until they add up to this many bytes.
const KEPT: usize = 16 << 20;

/// Answers questions of place for one report, keeping the texts that were asked for last.
pub(super) struct Places<'a> {
    report: &'a Report<'a>,
    kept: RefCell<Kept>,
}

#[derive(Default)]
struct Kept {
    texts: HashMap<FileId, Option<Arc<SourceText>>>,
    bytes: usize,
}

/// A span in lines and columns.
pub(super) struct Region {
    pub(super) start: LineColumn,
    pub(super) end: LineColumn,
}

impl<'a> Places<'a> {
    pub(super) fn new(report: &'a Report<'a>) -> Self {
        Self { report, kept: RefCell::default() }
    }

    /// The text of a file, or `None` if it cannot be read.
    pub(super) fn text(&self, file: FileId) -> Option<Arc<SourceText>> {
        let mut kept = self.kept.borrow_mut();
        if let Some(text) = kept.texts.get(&file) {
            return text.clone();
        }
        let text = self.report.texts.text(file).ok();
        let size = text.as_ref().map_or(0, |text| text.as_str().len());
        if kept.bytes + size > KEPT {
            *kept = Kept::default();
        }
        kept.bytes += size;
        kept.texts.insert(file, text.clone());
        text
    }

    /// Lines and columns of a span; line 1, column 1 if the file cannot be read.
    pub(super) fn region(&self, span: Span) -> Region {
        let first = LineColumn { line: 1, column: 1 };
        self.text(span.file).map_or(Region { start: first, end: first }, |text| {
            let span = clamp(&text, span);
            Region { start: text.position(span.start), end: text.position(span.end) }
        })
    }

    /// Path from the root of the repository.
    pub(super) fn repository_path(&self, file: FileId) -> String {
        format!("{}{}", self.report.root, self.report.sources.path(file))
    }

    /// Path from the folder where the user stands.
    pub(super) fn path_from(&self, directory: &str, file: FileId) -> String {
        relative(directory, &self.repository_path(file))
    }
}

/// The span moved inside the text and onto character boundaries.
pub(super) fn clamp(text: &SourceText, span: Span) -> Span {
    let text = text.as_str();
    let start = floor(text, span.start as usize);
    let end = floor(text, span.end as usize).max(start);
    Span::new(span.file, start as u32, end as u32)
}

/// The last character boundary at or before `at`, inside the text.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// `to` as seen from the folder `from`, both relative to one root.
fn relative(from: &str, to: &str) -> String {
    let mut from = from.split('/').filter(|part| !part.is_empty()).peekable();
    let mut rest = to;
    while let (Some(&folder), Some((first, after))) = (from.peek(), rest.split_once('/')) {
        if folder != first {
            break;
        }
        from.next();
        rest = after;
    }
    format!("{}{rest}", "../".repeat(from.count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_where_the_user_stands() {
        assert_eq!(relative("", "docs/a.md"), "docs/a.md");
        assert_eq!(relative("docs", "docs/a.md"), "a.md");
        assert_eq!(relative("docs/x", "docs/a.md"), "../a.md");
        assert_eq!(relative("src", "docs/a.md"), "../docs/a.md");
        assert_eq!(relative("a", "a"), "../a");
    }
}
