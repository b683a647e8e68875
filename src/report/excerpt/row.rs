//! One line of a file as it is shown, and where its bytes went.

use std::ops::Range;

use super::mask::Mask;
use super::{Frame, clip};
use crate::report::escape::{COMMAND, is_unsafe, symbol};
use crate::report::places::floor;
use unicode_width::UnicodeWidthChar;

/// Lines up to this many bytes are looked at as a whole.
const WHOLE: usize = 8192;
/// Bytes looked at on each side of a label's ends in longer lines.
const NEAR: usize = 512;
/// Distance between tab stops.
const TAB: usize = 4;

/// A line as shown. Bytes that are not shown map to the mark that stands for them.
pub(super) struct Row {
    text: String,
    /// Byte of the line and byte of the text, in order.
    spots: Vec<(usize, usize)>,
}

/// A character of the line, or what stands for some.
pub(super) struct Glyph {
    /// Byte of the line.
    pub(super) at: usize,
    pub(super) text: String,
    pub(super) width: usize,
    /// Does it stand for characters that are left out?
    pub(super) gap: bool,
}

impl Row {
    /// `labels`: sorted ranges of `line`.
    pub(super) fn new(line: &str, labels: &[Range<usize>], mask: Mask, frame: Frame) -> Self {
        let glyphs = glyphs(line, labels, mask, frame);
        let index = |byte: usize| glyphs.partition_point(|glyph| glyph.at < byte);
        let marked: Vec<Range<usize>> = labels.iter().map(|label| index(label.start)..index(label.end)).collect();
        let mut row = Self { text: String::new(), spots: Vec::new() };
        let mut next = 0;
        for kept in clip::kept(&glyphs, &marked, frame.columns) {
            row.leave_out(&glyphs, next..kept.start, frame);
            for glyph in glyphs.get(kept.clone()).unwrap_or_default() {
                row.push(glyph);
            }
            next = kept.end;
        }
        row.leave_out(&glyphs, next..glyphs.len(), frame);
        row.spots.push((line.len(), row.text.len()));
        row
    }

    fn push(&mut self, glyph: &Glyph) {
        self.spots.push((glyph.at, self.text.len()));
        self.text.push_str(&glyph.text);
    }

    fn leave_out(&mut self, glyphs: &[Glyph], left_out: Range<usize>, frame: Frame) {
        if let Some(first) = glyphs.get(left_out).and_then(<[Glyph]>::first) {
            self.push(&Glyph::gap(first.at, frame));
        }
    }

    /// The byte of the shown text at which byte `at` of the line is shown.
    pub(super) fn shown_at(&self, at: usize) -> usize {
        let index = self.spots.partition_point(|(from, _)| *from < at);
        self.spots.get(index).map_or(self.text.len(), |(_, to)| *to)
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

impl Glyph {
    fn gap(at: usize, frame: Frame) -> Self {
        let text = if frame.unicode { "…" } else { "..." };
        Self { at, text: text.to_owned(), width: if frame.unicode { 1 } else { 3 }, gap: true }
    }

    fn of(at: usize, c: char, rest: &str, column: usize, frame: Frame) -> Self {
        let text = match c {
            '\t' => " ".repeat(TAB - column % TAB),
            // `##[` would be a command of a CI runner.
            '#' if rest.starts_with(COMMAND) => "# ".to_owned(),
            c if is_unsafe(c) => symbol(c, frame.unicode),
            c => return Self { at, text: c.to_string(), width: c.width().unwrap_or(0), gap: false },
        };
        Self { at, width: text.chars().count(), text, gap: false }
    }
}

/// The line, harmless and masked, as far as it may come to be shown.
fn glyphs(line: &str, labels: &[Range<usize>], mask: Mask, frame: Frame) -> Vec<Glyph> {
    let mut glyphs: Vec<Glyph> = Vec::new();
    let (mut next, mut column) = (0, 0);
    for near in neighbourhood(line, labels) {
        let part = line.get(near.clone()).unwrap_or("");
        let inside: Vec<Range<usize>> = labels
            .iter()
            .filter(|label| label.start <= near.end && near.start <= label.end)
            .map(|label| label.start.max(near.start) - near.start..label.end.min(near.end) - near.start)
            .collect();
        for shown in mask.shown(part, near.start == 0, &inside) {
            let shown = near.start + shown.start..near.start + shown.end;
            if next < shown.start && !glyphs.last().is_some_and(|glyph| glyph.gap) {
                let gap = Glyph::gap(next, frame);
                column += gap.width;
                glyphs.push(gap);
            }
            for (at, c) in line.get(shown.clone()).unwrap_or("").char_indices() {
                let rest = line.get(shown.start + at..).unwrap_or("");
                let glyph = Glyph::of(shown.start + at, c, rest, column, frame);
                column += glyph.width;
                glyphs.push(glyph);
            }
            next = next.max(shown.end);
        }
    }
    if next < line.len() {
        glyphs.push(Glyph::gap(next, frame));
    }
    glyphs
}

/// The parts of a line that are worth looking at: all of it, or what is near the ends of labels.
fn neighbourhood(line: &str, labels: &[Range<usize>]) -> Vec<Range<usize>> {
    if line.len() <= WHOLE {
        return std::iter::once(0..line.len()).collect();
    }
    let around = |at: usize| floor(line, at.saturating_sub(NEAR))..floor(line, at.saturating_add(NEAR));
    let mut ends: Vec<usize> = labels.iter().flat_map(|label| [label.start, label.end]).collect();
    ends.sort_unstable();
    let mut merged: Vec<Range<usize>> = Vec::new();
    for near in ends.first().map_or(vec![around(0)], |_| ends.iter().map(|&end| around(end)).collect()) {
        match merged.last_mut() {
            Some(last) if near.start <= last.end => last.end = last.end.max(near.end),
            _ => merged.push(near),
        }
    }
    merged
}
