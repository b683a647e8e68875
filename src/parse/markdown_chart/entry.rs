//! What makes a line of a page an entry of a roster: a full name and a title of this company, and little else.

use crate::parse::chart::Node;
use crate::parse::diagram::{Kind, Reading, kind, read_part};
use crate::parse::document::{Block, Prose};
use crate::source::{FileId, Span};
use std::ops::Range;

/// Longest text that is an entry rather than prose.
const LONGEST: usize = 200;
/// Up to here a text may be an entry without a name: a title, a team.
const SHORT: usize = 60;
/// Most bytes beside name and title.
const REST: usize = 40;

/// Reads a line that may be an entry.
pub(super) fn entry(prose: &Prose, range: Range<usize>, file: FileId, whole: Span) -> Option<Reading> {
    let text = prose.text.get(range.clone())?;
    if text.len() > LONGEST || text.trim().is_empty() || text.len() > SHORT && !holds_a_name(text) {
        return None;
    }
    let reading = read_part(prose, range, file, whole);
    (reading.rest <= REST && is_entry(&reading.node)).then_some(reading)
}

/// Does the title make somebody one of ours: no customer's, no author's of the page?
pub(super) fn is_entry(node: &Node) -> bool {
    !is_elsewhere(node) && !is_page_role(node)
}

/// Two words in a row with capitals: a cheap look before a text is cut up.
fn holds_a_name(text: &str) -> bool {
    let mut last = false;
    text.split([' ', '\n', '\u{a0}']).any(|word| {
        let capital = word
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        std::mem::replace(&mut last, capital) && capital
    })
}

/// Reads a block that may be an entry.
pub(super) fn block_entry(block: &Block, file: FileId) -> Option<Reading> {
    entry(&block.prose, 0..block.prose.text.len(), file, block.span)
}

/// A full name with a title.
pub(super) fn is_full(reading: &Reading) -> bool {
    reading.named && reading.node.title.is_some()
}

/// "CTO at Acme": a person of another company.
fn is_elsewhere(node: &Node) -> bool {
    node.title.as_ref().is_some_and(|title| {
        let mut words = title.value.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let capital = words.peek().is_some_and(|next| next.starts_with(char::is_uppercase) || *next == "the");
            if matches!(word, "at" | "@" | "bei" | "chez") && capital {
                return true;
            }
        }
        is_head_of_company(&title.value)
    })
}

/// "founder of Acme": who founds or heads a company by name heads another one than ours.
fn is_head_of_company(title: &str) -> bool {
    let Some((head, company)) = title.split_once(" of ") else { return false };
    let lower = head.to_lowercase();
    let heads = ["founder", "ceo", "cto", "coo", "cfo", "president", "partner", "chairman", "owner"];
    heads.iter().any(|word| lower.ends_with(word))
        && !lower.contains("vice")
        && kind(company) != Kind::Unit
        && company.starts_with(char::is_uppercase)
        || lower.ends_with("founder")
}

/// Roles that people have in a page and not in the company: author, owner, contact.
fn is_page_role(node: &Node) -> bool {
    const ROLES: &[&str] = &[
        "owner",
        "author",
        "authors",
        "editor",
        "editors",
        "contact",
        "maintainer",
        "maintainers",
        "sponsor",
        "dri",
        "representative",
        "reviewer",
        "approver",
        "assignee",
        "facilitator",
        "writer",
        "owners",
        "lead author",
        "presenter",
        "leader",
        "coach",
        "mentor",
        "partner",
        "buyer",
        "interviewer",
        "chair",
        "document owner",
        "page owner",
        "policy owner",
    ];
    node.title.as_ref().is_some_and(|title| {
        let lower = title.value.to_lowercase();
        let owner = lower.trim_end_matches([')', ' ']).ends_with("owner") && !lower.contains("product");
        owner || ROLES.contains(&lower.as_str())
    })
}

/// Is the text a team's name, so that people below it are its members?
pub(super) fn is_team(text: &str) -> bool {
    kind(text) == Kind::Unit
}
