//! Work breakdown structures and mindmaps: `*` counted, or one sign a line and indentation.

use super::line::Line;
use crate::parse::diagram::{Code, Graph, Markup, decode};
use std::ops::Range;

/// Draws the tree that the lines write.
pub(super) fn draw<'a>(code: Code<'a>, lines: &[Line<'a>]) -> Graph<'a> {
    let mut graph = Graph::new(code);
    let items: Vec<Item> = lines.iter().filter_map(item).collect();
    let indented = items.iter().all(|item| item.marks == 1) && items.iter().any(|item| item.indent > 0);
    let mut open: Vec<(usize, usize)> = Vec::new();
    for item in items {
        let depth = if indented { item.indent } else { item.marks };
        while open.last().is_some_and(|(outer, _)| *outer >= depth) {
            open.pop();
        }
        let outer = open.last().copied();
        if !indented && depth > outer.map_or(0, |(depth, _)| depth) + 1 {
            graph.problem(item.at.start, item.at.start + item.marks, "this item skips a level");
        }
        let label = decode(&code, item.label, Markup::PLANTUML);
        let drawn = graph.draw(label, code.span(item.at.start, item.at.end), None);
        if let Some(drawn) = graph.boxes.get_mut(drawn) {
            drawn.unit = item.unit;
        }
        if let Some((_, outer)) = outer {
            graph.nest(outer, drawn);
        }
        open.push((depth, drawn));
    }
    graph
}

struct Item {
    at: Range<usize>,
    indent: usize,
    marks: usize,
    label: Range<usize>,
    /// Its stereotype says that it is an organisation or a department.
    unit: bool,
}

/// `***[#red]_< (alias) text <<Stereotype>>`.
fn item(line: &Line<'_>) -> Option<Item> {
    let body = line.text.trim_start_matches([' ', '\t']);
    let indent = line.text.len() - body.len();
    let rest = body.trim_start_matches(['*', '+', '-', '#']);
    let marks = body.len() - rest.len();
    if marks == 0 || body.starts_with("--") && rest.trim().is_empty() {
        return None;
    }
    let start = line.at + indent;
    let end = line.at + line.text.trim_end().len();
    let mut text = rest;
    if let Some((colour, after)) = text.strip_prefix('[').and_then(|colour| colour.split_once(']')) {
        text = if colour.starts_with('#') { after } else { text };
    }
    text = text.trim_start_matches(['_', '<', '>'].as_slice());
    text = if rest.starts_with("<<") { rest } else { text }.trim_start();
    if let Some(after) = text.strip_prefix('(').and_then(|alias| alias.split_once(')')).filter(|(alias, after)| {
        !alias.is_empty() && alias.bytes().all(|byte| byte.is_ascii_alphanumeric()) && after.starts_with(' ')
    }) {
        text = after.1.trim_start();
    }
    text = text.strip_prefix(':').unwrap_or(text);
    let from = end - text.trim_end().len();
    let mut label = text.trim_end().trim_end_matches(';');
    let mut unit = false;
    if let Some(at) = label.find("<<").filter(|_| label.ends_with(">>")) {
        unit = stereotype_is_unit(label.get(at..).unwrap_or(""));
        label = label.get(..at).unwrap_or("");
    }
    Some(Item { at: start..end, indent, marks, label: from..from + label.len(), unit })
}

pub(super) fn stereotype_is_unit(stereotype: &str) -> bool {
    let name = stereotype.trim_matches(['<', '>', ' ']).to_lowercase();
    ["org", "dept", "department", "team", "unit", "division", "company", "group", "entity"]
        .iter()
        .any(|word| name == *word)
        || name.starts_with("organi")
}
