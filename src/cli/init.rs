//! `orglint init`: looks at a repository, says what it found, and writes what is needed to begin.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::args::{Home, Init, Screen};
use super::blank::Memory;
use super::check::judged;
use super::open::{Job, open};
use super::output::{print, tell};
use super::{CLEAN, failure, input};
use crate::baseline;
use crate::discover::State;
use crate::error::Error;
use crate::model;
use crate::setup::Overrides;
use crate::view::survey::Survey;

/// The settings to begin with.
const SETTINGS: &str = include_str!("init/orglint.toml");
/// The hook to begin with.
const HOOK: &str = include_str!("init/pre-commit-config.yaml");
/// The workflow to begin with.
const WORKFLOW: &str = include_str!("init/workflow.yml");
/// The job to begin with, on GitLab.
const GITLAB: &str = include_str!("init/gitlab-ci.yml");

/// A file to write.
struct Offer {
    path: PathBuf,
    text: String,
    /// What to do by hand if there is such a file already.
    instead: String,
}

/// Says what there is, and writes the files that are missing.
pub(super) fn init(args: &Init, screen: &Screen) -> Result<u8, Error> {
    let home = Home { root: args.root.clone(), config: None };
    let job = open(&home, &[], &Overrides::default(), State::WorkTree, None)?;
    // What no rule looks for tells as well what a page is about.
    let settings = model::Settings { interests: None, shown: None, ..job.setup.model() };
    let company = model::company(job.tree.sources.clone(), &job.tree, &settings);
    let survey = Survey::new(&company, &job.tree);
    let findings =
        judged(&job, screen, &Memory::default(), false).iter().filter(|finding| finding.suppression.is_none()).count();
    let mut said = format!("{} holds:\n", job.tree.root.display());
    said.push_str(&survey.text());
    said.push_str(&format!("  {:<17}  {findings} today\n\n", "findings"));
    for offer in offers(&job, &survey) {
        said.push_str(&write(&offer, args.dry_run)?);
    }
    said.push_str(next(findings));
    print(printable(&said).as_bytes())?;
    if args.dry_run && !screen.quiet {
        tell("nothing was written");
    }
    Ok(CLEAN)
}

fn next(findings: usize) -> &'static str {
    match findings {
        0 => "\nNext: `orglint check`, commit the new files, and `pre-commit install` for the hook.\n",
        _ => {
            "\nNext: `orglint check` shows the findings; `orglint baseline` records them, so that only new ones count \
             with `--baseline`, in hook and workflow too.\n"
        }
    }
}

fn offers(job: &Job, survey: &Survey) -> Vec<Offer> {
    let top = job.tree.repo().and_then(|repo| repo.work_tree()).unwrap_or(&job.tree.root);
    let below = job.tree.prefix().to_string_lossy().replace('\\', "/");
    let root = if below.is_empty() { String::new() } else { format!(" --root {}", quoted(&below)) };
    let recorded = job.tree.root.join(baseline::FILE_NAME).is_file();
    let options = format!("{root}{}", if recorded { " --baseline" } else { "" });
    let filled = |text: &str| text.replace("VERSION", env!("CARGO_PKG_VERSION")).replace(" ROOT", &options);
    let on_gitlab = top.join(".gitlab-ci.yml").exists() || top.join(".gitlab").exists();
    let (host, text, instead) = match on_gitlab {
        true => (".gitlab/orglint.yml", GITLAB, "add the job `orglint` to it"),
        false => (".github/workflows/orglint.yml", WORKFLOW, "see docs/github.md of orglint for what it may hold"),
    };
    let hook = filled(HOOK);
    let entry = hook.split_once("repos:\n").map_or("", |(_, entry)| entry);
    let instead =
        ["it holds your settings".to_owned(), format!("add this to it:\n{}", entry.trim_end()), instead.to_owned()];
    let paths = [job.tree.root.join("orglint.toml"), top.join(".pre-commit-config.yaml"), top.join(host)];
    let offers = paths.into_iter().zip([settings(survey), hook.clone(), filled(text)]).zip(instead);
    offers.map(|((path, text), instead)| Offer { path, text, instead }).collect()
}

/// The settings, with the people that were found as suggestions: a chart says it already, and will be kept up to date.
fn settings(survey: &Survey) -> String {
    let suggest = |role: &str| {
        let holder = survey.holders.iter().find(|holder| holder.role == role);
        let (name, reason) =
            holder.map_or(("Name Surname", String::new()), |holder| (&*holder.name, format!("  # {}", holder.reason)));
        let name: String = name.chars().filter(|c| !c.is_control() && !"\"\\".contains(*c)).collect();
        format!("# {role} = [\"{name}\"]{}", reason.replace(|c: char| c.is_control(), " "))
    };
    SETTINGS.replace("# HOLDERS", &[suggest("cto"), suggest("vpe")].join("\n"))
}

/// Writes a file that is not there yet; what was done, or what is to be done by hand.
fn write(offer: &Offer, dry_run: bool) -> Result<String, Error> {
    let shown = offer.path.display();
    let failed = |cause: std::io::Error| Error::Write { path: shown.to_string(), cause: cause.to_string() };
    if offer.path.symlink_metadata().is_ok() {
        return Ok(kept(offer));
    }
    if dry_run {
        return Ok(format!("would write {shown}\n"));
    }
    fs::create_dir_all(offer.path.parent().unwrap_or(Path::new("."))).map_err(failed)?;
    match fs::OpenOptions::new().write(true).create_new(true).open(&offer.path) {
        Ok(mut file) => file.write_all(offer.text.as_bytes()).map(|()| format!("wrote {shown}\n")).map_err(failed),
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => Ok(kept(offer)),
        Err(cause) => Err(failed(cause)),
    }
}

fn kept(offer: &Offer) -> String {
    let there = input::text(&offer.path, &offer.path).unwrap_or_default();
    let runs = |text: &str, what: &str| text.lines().any(|line| line.contains("orglint check") && line.contains(what));
    let instead = match runs(&offer.text, "") && runs(&there, "") {
        true if runs(&offer.text, "--baseline") && !runs(&there, "--baseline") => {
            "add `--baseline` to its `orglint check`"
        }
        true => "it runs orglint",
        false => &offer.instead,
    };
    format!("{} is there already and was left alone: {instead}\n", offer.path.display())
}

/// A word for a POSIX shell.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._/-".contains(c);
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

/// Nothing that a file is named or a person is called may drive the terminal.
fn printable(text: &str) -> String {
    text.split_inclusive('\n').map(|line| failure::printable(line.trim_end_matches('\n')) + "\n").collect()
}
