//! The chart as a table.

use super::node::{Node, key};
use crate::report::harmless;

pub(super) fn write(nodes: &[Node<'_>]) -> String {
    let mut out = "ID,Name,Title,Reports To,Team,Email,GitHub,Status,Kind\n".to_owned();
    for node in nodes {
        let name = if node.group { node.title } else { node.name };
        let manager = node.manager.map(key).unwrap_or_default();
        let cells =
            [&node.key(), name, node.title, &manager, node.team, node.email, node.handle, node.status, node.kind()];
        let line: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        out.push_str(&line.join(","));
        out.push('\n');
    }
    out
}

/// The cell in quotes where it must be (RFC 4180), and kept from being taken for a formula.
fn quoted(cell: &str) -> String {
    let cell = harmless(cell);
    let guarded = if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell };
    if guarded.contains([',', '"', '\n', '\r', ';', '\t', '|']) || guarded.starts_with(' ') || guarded.ends_with(' ') {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}
