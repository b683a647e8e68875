//! Where the findings of a run go: to standard output or a file, and to any number of further reports.

use std::io::IsTerminal;

use super::args::{Check, FormatArg, Screen};
use super::open::Job;
use super::output::{print, replace};
use super::since::Since;
use super::{grouped, statistics, terminal};
use crate::error::Error;
use crate::finding::Finding;
use crate::report::{self, Report, RuleInfo, Style, Summary};
use crate::rule::Rule;
use crate::source::Span;

/// What a run came to.
pub(super) struct Judged<'a> {
    pub(super) job: &'a Job,
    pub(super) findings: &'a [Finding],
    pub(super) summary: Summary,
    pub(super) since: Option<&'a Since>,
}

/// Writes the further reports first, so that they are there whatever becomes of standard output.
pub(super) fn deliver(args: &Check, screen: &Screen, judged: &Judged<'_>) -> Result<(), Error> {
    let style = |to_terminal: bool| Style {
        show_suppressed: args.show_suppressed,
        directory: folder(judged.job),
        ..terminal::style(screen, to_terminal)
    };
    for further in &args.report {
        replace(&judged.job.start.join(&further.path), &report_bytes(further.format, args, judged, &style(false))?)?;
    }
    let style = style(args.output.is_none() && std::io::stdout().is_terminal());
    let text = main_report(args, judged, &style)?;
    match &args.output {
        Some(path) => replace(&judged.job.start.join(path), &text),
        None => print(&text),
    }
}

/// What `--format` asks for.
fn main_report(args: &Check, judged: &Judged<'_>, style: &Style) -> Result<Vec<u8>, Error> {
    let catalogue = &judged.job.setup.catalogue;
    let Some(by) = args.group_by else {
        return match args.statistics {
            true => Ok(statistics::text(judged.findings, catalogue, args.format).into_bytes()),
            false => report_bytes(args.format, args, judged, style),
        };
    };
    grouped::fits(args.format, args.statistics)?;
    let groups = grouped::groups(by, judged.findings, judged.job);
    if args.statistics {
        return Ok(grouped::statistics(&groups, args.format).into_bytes());
    }
    let mut bytes = Vec::new();
    for group in groups.iter().filter(|group| style.show_suppressed || group.counted() > 0) {
        bytes.extend(group.heading().into_bytes());
        bytes.extend(report_bytes(args.format, args, &Judged { findings: &group.findings, ..*judged }, style)?);
        bytes.push(b'\n');
    }
    bytes.pop();
    Ok(bytes)
}

/// The folder that the process was started in, from the top of the repository.
fn folder(job: &Job) -> String {
    let top = job.tree.repo().and_then(|repo| repo.work_tree()).unwrap_or(&job.tree.root);
    let start = job.start.canonicalize().unwrap_or_else(|_| job.start.clone());
    start.strip_prefix(top).map_or_else(|_| String::new(), |below| below.to_string_lossy().replace('\\', "/"))
}

fn report_bytes(format: FormatArg, args: &Check, judged: &Judged<'_>, style: &Style) -> Result<Vec<u8>, Error> {
    let job = judged.job;
    let texts: Vec<(String, String)> =
        job.setup.catalogue.rules().map(|rule| (rule.url(), rule.help.to_string())).collect();
    let rules = job.setup.catalogue.rules().zip(&texts);
    let rules: Vec<RuleInfo<'_>> = rules.map(|(rule, (url, help))| rule_info(rule, url, help)).collect();
    let prefix = job.tree.prefix().to_string_lossy().replace('\\', "/");
    let root = if prefix.is_empty() { prefix } else { format!("{prefix}/") };
    let changed = judged.since.map(|since| |span| since.changes.touches(span));
    let report = Report {
        findings: judged.findings,
        sources: &job.tree.sources,
        texts: &job.tree,
        rules: &rules,
        version: env!("CARGO_PKG_VERSION"),
        summary: judged.summary,
        root: &root,
        source_url: args.source_url.as_deref(),
        changed: changed.as_ref().map(|changed| changed as &dyn Fn(Span) -> bool),
    };
    let mut bytes = Vec::new();
    report::write(&report, format.into(), style, &mut bytes)
        .map_err(|cause| Error::Write { path: "the report".to_owned(), cause: cause.to_string() })?;
    Ok(bytes)
}

fn rule_info<'a>(rule: &'a Rule, url: &'a str, help: &'a str) -> RuleInfo<'a> {
    RuleInfo { id: &rule.id, name: &rule.name, why: &rule.why, help, url, group: &rule.group, severity: rule.severity }
}
