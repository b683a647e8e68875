//! Where a company begins: the folder that all paths are relative to.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use super::file::read_disk;
use super::{Request, State};
use crate::error::Error;
use crate::git::Repo;

/// The folder of the run and the repository it lies in.
pub(super) struct Root {
    /// Absolute, without symbolic links. Of a bare repository: the repository itself.
    pub(super) folder: PathBuf,
    /// Where the folder lies in the repository's tree; empty at its top.
    pub(super) prefix: PathBuf,
    /// Where relative paths of the request start.
    pub(super) start: PathBuf,
    pub(super) repo: Option<Repo>,
}

/// The name of the configuration, which may say `root = true`.
pub(super) const CONFIG: &str = "orglint.toml";

/// Finds the root: `--root`, else the nearest folder upwards whose configuration says `root = true`, else the top of
/// the work tree, else the folder to start in. A start outside of what the paths name is given up for the first path.
pub(super) fn find(request: &Request) -> Result<Root, Error> {
    let start = folder(&request.start)?;
    if let Some(given) = &request.root {
        return chosen(given, start);
    }
    let root = around(&start, &start)?;
    match request.paths.first().map(|path| absolute(&start, path)) {
        // of another repository, or of one below a folder that is in none
        Some(path) if root.bare().is_none() && (root.repo.is_none() || !path.starts_with(&root.folder)) => {
            let near = path.ancestors().find(|path| path.is_dir()).unwrap_or(&start);
            let other = around(near, &start)?;
            let better = other.repo.is_some() || !path.starts_with(&root.folder);
            Ok(if better { other } else { root })
        }
        _ => Ok(root),
    }
}

impl Root {
    /// The repository's place if it has no work tree.
    pub(super) fn bare(&self) -> Option<&Path> {
        self.repo.as_ref().filter(|repo| repo.work_tree().is_none()).map(Repo::git_dir)
    }

    /// The repository, which `state` may need.
    pub(super) fn needed(&self, state: &State) -> Result<Option<&Repo>, Error> {
        let option = match state {
            State::WorkTree => "",
            State::Index => "--staged",
            State::Revision(_) => "--rev",
        };
        match (&self.repo, state) {
            (None, State::WorkTree) => Ok(None),
            (None, _) => Err(Error::NoRepository { start: self.folder.clone(), option }),
            (Some(repo), State::WorkTree) if repo.work_tree().is_none() => {
                Err(Error::Bare { path: repo.git_dir().to_path_buf() })
            }
            (Some(repo), _) => Ok(Some(repo)),
        }
    }
}

/// `--root DIR`; in a bare repository a folder of the revision.
fn chosen(given: &Path, start: PathBuf) -> Result<Root, Error> {
    if let Some(repo) = Repo::discover(&start)?.filter(|repo| repo.work_tree().is_none()) {
        let folder = repo.git_dir().to_path_buf();
        return Ok(Root { start: folder.clone(), folder, prefix: tidy(given), repo: Some(repo) });
    }
    let folder = folder(&start.join(given))?;
    let repo = Repo::discover(&folder)?;
    let prefix = prefix(&folder, repo.as_ref());
    Ok(Root { folder, prefix, start, repo })
}

fn around(folder: &Path, start: &Path) -> Result<Root, Error> {
    let repo = Repo::discover(folder)?;
    let bare = repo.as_ref().filter(|repo| repo.work_tree().is_none()).map(|repo| repo.git_dir().to_path_buf());
    if let Some(folder) = bare {
        return Ok(Root { start: folder.clone(), folder, prefix: PathBuf::new(), repo });
    }
    let top = repo.as_ref().and_then(Repo::work_tree).unwrap_or(folder).to_path_buf();
    let mut within = folder.ancestors().take_while(|ancestor| repo.is_none() || ancestor.starts_with(&top));
    let own = within.find(|ancestor| read_disk(&ancestor.join(CONFIG)).is_ok_and(|text| is_root(&text)));
    let folder = own.map_or(top, Path::to_path_buf);
    let prefix = prefix(&folder, repo.as_ref());
    Ok(Root { folder, prefix, start: start.to_path_buf(), repo })
}

/// Does a configuration say `root = true`? One that cannot be read says nothing here: whoever reads it will tell.
pub(super) fn is_root(config: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(config) else { return false };
    let table = text.trim_start_matches('\u{feff}').parse::<toml::Table>();
    table.is_ok_and(|table| table.get("root").and_then(toml::Value::as_bool) == Some(true))
}

fn prefix(folder: &Path, repo: Option<&Repo>) -> PathBuf {
    let top = repo.and_then(Repo::work_tree);
    top.and_then(|top| folder.strip_prefix(top).ok()).map(Path::to_path_buf).unwrap_or_default()
}

fn folder(path: &Path) -> Result<PathBuf, Error> {
    let refused = |reason: String| Error::Folder { path: path.to_path_buf(), reason };
    let folder = path.canonicalize().map_err(|error| refused(error.to_string()))?;
    if folder.is_dir() { Ok(folder) } else { Err(refused("not a folder".to_owned())) }
}

/// The absolute path, with every symbolic link resolved but the last name's own; what does not exist is taken as
/// written.
pub(super) fn absolute(start: &Path, path: &Path) -> PathBuf {
    let path = tidy(&start.join(path));
    let (Some(mut parent), Some(name)) = (path.parent(), path.file_name()) else { return path };
    let mut rest: Vec<OsString> = vec![name.to_os_string()];
    loop {
        if let Ok(real) = parent.canonicalize() {
            return rest.iter().rev().fold(real, |path, name| path.join(name));
        }
        let (Some(above), Some(name)) = (parent.parent(), parent.file_name()) else { return path };
        rest.push(name.to_os_string());
        parent = above;
    }
}

/// Without `.` and `..`, by the words alone.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                tidy.pop();
            }
            part => tidy.push(part),
        }
    }
    tidy
}
