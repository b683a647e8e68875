//! Trees drawn with characters: `├──`, `└──`, `|--`, `+--`.

use crate::parse::chart::ChartSyntax;
use crate::parse::diagram::{Code, Graph, Markup, decode};
use std::ops::Range;

/// The chart that the code draws as a tree.
pub(super) fn chart(code: Code<'_>, context: &[String]) -> Option<ChartSyntax> {
    let drawn = ["├─", "└─", "|--", "+--", "`--", "|-- ", "|__"].iter().any(|mark| code.text.contains(mark));
    if !drawn || code.text.contains(['┌', '┬', '╔', '┐']) {
        return None;
    }
    let mut graph = Graph::new(code);
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (start, line) in code.lines() {
        let Some((column, label)) = item(line, start)? else { continue };
        let at = code.span(label.start, label.end);
        let drawn = graph.draw(decode(&code, label, Markup::PLAIN), at, None);
        while open.last().is_some_and(|(outer, _)| *outer >= column) {
            open.pop();
        }
        if let Some((_, outer)) = open.last() {
            graph.nest(*outer, drawn);
        }
        open.push((column, drawn));
    }
    graph.chart("Markdown tree", context)
}

/// Column and place of a line's label: `Some(None)` for a line without one, `None` for a drawing that is no tree.
fn item(line: &str, start: usize) -> Option<Option<(usize, Range<usize>)>> {
    let is_stroke = |c: char| {
        c.is_whitespace() || matches!(c, '│' | '├' | '└' | '─' | '|' | '+' | '`' | '┃' | '┣' | '┗' | '━' | '╰' | '╴')
    };
    let mut body = line.trim_start_matches(is_stroke);
    let strokes = line.len() - body.len();
    if line.get(..strokes).is_some_and(|prefix| prefix.ends_with(['|', '+', '`'])) {
        body = body.trim_start_matches(['-', '_', '>', ' ']);
    }
    if body.trim().is_empty() {
        return Some(None);
    }
    if body.contains(['├', '└', '│']) {
        return None;
    }
    let prefix = line.len() - body.len();
    let column = line.get(..prefix).unwrap_or("").chars().count();
    let end = [body.find("  "), body.find(" # "), body.find("\t"), body.find(" ← "), body.find(" <- ")];
    let label = body.get(..end.into_iter().flatten().min().unwrap_or(body.len())).unwrap_or(body).trim_end();
    Some(Some((column, start + prefix..start + prefix + label.len())))
}
