//! Arrows of flowcharts: `-->`, `---`, `-.->`, `==>`, `<-->`, `~~~`, with labels before or after.

use crate::parse::diagram::{Ends, Stroke};

/// An arrow.
pub(super) struct Arrow {
    pub(super) stroke: Stroke,
    pub(super) ends: Ends,
    pub(super) text: String,
    /// Byte after it, its label included.
    pub(super) end: usize,
}

/// Reads the arrow at byte `at` of a text that ends with the arrow's line, if there is one.
pub(super) fn read(text: &str, at: usize) -> Option<Arrow> {
    let line = text.get(at..)?;
    if line.starts_with("~~~") {
        let length = line.len() - line.trim_start_matches('~').len();
        return Some(labelled(line, length, at, Stroke::Invisible, Ends::None, String::new()));
    }
    let (start, skipped) = match edge_id(line) {
        0 => (line, 0),
        length => (line.get(length..)?, length),
    };
    let tail = start.starts_with(['<', 'x', 'o']);
    let body = start.get(usize::from(tail)..)?;
    let stroke = Bar::of(body)?;
    let run = stroke.run(body);
    let offset = skipped + usize::from(tail);
    match stroke.whole(body, run) {
        Some((head, length)) => {
            Some(labelled(line, offset + length, at, stroke.stroke(), ends(tail, head), String::new()))
        }
        None => {
            let inner = body.get(run..)?;
            let close = stroke.closing(inner)?;
            let words = inner.get(..close)?.trim().trim_matches('"').to_string();
            let last = inner.get(close..)?;
            let (head, length) = stroke.last(last);
            Some(labelled(line, offset + run + close + length, at, stroke.stroke(), ends(tail, head), words))
        }
    }
}

/// `A e1@--> B`: the id of the arrow, which is not used.
fn edge_id(line: &str) -> usize {
    let name = line.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    if name > 0 && line.as_bytes().get(name) == Some(&b'@') && line.as_bytes().get(name + 1) != Some(&b'{') {
        name + 1
    } else {
        0
    }
}

fn ends(tail: bool, head: bool) -> Ends {
    match (tail, head) {
        (true, true) => Ends::Both,
        (true, false) => Ends::Backward,
        (false, true) => Ends::Forward,
        (false, false) => Ends::None,
    }
}

/// Takes `|text|` after an arrow along.
fn labelled(line: &str, length: usize, at: usize, stroke: Stroke, ends: Ends, text: String) -> Arrow {
    let after = line.get(length..).unwrap_or("");
    let bar = after.trim_start();
    let gap = after.len() - bar.len();
    if let Some(inner) = bar.strip_prefix('|')
        && let Some(close) = inner.find('|')
    {
        let words = inner.get(..close).unwrap_or("").trim().trim_matches('"').to_string();
        return Arrow { stroke, ends, text: words, end: at + length + gap + close + 2 };
    }
    Arrow { stroke, ends, text, end: at + length }
}

/// What the line of an arrow is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bar {
    Dashes,
    Equals,
    Dots,
}

impl Bar {
    fn of(body: &str) -> Option<Self> {
        if body.starts_with("--") {
            Some(Self::Dashes)
        } else if body.starts_with("==") {
            Some(Self::Equals)
        } else if body.starts_with("-.") {
            Some(Self::Dots)
        } else {
            None
        }
    }

    fn stroke(self) -> Stroke {
        if self == Self::Dots { Stroke::Dotted } else { Stroke::Solid }
    }

    fn sign(self) -> char {
        if self == Self::Equals { '=' } else { '-' }
    }

    /// Bytes of the line's first run.
    fn run(self, body: &str) -> usize {
        match self {
            Self::Dots => {
                let dots = body.get(1..).unwrap_or("");
                1 + dots.len() - dots.trim_start_matches('.').len()
            }
            _ => body.len() - body.trim_start_matches(self.sign()).len(),
        }
    }

    /// An arrow without a label inside: has it a head, and how long is it?
    fn whole(self, body: &str, run: usize) -> Option<(bool, usize)> {
        let after = body.get(run..)?;
        if self == Self::Dots {
            let after = after.strip_prefix('-')?;
            let head = after.starts_with(['>', 'x', 'o']);
            return Some((head, run + 1 + usize::from(head)));
        }
        if after.starts_with(['>', 'x', 'o']) {
            return Some((true, run + 1));
        }
        (run >= 3).then_some((false, run))
    }

    /// Where the arrow goes on after its label.
    fn closing(self, inner: &str) -> Option<usize> {
        match self {
            Self::Dashes => inner.find("--"),
            Self::Equals => inner.find("=="),
            Self::Dots => inner.find(".-"),
        }
    }

    /// Head and length of the part after a label.
    fn last(self, last: &str) -> (bool, usize) {
        let run = match self {
            Self::Dots => {
                let dots = last.len() - last.trim_start_matches('.').len();
                dots + usize::from(last.get(dots..).is_some_and(|rest| rest.starts_with('-')))
            }
            _ => last.len() - last.trim_start_matches(self.sign()).len(),
        };
        let head = last.get(run..).is_some_and(|after| after.starts_with(['>', 'x', 'o']));
        (head, run + usize::from(head))
    }
}
