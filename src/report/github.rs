//! Workflow commands of GitHub Actions: an annotation a finding, within GitHub's limits.

use std::io::{self, Write};

use super::escape::workflow::{data, property};
use super::places::Places;
use super::summary::{by_severity, count};
use super::{Report, Style, Summary};
use crate::finding::{Finding, Label, Severity};

/// Annotations of one level that a step may have; GitHub drops the rest without a word.
const PER_LEVEL: usize = 10;

/// Writes the most certain findings of each level as annotations, and counts the rest in a notice.
pub(super) fn write(report: &Report<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(report);
    let findings = report.ordered(style);
    let (shown, rest) = within_limits(&findings);
    for finding in shown {
        writeln!(out, "{}", command(finding, report, &places))?;
    }
    if !rest.is_empty() {
        let message = format!(
            "{} more not shown here ({}): GitHub shows {PER_LEVEL} annotations of each level a step; the other formats have them all",
            count(rest.len(), "finding"),
            by_severity(&levels(&rest))
        );
        writeln!(out, "::notice title=orglint::{}", data(&message))?;
    }
    Ok(())
}

/// Those to show, in their order, and the others. The notice about the others takes the place of a note.
fn within_limits<'f>(findings: &[&'f Finding]) -> (Vec<&'f Finding>, Vec<&'f Finding>) {
    let counts = levels(findings);
    let fits = counts.errors.max(counts.warnings).max(counts.notes) <= PER_LEVEL;
    let notes = if fits { PER_LEVEL } else { PER_LEVEL - 1 };
    let mut ranked: Vec<usize> = (0..findings.len()).collect();
    ranked.sort_by_key(|&i| findings.get(i).map(|finding| std::cmp::Reverse(finding.confidence)));
    let mut left = [(Severity::Error, PER_LEVEL), (Severity::Warning, PER_LEVEL), (Severity::Note, notes)];
    let mut is_shown = vec![false; findings.len()];
    for i in ranked {
        let severity = findings.get(i).map(|finding| finding.severity);
        let room = left.iter_mut().find(|(level, room)| Some(*level) == severity && *room > 0);
        if let (Some((_, room)), Some(shown)) = (room, is_shown.get_mut(i)) {
            *room -= 1;
            *shown = true;
        }
    }
    let (shown, rest): (Vec<_>, Vec<_>) = findings.iter().zip(is_shown).partition(|(_, shown)| *shown);
    let only = |pairs: Vec<(&&'f Finding, bool)>| pairs.into_iter().map(|(finding, _)| *finding).collect();
    (only(shown), only(rest))
}

fn levels(findings: &[&Finding]) -> Summary {
    let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    Summary {
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        notes: of(Severity::Note),
        ..Summary::default()
    }
}

fn command(finding: &Finding, report: &Report<'_>, places: &Places<'_>) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(label) = report.anchor(finding) {
        let region = places.region(label.span);
        properties.push(format!("file={}", property(&places.repository_path(label.span.file))));
        properties.push(format!("line={},endLine={}", region.start.line, region.end.line));
        // GitHub refuses columns of a range over several lines.
        if region.start.line == region.end.line {
            properties.push(format!("col={},endColumn={}", region.start.column, region.end.column));
        }
    }
    properties.push(format!("title={}", property(&format!("orglint ({})", finding.rule))));
    format!("::{level} {}::{}", properties.join(","), data(&message(finding, report, places)))
}

/// The message, the other places, the help, each on a line.
fn message(finding: &Finding, report: &Report<'_>, places: &Places<'_>) -> String {
    let anchor = report.anchor(finding).map(|label| label.span);
    let mut lines = vec![finding.message.clone()];
    let told = |label: &&Label| Some(label.span) != anchor && (label.primary || !label.text.is_empty());
    for label in finding.labels.iter().filter(told).take(5) {
        let line = places.region(label.span).start.line;
        let text = if label.text.is_empty() { "these are the words" } else { &label.text };
        lines.push(format!("{}:{line}: {text}", places.repository_path(label.span.file)));
    }
    if !finding.help.is_empty() {
        lines.push(format!("help: {}", finding.help));
    }
    if let Some(suppression) = &finding.suppression {
        lines.push(format!("suppressed: {}", suppression.reason));
    }
    let one_line = |line: &String| line.replace(['\r', '\n'], " ");
    lines.iter().map(one_line).collect::<Vec<_>>().join("\n")
}
