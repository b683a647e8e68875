//! Callouts as other tools write them: `> [!info] Title`, `> [!tip]- folded`.
//!
//! GitHub's five kinds, alone on their line, are known to the Markdown parser already.

/// Longest name of a kind, in bytes.
const LONGEST: usize = 40;

/// A callout's head.
pub(super) struct Callout {
    /// First byte after its mark.
    pub(super) text: u32,
    /// Does it hold somebody else's words?
    pub(super) quotes: bool,
}

/// The head of the callout in the block quote at bytes `start..end`, if it is one.
pub(super) fn find(text: &str, start: u32, end: u32) -> Option<Callout> {
    let quote = text.get(start as usize..end as usize)?;
    let head = quote.strip_prefix('>')?;
    let mark = head.strip_prefix(' ').unwrap_or(head).strip_prefix("[!")?;
    let (kind, rest) = mark.split_at_checked(mark.bytes().take(LONGEST).position(|byte| byte == b']')?)?;
    let rest = rest.strip_prefix(']')?;
    let is_word = !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_|".contains(&byte));
    if !is_word {
        return None;
    }
    let rest = rest.strip_prefix(['-', '+']).unwrap_or(rest);
    let quotes = ["quote", "cite"].iter().any(|word| kind.eq_ignore_ascii_case(word));
    Some(Callout { text: end - rest.len() as u32, quotes })
}
