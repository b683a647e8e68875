//! Finds the record that a reference means: by keys in order, e-mail, handle, name; the kind that finds most goes first.

use std::collections::HashMap;

use crate::model::people::normalised_name;
use crate::parse::chart::Node;

/// Where a reference leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Found {
    /// To a node.
    Node(usize),
    /// To several: see [`Index::several`].
    Several(usize),
    /// To none.
    Nobody,
}

/// Keys of one kind → nodes.
type Keys = HashMap<String, Found>;

/// The nodes of one chart by everything that may refer to them.
#[derive(Clone, Default, Debug)]
pub(super) struct Index {
    /// Key positions first, then e-mail, handle; each in the order in which it is tried.
    kinds: Vec<Keys>,
    names: Keys,
    /// Nodes that share a key.
    shared: Vec<Vec<usize>>,
}

/// More positions of keys than any record has.
const POSITIONS: usize = 6;

impl Index {
    pub(super) fn new(nodes: &[&Node]) -> Self {
        let positions = nodes.iter().map(|node| node.keys.len()).max().unwrap_or(0).min(POSITIONS);
        let mut index = Self { kinds: vec![Keys::new(); positions + 2], names: Keys::new(), shared: Vec::new() };
        for (at, node) in nodes.iter().enumerate() {
            let keys = node.keys.iter().take(positions).enumerate();
            let emails = node.emails.iter().map(|email| (positions, email));
            let handles = node.handles.iter().map(|handle| (positions + 1, handle));
            for (kind, key) in keys.chain(emails).chain(handles) {
                if let Some(keys) = index.kinds.get_mut(kind) {
                    put(keys, &mut index.shared, reference_key(&key.value), at);
                }
            }
            if let Some(name) = &node.name {
                put(&mut index.names, &mut index.shared, normalised_name(&name.value), at);
            }
        }
        index
    }

    /// The nodes behind [`Found::Several`].
    pub(super) fn several(&self, id: usize) -> &[usize] {
        self.shared.get(id).map_or(&[], Vec::as_slice)
    }

    /// Puts the kind that finds most of the references first.
    pub(super) fn prefer(&mut self, references: &[&str]) {
        let hits = |keys: &Keys| references.iter().filter(|r| keys.contains_key(&reference_key(r))).count();
        self.kinds.sort_by_cached_key(|keys| std::cmp::Reverse(hits(keys)));
    }

    /// The node that a reference means.
    pub(super) fn look_up(&self, reference: &str) -> Found {
        let key = reference_key(reference);
        let by_kind = self.kinds.iter().find_map(|keys| keys.get(&key));
        let by_name = || {
            let name = normalised_name(reference);
            let bracketed = reference.split_once('(').map(|(_, rest)| normalised_name(rest.trim_end_matches(')')));
            self.names.get(&name).or_else(|| self.names.get(&bracketed?))
        };
        by_kind.or_else(by_name).copied().unwrap_or(Found::Nobody)
    }

    pub(super) fn is_unknown(&self, reference: &str) -> bool {
        self.look_up(reference) == Found::Nobody
    }

    /// The one node, if there is one.
    pub(super) fn find(&self, reference: &str) -> Option<usize> {
        match self.look_up(reference) {
            Found::Node(at) => Some(at),
            Found::Several(_) | Found::Nobody => None,
        }
    }
}

fn put(keys: &mut Keys, shared: &mut Vec<Vec<usize>>, key: String, at: usize) {
    if key.is_empty() {
        return;
    }
    let known = keys.entry(key).or_insert(Found::Node(at));
    match *known {
        Found::Node(first) if first != at => {
            *known = Found::Several(shared.len());
            shared.push(vec![first, at]);
        }
        Found::Several(id) => {
            if let Some(nodes) = shared.get_mut(id).filter(|nodes| nodes.last() != Some(&at)) {
                nodes.push(at);
            }
        }
        _ => {}
    }
}

/// A key as it is compared: lower case, without `@` before it, `'` of injection guards, and the `.0` of spreadsheets.
pub(super) fn reference_key(key: &str) -> String {
    let bare = key.trim().trim_start_matches('\'').trim_start_matches('@');
    let bare = match bare.strip_suffix(".0") {
        Some(number) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => number,
        _ => bare,
    };
    bare.to_lowercase()
}
