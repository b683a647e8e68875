//! Patterns of all hosts that use globs, in one form: components from the root down, and what of it is meant.

use super::glob::{self, Glob};
use crate::parse::codeowners::Dialect;

/// One component of a pattern.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Part {
    /// Exactly this name.
    Name(String),
    /// A name that fits.
    Glob(Glob),
    /// `**`: any number of directories, none as well. Never two in a row, never last.
    AnyDepth,
}

/// What a pattern means of the path that its parts lead to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum End {
    /// The file at that path.
    Itself,
    /// Every file below that directory.
    Below,
    /// Either.
    Both,
}

/// A pattern from the root of the repository.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct PathPattern {
    pub(super) parts: Vec<Part>,
    pub(super) end: End,
}

impl PathPattern {
    /// Reads a pattern as the host does; `None` where it can match nothing, or is no glob (Gitea, Prow).
    pub(super) fn new(pattern: &str, dialect: Dialect) -> Option<Self> {
        match dialect {
            Dialect::GitHub | Dialect::Bitbucket => Self::github(pattern),
            Dialect::GitLab => Self::gitlab(pattern),
            Dialect::Gitea | Dialect::Prow => None,
        }
    }

    /// A slash at the start or inside anchors; a lone component floats; a slash at the end means a directory; the last
    /// component means a file or a directory, except a bare `*`, which is one level only.
    fn github(pattern: &str) -> Option<Self> {
        let anchored = pattern.strip_prefix('/');
        let body = anchored.unwrap_or(pattern);
        let (body, directory) = body.strip_suffix('/').map_or((body, false), |body| (body, true));
        if body.is_empty() {
            return None;
        }
        let names: Vec<&str> = body.split('/').collect();
        let floats = anchored.is_none() && names.len() == 1 && body != "**";
        let mut parts: Vec<Part> = if floats { vec![Part::AnyDepth] } else { Vec::new() };
        for name in &names {
            push(&mut parts, name, false);
        }
        let mut end = if directory { End::Below } else { End::Both };
        if parts.last() == Some(&Part::AnyDepth) {
            parts.pop();
            end = End::Below;
        } else if !directory && names.last() == Some(&"*") {
            end = End::Itself;
        }
        Some(Self { parts, end })
    }

    /// `File.fnmatch` with `FNM_PATHNAME` and `FNM_DOTMATCH` on a pattern that GitLab completes first: only a slash at
    /// the start anchors, a slash at the end means `**/*`, and `**` is special only before a slash.
    fn gitlab(pattern: &str) -> Option<Self> {
        let pattern = pattern.strip_prefix("\\#").map_or_else(|| pattern.to_owned(), |rest| format!("#{rest}"));
        let anchored = pattern.strip_prefix('/');
        let body = anchored.unwrap_or(&pattern);
        let mut parts: Vec<Part> = if anchored.is_none() { vec![Part::AnyDepth] } else { Vec::new() };
        let mut names = glob::components(body);
        let last = names.pop().unwrap_or("");
        for name in names {
            push(&mut parts, name, true);
        }
        if last.is_empty() && parts.last() == Some(&Part::AnyDepth) && parts.len() == 1 {
            parts.pop();
        }
        if last.is_empty() {
            return Some(Self { parts, end: End::Below }.closed());
        }
        parts.push(component(last, true));
        Some(Self { parts, end: End::Itself })
    }

    /// What GitLab keeps an entry under: the pattern completed. Two spellings of one meaning are two entries to it.
    pub(super) fn gitlab_key(pattern: &str) -> String {
        let pattern = pattern.strip_prefix("\\#").map_or_else(|| pattern.to_owned(), |rest| format!("#{rest}"));
        let start = if pattern.starts_with('/') { "" } else { "/**/" };
        let end = if pattern.ends_with('/') { "**/*" } else { "" };
        format!("{start}{}{end}", pattern.replace("\\ ", " "))
    }

    /// Takes away a trailing [`Part::AnyDepth`], which adds nothing to "everything below".
    fn closed(mut self) -> Self {
        while self.parts.last() == Some(&Part::AnyDepth) {
            self.parts.pop();
        }
        self
    }

    /// Does it match every file of any repository?
    pub(super) fn is_catch_all(&self) -> bool {
        let star = |part: &Part| matches!(part, Part::Glob(glob) if glob.is_star());
        match (self.parts.as_slice(), self.end) {
            ([], End::Below) => true,
            ([Part::AnyDepth, last], End::Itself | End::Both) => star(last),
            _ => false,
        }
    }
}

fn push(parts: &mut Vec<Part>, name: &str, classes: bool) {
    if name != "**" {
        parts.push(component(name, classes));
    } else if parts.last() != Some(&Part::AnyDepth) {
        parts.push(Part::AnyDepth);
    }
}

fn component(name: &str, classes: bool) -> Part {
    if !name.bytes().any(|byte| matches!(byte, b'*' | b'?' | b'[' | b'\\')) {
        return Part::Name(name.to_owned());
    }
    let glob = Glob::new(name, classes);
    glob.literal().map_or_else(|| Part::Glob(glob), Part::Name)
}
