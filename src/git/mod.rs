//! The only place that speaks to git: which files there are, what they held, what changed. All results are plain data.

mod changes;
mod index;
mod listing;
mod paths;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once, PoisonError};

use git2::{ErrorCode, ObjectType, Oid, Repository, RepositoryOpenFlags};

pub use self::changes::{Change, ChangeKind, Side};
pub use self::listing::{Entry, EntryKind};
pub use self::paths::Paths;
use crate::error::Error;

/// The id of an object: equal ids, equal contents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ObjectId(Oid);

impl ObjectId {
    /// Bytes of an id.
    pub const LENGTH: usize = 20;

    /// The id that git gives to a blob of these bytes: nobody can find others with the same id.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        Oid::hash_object(ObjectType::Blob, bytes).ok().map(Self)
    }

    /// The id whose bytes these are.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Oid::from_bytes(bytes).ok().map(Self)
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Display for ObjectId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Why a blob was not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BlobError {
    /// It is larger than the limit: its size in bytes.
    TooLarge(u64),
    /// Missing or damaged: what git said.
    Git(String),
}

/// An open repository that may be used from several threads: each use takes a handle of its own.
pub struct Repo {
    opened: Opened,
    git_dir: PathBuf,
    work_tree: Option<PathBuf>,
    shallow: bool,
    idle: Mutex<Vec<Repository>>,
}

/// How further handles are to be opened.
enum Opened {
    /// As GIT_DIR, GIT_INDEX_FILE and their like say: inside of a hook.
    Environment,
    /// By its place.
    Folder,
}

impl Repo {
    /// The repository that `start` (absolute, without symbolic links) lies in; `None` if there is none.
    ///
    /// Inside of a hook the environment names the repository, and above all the index: `git commit FILE` lets hooks
    /// see an index that is not the repository's own.
    pub fn discover(start: &Path) -> Result<Option<Self>, Error> {
        if let Some(repo) = from_environment(start) {
            return Ok(Some(Self::new(repo, Opened::Environment)));
        }
        let no_ceiling: [&std::ffi::OsStr; 0] = [];
        match Repository::open_ext(start, RepositoryOpenFlags::empty(), no_ceiling) {
            Ok(repo) => Ok(Some(Self::new(repo, Opened::Folder))),
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(cannot_open(start, &error)),
        }
    }

    fn new(repo: Repository, opened: Opened) -> Self {
        // Like git itself, which takes an object that it can unpack for what it is called.
        static ONCE: Once = Once::new();
        ONCE.call_once(|| git2::opts::strict_hash_verification(false));
        Self {
            opened,
            git_dir: repo.path().to_path_buf(),
            work_tree: repo.workdir().map(|path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf())),
            shallow: repo.is_shallow(),
            idle: Mutex::new(vec![repo]),
        }
    }

    /// The top folder of the work tree; `None` for a bare repository.
    pub fn work_tree(&self) -> Option<&Path> {
        self.work_tree.as_deref()
    }

    /// Where git keeps its data.
    pub fn git_dir(&self) -> &Path {
        &self.git_dir
    }

    /// Does the clone hold a part of the history only?
    pub fn is_shallow(&self) -> bool {
        self.shallow
    }

    /// Do the ignore files of the repository cover a path (relative to the work tree; a folder's ends with `/`)?
    pub fn is_ignored(&self, path: &Path) -> bool {
        self.with(|repo| repo.is_path_ignored(path)).unwrap_or(false)
    }

    /// The contents of a blob of at most `limit` bytes.
    pub fn blob(&self, id: ObjectId, limit: u64) -> Result<Vec<u8>, BlobError> {
        let read = self.with(|repo| {
            let objects = repo.odb()?;
            if !is_small(repo, id, limit) {
                let (size, _) = objects.read_header(id.0)?;
                if size as u64 > limit {
                    return Ok(Err(BlobError::TooLarge(size as u64)));
                }
            }
            let object = objects.read(id.0)?;
            match object.kind() {
                ObjectType::Blob => Ok(Ok(object.data().to_vec())),
                _ => Err(git2::Error::from_str("the object is no blob")),
            }
        });
        read.unwrap_or_else(|error| Err(BlobError::Git(error.message().to_owned())))
    }

    /// Runs `job` with a handle that no other thread uses.
    fn with<T>(&self, job: impl FnOnce(&Repository) -> Result<T, git2::Error>) -> Result<T, git2::Error> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let repo = match (idle, &self.opened) {
            (Some(repo), _) => repo,
            (None, Opened::Environment) => Repository::open_from_env()?,
            (None, Opened::Folder) => Repository::open(&self.git_dir)?,
        };
        let result = job(&repo);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(repo);
        result
    }

    fn unreadable(&self, error: &git2::Error) -> Error {
        let path = self.work_tree.as_ref().unwrap_or(&self.git_dir);
        cannot_open(path, error)
    }
}

impl std::fmt::Debug for Repo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Repo").field("git_dir", &self.git_dir).finish_non_exhaustive()
    }
}

/// Is the object in a file of its own that is too small for `limit` bytes? Reading the size out of it costs half as much
/// as reading it. Deflate makes at most 1032 bytes out of one.
fn is_small(repo: &Repository, id: ObjectId, limit: u64) -> bool {
    let name = id.to_string();
    let Some((folder, file)) = name.split_at_checked(2) else { return false };
    let packed = repo.commondir().join("objects").join(folder).join(file).metadata();
    packed.is_ok_and(|data| data.len() < limit / 1032)
}

/// The repository that git's environment variables name, if `start` belongs to it.
fn from_environment(start: &Path) -> Option<Repository> {
    let named = ["GIT_DIR", "GIT_INDEX_FILE"].iter().any(|name| std::env::var_os(name).is_some());
    let repo = if named { Repository::open_from_env().ok()? } else { return None };
    let home = repo.workdir().unwrap_or_else(|| repo.path()).canonicalize().ok()?;
    start.starts_with(home).then_some(repo)
}

fn cannot_open(path: &Path, error: &git2::Error) -> Error {
    if error.code() == ErrorCode::Owner {
        return Error::Ownership { path: path.to_path_buf() };
    }
    let reason = error.message().to_owned();
    let help = if reason.contains("refstorage") {
        "convert it with `git refs migrate --ref-format=files`"
    } else if reason.contains("mandatory extension") {
        "write a plain index with `git update-index --no-split-index` and `git sparse-checkout reapply --no-sparse-index`"
    } else {
        "`git fsck` and `git status` may tell more"
    };
    Error::Repository { path: path.to_path_buf(), reason, help }
}
