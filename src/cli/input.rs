//! Files that options name, and standard input.

use std::io::Read;
use std::path::Path;

use crate::discover::{Stdin, decode, read};
use crate::error::Error;
use crate::source::{FileKind, Unreadable};

/// The text of the file at `path`, which messages call `shown`. Only regular files are opened: of a named pipe nobody knows whether anything will ever come.
pub(super) fn text(path: &Path, shown: &Path) -> Result<String, Error> {
    let refused = |cause: Unreadable| Error::Read { path: shown.display().to_string(), cause: cause.to_string() };
    let text = read(path).and_then(|bytes| decode(bytes, FileKind::Toml)).map_err(refused)?;
    Ok(text.as_str().to_owned())
}

/// Reads standard input, if it stands in for a file.
pub(super) fn stdin(path: Option<&Path>) -> Result<Option<Stdin>, Error> {
    let Some(path) = path.map(Path::to_path_buf) else { return Ok(None) };
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|cause| Error::Read { path: "standard input".to_owned(), cause: cause.to_string() })?;
    Ok(Some(Stdin { path, bytes }))
}
