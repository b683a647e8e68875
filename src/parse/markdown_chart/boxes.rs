//! Charts drawn as boxes of characters: `┌──┐` with names and titles inside, joined by lines.

use crate::parse::chart::ChartSyntax;
use crate::parse::diagram::{Code, Graph, Markup, decode};
use crate::parse::document::{Piece, Prose, Style};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Larger drawings are no charts.
const LARGEST: usize = 64 << 10;

/// The chart that the code draws with boxes.
pub(super) fn chart(code: Code<'_>, context: &[String]) -> Option<ChartSyntax> {
    if code.text.len() > LARGEST || !code.text.contains(['┌', '╔', '╭']) {
        return None;
    }
    let drawing = Drawing::new(code.text);
    let frames = drawing.frames();
    if frames.len() < 2 {
        return None;
    }
    let mut graph = Graph::new(code);
    for frame in &frames {
        let (label, first) = drawing.label(&code, frame);
        graph.draw(label, code.span(first.start, first.end), None);
    }
    for (upper, lower) in drawing.lines(&frames) {
        graph.nest(upper, lower);
    }
    graph.chart("drawn boxes", context)
}

/// Row and column, in characters.
type At = (usize, usize);

/// A box: its outermost rows and columns.
struct Frame {
    rows: Range<usize>,
    columns: Range<usize>,
}

/// Where a stroke leads from the middle of its cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    Left,
    Right,
}

struct Drawing {
    /// Each character with its byte.
    rows: Vec<Vec<(usize, char)>>,
}

impl Drawing {
    fn new(text: &str) -> Self {
        let mut at = 0;
        let rows = text.split_inclusive('\n').map(|line| {
            let start = at;
            at += line.len();
            line.trim_end_matches(['\n', '\r']).char_indices().map(|(byte, c)| (start + byte, c)).collect()
        });
        Self { rows: rows.collect() }
    }

    fn char(&self, (row, column): At) -> char {
        self.rows.get(row).and_then(|row| row.get(column)).map_or(' ', |(_, c)| *c)
    }

    /// Every box whose four sides are drawn.
    fn frames(&self) -> Vec<Frame> {
        let mut frames = Vec::new();
        for (row, cells) in self.rows.iter().enumerate() {
            let corners = cells.iter().enumerate().filter(|(_, (_, c))| matches!(c, '┌' | '╔' | '╭'));
            frames.extend(corners.filter_map(|(column, _)| self.frame((row, column))));
        }
        frames
    }

    fn frame(&self, (top, left): At) -> Option<Frame> {
        let right = (left + 1..).find(|&column| !matches!(self.char((top, column)), '─' | '┬' | '┴' | '┼' | '═'))?;
        let bottom = (top + 1..).find(|&row| !matches!(self.char((row, left)), '│' | '├' | '┤' | '║'))?;
        let closed = matches!(self.char((top, right)), '┐' | '╗' | '╮')
            && matches!(self.char((bottom, left)), '└' | '╚' | '╰')
            && matches!(self.char((bottom, right)), '┘' | '╝' | '╯');
        closed.then_some(Frame { rows: top..bottom + 1, columns: left..right + 1 })
    }

    /// The lines of text in a box, and the bytes of the first.
    fn label(&self, code: &Code<'_>, frame: &Frame) -> (Prose, Range<usize>) {
        let mut label = Prose::default();
        let mut first = None;
        for row in frame.rows.start + 1..frame.rows.end.saturating_sub(1) {
            let Some(line) = self.words(code.text, row, frame) else { continue };
            if let Some((last, prose)) = first.as_ref().map(|_| (line.start, &mut label)) {
                let plain = prose.text.len() as u32;
                let source = code.span(last, last).start;
                let style = Style::default();
                prose.pieces.push(Piece { plain, source, source_len: 0, verbatim: false, style });
                prose.text.push('\n');
            }
            let part = decode(code, line.clone(), Markup::PLAIN);
            let plain = label.text.len() as u32;
            label.pieces.extend(part.pieces.iter().map(|piece| Piece { plain: plain + piece.plain, ..*piece }));
            label.text.push_str(&part.text);
            first.get_or_insert(line);
        }
        (label, first.unwrap_or(0..0))
    }

    /// The bytes of the text between the sides of a box.
    fn words(&self, text: &str, row: usize, frame: &Frame) -> Option<Range<usize>> {
        let cells = self.rows.get(row)?.get(frame.columns.start + 1..frame.columns.end - 1)?;
        let (start, end) = (cells.first()?.0, cells.last().map(|(byte, c)| byte + c.len_utf8())?);
        let inner = text.get(start..end)?;
        let lead = inner.len() - inner.trim_start().len();
        let trimmed = inner.trim();
        (!trimmed.is_empty()).then(|| start + lead..start + lead + trimmed.len())
    }

    /// Who hangs below whom: strokes from the bottom of one box to the tops of others.
    fn lines(&self, frames: &[Frame]) -> Vec<(usize, usize)> {
        let mut sides: HashMap<At, (usize, Way)> = HashMap::new();
        for (index, frame) in frames.iter().enumerate() {
            for column in frame.columns.clone() {
                sides.insert((frame.rows.start, column), (index, Way::Up));
                sides.insert((frame.rows.end - 1, column), (index, Way::Down));
            }
            for row in frame.rows.start + 1..frame.rows.end - 1 {
                sides.insert((row, frame.columns.start), (index, Way::Left));
                sides.insert((row, frame.columns.end - 1), (index, Way::Right));
            }
        }
        let mut found = Vec::new();
        let mut seen: HashSet<At> = HashSet::new();
        let below = |frame: &Frame| frame.columns.clone().map(|column| (frame.rows.end, column)).collect::<Vec<_>>();
        for start in frames.iter().flat_map(below).filter(|&at| self.leads(at, Way::Up) && !sides.contains_key(&at)) {
            if !seen.insert(start) {
                continue;
            }
            let reached = self.reach(start, &sides, &mut seen);
            let mut uppers: Vec<usize> =
                reached.iter().filter(|(_, side)| *side == Way::Down).map(|(upper, _)| *upper).collect();
            uppers.dedup();
            // Strokes from several boxes tell of nobody in particular whom the lower ones hang on.
            if let [upper] = uppers[..] {
                let lower = reached.iter().filter(|&&(other, side)| side == Way::Up && other != upper);
                found.extend(lower.map(|(lower, _)| (upper, *lower)));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The sides of boxes to which strokes lead from a cell.
    fn reach(&self, start: At, sides: &HashMap<At, (usize, Way)>, seen: &mut HashSet<At>) -> Vec<(usize, Way)> {
        let mut reached = Vec::new();
        let mut open = vec![start];
        while let Some((row, column)) = open.pop() {
            let next = [
                (Way::Up, Way::Down, row.checked_sub(1).map(|row| (row, column))),
                (Way::Down, Way::Up, Some((row + 1, column))),
                (Way::Left, Way::Right, column.checked_sub(1).map(|column| (row, column))),
                (Way::Right, Way::Left, Some((row, column + 1))),
            ];
            for (way, back, at) in next.into_iter().filter_map(|(way, back, at)| Some((way, back, at?))) {
                if !self.leads((row, column), way) {
                    continue;
                }
                match sides.get(&at) {
                    Some(side) => reached.push(*side),
                    None if self.leads(at, back) && seen.insert(at) => open.push(at),
                    None => {}
                }
            }
        }
        reached
    }

    /// Does the stroke in a cell lead this way? Heads of arrows lead up and down.
    fn leads(&self, at: At, way: Way) -> bool {
        let strokes = match way {
            Way::Up => "│└┘├┤┴┼╰╯▼↓v|║",
            Way::Down => "│┌┐├┤┬┼╭╮▼↓v|║",
            Way::Left => "─┐┘┤┬┴┼╮╯═",
            Way::Right => "─┌└├┬┴┼╭╰═",
        };
        strokes.contains(self.char(at))
    }
}
