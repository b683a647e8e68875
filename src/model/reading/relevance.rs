//! Which blocks of a page are read: those that hold the stems of a claim, or inherit them.

use std::collections::BTreeMap;

use super::acquainted;
use crate::model::lexicon::Lexicon;
use crate::model::prefilter::{Marks, Prefilter};
use crate::parse::document::{Block, BlockId, BlockKind, Document};

/// Bytes of a signature, and blocks of a letter, at most.
const SIGNATURE: u32 = 90;
const LETTER: usize = 24;

/// For each block: is it read, and is it needed by one that is?
#[derive(Debug)]
pub(crate) struct Relevance {
    read: Vec<bool>,
    needed: Vec<bool>,
}

impl Relevance {
    /// Decides for every block of the page.
    pub(crate) fn new(document: &Document, marks: &Marks, prefilter: &Prefilter, lexicon: &Lexicon) -> Self {
        let mut own: Vec<u32> =
            document.blocks.iter().map(|block| marks.between(block.span.start, block.span.end)).collect();
        acquainted::mark(document, &mut own, prefilter, lexicon);
        let mut relevance = Self { read: vec![false; own.len()], needed: vec![false; own.len()] };
        let title = document.front_matter.iter().find(|entry| entry.key.value == "title");
        let page = marks.path() | title.map_or(0, |entry| marks.between(entry.value.span.start, entry.value.span.end));
        let first = document.blocks.first().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
        let page = page | first.and(own.first()).copied().unwrap_or(0) | signed(document, &own);
        let rows = rows(document, &own);
        let mut addressed = 0;
        for (index, block) in document.blocks.iter().enumerate() {
            let mine = own.get(index).copied().unwrap_or(0) | beside(document, &own, index);
            let groups = |at: BlockId| own.get(at as usize).copied().unwrap_or(0);
            let above = block.headings.iter().fold(page | addressed, |all, &at| all | groups(at));
            let inherited = beside_of(block).fold(prefilter.handed_down(above), |all, at| all | groups(at));
            let inherited = inherited | row(block).and_then(|row| rows.get(&row)).copied().unwrap_or(0);
            let follows = index > 0 && relevance.read.get(index - 1).copied().unwrap_or(false) && goes_on(block);
            let reads = follows || prefilter.passes(mine | inherited);
            if let Some(read) = relevance.read.get_mut(index) {
                *read = reads && !matches!(block.kind, BlockKind::Code { .. });
            }
            if reads && mine != 0 && addresses(block) {
                addressed |= mine;
            }
            if matches!(block.kind, BlockKind::Heading(_)) {
                addressed = 0;
            }
        }
        relevance.need(document);
        relevance
    }

    fn need(&mut self, document: &Document) {
        let mut last = None;
        for (index, block) in document.blocks.iter().enumerate() {
            if !self.reads(index) {
                continue;
            }
            let before = index.checked_sub(1).map(|before| before as BlockId);
            for at in contexts(block).chain([index as BlockId]).chain(before) {
                if let Some(needed) = self.needed.get_mut(at as usize) {
                    *needed = true;
                }
            }
            if let BlockKind::Cell { table, row, .. } = block.kind
                && last.replace((table, row)) != Some((table, row))
            {
                self.need_row(document, index, table, row);
                self.need_heads(document, index, table);
            }
        }
    }

    /// The heads of all columns: what one counts, the others speak of.
    fn need_heads(&mut self, document: &Document, index: usize, table: u32) {
        for at in (0..index).rev() {
            match document.blocks.get(at).map(|block| &block.kind) {
                Some(BlockKind::Cell { table: other, .. }) if *other == table => {
                    // An earlier row that is read has asked for them.
                    if self.reads(at) {
                        return;
                    }
                }
                Some(BlockKind::HeadCell { table: other, .. }) if *other == table => {
                    if let Some(needed) = self.needed.get_mut(at) {
                        *needed = true;
                    }
                }
                _ => return,
            }
        }
    }

    fn need_row(&mut self, document: &Document, index: usize, table: u32, row: u32) {
        let same = |at: usize| matches!(document.blocks.get(at).map(|block| &block.kind), Some(BlockKind::Cell { table: t, row: r, .. }) if *t == table && *r == row);
        let back = (0..index).rev().take_while(|&at| same(at));
        let forward = (index + 1..document.blocks.len()).take_while(|&at| same(at));
        for at in back.chain(forward) {
            if let Some(needed) = self.needed.get_mut(at) {
                *needed = true;
            }
        }
    }

    /// Is the block read?
    pub(crate) fn reads(&self, index: usize) -> bool {
        self.read.get(index).copied().unwrap_or(false)
    }

    /// Is it read, or do blocks that are refer to it?
    pub(crate) fn needs(&self, index: usize) -> bool {
        self.needed.get(index).copied().unwrap_or(false)
    }

    /// Reads nothing after this block.
    pub(super) fn stop_after(&mut self, index: usize) {
        for flags in [&mut self.read, &mut self.needed] {
            flags.iter_mut().skip(index + 1).for_each(|flag| *flag = false);
        }
    }

    /// One more than the last block that is read.
    pub(super) fn end(&self) -> usize {
        self.read.iter().rposition(|read| *read).map_or(0, |last| last + 1)
    }

    /// Is nothing read at all?
    pub(crate) fn nothing(&self) -> bool {
        !self.read.contains(&true)
    }
}

/// What the answer to a question marks, and the question of an answer.
fn beside(document: &Document, own: &[u32], index: usize) -> u32 {
    let asks = |at: usize| document.blocks.get(at).is_some_and(|block| block.prose.text.trim_end().ends_with('?'));
    let answer = if asks(index) { own.get(index + 1) } else { None };
    let question = index.checked_sub(1).filter(|&before| asks(before)).and_then(|before| own.get(before));
    answer.copied().unwrap_or(0) | question.copied().unwrap_or(0)
}

/// The table and row of a cell.
fn row(block: &Block) -> Option<(u32, u32)> {
    if let BlockKind::Cell { table, row, .. } = block.kind { Some((table, row)) } else { None }
}

/// What each row of each table marks: a title in one cell makes the others speak of that role, and a column's head tells
/// what the whole row counts.
fn rows(document: &Document, own: &[u32]) -> BTreeMap<(u32, u32), u32> {
    let mut rows = BTreeMap::new();
    let mut heads: BTreeMap<u32, u32> = BTreeMap::new();
    for (block, groups) in document.blocks.iter().zip(own) {
        if let BlockKind::HeadCell { table, .. } = block.kind {
            *heads.entry(table).or_insert(0) |= groups;
        }
        if let Some(row) = row(block) {
            *rows.entry(row).or_insert(heads.get(&row.0).copied().unwrap_or(0)) |= groups;
        }
    }
    rows
}

/// The blocks that a block inherits from.
fn contexts(block: &Block) -> impl Iterator<Item = BlockId> + '_ {
    block.headings.iter().copied().chain(beside_of(block))
}

/// Of these, those that belong to the same statement: lead-in, heads of row and column, term.
fn beside_of(block: &Block) -> impl Iterator<Item = BlockId> + '_ {
    let (first, second) = match &block.kind {
        BlockKind::Item { parent, lead_in, .. } => (*parent, *lead_in),
        BlockKind::Cell { row_head, column_head, .. } => (*row_head, *column_head),
        BlockKind::Definition { term } => (Some(*term), None),
        BlockKind::Footnote { reference, .. } => (*reference, None),
        _ => (None, None),
    };
    first.into_iter().chain(second)
}

/// "She also …": the paragraph goes on about whom the one before spoke of.
fn goes_on(block: &Block) -> bool {
    let text = block.prose.text.as_str();
    ["He ", "She ", "They ", "His ", "Her ", "Their ", "Yes", "No", "Of course", "he ", "she ", "they "]
        .iter()
        .any(|word| text.starts_with(word))
}

/// "You are the CTO of …", "Name: VP Engineering": what follows on the page speaks of that role.
fn addresses(block: &Block) -> bool {
    let text = block.prose.text.get(..60).unwrap_or(&block.prose.text).to_ascii_lowercase();
    [
        "you are",
        "you're",
        "you’re",
        "name:",
        "role:",
        "title:",
        "position:",
        "post:",
        "persona:",
        "agent:",
        "we're ",
        "we are ",
        "as cto",
        "as our",
        "as the",
        "we’re ",
        "job title",
        "i am ",
        "act as",
        "welcome",
    ]
    .iter()
    .any(|opening| text.contains(opening))
}

/// The stems of the line by which a letter is signed: "Ada Roe, CTO" at its end.
fn signed(document: &Document, own: &[u32]) -> u32 {
    let last = document.blocks.last().filter(|last| {
        matches!(last.kind, BlockKind::Paragraph)
            && last.span.end - last.span.start <= SIGNATURE
            && document.blocks.len() <= LETTER
    });
    last.and(own.last()).copied().unwrap_or(0)
}
