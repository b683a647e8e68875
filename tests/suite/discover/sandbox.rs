//! A temporary folder and the git program.

use std::path::{Path, PathBuf};
use std::process::Command;

use orglint::discover::{Request, State, Tree, discover};
use orglint::source::{FileKind, Texts};

/// A folder that is gone when the test is over.
pub(crate) struct Sandbox {
    folder: tempfile::TempDir,
}

impl Sandbox {
    /// An empty folder.
    pub(crate) fn folder() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A repository with these files committed.
    pub(crate) fn repository(files: &[(&str, &str)]) -> Self {
        let sandbox = Self::folder();
        sandbox.git(&["init", "--quiet", "--initial-branch=main"]);
        sandbox.commit(files);
        sandbox
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub(crate) fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, contents).unwrap();
    }

    pub(crate) fn commit(&self, files: &[(&str, &str)]) {
        files.iter().for_each(|(path, contents)| self.write(path, contents));
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message=change"]);
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git(self.folder.path(), arguments)
    }

    /// The files of the work tree, seen from the top.
    pub(crate) fn tree(&self) -> Tree {
        self.discover(&Request::default())
    }

    /// The files of a state, seen from the top.
    pub(crate) fn state(&self, state: State) -> Tree {
        self.discover(&Request { state, ..Request::default() })
    }

    /// What a request that starts at the top finds.
    pub(crate) fn discover(&self, request: &Request) -> Tree {
        discover(&self.started_at_top(request)).unwrap()
    }

    /// What a request that starts at the top is refused with.
    pub(crate) fn refusal(&self, request: &Request) -> String {
        discover(&self.started_at_top(request)).unwrap_err().to_string()
    }

    fn started_at_top(&self, request: &Request) -> Request {
        Request { start: self.path().join(&request.start), ..request.clone() }
    }
}

pub(crate) fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("GIT_")) {
        command.env_remove(name);
    }
    let identity =
        ["-c", "user.name=Ada", "-c", "user.email=ada@lumenfold.example", "-c", "protocol.file.allow=always"];
    let run = command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .current_dir(folder)
        .args(identity)
        .args(["-c", "commit.gpgsign=false"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(run.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8_lossy(&run.stdout).trim().to_owned()
}

/// All paths of the run.
pub(crate) fn paths(tree: &Tree) -> Vec<String> {
    tree.sources.iter().map(|(_, file)| file.path.to_string()).collect()
}

/// The paths in which findings are shown.
pub(crate) fn reported(tree: &Tree) -> Vec<String> {
    tree.sources.iter().filter(|(_, file)| file.reported).map(|(_, file)| file.path.to_string()).collect()
}

/// The paths whose texts are read.
pub(crate) fn read(tree: &Tree) -> Vec<String> {
    let read = tree.sources.iter().filter(|(_, file)| file.kind != FileKind::Other);
    read.map(|(_, file)| file.path.to_string()).collect()
}

/// The text of a file, or the word for why there is none.
pub(crate) fn text(tree: &Tree, path: &str) -> String {
    let file = tree.sources.find(path).unwrap_or_else(|| panic!("{path} is not among {:?}", paths(tree)));
    tree.text(file).map_or_else(|error| format!("unreadable: {error}"), |text| text.as_str().to_owned())
}

/// The remarks, as people see them.
pub(crate) fn notes(tree: &Tree) -> Vec<String> {
    tree.notes.iter().map(ToString::to_string).collect()
}
