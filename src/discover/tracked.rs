//! The quick way for those who ask about paths alone: what git tracks, and of texts only those that say who owns what.

use std::path::Path;

use super::file::{Found, Place, bytes_of, path_of};
use super::list::{list, settle};
use super::root::{self, CONFIG, Root};
use super::walk::stored;
use super::{Request, Selection, State, Tree};
use crate::error::Error;
use crate::git::{Paths, Repo};
use crate::model::ownership::is_evidence;

/// Where hosts look for `CODEOWNERS`.
const FOLDERS: [&str; 7] = ["", ".bitbucket", ".forgejo", ".gitea", ".github", ".gitlab", "docs"];

/// The paths of all tracked files, and a tree of those files only that bear on ownership: CODEOWNERS and OWNERS files,
/// settings, signs of a host. Those at their usual place count untracked as well. Without a repository all files count
/// as tracked.
///
/// Neither the work tree nor its files are looked at. Fails like [`super::discover`]; the paths of the request are not.
pub fn tracked(request: &Request) -> Result<(Paths, Tree), Error> {
    let selection = Selection::new(&request.include, &request.exclude)?;
    let root = root::find(request)?;
    let (paths, found, notes) = match root.needed(&request.state)? {
        Some(repo) if request.state == State::WorkTree => {
            let (paths, found) = of_index(repo, &root)?;
            (paths, found, Vec::new())
        }
        _ => {
            let (mut found, notes) = list(&root, &request.state, &selection)?;
            let paths = found.iter().map(|file| file.path.as_slice()).collect();
            found.retain(|file| steers(&file.path));
            (paths, found, notes)
        }
    };
    let mut tree = Tree::new(root, request, found, notes);
    tree.companies = tree.nested_companies();
    tree.choose(&selection);
    Ok((paths, tree))
}

fn of_index(repo: &Repo, root: &Root) -> Result<(Paths, Vec<Found>), Error> {
    let (paths, entries) = repo.paths(&bytes_of(&root.prefix), &steers)?;
    let (entries, _) = settle(entries);
    let mut found: Vec<Found> = entries
        .into_iter()
        .filter_map(|entry| {
            let place = match root.folder.join(path_of(&entry.path)).symlink_metadata() {
                Ok(data) if data.is_symlink() => Place::Link(None),
                Ok(_) => Place::Disk,
                Err(_) if entry.skip_work_tree => stored(entry.kind, entry.id),
                Err(_) => return None,
            };
            Some(Found { place, path: entry.path })
        })
        .collect();
    for path in usual(root) {
        let on_disk = root.folder.join(path_of(&path)).symlink_metadata().is_ok_and(|data| data.is_file());
        if let (true, Err(at)) = (on_disk, found.binary_search_by(|file| file.path.cmp(&path))) {
            found.insert(at, Found { path, place: Place::Disk });
        }
    }
    Ok((paths, found))
}

/// Files that count before anybody told git of them.
fn usual(root: &Root) -> Vec<Vec<u8>> {
    let codeowners = FOLDERS.iter().map(|folder| Path::new(folder).join("CODEOWNERS"));
    let start = root.start.strip_prefix(&root.folder).unwrap_or(Path::new(""));
    let settings = start.ancestors().map(|folder| folder.join(CONFIG));
    codeowners.chain(settings).map(|path| bytes_of(&path).into_owned()).collect()
}

/// Does the file bear on who owns what? All files are asked: told by a few bytes.
fn steers(path: &[u8]) -> bool {
    path.ends_with(b"OWNERS") || path.ends_with(CONFIG.as_bytes()) || is_evidence(path)
}

#[cfg(test)]
mod tests {
    use super::FOLDERS;
    use crate::parse::codeowners::Place;

    #[test]
    fn every_folder_is_one_that_a_host_looks_in() {
        let path = |folder: &&str| [folder, "CODEOWNERS"].join("/").trim_start_matches('/').to_owned();
        let places: Vec<_> = FOLDERS.iter().map(|folder| Place::of(&path(folder))).collect();
        assert!(places.iter().all(Option::is_some));
    }
}
