//! Walking all files through the automaton, directory by directory.

use super::automaton::{Automaton, Node, NodeId, Place, Terminal};

/// What is known of a path so far: which patterns won.
pub(super) trait Outcome: Clone + Default {
    /// Takes the patterns that end at a place into account.
    fn add(&mut self, place: Place, terminal: &Terminal);

    /// Can no pattern that ranks below `reach` change anything any more?
    fn settled(&self, reach: u32) -> bool;
}

/// Of all patterns the last: its rank plus one, 0 for none.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Last(pub(super) u32);

impl Outcome for Last {
    fn add(&mut self, _: Place, terminal: &Terminal) {
        self.0 = self.0.max(terminal.best);
    }

    fn settled(&self, reach: u32) -> bool {
        self.0 >= reach
    }
}

/// Every place at which patterns end: few, though thousands of layers may have a pattern there.
#[derive(Clone, Default, Debug)]
pub(super) struct Ends(pub(super) Vec<Place>);

impl Outcome for Ends {
    fn add(&mut self, place: Place, _: &Terminal) {
        self.0.push(place);
    }

    fn settled(&self, _: u32) -> bool {
        false
    }
}

/// So many names are compared sooner than one is looked up.
const FEW: usize = 8;

/// A directory on the way: where its path ends, which nodes it is at, what covers all that is below.
struct Directory<O> {
    length: usize,
    states: usize,
    cover: O,
}

/// The state of a walk.
struct Walk<'a, O> {
    automaton: &'a Automaton,
    directories: Vec<Directory<O>>,
    /// Nodes of all directories on the way, each directory's behind its parent's.
    states: Vec<NodeId>,
    /// For each node the number of the step at which it was last entered.
    entered: Vec<u32>,
    step: u32,
}

/// Calls `found` with the index and the outcome of every path, in the order given. Directories are worked out once as
/// long as the paths are sorted; any order gives the same result.
pub(super) fn walk<'p, O: Outcome>(
    automaton: &Automaton,
    paths: impl Iterator<Item = &'p str>,
    mut found: impl FnMut(usize, &O),
) {
    let mut walk = Walk::<O>::new(automaton);
    let mut current = "";
    for (index, path) in paths.enumerate() {
        let (directory, name) = split(path);
        if directory != current {
            walk.enter(current, directory);
            current = directory;
        }
        found(index, &walk.file(name));
    }
}

/// The directory of a path, and its last component. Names are short: the last bytes are looked at one by one.
fn split(path: &str) -> (&str, &str) {
    let slash = path.bytes().rposition(|byte| byte == b'/');
    slash.and_then(|at| path.get(..at).zip(path.get(at + 1..))).unwrap_or(("", path))
}

impl<'a, O: Outcome> Walk<'a, O> {
    fn new(automaton: &'a Automaton) -> Self {
        let mut walk = Self {
            automaton,
            directories: Vec::new(),
            states: Vec::new(),
            entered: vec![0; automaton.nodes.len()],
            step: 1,
        };
        let mut cover = O::default();
        walk.arrive(0, &mut cover);
        walk.directories.push(Directory { length: 0, states: 0, cover });
        walk
    }

    /// Leaves directories that `to` does not lie in, enters those that it does.
    fn enter(&mut self, from: &str, to: &str) {
        let shared = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
        let holds =
            |length: usize| length <= shared && (length == 0 || matches!(to.as_bytes().get(length), None | Some(b'/')));
        while self.directories.len() > 1 && self.directories.last().is_some_and(|last| !holds(last.length)) {
            if let Some(left) = self.directories.pop() {
                self.states.truncate(left.states);
            }
        }
        let done = self.directories.last().map_or(0, |last| last.length);
        let mut start = if done == 0 { 0 } else { done + 1 };
        while let Some(rest) = to.get(start..).filter(|rest| !rest.is_empty()) {
            let name = rest.split('/').next().unwrap_or(rest);
            self.descend(name, start + name.len());
            start += name.len() + 1;
        }
    }

    fn descend(&mut self, name: &str, length: usize) {
        let Some(parent) = self.directories.last() else { return };
        let (from, to) = (parent.states, self.states.len());
        let mut cover = parent.cover.clone();
        self.step += 1;
        let automaton = self.automaton;
        let symbol = self.symbol(name, from, to);
        for at in from..to {
            let Some(node) = self.states.get(at).and_then(|id| automaton.node(*id)) else { continue };
            if node.loops
                && let Some(id) = self.states.get(at).copied()
            {
                self.arrive(id, &mut cover);
            }
            successors(node, name, symbol, |_| false, |next| self.arrive(next, &mut cover));
        }
        self.directories.push(Directory { length, states: to, cover });
    }

    /// Adds a node, and what is reached from it by nothing, to the states of the directory being entered.
    fn arrive(&mut self, id: NodeId, cover: &mut O) {
        let mut next = Some(id);
        while let Some(id) = next {
            let Some(node) = self.automaton.node(id) else { return };
            match self.entered.get_mut(id as usize) {
                Some(entered) if *entered != self.step => *entered = self.step,
                _ => return,
            }
            if node.below.best > 0 {
                cover.add(Place::Below(id), &node.below);
            }
            if node.goes_on() {
                self.states.push(id);
            }
            next = node.any_depth;
        }
    }

    fn file(&self, name: &str) -> O {
        let Some(directory) = self.directories.last() else { return O::default() };
        let mut outcome = directory.cover.clone();
        let symbol = self.symbol(name, directory.states, self.states.len());
        for id in self.states.get(directory.states..).unwrap_or(&[]) {
            let Some(node) = self.automaton.node(*id) else { continue };
            if outcome.settled(node.reach) {
                continue;
            }
            let so_far = outcome.clone();
            let skip = |next: NodeId| self.automaton.node(next).is_none_or(|next| so_far.settled(next.itself.best));
            successors(node, name, symbol, skip, |next| {
                if let Some(node) = self.automaton.node(next)
                    && node.itself.best > 0
                {
                    outcome.add(Place::Itself(next), &node.itself);
                }
            });
        }
        outcome
    }

    /// The symbol of a name, if one of the states asks for it; only then is it sure to be found.
    fn symbol(&self, name: &str, from: usize, to: usize) -> Option<u32> {
        let states = self.states.get(from..to)?;
        let asked = || states.iter().filter_map(|id| self.automaton.node(*id)).map(Node::symbols);
        match asked().map(|symbols| symbols.len()).sum::<usize>() {
            0 => None,
            few if few <= FEW => self.automaton.spelt(name, asked().flatten()),
            _ => self.automaton.symbol(name),
        }
    }
}

fn successors(
    node: &Node,
    name: &str,
    symbol: Option<u32>,
    skip: impl Fn(NodeId) -> bool,
    mut found: impl FnMut(NodeId),
) {
    if let Some(next) = symbol.and_then(|symbol| node.by_name(symbol)) {
        found(next);
    }
    if let Some(next) = node.star {
        found(next);
    }
    node.by_glob(name, skip, found);
}
