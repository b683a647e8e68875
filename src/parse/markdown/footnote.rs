//! Footnotes: which block refers to which definition.

use std::collections::HashMap;

use crate::parse::document::{Block, BlockId, BlockKind};

/// The footnotes of one page.
#[derive(Default)]
pub(super) struct Footnotes {
    labels: HashMap<String, usize>,
    /// By label: block and plain offset of its first mark.
    references: Vec<Option<(BlockId, u32)>>,
    definitions: Vec<(BlockId, usize)>,
    /// Marks in the open block: label and plain offset.
    open: Vec<(usize, u32)>,
}

impl Footnotes {
    /// The index of a label; labels differ in more than case.
    pub(super) fn label(&mut self, label: &str) -> usize {
        let next = self.references.len();
        let index = *self.labels.entry(label.to_lowercase()).or_insert(next);
        if index == next {
            self.references.push(None);
        }
        index
    }

    /// A mark at a plain offset of the open block.
    pub(super) fn refer(&mut self, label: &str, at: u32) {
        let label = self.label(label);
        self.open.push((label, at));
    }

    /// The open block was filed as `id`.
    pub(super) fn commit(&mut self, id: BlockId) {
        for (label, at) in self.open.drain(..) {
            if let Some(reference) = self.references.get_mut(label) {
                reference.get_or_insert((id, at));
            }
        }
    }

    /// The open block came to nothing.
    pub(super) fn forget(&mut self) {
        self.open.clear();
    }

    /// Block `id` is part of the definition of a label.
    pub(super) fn define(&mut self, id: BlockId, label: usize) {
        self.definitions.push((id, label));
    }

    /// Tells each definition where it is referred to.
    pub(super) fn resolve(&self, blocks: &mut [Block]) {
        for &(id, label) in &self.definitions {
            let found = self.references.get(label).copied().flatten();
            if let (Some(block), Some((from, offset))) = (blocks.get_mut(id as usize), found) {
                block.kind = BlockKind::Footnote { reference: Some(from), at: offset };
            }
        }
    }
}
