//! Folders that hold a file per person: one chart out of many files.

use super::draft::{Sheet, sheet};
use super::guard::SKIP;
use super::read::{FileCharts, Single, Weighed};
use crate::parse::chart::{Family, Problem};
use crate::source::{FileId, Span, Spanned};

/// Takes the single records out of the files and makes them one chart, if together they are one.
///
/// All of a repository make one family: a company has one, however deep its folders (`person/d/dana.yml`,
/// `vacancy/…`). Others refer to a record by the stem of its file.
pub(super) fn chart(files: &mut [FileCharts]) -> Option<(FileId, Weighed)> {
    let mut singles: Vec<(FileId, String, Single)> = Vec::new();
    for file in files.iter_mut() {
        if let Some(single) = file.single.take() {
            singles.push((file.file, stem(&file.path).to_owned(), *single));
        }
    }
    let (file, _, first) = singles.first()?;
    let (file, span) = (*file, first.draft.node.at);
    let mut problems: Vec<Problem> = Vec::new();
    let mut drafts = Vec::with_capacity(singles.len());
    for (_, stem, mut single) in singles {
        let at = Span::new(single.draft.node.at.file, single.draft.node.at.start, single.draft.node.at.start);
        single.draft.node.keys.insert(0, Spanned::new(stem, at));
        problems.append(&mut single.problems);
        drafts.push(single.draft);
    }
    let Sheet { mut chart, shares } = sheet("a file per person", span, drafts, problems);
    if !shares.are_managed(false) {
        if !shares.are_roster() {
            return None;
        }
        chart.family = Family::Roster;
        chart.edges.clear();
    }
    Some((file, Weighed { syntax: chart, doubt: 0 })).filter(|(_, weighed)| weighed.doubt < SKIP)
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
