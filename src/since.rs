//! What a change brought: the findings of the new state less those of the old one, and whatever lies on a changed line.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::finding::{Finding, SuppressionKind};
use crate::source::{FileId, SourceText, Sources, Span, Texts};

/// A file that differs between the two states. Paths are relative to the root.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangedFile {
    /// Its path in the new state.
    pub path: String,
    /// Its path in the old state, if it was another.
    pub before: Option<String>,
    /// Lines of the new state, from 0, half open, ascending, that are new or differ; an empty range stands before the
    /// line that follows deleted ones.
    pub lines: Vec<Range<u32>>,
}

/// The changed places of the new state.
#[derive(Debug, Default)]
pub struct Changes {
    /// Changed bytes of each file, ascending.
    places: BTreeMap<FileId, Vec<Range<u32>>>,
    /// Files that had another path before.
    renamed: BTreeMap<FileId, String>,
}

impl Changes {
    /// Finds the changed lines in the texts of the new state. A file that cannot be read counts as changed as a whole.
    pub fn new(files: &[ChangedFile], sources: &Sources, texts: &dyn Texts) -> Self {
        let ids: BTreeMap<&str, FileId> = sources.iter().map(|(id, file)| (&*file.path, id)).collect();
        let mut changes = Self::default();
        for file in files {
            let Some(&id) = ids.get(file.path.as_str()) else { continue };
            if let Some(before) = &file.before {
                changes.renamed.insert(id, before.clone());
            }
            let bytes = match texts.text(id) {
                Ok(text) => bytes_of(&file.lines, &text),
                Err(_) => std::iter::once(0..u32::MAX).collect(),
            };
            changes.places.insert(id, bytes);
        }
        changes
    }

    /// Does the place touch a changed line? A deletion touches what reaches across it.
    pub fn touches(&self, span: Span) -> bool {
        let Some(places) = self.places.get(&span.file) else { return false };
        let end = span.end.max(span.start.saturating_add(1));
        let first = places.partition_point(|place| place.end <= span.start);
        places.get(first).is_some_and(|place| place.start < end)
    }

    /// Where the file lay in the old state.
    fn path_before<'a>(&'a self, file: FileId, sources: &'a Sources) -> &'a str {
        self.renamed.get(&file).map_or_else(|| sources.path(file), String::as_str)
    }

    fn touches_finding(&self, finding: &Finding) -> bool {
        finding.labels.iter().any(|label| self.touches(label.span))
    }
}

/// Keeps the findings that touch a changed line, and those that the old state did not have.
///
/// Both states are multisets of fingerprints: of what is untouched, as many are kept as there are more than before. A
/// finding of the old state answers first for its own file, then for any other. Old findings that somebody had allowed
/// answer for nothing; what the baseline records stays among the new ones, marked, and is answered for before the rest.
pub fn keep_new(findings: &mut Vec<Finding>, sources: &Sources, changes: &Changes, old: &[Finding], before: &Sources) {
    let mut had = Had::new(old, before);
    let touched: Vec<bool> = findings.iter().map(|finding| changes.touches_finding(finding)).collect();
    let mut kept: Vec<bool> = findings.iter().zip(&touched).map(|(f, touched)| *touched || !is_allowed(f)).collect();
    let mut open: Vec<(usize, bool, &Finding)> = touched
        .into_iter()
        .zip(&*findings)
        .enumerate()
        .map(|(at, (touched, finding))| (at, touched, finding))
        .collect();
    open.retain(|(_, _, finding)| !is_allowed(finding));
    open.sort_by_key(|(_, touched, finding)| (*touched, finding.suppression.is_none()));
    let mut settle = |at: usize, touched: bool| kept.iter_mut().skip(at).take(1).for_each(|kept| *kept = touched);
    open.retain(|&(at, touched, finding)| {
        let path = finding.primary().map_or("", |span| changes.path_before(span.file, sources));
        let known = had.take(finding, path);
        if known {
            settle(at, touched);
        }
        !known
    });
    for (at, touched, finding) in open {
        if !touched && had.take_anywhere(finding) {
            settle(at, touched);
        }
    }
    let mut kept = kept.into_iter();
    findings.retain(|_| kept.next().unwrap_or(true));
}

/// The findings of the old state that have not answered yet.
#[derive(Default)]
struct Had {
    /// Rule, fingerprint → path → how many.
    counts: BTreeMap<(String, String), BTreeMap<String, usize>>,
}

impl Had {
    fn new(old: &[Finding], sources: &Sources) -> Self {
        let mut had = Self::default();
        for finding in old.iter().filter(|finding| finding.suppression.is_none()) {
            let path = finding.primary().map_or("", |span| sources.path(span.file));
            *had.counts.entry(key(finding)).or_default().entry(path.to_owned()).or_default() += 1;
        }
        had
    }

    /// Uses up one in this file.
    fn take(&mut self, finding: &Finding, path: &str) -> bool {
        let count = self.counts.get_mut(&key(finding)).and_then(|paths| paths.get_mut(path));
        count.filter(|count| **count > 0).map(|count| *count -= 1).is_some()
    }

    /// Uses up one in any file.
    fn take_anywhere(&mut self, finding: &Finding) -> bool {
        let mut paths = self.counts.get_mut(&key(finding)).into_iter().flat_map(BTreeMap::values_mut);
        paths.find(|count| **count > 0).map(|count| *count -= 1).is_some()
    }
}

fn key(finding: &Finding) -> (String, String) {
    (finding.rule.to_string(), finding.fingerprint.clone())
}

/// Allowed by a comment or an entry of the configuration, not by the baseline.
fn is_allowed(finding: &Finding) -> bool {
    finding.suppression.as_ref().is_some_and(|suppression| suppression.kind != SuppressionKind::Baseline)
}

/// The bytes of ranges of lines. git ends lines at LF alone.
fn bytes_of(lines: &[Range<u32>], text: &SourceText) -> Vec<Range<u32>> {
    let text = text.as_str();
    let after = text.match_indices('\n').map(|(at, _)| at as u32 + 1);
    let starts: Vec<u32> = std::iter::once(0).chain(after).collect();
    let start = |line: u32| starts.get(line as usize).copied().unwrap_or(text.len() as u32);
    lines.iter().map(|lines| start(lines.start)..start(lines.end)).collect()
}
