//! Code Quality report of GitLab: an array of issues, shown in merge requests.

use std::collections::HashMap;
use std::io::{self, Write};

use serde::Serialize;

use super::places::Places;
use super::{Report, Style, escape};
use crate::finding::{Finding, Severity};
use crate::source::LineColumn;

/// Writes every finding as an issue.
pub(super) fn write(report: &Report<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(report);
    let mut seen = HashMap::new();
    let issues: Vec<Issue<'_>> =
        report.ordered(style).into_iter().filter_map(|finding| issue(finding, report, &places, &mut seen)).collect();
    escape::json::write(&issues, out)
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    /// Unique in a report: GitLab keeps one issue of those that share one.
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    positions: Positions,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

#[derive(Serialize)]
struct Positions {
    begin: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

impl From<LineColumn> for Position {
    fn from(at: LineColumn) -> Self {
        Self { line: at.line, column: at.column }
    }
}

fn issue<'a>(
    finding: &'a Finding,
    report: &Report<'_>,
    places: &Places<'_>,
    seen: &mut HashMap<&'a str, usize>,
) -> Option<Issue<'a>> {
    let span = report.anchor(finding)?.span;
    let region = places.region(span);
    let times = seen.entry(&finding.fingerprint).and_modify(|times| *times += 1).or_insert(1);
    let count = if *times > 1 { format!("-{times}") } else { String::new() };
    let primary = finding
        .primary()
        .filter(|primary| *primary != span)
        .map(|primary| format!(" ({}:{})", places.repository_path(primary.file), places.region(primary).start.line));
    let help = if finding.help.is_empty() { String::new() } else { format!(" (help: {})", finding.help) };
    Some(Issue {
        description: format!("{}{}{help}", finding.message, primary.unwrap_or_default()),
        check_name: &finding.rule,
        fingerprint: format!("{}{count}", finding.fingerprint),
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        },
        location: Location {
            path: places.repository_path(span.file),
            lines: Lines { begin: region.start.line, end: region.end.line },
            positions: Positions { begin: region.start.into(), end: region.end.into() },
        },
    })
}
