//! Remembers, while a run reads its files, which of them hold comments, so that only those are read again; and which
//! could not be read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::MARKER;
use crate::source::{FileId, SourceText, Texts, Unreadable};

/// Texts that note where [`MARKER`] occurs.
pub struct Marked<'a> {
    texts: &'a dyn Texts,
    files: Mutex<BTreeSet<FileId>>,
    unreadable: Mutex<BTreeMap<FileId, Unreadable>>,
}

impl<'a> Marked<'a> {
    /// Wraps the texts of a run.
    pub fn new(texts: &'a dyn Texts) -> Self {
        Self { texts, files: Mutex::default(), unreadable: Mutex::default() }
    }

    /// The files read so far that hold the marker, in order.
    pub fn files(&self) -> Vec<FileId> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).iter().copied().collect()
    }

    /// The files that could not be read so far, in order, and why.
    pub fn unreadable(&self) -> Vec<(FileId, Unreadable)> {
        let unreadable = self.unreadable.lock().unwrap_or_else(PoisonError::into_inner);
        unreadable.iter().map(|(file, why)| (*file, why.clone())).collect()
    }
}

impl Texts for Marked<'_> {
    fn text(&self, file: FileId) -> Result<Arc<SourceText>, Unreadable> {
        let text = self.texts.text(file).inspect_err(|why| {
            self.unreadable.lock().unwrap_or_else(PoisonError::into_inner).insert(file, why.clone());
        })?;
        if text.as_str().contains(MARKER) {
            self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(file);
        }
        Ok(text)
    }

    fn is_blank(&self, page: FileId, words: &str) -> bool {
        self.texts.is_blank(page, words)
    }

    /// A page that holds a comment is to be opened in every run.
    fn note_blank(&self, page: FileId, words: &str) {
        if !self.files.lock().unwrap_or_else(PoisonError::into_inner).contains(&page) {
            self.texts.note_blank(page, words);
        }
    }
}
