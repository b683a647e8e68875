//! Front matter: YAML between lines of `---`, TOML between lines of `+++`, at the very start of a page.

mod toml;
mod yaml;

use crate::parse::chart::Problem;
use crate::parse::document::{Document, FrontMatter};
use crate::source::{FileId, Span, Spanned};

/// Most entries that are kept of one page.
const MOST_ENTRIES: usize = 10_000;
/// Longest dotted key, in bytes.
const LONGEST_KEY: usize = 1_000;
/// Most problems that are told of one front matter.
const MOST_PROBLEMS: usize = 20;

/// Where the entries and problems of one front matter go.
struct Sink<'d> {
    file: FileId,
    /// First byte of the text between the fences.
    base: usize,
    entries: &'d mut Vec<FrontMatter>,
    problems: &'d mut Vec<Problem>,
    full: bool,
}

/// Reads the front matter of `text` into `document`; returns where the prose begins.
pub(super) fn read(text: &str, document: &mut Document) -> usize {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let rest = text.get(start..).unwrap_or("");
    let Some(fence) = ["---", "+++"].into_iter().find(|fence| first_line(rest).trim_end() == *fence) else {
        return start;
    };
    let body_start = start + first_line(rest).len();
    let body = text.get(body_start..).unwrap_or("");
    let Some((length, after)) = closing_fence(body, fence) else {
        return unclosed(body, fence, start, body_start, document);
    };
    let inner = body.get(..length).unwrap_or("");
    if parse(inner, fence, body_start, document) { body_start + after } else { start }
}

fn first_line(text: &str) -> &str {
    text.split_inclusive('\n').next().unwrap_or("")
}

/// Where the fence begins, and where the text after it does.
fn closing_fence(body: &str, fence: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let mark = line.trim_end();
        if mark == fence || (fence == "---" && mark == "...") {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Without its end front matter is prose; it is a problem only where it looks like front matter.
fn unclosed(body: &str, fence: &str, start: usize, body_start: usize, document: &mut Document) -> usize {
    if looks_meant(body) {
        let at = Span::new(document.file, start as u32, start as u32 + 3);
        document.problems.push(Problem { at, message: format!("front matter has no closing `{fence}`") });
        return body_start;
    }
    start
}

/// Does the text begin with a key as front matter has them: lower-case, one word?
fn looks_meant(body: &str) -> bool {
    let line = first_line(body).trim_end();
    let Some((key, _)) = line.split_once([':', '=']) else { return false };
    let key = key.trim_end();
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || b"0123456789_-.".contains(&byte))
}

/// Reads what stands between the fences; `false` if it is prose between two thematic breaks.
fn parse(inner: &str, fence: &str, base: usize, document: &mut Document) -> bool {
    let (entries, problems) = (&mut document.front_matter, &mut document.problems);
    let mut sink = Sink { file: document.file, base, entries, problems, full: false };
    if fence == "+++" {
        toml::read(inner, &mut sink);
        return true;
    }
    let is_mapping = yaml::read(inner, &mut sink);
    let begins_blank = first_line(inner).trim().is_empty();
    if looks_meant(inner.trim_start()) || (is_mapping && !begins_blank) || inner.trim().is_empty() {
        return true;
    }
    document.front_matter.clear();
    document.problems.clear();
    false
}

impl Sink<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, (self.base + start) as u32, (self.base + end) as u32)
    }

    fn problem(&mut self, start: usize, end: usize, message: &str) {
        if self.problems.len() >= MOST_PROBLEMS {
            return;
        }
        let mut characters = message.chars();
        let first = characters.next().map(|c| c.to_lowercase().collect::<String>()).unwrap_or_default();
        let text = format!("front matter: {first}{}", characters.as_str().trim_end_matches('.'));
        self.problems.push(Problem { at: self.span(start, end), message: text });
    }

    /// Files an entry; places are bytes between the fences. Says so once when there are too many.
    fn entry(&mut self, key: &str, key_at: (usize, usize), value: String, value_at: (usize, usize)) {
        if self.full {
            return;
        }
        if self.entries.len() >= MOST_ENTRIES || key.len() > LONGEST_KEY {
            self.full = true;
            self.problem(key_at.0, key_at.1, "too many or too deeply nested entries; the rest is not read");
            return;
        }
        let key = Spanned::new(key.to_lowercase(), self.span(key_at.0, key_at.1));
        let value = Spanned::new(value, self.span(value_at.0, value_at.1));
        self.entries.push(FrontMatter { key, value });
    }
}
