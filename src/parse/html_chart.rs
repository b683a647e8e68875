//! Charts in HTML: nested lists, as the usual scripts for org charts take them, and trees drawn with characters in
//! plain text.

use crate::parse::chart::ChartSyntax;
use crate::parse::diagram::{Code, Graph, Markup, decode};
use crate::parse::markdown_chart;
use crate::source::FileId;
use std::ops::Range;

/// Nested deeper than this, lists are no chart.
const DEEPEST: usize = 256;

/// The charts of a file that calls itself an org chart.
pub fn parse(file: FileId, text: &str) -> Vec<ChartSyntax> {
    let code = Code::whole(file, text, 0);
    let context = ["org chart".to_owned()];
    match lists(code) {
        Some(graph) => graph.chart("HTML list", &context).into_iter().collect(),
        None => markdown_chart::drawn(code, &context).into_iter().collect(),
    }
}

/// An item whose text goes on until a list inside it begins, or the item ends.
struct Item {
    /// First byte after `<li>`.
    start: usize,
    /// Its box, once its text has ended.
    drawn: Option<usize>,
    /// How many lists were open around it.
    lists: usize,
}

/// Every item of every list, nested as written; `None` for a text without any.
fn lists(code: Code<'_>) -> Option<Graph<'_>> {
    let mut graph = Graph::new(code);
    let mut open: Vec<Item> = Vec::new();
    let mut depth = 0_usize;
    for tag in tags(code.text) {
        match (tag.name.as_str(), tag.closing) {
            ("ul" | "ol", false) => {
                end_text(&mut graph, &mut open, tag.at.start);
                depth += 1;
            }
            ("ul" | "ol", true) => {
                close(&mut graph, &mut open, depth, tag.at.start);
                depth = depth.saturating_sub(1);
            }
            ("li", closing) => {
                // An item may end without a tag of its own.
                close(&mut graph, &mut open, depth, tag.at.start);
                if !closing && depth > 0 && open.len() < DEEPEST {
                    open.push(Item { start: tag.at.end, drawn: None, lists: depth });
                }
            }
            _ => {}
        }
    }
    close(&mut graph, &mut open, 0, code.text.len());
    (!graph.boxes.is_empty()).then_some(graph)
}

/// Closes the items of the list at `depth` and of those inside it.
fn close(graph: &mut Graph<'_>, open: &mut Vec<Item>, depth: usize, at: usize) {
    while open.last().is_some_and(|item| item.lists >= depth) {
        end_text(graph, open, at);
        open.pop();
    }
}

/// Draws the innermost item, whose text ends at `end`.
fn end_text(graph: &mut Graph<'_>, open: &mut [Item], end: usize) {
    let outer = open.iter().rev().nth(1).and_then(|item| item.drawn);
    let Some(item) = open.last_mut().filter(|item| item.drawn.is_none()) else { return };
    let range = item.start..end.max(item.start);
    let label = decode(&graph.code, range.clone(), Markup::HTML);
    let at = graph.code.span(range.start, range.end);
    let drawn = graph.draw(label, at, None);
    item.drawn = Some(drawn);
    if let Some(outer) = outer {
        graph.nest(outer, drawn);
    }
}

struct Tag {
    /// Lower-case.
    name: String,
    closing: bool,
    at: Range<usize>,
}

/// The tags of a text, comments left out.
fn tags(text: &str) -> impl Iterator<Item = Tag> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.find('<')?;
            let rest = text.get(start..)?;
            let end = if rest.starts_with("<!--") {
                rest.find("-->").map(|end| end + 3)
            } else {
                rest.find('>').map(|end| end + 1)
            };
            // A tag that nothing ends: what follows holds no other.
            at = start + end?;
            let inner = rest.get(1..)?;
            let closing = inner.starts_with('/');
            let name: String =
                inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).take(16).collect();
            if !name.is_empty() {
                return Some(Tag { name: name.to_ascii_lowercase(), closing, at: start..at });
            }
        }
    })
}
