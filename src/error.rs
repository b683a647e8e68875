//! The ways of not being able to do the job. Every message says how to mend it.

use std::path::PathBuf;

/// Why a run cannot start or go on: exit code 2.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Error {
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
