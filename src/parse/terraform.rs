//! Terraform, as far as literals go: blocks with their string attributes and references. No expression is evaluated.

use crate::source::{FileId, Span, Spanned};

/// A block: `resource "github_team" "core" { … }`, or one nested in it.
#[derive(Clone, Debug)]
pub struct Block {
    /// First word: `resource`, `module`, `members` …
    pub kind: String,
    /// Quoted words after it.
    pub labels: Vec<Spanned<String>>,
    /// Attributes in order.
    pub attributes: Vec<(String, Expression)>,
    /// Index of the block around it.
    pub parent: Option<usize>,
    /// From the first word to the closing brace.
    pub span: Span,
}

/// A value, as far as it can be told without evaluation.
#[derive(Clone, Debug)]
pub enum Expression {
    /// A string without interpolation.
    Literal(Spanned<String>),
    /// Anything else, as written: `github_team.core.id`.
    Other(Spanned<String>),
}

impl Block {
    /// A string attribute.
    pub fn literal(&self, name: &str) -> Option<&Spanned<String>> {
        self.attributes.iter().find(|(key, _)| key == name).and_then(|(_, value)| match value {
            Expression::Literal(text) => Some(text),
            Expression::Other(_) => None,
        })
    }

    /// An attribute that is no plain string.
    pub fn reference(&self, name: &str) -> Option<&Spanned<String>> {
        self.attributes.iter().find(|(key, _)| key == name).and_then(|(_, value)| match value {
            Expression::Other(text) => Some(text),
            Expression::Literal(_) => None,
        })
    }
}

/// Reads the blocks of a file, nested ones after those around them.
pub fn parse(file: FileId, text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    // Braces and brackets of an expression that runs over several lines.
    let mut depth = 0usize;
    let mut at = 0;
    let mut comment = false;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let code = without_comment(line, &mut comment).trim();
        if code.is_empty() {
            continue;
        }
        let offset = start + (line.len() - line.trim_start().len());
        if depth > 0 {
            depth = balance(depth, code);
        } else if code.starts_with('}') {
            if let Some(block) = open.pop().and_then(|id| blocks.get_mut(id)) {
                block.span.end = (offset + 1) as u32;
            }
        } else if let Some((name, value)) = attribute(code) {
            depth = balance(0, value);
            let from = offset + (value.as_ptr() as usize - code.as_ptr() as usize);
            let value = expression(file, value, from);
            if let Some(block) = open.last().and_then(|&id| blocks.get_mut(id)) {
                block.attributes.push((name.to_owned(), value));
            }
        } else if let Some(head) = code.split('{').next().filter(|_| code.contains('{')) {
            let span = Span::new(file, offset as u32, (offset + code.len()) as u32);
            let block = opened(file, head, offset, open.last().copied(), span);
            blocks.push(block);
            if !code.trim_end().ends_with('}') {
                open.push(blocks.len() - 1);
            }
        }
    }
    blocks
}

fn opened(file: FileId, head: &str, offset: usize, parent: Option<usize>, span: Span) -> Block {
    let kind = head.split_whitespace().next().unwrap_or("").to_owned();
    let mut labels = Vec::new();
    let mut from = 0;
    while let Some((start, end)) = quoted(head, from) {
        let text = head.get(start..end).unwrap_or("").to_owned();
        labels.push(Spanned::new(text, Span::new(file, (offset + start) as u32, (offset + end) as u32)));
        from = end + 1;
    }
    Block { kind, labels, attributes: Vec::new(), parent, span }
}

/// The next quoted stretch at or after `from`, without its quotes.
fn quoted(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text.get(from..)?.find('"')? + 1;
    let end = start + text.get(start..)?.find('"')?;
    Some((start, end))
}

fn attribute(code: &str) -> Option<(&str, &str)> {
    let (name, value) = code.split_once('=')?;
    let name = name.trim();
    let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    (plain && !value.starts_with(['=', '>'])).then(|| (name, value.trim()))
}

fn expression(file: FileId, value: &str, from: usize) -> Expression {
    let whole = Span::new(file, from as u32, (from + value.len()) as u32);
    let inner = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inner.filter(|inner| !inner.contains(['"', '$', '\\'])) {
        Some(inner) => {
            let span = Span::new(file, whole.start + 1, whole.end.saturating_sub(1));
            Expression::Literal(Spanned::new(inner.to_owned(), span))
        }
        None => Expression::Other(Spanned::new(value.to_owned(), whole)),
    }
}

/// How many brackets are open after `code`, strings left out.
fn balance(depth: usize, code: &str) -> usize {
    let mut depth = depth;
    let mut in_string = false;
    for c in code.chars() {
        match c {
            '"' => in_string = !in_string,
            '{' | '[' | '(' if !in_string => depth += 1,
            '}' | ']' | ')' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth
}

/// The line without `#`, `//` and `/* */` comments.
fn without_comment<'a>(line: &'a str, inside: &mut bool) -> &'a str {
    if *inside {
        let Some(end) = line.find("*/") else { return "" };
        *inside = false;
        return line.get(end + 2..).unwrap_or("");
    }
    let mut in_string = false;
    for (i, c) in line.char_indices() {
        let rest = line.get(i..).unwrap_or("");
        match c {
            '"' => in_string = !in_string,
            '#' if !in_string => return line.get(..i).unwrap_or(""),
            '/' if !in_string && rest.starts_with("//") => return line.get(..i).unwrap_or(""),
            '/' if !in_string && rest.starts_with("/*") => {
                *inside = !rest.contains("*/");
                return line.get(..i).unwrap_or("");
            }
            _ => {}
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_and_references_are_read_with_their_places() {
        let text = "# teams\nresource \"github_team\" \"core\" {\n  name = \"core\" // the core\n  tags = {\n    a = \"b\"\n  }\n}\nresource \"github_team_members\" \"m\" {\n  team_id = github_team.core.id\n  members {\n    username = \"dana\"\n  }\n}\n";
        let blocks = parse(FileId(0), text);
        assert_eq!(blocks.len(), 3);
        assert_eq!(blocks[0].labels[1].value, "core");
        let name = blocks[0].literal("name").unwrap();
        assert_eq!(text.get(name.span.range()), Some("core"));
        assert_eq!(blocks[1].reference("team_id").unwrap().value, "github_team.core.id");
        assert_eq!(blocks[2].parent, Some(1));
        assert_eq!(blocks[2].literal("username").unwrap().value, "dana");
        assert!(blocks[0].literal("a").is_none());
    }
}
