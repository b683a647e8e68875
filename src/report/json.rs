//! The stable JSON format, and its schema. New fields may come; none goes or changes its meaning within a schema number.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::places::{Places, clamp};
use super::{Report, Style, escape};
use crate::finding::{self, Confidence, Severity, SuppressionKind};
use crate::source::Span;

/// Raised when a field goes or changes its meaning.
const SCHEMA: u32 = 1;

/// Writes the report as one JSON object.
pub(super) fn write(report: &Report<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(report);
    let findings = report.ordered(style).into_iter().map(|finding| entry(finding, &places)).collect();
    let super::Summary { files, errors, warnings, notes, suppressed } = report.summary;
    let document = Document {
        schema: SCHEMA,
        tool: Tool { name: "orglint", version: report.version },
        findings,
        summary: Counts { files, errors, warnings, notes, suppressed },
    };
    escape::json::write(&document, out)
}

/// JSON Schema (draft 2020-12) of the `json` format.
pub fn json_schema() -> String {
    let mut schema = schemars::schema_for!(Document<'_>);
    schema.insert("title".to_owned(), "orglint report".into());
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text + "\n"
}

/// A run of orglint.
#[derive(Serialize, JsonSchema)]
struct Document<'a> {
    /// Number of this schema.
    schema: u32,
    tool: Tool<'a>,
    /// Sorted by path, start and rule. Suppressed findings are left out unless asked for.
    findings: Vec<Entry<'a>>,
    summary: Counts,
}

/// What made the report.
#[derive(Serialize, JsonSchema)]
struct Tool<'a> {
    name: &'a str,
    version: &'a str,
}

/// A finding.
#[derive(Serialize, JsonSchema)]
struct Entry<'a> {
    /// Id of the rule.
    rule: &'a str,
    severity: Severity,
    confidence: Confidence,
    message: &'a str,
    /// What to write instead; may be empty.
    help: &'a str,
    /// Page of the rule; may be empty.
    url: &'a str,
    /// The same finding has the same fingerprint tomorrow, wherever it has moved (scheme `orglint/v1`).
    fingerprint: &'a str,
    /// Set if somebody allowed the finding.
    suppression: Option<Suppression<'a>>,
    /// The primary label first.
    labels: Vec<Label<'a>>,
}

/// Why a finding is not counted.
#[derive(Serialize, JsonSchema)]
struct Suppression<'a> {
    kind: Kind,
    reason: &'a str,
    /// Where it is allowed, if that is in a file of the run.
    place: Option<Place>,
}

/// Where the decision was made.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// A comment beside the text.
    Inline,
    /// The configuration.
    Allowance,
    /// The baseline file.
    Baseline,
}

/// A marked place and what is said at it.
#[derive(Serialize, JsonSchema)]
struct Label<'a> {
    #[serde(flatten)]
    place: Place,
    /// May be empty.
    text: &'a str,
    /// The words that the finding is about. One label of a finding is primary.
    primary: bool,
}

/// A range of a file.
#[derive(Serialize, JsonSchema)]
struct Place {
    /// Relative to the root of the repository, with `/`.
    path: String,
    start: Position,
    /// Exclusive.
    end: Position,
}

/// A place in a file.
#[derive(Serialize, JsonSchema)]
struct Position {
    /// From 1; lines end with LF, CR LF or CR.
    line: u32,
    /// From 1, in Unicode scalar values.
    column: u32,
    /// From 0, in bytes of the file.
    offset: u64,
}

/// What was read and found.
#[derive(Serialize, JsonSchema)]
struct Counts {
    /// Files that were read.
    files: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    /// Findings that somebody allowed; not among the other counts.
    suppressed: usize,
}

fn entry<'a>(finding: &'a finding::Finding, places: &Places<'_>) -> Entry<'a> {
    Entry {
        rule: &finding.rule,
        severity: finding.severity,
        confidence: finding.confidence,
        message: &finding.message,
        help: &finding.help,
        url: &finding.url,
        fingerprint: &finding.fingerprint,
        suppression: finding.suppression.as_ref().map(|suppression| Suppression {
            kind: match suppression.kind {
                SuppressionKind::Inline => Kind::Inline,
                SuppressionKind::Allowance => Kind::Allowance,
                SuppressionKind::Baseline => Kind::Baseline,
            },
            reason: &suppression.reason,
            place: suppression.place.map(|span| place(span, places)),
        }),
        labels: finding
            .labels
            .iter()
            .map(|label| Label { place: place(label.span, places), text: &label.text, primary: label.primary })
            .collect(),
    }
}

fn place(span: Span, places: &Places<'_>) -> Place {
    let region = places.region(span);
    let offsets = places.text(span.file).map_or((0, 0), |text| {
        let span = clamp(&text, span);
        (text.file_offset(span.start), text.file_offset(span.end))
    });
    let position = |at: crate::source::LineColumn, offset| Position { line: at.line, column: at.column, offset };
    Place {
        path: places.repository_path(span.file),
        start: position(region.start, offsets.0),
        end: position(region.end, offsets.1),
    }
}
