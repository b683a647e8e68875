//! Where bytes go: a file that is replaced as a whole, or standard output.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Writes a file by writing another one beside it and renaming: readers see the old or the new one, never half of it.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let temporary = beside(path);
    let written = write_new(&temporary, bytes)
        .and_then(|()| keep_mode(path, &temporary))
        .and_then(|()| fs::rename(&temporary, path));
    written.map_err(|cause| {
        // The rename may have failed after the temporary file was made; nothing of it should be left.
        let _ = fs::remove_file(&temporary);
        Error::Write { path: path.display().to_string(), cause: cause.to_string() }
    })
}

/// Gives the new file the permissions of the one that it replaces, if there is one.
fn keep_mode(path: &Path, temporary: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(old) => fs::set_permissions(temporary, old.permissions()),
        Err(_) => Ok(()),
    }
}

/// Writes to standard output; a closed pipe at the other end is no error.
pub(super) fn print(bytes: &[u8]) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    written(out.write_all(bytes).and_then(|()| out.flush()))
}

/// Writes something large to standard output, piece by piece; a closed pipe at the other end is no error.
pub(super) fn stream(text: impl std::fmt::Display) -> Result<(), Error> {
    let mut out = io::BufWriter::with_capacity(16 << 10, io::stdout().lock());
    written(write!(out, "{text}").and_then(|()| out.flush()))
}

fn written(result: io::Result<()>) -> Result<(), Error> {
    match result {
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::Write { path: "standard output".to_owned(), cause: cause.to_string() })
        }
        _ => Ok(()),
    }
}

/// Says something on stderr. That nobody can read it must not end the run.
pub(super) fn tell(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A name in the same folder, for a rename cannot cross file systems.
fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    path.with_file_name(name)
}
