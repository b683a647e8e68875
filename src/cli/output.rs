//! Where bytes go: a file that is replaced as a whole, or standard output.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::discover::special;
use crate::error::Error;

/// Writes a file by writing another one beside it and renaming: readers see the old or the new one, never half of it.
/// What a link leads to is replaced, not the link.
///
/// # Errors
/// It cannot be written, or what is there is no file: a folder, or a named pipe, which may have no reader for ever.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |cause: String| Error::Write { path: path.display().to_string(), cause };
    match fs::metadata(path) {
        Ok(there) if there.is_file() => {}
        Ok(_) if is_stream(path) => return stream_into(path, bytes).map_err(|cause| failed(cause.to_string())),
        Ok(there) => return Err(failed(format!("{}, which is not replaced", special(there.file_type())))),
        Err(_) => {}
    }
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let temporary = beside(path);
    let written = write_new(&temporary, bytes)
        .and_then(|()| keep_mode(path, &temporary))
        .and_then(|()| fs::rename(&temporary, path));
    written.map_err(|cause| {
        // The rename may have failed after the temporary file was made; nothing of it should be left.
        let _ = fs::remove_file(&temporary);
        failed(cause.to_string())
    })
}

/// `/dev/stdout`, `/dev/null`, `/dev/fd/63`: to be written into, never replaced.
fn is_stream(path: &Path) -> bool {
    path.starts_with("/dev") && !path.is_dir()
}

fn stream_into(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::OpenOptions::new().write(true).open(path)?.write_all(bytes) {
        Err(cause) if cause.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
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
