//! Mindmaps and tree views: nesting by indentation.

use crate::parse::diagram::{Code, Graph, Markup, decode};
use std::ops::Range;

/// Opening and closing brackets of a mindmap's boxes.
const SHAPES: &[(&str, &str)] = &[("((", "))"), ("))", "(("), ("{{", "}}"), ("[", "]"), ("(", ")"), (")", "(")];

/// Draws the mindmap whose keyword ends at byte `at`.
pub(super) fn draw(code: Code<'_>, at: usize) -> Graph<'_> {
    let mut graph = Graph::new(code);
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (start, line) in code.lines().filter(|(start, _)| *start >= at) {
        let body = line.trim_start();
        if body.is_empty() || body.starts_with("%%") || body.starts_with(":::") || body.starts_with("::icon") {
            continue;
        }
        let indent = width(line.get(..line.len() - body.len()).unwrap_or(""));
        let from = start + (line.len() - body.len());
        let end = from + body.trim_end().len();
        let label = decode(&code, label(code.text, from..end), Markup::MERMAID);
        let drawn = graph.draw(label, code.span(from, end), None);
        while open.last().is_some_and(|(outer, _)| *outer >= indent) {
            open.pop();
        }
        if let Some((_, outer)) = open.last() {
            graph.nest(*outer, drawn);
        }
        open.push((indent, drawn));
    }
    graph
}

fn width(blank: &str) -> usize {
    blank.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// The text in the box, or the whole line where no id stands before a bracket.
fn label(text: &str, range: Range<usize>) -> Range<usize> {
    let line = text.get(range.clone()).unwrap_or("");
    let id = line.find(['(', '[', ')', '{']).unwrap_or(line.len());
    let (before, shaped) = line.split_at(id);
    let inner = SHAPES.iter().find(|(open, close)| {
        shaped.len() >= open.len() + close.len() && shaped.starts_with(open) && shaped.ends_with(close)
    });
    let found = match inner {
        Some((open, close)) if !before.contains(char::is_whitespace) => {
            range.start + id + open.len()..range.end - close.len()
        }
        _ => range,
    };
    let body = text.get(found.clone()).unwrap_or("");
    let quotes = body.len() >= 2 && body.starts_with('"') && body.ends_with('"');
    if quotes { found.start + 1..found.end - 1 } else { found }
}
