//! The syntax of one page of prose: sections and blocks, each block with its plain text and a map back to the bytes.

use crate::parse::chart::Problem;
use crate::source::{FileId, Span, Spanned};

/// One page.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file it was read from.
    pub file: FileId,
    /// Front matter, as far as it is flat: dotted keys and scalar values, in order.
    pub front_matter: Vec<FrontMatter>,
    /// Blocks in reading order.
    pub blocks: Vec<Block>,
    /// Comments (`<!-- … -->`, in MDX also `{/* … */}`), marks included, in reading order; those inside code are none.
    pub comments: Vec<Span>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl Document {
    /// A page without any text.
    pub fn empty(file: FileId) -> Self {
        Self { file, front_matter: Vec::new(), blocks: Vec::new(), comments: Vec::new(), problems: Vec::new() }
    }
}

/// One `key: value` of the front matter; lists give one entry an element, nested maps dotted keys.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    /// The key, lower-case, dotted when nested.
    pub key: Spanned<String>,
    /// The scalar, decoded.
    pub value: Spanned<String>,
}

/// Index into [`Document::blocks`].
pub type BlockId = u32;

/// A run of prose that belongs together.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is in the page.
    pub kind: BlockKind,
    /// Its plain text.
    pub prose: Prose,
    /// The bytes it takes, markup included.
    pub span: Span,
    /// Headings above it, outermost first: blocks of kind [`BlockKind::Heading`]. A heading's own chain leaves itself out.
    pub headings: Vec<BlockId>,
    /// Inside a block quote (or a quoting callout)?
    pub quoted: bool,
}

/// What a block is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph outside lists and tables.
    Paragraph,
    /// An item's own first paragraph (later paragraphs of an item are items too, with `continued`).
    Item {
        /// The item that this one is nested in.
        parent: Option<BlockId>,
        /// The block that introduces the item's own list: the paragraph directly before it in the same container,
        /// if it ends in a colon or is short; for a nested list that is the text of the item around it.
        /// Follow `parent` for the lines that introduce the outer lists.
        lead_in: Option<BlockId>,
        /// Nesting depth, outermost list 0.
        depth: u8,
        /// A numbered list?
        ordered: bool,
        /// A second or later paragraph of its item?
        continued: bool,
        /// `[ ]` or `[x]` before it.
        task: Option<bool>,
    },
    /// A cell of a table's head row. Heads of one table carry the same `table` number.
    HeadCell {
        /// Number of the table in its page, from 0.
        table: u32,
        /// Column from 0.
        column: u32,
    },
    /// A cell of a table's body.
    Cell {
        /// Number of the table in its page, from 0.
        table: u32,
        /// Row from 0, heads not counted.
        row: u32,
        /// Column from 0.
        column: u32,
        /// First cell of this row, if this is not it.
        row_head: Option<BlockId>,
        /// Head of this column.
        column_head: Option<BlockId>,
    },
    /// The body of `Term` / `: definition`; `term` is the paragraph that holds the term.
    Definition {
        /// The term's block.
        term: BlockId,
    },
    /// `[^1]: …`; `reference` is the block that holds the first `[^1]`, `at` the plain offset of it in that block.
    Footnote {
        /// Block with the reference.
        reference: Option<BlockId>,
        /// Plain-text offset of the reference in that block.
        at: u32,
    },
    /// A fenced or indented code block: kept for org-chart diagrams, never read as prose.
    Code {
        /// First word of the info string, lower-case.
        language: String,
    },
}

/// Plain text and where each piece of it was written.
///
/// Markup is gone: `**own** the [plan](x)` is `own the plan`; a soft break is one space; a hard break (`<br>` too) is
/// a newline; struck-through text, HTML comments, images and footnote marks are left out; entities are decoded.
#[derive(Clone, Default, Debug)]
pub struct Prose {
    /// The plain text.
    pub text: String,
    /// Pieces in order, covering the whole text.
    pub pieces: Vec<Piece>,
}

/// A stretch of plain text that stands in the source byte for byte, or (entities, soft breaks) for a source range as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece {
    /// First byte in the plain text.
    pub plain: u32,
    /// First byte in the source.
    pub source: u32,
    /// Bytes in the source; the plain length is told by the next piece.
    pub source_len: u32,
    /// Do plain and source agree byte for byte?
    pub verbatim: bool,
    /// What the markup says about it.
    pub style: Style,
}

/// Markup of a piece, as far as the reading needs it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Style {
    /// `**strong**`.
    pub strong: bool,
    /// `*emphasis*`.
    pub emphasis: bool,
    /// Inside a link's text.
    pub link: bool,
    /// `` `code` ``.
    pub code: bool,
}

impl Prose {
    /// The source bytes of plain bytes `start..end`, markup between them included; `None` if the range is empty or outside.
    pub fn source_range(&self, start: u32, end: u32) -> Option<(u32, u32)> {
        if start >= end || end as usize > self.text.len() {
            return None;
        }
        let first = self.piece_at(start)?;
        let last = self.piece_at(end - 1)?;
        let from = if first.verbatim { first.source + (start - first.plain) } else { first.source };
        let to = if last.verbatim { last.source + (end - last.plain) } else { last.source + last.source_len };
        Some((from, to.max(from)))
    }

    /// The span of plain bytes `start..end` in `file`, falling back on `whole` where there are none.
    pub fn span(&self, file: FileId, start: u32, end: u32, whole: Span) -> Span {
        self.source_range(start, end).map_or(whole, |(from, to)| Span::new(file, from, to))
    }

    /// Markup at a plain byte.
    pub fn style_at(&self, plain: u32) -> Style {
        self.piece_at(plain).map(|piece| piece.style).unwrap_or_default()
    }

    fn piece_at(&self, plain: u32) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.plain <= plain);
        self.pieces.get(after.checked_sub(1)?)
    }
}
