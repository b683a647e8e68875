//! A job summary: findings by rule, each with its excerpt, small enough for GitHub to take.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::escape::html::{markdown, text};
use super::escape::line::path;
use super::escape::uri;
use super::excerpt::{Excerpt, Frame, excerpt};
use super::places::Places;
use super::summary::{by_severity, count};
use super::{Report, Style, severity_word};
use crate::finding::{Finding, Label, Severity};

/// A step's summary may have 1,048,576 bytes; with one more, GitHub shows none of it. The rest is for what else the step writes.
const MOST_BYTES: usize = 1_000_000;
/// Kept back for the line about what is left out.
const LAST_LINE: usize = 400;
/// Labels of a finding that are shown.
const MOST_LABELS: usize = 12;
/// Columns of an excerpt.
const COLUMNS: usize = 120;

/// Writes a heading, a table of rules and a section for each of them.
pub(super) fn write(report: &Report<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(report);
    let findings = report.ordered(style);
    let groups = by_rule(&findings);
    let head = head(report, &groups);
    let mut left = MOST_BYTES - LAST_LINE;
    let (mut shown, mut full) = (0, head.len() > left);
    if !full {
        left -= head.len();
        out.write_all(head.as_bytes())?;
    }
    for group in &groups {
        for (i, finding) in group.iter().enumerate() {
            let heading = if i == 0 { section(finding, group.len(), report) } else { String::new() };
            let part = heading + &entry(finding, report, &places);
            full |= part.len() > left;
            if full {
                break;
            }
            left -= part.len();
            shown += 1;
            out.write_all(part.as_bytes())?;
        }
    }
    match findings.len() - shown {
        0 => Ok(()),
        rest => writeln!(out, "**{} more not shown here:** the summary is full.", count(rest, "finding")),
    }
}

/// Findings of one rule together; rules with the worst findings first, then by id.
fn by_rule<'f>(findings: &[&'f Finding]) -> Vec<Vec<&'f Finding>> {
    let mut rules: BTreeMap<&str, Vec<&'f Finding>> = BTreeMap::new();
    for finding in findings {
        rules.entry(&finding.rule).or_default().push(finding);
    }
    let mut groups: Vec<Vec<&Finding>> = rules.into_values().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.iter().map(|finding| finding.severity).max()));
    groups
}

fn head(report: &Report<'_>, groups: &[Vec<&Finding>]) -> String {
    let summary = &report.summary;
    let files = count(summary.files, "file");
    let suppressed = match summary.suppressed {
        0 => String::new(),
        n => format!(" {n} suppressed."),
    };
    if summary.total() == 0 && groups.is_empty() {
        return format!("## orglint: no findings\n\n✅ {files} read.{suppressed}\n");
    }
    let by_severity = if summary.total() == 0 { "nothing new".to_owned() } else { by_severity(summary) };
    let found = count(summary.total(), "finding");
    let mut head = format!("## orglint: {found}\n\n{by_severity} in {files}.{suppressed}\n\n");
    head.push_str("| | rule | findings |\n| --- | --- | ---: |\n");
    for group in groups {
        if let Some(first) = group.first() {
            let worst = group.iter().map(|finding| finding.severity).max().unwrap_or(first.severity);
            head.push_str(&format!("| {} | {} | {} |\n", icon(worst), rule_name(first, report), group.len()));
        }
    }
    head + "\n"
}

fn section(first: &Finding, findings: usize, report: &Report<'_>) -> String {
    let why = report.rule(&first.rule).map_or("", |rule| rule.why);
    let why = if why.is_empty() { String::new() } else { format!("{}\n\n", markdown(why.trim())) };
    format!("### {} ({findings})\n\n{why}", rule_name(first, report))
}

/// The rule's id, linked to its page, and its name.
fn rule_name(finding: &Finding, report: &Report<'_>) -> String {
    let id = format!("<code>{}</code>", text(&path(&finding.rule, true)));
    let safe_url = finding.url.starts_with("https://")
        && !finding.url.contains(|c: char| c.is_whitespace() || "<>()\"#[]".contains(c));
    let id = if safe_url { format!("[{id}]({})", finding.url) } else { id };
    let name = report.rule(&finding.rule).map_or("", |rule| rule.name);
    if name.is_empty() { id } else { format!("{id} {}", markdown(name)) }
}

fn icon(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "❌",
        Severity::Warning => "⚠️",
        Severity::Note => "💡",
    }
}

fn entry(finding: &Finding, report: &Report<'_>, places: &Places<'_>) -> String {
    let place = finding.labels.first().map_or_else(String::new, |label| place(label, report, places));
    let severity = format!("{} {}", icon(finding.severity), severity_word(finding.severity));
    let mut entry = format!("{severity} {place}: {}\n\n", markdown(&finding.message));
    let labels = finding.labels.get(..MOST_LABELS).unwrap_or(&finding.labels);
    for (i, labels) in by_file(labels).into_iter().enumerate() {
        let Some(shown) = shown(&labels, report, places) else { continue };
        let name = labels.first().filter(|_| i > 0).map(|label| self::place(label, report, places));
        entry.push_str(&name.map_or_else(String::new, |name| format!("{name}\n")));
        entry.push_str(&format!("<pre>{shown}</pre>\n\n"));
    }
    if !finding.help.is_empty() {
        entry.push_str(&format!("> **help:** {}\n\n", markdown(&finding.help)));
    }
    if let Some(suppression) = &finding.suppression {
        entry.push_str(&format!("> **suppressed:** {}\n\n", markdown(&suppression.reason)));
    }
    entry
}

/// `path:line:column`, linked to the source where that is known.
fn place(label: &Label, report: &Report<'_>, places: &Places<'_>) -> String {
    let start = places.region(label.span).start;
    let file = places.repository_path(label.span.file);
    let shown = format!("<code>{}:{}:{}</code>", text(&path(&file, true)), start.line, start.column);
    match report.source_url {
        Some(base) => format!("[{shown}]({base}{}#L{})", uri::encode(&file), start.line),
        None => shown,
    }
}

fn by_file(labels: &[Label]) -> Vec<Vec<&Label>> {
    let mut files: Vec<Vec<&Label>> = Vec::new();
    for label in labels {
        match files.iter_mut().find(|file| file.first().is_some_and(|first| first.span.file == label.span.file)) {
            Some(file) => file.push(label),
            None => files.push(vec![label]),
        }
    }
    files
}

/// The lines, the marked words in bold.
fn shown(labels: &[&Label], report: &Report<'_>, places: &Places<'_>) -> Option<String> {
    let file = labels.first()?.span.file;
    let source = places.text(file)?;
    let spans: Vec<_> = labels.iter().map(|label| label.span).collect();
    let excerpt = excerpt(report.sources.get(file)?, &source, &spans, Frame { columns: COLUMNS, unicode: true });
    let width = excerpt.lines.last()?.number.to_string().len();
    let lines =
        excerpt.lines.iter().enumerate().map(|(index, line)| {
            format!("{:>width$} │ {}", line.number, marked(&excerpt, index, &line.text).trim_end())
        });
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// One line with `<b>` around what labels cover.
fn marked(excerpt: &Excerpt, index: usize, line: &str) -> String {
    let mut covered: Vec<(usize, usize)> = excerpt
        .marks
        .iter()
        .filter(|mark| mark.start.line <= index && index <= mark.end.line)
        .map(|mark| {
            let start = if mark.start.line == index { mark.start.byte } else { 0 };
            (start, if mark.end.line == index { mark.end.byte } else { line.len() })
        })
        .collect();
    covered.sort_unstable();
    let mut out = String::new();
    let mut at = 0;
    for (start, end) in covered {
        let start = start.max(at);
        if start < end {
            let part = |from: usize, to: usize| text(line.get(from..to).unwrap_or(""));
            out.push_str(&format!("{}<b>{}</b>", part(at, start), part(start, end)));
            at = end;
        }
    }
    out + &text(line.get(at..).unwrap_or(""))
}
