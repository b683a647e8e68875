//! All patterns as one automaton whose symbols are the components of paths.
//!
//! Patterns share what they begin with. So the work for a directory is done once, the work for a file is one step, and
//! neither grows with the number of patterns as long as names, prefixes or suffixes tell them apart.

use std::collections::HashMap;

use super::glob::Glob;
use super::path_pattern::{End, Part, PathPattern};

/// A state; 0 is the root of the repository.
pub(super) type NodeId = u32;

/// Patterns by rank (their index: a higher one wins), each in a layer; of each layer one pattern wins.
#[derive(Debug)]
pub(super) struct Automaton {
    pub(super) nodes: Vec<Node>,
    symbols: HashMap<String, u32>,
}

/// What is reached by a sequence of components.
#[derive(Default, Debug)]
pub(super) struct Node {
    /// Successors by the symbol of a name, sorted.
    names: Vec<(u32, NodeId)>,
    /// Successor by any name.
    pub(super) star: Option<NodeId>,
    globs: Globs,
    /// Successor by nothing at all, which is a node that loops.
    pub(super) any_depth: Option<NodeId>,
    /// Is any directory a step from here to here?
    pub(super) loops: bool,
    /// Patterns that mean the file here.
    pub(super) itself: Terminal,
    /// Patterns that mean every file below here.
    pub(super) below: Terminal,
    /// The highest rank (plus one) that can be reached from here on.
    pub(super) reach: u32,
}

/// Ranks of the patterns that end at a node: the best of each layer.
#[derive(Default, Debug)]
pub(super) struct Terminal {
    /// The highest rank, plus one; 0 for none.
    pub(super) best: u32,
    /// Layer and highest rank in it, sorted by layer.
    pub(super) layers: Vec<(u32, u32)>,
}

/// Successors by glob, found by the literal text that matches begin or end with.
#[derive(Default, Debug)]
struct Globs {
    edges: Vec<(Glob, NodeId)>,
    /// Affix lengths in bytes, and for each affix the edges that have it.
    suffixes: Vec<(usize, HashMap<String, Vec<u32>>)>,
    prefixes: Vec<(usize, HashMap<String, Vec<u32>>)>,
    others: Vec<u32>,
}

impl Automaton {
    /// Builds it from patterns and their layers, the lowest rank first.
    pub(super) fn new<'a>(patterns: impl Iterator<Item = (&'a PathPattern, u32)>) -> Self {
        let mut automaton = Self { nodes: vec![Node::default()], symbols: HashMap::new() };
        let mut edges: HashMap<(NodeId, Edge<'a>), NodeId> = HashMap::new();
        for (rank, (pattern, layer)) in patterns.enumerate() {
            automaton.insert(&mut edges, pattern, layer, rank as u32);
        }
        for node in &mut automaton.nodes {
            node.names.sort_unstable();
            node.itself.layers.sort_unstable();
            node.below.layers.sort_unstable();
        }
        automaton
    }

    fn insert<'a>(
        &mut self,
        edges: &mut HashMap<(NodeId, Edge<'a>), NodeId>,
        pattern: &'a PathPattern,
        layer: u32,
        rank: u32,
    ) {
        let mut at: NodeId = 0;
        self.reach(at, rank);
        for part in &pattern.parts {
            let edge = Edge::of(part);
            let next = match edges.get(&(at, edge)) {
                Some(next) => *next,
                None => {
                    let next = self.grow(at, part);
                    edges.insert((at, edge), next);
                    next
                }
            };
            at = next;
            self.reach(at, rank);
        }
        let Some(node) = self.nodes.get_mut(at as usize) else { return };
        if pattern.end != End::Below {
            node.itself.add(layer, rank);
        }
        if pattern.end != End::Itself {
            node.below.add(layer, rank);
        }
    }

    fn reach(&mut self, node: NodeId, rank: u32) {
        if let Some(node) = self.nodes.get_mut(node as usize) {
            node.reach = node.reach.max(rank + 1);
        }
    }

    fn grow(&mut self, from: NodeId, part: &Part) -> NodeId {
        let next = self.nodes.len() as NodeId;
        let symbols = self.symbols.len() as u32;
        let symbol = match part {
            Part::Name(name) => *self.symbols.entry(name.clone()).or_insert(symbols),
            Part::Glob(_) | Part::AnyDepth => 0,
        };
        self.nodes.push(Node { loops: *part == Part::AnyDepth, ..Node::default() });
        if let Some(node) = self.nodes.get_mut(from as usize) {
            match part {
                Part::Name(_) => node.names.push((symbol, next)),
                Part::Glob(glob) if glob.is_star() => node.star = Some(next),
                Part::Glob(glob) => node.globs.push(glob.clone(), next),
                Part::AnyDepth => node.any_depth = Some(next),
            }
        }
        next
    }

    /// The node behind an id that this automaton gave out.
    pub(super) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id as usize)
    }

    /// The symbol of a name that some pattern spells out.
    pub(super) fn symbol(&self, name: &str) -> Option<u32> {
        self.symbols.get(name).copied()
    }
}

/// An edge as the key of a map.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Edge<'a> {
    Name(&'a str),
    Glob(&'a Glob),
    AnyDepth,
}

impl<'a> Edge<'a> {
    fn of(part: &'a Part) -> Self {
        match part {
            Part::Name(name) => Self::Name(name),
            Part::Glob(glob) => Self::Glob(glob),
            Part::AnyDepth => Self::AnyDepth,
        }
    }
}

impl Node {
    /// Can more components be read from here?
    pub(super) fn goes_on(&self) -> bool {
        self.loops
            || self.any_depth.is_some()
            || self.star.is_some()
            || !self.names.is_empty()
            || !self.globs.edges.is_empty()
    }

    /// Does any successor ask for a name by its symbol?
    pub(super) fn has_names(&self) -> bool {
        !self.names.is_empty()
    }

    /// The successor by a name spelt out in a pattern.
    pub(super) fn by_name(&self, symbol: u32) -> Option<NodeId> {
        let at = self.names.binary_search_by_key(&symbol, |(symbol, _)| *symbol).ok()?;
        self.names.get(at).map(|(_, node)| *node)
    }

    /// Calls `found` with each successor whose glob matches the name, unless `skip` says that it cannot matter.
    pub(super) fn by_glob(&self, name: &str, skip: impl Fn(NodeId) -> bool, mut found: impl FnMut(NodeId)) {
        if self.globs.edges.is_empty() {
            return;
        }
        let mut test = |edge: &u32| {
            if let Some((glob, node)) = self.globs.edges.get(*edge as usize)
                && !skip(*node)
                && (glob.is_affix() || glob.matches(name))
            {
                found(*node);
            }
        };
        for (length, edges) in &self.globs.suffixes {
            let affix = name.len().checked_sub(*length).and_then(|from| name.get(from..));
            affix.and_then(|affix| edges.get(affix)).into_iter().flatten().for_each(&mut test);
        }
        for (length, edges) in &self.globs.prefixes {
            name.get(..*length).and_then(|affix| edges.get(affix)).into_iter().flatten().for_each(&mut test);
        }
        self.globs.others.iter().for_each(test);
    }

    /// The successor by exactly this glob.
    pub(super) fn by_same_glob(&self, glob: &Glob) -> Option<NodeId> {
        self.globs.edges.iter().find(|(own, _)| own == glob).map(|(_, node)| *node)
    }
}

impl Terminal {
    fn add(&mut self, layer: u32, rank: u32) {
        self.best = self.best.max(rank + 1);
        match self.layers.iter_mut().find(|(own, _)| *own == layer) {
            Some((_, best)) => *best = (*best).max(rank),
            None => self.layers.push((layer, rank)),
        }
    }

    /// The highest rank in a layer.
    pub(super) fn in_layer(&self, layer: u32) -> Option<u32> {
        let at = self.layers.binary_search_by_key(&layer, |(layer, _)| *layer).ok()?;
        self.layers.get(at).map(|(_, rank)| *rank)
    }
}

impl Globs {
    fn push(&mut self, glob: Glob, node: NodeId) {
        let edge = self.edges.len() as u32;
        let (prefix, suffix) = (glob.prefix(), glob.suffix());
        if prefix.is_empty() && suffix.is_empty() {
            self.others.push(edge);
        } else if suffix.len() >= prefix.len() {
            index(&mut self.suffixes, suffix, edge);
        } else {
            index(&mut self.prefixes, prefix, edge);
        }
        self.edges.push((glob, node));
    }
}

fn index(affixes: &mut Vec<(usize, HashMap<String, Vec<u32>>)>, affix: String, edge: u32) {
    let length = affix.len();
    if !affixes.iter().any(|(own, _)| *own == length) {
        affixes.push((length, HashMap::new()));
    }
    if let Some((_, edges)) = affixes.iter_mut().find(|(own, _)| *own == length) {
        edges.entry(affix).or_default().push(edge);
    }
}
