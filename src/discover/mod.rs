//! Everything between the disk, or git, and the files of a run: which there are, what each one is, and its text.

mod asked;
mod decode;
mod exclude;
mod file;
mod kind;
mod list;
mod note;
mod root;
mod tracked;
mod walk;

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use self::decode::{SIZE_LIMIT, decode};
pub use self::exclude::Selection;
pub use self::file::{read, special};
pub use self::kind::kind;
pub use self::note::Note;
pub use self::tracked::tracked;

use self::asked::Asked;
use self::file::{Found, Place, path_of, read_blob, read_disk};
use crate::error::Error;
use crate::git::{ObjectId, Repo};
use crate::source::{FileId, FileKind, SourceFile, SourceText, Sources, Texts, Unreadable};

/// What to look at.
#[derive(Clone, Default, Debug)]
pub struct Request {
    /// The folder to start in; relative paths of the request start here.
    pub start: PathBuf,
    /// The folder that is a company of its own, if it is said.
    pub root: Option<PathBuf>,
    /// Only findings in these files and folders are to be shown; none: all. Everything is known all the same.
    pub paths: Vec<PathBuf>,
    /// Globs of what to read; see [`Selection`].
    pub include: Vec<String>,
    /// Globs of what not to read.
    pub exclude: Vec<String>,
    /// Which state of the files.
    pub state: State,
    /// A text that stands in for one file, as editors send it.
    pub stdin: Option<Stdin>,
}

/// A state of the files.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub enum State {
    /// On disk.
    #[default]
    WorkTree,
    /// As staged for the next commit.
    Index,
    /// In a revision: whatever git can resolve.
    Revision(String),
}

/// A text given by the caller in place of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stdin {
    /// The file that it is a version of; it need not exist.
    pub path: PathBuf,
    /// What it is to hold, not decoded.
    pub bytes: Vec<u8>,
}

/// The files of a run, and the way to their texts. Texts are read anew on each demand: memory does not grow with the
/// repository.
#[derive(Debug)]
pub struct Tree {
    /// All files. Those not to be read (excluded, of another company, symbolic links) are of [`FileKind::Other`]:
    /// only their paths count.
    pub sources: Sources,
    /// What to tell beside the findings.
    pub notes: Vec<Note>,
    /// The folder that all paths are relative to; of a bare repository the repository itself.
    pub root: PathBuf,
    /// Folders below, each a company of its own (`root = true`), whose files are not read.
    pub companies: Vec<Arc<str>>,
    state: State,
    /// Where the root lies in the repository's tree.
    prefix: PathBuf,
    repo: Option<Repo>,
    asked: Asked,
    places: Vec<Place>,
    /// Real paths of the files whose names are no UTF-8.
    odd: BTreeMap<FileId, PathBuf>,
    given: Vec<u8>,
}

/// Finds the files of a run.
///
/// Fails if the folder or a path does not exist, or if git cannot tell what is asked of it.
pub fn discover(request: &Request) -> Result<Tree, Error> {
    let selection = Selection::new(&request.include, &request.exclude)?;
    let root = root::find(request)?;
    let (mut found, notes) = list::list(&root, &request.state, &selection)?;
    let asked = asked::paths(request, &root)?;
    if let Some(stdin) = &request.stdin {
        if root.start.join(&stdin.path).is_dir() {
            let message = format!("`{}` is a folder; standard input stands in for a file", stdin.path.display());
            return Err(Error::usage(message, "name the file, which need not exist"));
        }
        list::give(&mut found, asked::relative(&root, &stdin.path)?);
    }
    let mut tree = Tree::new(root, request, found, notes);
    tree.companies = tree.nested_companies();
    tree.notes.extend(tree.links_outside());
    tree.asked = tree.existing(asked)?;
    tree.choose(&selection);
    Ok(tree)
}

impl Tree {
    fn new(root: root::Root, request: &Request, mut found: Vec<Found>, notes: Vec<Note>) -> Self {
        let lossy = |file: &Found| String::from_utf8_lossy(&file.path).into_owned();
        let odd_name = |file: &Found| std::str::from_utf8(&file.path).is_err();
        if found.iter().any(odd_name) {
            found.sort_by_cached_key(lossy);
        }
        let odd = found.iter().enumerate().filter(|(_, file)| odd_name(file));
        let odd = odd.map(|(at, file)| (FileId(at as u32), path_of(&file.path))).collect();
        let files = found.iter().map(|file| {
            let path: Arc<str> = String::from_utf8_lossy(&file.path).into();
            SourceFile { path, kind: FileKind::Other, reported: false }
        });
        Self {
            sources: Sources::new(files.collect()),
            notes,
            root: root.folder,
            companies: Vec::new(),
            state: request.state.clone(),
            prefix: root.prefix,
            repo: root.repo,
            asked: Asked::default(),
            places: found.iter().map(|file| file.place).collect(),
            odd,
            given: request.stdin.as_ref().map(|stdin| stdin.bytes.clone()).unwrap_or_default(),
        }
    }

    /// Decides anew which files are read and reported: the configuration, which holds globs, is a file of the run
    /// itself.
    pub fn select(&mut self, include: &[String], exclude: &[String]) -> Result<(), Error> {
        self.choose(&Selection::new(include, exclude)?);
        Ok(())
    }

    fn choose(&mut self, selection: &Selection) {
        let companies: HashSet<Arc<str>> = self.companies.iter().cloned().collect();
        let chosen = self.sources.iter().zip(&self.places).map(|((_, file), place)| {
            let own = asked::above(&companies, &file.path).is_none();
            let reads = own && !matches!(place, Place::Link(_)) && selection.reads(&file.path);
            let kind = if reads { kind(&file.path) } else { FileKind::Other };
            SourceFile { path: file.path.clone(), kind, reported: reads && self.asked.holds(&file.path) }
        });
        let sources = Sources::new(chosen.collect());
        self.sources = sources;
        self.notes.retain(|note| !matches!(note, Note::Excluded(_) | Note::InOtherCompany(..)));
        self.notes.extend(self.asked.left_out(&companies, selection));
        self.notes.sort();
    }

    /// The repository, for its history and changes.
    pub fn repo(&self) -> Option<&Repo> {
        self.repo.as_ref()
    }

    /// Where the root lies in the repository's tree; empty at its top. Paths of [`crate::git::Change`] start there.
    pub fn prefix(&self) -> &Path {
        &self.prefix
    }

    /// Which state of the files this is.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The id of the contents, where git holds them: equal ids, equal texts.
    pub fn blob(&self, file: FileId) -> Option<ObjectId> {
        match self.place(file)? {
            Place::Blob(id) => Some(id),
            Place::Disk | Place::Link(_) | Place::Given => None,
        }
    }

    /// Where a file of the work tree lies on disk.
    pub fn on_disk(&self, file: FileId) -> Option<PathBuf> {
        let path = self.root.join(self.real_path(file));
        (self.place(file)? == Place::Disk).then_some(path)
    }

    /// The contents of a file, not decoded.
    pub fn bytes(&self, file: FileId) -> Result<Vec<u8>, Unreadable> {
        match self.place(file) {
            Some(Place::Disk) => read_disk(&self.root.join(self.real_path(file))),
            Some(Place::Blob(id)) => read_blob(self.repo.as_ref(), id),
            Some(Place::Given) => Ok(self.given.clone()),
            Some(Place::Link(_)) => Err(Unreadable::Io("a symbolic link, which is not followed".to_owned())),
            None => Err(Unreadable::Io("no file of this run".to_owned())),
        }
    }

    fn place(&self, file: FileId) -> Option<Place> {
        self.places.get(file.0 as usize).copied()
    }

    fn real_path(&self, file: FileId) -> PathBuf {
        self.odd.get(&file).cloned().unwrap_or_else(|| path_of(self.sources.path(file).as_bytes()))
    }
}

impl Texts for Tree {
    fn text(&self, file: FileId) -> Result<Arc<SourceText>, Unreadable> {
        let kind = self.sources.get(file).map_or(FileKind::Other, |file| file.kind);
        Ok(Arc::new(decode(self.bytes(file)?, kind)?))
    }
}
