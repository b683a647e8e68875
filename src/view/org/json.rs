//! The chart as a list of records.

use serde::Serialize;

use super::node::{Node, key};

#[derive(Serialize)]
struct Record<'c> {
    id: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'c str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'c str,
    reports_to: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    team: &'c str,
    #[serde(skip_serializing_if = "str::is_empty")]
    email: &'c str,
    #[serde(skip_serializing_if = "str::is_empty")]
    github: &'c str,
    #[serde(skip_serializing_if = "str::is_empty")]
    status: &'c str,
}

pub(super) fn write(nodes: &[Node<'_>]) -> String {
    let record = |node: &Node<'_>| {
        serde_json::to_string(&Record {
            id: node.key(),
            name: if node.group { node.title } else { node.name },
            title: node.title,
            reports_to: node.manager.map(key),
            team: node.team,
            email: node.email,
            github: node.handle,
            status: node.status,
        })
        .unwrap_or_default()
    };
    let lines: Vec<String> = nodes.iter().map(|node| format!("  {}", record(node))).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}
