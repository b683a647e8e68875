//! The chart as a Mermaid flowchart or a Graphviz graph: a box holds name and title, a line leads down to who reports.

use std::fmt::Write as _;

use super::node::Node;
use crate::parse::diagram::{LEGEND, MARK};
use crate::report::harmless;

pub(super) fn mermaid(nodes: &[Node<'_>]) -> String {
    let mut out = format!("%% {MARK} {LEGEND}\nflowchart TD\n");
    for node in nodes {
        let lines: Vec<String> = lines(node).iter().map(|line| mermaid_text(line)).collect();
        let _ = writeln!(out, "    {}[\"{}\"]", id(node), lines.join("<br/>"));
    }
    for node in nodes {
        if let Some(manager) = node.manager.and_then(|number| nodes.get(number - 1)) {
            let _ = writeln!(out, "    {} -->|manages| {}", id(manager), id(node));
        }
    }
    out
}

pub(super) fn dot(nodes: &[Node<'_>]) -> String {
    let mut out = format!("// {MARK} {LEGEND}\ndigraph org {{\n    node [shape=box]\n");
    for node in nodes {
        let lines: Vec<String> = lines(node).iter().map(|line| dot_text(line)).collect();
        let _ = writeln!(out, "    {} [label=\"{}\"]", id(node), lines.join("\\n"));
    }
    for node in nodes {
        if let Some(manager) = node.manager.and_then(|number| nodes.get(number - 1)) {
            let _ = writeln!(out, "    {} -> {} [label=\"manages\"]", id(manager), id(node));
        }
    }
    out.push_str("}\n");
    out
}

/// The first letter tells what the lines of the box hold.
fn id(node: &Node<'_>) -> String {
    let letter = match (node.group, node.called().is_empty(), node.title.is_empty()) {
        (true, ..) => 'g',
        (_, true, _) => 't',
        (_, _, true) => 'n',
        _ => 'p',
    };
    format!("{letter}{}", node.number)
}

/// Name and title; one line where there is but one of them.
fn lines(node: &Node<'_>) -> Vec<String> {
    let name = if node.group { String::new() } else { node.called() };
    [name, node.title.to_owned()].into_iter().filter(|line| !line.is_empty()).collect()
}

/// Markup characters as numbers, where they would be read as such.
fn mermaid_text(text: &str) -> String {
    let text = one_line(text);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let special = match c {
            '#' | '"' | '<' | '>' | '\\' | '`' => true,
            '&' => chars.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#'),
            '*' | '_' => chars.peek() == Some(&c) || out.ends_with(';'),
            _ => false,
        };
        if special {
            let _ = write!(out, "#{};", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

fn dot_text(text: &str) -> String {
    one_line(text).replace('\\', "\\\\").replace('"', "\\\"")
}

fn one_line(text: &str) -> String {
    harmless(&text.replace(['\n', '\r'], " "))
}
