//! The chart as a nested list.

use super::node::{Node, in_order};
use crate::report::harmless;

/// Deeper items are written at this depth: renderers, and readers, give up before.
const DEEPEST: usize = 60;

pub(super) fn write(nodes: &[Node<'_>]) -> String {
    let mut out = "# Org chart\n\n".to_owned();
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
    match (node.name, node.title) {
        ("", title) => escaped(title),
        (name, "") => format!("**{}**", escaped(name)),
        (name, title) => format!("**{}** – {}", escaped(name), escaped(title)),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in harmless(&text.replace(['\n', '\r'], " ")).chars() {
        match c {
            '*' | '_' | '[' | ']' | '<' | '>' | '`' | '\\' | '|' | '#' | '&' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}
