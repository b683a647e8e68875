//! SARIF 2.1.0, within the limits of GitHub code scanning.

mod log;

use std::collections::HashMap;
use std::io::{self, Write};

use self::log::{
    ArtifactLocation, BaseId, Configuration, Driver, Invocation, Level, Location, Log, Message, MultiformatMessage,
    Notification, PhysicalLocation, Properties, Region, ResultEntry, Rule, RuleProperties, Run, SourceRoot,
    SuppressionEntry, Tool,
};
use super::places::Places;
use super::summary::count;
use super::{Report, RuleInfo, Style, escape};
use crate::finding::{Confidence, Finding, Label, Severity, Suppression, SuppressionKind};
use crate::source::Span;

/// Results of one run that GitHub accepts; with more, it refuses the file.
const MOST_RESULTS: usize = 25_000;
/// Locations of one result that GitHub shows.
const MOST_LOCATIONS: usize = 100;
/// Characters of a rule's texts that GitHub accepts.
const MOST_TEXT: usize = 1024;

/// Writes a log with one run.
pub(super) fn write(report: &Report<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(report);
    let all = report.ordered(style);
    let findings = most_important(&all);
    let rules = rules(report, &findings);
    let indices: HashMap<&str, usize> = rules.iter().enumerate().map(|(index, rule)| (rule.id, index)).collect();
    let index = |finding: &Finding| indices.get(&*finding.rule).copied().unwrap_or_default();
    let results = findings.iter().map(|&finding| result(finding, index(finding), report, &places, style)).collect();
    let driver = Driver {
        name: "orglint",
        version: report.version,
        semantic_version: report.version,
        information_uri: env!("CARGO_PKG_REPOSITORY"),
        rules,
    };
    let run = Run {
        tool: Tool { driver },
        invocations: [invocation(all.len() - findings.len())],
        original_uri_base_ids: SourceRoot { root: BaseId { description: text("the root of the repository") } },
        column_kind: "unicodeCodePoints",
        results,
    };
    escape::json::write(&Log { schema: log::SCHEMA, version: "2.1.0", runs: [run] }, out)
}

/// All findings, or the worst and surest of them, in their order.
fn most_important<'f>(findings: &[&'f Finding]) -> Vec<&'f Finding> {
    let mut ranked: Vec<(usize, &Finding)> = findings.iter().copied().enumerate().collect();
    if ranked.len() > MOST_RESULTS {
        ranked.sort_by_key(|(_, finding)| std::cmp::Reverse((finding.severity, finding.confidence)));
        ranked.truncate(MOST_RESULTS);
        ranked.sort_by_key(|(index, _)| *index);
    }
    ranked.into_iter().map(|(_, finding)| finding).collect()
}

fn invocation(left_out: usize) -> Invocation {
    let notification = || Notification {
        level: "warning",
        message: text(&format!("{} left out: GitHub accepts {MOST_RESULTS} results a run", count(left_out, "finding"))),
    };
    Invocation {
        execution_successful: true,
        tool_execution_notifications: (left_out > 0).then(notification).into_iter().collect(),
    }
}

/// The rules that are known, then those that findings name without being known.
fn rules<'a>(report: &'a Report<'_>, findings: &[&'a Finding]) -> Vec<Rule<'a>> {
    let mut rules: Vec<Rule<'a>> = report.rules.iter().map(rule).collect();
    rules.sort_by_key(|rule| rule.id);
    rules.dedup_by_key(|rule| rule.id);
    let mut others: Vec<&Finding> = findings.iter().copied().filter(|it| report.rule(&it.rule).is_none()).collect();
    others.sort_by_key(|finding| &finding.rule);
    others.dedup_by_key(|finding| &finding.rule);
    let bare = |finding: &'a Finding| RuleInfo {
        id: &finding.rule,
        name: &finding.rule,
        why: "",
        help: "",
        url: &finding.url,
        group: "",
        severity: finding.severity,
    };
    rules.extend(others.into_iter().map(|finding| rule(&bare(finding))));
    rules
}

fn rule<'a>(info: &RuleInfo<'a>) -> Rule<'a> {
    let help = if info.help.is_empty() { info.name } else { info.help };
    let why = if info.why.is_empty() { info.name } else { info.why };
    let shortened = |text: &str| text.chars().take(MOST_TEXT).collect::<String>();
    Rule {
        id: info.id,
        short_description: text(&shortened(info.name)),
        full_description: text(&shortened(why)),
        help_uri: is_uri(info.url).then(|| info.url.to_owned()),
        help: MultiformatMessage { text: help.to_owned(), markdown: markdown_help(info, why) },
        default_configuration: Configuration { level: level(info.severity) },
        properties: RuleProperties {
            tags: (!info.group.is_empty()).then_some(info.group).into_iter().collect(),
            problem_severity: match info.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "recommendation",
            },
        },
    }
}

/// Rules of companies may have any text as their page.
fn is_uri(url: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(c);
    url.starts_with("https://") && url.chars().all(allowed)
}

fn markdown_help(info: &RuleInfo<'_>, why: &str) -> String {
    let mut paragraphs = vec![why.to_owned()];
    if !info.help.is_empty() {
        paragraphs.push(format!("**Instead:** {}", info.help));
    }
    if is_uri(info.url) {
        paragraphs.push(format!("[More about {}]({})", info.id, info.url));
    }
    paragraphs.join("\n\n")
}

fn result<'a>(
    finding: &'a Finding,
    rule_index: usize,
    report: &Report<'_>,
    places: &Places<'_>,
    style: &Style,
) -> ResultEntry<'a> {
    let anchor = report.anchor(finding);
    let others = finding.labels.iter().filter(|label| Some(label.span) != anchor.map(|anchor| anchor.span));
    let related = others
        .take(MOST_LOCATIONS)
        .enumerate()
        .map(|(index, label)| Location { id: Some(index + 1), ..location(label, places) });
    let help = if finding.help.is_empty() { String::new() } else { format!("\nhelp: {}", finding.help) };
    ResultEntry {
        rule_id: &finding.rule,
        rule_index,
        level: level(finding.severity),
        message: quoted(&format!("{}{help}", finding.message)),
        locations: anchor.map(|label| Location { message: None, ..location(label, places) }).into_iter().collect(),
        related_locations: related.collect(),
        partial_fingerprints: log::Fingerprints { orglint: &finding.fingerprint },
        // Once any result says that it is suppressed, the others have to say that they are not.
        suppressions: style
            .show_suppressed
            .then(|| finding.suppression.iter().map(|suppression| suppressed(suppression, places)).collect()),
        properties: Properties {
            confidence: match finding.confidence {
                Confidence::Low => "low",
                Confidence::Medium => "medium",
                Confidence::High => "high",
            },
        },
    }
}

fn suppressed(suppression: &Suppression, places: &Places<'_>) -> SuppressionEntry {
    SuppressionEntry {
        kind: if suppression.kind == SuppressionKind::Inline { "inSource" } else { "external" },
        justification: suppression.reason.clone(),
        location: suppression.place.map(|span| Location {
            id: None,
            physical_location: physical(span, places),
            message: None,
        }),
    }
}

fn location(label: &Label, places: &Places<'_>) -> Location {
    let message = (!label.text.is_empty()).then(|| quoted(&label.text));
    Location { id: None, physical_location: physical(label.span, places), message }
}

fn physical(span: Span, places: &Places<'_>) -> PhysicalLocation {
    let region = places.region(span);
    PhysicalLocation {
        artifact_location: ArtifactLocation {
            uri: escape::uri::encode(&places.repository_path(span.file)),
            uri_base_id: log::ROOT,
        },
        region: Region {
            start_line: region.start.line,
            start_column: region.start.column,
            end_line: region.end.line,
            end_column: region.end.column,
        },
    }
}

fn level(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Note => Level::Note,
    }
}

/// A message with words of a file in it: `[text](target)` would be a link (SARIF 2.1.0, 3.11.6).
fn quoted(words: &str) -> Message {
    if words.contains("](") { text(&words.replace('[', "\\[").replace(']', "\\]")) } else { text(words) }
}

fn text(text: &str) -> Message {
    Message { text: text.to_owned() }
}
