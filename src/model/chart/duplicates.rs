//! Records that claim to be the same one.

use std::collections::HashMap;

use super::Duplicate;
use super::index::reference_key;
use crate::model::fold::fold;
use crate::model::people::normalised_name;
use crate::parse::chart::{ChartSyntax, Family, Node, Target};
use crate::source::{Span, Spanned};

/// Finds records with one id, e-mail or handle that are not two seats of one person.
pub(super) fn find(chart: &ChartSyntax, found: &mut Vec<Duplicate>) {
    if chart.family != Family::Records {
        return;
    }
    let managers = managers(chart);
    let mut seen: HashMap<(&'static str, String), (usize, Span)> = HashMap::new();
    for (at, node) in chart.nodes.iter().enumerate() {
        let ids = node.keys.first().map(|key| ("id", key));
        let emails = node.emails.iter().map(|email| ("e-mail", email));
        let handles = node.handles.iter().map(|handle| ("handle", handle));
        for (what, value) in ids.into_iter().chain(emails).chain(handles) {
            let key = (what, reference_key(&value.value));
            let Some(&(first, place)) = seen.get(&key) else {
                seen.insert(key, (at, value.span));
                continue;
            };
            let known = chart
                .nodes
                .get(first)
                .map(|other| is_same_record(node, other, managers.get(&at), managers.get(&first)));
            if known == Some(true) {
                found.push(Duplicate { what, at: value.clone(), first: place });
                break;
            }
        }
    }
}

fn managers(chart: &ChartSyntax) -> HashMap<usize, String> {
    let written = chart.edges.iter().filter_map(|edge| match &edge.to {
        Target::Key(key) => Some((edge.from, reference_key(&key.value))),
        Target::Node(_) => None,
    });
    written.collect()
}

/// Different people under one key, or one record written twice; the same person with another title or another manager
/// holds two seats.
fn is_same_record(one: &Node, other: &Node, manager: Option<&String>, other_manager: Option<&String>) -> bool {
    let name = |node: &Node| node.name.as_ref().map(|name| normalised_name(&name.value));
    let title = |node: &Node| node.title.as_ref().map(|title: &Spanned<String>| fold(&title.value));
    if name(one) != name(other) {
        return true;
    }
    title(one) == title(other) && manager == other_manager
}
