//! What one pattern leaves to another, proved by the patterns alone.
//!
//! A pattern is walked through the automaton as if it were a path: a name takes every step that the name would take, a
//! glob only those that any of its names would take. What still covers it then covers all that it can match.

use super::automaton::{Automaton, Node, NodeId};
use super::path_pattern::{End, Part, PathPattern};

/// The rank of a pattern in the layer that matches everything this one can ever match, and ranks above `above`.
pub(super) fn covering(automaton: &Automaton, pattern: &PathPattern, layer: u32, above: Option<u32>) -> Option<u32> {
    let later = |found: Option<u32>| found.filter(|other| above.is_none_or(|rank| *other > rank));
    let below = |node: &Node| later(node.below.in_layer(layer));
    let mut states = closure(automaton, vec![0]);
    if let Some(by) = each(automaton, &states).filter_map(below).max() {
        return Some(by);
    }
    let mut itself = None;
    for (at, part) in pattern.parts.iter().enumerate() {
        let reached = step(automaton, &states, part);
        let last = at + 1 == pattern.parts.len();
        if last {
            itself = each(automaton, &reached).filter_map(|node| later(node.itself.in_layer(layer))).max();
        }
        states = closure(automaton, reached);
        let covered = each(automaton, &states).filter_map(below).max();
        if covered.is_some() && (!last || pattern.end == End::Below) {
            return covered;
        }
    }
    let deeper = each(automaton, &states).filter_map(|node| {
        let any_file = node.star.filter(|_| node.loops).and_then(|star| automaton.node(star));
        below(node).max(any_file.and_then(|file| later(file.itself.in_layer(layer))))
    });
    match pattern.end {
        End::Itself => itself,
        End::Below => deeper.max(),
        End::Both => itself.and_then(|file| deeper.max().map(|rest| file.max(rest))),
    }
}

fn each<'a>(automaton: &'a Automaton, states: &'a [NodeId]) -> impl Iterator<Item = &'a Node> {
    states.iter().filter_map(|id| automaton.node(*id))
}

/// States, and those reached from them by nothing; sorted, each once.
fn closure(automaton: &Automaton, mut states: Vec<NodeId>) -> Vec<NodeId> {
    let mut at = 0;
    while let Some(id) = states.get(at).copied() {
        states.extend(automaton.node(id).and_then(|node| node.any_depth));
        at += 1;
    }
    states.sort_unstable();
    states.dedup();
    states
}

/// States after one part of a pattern, whatever stands for it.
fn step(automaton: &Automaton, states: &[NodeId], part: &Part) -> Vec<NodeId> {
    let mut reached = Vec::new();
    for (id, node) in states.iter().filter_map(|id| Some((*id, automaton.node(*id)?))) {
        if node.loops {
            reached.push(id);
        }
        match part {
            Part::AnyDepth => {}
            Part::Name(name) => {
                reached.extend(automaton.symbol(name).and_then(|symbol| node.by_name(symbol)));
                reached.extend(node.star);
                node.by_glob(name, |_| false, |next| reached.push(next));
            }
            Part::Glob(glob) => {
                reached.extend(node.star);
                reached.extend(node.by_same_glob(glob));
            }
        }
    }
    reached
}
