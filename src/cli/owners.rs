//! `orglint owners`.

use std::path::Path;

use super::args::{ListFormat, Owners as Asked, Reading, Screen};
use super::open::{Job, open};
use super::output::{print, tell};
use crate::discover::State;
use crate::error::Error;
use crate::model::{self, interest::Interests};
use crate::setup::Overrides;
use crate::view::owners::Owners;

/// Prints who owns what was asked for: paths, one owner's files, files without owner, or how ownership is spread.
pub(super) fn owners(args: &Asked, screen: &Screen) -> Result<(), Error> {
    let reading = Reading { config: args.config.clone(), root: args.root.clone(), ..Reading::default() };
    let state = args.rev.clone().map_or(State::WorkTree, State::Revision);
    let job = open(&reading, &Overrides::default(), state, None)?;
    // What pages claim is of no use here.
    let settings = model::Settings { interests: Some(Interests::default()), ..job.setup.model() };
    let company = model::company(job.tree.sources.clone(), &job.tree, &settings);
    let Some(owners) = Owners::new(&company, &job.tree) else {
        if !screen.quiet {
            tell("there is no CODEOWNERS file that a host reads, nor an OWNERS file");
        }
        return Ok(());
    };
    let json = matches!(args.format, ListFormat::Json);
    if args.statistics {
        let statistics = owners.statistics();
        let text = if json { owners.statistics_json(&statistics) } else { owners.statistics_text(&statistics) };
        return print(text.as_bytes());
    }
    let paths: Vec<String> = match args.paths.as_slice() {
        [] => vec![String::new()],
        paths => paths.iter().map(|path| below_root(&job, path)).collect(),
    };
    let files = match &args.of {
        Some(owner) => owners.of_owner(owner),
        None if args.unowned => owners.unowned(),
        None => owners.of_paths(&paths),
    };
    let text = if json { owners.files_json(&files) } else { owners.files_text(&files) };
    print(text.as_bytes())
}

/// A path as the run knows it: from the company's root, with `/`. What lies elsewhere is left as it is.
fn below_root(job: &Job, path: &Path) -> String {
    let mut parts: Vec<&std::ffi::OsStr> = Vec::new();
    let whole = job.start.join(path);
    for part in whole.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => {
                parts.pop();
            }
            other => parts.push(other.as_os_str()),
        }
    }
    let whole: std::path::PathBuf = parts.iter().collect();
    let relative = whole.strip_prefix(&job.tree.root).unwrap_or(path);
    relative.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}
