//! The lines of a diagram that say something: comments, styling and legends left out, multi-line labels joined.

use crate::parse::diagram::Code;

/// A line, or several where a label runs on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// First byte.
    pub(super) at: usize,
    /// Its text; holds line breaks where a label does.
    pub(super) text: &'a str,
}

/// Blocks that are passed over, and the word that ends them.
const BLOCKS: &[(&str, &str)] = &[
    ("<style>", "</style>"),
    ("/'", "'/"),
    ("legend", "endlegend"),
    ("title", "end title"),
    ("header", "endheader"),
    ("footer", "endfooter"),
    ("note", "end note"),
    ("sprite", "}"),
    ("skinparam", "}"),
];

/// Longest label over several lines, in lines.
const LONGEST: usize = 24;

/// The lines of the code that say something.
pub(super) fn lines<'a>(code: &Code<'a>) -> Vec<Line<'a>> {
    let all: Vec<(usize, &str)> = code.lines().collect();
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(&(at, text)) = all.get(index) {
        index += 1;
        let bare = text.trim();
        if bare.starts_with('\'') {
            continue;
        }
        if let Some(end) = block(bare) {
            index +=
                all.iter().skip(index).position(|(_, line)| ends(line, end)).map_or(all.len(), |length| length + 1);
            continue;
        }
        let last = continued(bare).and_then(|close| {
            let rest = all.iter().skip(index).take(LONGEST);
            rest.enumerate().find(|(_, (_, line))| line.trim_end().ends_with(close)).map(|(length, _)| index + length)
        });
        let end = last.and_then(|last| all.get(last)).map_or(at + text.len(), |(start, line)| start + line.len());
        index = last.map_or(index, |last| last + 1);
        found.push(Line { at, text: code.text.get(at..end).unwrap_or("") });
    }
    found
}

/// The word that ends the block which a line opens; a block that closes on its own line opens nothing.
fn block(bare: &str) -> Option<&'static str> {
    let (open, close) = BLOCKS.iter().find(|(open, _)| bare.starts_with(open))?;
    let rest = bare.get(open.len()..)?;
    let opens = match *open {
        "<style>" | "/'" => !rest.contains(close),
        "skinparam" | "sprite" => rest.ends_with('{'),
        "note" => rest.starts_with(char::is_whitespace) && !rest.contains([':', '"']),
        _ => rest.is_empty(),
    };
    opens.then_some(*close)
}

fn ends(line: &str, close: &str) -> bool {
    let line = line.trim();
    match close {
        "</style>" | "'/" => line.ends_with(close),
        _ => line.replace(' ', "") == close.replace(' ', ""),
    }
}

/// The sign that ends a label over several lines: `** :text … ;` and `rectangle X [ … ]`.
fn continued(bare: &str) -> Option<char> {
    let marks = bare.trim_start_matches(['*', '+', '-', '#']);
    if marks.len() < bare.len() {
        let text = marks.trim_start_matches(|c: char| matches!(c, '_' | '<' | '>') || c.is_whitespace());
        let text = text
            .strip_prefix('[')
            .and_then(|colour| colour.split_once(']'))
            .map_or(text, |(_, text)| text.trim_start());
        return (text.starts_with(':') && !bare.ends_with(';')).then_some(';');
    }
    (bare.ends_with('[') && !bare.starts_with('[')).then_some(']')
}
