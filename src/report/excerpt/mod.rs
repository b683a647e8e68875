//! The lines around labels, fit to be shown: clipped to a width, made harmless, foreign cells masked.
//!
//! The cost depends on the labels and the width, never on the size of the file or the length of its lines.

mod clip;
mod mask;
mod row;

use std::collections::BTreeSet;
use std::ops::Range;

use self::mask::Mask;
use self::row::Row;
use super::places::clamp;
use crate::source::{SourceFile, SourceText, Span};

/// A label over more lines than this is shown by its first ones.
const MOST_LINES: usize = 6;

/// How much may be shown.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    /// Columns for the text of a line.
    pub(super) columns: usize,
    /// Box drawing and `…` allowed?
    pub(super) unicode: bool,
}

/// Lines of one file and what is marked in them.
pub(super) struct Excerpt {
    /// In order; not necessarily adjacent.
    pub(super) lines: Vec<Line>,
    /// One for each label, in the order given.
    pub(super) marks: Vec<Mark>,
}

/// One line as shown.
pub(super) struct Line {
    /// Number in the file, from 1.
    pub(super) number: usize,
    /// Without a newline.
    pub(super) text: String,
}

/// A label in the shown text.
pub(super) struct Mark {
    pub(super) start: Spot,
    pub(super) end: Spot,
    /// Last line of the label in the file, from 1, if the excerpt stops before it.
    pub(super) goes_on_to: Option<usize>,
}

/// A byte of a shown line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    /// Index into [`Excerpt::lines`].
    pub(super) line: usize,
    /// Byte of its text.
    pub(super) byte: usize,
}

/// Cuts the excerpt for the labels that one finding has in one file.
pub(super) fn excerpt(file: &SourceFile, text: &SourceText, labels: &[Span], frame: Frame) -> Excerpt {
    let mask = Mask::of(file);
    let stretches: Vec<Stretch> = labels.iter().map(|&span| Stretch::of(text, span)).collect();
    let shown = shown_lines(&stretches, mask.context(), text);
    let rows: Vec<(usize, Row)> = shown.iter().map(|&line| (line, row(text, line, &stretches, mask, frame))).collect();
    let spot = |line: usize, byte: usize| {
        let index = rows.partition_point(|(number, _)| *number < line);
        let start = text.line_range(line).start;
        Spot { line: index, byte: rows.get(index).map_or(0, |(_, row)| row.shown_at(byte.saturating_sub(start))) }
    };
    let marks = stretches
        .iter()
        .map(|stretch| Mark {
            start: spot(stretch.first, stretch.bytes.start),
            end: spot(stretch.last, stretch.bytes.end),
            goes_on_to: stretch.goes_on_to,
        })
        .collect();
    let lines = rows.into_iter().map(|(line, row)| Line { number: line + 1, text: row.into_text() }).collect();
    Excerpt { lines, marks }
}

/// The part of a label that is shown, in bytes of the text and lines from 0.
struct Stretch {
    bytes: Range<usize>,
    first: usize,
    last: usize,
    goes_on_to: Option<usize>,
}

impl Stretch {
    fn of(text: &SourceText, span: Span) -> Self {
        let span = clamp(text, span);
        let first = text.line_at(span.start);
        let end = if span.end > span.start { text.line_at(span.end - 1) } else { first };
        let last = end.min(first + MOST_LINES - 1);
        let goes_on_to = (last < end).then_some(end + 1);
        let stop = text.line_range(last).end;
        // A label may start in the line ending, which is not shown.
        let start = (span.start as usize).min(text.line_range(first).end);
        let stop = (span.end as usize).min(stop).max(start);
        Self { bytes: start..stop, first, last, goes_on_to }
    }
}

/// The lines of labels and those around them, but no empty ones at the edges.
fn shown_lines(stretches: &[Stretch], context: usize, text: &SourceText) -> BTreeSet<usize> {
    let labelled: BTreeSet<usize> = stretches.iter().flat_map(|stretch| stretch.first..=stretch.last).collect();
    let around = |line: &usize| line.saturating_sub(context)..=line + context;
    let mut shown: BTreeSet<usize> = labelled.iter().flat_map(around).collect();
    let is_empty = |line: usize| {
        let content = text.as_str().get(text.line_range(line)).unwrap_or("");
        // Long lines are not looked through to the end.
        content.len() < 1000 && content.trim().is_empty()
    };
    for line in shown.clone() {
        let inside = labelled.range(..line).next_back().is_some_and(|&before| before + context >= line)
            && labelled.range(line..).next().is_some_and(|&after| line + context >= after);
        if !labelled.contains(&line) && !inside && is_empty(line) {
            shown.remove(&line);
        }
    }
    shown
}

fn row(text: &SourceText, line: usize, stretches: &[Stretch], mask: Mask, frame: Frame) -> Row {
    let range = text.line_range(line);
    let content = text.as_str().get(range.clone()).unwrap_or("");
    let mut pieces: Vec<Range<usize>> = stretches
        .iter()
        .filter(|stretch| stretch.first <= line && line <= stretch.last)
        .map(|stretch| {
            let start = stretch.bytes.start.clamp(range.start, range.end) - range.start;
            let end = stretch.bytes.end.clamp(range.start, range.end) - range.start;
            start..end
        })
        .collect();
    pieces.sort_by_key(|piece| (piece.start, piece.end));
    Row::new(content, &pieces, mask, frame)
}
