//! A label cut at its separators, each part with what its form tells.

use super::super::words::{self, Kind};
use std::ops::Range;

/// How a part is set off from the one before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Break {
    /// It is the first.
    Start,
    /// A line break.
    Line,
    /// A dash, a bar, a semicolon, or nothing but a space before a handle.
    Dash,
    /// A colon.
    Colon,
    /// A comma.
    Comma,
    /// An opening bracket.
    Open,
}

/// What the form of a part tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    Email,
    Handle,
    Pronouns,
    /// A bare number of people.
    Number,
    Words(Kind),
}

/// A part of a label.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// Its words.
    pub(super) text: Range<usize>,
    /// Its words and the bracket that closes it.
    pub(super) outer: Range<usize>,
    pub(super) after: Break,
    pub(super) shape: Shape,
    /// The number it starts with ("4 developers").
    pub(super) count: Option<u32>,
}

/// More parts than any label has; what follows is not read.
const MOST: usize = 16;
/// Longer texts are prose.
const LONGEST: usize = 600;

/// Cuts `range` of a text.
pub(super) fn segments(text: &str, range: Range<usize>) -> Vec<Segment> {
    let mut end = range.end.min(range.start + LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut cutter = Cutter { text, start: range.start, after: Break::Start, depth: 0, parts: Vec::new() };
    let mut at = range.start;
    while at < end && cutter.parts.len() < MOST {
        let Some(rest) = text.get(at..end) else { break };
        at = cutter.step(rest, at, text.get(range.start..at).unwrap_or(""));
    }
    cutter.cut(at.min(end), at.min(end));
    cutter.parts
}

struct Cutter<'t> {
    text: &'t str,
    start: usize,
    after: Break,
    depth: u32,
    parts: Vec<Segment>,
}

impl Cutter<'_> {
    /// Looks at one character; gives the byte to go on from.
    fn step(&mut self, rest: &str, at: usize, before: &str) -> usize {
        let Some(first) = rest.chars().next() else { return at + 1 };
        let spaced = before.is_empty() || before.ends_with(char::is_whitespace);
        if let Some(length) = self.nickname(rest, at) {
            return at + length;
        }
        let found = match first {
            '\n' => Some((1, Break::Line)),
            '(' | '[' => Some((1, Break::Open)),
            ')' | ']' => {
                self.cut(at, at + 1);
                self.depth = self.depth.saturating_sub(1);
                self.restart(at + 1, Break::Dash);
                return at + 1;
            }
            '|' | ';' | '•' | '·' | '—' | '→' => Some((first.len_utf8(), Break::Dash)),
            '-' | '–' if spaced => dash(rest).map(|length| (length, Break::Dash)),
            '/' if spaced && ends_word(rest, 1) && self.is_person(at) => Some((1, Break::Dash)),
            ':' if ends_word(rest, 1) => Some((1, Break::Colon)),
            ',' if ends_word(rest, 1) => Some((1, Break::Comma)),
            '@' if spaced => return self.address(rest, at),
            c if spaced && c.is_alphanumeric() && is_email(word(rest)) => return self.address(rest, at),
            _ => None,
        };
        let Some((length, kind)) = found else { return at + first.len_utf8() };
        self.cut(at, at);
        self.restart(at + length, kind);
        at + length
    }

    /// Is what stands before `at` a personal name?
    fn is_person(&self, at: usize) -> bool {
        self.text.get(self.start..at).is_some_and(|before| words::kind(before) == Kind::Person)
    }

    /// How long the bracket is, if it holds the nickname of the person named around it: "Zoe (Zo) Quill".
    fn nickname(&self, rest: &str, at: usize) -> Option<usize> {
        let close = rest.strip_prefix('(')?.find(')').filter(|close| (1..=24).contains(close))? + 1;
        let last = rest.get(close + 1..)?.strip_prefix(' ').map(word)?;
        let before = self.text.get(self.start..at)?;
        let named =
            words::may_be_a_name(rest.get(1..close)?) && words::kind(&format!("{before}{last}")) == Kind::Person;
        named.then_some(close + 1)
    }

    fn restart(&mut self, at: usize, after: Break) {
        self.start = at;
        self.after = after;
    }

    /// A handle or an e-mail address is a part by itself.
    fn address(&mut self, rest: &str, at: usize) -> usize {
        self.cut(at, at);
        let word = word(rest).trim_end_matches(['.', ',', ';', ':']);
        let bare = word.trim_start_matches('@');
        let from = at + (word.len() - bare.len());
        let end = at + word.len().max(1);
        if !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./@+".contains(&byte)) {
            let shape = if word.starts_with('@') { Shape::Handle } else { Shape::Email };
            self.parts.push(Segment { text: from..end, outer: at..end, after: self.after, shape, count: None });
        }
        self.restart(end, Break::Dash);
        end
    }

    /// Ends the open part before `end`; `outer` is the byte after the bracket that ends it.
    fn cut(&mut self, end: usize, outer: usize) {
        let Some(raw) = self.text.get(self.start..end) else { return };
        let lead = raw.len() - raw.trim_start_matches(is_decoration).len();
        let text = trim_end(raw.get(lead..).unwrap_or(""));
        if text.is_empty() {
            return;
        }
        let mut range = self.start + lead..self.start + lead + text.len();
        let (count, rest) = leading_number(text);
        let shape = shape_of(text, count, rest);
        if count.is_some() && !rest.is_empty() && shape != Shape::Number {
            range.start += text.len() - rest.len();
        }
        let outer = range.start..outer.max(range.end);
        self.parts.push(Segment { text: range, outer, after: self.after, shape, count });
    }
}

fn shape_of(text: &str, count: Option<u32>, rest: &str) -> Shape {
    const HEADS: &[&str] =
        &["", "people", "persons", "person", "employees", "members", "heads", "headcount", "fte", "ftes", "staff"];
    if count.is_some() && HEADS.contains(&rest.to_lowercase().as_str()) {
        return Shape::Number;
    }
    const PRONOUNS: &[&str] =
        &["she", "her", "hers", "he", "him", "his", "they", "them", "theirs", "ze", "hir", "any", "elle", "il"];
    if text.contains('/') && text.to_lowercase().split('/').all(|word| PRONOUNS.contains(&word.trim())) {
        return Shape::Pronouns;
    }
    Shape::Words(words::kind(if count.is_some() { rest } else { text }))
}

/// "10 BPM developers", "4x developers", "3 × QA": the number, and what follows it.
fn leading_number(text: &str) -> (Option<u32>, &str) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let Some(number) = text.get(..digits).filter(|digits| digits.len() <= 4).and_then(|digits| digits.parse().ok())
    else {
        return (None, text);
    };
    let rest = text.get(digits..).unwrap_or("");
    let times = rest.trim_start_matches(['+', '×', 'x', 'X']);
    if !rest.is_empty() && !times.starts_with(char::is_whitespace) && !times.is_empty() {
        return (None, text);
    }
    (Some(number), times.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '×')))
}

fn dash(rest: &str) -> Option<usize> {
    let run = rest.trim_start_matches(['-', '–']);
    (run.is_empty() || run.starts_with(char::is_whitespace)).then(|| rest.len() - run.len())
}

fn ends_word(rest: &str, length: usize) -> bool {
    rest.get(length..).is_none_or(|after| after.is_empty() || after.starts_with(char::is_whitespace))
}

fn word(rest: &str) -> &str {
    rest.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '[' | ']' | '|')).next().unwrap_or("")
}

fn is_email(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',', ';', ':']);
    word.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && domain.contains('.') && !domain.contains('@') && !domain.starts_with('.')
    })
}

fn is_decoration(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '?' | '@' | '+')
}

/// Drops what no name or title ends in, and the full stop of a sentence, but not of `Jr.` or `N.N.`
fn trim_end(text: &str) -> &str {
    let text =
        text.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '?' | '+' | '\u{300}'..='\u{36f}'));
    let Some(bare) = text.strip_suffix('.') else { return text };
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or("");
    if last.len() <= 2 || last.contains('.') { text } else { bare }
}
