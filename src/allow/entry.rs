//! "The next entry" after a comment, by the looks of the text alone: a line, a YAML node, a TOML table, a block in braces.

use std::ops::Range;

use super::lines::prefixes;
use crate::source::FileKind;

/// Finds entries in one text, from its end to its start.
pub(super) struct Entries<'a> {
    kind: FileKind,
    text: &'a str,
    end: usize,
    /// The last call's place and answer: comments in a pile share it.
    last: Option<(usize, Option<Range<usize>>)>,
    /// From here on, an open bracket is never closed.
    unclosed: usize,
}

impl<'a> Entries<'a> {
    pub(super) fn new(kind: FileKind, text: &'a str, end: usize) -> Self {
        Self { kind, text, end, last: None, unclosed: end }
    }

    /// The first entry after byte `from`, which ends a comment's line. Calls must go backwards.
    pub(super) fn after(&mut self, from: usize) -> Option<Range<usize>> {
        let mut answer = None;
        for line in lines(self.text, from..self.end).skip(1) {
            let body = self.text.get(line.clone()).unwrap_or("").trim();
            if let Some((_, known)) = self.last.as_ref().filter(|(at, _)| *at == line.end) {
                answer = known.clone();
                break;
            }
            if !body.is_empty() && !self.is_comment(body) {
                answer = Some(self.entry(line));
                break;
            }
        }
        self.last = Some((from, answer.clone()));
        answer
    }

    fn is_comment(&self, body: &str) -> bool {
        prefixes(self.kind).iter().any(|prefix| body.starts_with(prefix))
    }

    fn entry(&mut self, line: Range<usize>) -> Range<usize> {
        let end = match self.kind {
            FileKind::Yaml | FileKind::Owners | FileKind::OwnersAliases => self.yaml(&line),
            FileKind::Ldif => self.ldif(&line),
            FileKind::Toml if self.line(&line).trim_start().starts_with('[') => {
                self.until(&line, |body| body.starts_with('['))
            }
            FileKind::Toml | FileKind::Terraform | FileKind::Dot => self.balanced(&line),
            _ => line.end,
        };
        line.start..end
    }

    fn line(&self, line: &Range<usize>) -> &'a str {
        self.text.get(line.clone()).unwrap_or("")
    }

    /// End of the last line with text before the first later line that `stops`.
    fn until(&self, first: &Range<usize>, stops: impl Fn(&str) -> bool) -> usize {
        let mut end = first.end;
        for line in lines(self.text, first.start..self.end).skip(1) {
            let body = self.line(&line).trim();
            if stops(body) {
                break;
            }
            if !body.is_empty() {
                end = line.end;
            }
        }
        end
    }

    /// To the blank line that ends the record; a later comment in the same record has found it already.
    fn ldif(&self, first: &Range<usize>) -> usize {
        let known = self.last.as_ref().and_then(|(_, entry)| entry.clone());
        let same = known.filter(|entry| {
            let between = self.text.get(first.start..entry.start).unwrap_or("\n\n");
            !between.contains("\n\n") && !between.contains("\n\r\n")
        });
        same.map_or_else(|| self.until(first, str::is_empty), |entry| entry.end)
    }

    /// The lines that are indented deeper, or carry on at the same depth: the items of a key's list, a closing bracket.
    fn yaml(&self, first: &Range<usize>) -> usize {
        let (depth, body) = indent(self.line(first));
        let is_item = body.starts_with("- ") || body == "-";
        let mut end = first.end;
        for line in lines(self.text, first.start..self.end).skip(1) {
            let (deep, text) = indent(self.line(&line));
            let item = text.starts_with("- ") || text == "-";
            let carries_on = text.starts_with([']', '}']) || (item && !is_item);
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            if deep < depth || (deep == depth && !carries_on) {
                break;
            }
            end = line.end;
        }
        end
    }

    /// To the end of the line on which every bracket that the entry opens is closed.
    fn balanced(&mut self, first: &Range<usize>) -> usize {
        let mut depth = 0usize;
        let mut quote: Option<&'static str> = None;
        let mut at = first.start;
        while at < self.unclosed {
            let rest = self.text.get(at..self.end).unwrap_or("");
            let Some(letter) = rest.chars().next() else { break };
            let mut step = letter.len_utf8();
            match (quote, letter) {
                (Some(_), '\\') => step += rest.chars().nth(1).map_or(0, char::len_utf8),
                (Some(mark), '\n') if mark.len() == 1 => quote = None,
                (Some(mark), _) if rest.starts_with(mark) => {
                    step = mark.len();
                    quote = None;
                }
                (Some(_), _) => {}
                (None, '\n') if depth == 0 => {
                    return at - usize::from(self.text.as_bytes().get(at.wrapping_sub(1)) == Some(&b'\r'));
                }
                (None, _) if self.is_comment(rest) => step = rest.find('\n').unwrap_or(rest.len()),
                (None, '[' | '{' | '(') => depth += 1,
                (None, ']' | '}' | ')') => depth = depth.saturating_sub(1),
                (None, _) => {
                    quote = opening(rest);
                    step = quote.map_or(step, str::len);
                }
            }
            at += step;
        }
        if depth == 0 && quote.is_none() {
            return self.end.min(at);
        }
        self.unclosed = first.start;
        first.end
    }
}

fn opening(rest: &str) -> Option<&'static str> {
    ["\"\"\"", "'''", "\"", "'"].into_iter().find(|mark| rest.starts_with(mark))
}

fn indent(line: &str) -> (usize, &str) {
    let body = line.trim_start_matches([' ', '\t']);
    (line.len() - body.len(), body.trim_end())
}

/// The lines of `range`, without their endings.
fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = range.start;
    text.get(range).unwrap_or("").split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        start..start + line.strip_suffix('\r').unwrap_or(line).len()
    })
}
