//! Pages are read twice: first to see whether they are worth it, then in earnest. The first few stay in memory between.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::source::{FileId, SourceText};

/// Bytes of text that are kept at most, so that memory does not grow with the repository.
const BUDGET: usize = 16 << 20;

/// Texts of a run, up to [`BUDGET`].
#[derive(Default, Debug)]
pub(super) struct Kept(Mutex<Texts>);

#[derive(Default, Debug)]
struct Texts {
    by_file: HashMap<FileId, Arc<SourceText>>,
    bytes: usize,
}

impl Kept {
    pub(super) fn get(&self, file: FileId) -> Option<Arc<SourceText>> {
        self.texts().by_file.get(&file).cloned()
    }

    /// Keeps a text if there is room for it.
    pub(super) fn keep(&self, file: FileId, text: &Arc<SourceText>) {
        let mut texts = self.texts();
        let bytes = texts.bytes + text.as_str().len();
        if bytes <= BUDGET {
            texts.bytes = bytes;
            texts.by_file.insert(file, Arc::clone(text));
        }
    }

    fn texts(&self) -> MutexGuard<'_, Texts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
