//! The chart as a nested list.

use super::node::{Node, in_order};
use crate::parse::diagram::MARK;
use crate::report::harmless;

/// Deeper items are written at this depth: renderers, and readers, give up before.
const DEEPEST: usize = 60;

pub(super) fn write(nodes: &[Node<'_>]) -> String {
    let mut out = format!("# Org chart\n\n<!-- {MARK} names bold, groups in italics -->\n\n");
    for (at, depth) in in_order(nodes) {
        let Some(node) = nodes.get(at) else { continue };
        out.push_str(&"  ".repeat(depth.min(DEEPEST)));
        out.push_str("- ");
        out.push_str(&item(node));
        out.push('\n');
    }
    out
}

fn item(node: &Node<'_>) -> String {
    match (node.called().as_str(), node.title) {
        (_, title) if node.group => format!("*{}*", escaped(title)),
        ("", title) => at_start(&escaped(title)),
        (name, "") => format!("**{}**", escaped(name)),
        (name, title) => format!("**{}** – {}", escaped(name), escaped(title)),
    }
}

/// What would begin a list, a quote or a heading is escaped.
fn at_start(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.split_at_checked(digits) {
        Some((number, rest)) if digits > 0 && rest.starts_with(['.', ')']) => format!("{number}\\{rest}"),
        _ if text.starts_with(['-', '+', '=', ':', '~']) => format!("\\{text}"),
        _ => text.to_owned(),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in harmless(&text.replace(['\n', '\r'], " ")).chars() {
        match c {
            '*' | '_' | '[' | ']' | '~' | '$' | '{' | '}' | '<' | '>' | '`' | '\\' | '|' | '#' | '&' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}
