//! What a run should say about the files it found, beside its findings.

use std::fmt;

/// One remark. Its [`Display`](fmt::Display) form is a line for people; paths in it are as they are on disk, so
/// reporters must make them safe to print.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Note {
    /// The root lies in no git repository: every file was taken.
    NoRepository,
    /// So many submodules, or other repositories inside this one, were skipped.
    Submodules(u32),
    /// So many symbolic links point out of the root and were not followed; the first one.
    LinksOutside(u32, String),
    /// So many files are in a merge conflict: of the staged ones our side was taken.
    Conflicts(u32),
    /// So many folders below are companies of their own (`root = true`) and were left out; the first one.
    OtherCompanies(u32, String),
    /// A path that was asked for holds nothing that is tracked, or it is ignored by git.
    Ignored(String),
    /// A file that was asked for is excluded.
    Excluded(String),
    /// A path that was asked for is a symbolic link.
    Link(String),
    /// A path that was asked for belongs to the company at the second path.
    InOtherCompany(String, String),
    /// A folder could not be listed, and why.
    Unlisted(String, String),
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |n: u32| if n == 1 { "" } else { "s" };
        match self {
            Self::NoRepository => {
                write!(f, "not a git repository: reading every file of the folder, ignore files are not looked at")
            }
            Self::Submodules(n) => write!(f, "{n} submodule{} skipped", plural(*n)),
            Self::LinksOutside(n, first) => {
                write!(f, "{n} symbolic link{} out of the root not followed, such as {first}", plural(*n))
            }
            Self::Conflicts(n) => write!(f, "{n} file{} in a merge conflict: our side was read", plural(*n)),
            Self::OtherCompanies(1, first) => {
                write!(f, "{first} is a company of its own (root = true) and was left out")
            }
            Self::OtherCompanies(n, first) => {
                write!(f, "{n} folders are companies of their own (root = true) and were left out, such as {first}")
            }
            Self::Ignored(path) => write!(f, "{path}: nothing to check here, it is empty or ignored by git"),
            Self::Link(path) => write!(f, "{path}: a symbolic link, which is not followed, and so not checked"),
            Self::Excluded(path) => write!(f, "{path}: excluded, and so not checked"),
            Self::InOtherCompany(path, root) => {
                write!(f, "{path}: belongs to the company at {root}; check it with --root {root}")
            }
            Self::Unlisted(path, reason) => write!(f, "{path}: cannot list this folder: {reason}"),
        }
    }
}
