//! Lists the files of a folder on disk, beside what git knows of them.

use std::ffi::OsString;
use std::fs::FileType;
use std::path::{Path, PathBuf};

use super::exclude::Selection;
use super::file::{Found, Place, bytes_of, path_of};
use super::note::Note;
use crate::git::{Entry, EntryKind, ObjectId, Repo};

/// How deep an untracked folder may lie: git looks for ignore files in each folder above it, time grows cubically.
const UNTRACKED_DEPTH: usize = 128;

/// What git knows of the folder.
pub(super) struct Tracked<'a> {
    pub(super) repo: &'a Repo,
    /// Where the folder lies in the work tree.
    pub(super) prefix: &'a Path,
    /// Files and links of the index below the folder, paths from the folder, sorted by bytes, each once.
    pub(super) entries: Vec<Entry>,
    /// Paths of the submodules below the folder.
    pub(super) submodules: Vec<Vec<u8>>,
}

/// Files of the folder `root`, sorted by the bytes of their paths: with git, those that are tracked or not ignored.
///
/// The entries of each folder are sorted as git sorts its index (a folder as if its name ended with `/`), so that one
/// pass over both tells which file is tracked. Symbolic links are never followed, nothing is opened but folders.
pub(super) fn walk(root: &Path, tracked: Option<Tracked<'_>>, selection: &Selection) -> (Vec<Found>, Vec<Note>) {
    let mut walk = Walk { root, tracked, selection, next: 0, nested: 0, found: Vec::new(), notes: Vec::new() };
    walk.run();
    if walk.nested > 0 {
        walk.notes.push(Note::Submodules(walk.nested));
    }
    (walk.found, walk.notes)
}

struct Walk<'a> {
    root: &'a Path,
    tracked: Option<Tracked<'a>>,
    selection: &'a Selection,
    /// The first tracked entry that the walk has not passed.
    next: usize,
    /// Submodules and other repositories that were skipped.
    nested: u32,
    found: Vec<Found>,
    notes: Vec<Note>,
}

/// Something that a folder holds.
struct Item {
    /// Its path from the root; a folder's ends with `/`.
    path: Vec<u8>,
    kind: FileType,
}

impl Walk<'_> {
    fn run(&mut self) {
        // a stack of half-read listings instead of recursion: no depth overflows
        let mut open = vec![self.list(&[]).into_iter()];
        while let Some(listing) = open.last_mut() {
            match listing.next() {
                Some(item) if item.kind.is_dir() => {
                    if let Some(listing) = self.enter(&item.path) {
                        open.push(listing.into_iter());
                    }
                }
                Some(item) => self.file(item),
                None => {
                    open.pop();
                }
            }
        }
        self.pass(None);
    }

    /// The items of a folder if it is to be read.
    fn enter(&mut self, folder: &[u8]) -> Option<Vec<Item>> {
        let bare = folder.strip_suffix(b"/").unwrap_or(folder);
        let name = bare.rsplit(|&byte| byte == b'/').next().unwrap_or(bare);
        let Some(tracked) = &self.tracked else {
            return (!self.selection.prunes(&String::from_utf8_lossy(name))).then(|| self.list(folder));
        };
        if tracked.submodules.iter().any(|path| path == bare) {
            self.nested += 1;
            return None;
        }
        self.pass(Some(folder));
        if self.upcoming().is_some_and(|entry| entry.path.starts_with(folder)) {
            return Some(self.list(folder));
        }
        if folder.iter().filter(|&&byte| byte == b'/').count() > UNTRACKED_DEPTH {
            let reason = format!("untracked and more than {UNTRACKED_DEPTH} folders deep");
            self.notes.push(Note::Unlisted(String::from_utf8_lossy(folder).into_owned(), reason));
            return None;
        }
        if self.is_ignored(folder) {
            return None;
        }
        if self.root.join(path_of(folder)).join(".git").symlink_metadata().is_ok() {
            self.nested += 1;
            return None;
        }
        Some(self.list(folder))
    }

    fn file(&mut self, item: Item) {
        self.pass(Some(&item.path));
        let entry = self.upcoming().filter(|entry| entry.path == item.path);
        let (known, link) = (entry.is_some(), entry.is_some_and(|entry| entry.kind == EntryKind::Link));
        self.next += usize::from(known);
        if !known && self.tracked.is_some() && self.is_ignored(&item.path) {
            return;
        }
        let place = if link || item.kind.is_symlink() { Place::Link(None) } else { Place::Disk };
        self.found.push(Found { path: item.path, place });
    }

    /// Goes past the tracked entries before `path`. They are not on disk: deleted, unless a sparse checkout left them
    /// out; then git still holds them.
    fn pass(&mut self, path: Option<&[u8]>) {
        while let Some(entry) = self.upcoming().filter(|entry| path.is_none_or(|path| entry.path.as_slice() < path)) {
            if entry.skip_work_tree {
                let found = Found { path: entry.path.clone(), place: stored(entry.kind, entry.id) };
                self.found.push(found);
            }
            self.next += 1;
        }
    }

    fn upcoming(&self) -> Option<&Entry> {
        self.tracked.as_ref()?.entries.get(self.next)
    }

    fn is_ignored(&self, path: &[u8]) -> bool {
        let Some(tracked) = &self.tracked else { return false };
        tracked.repo.is_ignored(&tracked.prefix.join(path_of(path)))
    }

    /// What a folder holds, in git's order.
    fn list(&mut self, folder: &[u8]) -> Vec<Item> {
        let listed = std::fs::read_dir(self.root.join(path_of(folder))).and_then(|entries| {
            let items = entries.map(|entry| entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?))));
            items.collect::<std::io::Result<Vec<(OsString, FileType)>>>()
        });
        let mut items = listed.unwrap_or_else(|error| {
            self.notes.push(Note::Unlisted(String::from_utf8_lossy(folder).into_owned(), error.to_string()));
            Vec::new()
        });
        items.retain(|(name, _)| name != ".git");
        let mut items: Vec<Item> =
            items.into_iter().map(|(name, kind)| item(folder, &PathBuf::from(name), kind)).collect();
        items.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        items
    }
}

/// Where the contents of an entry lie that is not on disk.
pub(super) fn stored(kind: EntryKind, id: ObjectId) -> Place {
    if kind == EntryKind::Link { Place::Link(Some(id)) } else { Place::Blob(id) }
}

fn item(folder: &[u8], name: &Path, kind: FileType) -> Item {
    let mut path = [folder, &bytes_of(name)].concat();
    if kind.is_dir() {
        path.push(b'/');
    }
    Item { path, kind }
}
