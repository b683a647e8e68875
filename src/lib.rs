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
pub mod git;
pub mod model;
pub mod parse;
pub mod pattern;
pub mod report;
pub mod rule;
pub mod setup;
pub mod source;

use finding::Finding;
use model::Company;
use setup::Setup;
use source::{FileId, FileKind, Sources, Texts};

/// From texts to findings: parse and model make the company, then it is judged.
pub fn check(sources: Sources, texts: &dyn Texts, setup: &Setup) -> Vec<Finding> {
    let marked = allow::Marked::new(texts);
    let company = model::company(sources, &marked, &setup.model());
    judge(&company, &marked, &marked.files(), setup)
}

/// The findings of a company, by the rules and allowances of a setup: sorted, suppressed ones among them.
///
/// `commented` are the files that hold comments for orglint ([`allow::Marked`] knows them).
pub fn judge(company: &Company, texts: &dyn Texts, commented: &[FileId], setup: &Setup) -> Vec<Finding> {
    let sources = &company.sources;
    let findings = check::check(company, &setup.catalogue);
    let comments: Vec<allow::Comment> = commented.iter().flat_map(|file| comments(*file, sources, texts)).collect();
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

/// The comments of one file; pages are parsed again, for the model has let them go.
fn comments(file: FileId, sources: &Sources, texts: &dyn Texts) -> Vec<allow::Comment> {
    let (Some(source), Ok(text)) = (sources.get(file), texts.text(file)) else { return Vec::new() };
    let page = (source.kind == FileKind::Markdown).then(|| parse::markdown::parse(file, text.as_str()));
    allow::scan(file, source.kind, text.as_str(), page.as_ref())
}
