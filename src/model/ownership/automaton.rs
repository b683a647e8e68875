//! All patterns as one automaton whose symbols are the components of paths.
//!
//! Patterns share what they begin with. So the work for a directory is done once, the work for a file is one step, and
//! neither grows with the number of patterns as long as names, prefixes or suffixes tell them apart.

use std::collections::HashMap;
use std::sync::Arc;

use super::glob::Glob;
use super::globs::Globs;
use super::path_pattern::{End, Part, PathPattern};

/// A state; 0 is the root of the repository.
pub(super) type NodeId = u32;

/// Where patterns end.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Place {
    /// At a node: they mean the file there.
    Itself(NodeId),
    /// Everywhere below it.
    Below(NodeId),
}

/// Patterns by rank (their index: a higher one wins), each in a layer; of each layer one pattern wins.
#[derive(Debug)]
pub(super) struct Automaton {
    pub(super) nodes: Vec<Node>,
    symbols: HashMap<Arc<str>, u32>,
    /// The name of each symbol.
    spelling: Vec<Arc<str>>,
}

/// What is reached by a sequence of components.
#[derive(Default, Debug)]
pub(super) struct Node {
    /// Successors by the symbol of a name, sorted.
    names: Vec<(u32, NodeId)>,
    /// Successor by any name.
    pub(super) star: Option<NodeId>,
    globs: Option<Box<Globs>>,
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

/// Ranks of the patterns that end at a node.
#[derive(Default, Debug)]
pub(super) struct Terminal {
    /// The highest rank, plus one; 0 for none.
    pub(super) best: u32,
    /// Layers and ranks in them, sorted.
    pub(super) ranks: Vec<(u32, u32)>,
}

impl Automaton {
    /// Builds it from patterns and their layers, the lowest rank first.
    pub(super) fn new(patterns: impl Iterator<Item = (PathPattern, u32)>) -> Self {
        let mut automaton = Self { nodes: vec![Node::default()], symbols: HashMap::new(), spelling: Vec::new() };
        let mut edges = Edges::default();
        for (rank, (pattern, layer)) in patterns.enumerate() {
            automaton.insert(&mut edges, pattern, layer, rank as u32);
        }
        for node in &mut automaton.nodes {
            node.names.sort_unstable();
            node.itself.ranks.sort_unstable();
            node.below.ranks.sort_unstable();
            if let Some(globs) = &mut node.globs {
                globs.index();
            }
        }
        automaton
    }

    fn insert(&mut self, edges: &mut Edges, pattern: PathPattern, layer: u32, rank: u32) {
        let mut at: NodeId = 0;
        self.reach(at, rank);
        for part in pattern.parts {
            let edge = match &part {
                Part::Name(name) => Edge::Name(self.symbol(name).unwrap_or_else(|| self.spell(name))),
                Part::Glob(glob) => Edge::Glob(edges.glob(glob)),
                Part::AnyDepth => Edge::AnyDepth,
            };
            at = *edges.known.entry((at, edge)).or_insert_with(|| self.grow(at, part, edge));
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

    fn grow(&mut self, from: NodeId, part: Part, edge: Edge) -> NodeId {
        let next = self.nodes.len() as NodeId;
        self.nodes.push(Node { loops: edge == Edge::AnyDepth, ..Node::default() });
        if let Some(node) = self.nodes.get_mut(from as usize) {
            match (part, edge) {
                (Part::Glob(glob), _) if glob.is_star() => node.star = Some(next),
                (Part::Glob(glob), _) => node.globs.get_or_insert_default().push(glob, next),
                (_, Edge::Name(symbol)) => node.names.push((symbol, next)),
                _ => node.any_depth = Some(next),
            }
        }
        next
    }

    fn spell(&mut self, name: &str) -> u32 {
        let symbol = self.spelling.len() as u32;
        let name: Arc<str> = name.into();
        self.spelling.push(Arc::clone(&name));
        self.symbols.insert(name, symbol);
        symbol
    }

    /// The node behind an id that this automaton gave out.
    pub(super) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id as usize)
    }

    /// Of each layer the highest rank that ends at one of the places: layer and rank, sorted.
    pub(super) fn best_of_each(&self, places: &[Place]) -> Vec<(u32, u32)> {
        let mut best: Vec<(u32, u32)> = self.ranks_at(places).collect();
        best.sort_unstable_by_key(|(layer, rank)| (*layer, std::cmp::Reverse(*rank)));
        best.dedup_by_key(|(layer, _)| *layer);
        best
    }

    /// All that ends at the places: layers and ranks.
    pub(super) fn ranks_at(&self, places: &[Place]) -> impl Iterator<Item = (u32, u32)> {
        let ends = places.iter().filter_map(|place| match *place {
            Place::Itself(id) => self.node(id).map(|node| &node.itself),
            Place::Below(id) => self.node(id).map(|node| &node.below),
        });
        ends.flat_map(|terminal| &terminal.ranks).copied()
    }

    /// The symbol among some that is spelt so: quicker than [`Self::symbol`] if there are few.
    pub(super) fn spelt(&self, name: &str, mut symbols: impl Iterator<Item = u32>) -> Option<u32> {
        symbols.find(|symbol| self.spelling.get(*symbol as usize).is_some_and(|own| **own == *name))
    }

    /// The symbol of a name that some pattern spells out.
    pub(super) fn symbol(&self, name: &str) -> Option<u32> {
        self.symbols.get(name).copied()
    }
}

/// An edge as the key of a map: names and globs by number.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Edge {
    Name(u32),
    Glob(u32),
    AnyDepth,
}

/// What building needs to know of the edges so far.
#[derive(Default)]
struct Edges {
    known: HashMap<(NodeId, Edge), NodeId>,
    globs: HashMap<Glob, u32>,
}

impl Edges {
    fn glob(&mut self, glob: &Glob) -> u32 {
        let next = self.globs.len() as u32;
        self.globs.get(glob).copied().unwrap_or_else(|| *self.globs.entry(glob.clone()).or_insert(next))
    }
}

impl Node {
    /// Can more components be read from here?
    pub(super) fn goes_on(&self) -> bool {
        self.loops || self.any_depth.is_some() || self.star.is_some() || !self.names.is_empty() || self.globs.is_some()
    }

    /// The symbols by which successors are found.
    pub(super) fn symbols(&self) -> impl ExactSizeIterator<Item = u32> {
        self.names.iter().map(|(symbol, _)| *symbol)
    }

    /// The successor by a name spelt out in a pattern.
    pub(super) fn by_name(&self, symbol: u32) -> Option<NodeId> {
        let at = self.names.binary_search_by_key(&symbol, |(symbol, _)| *symbol).ok()?;
        self.names.get(at).map(|(_, node)| *node)
    }

    /// Calls `found` with each successor whose glob matches the name, unless `skip` says that it cannot matter.
    pub(super) fn by_glob(&self, name: &str, skip: impl Fn(NodeId) -> bool, mut found: impl FnMut(NodeId)) {
        let Some(globs) = &self.globs else { return };
        globs.candidates(name, |(glob, node)| {
            if !skip(*node) && glob.matches(name) {
                found(*node);
            }
        });
    }

    /// The successor by exactly this glob.
    pub(super) fn by_same_glob(&self, glob: &Glob) -> Option<NodeId> {
        self.globs.as_ref()?.edges.iter().find(|(own, _)| own == glob).map(|(_, node)| *node)
    }
}

impl Terminal {
    fn add(&mut self, layer: u32, rank: u32) {
        self.best = self.best.max(rank + 1);
        self.ranks.push((layer, rank));
    }

    /// The highest rank in a layer.
    pub(super) fn in_layer(&self, layer: u32) -> Option<u32> {
        let end = self.ranks.partition_point(|(own, _)| *own <= layer);
        let (own, rank) = end.checked_sub(1).and_then(|at| self.ranks.get(at))?;
        (*own == layer).then_some(*rank)
    }
}
