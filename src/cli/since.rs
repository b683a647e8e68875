//! `check --since`: the older state, and what lies between it and the state that is checked.

use super::args::Home;
use super::blank::Memory;
use super::open::{Job, open_older};
use crate::discover::{State, Tree};
use crate::error::Error;
use crate::finding::Finding;
use crate::git::{ChangeKind, Repo, Side};
use crate::setup::Overrides;
use crate::since::{ChangedFile, Changes, keep_new};

/// A comparison made ready.
pub(super) struct Since {
    /// The commit at which the checked state and the named revision parted, as hexadecimal digits.
    pub(super) base: String,
    /// What changed since.
    pub(super) changes: Changes,
    /// The state at that commit; `None` if nothing changed that the run reads.
    older: Option<Job>,
    /// Was the older state read by today's settings, because its own cannot be used?
    pub(super) by_newer_settings: bool,
}

impl Since {
    /// Finds the place where `revision` and the state of the job parted, and everything that changed since.
    ///
    /// # Errors
    /// There is no repository, no such revision, or the clone does not reach back far enough.
    pub(super) fn new(revision: &str, job: &Job, home: &Home, overrides: &Overrides) -> Result<Self, Error> {
        let Some(repo) = job.tree.repo() else {
            return Err(Error::NoRepository { start: job.start.clone(), option: "--since" });
        };
        let (head, side) = match job.tree.state() {
            State::Revision(head) => (head.as_str(), Side::Revision(head.clone())),
            State::Index => ("HEAD", Side::Index),
            State::WorkTree => ("HEAD", Side::WorkTree),
        };
        let base = repo.merge_base(revision, head)?;
        let (files, any) = changed(repo, &base, &side, &job.tree)?;
        let (older, by_newer_settings) = match any {
            true => open_older(job, home, overrides, &base).map(|(older, newer)| (Some(older), newer))?,
            false => (None, false),
        };
        let changes = Changes::new(&files, &job.tree.sources, &job.tree);
        Ok(Self { base, changes, older, by_newer_settings })
    }

    /// The findings of the older state.
    pub(super) fn old_findings(&self, memory: &Memory) -> Vec<Finding> {
        let check = |job: &Job| crate::check(job.tree.sources.clone(), &memory.over(job, &job.tree, false), &job.setup);
        self.older.as_ref().map_or_else(Vec::new, check)
    }

    /// Leaves the findings that the change brought or touches.
    pub(super) fn keep_new(&self, findings: &mut Vec<Finding>, job: &Job, old: &[Finding]) {
        match &self.older {
            Some(older) => keep_new(findings, &job.tree.sources, &self.changes, old, &older.tree.sources),
            None => findings.clear(),
        }
    }
}

/// The changed files below the root, and whether anything changed there at all, deletions included.
fn changed(repo: &Repo, base: &str, side: &Side, tree: &Tree) -> Result<(Vec<ChangedFile>, bool), Error> {
    let prefix = tree.prefix().to_string_lossy().replace('\\', "/");
    let prefix = if prefix.is_empty() { prefix } else { format!("{prefix}/") };
    let mut files = Vec::new();
    let mut any = false;
    for change in repo.changes(base, side)? {
        let before = change.before.as_ref().and_then(|before| before.strip_prefix(&prefix)).map(str::to_owned);
        let Some(path) = change.path.strip_prefix(&prefix) else {
            any |= before.is_some();
            continue;
        };
        any = true;
        if change.kind != ChangeKind::Deleted {
            files.push(ChangedFile { path: path.to_owned(), before, lines: change.lines });
        }
    }
    Ok((files, any))
}
