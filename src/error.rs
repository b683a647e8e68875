//! The ways of not being able to do the job: each ends the run with exit code 2 and says what would mend it.

use std::ops::Range;
use std::path::PathBuf;

/// One thing wrong in a file that steers the run, at its exact place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Bytes of the file's text.
    pub at: Range<usize>,
    /// What is wrong: lower-case start, no full stop.
    pub message: String,
    /// What to write instead; may be empty.
    pub help: String,
}

impl Problem {
    /// A problem without advice.
    pub fn new(at: Range<usize>, message: impl Into<String>) -> Self {
        Self { at, message: message.into(), help: String::new() }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

/// A file that steers the run (configuration, baseline, a company's own rule) and cannot be used.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{path} cannot be used: {}", .problems.first().map_or("", |problem| problem.message.as_str()))]
pub struct BadFile {
    /// Its path, as people know it.
    pub path: String,
    /// Its whole text.
    pub text: String,
    /// Everything that is wrong in it, in order; never empty.
    pub problems: Vec<Problem>,
}

/// Why a run could not be done.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Error {
    /// Files that steer the run are wrong; never empty.
    #[error("{}", .0.first().map_or_else(String::new, ToString::to_string))]
    Files(Vec<BadFile>),
    /// A file could not be read.
    #[error("cannot read {path}: {cause}")]
    Read {
        /// Which.
        path: String,
        /// What the system said.
        cause: String,
    },
    /// A file could not be written.
    #[error("cannot write {path}: {cause}")]
    Write {
        /// Which.
        path: String,
        /// What the system said.
        cause: String,
    },
    /// The arguments do not go together, or name what is not there.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to type instead; may be empty.
        help: String,
    },
    /// A path that was asked for is neither in the work tree nor in the revision.
    #[error("no such file or folder: `{path}`; check the spelling, paths are relative to the current folder")]
    NoSuchPath {
        /// As it was given.
        path: String,
    },
    /// A path that was asked for lies elsewhere.
    #[error("`{path}` lies outside of {root}; run orglint there, or name its folder with `--root`")]
    OutsideRoot {
        /// As it was given.
        path: String,
        /// The folder of this run.
        root: PathBuf,
    },
    /// The folder to start in, or the root, cannot be used.
    #[error("cannot read the folder {path}: {reason}; name an existing folder")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the operating system said.
        reason: String,
    },
    /// A repository without a work tree, and no revision named.
    #[error("{path} is a bare repository and has no work tree; name a revision: `--rev HEAD`")]
    Bare {
        /// The repository.
        path: PathBuf,
    },
    /// Something that only git can give was asked for where there is no repository.
    #[error("{start} lies in no git repository, which `{option}` needs; run it inside of one, or leave `{option}` out")]
    NoRepository {
        /// Where the search began.
        start: PathBuf,
        /// The option that needs it.
        option: &'static str,
    },
    /// A name that resolves to no commit or tree.
    #[error(
        "no revision `{revision}`: {reason}; `git log --oneline` lists commits, `git fetch` brings missing branches"
    )]
    Revision {
        /// As it was given.
        revision: String,
        /// What git said.
        reason: String,
    },
    /// History that was never fetched is needed.
    #[error(
        "this is a shallow clone, which lacks `{revision}` or the history between it and the present; fetch it with \
         `git fetch --unshallow` (or `git fetch --deepen=1000`), in GitHub Actions set `fetch-depth: 0` on actions/checkout"
    )]
    Shallow {
        /// The revision whose history is missing.
        revision: String,
    },
    /// Two histories without a common commit.
    #[error("`{base}` and `{head}` have no commit in common; name a revision of the same history")]
    Unrelated {
        /// One side.
        base: String,
        /// The other.
        head: String,
    },
    /// git refuses repositories of other people.
    #[error(
        "the repository at {path} belongs to another user, so git does not open it; if you trust it: \
         `git config --global --add safe.directory {path}`"
    )]
    Ownership {
        /// The folder to trust.
        path: PathBuf,
    },
    /// A repository, or its index, of a kind that cannot be read.
    #[error("cannot read the git repository at {path}: {reason}; {help}")]
    Repository {
        /// Where it lies.
        path: PathBuf,
        /// What git said.
        reason: String,
        /// What may mend it.
        help: &'static str,
    },
    /// A glob of `include` or `exclude` that is none.
    #[error("`{pattern}` is no valid glob: {reason}; write a literal `[` or `{{` as `\\[` or `\\{{`")]
    Glob {
        /// As it was given.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl Error {
    /// A usage error with its mending hint.
    pub fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), help: help.into() }
    }
}

impl From<BadFile> for Error {
    fn from(file: BadFile) -> Self {
        Self::Files(vec![file])
    }
}
