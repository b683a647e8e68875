//! Where the bytes of a file lie, and how to get them.

use std::borrow::Cow;
use std::fs::{File, FileType};
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use super::decode::{SIZE_LIMIT, too_large};
use crate::git::{BlobError, ObjectId, Repo};
use crate::source::Unreadable;

/// A file, its path as git writes it: bytes, with `/`.
pub(super) struct Found {
    pub(super) path: Vec<u8>,
    pub(super) place: Place,
}

/// Where the bytes of a file lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// In the work tree.
    Disk,
    /// In git's object database.
    Blob(ObjectId),
    /// A symbolic link, on disk or as a blob: a path, but no text.
    Link(Option<ObjectId>),
    /// Given by the caller: standard input.
    Given,
}

/// Reads the regular file that `path`, or a link there, leads to.
pub fn read(path: &Path) -> Result<Vec<u8>, Unreadable> {
    read_disk(&path.canonicalize().map_err(|error| Unreadable::Io(error.to_string()))?)
}

/// Reads a regular file of at most [`SIZE_LIMIT`] bytes. Anything else is told by `lstat` and never opened: opening a
/// named pipe waits for ever.
pub(super) fn read_disk(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let refused = |error: std::io::Error| Unreadable::Io(error.to_string());
    let data = path.symlink_metadata().map_err(refused)?;
    if !data.is_file() {
        return Err(Unreadable::Io(format!("{}, which is not opened", special(data.file_type()))));
    }
    if data.len() > SIZE_LIMIT {
        return Err(too_large());
    }
    File::open(path).and_then(|file| contents(file, data.len() as usize)).map_err(refused)
}

/// All bytes of a file that had so many of them; it may have grown, or shrunk, since.
fn contents(mut file: File, length: usize) -> std::io::Result<Vec<u8>> {
    // Room for one more: a read that leaves it empty has met the end.
    let mut bytes = vec![0; length + 1];
    let mut filled = 0;
    while let Some(room) = bytes.get_mut(filled..).filter(|room| !room.is_empty()) {
        match file.read(room) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        if filled == length {
            break;
        }
    }
    bytes.truncate(filled);
    if filled > length {
        file.take(SIZE_LIMIT + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

pub(super) fn read_blob(repo: Option<&Repo>, id: ObjectId) -> Result<Vec<u8>, Unreadable> {
    let repo = repo.ok_or_else(|| Unreadable::Io("no repository holds it".to_owned()))?;
    repo.blob(id, SIZE_LIMIT).map_err(|error| match error {
        BlobError::TooLarge(_) => too_large(),
        BlobError::Git(reason) => Unreadable::Io(format!("git cannot read its contents: {reason}")),
    })
}

/// What something is that is no regular file.
#[cfg(unix)]
pub fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match kind {
        kind if kind.is_fifo() => "a named pipe",
        kind if kind.is_socket() => "a socket",
        kind if kind.is_block_device() || kind.is_char_device() => "a device",
        kind if kind.is_symlink() => "a symbolic link",
        _ => "a folder",
    }
}

/// What something is that is no regular file.
#[cfg(not(unix))]
pub fn special(kind: FileType) -> &'static str {
    if kind.is_symlink() { "a symbolic link" } else { "no regular file" }
}

/// Does the link at `path` (from the root) with this `target` point out of the root? Told by the words alone: links
/// on the way count for nothing.
pub(super) fn leaves_root(path: &Path, target: &Path) -> bool {
    let mut depth = path.components().count() as i64 - 1;
    target.components().any(|part| {
        match part {
            Component::Normal(_) => depth += 1,
            Component::ParentDir => depth -= 1,
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return true,
        }
        depth < 0
    })
}

/// The bytes that git would write for a path.
#[cfg(unix)]
pub(super) fn bytes_of(path: &Path) -> Cow<'_, [u8]> {
    use std::os::unix::ffi::OsStrExt;
    Cow::Borrowed(path.as_os_str().as_bytes())
}

/// The path that git's bytes mean.
#[cfg(unix)]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

/// The bytes that git would write for a path.
#[cfg(not(unix))]
pub(super) fn bytes_of(path: &Path) -> Cow<'_, [u8]> {
    Cow::Owned(path.to_string_lossy().replace('\\', "/").into_bytes())
}

/// The path that git's bytes mean.
#[cfg(not(unix))]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
