//! Findings to bytes: every output format, as functions that know nothing of the company.
//!
//! Whatever is quoted from a file, a file name or a message is hostile until proved otherwise: see [`escape`].

mod concise;
mod escape;
mod excerpt;
mod github;
mod gitlab;
mod human;
mod json;
mod markdown;
pub mod page;
mod places;
mod sarif;
mod summary;

use std::io::{self, BufWriter, ErrorKind, Write};

use crate::finding::{Finding, Label, Severity};
use crate::source::{Sources, Span, Texts};

pub use json::json_schema;
pub use summary::summary_line;

/// What a run has to say, whatever the format.
pub struct Report<'a> {
    /// The findings, in any order, suppressed ones among them.
    pub findings: &'a [Finding],
    /// The files that spans point into.
    pub sources: &'a Sources,
    /// Their texts; only those with labels are asked for.
    pub texts: &'a dyn Texts,
    /// What is known of the rules; findings of rules that are not listed are reported all the same.
    pub rules: &'a [RuleInfo<'a>],
    /// Version of the tool.
    pub version: &'a str,
    /// What was read and found.
    pub summary: Summary,
    /// The company's root, relative to the repository: `""` or `subsidiaries/north/`.
    pub root: &'a str,
    /// Where a browser finds the files, `https://host/owner/name/blob/commit/`: links of the Markdown format.
    pub source_url: Option<&'a str>,
    /// Is this place on a changed line? Annotations are put at the first label for which it says so.
    pub changed: Option<&'a dyn Fn(Span) -> bool>,
}

/// What the formats say about a rule.
#[derive(Clone, Debug)]
pub struct RuleInfo<'a> {
    /// `cto-owns-delivery`.
    pub id: &'a str,
    /// Short, for people: `the CTO owns delivery`.
    pub name: &'a str,
    /// Why it matters: a paragraph.
    pub why: &'a str,
    /// What to do instead; may be empty.
    pub help: &'a str,
    /// Its page; may be empty.
    pub url: &'a str,
    /// Group, shown as a tag; may be empty.
    pub group: &'a str,
    /// Severity before configuration.
    pub severity: Severity,
}

/// Counts of a run.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Summary {
    /// Files that were read.
    pub files: usize,
    /// Findings that are not suppressed, by severity.
    pub errors: usize,
    /// See `errors`.
    pub warnings: usize,
    /// See `errors`.
    pub notes: usize,
    /// Findings that somebody allowed.
    pub suppressed: usize,
}

impl Summary {
    /// Counts findings.
    pub fn count(files: usize, findings: &[Finding]) -> Self {
        let mut summary = Self { files, ..Self::default() };
        for finding in findings {
            match (&finding.suppression, finding.severity) {
                (Some(_), _) => summary.suppressed += 1,
                (None, Severity::Error) => summary.errors += 1,
                (None, Severity::Warning) => summary.warnings += 1,
                (None, Severity::Note) => summary.notes += 1,
            }
        }
        summary
    }

    /// Findings that count.
    pub fn total(&self) -> usize {
        self.errors + self.warnings + self.notes
    }
}

/// The output formats.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub enum Format {
    /// Excerpts with labels, for a terminal.
    #[default]
    Human,
    /// One line a finding.
    Concise,
    /// The stable JSON of [`json_schema`].
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// Code Quality report of GitLab.
    Gitlab,
    /// A job summary.
    Markdown,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 7] =
        [Self::Human, Self::Concise, Self::Json, Self::Sarif, Self::Github, Self::Gitlab, Self::Markdown];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Markdown => "markdown",
        }
    }
}

/// How to print; the caller knows the terminal and the environment (`NO_COLOR` …).
#[derive(Clone, Debug)]
pub struct Style {
    /// ANSI colours.
    pub colour: bool,
    /// OSC-8 hyperlinks.
    pub hyperlinks: bool,
    /// Box drawing and `…`; otherwise ASCII alone (the quoted text stays as it is).
    pub unicode: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Print suppressed findings too, marked as such.
    pub show_suppressed: bool,
    /// The working directory relative to the repository, with `/`, `""` at its root: human and concise paths start there.
    pub directory: String,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            colour: false,
            hyperlinks: false,
            unicode: true,
            width: 100,
            show_suppressed: false,
            directory: String::new(),
        }
    }
}

/// Writes a report. A closed pipe at the other end is no error: nobody reads on.
pub fn write(report: &Report<'_>, format: Format, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let written = match format {
        Format::Human => human::write(report, style, &mut out),
        Format::Concise => concise::write(report, style, &mut out),
        Format::Json => json::write(report, style, &mut out),
        Format::Sarif => sarif::write(report, style, &mut out),
        Format::Github => github::write(report, style, &mut out),
        Format::Gitlab => gitlab::write(report, style, &mut out),
        Format::Markdown => markdown::write(report, style, &mut out),
    };
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {
            drop(out.into_parts());
            Ok(())
        }
        result => result,
    }
}

/// Untrusted text for a line of a terminal or a CI log: control characters become visible, and nothing in it is taken
/// for a command of a runner.
pub fn harmless(text: &str) -> String {
    escape::line::guarded(&escape::line::path(text, true))
}

/// [`harmless`] text that a line starts with, such as a path or a name: it does not look like the place of a finding, for
/// `:` before a digit is written `%3A`.
pub fn harmless_start(text: &str) -> String {
    escape::line::guarded(&escape::line::place(text, true))
}

/// A value as indented JSON, in which nothing drives a terminal or a runner; with a newline at its end.
pub fn harmless_json(value: &impl serde::Serialize) -> String {
    let mut json = Vec::new();
    // Writing to memory cannot fail; a value that is no JSON would be a mistake of ours and gives an empty text.
    let written = escape::json::write(value, &mut json);
    written.ok().and_then(|()| String::from_utf8(json).ok()).unwrap_or_default()
}

impl Report<'_> {
    /// The findings to print, by path, start and rule.
    fn ordered(&self, style: &Style) -> Vec<&Finding> {
        let shown = |finding: &&Finding| style.show_suppressed || finding.suppression.is_none();
        let mut findings: Vec<&Finding> = self.findings.iter().filter(shown).collect();
        findings.sort_by(|a, b| self.key(a).cmp(&self.key(b)));
        findings
    }

    fn key<'f>(&'f self, finding: &'f Finding) -> impl Ord + 'f {
        let place = finding.primary();
        let path = place.map(|span| self.sources.path(span.file));
        (path, place.map(|span| (span.start, span.end)), &finding.rule, &finding.message, &finding.fingerprint)
    }

    /// The label that an annotation is put at.
    fn anchor<'f>(&self, finding: &'f Finding) -> Option<&'f Label> {
        let changed = self.changed.and_then(|changed| finding.labels.iter().find(|label| changed(label.span)));
        changed.or(finding.labels.first())
    }

    fn rule(&self, id: &str) -> Option<&RuleInfo<'_>> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}

/// A severity as people read it.
fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
