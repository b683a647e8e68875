//! Many paths in one text.

use super::Entry;

/// Paths, sorted by their bytes, each once. Bytes that are no UTF-8 are written as U+FFFD.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Paths {
    text: String,
    /// Where each path ends in the text.
    ends: Vec<usize>,
    /// Was anything written as U+FFFD?
    replaced: bool,
}

impl Paths {
    /// Every path, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |&end| self.text.get(std::mem::replace(&mut start, end)..end).unwrap_or(""))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Is there none at all?
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn last(&self) -> &str {
        let start = self.ends.len().checked_sub(2).and_then(|at| self.ends.get(at)).copied().unwrap_or(0);
        self.text.get(start..).unwrap_or("")
    }

    /// Adds one at the end; the caller keeps the order.
    fn push(&mut self, path: &[u8]) {
        match std::str::from_utf8(path) {
            Ok(path) => self.text.push_str(path),
            Err(_) => {
                self.replaced = true;
                self.text.push_str(&String::from_utf8_lossy(path));
            }
        }
        self.ends.push(self.text.len());
    }

    /// The same in order: U+FFFD may stand elsewhere than the bytes that it replaces.
    fn sorted(self) -> Self {
        if !self.replaced {
            return self;
        }
        let mut all: Vec<&str> = self.iter().collect();
        all.sort_unstable();
        all.dedup();
        let mut sorted = Self::default();
        all.into_iter().for_each(|path| sorted.push(path.as_bytes()));
        sorted
    }
}

impl<'p> FromIterator<&'p [u8]> for Paths {
    /// Of paths that are sorted by their bytes.
    fn from_iter<I: IntoIterator<Item = &'p [u8]>>(all: I) -> Self {
        let mut paths = Self::default();
        all.into_iter().for_each(|path| paths.push(path));
        paths.sorted()
    }
}

/// The paths below a folder, and the entries of those that are wanted, in the making.
pub(super) struct PathsBelow<'w> {
    /// The folder with a `/` at its end; empty for the top.
    start: Vec<u8>,
    wanted: &'w dyn Fn(&[u8]) -> bool,
    paths: Paths,
    entries: Vec<Entry>,
}

impl<'w> PathsBelow<'w> {
    pub(super) fn new(folder: &[u8], wanted: &'w dyn Fn(&[u8]) -> bool) -> Self {
        let start = if folder.is_empty() { Vec::new() } else { [folder, b"/"].concat() };
        Self { start, wanted, paths: Paths::default(), entries: Vec::new() }
    }

    /// Takes the next path of the whole tree, in order; in a conflict it may come again. `None` if its entry is wanted
    /// and `entry` has none.
    pub(super) fn add(&mut self, path: &[u8], conflict: bool, entry: impl FnOnce() -> Option<Entry>) -> Option<()> {
        let below = if self.start.is_empty() { Some(path) } else { path.strip_prefix(self.start.as_slice()) };
        let Some(path) = below else { return Some(()) };
        if !(conflict && *self.paths.last() == *String::from_utf8_lossy(path)) {
            self.paths.push(path);
        }
        if (self.wanted)(path) {
            self.entries.push(Entry { path: path.to_vec(), ..entry()? });
        }
        Some(())
    }

    pub(super) fn done(self) -> (Paths, Vec<Entry>) {
        (self.paths.sorted(), self.entries)
    }
}
