//! Single lines that tell who holds a role: `**Team Lead:** Dana Field`, signatures.

use super::Roster;
use super::entry::{block_entry, entry, is_entry, is_full};
use super::page::Page;
use crate::parse::chart::Node;
use crate::parse::diagram::{Kind, kind};
use crate::parse::document::{Block, BlockKind, Prose};
use crate::source::{FileId, Span, Spanned};
use std::ops::Range;

/// Takes the entries of the page's paragraphs.
pub(super) fn entries(page: &Page<'_>, roster: &mut Roster) {
    for (_, block) in page.blocks() {
        let file = page.document.file;
        if let BlockKind::Definition { term } = block.kind {
            definition(page, block, page.block(term), roster);
        }
        if block.kind != BlockKind::Paragraph || block.quoted {
            continue;
        }
        if let Some(range) = signature(&block.prose.text) {
            take(page, block, range, file, roster);
            continue;
        }
        for range in labelled(&block.prose) {
            take(page, block, range, file, roster);
        }
    }
}

fn take(page: &Page<'_>, block: &Block, range: Range<usize>, file: FileId, roster: &mut Roster) {
    let at = block.prose.span(file, range.start as u32, range.end as u32, block.span);
    let Some(reading) = entry(&block.prose, range, file, at).filter(is_full) else { return };
    if page.cues(block).unreal {
        return;
    }
    let mut node = reading.node;
    node.team = node.team.or_else(|| page.team_above(block));
    roster.nodes.push(node);
}

/// `CTO` / `: Dana Field`.
fn definition(page: &Page<'_>, block: &Block, term: Option<&Block>, roster: &mut Roster) {
    let file = page.document.file;
    let Some(term) = term.filter(|term| kind(&term.prose.text) == Kind::Role && !block.quoted) else { return };
    let Some(reading) = block_entry(block, file).filter(|reading| reading.named && reading.rest == 0) else { return };
    let title = Spanned::new(term.prose.text.trim().to_string(), trimmed(term, file));
    let node = Node { title: Some(title), ..reading.node };
    if is_entry(&node) && !page.cues(block).unreal {
        roster.nodes.push(node);
    }
}

fn trimmed(block: &Block, file: FileId) -> Span {
    let text = &block.prose.text;
    let start = text.len() - text.trim_start().len();
    block.prose.span(file, start as u32, text.trim_end().len() as u32, block.span)
}

/// `— Dana Field, CTO`, or what follows `Regards,` on a line of its own.
fn signature(text: &str) -> Option<Range<usize>> {
    let body = text.trim_start_matches(['—', '–', '-', '―', ' ']);
    if body.len() < text.len() && body.len() <= 120 {
        return Some(text.len() - body.len()..text.len());
    }
    const CLOSINGS: &[&str] = &[
        "regards",
        "best",
        "best regards",
        "kind regards",
        "sincerely",
        "yours",
        "signed",
        "thanks",
        "thank you",
        "cheers",
    ];
    let (first, rest) = text.split_once('\n')?;
    let closing = first.trim_end_matches([',', '.', '!', ':', ' ']).to_lowercase();
    CLOSINGS.contains(&closing.as_str()).then(|| text.len() - rest.len()..text.len())
}

/// `**Label:** value` pairs of a paragraph, one on each line or run together; a bare `Label: value` that is all of it.
fn labelled(prose: &Prose) -> Vec<Range<usize>> {
    let text = &prose.text;
    if !text.contains(':') || text.len() > 600 {
        return Vec::new();
    }
    let mut starts: Vec<usize> = Vec::new();
    let mut strong = false;
    for piece in &prose.pieces {
        if piece.style.strong && !strong {
            starts.push(piece.plain as usize);
        }
        strong = piece.style.strong;
    }
    let lines = text.match_indices('\n').map(|(at, _)| at + 1);
    starts.extend(lines.filter(|_| !text.is_empty()));
    if starts.first() != Some(&0) {
        starts.push(0);
    }
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .filter(|(from, to)| text.get(*from..*to).is_some_and(|part| part.contains(':')))
        .map(|(from, to)| from..to)
        .collect()
}
