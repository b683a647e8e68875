//! The list in which orglint itself writes a chart: a comment says so, names are bold, groups in italics, titles plain.

use super::page::Page;
use crate::parse::chart::{ChartSyntax, Edge, Family, Line, Node, Target};
use crate::parse::diagram::{MARK, declare, read_part};
use crate::parse::document::{Block, BlockId, BlockKind};
use crate::source::{FileId, Spanned};
use std::collections::HashMap;
use std::ops::Range;

/// The chart of a page with the comment.
pub(super) fn chart(page: &Page<'_>, text: &str) -> Option<ChartSyntax> {
    if !text.contains(&format!("<!-- {MARK}")) {
        return None;
    }
    let file = page.document.file;
    let mut nodes: Vec<Node> = Vec::new();
    let mut edges: Vec<Edge> = Vec::new();
    let mut places: HashMap<BlockId, usize> = HashMap::new();
    for (id, block) in page.blocks() {
        let BlockKind::Item { parent, continued: false, .. } = block.kind else { continue };
        let node = node(block, file);
        if let Some(&to) = parent.and_then(|parent| places.get(&parent)) {
            edges.push(Edge { from: nodes.len(), to: Target::Node(to), line: Line::Solid, at: node.at });
        }
        places.insert(id, nodes.len());
        nodes.push(node);
    }
    let span = nodes.first()?.at.to(nodes.last()?.at);
    let (context, groups, problems) = (Vec::new(), Vec::new(), Vec::new());
    let family = Family::Diagram;
    Some(ChartSyntax { format: "Markdown list", family, span, context, nodes, edges, groups, problems })
}

fn node(block: &Block, file: FileId) -> Node {
    let text = &block.prose.text;
    let part = |range: Range<usize>| {
        let words = text.get(range.clone()).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
        Spanned::new(words, block.prose.span(file, range.start as u32, range.end as u32, block.span))
    };
    let at = part(0..text.len()).span;
    let mut node = read_part(&block.prose, 0..0, file, at).node;
    let group = block.prose.style_at(0).emphasis;
    let bold = bold(block);
    if bold > 0 {
        match text.strip_prefix('@').filter(|login| !login.is_empty()) {
            Some(_) => node.handles.push(part(1..bold)),
            None => node.name = Some(part(0..bold)),
        }
    }
    let rest = text.get(bold..).unwrap_or("");
    let title = if bold > 0 { rest.trim_start().trim_start_matches(['–', ' ']) } else { rest };
    node.title = (!title.is_empty()).then(|| part(text.len() - title.len()..text.len()));
    declare(&mut node, group);
    node
}

/// How many bytes at the start are bold.
fn bold(block: &Block) -> usize {
    let plain = block.prose.pieces.iter().find(|piece| !piece.style.strong);
    plain.map_or(block.prose.text.len(), |piece| piece.plain as usize)
}
