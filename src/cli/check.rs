//! `orglint check`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::ToSpan;

use super::args::{Check, Reading, Screen};
use super::blank::Memory;
use super::deliver::{Judged, deliver};
use super::open::{Job, open};
use super::output::tell;
use super::progress::Progress;
use super::since::Since;
use super::{CLEAN, FINDINGS, failure, input, mend, terminal};
use crate::baseline::{self, Baseline, Outcome};
use crate::discover::State;
use crate::error::Error;
use crate::finding::Finding;
use crate::report::{self, Summary};
use crate::setup::Overrides;
use crate::source::FileKind;

/// What a run found.
struct Run {
    job: Job,
    since: Option<Since>,
    findings: Vec<Finding>,
    outcome: Outcome,
}

/// Reads, judges, reports; the exit code.
pub(super) fn check(args: &Check, screen: &Screen) -> Result<u8, Error> {
    let started = Instant::now();
    let mut run = judge(args, screen)?;
    if args.diff {
        let differs = mend::show(args, &run.job, &run.findings)?;
        return Ok(if differs && !args.exit_zero { FINDINGS } else { CLEAN });
    }
    if args.fix && mend::mend(&run.job, &run.findings, screen.quiet)? {
        run = judge(args, screen)?;
    }
    let Run { job, since, findings, outcome } = &run;
    let summary = Summary::count(read_files(job), findings);
    deliver(args, screen, &Judged { job, findings, summary, since: since.as_ref() })?;
    if screen.verbose {
        tell_setup(job, since.as_ref());
    }
    if !screen.quiet {
        tell_notes(job, outcome, since.as_ref());
        tell(&report::summary_line(&summary, Some(started.elapsed())));
    }
    let fails = |finding: &Finding| finding.suppression.is_none() && job.setup.fail_on.fails(finding.severity);
    Ok(if !args.exit_zero && findings.iter().any(fails) { FINDINGS } else { CLEAN })
}

/// The findings as the arguments want them.
fn judge(args: &Check, screen: &Screen) -> Result<Run, Error> {
    let state = match (&args.rev, args.staged) {
        (Some(revision), _) => State::Revision(revision.clone()),
        (None, true) => State::Index,
        (None, false) => State::WorkTree,
    };
    let overrides = Overrides { fail_on: args.fail_on.map(Into::into), ..overrides(&args.reading) };
    let job = open(
        &args.reading.home,
        &args.reading.paths,
        &overrides,
        state,
        input::stdin(args.stdin_filename.as_deref())?,
    )?;
    let since =
        args.since.as_ref().map(|revision| Since::new(revision, &job, &args.reading.home, &overrides)).transpose()?;
    let memory = if args.no_cache { Memory::default() } else { Memory::open(&job) };
    let mut findings = judged(&job, screen, &memory, since.is_some());
    // One after the other: what the first has learned of pages saves the second the reading of them.
    let old = since.as_ref().map_or_else(Vec::new, |since| since.old_findings(&memory));
    memory.save();
    let outcome = apply_baseline(args, &job, &mut findings)?;
    if let Some(since) = &since {
        since.keep_new(&mut findings, &job, &old);
    }
    Ok(Run { job, since, findings, outcome })
}

/// The findings of a job, with a progress line meanwhile. `teaches`: another state of the files will be read after it.
pub(super) fn judged(job: &Job, screen: &Screen, memory: &Memory, teaches: bool) -> Vec<Finding> {
    let progress = Progress::start(terminal::draws_progress(screen));
    let texts = memory.over(job, &job.tree, teaches);
    let texts = progress.count(&texts);
    crate::check(job.tree.sources.clone(), &texts, &job.setup)
}

/// What the arguments that all reading commands share change.
pub(super) fn overrides(reading: &Reading) -> Overrides {
    Overrides {
        select: reading.select.clone(),
        ignore: reading.ignore.clone(),
        min_confidence: reading.min_confidence.map(Into::into),
        fail_on: None,
    }
}

/// Where a baseline lies: one of the usual name at the root, any other where the path says.
pub(super) fn baseline_path(path: &Path, job: &Job) -> PathBuf {
    if path == Path::new(baseline::FILE_NAME) { job.tree.root.join(path) } else { job.start.join(path) }
}

/// Reads a baseline file.
pub(super) fn read_baseline(path: &Path) -> Result<Baseline, Error> {
    let shown = path.display().to_string();
    if path.symlink_metadata().is_err_and(|cause| cause.kind() == std::io::ErrorKind::NotFound) {
        return Err(Error::usage(format!("there is no baseline {shown}"), "write it by `orglint baseline`"));
    }
    Ok(Baseline::parse(&input::text(path, path)?, &shown)?)
}

fn apply_baseline(args: &Check, job: &Job, findings: &mut [Finding]) -> Result<Outcome, Error> {
    let Some(path) = &args.baseline else { return Ok(Outcome::default()) };
    let baseline = read_baseline(&baseline_path(path, job))?;
    let oldest = match args.max_age {
        None => None,
        Some(days) => job.setup.today.checked_sub(i64::from(days).days()).ok(),
    };
    let mut outcome = baseline.apply(findings, &job.tree.sources, oldest);
    forget_unseen(&mut outcome, job);
    Ok(outcome)
}

/// What this run did not look at is not gone: rules that are off, files that were not asked for.
fn forget_unseen(outcome: &mut Outcome, job: &Job) {
    let on: BTreeSet<&str> = job.setup.selection.on().collect();
    let known = &job.setup.known.rules;
    let hidden = job.tree.sources.iter().filter(|(_, file)| !file.reported).map(|(_, file)| &*file.path);
    let hidden: BTreeSet<&str> = hidden.collect();
    let is_off = |rule: &str| known.contains_key(rule) && !on.contains(rule);
    outcome.gone.retain(|record| !is_off(&record.rule) && !hidden.contains(&*record.path));
}

fn read_files(job: &Job) -> usize {
    job.tree.sources.iter().filter(|(_, file)| file.reported).count()
}

/// What the run went by, for whoever wonders.
fn tell_setup(job: &Job, since: Option<&Since>) {
    let config = &job.setup.steering.path;
    let config = if config.is_empty() { "none".to_owned() } else { failure::printable(config) };
    let known = job.tree.sources.iter().filter(|(_, file)| file.kind != FileKind::Other).count();
    tell(&format!("root: {}", failure::printable(&job.tree.root.display().to_string())));
    tell(&format!("configuration: {config}"));
    tell(&format!("rules that run: {} of {}", job.setup.selection.on().count(), job.setup.known.rules.len()));
    tell(&format!("files: {} listed, {known} of a kind that is read", job.tree.sources.len()));
    if let Some(since) = since {
        tell(&format!("compared with: {}", since.base));
    }
}

fn tell_notes(job: &Job, outcome: &Outcome, since: Option<&Since>) {
    if let Some(since) = since.filter(|since| since.by_newer_settings) {
        tell(&format!("note: the settings at {} cannot be used; it was read by today's", since.base));
    }
    for note in &job.tree.notes {
        tell(&format!("note: {}", failure::printable(&note.to_string())));
    }
    let gone: u32 = outcome.gone.iter().map(|record| record.count).sum();
    if gone > 0 {
        let plural = if gone == 1 { "finding is" } else { "findings are" };
        tell(&format!("note: {gone} recorded {plural} gone; forget them by `orglint baseline`:"));
        for record in outcome.gone.iter().take(10) {
            tell(&format!("  {}  {}", failure::printable(&record.path), failure::printable(&record.rule)));
        }
    }
    if outcome.aged > 0 {
        tell(&format!("note: {} recorded too long ago count again", outcome.aged));
    }
}
