//! Which files the index or a revision holds.

use std::fs::File;
use std::path::PathBuf;

use git2::{ObjectFormat, Oid, Repository};

use super::paths::{Paths, PathsBelow};
use super::{ObjectId, Opened, Repo, index};
use crate::error::Error;

/// One file of the index or of a revision's tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Bytes of the path from the top of the tree, with `/`.
    pub path: Vec<u8>,
    /// What it is.
    pub kind: EntryKind,
    /// Its contents: a blob, or the commit of a submodule.
    pub id: ObjectId,
    /// 0, or in a conflict: 1 the base, 2 ours, 3 theirs.
    pub stage: u8,
    /// Left out of the work tree by a sparse checkout.
    pub skip_work_tree: bool,
    /// Announced by `git add -N`: its contents are not staged.
    pub intent_to_add: bool,
}

/// What an [`Entry`] is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A symbolic link: the blob holds the path that it points to.
    Link,
    /// Another repository.
    Submodule,
    /// A folder of a sparse index that stands for all its files.
    Folder,
}

impl EntryKind {
    pub(super) fn of_mode(mode: u32) -> Self {
        match mode & 0o170_000 {
            0o120_000 => Self::Link,
            0o160_000 => Self::Submodule,
            0o040_000 => Self::Folder,
            _ => Self::File,
        }
    }
}

impl Repo {
    /// Everything that the index holds, sorted by the bytes of the path; several stages of one path in a conflict.
    pub fn index(&self) -> Result<Vec<Entry>, Error> {
        let entries = self.with(|repo| {
            let mut entries = Vec::new();
            let read = self.read_index(repo, |entry| {
                entries.push(entry.entry()?);
                Some(())
            });
            match read {
                Some(()) if entries.iter().any(|entry| entry.kind == EntryKind::Folder) => unfold(repo, entries),
                Some(()) => Ok(entries),
                None => by_libgit2(repo),
            }
        });
        entries.map_err(|error| self.unreadable(&error))
    }

    /// The paths of all files and links that the index holds below `prefix` (a folder of the work tree, empty for its
    /// top), and the entries of those whose path is `wanted`; all paths start below the prefix.
    ///
    /// Much quicker than [`Self::index`] in a large repository: nothing is made for a file but a piece of one text.
    pub fn paths(&self, prefix: &[u8], wanted: &dyn Fn(&[u8]) -> bool) -> Result<(Paths, Vec<Entry>), Error> {
        let mut paths = PathsBelow::new(prefix, wanted);
        let quick = self.with(|repo| {
            Ok(self.read_index(repo, |entry| match entry.kind() {
                // stands for files that only git knows
                EntryKind::Folder => None,
                EntryKind::Submodule => Some(()),
                EntryKind::File | EntryKind::Link => paths.add(entry.path, entry.is_conflict(), || entry.entry()),
            }))
        });
        if let Ok(Some(())) = quick {
            return Ok(paths.done());
        }
        let mut paths = PathsBelow::new(prefix, wanted);
        for entry in self.index()?.iter().filter(|entry| entry.kind != EntryKind::Submodule) {
            paths.add(&entry.path, entry.stage != 0, || Some(entry.clone()));
        }
        Ok(paths.done())
    }

    fn read_index(&self, repo: &Repository, each: impl FnMut(&index::Raw<'_>) -> Option<()>) -> Option<()> {
        let file = File::open(self.index_file()).ok()?;
        let length = file.metadata().ok()?.len();
        index::read(file, length, if repo.object_format() == ObjectFormat::Sha256 { 32 } else { 20 }, each)
    }

    /// The files of a revision (a commit, a tag, a tree: whatever git can resolve), sorted by the bytes of the path.
    pub fn revision(&self, revision: &str) -> Result<Vec<Entry>, Error> {
        let found = self.with(|repo| {
            let tree = repo.revparse_single(revision)?.peel_to_tree()?;
            let mut entries = Vec::new();
            list(repo, tree.id(), &[], &mut entries)?;
            Ok(entries)
        });
        found.map_err(|error| self.no_revision(revision, &error))
    }

    pub(super) fn no_revision(&self, revision: &str, error: &git2::Error) -> Error {
        let revision = revision.to_owned();
        if self.is_shallow() && error.code() == git2::ErrorCode::NotFound {
            return Error::Shallow { revision };
        }
        Error::Revision { revision, reason: error.message().to_owned() }
    }

    fn index_file(&self) -> PathBuf {
        let named = match self.opened {
            Opened::Environment => std::env::var_os("GIT_INDEX_FILE").map(PathBuf::from),
            Opened::Folder => None,
        };
        named.unwrap_or_else(|| self.git_dir().join("index"))
    }
}

/// Replaces the folders of a sparse index by their files.
fn unfold(repo: &Repository, entries: Vec<Entry>) -> Result<Vec<Entry>, git2::Error> {
    let mut files = Vec::with_capacity(entries.len());
    for entry in entries {
        if entry.kind != EntryKind::Folder {
            files.push(entry);
            continue;
        }
        let first = files.len();
        list(repo, entry.id.0, &entry.path, &mut files)?;
        files.iter_mut().skip(first).for_each(|file| file.skip_work_tree = true);
    }
    Ok(files)
}

/// Appends the files below a tree. By hand, because `Tree::walk` recurses and stops at a folder whose name is no UTF-8.
fn list(repo: &Repository, top: Oid, prefix: &[u8], entries: &mut Vec<Entry>) -> Result<(), git2::Error> {
    let mut open = vec![(repo.find_tree(top)?, 0, prefix.to_vec())];
    while let Some((tree, next, folder)) = open.last_mut() {
        let Some(entry) = tree.get(*next) else {
            open.pop();
            continue;
        };
        *next += 1;
        let mut path = [folder.as_slice(), entry.name_bytes()].concat();
        let id = entry.id();
        let kind = EntryKind::of_mode(entry.filemode().unsigned_abs());
        drop(entry);
        if kind == EntryKind::Folder {
            path.push(b'/');
            open.push((repo.find_tree(id)?, 0, path));
        } else {
            let id = ObjectId(id);
            entries.push(Entry { path, kind, id, stage: 0, skip_work_tree: false, intent_to_add: false });
        }
    }
    Ok(())
}

/// The slow way, which knows best what is wrong with an index.
fn by_libgit2(repo: &Repository) -> Result<Vec<Entry>, git2::Error> {
    let entry = |found: git2::IndexEntry| Entry {
        kind: EntryKind::of_mode(found.mode),
        id: ObjectId(found.id),
        stage: (found.flags >> 12 & 3) as u8,
        skip_work_tree: found.flags_extended & 0x4000 != 0,
        intent_to_add: found.flags_extended & 0x2000 != 0,
        path: found.path,
    };
    Ok(repo.index()?.iter().map(entry).collect())
}
