//! How much of a page is read. Books of sentences about roles, and sentences without end, cost more than they tell.

use super::relevance::Relevance;
use super::scan::sentences_within;
use super::token::{Sentence, foreign};
use crate::model::lexicon::Lexicon;
use crate::parse::chart::Problem;
use crate::parse::document::{Block, BlockKind, Document};
use crate::source::{FileId, Span};

/// What reading one page may cost, in units of [`cost`]: about seven thousand sentences of twenty words, beside all that
/// says nothing of roles.
const MOST: u64 = 5_000_000;

/// What a sentence costs beside the square of its tokens.
const EACH: u64 = 300;

/// What reading a sentence costs: its parts are weighed against each other.
pub(super) fn cost(tokens: usize) -> u64 {
    (tokens * tokens) as u64 + EACH
}

/// The sentences of the blocks that are needed, as far as a page is read; and a problem where it is not read on.
pub(super) fn blocks<'d>(
    document: &'d Document,
    relevance: &mut Relevance,
    lexicon: &Lexicon,
) -> (Vec<Vec<Sentence<'d>>>, Option<Problem>) {
    let mut left = MOST;
    let mut all: Vec<Vec<Sentence>> = Vec::with_capacity(document.blocks.len());
    for (index, block) in document.blocks.iter().enumerate() {
        if !relevance.needs(index) || matches!(block.kind, BlockKind::Code { .. }) || foreign(&block.prose.text) {
            all.push(Vec::new());
            continue;
        }
        let (made, stopped) = sentences_within(&block.prose, lexicon, &mut left);
        all.push(made);
        if let Some(at) = stopped {
            relevance.stop_after(index);
            all.resize_with(document.blocks.len(), Vec::new);
            return (all, Some(problem(document.file, block, at)));
        }
    }
    (all, None)
}

fn problem(file: FileId, block: &Block, at: usize) -> Problem {
    let (start, end) =
        block.prose.source_range(at as u32, at as u32 + 1).unwrap_or((block.span.start, block.span.start));
    Problem {
        at: Span::new(file, start, end),
        message: "too long to be read on: nothing of this page after this place is judged; split the page".to_owned(),
    }
}
