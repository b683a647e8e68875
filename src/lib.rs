//! orglint reads the documents by which an engineering organisation runs and reports signs of known leadership
//! anti-patterns, each at its exact place.
//!
//! The data flow is the file list: discover → parse → model → check → report.

pub mod allow;
pub mod baseline;
pub mod check;
pub mod cli;
pub mod config;
pub mod discover;
pub mod error;
pub mod finding;
pub mod fix;
pub mod git;
pub mod model;
pub mod parse;
pub mod pattern;
pub mod report;
pub mod rule;
pub mod setup;
pub mod since;
pub mod source;
pub mod view;

use finding::Finding;
use setup::Setup;
use source::{FileId, FileKind, Sources, Span, Texts};

/// The rule that reports files which cannot be read.
const UNREADABLE: &str = "unreadable-file";

/// From texts to findings: parse and model make the company, every rule looks at it, allowances are laid over what they
/// found. Sorted, suppressed findings among them.
pub fn check(sources: Sources, texts: &dyn Texts, setup: &Setup) -> Vec<Finding> {
    let texts = allow::Marked::new(texts);
    let company = model::company(sources, &texts, &setup.model());
    let mut findings = check::check(&company, &setup.catalogue);
    findings.extend(unreadable(&texts.unreadable(), &company.problems, setup));
    judge(findings, &company.sources, &texts, setup)
}

/// The findings that a setup wants to see, with what it allows marked.
fn judge(mut findings: Vec<Finding>, sources: &Sources, texts: &allow::Marked<'_>, setup: &Setup) -> Vec<Finding> {
    let (comments, failed) = all_comments(sources, texts);
    findings.extend(unreadable(&[], &failed, setup));
    let notice = allow::Notice {
        severity: setup.severity(allow::RULE),
        url: setup.catalogue.get(allow::RULE).map_or_else(String::new, rule::Rule::url),
    };
    let terms = allow::Terms {
        comments: &comments,
        allowances: &setup.config.allow,
        config: setup.steering.file,
        selection: &setup.selection,
        known: &setup.known,
        today: setup.today,
        notice: (setup.selection.state(allow::RULE) == config::State::On).then_some(&notice),
    };
    let mut findings = allow::apply(findings, &terms, sources, texts);
    findings.retain(|finding| {
        finding.confidence >= setup.min_confidence
            && finding.labels.iter().any(|label| sources.get(label.span.file).is_some_and(|file| file.reported))
            && !setup.ignores(finding, sources)
    });
    check::sort(&mut findings, sources);
    findings
}

/// A finding for each file that the run needed and could not read, and for each part of a page.
fn unreadable(
    files: &[(FileId, source::Unreadable)],
    problems: &[parse::chart::Problem],
    setup: &Setup,
) -> Vec<Finding> {
    let Some(rule) = setup.catalogue.get(UNREADABLE).filter(|rule| rule.enabled) else { return Vec::new() };
    let hit = |at: Span, why: String| pattern::Hit {
        labels: vec![("", at)],
        values: vec![("reason", why.clone())],
        confidence: finding::Confidence::High,
        key: why,
        heading: String::new(),
        statement: None,
        block: None,
    };
    let files = files.iter().map(|(file, why)| hit(place(*file, why), why.to_string()));
    // One file may fail in several stages of a run.
    let told: std::collections::BTreeSet<_> = problems.iter().map(|problem| (problem.at, &problem.message)).collect();
    let parts = told.into_iter().map(|(at, message)| hit(at, message.clone()));
    files.chain(parts).filter_map(|hit| check::finding(rule, None, &hit)).collect()
}

/// Where reading failed, as far as it is known.
fn place(file: FileId, why: &source::Unreadable) -> Span {
    let at = match why {
        source::Unreadable::Encoding { at } | source::Unreadable::Binary { at } => u32::try_from(*at).unwrap_or(0),
        source::Unreadable::Io(_) => 0,
    };
    Span::new(file, at, at)
}

/// The comments of all files that have any, and the files that made orglint fail.
fn all_comments(sources: &Sources, texts: &allow::Marked<'_>) -> (Vec<allow::Comment>, Vec<parse::chart::Problem>) {
    let (mut all, mut failed) = (Vec::new(), Vec::new());
    for file in texts.files() {
        match model::guarded(file, || comments(file, sources, texts)) {
            Ok(comments) => all.extend(comments),
            Err(problem) => failed.push(problem),
        }
    }
    (all, failed)
}

/// The comments of one file; pages are parsed again, for the model has let them go.
fn comments(file: FileId, sources: &Sources, texts: &dyn Texts) -> Vec<allow::Comment> {
    let (Some(source), Ok(text)) = (sources.get(file), texts.text(file)) else { return Vec::new() };
    let options = parse::markdown::Options { keep_code: true, mdx: source.path.ends_with(".mdx") };
    let is_page = source.kind == FileKind::Markdown;
    let page = is_page.then(|| parse::markdown::parse_with(file, text.as_str(), options));
    allow::scan(file, source.kind, text.as_str(), page.as_ref())
}
