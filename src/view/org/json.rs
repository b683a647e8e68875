//! The chart as a list of records.

use serde::Serialize;

use super::node::{Node, key};
use crate::report::harmless_json;

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
    #[serde(skip_serializing_if = "str::is_empty")]
    kind: &'static str,
}

pub(super) fn write(nodes: &[Node<'_>]) -> String {
    harmless_json(&nodes.iter().map(record).collect::<Vec<_>>())
}

fn record<'n>(node: &'n Node<'_>) -> Record<'n> {
    Record {
        id: node.key(),
        name: if node.group { node.title } else { node.name },
        title: node.title,
        reports_to: node.manager.map(key),
        team: node.team,
        email: node.email,
        github: node.handle,
        status: node.status,
        kind: node.kind(),
    }
}
