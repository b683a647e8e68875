//! Successors of one node by glob.

use std::collections::HashMap;

use super::automaton::NodeId;
use super::glob::Glob;

/// A glob, and where it leads.
pub(super) type Edge = (Glob, NodeId);

/// Globs, if they are many found by the literal text that matches begin or end with.
#[derive(Default, Debug)]
pub(super) struct Globs {
    pub(super) edges: Vec<Edge>,
    index: Option<Index>,
}

/// Affix lengths in bytes, and for each affix the edges that have it.
#[derive(Default, Debug)]
struct Index {
    suffixes: Vec<(usize, HashMap<String, Vec<u32>>)>,
    prefixes: Vec<(usize, HashMap<String, Vec<u32>>)>,
    others: Vec<u32>,
}

/// So many globs are tried sooner than their affixes are looked up.
const FEW: usize = 6;

impl Globs {
    pub(super) fn push(&mut self, glob: Glob, node: NodeId) {
        self.edges.push((glob, node));
    }

    /// Makes it quick to be asked; to be called when all are there.
    pub(super) fn index(&mut self) {
        self.edges.shrink_to_fit();
        if self.edges.len() <= FEW {
            return;
        }
        let mut index = Index::default();
        for (at, (glob, _)) in self.edges.iter().enumerate() {
            let (prefix, suffix) = (glob.prefix(), glob.suffix());
            if prefix.is_empty() && suffix.is_empty() {
                index.others.push(at as u32);
            } else if suffix.len() >= prefix.len() {
                add(&mut index.suffixes, suffix, at as u32);
            } else {
                add(&mut index.prefixes, prefix, at as u32);
            }
        }
        self.index = Some(index);
    }

    /// Calls `found` with every edge whose glob may match the name.
    pub(super) fn candidates(&self, name: &str, mut found: impl FnMut(&Edge)) {
        let Some(index) = &self.index else {
            self.edges.iter().for_each(found);
            return;
        };
        let mut found = |at: &u32| {
            if let Some(edge) = self.edges.get(*at as usize) {
                found(edge);
            }
        };
        for (length, edges) in &index.suffixes {
            let affix = name.len().checked_sub(*length).and_then(|from| name.get(from..));
            affix.and_then(|affix| edges.get(affix)).into_iter().flatten().for_each(&mut found);
        }
        for (length, edges) in &index.prefixes {
            name.get(..*length).and_then(|affix| edges.get(affix)).into_iter().flatten().for_each(&mut found);
        }
        index.others.iter().for_each(found);
    }
}

fn add(affixes: &mut Vec<(usize, HashMap<String, Vec<u32>>)>, affix: String, edge: u32) {
    let length = affix.len();
    if !affixes.iter().any(|(own, _)| *own == length) {
        affixes.push((length, HashMap::new()));
    }
    if let Some((_, edges)) = affixes.iter_mut().find(|(own, _)| *own == length) {
        edges.entry(affix).or_default().push(edge);
    }
}
