//! Headings that name a person and their title, and the "Reports to:" lines below them.

use super::entry::{block_entry, is_full};
use super::page::Page;
use crate::parse::chart::{ChartSyntax, Edge, Family, Line, Node, Target};
use crate::parse::diagram::read_part;
use crate::parse::document::{Block, BlockId, BlockKind};
use crate::source::{FileId, Spanned};
use std::collections::HashMap;
use std::ops::Range;

/// The people whom headings name.
pub(super) fn chart(page: &Page<'_>) -> Option<ChartSyntax> {
    let file = page.document.file;
    let mut nodes: Vec<Node> = Vec::new();
    let mut edges: Vec<Edge> = Vec::new();
    let mut by_heading: HashMap<BlockId, usize> = HashMap::new();
    for (id, block) in page.blocks() {
        if matches!(block.kind, BlockKind::Heading(_)) {
            if let Some(node) = person(page, block, file) {
                by_heading.insert(id, nodes.len());
                nodes.push(node);
            }
            continue;
        }
        let Some(&from) = block.headings.last().and_then(|heading| by_heading.get(heading)) else { continue };
        let plain = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. });
        for (line, range) in relations(&block.prose.text).into_iter().filter(|_| plain && !block.quoted) {
            edges.extend(manager(block, range, file).map(|to| edge(from, to, line)));
        }
    }
    let span = nodes.first()?.at.to(nodes.last()?.at);
    let (format, family) = match edges.is_empty() {
        true => ("Markdown headings", Family::Roster),
        false => ("Markdown \"Reports to\" lines", Family::Diagram),
    };
    Some(ChartSyntax {
        format,
        family,
        span,
        context: Vec::new(),
        nodes,
        edges,
        groups: Vec::new(),
        problems: Vec::new(),
    })
}

fn edge(from: usize, to: Spanned<String>, line: Line) -> Edge {
    let at = to.span;
    Edge { from, to: Target::Key(to), line, at }
}

fn person(page: &Page<'_>, block: &Block, file: FileId) -> Option<Node> {
    let reading = block_entry(block, file).filter(|reading| is_full(reading) && reading.rest == 0)?;
    let cues = page.cues(block);
    (!cues.unreal && !block.quoted).then(|| {
        let at = block.prose.span(file, 0, block.prose.text.len() as u32, block.span);
        Node { at, ..reading.node }
    })
}

/// `Reports to: X` and its like, with the place of X.
fn relations(text: &str) -> Vec<(Line, Range<usize>)> {
    const LABELS: &[(&str, Line)] = &[
        ("reports to", Line::Solid),
        ("reporting to", Line::Solid),
        ("line manager", Line::Solid),
        ("manager", Line::Solid),
        ("supervisor", Line::Solid),
        ("dotted line to", Line::Dotted),
        ("dotted line", Line::Dotted),
    ];
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    for (at, _) in lower.match_indices(':').take(8) {
        let before = lower.get(..at).unwrap_or("").trim_end();
        let Some((label, line)) = LABELS.iter().find(|(label, _)| before.ends_with(label)) else { continue };
        let head = before.len() - label.len();
        let starts =
            lower.get(..head).is_some_and(|head| head.is_empty() || head.ends_with(['\n', '·', '|', ' ', '•', '-']));
        let rest = lower.get(at + 1..).unwrap_or("");
        let end = rest.find(['\n', '·', '|', ';', '•']).unwrap_or(rest.len());
        if starts && end <= 80 {
            found.push((*line, at + 1..at + 1 + end));
        }
    }
    found
}

/// The name in the value, or its title where it names a role.
fn manager(block: &Block, range: Range<usize>, file: FileId) -> Option<Spanned<String>> {
    let at = block.prose.span(file, range.start as u32, range.end as u32, block.span);
    let reading = read_part(&block.prose, range, file, at);
    reading.node.name.or(reading.node.handles.into_iter().next()).or(reading.node.title)
}
