//! The shapes of boxes, `[text]`, `((text))`, `{{"text"}}` …, and the text in them.

use std::ops::Range;

/// A box's text.
pub(super) struct Shape {
    /// Bytes of its label, quotes left out.
    pub(super) text: Range<usize>,
    /// Byte after the shape.
    pub(super) end: usize,
    /// Was there a closing bracket?
    pub(super) closed: bool,
}

/// Opening and closing brackets, the longer before the shorter.
const SHAPES: &[(&str, &[&str])] = &[
    ("(((", &[")))"]),
    ("((", &["))"]),
    ("([", &["])"]),
    ("(", &[")"]),
    ("[[", &["]]"]),
    ("[(", &[")]"]),
    ("[/", &["/]", "\\]"]),
    ("[\\", &["\\]", "/]"]),
    ("[", &["]"]),
    ("{{", &["}}"]),
    ("{", &["}"]),
    (">", &["]"]),
];

/// How far a label may run on over the next lines, in bytes.
const FARTHEST: usize = 600;

/// Reads the shape at byte `at`; `None` if there is none.
pub(super) fn read(text: &str, at: usize) -> Option<Shape> {
    let rest = text.get(at..)?;
    if let Some(data) = rest.strip_prefix("@{") {
        return Some(data_shape(text, at + 2, data));
    }
    let (open, closes) = SHAPES.iter().find(|(open, _)| rest.starts_with(open))?;
    let from = at + open.len();
    let inner = window(text, from);
    let quoted = inner.trim_start_matches([' ', '\t']);
    if let Some(body) = quoted.strip_prefix('"') {
        let start = from + (inner.len() - quoted.len()) + 1;
        if let Some(length) = body.find('"') {
            let after = text.get(start + length + 1..)?;
            let gap = after.len() - after.trim_start_matches([' ', '\t']).len();
            let close = closes.iter().find(|close| after.get(gap..).is_some_and(|rest| rest.starts_with(**close)));
            let end = start + length + 1 + close.map_or(0, |close| gap + close.len());
            return Some(Shape { text: start..start + length, end, closed: close.is_some() });
        }
    }
    Some(unquoted(from, inner, open, closes))
}

/// Text up to the bracket that closes the shape, over a line break only if no arrow comes before.
fn unquoted(from: usize, inner: &str, open: &str, closes: &[&str]) -> Shape {
    let line = inner.get(..inner.find('\n').unwrap_or(inner.len())).unwrap_or("");
    for reach in [line, inner] {
        if let Some((length, close)) = closing(reach, open, closes)
            && (reach.len() == line.len() || !reach.get(..length).is_some_and(|text| text.contains("--")))
        {
            return Shape { text: from..from + length, end: from + length + close, closed: true };
        }
    }
    let length = line.trim_end().len();
    Shape { text: from..from + length, end: from + length, closed: false }
}

/// Bytes before the closing bracket, and its length; brackets of the same kind inside are balanced.
fn closing(text: &str, open: &str, closes: &[&str]) -> Option<(usize, usize)> {
    let first = |close: &&str| text.find(*close).map(|at| (at, close.len()));
    let nearest = closes.iter().filter_map(first).min_by_key(|(at, _)| *at)?;
    let (Some(opening), [close]) = (open.chars().next().filter(|_| open.len() == 1), closes) else {
        return Some(nearest);
    };
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if c == opening {
            depth += 1;
        } else if close.starts_with(c) {
            match depth.checked_sub(1) {
                None => return Some((at, close.len())),
                Some(less) => depth = less,
            }
        }
    }
    Some(nearest)
}

/// `id@{ shape: rect, label: "Text" }`.
fn data_shape(text: &str, from: usize, data: &str) -> Shape {
    let window = window(text, from);
    let Some(length) = window.find('}') else {
        let line = data.find('\n').unwrap_or(data.len());
        return Shape { text: from..from, end: from + line, closed: false };
    };
    let inner = window.get(..length).unwrap_or("");
    let label = inner.find("label:").map(|at| at + "label:".len()).and_then(|at| {
        let value = inner.get(at..)?;
        let open = value.find('"')?;
        let close = value.get(open + 1..)?.find('"')?;
        Some(from + at + open + 1..from + at + open + 1 + close)
    });
    Shape { text: label.unwrap_or(from..from), end: from + length + 1, closed: true }
}

fn window(text: &str, from: usize) -> &str {
    let mut end = text.len().min(from + FARTHEST);
    while !text.is_char_boundary(end) {
        end += 1;
    }
    text.get(from..end).unwrap_or("")
}
