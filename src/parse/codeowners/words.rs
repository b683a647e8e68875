//! Lines and words with their places.

use crate::source::{FileId, Span, Spanned};

/// Part of one line, and the byte of the file at which it starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) file: FileId,
    pub(super) start: u32,
    pub(super) text: &'a str,
}

impl<'a> Line<'a> {
    /// The place of bytes `from..to` of this line.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.file, self.start + from as u32, self.start + to as u32)
    }

    /// The place of all of it.
    pub(super) fn whole(&self) -> Span {
        self.span(0, self.text.len())
    }

    /// The part between two bytes of this line; empty if they are no character boundaries.
    pub(super) fn part(&self, from: usize, to: usize) -> Line<'a> {
        Line { file: self.file, start: self.start + from as u32, text: self.text.get(from..to).unwrap_or("") }
    }

    /// From byte `from` on.
    pub(super) fn rest(&self, from: usize) -> Line<'a> {
        self.part(from, self.text.len())
    }

    /// Without white space at either end.
    pub(super) fn trimmed(&self) -> Line<'a> {
        let start = self.text.len() - self.text.trim_start().len();
        self.part(start, start + self.text.trim().len())
    }

    /// Its words: runs without white space, except white space after a backslash.
    pub(super) fn words(&self) -> Vec<Line<'a>> {
        let mut words = Vec::new();
        let mut start = None;
        let mut escaped = false;
        for (at, char) in self.text.char_indices() {
            if char.is_whitespace() && !escaped {
                words.extend(start.take().map(|from| self.part(from, at)));
            } else if start.is_none() {
                start = Some(at);
            }
            escaped = char == '\\' && !escaped;
        }
        words.extend(start.map(|from| self.rest(from)));
        words
    }

    /// The words as owned text with their place.
    pub(super) fn spanned(&self) -> Spanned<String> {
        Spanned::new(self.text.to_owned(), self.whole())
    }
}

/// The lines of a text, without their endings (`\n`, `\r\n`).
pub(super) fn lines(file: FileId, text: &str) -> impl Iterator<Item = Line<'_>> {
    text.split_inclusive('\n').scan(0, move |next, line| {
        let start = *next;
        *next += line.len() as u32;
        Some(Line { file, start, text: line.trim_end_matches(['\n', '\r']) })
    })
}

/// Splits words at the first that starts a comment (`#`): what counts, and the place of the comment to the line's end.
pub(super) fn split_comment<'a>(line: Line<'a>) -> (Vec<Line<'a>>, Option<Span>) {
    let mut words = line.words();
    let Some(at) = words.iter().position(|word| word.text.starts_with('#')) else { return (words, None) };
    let comment = words.get(at).map(|word| Span::new(line.file, word.start, line.whole().end));
    words.truncate(at);
    (words, comment)
}
