//! Companies in memory.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use orglint::discover::kind;
use orglint::source::{FileId, Origin, SourceFile, SourceText, Sources, Texts, Unreadable};

/// Texts by the number of their file.
pub(super) struct InMemory(Vec<Arc<SourceText>>);

impl InMemory {
    /// Files as path and text; all are reported.
    pub(super) fn new(files: &[(String, String)]) -> (Sources, Self) {
        let source = |path: &String| SourceFile { path: path.as_str().into(), kind: kind(path), reported: true };
        let sources = Sources::new(files.iter().map(|(path, _)| source(path)).collect());
        let texts = files.iter().map(|(_, text)| Arc::new(SourceText::new(text.clone(), Origin::Utf8)));
        (sources, Self(texts.collect()))
    }
}

impl Texts for InMemory {
    fn text(&self, file: FileId) -> Result<Arc<SourceText>, Unreadable> {
        Ok(Arc::clone(&self.0[file.0 as usize]))
    }
}

/// Path (with `/`) and text of every file below a folder of the project, sorted by path.
pub(super) fn files_below(folder: &str) -> Vec<(String, String)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![top.join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(top).unwrap().to_str().unwrap().replace('\\', "/");
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}
