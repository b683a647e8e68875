//! Tables that name each person's manager.

use super::{Row, whole};
use crate::parse::chart::{ChartSyntax, Edge, Family, Line, Node, Target};
use crate::parse::document::Block;
use crate::source::FileId;
use std::collections::HashMap;

/// Words that stand where there is no manager.
const NOBODY: &[&str] = &["", "-", "–", "—", "none", "n/a", "board", "the board", "board of directors"];

/// The chart, if most of the managers stand in the table themselves.
pub(super) fn chart(rows: Vec<Row<'_>>, context: Vec<String>, file: FileId) -> Option<ChartSyntax> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut managers: Vec<(usize, &Block)> = Vec::new();
    for row in rows {
        let seats = nodes.len()..nodes.len() + row.nodes.len();
        nodes.extend(row.nodes);
        managers.extend(row.manager.into_iter().flat_map(|cell| seats.clone().map(move |seat| (seat, cell))));
    }
    let places = places(&nodes);
    let edges: Vec<Edge> = managers
        .into_iter()
        .map(|(from, cell)| (from, whole(cell, file)))
        .filter(|(_, manager)| !NOBODY.contains(&manager.value.to_lowercase().as_str()))
        .map(|(from, manager)| {
            let at = manager.span;
            let place = places.get(&manager.value.to_lowercase()).copied().flatten();
            Edge { from, to: place.map_or(Target::Key(manager), Target::Node), line: Line::Solid, at }
        })
        .collect();
    let found = edges.iter().filter(|edge| matches!(edge.to, Target::Node(_))).count();
    if edges.is_empty() || found * 2 < edges.len() {
        return None;
    }
    let span = nodes.first()?.at.to(nodes.last()?.at);
    let (family, groups, problems) = (Family::Diagram, Vec::new(), Vec::new());
    Some(ChartSyntax { format: "Markdown table", family, span, context, nodes, edges, groups, problems })
}

/// Where each name and each title stands; `None` where it stands twice.
fn places(nodes: &[Node]) -> HashMap<String, Option<usize>> {
    let mut places: HashMap<String, Option<usize>> = HashMap::new();
    for (index, node) in nodes.iter().enumerate() {
        for key in [&node.name, &node.title].into_iter().flatten() {
            places.entry(key.value.to_lowercase()).and_modify(|place| *place = None).or_insert(Some(index));
        }
    }
    places
}
