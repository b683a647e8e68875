//! Label markup: tags, entities, escapes and icons decoded, with a map back to the bytes.

use super::code::Code;
use crate::parse::document::{Piece, Prose, Style};
use std::ops::Range;

/// Which markup a label may hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Markup {
    /// `<b>`, `<br/>` and entities.
    pub html: bool,
    /// `\n`, `\l`, `\r`, `\"`.
    pub escapes: bool,
    /// `**bold**`, backticks, `fa:fa-icon`, `#quot;`.
    pub light: bool,
    /// `{a|b}` and `<port>` of DOT records.
    pub record: bool,
    /// White space of any length, line ends too, is one space: only tags break lines.
    pub flow: bool,
}

impl Markup {
    /// Mermaid labels.
    pub const MERMAID: Self = Self { html: true, escapes: true, light: true, record: false, flow: false };
    /// PlantUML labels.
    pub const PLANTUML: Self = Self { html: true, escapes: true, light: true, record: false, flow: false };
    /// DOT quoted strings.
    pub const DOT: Self = Self { html: false, escapes: true, light: false, record: false, flow: false };
    /// DOT quoted strings of nodes with `shape=record`.
    pub const DOT_RECORD: Self = Self { html: false, escapes: true, light: false, record: true, flow: false };
    /// DOT HTML-like labels.
    pub const DOT_HTML: Self = Self { html: true, escapes: false, light: false, record: false, flow: false };
    /// A page of HTML.
    pub const HTML: Self = Self { html: true, escapes: false, light: false, record: false, flow: true };
    /// Nothing but characters.
    pub const PLAIN: Self = Self { html: false, escapes: false, light: false, record: false, flow: false };
}

/// Decodes `range` of the code: line breaks of any kind become `\n`, other markup goes.
pub fn decode(code: &Code<'_>, range: Range<usize>, markup: Markup) -> Prose {
    let mut writer = Writer { code, prose: Prose::default(), open: None };
    let Some(text) = code.text.get(range.clone()) else { return writer.prose };
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let from = range.start + at;
        let fresh = at == 0 || text.get(..at).is_some_and(|before| before.ends_with([' ', '\n', '>']));
        match token(rest, markup, fresh) {
            Some((replacement, length)) => {
                writer.stands_for(&replacement, from, from + length);
                at += length;
            }
            None => {
                let length = rest.chars().next().map_or(1, char::len_utf8);
                writer.verbatim(from, from + length);
                at += length;
            }
        }
    }
    writer.close();
    writer.prose
}

/// What the markup at the start of `rest` stands for, and its length; `None` for a plain character.
fn token(rest: &str, markup: Markup, fresh: bool) -> Option<(String, usize)> {
    let first = rest.chars().next()?;
    match first {
        _ if markup.flow && first.is_whitespace() => return Some((" ".into(), rest.len() - rest.trim_start().len())),
        '\n' => return Some(("\n".into(), 1)),
        '\r' | '\t' | '\u{a0}' => return Some((" ".into(), first.len_utf8())),
        '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => {
            return Some((String::new(), first.len_utf8()));
        }
        _ => {}
    }
    let found = match first {
        '<' if markup.html => tag(rest, markup.flow),
        '&' if markup.html => entity(rest, 1),
        '#' if markup.light => entity(rest, 1),
        '\\' if markup.escapes => escape(rest),
        '{' | '}' if markup.record => Some((String::new(), 1)),
        '|' if markup.record => Some(("\n".into(), 1)),
        '<' if markup.record => rest.find('>').filter(|&end| end < 40).map(|end| (String::new(), end + 1)),
        '*' | '_' if markup.light => doubled(rest),
        '`' if markup.light => Some((String::new(), 1)),
        _ => None,
    };
    found.or_else(|| if markup.light && fresh { icon(rest) } else { None })
}

fn doubled(rest: &str) -> Option<(String, usize)> {
    (rest.starts_with("**") || rest.starts_with("__")).then(|| (String::new(), 2))
}

/// `<br/>`, `</td>` and the like break the line, other tags vanish; a lone `<` is a character.
fn tag(rest: &str, flow: bool) -> Option<(String, usize)> {
    let inner = rest.get(1..)?;
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '&' | '$' | '!')) {
        return None;
    }
    // A page's tags hold data and line ends; a `<` that nothing closes is looked at no further than this.
    let most = if flow { 4_096 } else { usize::MAX };
    let ends = |byte: &u8| *byte == b'>' || *byte == b'\n' && !flow;
    let end = rest.bytes().take(most).position(|byte| ends(&byte))?;
    if rest.as_bytes().get(end) != Some(&b'>') {
        return None;
    }
    let name: String = inner
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_lowercase();
    let closing = inner.starts_with('/');
    let breaks = match name.as_str() {
        "br" | "hr" => true,
        "td" | "tr" | "p" | "div" | "li" | "th" => closing,
        "span" => closing && flow,
        _ => false,
    };
    Some((if breaks { "\n".into() } else { String::new() }, end + 1))
}

/// `&amp;`, `&#39;`, `#quot;` and `#35;`.
fn entity(rest: &str, prefix: usize) -> Option<(String, usize)> {
    let end = rest.bytes().take(12).position(|byte| byte == b';')?;
    let name = rest.get(prefix..end)?;
    let numeric = name.strip_prefix('#').or(name.starts_with(|c: char| c.is_ascii_digit()).then_some(name));
    let value = match numeric {
        Some(digits) => {
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(number).filter(|c| !c.is_control())?.to_string()
        }
        None => named(name)?.to_string(),
    };
    Some((value, end + 1))
}

fn named(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" | "rsquo" => "'",
        "nbsp" => " ",
        "ndash" => "–",
        "mdash" => "—",
        "eacute" => "é",
        "egrave" => "è",
        "aacute" => "á",
        "iacute" => "í",
        "oacute" => "ó",
        "uacute" => "ú",
        "ntilde" => "ñ",
        "ccedil" => "ç",
        "auml" => "ä",
        "ouml" => "ö",
        "uuml" => "ü",
        "szlig" => "ß",
        "atilde" => "ã",
        "oslash" => "ø",
        "aring" => "å",
        _ => return None,
    })
}

fn escape(rest: &str) -> Option<(String, usize)> {
    match rest.chars().nth(1)? {
        'n' | 'l' | 'r' => Some(("\n".into(), 2)),
        't' => Some((" ".into(), 2)),
        '\n' => Some((String::new(), 2)),
        character @ ('"' | '\\' | '{' | '}' | '|' | '<' | '>') => Some((character.to_string(), 2)),
        _ => None,
    }
}

/// `fa:fa-user`, `fab:fa-github` at the start of a word.
fn icon(rest: &str) -> Option<(String, usize)> {
    let colon = rest.bytes().take(5).position(|byte| byte == b':')?;
    let family = rest.get(..colon)?;
    let name = rest.get(colon + 1..)?;
    if !matches!(family, "fa" | "fab" | "fas" | "far" | "fal" | "mdi") || !name.starts_with("fa-") && family != "mdi" {
        return None;
    }
    let length = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    Some((String::new(), colon + 1 + length))
}

struct Writer<'c, 'a> {
    code: &'c Code<'a>,
    prose: Prose,
    open: Option<Range<usize>>,
}

impl Writer<'_, '_> {
    fn verbatim(&mut self, from: usize, to: usize) {
        match &mut self.open {
            Some(range) if range.end == from => range.end = to,
            _ => {
                self.close();
                self.open = Some(from..to);
            }
        }
    }

    fn close(&mut self) {
        let Some(range) = self.open.take() else { return };
        let text = self.code.text.get(range.clone()).unwrap_or("");
        self.piece(text, range, true);
    }

    fn stands_for(&mut self, text: &str, from: usize, to: usize) {
        self.close();
        if !text.is_empty() {
            self.piece(text, from..to, false);
        }
    }

    fn piece(&mut self, text: &str, range: Range<usize>, verbatim: bool) {
        let span = self.code.span(range.start, range.end);
        self.prose.pieces.push(Piece {
            plain: self.prose.text.len() as u32,
            source: span.start,
            source_len: span.end - span.start,
            verbatim,
            style: Style::default(),
        });
        self.prose.text.push_str(text);
    }
}
