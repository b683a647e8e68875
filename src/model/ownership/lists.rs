//! Lists of rules, one a file. Files with the same rules share one list: with many sections, lists are long.

use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

/// For each file a list of rules, as indices into the rules of the CODEOWNERS file.
#[derive(Clone, Debug)]
pub struct Lists {
    /// The list of each file.
    of: Vec<u32>,
    /// Where each list starts among the rules; one more than there are lists.
    starts: Vec<usize>,
    /// Rules of all lists.
    rules: Vec<u32>,
}

impl Lists {
    /// The number of the list of a file: equal numbers, equal rules.
    pub fn number_of(&self, file: usize) -> Option<usize> {
        self.of.get(file).map(|list| *list as usize)
    }

    /// The rules in a list.
    pub fn rules(&self, list: usize) -> &[u32] {
        let bounds = self.starts.get(list).zip(self.starts.get(list + 1));
        bounds.and_then(|(from, to)| self.rules.get(*from..*to)).unwrap_or(&[])
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Is there no list at all?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many files each list is the list of.
    pub(super) fn sizes(&self) -> Vec<u32> {
        let mut sizes = vec![0; self.len()];
        for list in &self.of {
            if let Some(size) = sizes.get_mut(*list as usize) {
                *size += 1;
            }
        }
        sizes
    }

    /// How many files there are.
    pub fn files(&self) -> usize {
        self.of.len()
    }
}

/// Lists in the making, each known by what it comes from.
pub(super) struct Shared<K> {
    lists: Lists,
    known: HashMap<Rc<[K]>, u32>,
    /// That of the last file: files that follow each other mostly have the same.
    last: Option<(Rc<[K]>, u32)>,
}

impl<K: Clone + Eq + Hash> Shared<K> {
    /// For so many files.
    pub(super) fn new(files: usize) -> Self {
        let lists = Lists { of: Vec::with_capacity(files), starts: vec![0], rules: Vec::new() };
        Self { lists, known: HashMap::new(), last: None }
    }

    /// Gives the next file the list that comes from `key`, made by `make` if it is new.
    pub(super) fn push(&mut self, key: &[K], make: impl FnOnce(&mut Vec<u32>)) {
        let again = self.last.as_ref().filter(|(last, _)| **last == *key).map(|(_, list)| *list);
        let list = again.unwrap_or_else(|| self.list(key, make));
        self.lists.of.push(list);
    }

    fn list(&mut self, key: &[K], make: impl FnOnce(&mut Vec<u32>)) -> u32 {
        if let Some((known, list)) = self.known.get_key_value(key) {
            self.last = Some((Rc::clone(known), *list));
            return *list;
        }
        let list = self.lists.len() as u32;
        let mut rules = Vec::new();
        make(&mut rules);
        self.lists.rules.append(&mut rules);
        self.lists.starts.push(self.lists.rules.len());
        let key: Rc<[K]> = key.into();
        self.known.insert(Rc::clone(&key), list);
        self.last = Some((key, list));
        list
    }

    pub(super) fn done(self) -> Lists {
        self.lists
    }
}
