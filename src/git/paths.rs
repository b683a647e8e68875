//! Many paths in one text.

use super::Entry;

/// Paths, sorted by their bytes, each once. Bytes that are no UTF-8 are written as U+FFFD.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Paths {
    /// Each path with a NUL behind it.
    text: String,
    /// Where each path ends in the text, behind its NUL.
    ends: Vec<usize>,
}

impl Paths {
    /// Every path, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |&end| self.text.get(std::mem::replace(&mut start, end)..end - 1).unwrap_or(""))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Is there none at all?
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

impl<'p> FromIterator<&'p [u8]> for Paths {
    /// Of paths that are sorted by their bytes.
    fn from_iter<I: IntoIterator<Item = &'p [u8]>>(all: I) -> Self {
        let mut paths = Pile::default();
        all.into_iter().for_each(|path| paths.push(path));
        paths.done()
    }
}

/// [`Paths`] in the making: whether they are UTF-8 is looked at once, for all.
#[derive(Default)]
struct Pile {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Pile {
    /// Adds one at the end; the caller keeps the order.
    fn push(&mut self, path: &[u8]) {
        self.bytes.extend_from_slice(path);
        self.bytes.push(0);
        self.ends.push(self.bytes.len());
    }

    fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let mut start = 0;
        self.ends.iter().map(move |&end| self.bytes.get(std::mem::replace(&mut start, end)..end - 1).unwrap_or(&[]))
    }

    fn last(&self) -> Option<&[u8]> {
        let end = self.ends.last()?.checked_sub(1)?;
        let start = self.ends.len().checked_sub(2).and_then(|at| self.ends.get(at)).copied().unwrap_or(0);
        self.bytes.get(start..end)
    }

    fn done(self) -> Paths {
        let Self { bytes, ends } = self;
        match String::from_utf8(bytes) {
            Ok(text) => Paths { text, ends },
            Err(error) => Self { bytes: error.into_bytes(), ends }.repaired(),
        }
    }

    /// In order again: U+FFFD may stand elsewhere than the bytes that it replaces.
    fn repaired(&self) -> Paths {
        let mut all: Vec<_> = self.iter().map(String::from_utf8_lossy).collect();
        all.sort_unstable();
        all.dedup();
        all.iter().map(|path| path.as_bytes()).collect()
    }
}

/// The paths below a folder, and the entries of those that are wanted, in the making.
pub(super) struct PathsBelow<'w> {
    /// The folder with a `/` at its end; empty for the top.
    start: Vec<u8>,
    wanted: &'w dyn Fn(&[u8]) -> bool,
    paths: Pile,
    entries: Vec<Entry>,
}

impl<'w> PathsBelow<'w> {
    pub(super) fn new(folder: &[u8], wanted: &'w dyn Fn(&[u8]) -> bool) -> Self {
        let start = if folder.is_empty() { Vec::new() } else { [folder, b"/"].concat() };
        Self { start, wanted, paths: Pile::default(), entries: Vec::new() }
    }

    /// Takes the next path of the whole tree, in order; in a conflict it may come again. `None` if its entry is wanted
    /// and `entry` has none.
    pub(super) fn add(&mut self, path: &[u8], conflict: bool, entry: impl FnOnce() -> Option<Entry>) -> Option<()> {
        let below = if self.start.is_empty() { Some(path) } else { path.strip_prefix(self.start.as_slice()) };
        let Some(path) = below else { return Some(()) };
        if !(conflict && self.paths.last() == Some(path)) {
            self.paths.push(path);
        }
        if (self.wanted)(path) {
            self.entries.push(Entry { path: path.to_vec(), ..entry()? });
        }
        Some(())
    }

    pub(super) fn done(self) -> (Paths, Vec<Entry>) {
        (self.paths.done(), self.entries)
    }
}
