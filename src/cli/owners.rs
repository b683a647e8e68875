//! `orglint owners`.

use std::path::{Path, PathBuf};

use super::args::{ListFormat, Owners as Asked, Screen};
use super::failure;
use super::open::{current_folder, open, settings, texts};
use super::output::{print, stream, tell};
use crate::allow::Marked;
use crate::discover::{Request, State, Tree, tracked};
use crate::error::Error;
use crate::git::Paths;
use crate::model::chart::Chart;
use crate::model::ownership::OwnerRules;
use crate::model::{self, interest::Interests};
use crate::parse::codeowners::Dialect;
use crate::setup::Overrides;
use crate::source::FileKind;
use crate::view::owners::{Known, Listed, Owners};

/// What there is to be asked.
struct Ground {
    /// Holds the owners files at least.
    tree: Tree,
    tracked: Paths,
    chart: Chart,
    host: Option<Dialect>,
    start: PathBuf,
}

/// Prints who owns what was asked for: paths, one owner's files, files without owner, or how ownership is spread.
pub(super) fn owners(args: &Asked, screen: &Screen) -> Result<(), Error> {
    let ground = Ground::of(args)?;
    let texts = Marked::new(&ground.tree);
    let rules = OwnerRules::main(&ground.tree.sources, &texts, ground.host);
    if !screen.quiet {
        for (file, why) in texts.unreadable() {
            tell(&failure::printable(&format!("note: {}: {why}", ground.tree.sources.path(file))));
        }
    }
    let Some(rules) = rules else {
        if !screen.quiet {
            tell("there is no CODEOWNERS file that a host reads, nor an OWNERS file");
        }
        return Ok(());
    };
    let files = if args.paths.is_empty() { ground.tracked() } else { ground.all() };
    let known = Known { rules: &rules, sources: &ground.tree.sources, chart: &ground.chart };
    answer(args, &Owners::new(known, &files, &ground.tree), &ground, screen.quiet)
}

fn answer(args: &Asked, owners: &Owners<'_>, ground: &Ground, quiet: bool) -> Result<(), Error> {
    let json = matches!(args.printed.format, ListFormat::Json);
    if args.statistics {
        let statistics = owners.statistics();
        let text = if json { owners.statistics_json(&statistics) } else { owners.statistics_text(&statistics) };
        return print(text.as_bytes());
    }
    let paths: Vec<String> = match args.paths.as_slice() {
        [] => vec![String::new()],
        paths => paths.iter().map(|path| ground.below_root(path)).collect(),
    };
    let files = match &args.of {
        Some(owner) => owners.of_owner(owner),
        None if args.unowned => owners.unowned(),
        None => owners.of_paths(&paths),
    };
    if files.is_empty() && !quiet {
        tell(&failure::printable(&nothing(args, owners)));
    }
    if json { print(owners.files_json(&files).as_bytes()) } else { stream(files) }
}

/// What to say where the answer is empty.
fn nothing(args: &Asked, owners: &Owners<'_>) -> String {
    match &args.of {
        Some(owner) if owners.is_named(owner) => format!("note: `{owner}` owns no tracked file"),
        Some(owner) => format!("note: no line names `{owner}`"),
        None if args.unowned => "note: every tracked file has an owner".to_owned(),
        None => "note: there is no tracked file".to_owned(),
    }
}

impl Ground {
    /// Where nobody asks for people, git's index tells all paths, and of texts only the owners files are read.
    fn of(args: &Asked) -> Result<Self, Error> {
        let start = current_folder()?;
        let state = args.revision.rev.clone().map_or(State::WorkTree, State::Revision);
        let request = Request { start, root: args.home.root.clone(), state, ..Request::default() };
        let (tracked, mut tree) = tracked(&request)?;
        let is_owners = |kind| matches!(kind, FileKind::Codeowners | FileKind::Owners);
        let known = tree.sources.iter().any(|(_, file)| is_owners(file.kind));
        if !known || !args.paths.is_empty() || args.of.is_some() {
            return Self::whole(args, tracked, request.state);
        }
        let (_, config) = settings(&tree, &args.home, &request.start)?;
        tree.select(&texts(&config.include), &texts(&config.exclude))?;
        Ok(Self { tree, tracked, chart: Chart::default(), host: config.codeowners.dialect, start: request.start })
    }

    /// With the people that the whole company tells of.
    fn whole(args: &Asked, tracked: Paths, state: State) -> Result<Self, Error> {
        let job = open(&args.home, &[], &Overrides::default(), state, None)?;
        // What pages claim is of no use here.
        let settings = model::Settings { interests: Some(Interests::default()), shown: None, ..job.setup.model() };
        let company = model::company(job.tree.sources.clone(), &job.tree, &settings);
        Ok(Self { tree: job.tree, tracked, chart: company.chart, host: settings.host, start: job.start })
    }

    fn tracked(&self) -> Vec<Listed<'_>> {
        self.tracked.iter().map(|path| Listed { path, tracked: true }).collect()
    }

    /// The tracked files, and those that lie beside them and are not ignored.
    fn all(&self) -> Vec<Listed<'_>> {
        let mut files = self.tracked();
        let others = self.tree.sources.iter().map(|(_, file)| Listed { path: &file.path, tracked: false });
        files.extend(others);
        files.sort_by(|a, b| a.path.cmp(b.path));
        // of two with one path the tracked one came first
        files.dedup_by(|later, kept| later.path == kept.path);
        files
    }

    /// A path as the run knows it: from the company's root, with `/`. What lies elsewhere is left as it is.
    fn below_root(&self, path: &Path) -> String {
        let mut parts: Vec<&std::ffi::OsStr> = Vec::new();
        let whole = self.start.join(path);
        for part in whole.components() {
            match part {
                std::path::Component::CurDir => {}
                std::path::Component::ParentDir => {
                    parts.pop();
                }
                other => parts.push(other.as_os_str()),
            }
        }
        let whole: PathBuf = parts.iter().collect();
        let relative = whole.strip_prefix(&self.tree.root).unwrap_or(path);
        relative.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
    }
}
