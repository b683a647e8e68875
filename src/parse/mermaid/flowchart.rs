//! Flowcharts: `graph TD` and what follows.

use super::link::{self, Arrow};
use super::shape;
use crate::parse::diagram::{Code, Ends, Frame, Graph, Link, Markup, decode};
use std::ops::Range;

/// Most arrows that one `A & B --> C & D` may draw.
const WIDEST: usize = 4096;

/// Draws the flowchart whose keyword ends at byte `at`.
pub(super) fn draw(code: Code<'_>, at: usize) -> Graph<'_> {
    let mut scanner =
        Scanner { text: code.text, at, graph: Graph::new(code), open: Vec::new(), chain: 0, line_end: None };
    scanner.direction();
    while scanner.at < scanner.text.len() {
        let before = scanner.at;
        scanner.statement();
        if scanner.at <= before {
            scanner.at = scanner.line_end() + 1;
        }
    }
    for (_, range) in std::mem::take(&mut scanner.open) {
        scanner.graph.problem(range.start, range.end, "this `subgraph` has no `end`");
    }
    scanner.graph
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    graph: Graph<'a>,
    /// Frames that are open, with the place of their first line.
    open: Vec<(usize, Range<usize>)>,
    chain: u32,
    /// End of the line that was looked at last: looked for once a line.
    line_end: Option<usize>,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn line_end(&mut self) -> usize {
        match self.line_end {
            Some(end) if end >= self.at => end,
            _ => {
                let end = self.rest().find('\n').map_or(self.text.len(), |length| self.at + length);
                self.line_end = Some(end);
                end
            }
        }
    }

    fn line(&mut self) -> &'a str {
        let end = self.line_end();
        self.text.get(self.at..end).unwrap_or("").trim_end()
    }

    fn spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\u{a0}', '\u{200b}']).len();
    }

    fn direction(&mut self) {
        self.spaces();
        let word: String = self.rest().chars().take_while(char::is_ascii_uppercase).collect();
        if matches!(word.as_str(), "TD" | "TB" | "BT" | "LR" | "RL") {
            self.graph.upwards = matches!(word.as_str(), "BT" | "RL");
            self.at += word.len();
        }
    }

    fn statement(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == ';').len();
        let line = self.line();
        let word = line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or("");
        let after = line.get(word.len()..).unwrap_or("");
        let alone = after.is_empty() || after.starts_with([' ', '\t', ';']);
        match word {
            _ if line.is_empty() => {}
            _ if line.starts_with("%%") => self.at = self.line_end(),
            "subgraph" if alone => self.subgraph(line),
            "end" if alone && !after.trim_start().starts_with(['-', '=']) => self.end(),
            "classDef" | "class" | "style" | "linkStyle" | "click" | "direction"
                if alone && !after.trim().is_empty() =>
            {
                self.at = self.line_end();
            }
            "accTitle" | "accDescr" if after.trim_start().starts_with([':', '{']) => self.described(after),
            _ => self.chain(),
        }
    }

    fn described(&mut self, after: &str) {
        self.at = self.line_end();
        if after.trim_start().starts_with('{') && !after.contains('}') {
            self.at = self.rest().find('}').map_or(self.text.len(), |length| self.at + length + 1);
        }
    }

    fn end(&mut self) {
        if self.open.pop().is_none() {
            self.graph.problem(self.at, self.at + 3, "this `end` closes no `subgraph`");
        }
        self.at += 3;
    }

    /// `subgraph id [Title]`, `subgraph "Title"`, `subgraph Title in words`.
    fn subgraph(&mut self, line: &str) {
        let start = self.at;
        let from = start + "subgraph".len();
        let whole = trimmed(self.text, from..start + line.len());
        let name = self.text.get(whole.clone()).unwrap_or("");
        let bracket = name.find('[').filter(|_| name.ends_with(']'));
        let (id, title) = match bracket {
            Some(at) => (
                trimmed(self.text, whole.start..whole.start + at),
                trimmed(self.text, whole.start + at + 1..whole.end - 1),
            ),
            None => (whole.clone(), whole),
        };
        let title = unquoted(self.text, title);
        let id = unquoted(self.text, id);
        let frame = Frame {
            id: self.text.get(id).unwrap_or("").to_string(),
            title: decode(&self.graph.code, title, Markup::MERMAID),
            at: self.graph.code.span(start, start + line.len()),
            parent: self.frame(),
        };
        self.graph.frames.push(frame);
        self.open.push((self.graph.frames.len() - 1, start..start + line.len()));
        self.at = self.line_end();
    }

    fn frame(&self) -> Option<usize> {
        self.open.last().map(|(frame, _)| *frame)
    }

    /// `A & B --> C -->|label| D`.
    fn chain(&mut self) {
        self.chain = self.chain.wrapping_add(1);
        let start = self.at;
        let mut left = self.nodes();
        if left.is_empty() {
            self.skip(start, "expected the id of a box");
            return;
        }
        loop {
            self.spaces();
            let from = self.at;
            let Some(arrow) = self.arrow() else { break };
            self.at = arrow.end;
            let right = self.nodes();
            if right.is_empty() {
                self.skip(from, "this arrow leads to no box");
                return;
            }
            self.connect(&left, &right, &arrow, from);
            left = right;
        }
        if !matches!(self.rest().chars().next(), None | Some('\n' | ';')) && !self.rest().starts_with("%%") {
            self.skip(self.at, "cannot read the rest of this line");
        }
    }

    fn arrow(&mut self) -> Option<Arrow> {
        let end = self.line_end();
        link::read(self.text.get(..end)?, self.at)
    }

    fn connect(&mut self, left: &[usize], right: &[usize], arrow: &Arrow, from: usize) {
        if left.len().saturating_mul(right.len()) > WIDEST {
            self.graph.problem(from, arrow.end, format!("more than {WIDEST} arrows at once are not read"));
            return;
        }
        let at = self.graph.code.span(from, arrow.end);
        for &tail in left {
            for &head in right {
                let (stroke, ends, text, chain) = (arrow.stroke, arrow.ends, arrow.text.clone(), self.chain);
                let ends = if left.len() + right.len() > 2 && ends == Ends::None { Ends::Forward } else { ends };
                self.graph.links.push(Link { tail, head, stroke, ends, text, at, chain });
            }
        }
    }

    fn skip(&mut self, from: usize, message: &str) {
        let end = self.at + self.line().len();
        self.graph.problem(from, end.max(from), message);
        self.at = self.line_end();
    }

    /// `A & B[Label] & C`.
    fn nodes(&mut self) -> Vec<usize> {
        let mut found = Vec::new();
        loop {
            self.spaces();
            let Some(node) = self.node() else { return found };
            found.push(node);
            self.spaces();
            if !self.rest().starts_with('&') {
                return found;
            }
            self.at += 1;
        }
    }

    fn node(&mut self) -> Option<usize> {
        let length = id_length(self.rest());
        if length == 0 {
            return None;
        }
        let start = self.at;
        let drawn = self.graph.mention(start..start + length, self.frame());
        self.at = start + length;
        if let Some(label) = shape::read(self.text, self.at) {
            let (from, to) = (label.text.start, label.text.end);
            let prose = decode(&self.graph.code, from..to, Markup::MERMAID);
            let at = self.graph.code.span(start, label.end);
            self.graph.write(drawn, prose, at);
            if !label.closed {
                self.graph.problem(self.at, label.end, "this box is not closed");
            }
            self.at = label.end;
        }
        if self.rest().starts_with(":::") {
            let class = self.rest().get(3..).unwrap_or("");
            self.at +=
                3 + class.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(byte)).count();
        }
        Some(drawn)
    }
}

/// How many bytes the id at the start of `rest` takes.
fn id_length(rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let ends = match c {
            '-' => matches!(next, Some('-' | '.' | '>')) || at == 0,
            '=' | '~' => next == Some(c) || at == 0,
            ':' => rest.get(at..at + 3) == Some(":::") || at == 0,
            '.' | '/' | '+' | '*' | '\'' | '$' | '!' | '?' | '_' | '#' | ',' | '\\' => false,
            _ => !c.is_alphanumeric() && c.is_ascii() || c.is_whitespace(),
        };
        if ends {
            return at;
        }
    }
    rest.len()
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = text.get(range.clone()).unwrap_or("");
    let start = range.start + (inner.len() - inner.trim_start().len());
    start..start + inner.trim().len()
}

fn unquoted(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = text.get(range.clone()).unwrap_or("");
    if inner.len() >= 2 && inner.starts_with('"') && inner.ends_with('"') {
        range.start + 1..range.end - 1
    } else {
        range
    }
}
