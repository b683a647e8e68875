//! Arrows between boxes: `-->`, `-down->`, `..>`, `-[#red]->`, `<--`.

use crate::parse::diagram::{Ends, Stroke};

/// An arrow.
pub(super) struct Arrow {
    pub(super) stroke: Stroke,
    pub(super) ends: Ends,
    pub(super) length: usize,
}

/// Reads the arrow at the start of `text`; `None` if there is none.
pub(super) fn read(text: &str) -> Option<Arrow> {
    let tail = head_length(text);
    let mut rest = text.get(tail..)?;
    let mut dots = false;
    let mut strokes = 0;
    let mut hidden = false;
    loop {
        if let Some(after) = rest.strip_prefix(['-', '.', '=', '~']) {
            dots |= rest.starts_with(['.', '~']);
            strokes += 1;
            rest = after;
        } else if let Some(style) = rest.strip_prefix('[').filter(|_| strokes > 0) {
            let (style, after) = style.split_once(']')?;
            dots |= style.contains("dotted") || style.contains("dashed");
            hidden |= style.contains("hidden");
            rest = after;
        } else if let Some(after) = direction(rest).filter(|_| strokes > 0) {
            rest = after;
        } else {
            break;
        }
    }
    if strokes == 0 {
        return None;
    }
    let head = head_length(rest);
    let length = text.len() - rest.len() + head;
    let ends = match (tail > 0, head > 0) {
        (true, true) => Ends::Both,
        (true, false) => Ends::Backward,
        (false, true) => Ends::Forward,
        (false, false) => Ends::None,
    };
    let stroke = match (hidden, dots) {
        (true, _) => Stroke::Invisible,
        (_, true) => Stroke::Dotted,
        _ => Stroke::Solid,
    };
    Some(Arrow { stroke, ends, length })
}

/// `down`, `up` … between the strokes of an arrow.
fn direction(rest: &str) -> Option<&str> {
    ["down", "up", "left", "right", "do", "le", "ri", "d", "u", "l", "r"].iter().find_map(|word| {
        let after = rest.strip_prefix(word)?;
        after.starts_with(['-', '.', '[']).then_some(after)
    })
}

/// Bytes of an arrow head: `>`, `<|`, `*`, `o`, `>>` …; `o` and `x` only beside a stroke.
fn head_length(text: &str) -> usize {
    let signs = text.bytes().take_while(|byte| b"<>|*\\/^".contains(byte)).count();
    if signs > 0 {
        return signs;
    }
    let letter = text.starts_with(['o', 'x', '0', '#']);
    let beside = text.get(1..).is_some_and(|rest| {
        rest.starts_with(['-', '.'])
            && rest.get(1..).is_some_and(|rest| rest.starts_with(['-', '.', '[', 'd', 'u', 'l', 'r']))
    });
    usize::from(letter && beside)
}
