//! Tables of who manages whom: "| Squad | Engineers | Line manager | Title |".

use super::page::Page;
use crate::model::claim::{Actor, Claim, ClaimSpans, ClaimWords};
use crate::parse::document::{BlockId, BlockKind};
use crate::source::Span;

impl Page<'_, '_> {
    /// A cell that names the manager of a row, or the manager's title: those whom another column counts or names as
    /// engineers report to them.
    pub(super) fn managed(&mut self, index: usize) {
        let Some((row_head, column)) = self.place(index) else { return };
        let Some(role) = self.head_cue(index as BlockId).and_then(|cue| cue.topic) else { return };
        let manages = |head: BlockId| self.names(head, "report-to");
        let columns: Vec<(usize, BlockId)> =
            self.row_cells(index).filter_map(|at| Some((at, self.place(at)?.1))).collect();
        let manager = manages(column)
            || self.is_title_column(column) && columns.iter().any(|&(_, other)| manages(other) && other != column);
        // What the row's head names is read with the cell itself.
        let apart = |at: usize| row_head.is_none_or(|head| at != head as usize);
        let engineers = |block: BlockId| self.names(block, "engineer") || self.names(block, "engineering-department");
        let free = |&&(at, head): &&(usize, BlockId)| apart(at) && !manages(head) && !self.is_title_column(head);
        let found = columns.iter().filter(free).find_map(|&(at, head)| {
            [at as BlockId, head].into_iter().find(|&block| engineers(block)).map(|block| block as usize)
        });
        let told = row_head.is_some_and(engineers);
        if let Some(staff) = found.filter(|_| manager && !told) {
            self.manages(index, Actor::Role(role.actor), staff);
        }
    }

    /// "Who decides", above somebody's name: it is they, and not those whom the row is about.
    pub(super) fn names_who(&self, index: usize, head: BlockId) -> bool {
        let words = self.blocks.get(head as usize).and_then(|all| all.first());
        let asks =
            words.is_some_and(|head| head.tokens.len() > 1 && head.tokens.first().is_some_and(|first| first.is("who")));
        asks && self.head_cue(index as BlockId).is_some_and(|cue| cue.names_somebody)
    }

    fn place(&self, index: usize) -> Option<(Option<BlockId>, BlockId)> {
        match self.document.blocks.get(index)?.kind {
            BlockKind::Cell { row_head, column_head: Some(column), .. } => Some((row_head, column)),
            _ => None,
        }
    }

    /// Does the block hold the concept?
    fn names(&self, block: BlockId, concept: &str) -> bool {
        let sentence = self.blocks.get(block as usize).and_then(|all| all.first());
        sentence.is_some_and(|sentence| {
            sentence.hits(self.lexicon).iter().any(|hit| self.lexicon.name(hit.concept) == concept)
        })
    }

    fn manages(&mut self, index: usize, who: Actor, staff: usize) {
        let span = |at: usize| self.document.blocks.get(at).map(|block| block.span);
        let concept = |id: &str| self.lexicon.concept(id);
        let (Some(cell), Some(does), Some(engineer)) = (span(index), concept("report-to"), concept("engineer")) else {
            return;
        };
        let spans = ClaimSpans {
            file: self.document.file,
            who: Some(cell),
            does: cell,
            what: span(staff),
            core: cell,
            statement: cell,
            block: cell,
            inherited: span(staff).filter(|staff: &Span| !staff.overlaps(cell)),
        };
        let text = |at: usize| self.document.blocks.get(at).map_or("", |block| block.prose.text.trim()).to_owned();
        let claim = Claim {
            words: ClaimWords { does: "manages".to_owned(), what: text(staff) },
            plain: format!("{} manages {}", text(index), text(staff)),
            ..self.row_claim(index, who, does, vec![engineer], spans)
        };
        self.out.claims.push(claim);
    }
}
