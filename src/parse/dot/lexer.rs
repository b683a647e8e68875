//! Tokens of DOT.

use std::ops::Range;

/// A token and the bytes it takes.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// The whole token.
    pub(super) at: Range<usize>,
    /// Its text without quotes or angle brackets.
    pub(super) inner: Range<usize>,
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A name or number.
    Word,
    /// `"text"`.
    Quoted,
    /// `<html>`.
    Html,
    /// One of `{ } [ ] ; , = : +`.
    Sign(u8),
    /// `->`.
    Arrow,
    /// `--`.
    Line,
    /// Opened and never closed, or a character that means nothing: with what is wrong.
    Broken(&'static str),
}

/// All tokens of a text, comments left out.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut far = true;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let skip = blank(rest, at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n'));
        if skip > 0 {
            at += skip;
            continue;
        }
        let (kind, length, inner) = token(rest, far);
        far &= !matches!(kind, Kind::Broken(UNCLOSED_QUOTE | UNCLOSED_HTML));
        found.push(Token { kind, at: at..at + length, inner: at + inner.start..at + inner.end });
        at += length;
    }
    found
}

/// White space or a comment at the start of `rest`.
fn blank(rest: &str, line_start: bool) -> usize {
    let spaces = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
    if spaces > 0 {
        return spaces;
    }
    let line = || rest.find('\n').unwrap_or(rest.len());
    if rest.starts_with("//") || rest.starts_with('#') && line_start {
        line()
    } else if rest.starts_with("/*") {
        rest.find("*/").map_or(rest.len(), |end| end + 2)
    } else {
        0
    }
}

const UNCLOSED_QUOTE: &str = "this quote is not closed";
const UNCLOSED_HTML: &str = "this `<` is not closed";

/// Kind, length, and the bytes within the quotes. `far`: may a string run over lines? Not once one was left open,
/// so that no text is looked through again and again.
fn token(rest: &str, far: bool) -> (Kind, usize, Range<usize>) {
    let Some(first) = rest.chars().next() else { return (Kind::Broken("nothing"), 0, 0..0) };
    let plain = |kind, length| (kind, length, 0..length);
    match first {
        '{' | '}' | '[' | ']' | ';' | ',' | '=' | ':' | '+' => plain(Kind::Sign(first as u8), 1),
        '-' if rest.starts_with("->") => plain(Kind::Arrow, 2),
        '-' if rest.starts_with("--") => plain(Kind::Line, 2),
        '"' => quoted(reach(rest, far)),
        '“' | '”' | '„' => curly(reach(rest, false)),
        '<' => html(reach(rest, far)),
        '-' => {
            let digits = rest.bytes().skip(1).take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
            plain(Kind::Word, 1 + digits)
        }
        c if is_word(c) || c == '.' => {
            plain(Kind::Word, rest.find(|c: char| !(is_word(c) || c == '.')).unwrap_or(rest.len()))
        }
        c => plain(Kind::Broken("this character has no meaning here"), c.len_utf8()),
    }
}

fn reach(rest: &str, far: bool) -> &str {
    if far { rest } else { rest.get(..rest.find('\n').unwrap_or(rest.len())).unwrap_or("") }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || !c.is_ascii() && !c.is_whitespace() && !matches!(c, '“' | '”' | '„')
}

fn quoted(rest: &str) -> (Kind, usize, Range<usize>) {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return (Kind::Quoted, at + 1, 1..at),
            _ => {}
        }
    }
    unclosed(rest, 1, UNCLOSED_QUOTE)
}

/// What stands in a string that is never closed: the text up to the next comma or bracket of its line.
fn unclosed(rest: &str, open: usize, message: &'static str) -> (Kind, usize, Range<usize>) {
    let line = reach(rest, false);
    let length =
        line.get(open..).and_then(|inner| inner.find([',', ']', ';'])).map_or(line.len(), |length| open + length);
    (Kind::Broken(message), length, open..length)
}

/// Quotes of a word processor: no DOT, and read so far as they close on their line.
fn curly(line: &str) -> (Kind, usize, Range<usize>) {
    const MESSAGE: &str = "curly quotes are no quotes in DOT: write `\"`";
    let open = line.chars().next().map_or(0, char::len_utf8);
    match line.get(open..).and_then(|inner| inner.find(['“', '”'])) {
        Some(close) => (Kind::Broken(MESSAGE), open + close + '”'.len_utf8(), open..open + close),
        None => unclosed(line, open, MESSAGE),
    }
}

fn html(rest: &str) -> (Kind, usize, Range<usize>) {
    let mut depth = 0_usize;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'<' => depth += 1,
            b'>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return (Kind::Html, at + 1, 1..at);
        }
    }
    unclosed(rest, 1, UNCLOSED_HTML)
}
