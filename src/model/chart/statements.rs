//! Sentences that tell who holds a chief role: "Our CTO is Dana Field", "Zoë Quill, VP of Engineering".

use std::collections::HashSet;

use super::draft::empty_node;
use crate::model::people::looks_personal;
use crate::parse::chart::{ChartSyntax, Family, Node};
use crate::parse::document::{Block, BlockKind, Document};
use crate::source::Spanned;

/// Roles that a company has once, as prose writes them.
const ROLES: &[&str] = &[
    "Chief Technology Officer",
    "Chief Technical Officer",
    "Vice President of Engineering",
    "VP of Engineering",
    "VP Engineering",
    "VPE",
    "CTO",
];
/// Words of a sentence that is about another time, another company, or nothing at all.
const ELSEWHERE: &[&str] = &[
    " was ",
    "until ",
    "former",
    " ex-",
    "previous",
    "used to",
    "will ",
    "customer",
    "?",
    " if ",
    "would",
    "interim",
    "acting",
    "ad interim",
    "deputy",
    "assistant",
    "office of",
    "co-founder of",
    " since left",
    "for example",
    "e.g.",
    "imagine",
    "at the time",
    "back then",
    "advis",
    "fractional",
    "field cto",
    "author",
    "founder of",
];
/// What may stand between a name and the role after it.
const JOINTS: &[&str] = &["our", "the", "as", "is", "joined", "became", "new", "a", "–", "—", "-", "|", "and"];

/// The people whom a page's sentences name for a role.
pub(super) fn chart(document: &Document) -> Option<ChartSyntax> {
    let nodes: Vec<Node> =
        document.blocks.iter().filter(|block| is_prose(block)).flat_map(|block| told(document, block)).collect();
    let span = nodes.first()?.at.to(nodes.last()?.at);
    let (edges, groups, problems, context) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Some(ChartSyntax { format: "sentences", family: Family::Roster, span, context, nodes, edges, groups, problems })
}

fn is_prose(block: &Block) -> bool {
    let kind = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Definition { .. });
    kind && !block.quoted
}

fn told(document: &Document, block: &Block) -> Vec<Node> {
    let text = block.prose.text.as_str();
    let mut nodes: Vec<Node> = Vec::new();
    let mut named = HashSet::new();
    for role in ROLES {
        for (start, _) in text.match_indices(role) {
            let end = start + role.len();
            let name = if stands_alone(text, start, end) { name_beside(text, start, end) } else { None };
            let Some((from, to)) = name else { continue };
            let place = |a: usize, b: usize| block.prose.span(document.file, a as u32, b as u32, block.span);
            let (name, title) = (text.get(from..to).unwrap_or(""), text.get(start..end).unwrap_or(""));
            let mut node = empty_node(place(from.min(start), to.max(end)));
            node.name = Some(Spanned::new(name.to_owned(), place(from, to)));
            node.title = Some(Spanned::new(title.to_owned(), place(start, end)));
            if named.insert((from, to)) {
                nodes.push(node);
            }
        }
    }
    nodes
}

/// Bytes of a sentence, on either side of the role, that are looked at.
const LONGEST_SENTENCE: usize = 400;

/// The first byte before a role that is looked at.
fn reach_before(text: &str, start: usize) -> usize {
    (start.saturating_sub(LONGEST_SENTENCE)..=start).find(|&at| text.is_char_boundary(at)).unwrap_or(start)
}

/// The first byte after a role that is not looked at any more.
fn reach_after(text: &str, end: usize) -> usize {
    (end..=(end + LONGEST_SENTENCE).min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(end)
}

/// Is the role a word of its own, this company's, now?
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = (text.get(..start).unwrap_or(""), text.get(end..).unwrap_or(""));
    let bounded = !before.ends_with(|c: char| c.is_alphanumeric() || c == '-')
        && !after.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    let elsewhere = [" of ", " at ", " for ", "'s ", "’s ", "s "].iter().any(|word| after.starts_with(word));
    if !bounded || elsewhere {
        return false;
    }
    let reach = reach_before(text, start)..reach_after(text, end);
    let near = |range| text.get(range).unwrap_or("");
    let from = near(reach.start..start).rfind(['.', '!', ';', '\n']).map_or(reach.start, |at| reach.start + at + 1);
    let to = near(end..reach.end).find(['.', '!', ';', '\n']).map_or(reach.end, |at| end + at + 1);
    let sentence = format!(" {} ", text.get(from..to).unwrap_or("")).to_lowercase();
    !ELSEWHERE.iter().any(|word| sentence.contains(word))
}

/// The bytes of the name before or after the role.
fn name_beside(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    name_after(text, end, whose(text, start)).or_else(|| name_before(text, start))
}

/// Is it told whose role it is: "our CTO", "the CTO", or at the start of a line?
fn whose(text: &str, start: usize) -> bool {
    let from = reach_before(text, start);
    let before = text.get(from..start).unwrap_or("").trim_end();
    let word = before.rsplit(' ').next().unwrap_or("").to_lowercase();
    (from == 0 && before.is_empty())
        || matches!(word.as_str(), "our" | "the")
        || before.ends_with(['.', '!', ':', '\n'])
}

fn name_after(text: &str, end: usize, whose: bool) -> Option<(usize, usize)> {
    let after = text.get(end..reach_after(text, end))?;
    let bare = after.trim_start();
    let joint = [":", ",", "(", "–", "—", "is ", "- "].iter().find(|joint| bare.starts_with(**joint));
    let body = joint.map_or(bare, |joint| bare.get(joint.len()..).unwrap_or("")).trim_start();
    let from = end + (after.len() - body.len());
    let words = body.split(' ').take(3).take_while(|word| is_name_word(word));
    let mut to = from;
    for word in words {
        let bare = word.trim_end_matches([',', '.', ')', ';', ':', '!']);
        to = from + (word.as_ptr() as usize - body.as_ptr() as usize) + bare.len();
        if bare.len() < word.len() {
            break;
        }
    }
    let closed = text.get(to..).is_some_and(|rest| rest.is_empty() || rest.starts_with([',', '.', ')', '\n', '!']));
    // After a comma, the name must end as an apposition does: else it may be the next of a list.
    let apposition = joint != Some(&",") || closed;
    (whose && apposition && looks_personal(text.get(from..to)?)).then_some((from, to))
}

fn name_before(text: &str, start: usize) -> Option<(usize, usize)> {
    let reach = reach_before(text, start);
    let mut before = text.get(reach..start)?.trim_end();
    let whole = before.len();
    loop {
        let word = before.rsplit(' ').next().unwrap_or("");
        if JOINTS.contains(&word.to_lowercase().as_str()) {
            before = before.get(..before.len() - word.len())?.trim_end();
        } else if let Some(rest) = before.strip_suffix([',', '(', ':']) {
            before = rest.trim_end();
        } else {
            break;
        }
    }
    // Something must stand between them: "Acme CTO" is no name.
    if before.len() == whole {
        return None;
    }
    let to = before.len();
    let mut from = to;
    for word in before.rsplit(' ').take(3) {
        if !is_name_word(word) || word.ends_with([',', '.', ':', ';', ')']) {
            break;
        }
        from = word.as_ptr() as usize - text.as_ptr() as usize;
    }
    let name = text.get(from..to)?;
    let head = text.get(reach..from)?.trim_end();
    let opens = (reach == 0 && head.is_empty()) || head.ends_with(['.', '!', ':', ',', ';', '\n']);
    (opens && looks_personal(name)).then_some((from, to))
}

fn is_name_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
}
