//! What the heads of a table's columns ask for: titles, names, those who lead what the row is about.

use super::page::Page;
use super::table::speaks;
use super::token::Token;
use crate::model::lexicon::Classes;
use crate::parse::document::{BlockId, BlockKind};

impl Page<'_, '_> {
    /// "Led by", "Host": whoever stands below does what the cells beside tell.
    pub(super) fn is_host(&self, head: BlockId) -> bool {
        const HOSTS: &[&str] =
            &["by", "host", "hosts", "chair", "lead", "leader", "facilitator", "owner", "with", "speaker", "run"];
        let words = self.blocks.get(head as usize).and_then(|all| all.first());
        let last = words.and_then(|head| head.tokens.last().filter(|_| head.tokens.len() <= 2));
        last.is_some_and(|last| last.any(HOSTS))
    }

    /// Does the cell begin with what somebody does ("picks three pull requests …")?
    pub(super) fn has_own_verb(&self, index: usize) -> bool {
        let first = self.blocks.get(index).and_then(|all| all.first()).and_then(|first| first.tokens.first());
        first.is_some_and(|first| {
            first.classes.is(Classes::THIRD) && !first.classes.is(Classes::PLAIN.or(Classes::NAME))
        })
    }

    /// Is it a cell below "Role", in a row with one cell that holds one name and nothing else?
    pub(super) fn titles_one(&self, index: usize) -> bool {
        let kind = self.document.blocks.get(index).map(|block| &block.kind);
        let Some(BlockKind::Cell { column_head: Some(head), .. }) = kind else { return false };
        let name = |at: &usize| {
            let Some([only]) = self.blocks.get(*at).map(Vec::as_slice) else { return false };
            (1..=3).contains(&only.tokens.len()) && only.tokens.iter().all(|token| token.classes.is(Classes::NAME))
        };
        self.is_title_column(*head) && self.row_cells(index).filter(name).count() == 1
    }

    /// Is the cell's column somebody's?
    pub(super) fn stands_below_role(&self, index: usize) -> bool {
        let kind = self.document.blocks.get(index).map(|block| &block.kind);
        let Some(BlockKind::Cell { column_head: Some(head), .. }) = kind else { return false };
        self.head_cue(*head).is_some_and(|cue| cue.topic.is_some())
    }

    /// "| Choosing engineers | decides | not involved |": a word or two that say nothing without the row's head.
    pub(super) fn answers_head(&self, index: usize, row: Option<BlockId>) -> bool {
        let cell = self.blocks.get(index).and_then(|all| all.first());
        let head = row.and_then(|head| self.blocks.get(head as usize)).and_then(|all| all.first());
        let brief = cell.is_some_and(|cell| cell.tokens.len() <= 3) && self.stands_below_role(index);
        brief && head.is_some_and(|head| speaks(&head.tokens, self.lexicon))
    }

    /// "| Hiring engineers | HR | Your manager |", on a page of HR: the last column is not theirs.
    pub(super) fn beside_page_role(&self, index: usize) -> bool {
        let Some(page) = self.surroundings.of(index).topic else { return false };
        let column = |at: usize| match self.document.blocks.get(at).map(|block| &block.kind) {
            Some(BlockKind::Cell { column_head, .. }) => *column_head,
            _ => None,
        };
        let role = |at: usize| column(at).and_then(|head| self.head_cue(head)).and_then(|cue| cue.topic);
        role(index).is_none() && self.row_cells(index).filter_map(role).any(|beside| beside.actor == page.actor)
    }

    /// "Who", before what they do.
    pub(super) fn is_who(&self, head: BlockId) -> bool {
        let words = self.blocks.get(head as usize).and_then(|all| all.first());
        words
            .is_some_and(|head| head.tokens.len() == 1 && head.tokens.iter().any(|token| token.any(&["who", "person"])))
    }

    pub(super) fn is_title_column(&self, head: BlockId) -> bool {
        let words = self.blocks.get(head as usize).and_then(|all| all.first());
        words.is_some_and(|head| {
            head.tokens.iter().any(|token| {
                token.any(&["title", "titles", "role", "roles", "position", "post", "seat", "job", "function", "agent"])
            })
        })
    }
}

/// Is the head of the column a question for somebody: "Who", "Person"?
pub(super) fn asks_who(column: &[Token]) -> bool {
    let asks = column.first().is_some_and(|token| token.any(&["who", "whom"]));
    column.len() <= if asks { 5 } else { 2 }
        && column.iter().any(|token| token.any(&["who", "whom", "person", "role", "by"]))
}

/// Is the head of the column "Name"? No verb, whatever else the word may be.
pub(super) fn for_names(column: &[Token]) -> bool {
    matches!(column, [only] if only.any(&["name", "names"]))
}
