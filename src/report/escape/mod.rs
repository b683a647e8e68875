//! Making untrusted text harmless: for terminals and CI logs, workflow commands, JSON, Markdown, URIs.
//!
//! Three things are dangerous in a log: control characters (they drive a terminal), characters that reorder or hide text,
//! and what a CI runner takes for a command: a line that starts with `::` after white space, and `##[` *anywhere* in a
//! line (`ActionCommand.cs` of the GitHub runner).

use std::borrow::Cow;

pub(super) mod html;
pub(super) mod json;
pub(super) mod line;
pub(super) mod uri;
pub(super) mod workflow;

/// Must this character never reach an output as it is? Control characters (newline and tab among them), line and
/// paragraph separators, the byte order mark, invisible tags, and everything that reorders text.
pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// A visible stand-in for a character that [`is_unsafe`]: `␛`, `<U+202E>`.
pub(super) fn symbol(c: char, unicode: bool) -> String {
    match u32::from(c) {
        code @ 0..0x20 if unicode => char::from_u32(0x2400 + code).unwrap_or('\u{FFFD}').to_string(),
        0x7F if unicode => "␡".to_owned(),
        code => format!("<U+{code:04X}>"),
    }
}

/// The `[` of `##[` starts a command of the runner wherever it stands.
pub(super) const COMMAND: &str = "##[";

/// Characters of a message that are worth reading: a page may hold a sentence of megabytes.
const MOST_CHARS: usize = 2000;

fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MOST_CHARS) {
        Some((end, _)) => Cow::Owned(format!("{}...", text.get(..end).unwrap_or(""))),
        None => Cow::Borrowed(text),
    }
}
