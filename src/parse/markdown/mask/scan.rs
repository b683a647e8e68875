//! Finds what to mask, line by line, outside code.

use super::module;

/// Longest construct that is searched for its end, in bytes.
const LONGEST: usize = 8192;

/// Half-open byte ranges.
type Ranges = Vec<(u32, u32)>;

/// A pass over one page.
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
    mdx: bool,
    /// Bytes that may still be looked at in search of ends: keeps hostile pages linear.
    budget: usize,
    fence: Option<(u8, usize)>,
    ranges: Ranges,
    comments: Ranges,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str, start: usize, mdx: bool) -> Self {
        let budget = text.len().saturating_mul(4) + LONGEST;
        Self { text, at: start, mdx, budget, fence: None, ranges: Vec::new(), comments: Vec::new() }
    }

    /// What to hide, and which of it are comments.
    pub(super) fn scan(mut self) -> (Ranges, Ranges) {
        while self.at < self.text.len() {
            let rest = self.text.get(self.at..).unwrap_or("");
            let length = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
            let line = rest.get(..length).unwrap_or("");
            let end = self.at + length;
            self.line(line, end);
            self.at = self.at.max(end);
        }
        (self.ranges, self.comments)
    }

    fn line(&mut self, line: &str, end: usize) {
        let content = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
        if self.is_fence(content) || self.fence.is_some() {
            return;
        }
        if content.starts_with(":::") {
            self.hide(self.at, self.at + line.trim_end().len());
            return;
        }
        if let Some(length) = module::length(self.text.get(self.at..).unwrap_or("")) {
            self.mdx = true;
            self.hide(self.at, self.at + length);
            self.at += length;
            return;
        }
        self.inside(end);
    }

    /// Opens or closes a fence of code.
    fn is_fence(&mut self, content: &str) -> bool {
        let Some(&mark) = content.as_bytes().first() else { return false };
        if !matches!(mark, b'`' | b'~') {
            return false;
        }
        let length = run(content.as_bytes(), mark);
        let after = content.get(length..).unwrap_or("");
        match self.fence {
            Some((open, at_least)) if open == mark && length >= at_least && after.trim().is_empty() => {
                self.fence = None;
            }
            None if length >= 3 && !(mark == b'`' && after.contains('`')) => self.fence = Some((mark, length)),
            _ => return false,
        }
        true
    }

    /// Looks through the line that ends at byte `end`; a construct may reach beyond it.
    fn inside(&mut self, end: usize) {
        let mut at = self.at;
        while at < end {
            let rest = self.text.as_bytes().get(at..end).unwrap_or_default();
            let Some(found) = rest.iter().position(|byte| matches!(byte, b'{' | b'<' | b'`' | b'\\')) else { break };
            let mark = rest.get(found).copied().unwrap_or(0);
            at += found;
            at += match mark {
                b'`' => self.code(at, end),
                b'\\' => self.text.get(at + 1..).and_then(|text| text.chars().next()).map_or(1, |c| 1 + c.len_utf8()),
                _ => self.construct(at, mark),
            };
        }
        self.at = at.max(end);
        if at > end && !self.text.get(..at).is_some_and(|text| text.ends_with('\n')) {
            self.rest_of_line();
        }
    }

    /// After a construct of several lines: the rest of its last line.
    fn rest_of_line(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or("");
        let length = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
        let blank = rest.get(..length).unwrap_or("").trim().is_empty();
        self.at += if blank { length } else { 0 };
    }

    fn code(&mut self, at: usize, end: usize) -> usize {
        let rest = self.text.as_bytes().get(at..end).unwrap_or_default();
        let ticks = run(rest, b'`');
        let mut from = ticks;
        let rest = rest.get(..rest.len().min(self.budget)).unwrap_or_default();
        while let Some(found) = rest.get(from..).and_then(|rest| rest.iter().position(|&byte| byte == b'`')) {
            let close = from + found;
            let length = run(rest.get(close..).unwrap_or_default(), b'`');
            if length == ticks {
                return close + length;
            }
            from = close + length;
        }
        self.spend(rest.len());
        ticks
    }

    /// Hides the construct at byte `at`, if there is one; returns how far to go on.
    fn construct(&mut self, at: usize, mark: u8) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        let length = if mark == b'<' { self.tag(rest) } else { self.braces(rest) };
        let Some(length) = length else { return 1 };
        self.hide(at, at + length);
        if rest.starts_with("{/*") {
            self.comments.push((at as u32, (at + length) as u32));
        }
        length
    }

    fn braces(&mut self, rest: &str) -> Option<usize> {
        let closes = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{/*", "*/}")];
        if let Some((_, close)) = closes.iter().find(|(open, _)| rest.starts_with(open)) {
            return self.until(rest, close);
        }
        if let Some(attributes) = rest.strip_prefix("{:") {
            let is_list = ["toc", "target"].iter().any(|word| attributes.starts_with(word))
                || attributes.starts_with([' ', '.', '#']);
            return if is_list { self.until(rest, "}") } else { None };
        }
        if self.mdx && !rest.starts_with("{#") { self.balanced(rest, b'}').map(|(length, _)| length) } else { None }
    }

    fn until(&mut self, rest: &str, close: &str) -> Option<usize> {
        let window = self.window(rest);
        let found = window.windows(close.len()).position(|bytes| bytes == close.as_bytes());
        self.spend(found.unwrap_or(window.len()));
        Some(found? + close.len())
    }

    /// As much of `rest` as may be searched.
    fn window<'r>(&self, rest: &'r str) -> &'r [u8] {
        rest.as_bytes().get(..LONGEST.min(rest.len()).min(self.budget)).unwrap_or_default()
    }

    /// A tag with an expression among its attributes, or a component's over several lines, one of which may begin
    /// with `>`; the Markdown parser knows the others.
    fn tag(&mut self, rest: &str) -> Option<usize> {
        if !rest.as_bytes().get(1)?.is_ascii_alphabetic() {
            return None;
        }
        let (length, has_expression) = self.balanced(rest, b'>')?;
        let tag = rest.get(..length)?;
        let component = tag.as_bytes().get(1)?.is_ascii_uppercase() && tag.contains('\n');
        (has_expression || component).then_some(length)
    }

    /// Length up to `close` outside braces and quotes, and whether braces were met on the way.
    fn balanced(&mut self, rest: &str, close: u8) -> Option<(usize, bool)> {
        let window = self.window(rest);
        let (mut depth, mut quote, mut braces) = (0_u32, None, false);
        let outside = u32::from(close == b'}');
        for (offset, &byte) in window.iter().enumerate() {
            match byte {
                b'\n' if window.get(offset + 1) == Some(&b'\n') => return self.give_up(offset),
                _ if quote == Some(byte) => quote = None,
                _ if quote.is_some() => {}
                b'"' | b'\'' | b'`' if depth > 0 || close == b'>' => quote = Some(byte),
                b'<' if close == b'>' && depth == 0 && offset > 0 => return self.give_up(offset),
                b'{' => (depth, braces) = (depth + 1, true),
                b'}' if depth == outside && close == b'}' => return self.found(offset, true),
                b'}' => depth = depth.saturating_sub(1),
                _ if byte == close && depth == 0 => return self.found(offset, braces),
                _ => {}
            }
        }
        self.give_up(window.len())
    }

    fn found(&mut self, offset: usize, braces: bool) -> Option<(usize, bool)> {
        self.spend(offset);
        Some((offset + 1, braces))
    }

    fn give_up(&mut self, looked_at: usize) -> Option<(usize, bool)> {
        self.spend(looked_at);
        None
    }

    fn spend(&mut self, bytes: usize) {
        self.budget = self.budget.saturating_sub(bytes);
    }

    fn hide(&mut self, start: usize, end: usize) {
        if start < end {
            self.ranges.push((start as u32, end as u32));
        }
    }
}

fn run(bytes: &[u8], mark: u8) -> usize {
    bytes.iter().take_while(|&&byte| byte == mark).count()
}
