//! Comments of a page: `<!-- … -->`, `{/* … */}` in MDX, `#` in front matter, and those of the diagrams in its fences.

use std::ops::Range;

use super::MARKER;
use super::directive::{Directive, Form, read};
use super::lines;
use crate::parse::document::{Block, BlockKind, Document};
use crate::source::FileKind;

const PAIRS: [(&str, &str); 2] = [("<!--", "-->"), ("{/*", "*/}")];

/// The comments of a page, in order.
pub(super) fn scan(page: &Document, text: &str) -> Vec<Directive> {
    let prose = Printed::new(page);
    let blocks = Blocks::new(page);
    let mut found = Vec::new();
    for mut directive in in_marks(text) {
        if !prose.shows(directive.at.start) {
            if directive.form == Form::Next {
                directive.next = blocks.after(&directive.at, text);
            }
            found.push(directive);
        }
    }
    found.extend(front_matter(text));
    found.extend(page.blocks.iter().flat_map(|block| diagram(block, text)));
    found.sort_by_key(|directive| directive.at.start);
    found
}

fn in_marks(text: &str) -> Vec<Directive> {
    let mut found = Vec::new();
    let mut done = 0;
    while let Some(at) = text.get(done..).and_then(|rest| rest.find(MARKER)).map(|at| at + done) {
        done = at + MARKER.len();
        let before = text.get(..at).unwrap_or("").trim_end();
        let Some((open, close)) = PAIRS.into_iter().find(|(open, _)| before.ends_with(open)) else { continue };
        let Some(length) = text.get(at..).and_then(|rest| rest.find(close)) else { break };
        let start = before.len() - open.len();
        done = at + length + close.len();
        found.push(read(text, start..done, at..at + length));
    }
    found
}

/// The bytes that readers of the page see as text or code.
struct Printed(Vec<(usize, usize)>);

impl Printed {
    fn new(page: &Document) -> Self {
        let code = page.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Code { .. }));
        let pieces = page.blocks.iter().flat_map(|block| &block.prose.pieces);
        let mut ranges: Vec<(usize, usize)> = pieces
            .map(|piece| (piece.source as usize, (piece.source + piece.source_len) as usize))
            .chain(code.map(|block| (block.span.start as usize, block.span.end as usize)))
            .collect();
        ranges.sort_unstable();
        let mut reach = 0;
        for range in &mut ranges {
            reach = reach.max(range.1);
            range.1 = reach;
        }
        Self(ranges)
    }

    fn shows(&self, at: usize) -> bool {
        let after = self.0.partition_point(|range| range.0 <= at);
        after.checked_sub(1).and_then(|i| self.0.get(i)).is_some_and(|range| at < range.1)
    }
}

/// The blocks of a page by where they start.
struct Blocks<'a>(Vec<&'a Block>);

impl<'a> Blocks<'a> {
    fn new(page: &'a Document) -> Self {
        let mut blocks: Vec<&Block> = page.blocks.iter().collect();
        blocks.sort_by_key(|block| block.span.start);
        Self(blocks)
    }

    /// What a comment stands before: the block that it opens, or else the next one; the whole of a table that follows,
    /// the row of a cell that it opens.
    fn after(&self, comment: &Range<usize>, text: &str) -> Option<Range<usize>> {
        let next = self.0.partition_point(|block| (block.span.start as usize) < comment.end);
        let opened = next.checked_sub(1).and_then(|i| self.0.get(i)).filter(|block| opens(block, comment, text));
        if let Some(block) = opened {
            return Some(self.whole(block, true));
        }
        self.0.get(next).map(|block| self.whole(block, false))
    }

    fn whole(&self, block: &Block, row_only: bool) -> Range<usize> {
        let Some((table, row)) = place(block) else { return block.span.range() };
        let same = |other: &&&Block| place(other).is_some_and(|(t, r)| t == table && (r == row || !row_only));
        self.0.iter().filter(same).fold(block.span.range(), |all, other| {
            let range = other.span.range();
            all.start.min(range.start)..all.end.max(range.end)
        })
    }
}

/// Table and row of a cell; the head is row `None`.
fn place(block: &Block) -> Option<(u32, Option<u32>)> {
    match block.kind {
        BlockKind::HeadCell { table, .. } => Some((table, None)),
        BlockKind::Cell { table, row, .. } => Some((table, Some(row))),
        _ => None,
    }
}

/// Does the comment stand inside the block, before any of its words?
fn opens(block: &Block, comment: &Range<usize>, text: &str) -> bool {
    let span = block.span.range();
    let before = text.get(span.start..comment.start);
    comment.end <= span.end && before.is_some_and(|before| !before.contains(char::is_alphabetic))
}

/// `#` comments between the fences of front matter.
fn front_matter(text: &str) -> Vec<Directive> {
    let (fence, kind) = match text.get(..3) {
        Some("---") => ("\n---", FileKind::Yaml),
        Some("+++") => ("\n+++", FileKind::Toml),
        _ => return Vec::new(),
    };
    let end = text.get(3..).and_then(|rest| rest.find(fence)).map(|at| at + 3);
    end.map(|end| lines::scan(kind, text, 3..end)).unwrap_or_default()
}

fn diagram(block: &Block, text: &str) -> Vec<Directive> {
    let BlockKind::Code { language } = &block.kind else { return Vec::new() };
    let kind = match language.as_str() {
        "mermaid" | "mmd" => FileKind::Mermaid,
        "plantuml" | "puml" => FileKind::PlantUml,
        "dot" | "graphviz" | "gv" => FileKind::Dot,
        _ => return Vec::new(),
    };
    lines::scan(kind, text, block.span.range())
}
