//! What site generators add to Markdown, blanked out before parsing so that it is neither read as prose nor as markup.
//!
//! Hugo shortcodes, Liquid tags, attribute lists, `:::` fences, and of MDX: modules, expressions, tags with
//! expressions in their attributes. Offsets stay as they are: a mask is as long as what it hides.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

mod module;
mod scan;

use self::scan::Scanner;

/// A page as the Markdown parser gets it to see.
pub(super) struct Masked<'t> {
    /// As long as the page.
    pub(super) text: Cow<'t, str>,
    /// What is hidden: byte ranges, ascending, apart.
    pub(super) ranges: Vec<(u32, u32)>,
    /// Comments among them.
    pub(super) comments: Vec<(u32, u32)>,
}

/// Stands for hidden bytes on lines with prose: neither white space nor markup, so no line turns into indented code.
pub(super) const HIDDEN: char = '\u{1a}';
const HIDDEN_BYTE: u8 = HIDDEN as u8;

static TRIGGERS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(["{{<", "{{%", "{%", "{:", "{/*", "={", "\n:::", "\nimport ", "\nexport "]).ok());

/// Masks `text` from byte `start` on.
pub(super) fn mask(text: &str, start: usize, mdx: bool) -> Masked<'_> {
    let body = text.get(start..).unwrap_or("");
    if !mdx && !has_trigger(body) {
        return Masked { text: Cow::Borrowed(text), ranges: Vec::new(), comments: Vec::new() };
    }
    let (ranges, comments) = Scanner::new(text, start, mdx).scan();
    let masked = hide(text, &ranges).map_or(Cow::Borrowed(text), Cow::Owned);
    let hidden = matches!(masked, Cow::Owned(_));
    Masked { text: masked, ranges: if hidden { ranges } else { Vec::new() }, comments }
}

fn has_trigger(body: &str) -> bool {
    let at_start = ["import ", "export ", ":::"].iter().any(|word| body.starts_with(word));
    at_start || TRIGGERS.as_ref().is_some_and(|triggers| triggers.is_match(body))
}

fn hide(text: &str, ranges: &[(u32, u32)]) -> Option<String> {
    if ranges.is_empty() {
        return None;
    }
    let mut bytes = text.as_bytes().to_vec();
    for &(start, end) in ranges {
        let hidden = bytes.get_mut(start as usize..end as usize).unwrap_or_default();
        for byte in hidden.iter_mut().filter(|byte| !matches!(byte, b'\n' | b'\r')) {
            *byte = HIDDEN_BYTE;
        }
    }
    let mut done = 0;
    for &(start, end) in ranges {
        if end as usize > done {
            done = blank_lines(&mut bytes, (start as usize).max(done), end as usize);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Lines that hold nothing but masks become empty, so that they part paragraphs. Returns where the last line ends.
fn blank_lines(bytes: &mut [u8], start: usize, end: usize) -> usize {
    let before = bytes.get(..start).unwrap_or_default();
    let mut at = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    while at < end {
        let rest = bytes.get_mut(at..).unwrap_or_default();
        let length = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |newline| newline + 1);
        let line = rest.get_mut(..length).unwrap_or_default();
        if line.iter().all(|&byte| byte == HIDDEN_BYTE || byte == b'>' || byte.is_ascii_whitespace()) {
            line.iter_mut().filter(|byte| **byte == HIDDEN_BYTE).for_each(|byte| *byte = b' ');
        }
        at += length.max(1);
    }
    at
}
