//! `check --fix` and `check --diff`.

use std::collections::HashSet;
use std::io::IsTerminal;
use std::path::Path;

use super::args::Check;
use super::failure::printable;
use super::grouped::ownership;
use super::open::Job;
use super::output::{print, replace, tell};
use super::terminal;
use crate::error::Error;
use crate::finding::Finding;
use crate::fix::{self, Edit};
use crate::parse::codeowners::Rule;
use crate::report::harmless;
use crate::source::{FileId, Origin, SourceText, Span, Texts};

/// The rules whose findings can be mended: lines of CODEOWNERS that can never apply.
const MENDED: [&str; 2] = ["codeowners-duplicate-pattern", "codeowners-shadowed-rule"];

/// What is to be changed in one file.
struct Mending {
    file: FileId,
    edits: Vec<Edit>,
}

/// Writes what mends the findings that nobody allowed, and says so unless `quiet`. Was anything changed?
///
/// # Errors
/// A file cannot be read again or written.
pub(super) fn mend(job: &Job, findings: &[Finding], quiet: bool) -> Result<bool, Error> {
    let mendings = mendings(job, findings);
    let mut changed = false;
    for Mending { file, edits } in &mendings {
        let shown = printable(job.tree.sources.path(*file));
        let lines = if edits.len() == 1 { "1 line".to_owned() } else { format!("{} lines", edits.len()) };
        let written = write(job, *file, edits)?;
        changed |= written;
        if !quiet {
            tell(&match written {
                true => format!("mended {shown}: {lines} that never apply taken away"),
                false => format!("note: {shown}: {lines} can be taken away, but only UTF-8 files on disk are mended"),
            });
        }
    }
    if mendings.is_empty() && !quiet {
        tell("nothing to mend");
    }
    Ok(changed)
}

/// Prints what [`mend`] would change as a unified difference, from the top of the repository. Is there anything?
///
/// # Errors
/// The difference cannot be written.
pub(super) fn show(args: &Check, job: &Job, findings: &[Finding]) -> Result<bool, Error> {
    let prefix = job.tree.prefix().to_string_lossy().replace('\\', "/");
    let prefix = if prefix.is_empty() { prefix } else { format!("{prefix}/") };
    let mut difference = String::new();
    for Mending { file, edits } in mendings(job, findings) {
        let Ok(text) = job.tree.text(file) else { continue };
        let path = printable(&format!("{prefix}{}", job.tree.sources.path(file)));
        difference.push_str(&fix::unified_diff(&path, text.as_str(), &edits));
    }
    let any = !difference.is_empty();
    match &args.output {
        Some(path) => replace(&job.start.join(path), difference.as_bytes())?,
        // Bytes for `git apply`, unless a terminal or a runner may take some of them for commands.
        None if std::io::stdout().is_terminal() || terminal::is_logged() => print(visible(&difference).as_bytes())?,
        None => print(difference.as_bytes())?,
    }
    Ok(any)
}

/// Edits of every file that is reported and read by a host.
fn mendings(job: &Job, findings: &[Finding]) -> Vec<Mending> {
    let findings: Vec<&Finding> = findings.iter().filter(|finding| MENDED.contains(&&*finding.rule)).collect();
    if findings.is_empty() {
        return Vec::new();
    }
    let ownership = ownership(job);
    let files = ownership.in_force().filter_map(|file| {
        let id = file.syntax.file;
        let text = job.tree.text(id).ok().filter(|_| job.tree.sources.get(id).is_some_and(|file| file.reported))?;
        let wanted = wanted(&file.syntax.rules, &findings);
        let edits = fix::codeowners_edits(file, text.as_str(), |rule| wanted.contains(&rule.at));
        Some(Mending { file: id, edits })
    });
    files.filter(|mending| !mending.edits.is_empty()).collect()
}

/// The lines that a finding is about while none about them is allowed. Of two equal lines either may be the one that
/// goes: hence all labels count.
fn wanted(rules: &[Rule], findings: &[&Finding]) -> HashSet<Span> {
    let mut sorted: Vec<Span> = rules.iter().map(|rule| rule.at).collect();
    sorted.sort_unstable();
    let touched = |span: Span| {
        let first = sorted.partition_point(|rule| (rule.file, rule.end) < (span.file, span.start));
        sorted.iter().skip(first).take_while(move |rule| (rule.file, rule.start) <= (span.file, span.end)).copied()
    };
    let (mut wanted, mut allowed) = (HashSet::new(), HashSet::new());
    for finding in findings {
        match (&finding.suppression, finding.primary()) {
            (None, _) => {
                for label in &finding.labels {
                    wanted.extend(touched(label.span).filter(|rule| rule.overlaps(label.span)));
                }
            }
            (Some(_), Some(at)) => allowed.extend(touched(at).filter(|rule| rule.overlaps(at))),
            (Some(_), None) => {}
        }
    }
    wanted.retain(|rule| !allowed.contains(rule));
    wanted
}

/// Replaces the file as a whole; `false` if it lies elsewhere than on disk, or is no UTF-8.
fn write(job: &Job, file: FileId, edits: &[Edit]) -> Result<bool, Error> {
    let shown = job.tree.sources.path(file);
    let unread = |cause: &dyn std::fmt::Display| Error::Read { path: shown.to_owned(), cause: cause.to_string() };
    let text = job.tree.text(file).map_err(|cause| unread(&cause))?;
    let Some(path) = job.tree.on_disk(file).filter(|path| is_plain(path)) else { return Ok(false) };
    let Some(start) = mark(&text) else { return Ok(false) };
    let mended = format!("{start}{}", fix::apply(text.as_str(), edits));
    replace(&path, mended.as_bytes())?;
    Ok(true)
}

/// What stands before the text in the file; `None` if the file is no UTF-8.
fn mark(text: &SourceText) -> Option<&'static str> {
    match text.origin() {
        Origin::Utf8 => Some(""),
        Origin::Utf8Bom => Some("\u{feff}"),
        Origin::Utf16 | Origin::Windows1252 => None,
    }
}

/// A regular file: what a link points to is another file, perhaps of another repository.
fn is_plain(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|data| data.is_file())
}

/// Line by line, with tabs as they are.
fn visible(difference: &str) -> String {
    let line = |line: &str| line.split('\t').map(harmless).collect::<Vec<_>>().join("\t") + "\n";
    difference.lines().map(line).collect()
}
