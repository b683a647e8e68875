//! Events to blocks: opens and closes each block, and works out what it is and where it belongs.

use super::footnote::Footnotes;
use super::frame::{Frame, FrameKind, Frames, List};
use super::html::Html;
use super::mask::Masked;
use super::writer::Writer;
use crate::parse::document::{Block, BlockId, BlockKind, Document};
use crate::source::Span;

/// Longest paragraph, in bytes, that introduces a list without ending in a colon.
const SHORT: usize = 200;

/// Builds the blocks of one page.
pub(super) struct Builder<'t> {
    pub(super) document: Document,
    pub(super) writer: Writer<'t>,
    pub(super) keep_code: bool,
    pub(super) open: Option<Open>,
    pub(super) frames: Frames,
    pub(super) table: Table,
    pub(super) html: Html,
    pub(super) footnotes: Footnotes,
    /// Quotes around the block: block quotes, and `<blockquote>`.
    pub(super) quotes: u32,
    /// Did a line of the block just end?
    pub(super) at_line_start: bool,
    headings: Vec<(u8, BlockId)>,
}

/// The block being read.
pub(super) struct Open {
    pub(super) shape: Shape,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// What the syntax says about a block; its containers tell the rest.
pub(super) enum Shape {
    Flow,
    Heading(u8),
    Cell,
    Definition(BlockId),
    Code(String),
}

/// Where in which table.
#[derive(Default)]
pub(super) struct Table {
    pub(super) count: u32,
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) in_head: bool,
    pub(super) heads: Vec<BlockId>,
    pub(super) row_head: Option<BlockId>,
}

impl<'t> Builder<'t> {
    pub(super) fn new(mut document: Document, text: &'t str, masked: &'t Masked<'t>, keep_code: bool) -> Self {
        let file = document.file;
        document.comments.extend(masked.comments.iter().map(|&(start, end)| Span::new(file, start, end)));
        document.blocks.reserve(text.len() / 256);
        Self {
            document,
            writer: Writer::new(text, masked),
            keep_code,
            open: None,
            frames: Frames::new(),
            table: Table::default(),
            html: Html::default(),
            footnotes: Footnotes::default(),
            quotes: 0,
            at_line_start: false,
            headings: Vec::new(),
        }
    }

    /// The page, after its last event.
    pub(super) fn finish(mut self) -> Document {
        self.close();
        self.footnotes.resolve(&mut self.document.blocks);
        self.document.comments.sort_unstable();
        self.document
    }

    /// Begins a block of its own.
    pub(super) fn begin(&mut self, shape: Shape, start: u32, end: u32) {
        self.close();
        self.open = Some(Open { shape, start, end });
    }

    /// Makes sure that inline content has a block to go to, as in the items of tight lists.
    pub(super) fn reach(&mut self, start: u32, end: u32) {
        match &mut self.open {
            Some(open) => open.end = open.end.max(end),
            None => self.open = Some(Open { shape: Shape::Flow, start, end }),
        }
    }

    /// Ends the open block, if any, and files it unless it is empty.
    pub(super) fn close(&mut self) {
        self.at_line_start = false;
        let Some(open) = self.open.take() else { return };
        if !matches!(open.shape, Shape::Code(_)) {
            self.writer.trim_end();
        }
        if self.writer.text().is_empty() && !matches!(open.shape, Shape::Cell | Shape::Code(_)) {
            self.writer.reset();
            self.footnotes.forget();
            return;
        }
        self.file(open);
    }

    fn file(&mut self, open: Open) {
        let id = self.document.blocks.len() as BlockId;
        let level = if let Shape::Heading(level) = open.shape { Some(level) } else { None };
        if let Some(level) = level {
            self.leave_headings(level);
        }
        let start = self.start_of(&open);
        let kind = self.kind(open.shape, id);
        let span = self.span(start, open.end);
        let headings = self.headings.iter().map(|&(_, heading)| heading).collect();
        self.footnotes.commit(id);
        self.follow(&kind, id);
        self.document.blocks.push(Block { kind, prose: self.writer.take(), span, headings, quoted: self.quotes > 0 });
        if let Some(level) = level {
            self.headings.push((level, id));
        }
    }

    /// The marker belongs to the first block of its item.
    fn start_of(&mut self, open: &Open) -> u32 {
        match self.frames.flow().map(|frame| &frame.kind) {
            Some(&FrameKind::Item { first: None, start, .. }) if matches!(open.shape, Shape::Flow) => start,
            _ => open.start,
        }
    }

    fn span(&self, start: u32, end: u32) -> Span {
        let whole = self.writer.parsed().get(start as usize..end as usize).unwrap_or("");
        let body = whole.trim_start();
        let start = start + (whole.len() - body.len()) as u32;
        Span::new(self.document.file, start, start + body.trim_end().len() as u32)
    }

    fn kind(&mut self, shape: Shape, id: BlockId) -> BlockKind {
        match shape {
            Shape::Heading(level) => BlockKind::Heading(level),
            Shape::Code(language) => BlockKind::Code { language },
            Shape::Definition(term) => BlockKind::Definition { term },
            Shape::Cell => self.table.cell(id),
            Shape::Flow => self.flow_kind(id),
        }
    }

    fn flow_kind(&mut self, id: BlockId) -> BlockKind {
        match self.frames.flow().map(|frame| &mut frame.kind) {
            Some(FrameKind::Item { first, task, list, .. }) => {
                let continued = first.is_some();
                first.get_or_insert(id);
                let List { ordered, depth, parent, lead_in } = *list;
                let task = if continued { None } else { *task };
                BlockKind::Item { parent, lead_in, depth, ordered, continued, task }
            }
            Some(&mut FrameKind::Footnote(label)) => {
                self.footnotes.define(id, label);
                BlockKind::Footnote { reference: None, at: 0 }
            }
            _ => BlockKind::Paragraph,
        }
    }

    /// Remembers the block as what may introduce a list after it.
    fn follow(&mut self, kind: &BlockKind, id: BlockId) {
        let text = self.writer.text();
        let introduces = match kind {
            BlockKind::Paragraph
            | BlockKind::Item { .. }
            | BlockKind::Definition { .. }
            | BlockKind::Footnote { .. } => text.len() <= SHORT || text.ends_with([':', '：']),
            _ => false,
        };
        if let Some(top) = self.frames.top() {
            top.before = introduces.then_some(id);
        }
    }

    /// Would the open block be a plain paragraph?
    pub(super) fn is_paragraph(&mut self) -> bool {
        matches!(self.frames.flow().map(|frame| &frame.kind), Some(FrameKind::Page))
    }

    fn leave_headings(&mut self, level: u8) {
        if self.frames.nested()
            && let Some(top) = self.frames.top()
            && top.outer_headings.is_none()
        {
            top.outer_headings = Some(self.headings.clone());
        }
        let kept = self.headings.iter().take_while(|&&(outer, _)| outer < level).count();
        self.headings.truncate(kept);
    }

    /// Opens a list: its parent is the item around it, its lead-in the paragraph before it.
    pub(super) fn open_list(&mut self, ordered: bool) {
        self.close();
        let lead_in = self.frames.top().and_then(|top| top.before);
        let (parent, depth) = match self.frames.flow().map(|frame| &frame.kind) {
            Some(&FrameKind::Item { first, list, .. }) => (first.or(list.parent), list.depth.saturating_add(1)),
            _ => (None, 0),
        };
        self.frames.push(FrameKind::List(List { ordered, depth, parent, lead_in }));
    }

    /// Opens an item of the innermost list.
    pub(super) fn open_item(&mut self, start: u32) {
        self.close();
        if let Some(&FrameKind::List(list)) = self.frames.top().map(|top| &top.kind) {
            self.frames.push(FrameKind::Item { first: None, task: None, start, list });
        }
    }

    /// Closes a container. Nothing in it introduces what follows it.
    pub(super) fn close_frame(&mut self) {
        self.close();
        let Some(Frame { kind, outer_headings, .. }) = self.frames.pop() else { return };
        if let FrameKind::Quote { quoted: true } = kind {
            self.quotes = self.quotes.saturating_sub(1);
        }
        if let Some(outer) = outer_headings {
            self.headings = outer;
        }
        self.interrupt();
    }

    /// Something that is no paragraph comes between a paragraph and a list.
    pub(super) fn interrupt(&mut self) {
        self.close();
        if let Some(top) = self.frames.top() {
            top.before = None;
        }
    }
}

impl Table {
    pub(super) fn open(&mut self) {
        self.count += 1;
        self.row = 0;
        self.column = 0;
        self.heads.clear();
        self.row_head = None;
    }

    pub(super) fn open_row(&mut self) {
        self.column = 0;
        self.row_head = None;
    }

    fn cell(&mut self, id: BlockId) -> BlockKind {
        let table = self.count.saturating_sub(1);
        if self.in_head {
            self.heads.push(id);
            return BlockKind::HeadCell { table, column: self.column };
        }
        let row_head = self.row_head;
        self.row_head.get_or_insert(id);
        let column_head = self.heads.get(self.column as usize).copied();
        BlockKind::Cell { table, row: self.row, column: self.column, row_head, column_head }
    }
}
