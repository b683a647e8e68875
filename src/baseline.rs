//! Yesterday's findings, by fingerprint: recorded ones are suppressed, new ones are reported, gone ones are told.
//!
//! Both sides are multisets: a finding that stands in a file twice is recorded with count 2, and a third one is new.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::error::{BadFile, Problem};
use crate::finding::{Finding, Suppression, SuppressionKind};
use crate::source::Sources;

/// The file's name.
pub const FILE_NAME: &str = "orglint-baseline.json";

/// The version of the file's format.
const SCHEMA: u32 = 1;

/// What was recorded.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    schema: u32,
    /// Sorted by path, rule and fingerprint; each of these once.
    findings: Vec<Recorded>,
}

/// A finding, or several of one fingerprint in one file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// The file it was found in, from the root.
    pub path: String,
    /// The rule.
    pub rule: String,
    /// What makes it the same finding tomorrow.
    pub fingerprint: String,
    /// How often.
    pub count: u32,
    /// The day on which it was recorded first.
    pub date: Date,
}

/// What became of the recorded findings.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// Recorded, and no longer found: with the count that is gone.
    pub gone: Vec<Recorded>,
    /// How many findings count again because they were recorded too long ago.
    pub aged: usize,
}

impl Default for Baseline {
    fn default() -> Self {
        Self { schema: SCHEMA, findings: Vec::new() }
    }
}

impl Baseline {
    /// Records all findings that nothing else suppresses. What `before` recorded already keeps its date.
    pub fn record(findings: &[Finding], sources: &Sources, today: Date, before: &Self) -> Self {
        let mut counts: BTreeMap<(&str, &str, &str), u32> = BTreeMap::new();
        for finding in findings.iter().filter(|finding| counts_here(finding)) {
            *counts.entry(key(finding, sources)).or_default() += 1;
        }
        let dates: BTreeMap<_, Date> = before.findings.iter().map(|old| (old.key(), old.date)).collect();
        let recorded = counts.into_iter().map(|(key, count)| {
            let (path, rule, fingerprint) = key;
            let date = dates.get(&key).copied().unwrap_or(today);
            Recorded { path: path.into(), rule: rule.into(), fingerprint: fingerprint.into(), count, date }
        });
        Self { schema: SCHEMA, findings: recorded.collect() }
    }

    /// Marks the findings that were recorded, and says what became of the rest.
    ///
    /// A record holds for its own path; once that file is gone, for the same finding in any other file (it was renamed).
    /// Records older than `oldest` no longer hold.
    pub fn apply(&self, findings: &mut [Finding], sources: &Sources, oldest: Option<Date>) -> Outcome {
        let mut outcome = Outcome::default();
        let mut left: Vec<Recorded> = self.findings.clone();
        let is_old = |record: &Recorded| oldest.is_some_and(|oldest| record.date < oldest);
        let mut in_place: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
        let mut moved: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        let here: std::collections::BTreeSet<&str> = sources.iter().map(|(_, file)| &*file.path).collect();
        for (index, record) in self.findings.iter().enumerate() {
            in_place.insert(record.key(), index);
            if !here.contains(record.path.as_str()) {
                moved.entry((&record.rule, &record.fingerprint)).or_default().push(index);
            }
        }
        for finding in findings.iter_mut().filter(|finding| counts_here(finding)) {
            let (path, rule, fingerprint) = key(finding, sources);
            let own = in_place.get(&(path, rule, fingerprint)).into_iter();
            let mut candidates = own.chain(moved.get(&(rule, fingerprint)).into_iter().flatten());
            let found = candidates.find(|index| left.get(**index).is_some_and(|record| record.count > 0)).copied();
            let Some(record) = found.and_then(|index| left.get_mut(index)) else { continue };
            record.count -= 1;
            if is_old(record) {
                outcome.aged += 1;
                continue;
            }
            let reason = format!("recorded on {}", record.date);
            finding.suppression = Some(Suppression { kind: SuppressionKind::Baseline, reason, place: None });
        }
        outcome.gone = left.into_iter().filter(|record| record.count > 0).collect();
        outcome
    }

    /// How many findings are recorded.
    pub fn len(&self) -> usize {
        self.findings.iter().map(|record| record.count as usize).sum()
    }

    /// Is nothing recorded?
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// The file's text: one finding a line, so that a difference can be read.
    pub fn to_json(&self) -> String {
        let lines: Vec<String> = self
            .findings
            .iter()
            .map(|record| serde_json::to_string(record).map(|line| format!("    {line}")).unwrap_or_default())
            .collect();
        let findings = if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n  ]", lines.join(",\n")) };
        format!("{{\n  \"schema\": {},\n  \"findings\": {findings}\n}}\n", self.schema)
    }

    /// Reads a file's text, which messages call `path`.
    ///
    /// # Errors
    /// It is no baseline, or one of a later version.
    pub fn parse(text: &str, path: &str) -> Result<Self, BadFile> {
        let bad = |at, message: String| BadFile {
            path: path.to_owned(),
            text: text.to_owned(),
            problems: vec![Problem::new(at, message).help("write it anew by `orglint baseline`")],
        };
        let mut read: Self =
            serde_json::from_str(text).map_err(|error| bad(place(&error, text), format!("no baseline: {error}")))?;
        if read.schema != SCHEMA {
            let message = format!("this version reads baselines of schema {SCHEMA}, not {}", read.schema);
            return Err(bad(0..0, message));
        }
        read.findings.sort();
        Ok(read)
    }
}

impl Recorded {
    fn key(&self) -> (&str, &str, &str) {
        (&self.path, &self.rule, &self.fingerprint)
    }
}

/// Suppressed otherwise, it needs no record.
fn counts_here(finding: &Finding) -> bool {
    finding.suppression.is_none()
}

fn key<'a>(finding: &'a Finding, sources: &'a Sources) -> (&'a str, &'a str, &'a str) {
    let path = finding.primary().map_or("", |span| sources.path(span.file));
    (path, &finding.rule, &finding.fingerprint)
}

/// The byte that the JSON reader names by line and column (in bytes, from 1).
fn place(error: &serde_json::Error, text: &str) -> std::ops::Range<usize> {
    let line_start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut at = (line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at..at
}
