//! The chart as a Mermaid flowchart or a Graphviz graph: a box holds name and title, a line leads down to who reports.

use std::fmt::Write as _;

use super::node::Node;
use crate::report::harmless;

pub(super) fn mermaid(nodes: &[Node<'_>]) -> String {
    let mut out = "flowchart TD\n".to_owned();
    for node in nodes {
        let lines: Vec<String> = lines(node).into_iter().map(mermaid_text).collect();
        let _ = writeln!(out, "    p{}[\"{}\"]", node.number, lines.join("<br/>"));
    }
    for node in nodes {
        if let Some(manager) = node.manager {
            let _ = writeln!(out, "    p{manager} -->|manages| p{}", node.number);
        }
    }
    out
}

pub(super) fn dot(nodes: &[Node<'_>]) -> String {
    let mut out = "digraph org {\n    node [shape=box]\n".to_owned();
    for node in nodes {
        let lines: Vec<String> = lines(node).into_iter().map(dot_text).collect();
        let _ = writeln!(out, "    p{} [label=\"{}\"]", node.number, lines.join("\\n"));
    }
    for node in nodes {
        if let Some(manager) = node.manager {
            let _ = writeln!(out, "    p{manager} -> p{} [label=\"manages\"]", node.number);
        }
    }
    out.push_str("}\n");
    out
}

/// Name and title; one line where there is but one of them.
fn lines<'n>(node: &Node<'n>) -> Vec<&'n str> {
    [node.name, node.title].into_iter().filter(|line| !line.is_empty()).collect()
}

fn mermaid_text(text: &str) -> String {
    one_line(text).replace('#', "#35;").replace('"', "#quot;").replace('<', "#lt;").replace('>', "#gt;")
}

fn dot_text(text: &str) -> String {
    one_line(text).replace('\\', "\\\\").replace('"', "\\\"")
}

fn one_line(text: &str) -> String {
    harmless(&text.replace(['\n', '\r'], " "))
}
