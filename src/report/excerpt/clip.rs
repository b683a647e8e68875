//! Which part of a long line is shown: what is labelled, with something around it.

use std::ops::Range;

use super::row::Glyph;

/// Labels closer than this many glyphs are kept together.
const CLOSE: usize = 8;
/// A part of a line narrower than this says nothing.
const LEAST: usize = 12;

/// Glyphs that are given up to begin or end with a whole word.
const WORD: usize = 12;

/// The glyphs to keep, in order, so that they and the marks for what is left out take about `columns`.
pub(super) fn kept(glyphs: &[Glyph], labels: &[Range<usize>], columns: usize) -> Vec<Range<usize>> {
    if width(glyphs) <= columns {
        return std::iter::once(0..glyphs.len()).collect();
    }
    let clusters = clusters(labels);
    if clusters.is_empty() {
        let end = forward(glyphs, 0, columns.saturating_sub(1));
        return std::iter::once(0..end).collect();
    }
    let most = (columns / LEAST).max(1);
    let share = (columns / clusters.len().min(most)).max(LEAST);
    let mut kept: Vec<Range<usize>> = Vec::new();
    for part in clusters.iter().take(most).flat_map(|cluster| around(glyphs, cluster, share - 2)) {
        match kept.last_mut() {
            Some(last) if part.start <= last.end + 1 => last.end = last.end.max(part.end),
            _ => kept.push(part),
        }
    }
    kept
}

/// Labels that stand close together, as one.
fn clusters(labels: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut clusters: Vec<Range<usize>> = Vec::new();
    for label in labels {
        match clusters.last_mut() {
            Some(last) if label.start <= last.end + CLOSE => last.end = last.end.max(label.end),
            _ => clusters.push(label.clone()),
        }
    }
    clusters
}

/// A cluster with a third of the free room before it and the rest behind it; its two ends if it is too wide.
fn around(glyphs: &[Glyph], cluster: &Range<usize>, room: usize) -> Vec<Range<usize>> {
    let own = width(glyphs.get(cluster.clone()).unwrap_or_default());
    let Some(free) = room.checked_sub(own) else {
        let head = forward(glyphs, cluster.start, room * 2 / 3);
        let tail = backward(glyphs, cluster.end, room / 3);
        return vec![cluster.start..head, tail.max(head)..cluster.end];
    };
    let behind = width(glyphs.get(cluster.end..).unwrap_or_default());
    let before = (free / 3).max(free.saturating_sub(behind));
    let start = backward(glyphs, cluster.start, before);
    let used = width(glyphs.get(start..cluster.start).unwrap_or_default());
    let end = forward(glyphs, cluster.end, free - used.min(free));
    std::iter::once(to_word(glyphs, start, cluster.start)..from_word(glyphs, cluster.end, end)).collect()
}

/// The space nearest after `start`, so that the part begins with a whole word; `start` if there is none near.
fn to_word(glyphs: &[Glyph], start: usize, limit: usize) -> usize {
    let near = glyphs.get(start..limit.min(start + WORD)).unwrap_or_default();
    let space = near.iter().position(|glyph| glyph.text == " ").filter(|_| start > 0);
    start + space.unwrap_or(0)
}

/// The space nearest before `end`, as [`to_word`].
fn from_word(glyphs: &[Glyph], limit: usize, end: usize) -> usize {
    let from = limit.max(end.saturating_sub(WORD));
    let near = glyphs.get(from..end).unwrap_or_default();
    let space = near.iter().rposition(|glyph| glyph.text == " ").filter(|_| end < glyphs.len());
    space.map_or(end, |space| from + space + 1)
}

fn width(glyphs: &[Glyph]) -> usize {
    glyphs.iter().map(|glyph| glyph.width).sum()
}

/// The end of the longest run of glyphs from `start` that is no wider than `room`.
fn forward(glyphs: &[Glyph], start: usize, room: usize) -> usize {
    let mut left = room;
    let fits = glyphs.get(start..).unwrap_or_default().iter().take_while(|glyph| {
        let fits = glyph.width <= left;
        left = left.saturating_sub(glyph.width);
        fits
    });
    start + fits.count()
}

/// The start of the longest run of glyphs before `end` that is no wider than `room`.
fn backward(glyphs: &[Glyph], end: usize, room: usize) -> usize {
    let mut left = room;
    let fits = glyphs.get(..end).unwrap_or_default().iter().rev().take_while(|glyph| {
        let fits = glyph.width <= left;
        left = left.saturating_sub(glyph.width);
        fits
    });
    end - fits.count()
}
