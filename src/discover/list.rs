//! The files of each state, and what is to be said of them.

use std::sync::Arc;

use super::exclude::Selection;
use super::file::{Found, Place, bytes_of, leaves_root, path_of, read_blob};
use super::note::Note;
use super::root::{CONFIG, Root, is_root};
use super::walk::{Tracked, stored, walk};
use super::{State, Tree};
use crate::error::Error;
use crate::git::{Entry, EntryKind};

/// The files of a state, sorted by the bytes of their paths.
pub(super) fn list(root: &Root, state: &State, selection: &Selection) -> Result<(Vec<Found>, Vec<Note>), Error> {
    let Some(repo) = root.needed(state)? else {
        let (found, mut notes) = walk(&root.folder, None, selection);
        notes.push(Note::NoRepository);
        return Ok((found, notes));
    };
    let entries = match state {
        State::WorkTree | State::Index => repo.index()?,
        State::Revision(revision) => repo.revision(revision)?,
    };
    let entries = below(entries, &bytes_of(&root.prefix));
    let (entries, conflicts) = settle(entries);
    let (submodules, entries): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|entry| entry.kind == EntryKind::Submodule);
    if *state == State::WorkTree {
        let submodules = submodules.into_iter().map(|entry| entry.path).collect();
        let tracked = Tracked { repo, prefix: &root.prefix, entries, submodules };
        return Ok(walk(&root.folder, Some(tracked), selection));
    }
    let mut notes = Vec::new();
    if !submodules.is_empty() {
        notes.push(Note::Submodules(submodules.len() as u32));
    }
    if conflicts > 0 {
        notes.push(Note::Conflicts(conflicts));
    }
    let staged = entries.into_iter().filter(|entry| !entry.intent_to_add);
    let found = staged.map(|entry| Found { place: stored(entry.kind, entry.id), path: entry.path }).collect();
    Ok((found, notes))
}

/// Lets the text given by the caller stand in for the file at `path`.
pub(super) fn give(found: &mut Vec<Found>, path: String) {
    let path = path.into_bytes();
    match found.binary_search_by(|file| file.path.cmp(&path)) {
        Ok(at) => found.iter_mut().skip(at).take(1).for_each(|file| file.place = Place::Given),
        Err(at) => found.insert(at, Found { path, place: Place::Given }),
    }
}

/// The entries below the root, paths from there.
fn below(mut entries: Vec<Entry>, prefix: &[u8]) -> Vec<Entry> {
    if prefix.is_empty() {
        return entries;
    }
    let start = [prefix, b"/"].concat();
    entries.retain_mut(|entry| match entry.path.strip_prefix(start.as_slice()) {
        Some(rest) => {
            entry.path = rest.to_vec();
            true
        }
        None => false,
    });
    entries
}

/// One entry a path: of a conflict our side, if there is one. Also how many paths are in conflict.
pub(super) fn settle(mut entries: Vec<Entry>) -> (Vec<Entry>, u32) {
    if !entries.is_sorted_by(|a, b| a.path < b.path) {
        entries.sort_by(|a, b| a.path.cmp(&b.path));
    }
    let mut conflicts = 0;
    entries.dedup_by(|later, kept| {
        let same = later.path == kept.path;
        if same && kept.stage != 2 && later.stage == 2 {
            std::mem::swap(later, kept);
        }
        same
    });
    for entry in &entries {
        conflicts += u32::from(entry.stage != 0);
    }
    (entries, conflicts)
}

impl Tree {
    /// The folders below the root whose configuration says `root = true`, outermost only.
    pub(super) fn nested_companies(&self) -> Vec<Arc<str>> {
        let mut companies: Vec<Arc<str>> = Vec::new();
        for (id, file) in self.sources.iter() {
            let Some(folder) = file.path.strip_suffix(CONFIG).and_then(|path| path.strip_suffix('/')) else { continue };
            if self.bytes(id).is_ok_and(|config| is_root(&config)) {
                companies.push(folder.into());
            }
        }
        let all = companies.clone();
        let below = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.starts_with('/'));
        companies.retain(|folder| !all.iter().any(|other| below(folder, other)));
        companies
    }

    /// The remark on symbolic links that point out of the root.
    pub(super) fn links_outside(&self) -> Vec<Note> {
        let mut outside = self.sources.iter().zip(&self.places).filter(|((_, file), place)| {
            let target = match place {
                Place::Link(Some(id)) => read_blob(self.repo.as_ref(), *id).ok().map(|bytes| path_of(&bytes)),
                Place::Link(None) => std::fs::read_link(self.root.join(&*file.path)).ok(),
                Place::Disk | Place::Blob(_) | Place::Given => None,
            };
            target.is_some_and(|target| leaves_root(file.path.as_ref().as_ref(), &target))
        });
        let first = outside.next().map(|((_, file), _)| file.path.to_string());
        let more = outside.count() as u32;
        let links = first.map(|first| Note::LinksOutside(more + 1, first));
        let others = self.companies.first();
        let others = others.map(|first| Note::OtherCompanies(self.companies.len() as u32, first.to_string()));
        links.into_iter().chain(others).collect()
    }
}
