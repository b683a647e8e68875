//! What changed between two states, and where they parted.

use std::ops::Range;

use git2::{Delta, Diff, DiffDelta, DiffFindOptions, DiffOptions, ErrorCode, Oid, Patch, Repository};

use super::Repo;
use crate::error::Error;

/// The newer state of a comparison.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Side {
    /// A revision: `HEAD`, a branch, a commit.
    Revision(String),
    /// What is staged.
    Index,
    /// The files on disk, untracked ones (that are not ignored) included.
    WorkTree,
}

/// One file that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// Path in the newer state (of a deleted file: in the older), from the top of the repository; bytes that are no
    /// UTF-8 are written as U+FFFD.
    pub path: String,
    /// Path in the older state, if it was another: the file was renamed.
    pub before: Option<String>,
    /// What happened to it.
    pub kind: ChangeKind,
    /// Lines of the newer state, from 0, half open, ascending, that are new or differ. Where lines were only deleted
    /// the range is empty and stands before the line that follows. Where git sees no lines (UTF-16), one range holds all.
    pub lines: Vec<Range<u32>>,
}

/// What happened to a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Deleted,
    /// Its contents (or its mode) differ; also after a renaming.
    Modified,
    /// It lies elsewhere and holds the same.
    Renamed,
}

impl Repo {
    /// The commit at which `base` and `head` parted, as hexadecimal digits.
    ///
    /// Fails with [`Error::Shallow`] if the clone does not reach back to it.
    pub fn merge_base(&self, base: &str, head: &str) -> Result<String, Error> {
        let commit = |name: &str| {
            let found = self.with(|repo| Ok(repo.revparse_single(name)?.peel_to_commit()?.id()));
            found.map_err(|error| self.no_revision(name, &error))
        };
        let (old, new) = (commit(base)?, commit(head)?);
        self.with(|repo| repo.merge_base(old, new)).map(|id| id.to_string()).map_err(|error| {
            if error.code() != ErrorCode::NotFound {
                self.unreadable(&error)
            } else if self.is_shallow() {
                Error::Shallow { revision: base.to_owned() }
            } else {
                Error::Unrelated { base: base.to_owned(), head: head.to_owned() }
            }
        })
    }

    /// The files that differ between the tree of `base` and the newer state, renames followed by likeness of contents;
    /// sorted by path.
    pub fn changes(&self, base: &str, newer: &Side) -> Result<Vec<Change>, Error> {
        let old = self.tree(base)?;
        let new = match newer {
            Side::Revision(name) => Some(self.tree(name)?),
            Side::Index | Side::WorkTree => None,
        };
        let changes = self.with(|repo| {
            let mut diff = compare(repo, old, new, newer)?;
            diff.find_similar(Some(DiffFindOptions::new().renames(true).for_untracked(true)))?;
            collect(&diff)
        });
        let mut changes = changes.map_err(|error| self.unreadable(&error))?;
        changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(changes)
    }

    fn tree(&self, revision: &str) -> Result<Oid, Error> {
        let tree = self.with(|repo| Ok(repo.revparse_single(revision)?.peel_to_tree()?.id()));
        tree.map_err(|error| self.no_revision(revision, &error))
    }
}

fn compare<'r>(repo: &'r Repository, old: Oid, new: Option<Oid>, newer: &Side) -> Result<Diff<'r>, git2::Error> {
    let old = repo.find_tree(old)?;
    let new = new.map(|id| repo.find_tree(id)).transpose()?;
    let mut options = DiffOptions::new();
    options.context_lines(0).ignore_submodules(true);
    match newer {
        Side::Revision(_) => repo.diff_tree_to_tree(Some(&old), new.as_ref(), Some(&mut options)),
        Side::Index => repo.diff_tree_to_index(Some(&old), None, Some(&mut options)),
        Side::WorkTree => {
            options.include_untracked(true).recurse_untracked_dirs(true).show_untracked_content(true);
            repo.diff_tree_to_workdir_with_index(Some(&old), Some(&mut options))
        }
    }
}

fn collect(diff: &Diff<'_>) -> Result<Vec<Change>, git2::Error> {
    let mut changes = Vec::new();
    for (number, delta) in diff.deltas().enumerate() {
        let Some(mut change) = describe(&delta) else { continue };
        if let Some(patch) = Patch::from_diff(diff, number)? {
            change.lines = lines(&patch)?;
        }
        let differs = delta.old_file().id() != delta.new_file().id() || delta.new_file().id().is_zero();
        if change.lines.is_empty() && differs && diff.get_delta(number).is_some_and(|delta| delta.flags().is_binary()) {
            change.lines.push(0..u32::MAX);
        }
        if change.before.is_some() && change.lines.is_empty() {
            change.kind = ChangeKind::Renamed;
        }
        changes.push(change);
    }
    Ok(changes)
}

fn describe(delta: &DiffDelta<'_>) -> Option<Change> {
    let kind = match delta.status() {
        Delta::Added | Delta::Untracked | Delta::Copied => ChangeKind::Added,
        Delta::Deleted => ChangeKind::Deleted,
        Delta::Modified | Delta::Typechange | Delta::Conflicted | Delta::Renamed => ChangeKind::Modified,
        Delta::Unmodified | Delta::Ignored | Delta::Unreadable => return None,
    };
    let name = |bytes: Option<&[u8]>| bytes.map(|path| String::from_utf8_lossy(path).into_owned());
    let (old, new) = (name(delta.old_file().path_bytes()), name(delta.new_file().path_bytes()));
    let path = if kind == ChangeKind::Deleted { old.clone()? } else { new.or_else(|| old.clone())? };
    let before = old.filter(|old| delta.status() == Delta::Renamed && *old != path);
    Some(Change { path, before, kind, lines: Vec::new() })
}

fn lines(patch: &Patch<'_>) -> Result<Vec<Range<u32>>, git2::Error> {
    let mut ranges = Vec::with_capacity(patch.num_hunks());
    for number in 0..patch.num_hunks() {
        let (hunk, _) = patch.hunk(number)?;
        // git counts from 1, and names the line *before* a pure deletion
        let start = if hunk.new_lines() == 0 { hunk.new_start() } else { hunk.new_start().saturating_sub(1) };
        ranges.push(start..start + hunk.new_lines());
    }
    Ok(ranges)
}
