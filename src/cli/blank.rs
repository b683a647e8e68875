//! Pages that say nothing, remembered from run to run: most pages of a handbook speak of no role, and a hook should not
//! read two thousand of them because one was staged.
//!
//! What is remembered are ids alone, made of the program, the settings, the words known, the path and git's id of the
//! contents; so nothing can be out of date. Files on disk have no such id: they are always read. Only where they are then
//! compared with an older state is it worth working out.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::open::Job;
use crate::discover::Tree;
use crate::git::ObjectId;
use crate::source::{FileId, Origin, SourceText, Texts, Unreadable};

/// Where it is kept, below git's own folder: a clone does not bring it along, and nobody can commit it.
const PLACE: &str = "orglint/blank-pages";
/// Fewer new ones than this are not worth a file.
const WORTH: usize = 50;
/// So many times as many as a run has used may be kept, for other branches and settings.
const KEPT: usize = 8;

/// Ids of blank pages. One made by `default` remembers nothing, not even from one state to the next.
#[derive(Default)]
pub(super) struct Memory {
    remembers: bool,
    /// Without a place nothing outlives the run.
    place: Option<PathBuf>,
    /// The program: another one may read more out of a page.
    program: String,
    /// From earlier runs, sorted.
    known: Vec<ObjectId>,
    used: Mutex<HashSet<ObjectId>>,
    fresh: Mutex<HashSet<ObjectId>>,
}

impl Memory {
    /// What earlier runs have left, if there is a repository.
    pub(super) fn open(job: &Job) -> Self {
        let place = job.tree.repo().map(|repo| repo.git_dir().join(PLACE));
        let Some((place, program)) = place.zip(program()) else { return Self { remembers: true, ..Self::default() } };
        let known = read(&place, &program);
        Self { remembers: true, place: Some(place), program, known, ..Self::default() }
    }

    /// The texts of a job, the blank pages among them known. `teaches`: another state will be read after it.
    pub(super) fn over<'a>(&'a self, job: &'a Job, texts: &'a dyn Texts, teaches: bool) -> Remembered<'a> {
        let (words, on_disk) = (Mutex::default(), (teaches && self.remembers).then(Mutex::default));
        Remembered { memory: self, tree: &job.tree, texts, key: job.key, words, on_disk }
    }

    /// Keeps what this run has learned. That it cannot be kept costs time, no finding.
    pub(super) fn save(&self) {
        let fresh = locked(&self.fresh);
        let Some(place) = self.place.as_ref().filter(|_| fresh.len() >= WORTH) else { return };
        let mut all: Vec<ObjectId> = fresh.iter().chain(&*locked(&self.used)).copied().collect();
        if self.known.len() <= all.len() * KEPT {
            all.extend(&self.known);
        }
        all.sort_unstable();
        all.dedup();
        let mut bytes = self.program.clone().into_bytes();
        all.iter().for_each(|id| bytes.extend(id.as_bytes()));
        let temporary = place.with_extension(std::process::id().to_string());
        let written = place.parent().map_or(Ok(()), fs::create_dir_all);
        let written = written.and_then(|()| fs::write(&temporary, bytes)).and_then(|()| fs::rename(&temporary, place));
        if written.is_err() {
            let _ = fs::remove_file(&temporary);
        }
    }

    fn knows(&self, id: ObjectId) -> bool {
        if self.known.binary_search(&id).is_ok() {
            locked(&self.used).insert(id);
            return true;
        }
        locked(&self.fresh).contains(&id)
    }
}

/// Texts, the blank pages among them known.
pub(super) struct Remembered<'a> {
    memory: &'a Memory,
    tree: &'a Tree,
    texts: &'a dyn Texts,
    key: Option<ObjectId>,
    /// The words by which pages were read so far, each with its id.
    words: Mutex<Vec<(String, ObjectId)>>,
    /// The ids of what was read on disk, if they are of use.
    on_disk: Option<Mutex<HashMap<FileId, ObjectId>>>,
}

impl Remembered<'_> {
    /// The id of a page with everything that its reading depends on.
    fn id(&self, page: FileId, words: &str) -> Option<ObjectId> {
        if !self.memory.remembers {
            return None;
        }
        let read = || self.on_disk.as_ref().and_then(|ids| locked(ids).get(&page).copied());
        let contents = self.tree.blob(page).or_else(read)?;
        let path = self.tree.sources.path(page).as_bytes();
        let parts = [self.key?.as_bytes(), self.words(words)?.as_bytes(), contents.as_bytes(), path].concat();
        ObjectId::of(&parts)
    }

    fn words(&self, words: &str) -> Option<ObjectId> {
        let mut all = locked(&self.words);
        if let Some((_, id)) = all.iter().find(|(known, _)| known == words) {
            return Some(*id);
        }
        let id = ObjectId::of(words.as_bytes())?;
        all.push((words.to_owned(), id));
        Some(id)
    }
}

impl Texts for Remembered<'_> {
    fn text(&self, file: FileId) -> Result<Arc<SourceText>, Unreadable> {
        let text = self.texts.text(file)?;
        let plain = text.origin() == Origin::Utf8 && self.tree.on_disk(file).is_some();
        if let Some(ids) = self.on_disk.as_ref().filter(|_| plain)
            && let Some(id) = ObjectId::of(text.as_str().as_bytes())
        {
            locked(ids).insert(file, id);
        }
        Ok(text)
    }

    fn is_blank(&self, page: FileId, words: &str) -> bool {
        self.id(page, words).is_some_and(|id| self.memory.knows(id))
    }

    fn note_blank(&self, page: FileId, words: &str) {
        if let Some(id) = self.id(page, words) {
            locked(&self.memory.fresh).insert(id);
        }
    }
}

/// A line that no other build of the program writes.
fn program() -> Option<String> {
    let file = fs::metadata(std::env::current_exe().ok()?).ok()?;
    let built = file.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(format!("orglint {} {} {}\n", env!("CARGO_PKG_VERSION"), file.len(), built.as_nanos()))
}

/// The ids in a file; none if another program wrote it. Whatever else it may hold is the id of nothing.
fn read(place: &Path, program: &str) -> Vec<ObjectId> {
    let is_file = place.symlink_metadata().is_ok_and(|data| data.is_file());
    let bytes = if is_file { fs::read(place).unwrap_or_default() } else { Vec::new() };
    let Some(ids) = bytes.strip_prefix(program.as_bytes()) else { return Vec::new() };
    let mut ids: Vec<ObjectId> = ids.chunks_exact(ObjectId::LENGTH).filter_map(ObjectId::from_bytes).collect();
    ids.sort_unstable();
    ids
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
