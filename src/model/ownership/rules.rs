//! The file that counts, made ready to be asked about paths.

use std::sync::Arc;

use super::standing::{dialect_of, ranked};
use super::verdict::{Matcher, Verdict};
use super::{prow, regexps};
use crate::model::guarded;
use crate::parse::chart;
use crate::parse::codeowners::{self, Codeowners, Dialect, Problem};
use crate::parse::prow_owners::{self, ProwOwners};
use crate::source::{FileId, FileKind, Sources, Texts};

/// What the CODEOWNERS file that counts says, or all `OWNERS` files together.
#[derive(Clone, Debug)]
pub struct OwnerRules {
    /// What is written in it.
    pub syntax: Codeowners,
    pub(super) decider: Arc<Decider>,
}

/// How a host finds the rules for a path.
#[derive(Debug)]
pub(super) enum Decider {
    Globs(Matcher),
    Regexps(regexps::Regexps),
    Directories(prow::Directories),
}

impl OwnerRules {
    /// Those of [`super::Ownership::main`], without matching them against the sources. `None` if there is no such file.
    pub fn main(sources: &Sources, texts: &dyn Texts, host: Option<Dialect>) -> Option<Self> {
        let first = ranked(sources, codeowners(sources, texts, host), host).into_iter().next();
        match first {
            Some((_, _, Some(_))) => None,
            Some((syntax, _, None)) => Some(Self { decider: Arc::new(Decider::new(&syntax)), syntax }),
            None => Self::prow(sources, texts),
        }
    }

    /// The rules that decide about each of the paths, exclusions of GitLab among them. Quickest when they are sorted.
    pub fn decide<'p>(&self, paths: impl ExactSizeIterator<Item = &'p str>) -> Verdict {
        self.decider.decide(paths)
    }

    /// All Kubernetes `OWNERS` files as one; `None` if there is none.
    pub(super) fn prow(sources: &Sources, texts: &dyn Texts) -> Option<Self> {
        let owners = sources.iter().filter(|(_, file)| file.kind == FileKind::Owners);
        let mut failed: Vec<Problem> = Vec::new();
        let files: Vec<(FileId, String, ProwOwners)> = owners
            .filter_map(|(id, file)| {
                let directory = file.path.rsplit_once('/').map_or("", |(directory, _)| directory);
                let read = guarded(id, || prow_owners::parse(id, texts.text(id).ok()?.as_str()));
                Some((id, directory.to_owned(), read.map_err(|problem| failed.push(bug(problem))).ok()??))
            })
            .collect();
        if files.is_empty() && failed.is_empty() {
            return None;
        }
        let (mut syntax, directories) = prow::merged(files);
        syntax.problems.extend(failed);
        Some(Self { syntax, decider: Arc::new(Decider::Directories(directories)) })
    }
}

impl Decider {
    pub(super) fn new(syntax: &Codeowners) -> Self {
        match syntax.dialect {
            Dialect::Gitea => Self::Regexps(regexps::Regexps::new(syntax)),
            _ => Self::Globs(Matcher::new(syntax)),
        }
    }

    pub(super) fn decide<'p>(&self, paths: impl ExactSizeIterator<Item = &'p str>) -> Verdict {
        match self {
            Self::Globs(matcher) => matcher.decide(paths),
            Self::Regexps(regexps) => regexps.decide(paths),
            Self::Directories(directories) => directories.decide(paths),
        }
    }
}

/// Every CODEOWNERS file among the sources that can be read.
pub(super) fn codeowners(sources: &Sources, texts: &dyn Texts, host: Option<Dialect>) -> Vec<Codeowners> {
    let files = sources.iter().filter(|(_, file)| file.kind == FileKind::Codeowners);
    let one = |id: FileId, path: &str| {
        let text = texts.text(id).ok()?;
        let dialect = dialect_of(path, text.as_str(), sources, host);
        Some(codeowners::parse(id, text.as_str(), dialect))
    };
    let read = files.filter_map(|(id, file)| {
        guarded(id, || one(id, &file.path)).unwrap_or_else(|problem| {
            let empty = Codeowners::empty(id, dialect_of(&file.path, "", sources, host));
            Some(Codeowners { problems: vec![bug(problem)], ..empty })
        })
    });
    read.collect()
}

/// What became of a file that made orglint fail.
fn bug(problem: chart::Problem) -> Problem {
    Problem { at: problem.at, message: problem.message, help: "nothing of this file is judged until then".to_owned() }
}
