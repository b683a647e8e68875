//! CODEOWNERS: what hosts do with it, and what we say about it.

mod company;
mod fates;
mod fix;
mod gitea;
mod github;
mod gitlab;
mod problems;
mod properties;
mod prow;
mod rules;
mod view;

use std::sync::Arc;

use orglint::model::ownership::{OwnersFile, Ownership};
use orglint::parse::codeowners::{self, Dialect};
use orglint::source::{FileId, FileKind, SourceFile, Sources};

/// Sources with these paths, in this order.
pub(crate) fn sources<'a>(paths: impl IntoIterator<Item = &'a str>) -> Sources {
    let file = |path: &str| SourceFile { path: Arc::from(path), kind: FileKind::Other, reported: true };
    Sources::new(paths.into_iter().map(file).collect())
}

/// The text, read as a CODEOWNERS file of the dialect and matched against the paths.
pub(crate) fn owners_file(dialect: Dialect, text: &str, paths: &[&str]) -> OwnersFile {
    let syntax = codeowners::parse(FileId(u32::MAX), text, dialect);
    let mut ownership = Ownership::new(&sources(paths.iter().copied()), vec![syntax], Some(dialect));
    ownership.files.remove(0)
}

/// For each path the lines (from 1) that decide about it.
pub(crate) fn lines(dialect: Dialect, text: &str, paths: &[&str]) -> Vec<Vec<usize>> {
    let file = owners_file(dialect, text, paths);
    let line = |start: u32| text[..start as usize].matches('\n').count() + 1;
    (0..paths.len() as u32).map(|at| file.rules_of(FileId(at)).map(|(_, rule)| line(rule.at.start)).collect()).collect()
}

/// Asserts the line that decides about each path; 0 for none.
#[track_caller]
pub(crate) fn decides(dialect: Dialect, text: &str, expected: &[(&str, usize)]) {
    let paths: Vec<&str> = expected.iter().map(|(path, _)| *path).collect();
    let found = lines(dialect, text, &paths);
    let found: Vec<(&str, usize)> =
        paths.iter().zip(found).map(|(path, lines)| (*path, lines.last().copied().unwrap_or(0))).collect();
    assert_eq!(found, expected, "{dialect:?}:\n{text}");
}

/// Asserts which paths a single pattern matches, and which it does not.
#[track_caller]
pub(crate) fn matches(dialect: Dialect, pattern: &str, yes: &[&str], no: &[&str]) {
    let text = format!("{pattern} @ana\n");
    let expected: Vec<(&str, usize)> =
        yes.iter().map(|path| (*path, 1)).chain(no.iter().map(|path| (*path, 0))).collect();
    decides(dialect, &text, &expected);
}

/// Asserts the owners of each path, in order.
#[track_caller]
pub(crate) fn owned(dialect: Dialect, text: &str, expected: &[(&str, &[&str])]) {
    let paths: Vec<&str> = expected.iter().map(|(path, _)| *path).collect();
    let file = owners_file(dialect, text, &paths);
    for (at, (path, owners)) in expected.iter().enumerate() {
        let found: Vec<&str> = file.owners_of(FileId(at as u32)).iter().map(|owner| owner.text.as_str()).collect();
        assert_eq!(&found, owners, "{path} in {dialect:?}:\n{text}");
    }
}
