//! The files and folders that findings are asked for.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::exclude::Selection;
use super::file::{Place, special};
use super::kind::kind;
use super::note::Note;
use super::root::{Root, absolute};
use super::{Request, State, Tree};
use crate::error::Error;
use crate::source::FileKind;

/// A path of the request: as it was given, and from the root.
pub(super) struct Wanted {
    pub(super) given: PathBuf,
    pub(super) path: String,
}

/// What was asked for; nothing means everything.
#[derive(Default, Debug)]
pub(super) struct Asked {
    /// Paths from the root; `""` is the root.
    paths: HashSet<Arc<str>>,
    /// Those of them that are files.
    files: Vec<Arc<str>>,
    /// Was anything asked for?
    narrowed: bool,
}

impl Asked {
    pub(super) fn holds(&self, path: &str) -> bool {
        !self.narrowed || self.paths.contains("") || above(&self.paths, path).is_some() || self.paths.contains(path)
    }

    /// The remarks on files that were asked for and are not read all the same.
    pub(super) fn left_out(&self, companies: &HashSet<Arc<str>>, selection: &Selection) -> Vec<Note> {
        let mut notes = Vec::new();
        for path in &self.paths {
            if let Some(root) = companies.get(path).map(|root| &**root).or_else(|| above(companies, path)) {
                notes.push(Note::InOtherCompany(path.to_string(), root.to_owned()));
            }
        }
        let excluded = self.files.iter().filter(|file| kind(file) != FileKind::Other && !selection.reads(file));
        notes.extend(excluded.map(|file| Note::Excluded(file.to_string())));
        notes
    }
}

/// The folder above `path` that is in the set, the outermost one.
pub(super) fn above<'p>(folders: &HashSet<Arc<str>>, path: &'p str) -> Option<&'p str> {
    if folders.is_empty() {
        return None;
    }
    path.match_indices('/').filter_map(|(at, _)| path.get(..at)).find(|folder| folders.contains(*folder))
}

/// The paths of the request, from the root.
pub(super) fn paths(request: &Request, root: &Root) -> Result<Vec<Wanted>, Error> {
    let stdin = request.stdin.iter().map(|stdin| &stdin.path);
    let asked = if request.stdin.is_some() { stdin.collect() } else { request.paths.iter().collect::<Vec<_>>() };
    asked.into_iter().map(|given| Ok(Wanted { given: given.clone(), path: relative(root, given)? })).collect()
}

/// A path of the request from the root, with `/`.
pub(super) fn relative(root: &Root, given: &Path) -> Result<String, Error> {
    let path = absolute(&root.start, given);
    let top = if root.bare().is_some() { root.folder.join(&root.prefix) } else { root.folder.clone() };
    let outside = || Error::OutsideRoot { path: given.to_string_lossy().into_owned(), root: root.folder.clone() };
    let path = path.strip_prefix(top).map_err(|_| outside())?;
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Ok(parts.join("/"))
}

impl Tree {
    /// Checks that what was asked for exists; what does but holds no file of the run is remarked on.
    pub(super) fn existing(&mut self, asked: Vec<Wanted>) -> Result<Asked, Error> {
        let mut known = Asked { narrowed: !asked.is_empty(), ..Asked::default() };
        let names: Vec<Arc<str>> = self.sources.iter().map(|(_, file)| file.path.clone()).collect();
        for Wanted { given, path } in asked {
            let is_file = names.binary_search_by(|name| (**name).cmp(&path)).is_ok();
            let folder = format!("{path}/");
            let inside = names.get(names.partition_point(|name| **name < *folder));
            let is_folder = path.is_empty() || inside.is_some_and(|name| name.starts_with(&folder));
            if !is_file && !is_folder {
                let on_disk = !matches!(self.state, State::Revision(_));
                if !(on_disk && self.root.join(&path).symlink_metadata().is_ok()) {
                    return Err(Error::NoSuchPath { path: given.to_string_lossy().into_owned() });
                }
                self.openable(&given, &path)?;
                self.notes.push(Note::Ignored(path.clone()));
            }
            let path: Arc<str> = path.into();
            if is_file {
                self.openable(&given, &path)?;
                known.files.push(path.clone());
            }
            known.paths.insert(path);
        }
        Ok(known)
    }

    /// Remarks on a link, and refuses what is neither file nor folder, unless it is a finding by its name.
    fn openable(&mut self, given: &Path, path: &str) -> Result<(), Error> {
        let place = self.sources.find(path).and_then(|file| self.place(file));
        if matches!(place, Some(Place::Link(_))) {
            self.notes.push(Note::Link(path.to_owned()));
        }
        let on_disk = self.root.join(path).symlink_metadata().ok().filter(|_| self.state == State::WorkTree);
        let Some(there) = on_disk.map(|data| data.file_type()) else { return Ok(()) };
        let ordinary = there.is_file() || there.is_dir() || there.is_symlink() || place == Some(Place::Given);
        if ordinary || kind(path) != FileKind::Other {
            return Ok(());
        }
        let message = format!("`{}` is {}, which is not opened", given.display(), special(there));
        Err(Error::usage(message, "name files and folders of the repository"))
    }
}
