//! Boxes and arrows: `rectangle "Title" as X`, `actor Y`, `[Z]`, `X --> Y : label`, packages around them.

use super::arrow;
use super::line::Line;
use super::tree::stereotype_is_unit;
use crate::parse::diagram::{Code, Ends, Frame, Graph, Link, Markup, Stroke, decode};
use std::ops::Range;

/// Words that declare a box.
const BOXES: &[&str] = &[
    "rectangle",
    "actor",
    "object",
    "agent",
    "card",
    "component",
    "node",
    "usecase",
    "person",
    "entity",
    "class",
    "boundary",
    "control",
    "collections",
    "queue",
    "database",
    "storage",
    "cloud",
    "file",
    "stack",
    "label",
    "hexagon",
    "artifact",
    "folder",
    "frame",
    "package",
    "map",
    "state",
    "abstract",
    "interface",
    "together",
];

/// Words of sequence and activity diagrams, which show who does what and never who reports to whom.
const OTHER: &[&str] =
    &["participant", "activate", "alt", "loop", "start", "stop", "if", "fork", "partition", "autonumber"];

/// Draws the diagram; `None` for kinds that show no structure.
pub(super) fn draw<'a>(code: Code<'a>, lines: &[Line<'a>]) -> Option<Graph<'a>> {
    let mut drawing = Drawing { graph: Graph::new(code), open: Vec::new(), chain: 0 };
    for line in lines {
        let from = line.at + (line.text.len() - line.text.trim_start().len());
        let end = line.at + line.text.trim_end().len();
        let text = code.text.get(from..end).unwrap_or("");
        let word = text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
        if OTHER.contains(&word) && !arrow_follows(text, word) {
            return None;
        }
        drawing.statement(from..end, word);
    }
    Some(drawing.graph)
}

fn arrow_follows(text: &str, word: &str) -> bool {
    text.get(word.len()..).is_some_and(|rest| arrow::read(rest.trim_start()).is_some())
}

struct Drawing<'a> {
    graph: Graph<'a>,
    /// Innermost package at each open brace.
    open: Vec<Option<usize>>,
    chain: u32,
}

/// An end of an arrow, or what a declaration declares.
struct Operand {
    id: Range<usize>,
    label: Option<Range<usize>>,
    end: usize,
}

impl<'a> Drawing<'a> {
    fn text(&self, range: Range<usize>) -> &'a str {
        self.graph.code.text.get(range).unwrap_or("")
    }

    fn statement(&mut self, range: Range<usize>, word: &str) {
        let text = self.text(range.clone());
        if text.starts_with('}') {
            self.open.pop();
        } else if BOXES.contains(&word) && !arrow_follows(text, word) {
            self.declaration(range.start + word.len()..range.end, range.clone());
        } else if !self.link(&range) {
            match text.starts_with(['[', ':', '(']) {
                true => self.declaration(range.clone(), range),
                false if text.ends_with('{') => self.open.push(self.frame()),
                false => {}
            }
        }
    }

    fn frame(&self) -> Option<usize> {
        self.open.last().copied().flatten()
    }

    /// `"Label" as X <<Stereotype>> #colour {`, `X as "Label"`, `X [ label ]`.
    fn declaration(&mut self, range: Range<usize>, whole: Range<usize>) {
        let Some(first) = self.operand(range.start, range.end) else {
            if self.text(whole.clone()).ends_with('{') {
                self.open.push(self.frame());
            }
            return;
        };
        let mut label = first.label.clone();
        let mut id = first.id.clone();
        let mut at = first.end;
        let rest = self.text(at..range.end).trim_start();
        if let Some(after) = rest.strip_prefix("as ") {
            let second = self.operand(range.end - after.len(), range.end);
            if let Some(second) = second {
                label = label.or(second.label);
                id = if first.label.is_some() { second.id } else { first.id };
                at = second.end;
            }
        }
        let rest = self.text(at..range.end);
        if let Some(open) = rest.find('[').filter(|_| rest.ends_with(']') && label.is_none()) {
            label = Some(at + open + 1..range.end - 1);
        }
        if rest.ends_with('{') {
            self.open_frame(id, label, whole);
            return;
        }
        let drawn = self.graph.mention(id, self.frame());
        if let Some(label) = label {
            let prose = decode(&self.graph.code, label, Markup::PLANTUML);
            self.graph.write(drawn, prose, self.graph.code.span(whole.start, whole.end));
        }
        let unit = rest.find("<<").is_some_and(|open| {
            rest.find(">>").is_some_and(|close| stereotype_is_unit(rest.get(open..close).unwrap_or("")))
        });
        if let Some(drawn) = self.graph.boxes.get_mut(drawn) {
            drawn.unit |= unit;
        }
    }

    fn open_frame(&mut self, id: Range<usize>, label: Option<Range<usize>>, whole: Range<usize>) {
        let title = decode(&self.graph.code, label.unwrap_or(id.clone()), Markup::PLANTUML);
        let at = self.graph.code.span(whole.start, whole.end);
        self.graph.frames.push(Frame { id: self.text(id).to_string(), title, at, parent: self.frame() });
        self.open.push(Some(self.graph.frames.len() - 1));
    }

    /// `X "1" -down-> "n" Y : label`.
    fn link(&mut self, range: &Range<usize>) -> bool {
        let Some(tail) = self.operand(range.start, range.end) else { return false };
        let from = self.skip_multiplicity(tail.end, range.end);
        let Some(arrow) = arrow::read(self.text(from..range.end)) else { return false };
        let to = self.skip_multiplicity(from + arrow.length, range.end);
        let Some(head) = self.operand(to, range.end) else {
            self.graph.problem(from, from + arrow.length, "this arrow leads to no box");
            return true;
        };
        let text = self.text(head.end..range.end).trim_start().strip_prefix(':').unwrap_or("").trim().to_string();
        let at = self.graph.code.span(from, from + arrow.length);
        let (tail, head) = (self.end(tail), self.end(head));
        self.chain += 1;
        let (stroke, ends, chain) = (arrow.stroke, arrow.ends, self.chain);
        let ends = if stroke == Stroke::Invisible { Ends::None } else { ends };
        self.graph.links.push(Link { tail, head, stroke, ends, text, at, chain });
        true
    }

    fn end(&mut self, operand: Operand) -> usize {
        let drawn = self.graph.mention(operand.id, self.frame());
        if let Some(label) = operand.label.filter(|_| self.graph.boxes.get(drawn).is_some_and(|drawn| !drawn.labelled))
        {
            let at = self.graph.code.span(label.start, label.end);
            let prose = decode(&self.graph.code, label, Markup::PLANTUML);
            self.graph.write(drawn, prose, at);
        }
        drawn
    }

    /// `"1..*"` between a box and its arrow.
    fn skip_multiplicity(&self, at: usize, end: usize) -> usize {
        let rest = self.text(at..end);
        let body = rest.trim_start();
        let from = end - body.len();
        match body.strip_prefix('"').and_then(|inner| inner.find('"')) {
            Some(length) if length <= 8 && arrow_or_name(body.get(length + 2..).unwrap_or("")) => {
                let after = body.get(length + 2..).unwrap_or("").trim_start();
                end - after.len()
            }
            _ => from,
        }
    }

    /// A quoted label, a bracketed one, or an id, at byte `at`.
    fn operand(&self, at: usize, end: usize) -> Option<Operand> {
        let rest = self.text(at..end);
        let body = rest.trim_start();
        let from = end - body.len();
        let closing = match body.chars().next()? {
            '"' => '"',
            '[' => ']',
            ':' => ':',
            '(' => ')',
            _ => {
                let length = body
                    .char_indices()
                    .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '_' | '\u{2060}')))
                    .map_or(body.len(), |(length, _)| length);
                return (length > 0).then(|| Operand { id: from..from + length, label: None, end: from + length });
            }
        };
        let length = body.get(1..)?.find(closing)?;
        let inner = from + 1..from + 1 + length;
        Some(Operand { id: inner.clone(), label: Some(inner), end: from + length + 2 })
    }
}

fn arrow_or_name(rest: &str) -> bool {
    let rest = rest.trim_start();
    arrow::read(rest).is_some() || rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '[' | '(' | ':'))
}
