//! The ways of not being able to do the job: each ends the run with exit code 2 and says what would mend it.

use std::ops::Range;

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
