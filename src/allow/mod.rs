//! Findings that somebody allowed: comments beside the text, `[[allow]]` entries of the configuration. What allows nothing
//! any more, or cannot be understood, is a finding itself.

mod apply;
mod directive;
mod entry;
mod lines;
mod marked;
mod notice;
mod page;
mod regions;

pub use apply::{Terms, apply};
pub use marked::Marked;
pub use notice::Notice;

use crate::parse::document::Document;
use crate::source::{FileId, FileKind, Span, Spanned};

/// The word that every comment starts with.
pub const MARKER: &str = "orglint-ignore";

/// The rule that reports comments and allowances which do nothing.
pub const RULE: &str = "unused-suppression";

/// One comment that speaks to orglint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comment {
    /// The whole comment.
    pub span: Span,
    /// The rules that it names, each at its place.
    pub rules: Vec<Spanned<String>>,
    /// Why.
    pub reason: String,
    /// The bytes within which it counts; `None` for one that reaches nothing.
    pub reach: Option<Span>,
    /// What is wrong with it; a comment with a fault other than [`Fault::NeverClosed`] allows nothing.
    pub fault: Option<Fault>,
}

/// What can be wrong with a comment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// No reason after a colon.
    NoReason,
    /// No rule is named.
    NoRule,
    /// `orglint-ignore-something`: the word as written.
    UnknownDirective(String),
    /// An `-end` that no `-start` goes before.
    EndWithoutStart,
    /// A `-start` without an `-end`: it reaches to the end of the file.
    NeverClosed,
}

/// Finds the comments of one file. Pages of prose need their syntax, to tell comments from text and code.
pub fn scan(file: FileId, kind: FileKind, text: &str, page: Option<&Document>) -> Vec<Comment> {
    let directives = match (kind, page) {
        (FileKind::Markdown, Some(page)) => page::scan(page, text),
        (FileKind::Markdown, None) => Vec::new(),
        _ => lines::scan(kind, text, 0..text.len()),
    };
    regions::close(file, text.len(), directives)
}
