//! Blocks that speak of people whom another block of the page names beside a role: "Present: Bram (CTO) …" and, far below,
//! "Bram goes over these choices".

use crate::model::lexicon::{Lexicon, WordId};
use crate::model::prefilter::Prefilter;
use crate::parse::document::{Block, BlockKind, Document};

/// Names of a page at most that are looked for.
const MOST: usize = 16;

/// Bytes of a block at most that introduces somebody.
const LONGEST: usize = 400;

/// Marks the blocks that speak of somebody whom a block with the stem of a role may name. `own` holds the groups of each
/// block's stems.
pub(super) fn mark(document: &Document, own: &mut [u32], prefilter: &Prefilter, lexicon: &Lexicon) {
    let mut names: Vec<&str> = Vec::new();
    let mut headed = false;
    for (block, groups) in document.blocks.iter().zip(own.iter()) {
        // "## Who is our CTO?", and below it the name.
        let introduces = prefilter.is_role(*groups) || headed;
        headed = prefilter.is_role(*groups) && matches!(block.kind, BlockKind::Heading(_));
        if introduces && !is_code(block) && block.prose.text.len() <= LONGEST {
            let all = words(&block.prose.text).filter(|word| may_be_a_name(word, lexicon));
            for name in all {
                if names.len() < MOST && !names.contains(&name) {
                    names.push(name);
                }
            }
        }
    }
    if names.is_empty() {
        return;
    }
    for (block, groups) in document.blocks.iter().zip(own) {
        if !prefilter.is_role(*groups) && !is_code(block) && words(&block.prose.text).any(|word| names.contains(&word))
        {
            *groups = prefilter.with_role(*groups);
        }
    }
}

fn is_code(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Code { .. })
}

/// Words with a capital.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.len() > 2 && word.starts_with(char::is_uppercase))
}

/// Does no language but that of names know the word?
fn may_be_a_name(word: &str, lexicon: &Lexicon) -> bool {
    word.chars().skip(1).all(char::is_lowercase) && lexicon.word(&word.to_lowercase()) == WordId::default()
}
