//! The text of a diagram, and the place in the file of each byte of it.

use crate::parse::document::Prose;
use crate::source::{FileId, Span};

/// Text of a diagram: a whole file, a stretch of one, or the code of a fence whose lines were indented or quoted.
#[derive(Clone, Copy, Debug)]
pub struct Code<'a> {
    /// The text.
    pub text: &'a str,
    /// The file it stands in.
    pub file: FileId,
    base: u32,
    prose: Option<&'a Prose>,
}

impl<'a> Code<'a> {
    /// Text that stands in `file` byte for byte from byte `base` on.
    pub fn whole(file: FileId, text: &'a str, base: u32) -> Self {
        Self { text, file, base, prose: None }
    }

    /// The code of a block, whose lines may stand apart in the file.
    pub fn of_prose(file: FileId, prose: &'a Prose) -> Self {
        let base = prose.pieces.first().map_or(0, |piece| piece.source);
        Self { text: &prose.text, file, base, prose: Some(prose) }
    }

    /// Place of the bytes `start..end` of the text.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let (start, end) = (start as u32, end.max(start) as u32);
        match self.prose {
            None => Span::new(self.file, self.base + start, self.base + end),
            Some(prose) => match prose.source_range(start, end) {
                Some((from, to)) => Span::new(self.file, from, to),
                None => self.point(prose, start),
            },
        }
    }

    fn point(&self, prose: &Prose, at: u32) -> Span {
        let from = match prose.source_range(at, at + 1) {
            Some((from, _)) => from,
            None => at.checked_sub(1).and_then(|last| prose.source_range(last, at)).map_or(self.base, |(_, to)| to),
        };
        Span::new(self.file, from, from)
    }

    /// Place of the whole text.
    pub fn all(&self) -> Span {
        self.span(0, self.text.len())
    }

    /// The lines with the byte each starts at, line endings left out.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        let mut at = 0;
        self.text.split_inclusive('\n').map(move |line| {
            let start = at;
            at += line.len();
            (start, line.trim_end_matches(['\n', '\r']))
        })
    }
}
