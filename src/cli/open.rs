//! From arguments to a run made ready: the files, the configuration, the company's own rules.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::args::Home;
use super::input;
use crate::config::{self, Config};
use crate::discover::{Request, State, Stdin, Tree, discover};
use crate::error::{BadFile, Error, Problem};
use crate::git::ObjectId;
use crate::setup::trial::Bench;
use crate::setup::{Overrides, Setup, Steering};
use crate::source::{FileId, Texts};

/// What a command works on.
pub(super) struct Job {
    pub(super) tree: Tree,
    pub(super) setup: Setup,
    /// The folder that the process was started in.
    pub(super) start: PathBuf,
    /// Stands for everything by which pages are read beside their texts: settings, rules, the command line.
    pub(super) key: Option<ObjectId>,
}

/// Reads everything but the files themselves.
pub(super) fn open(
    home: &Home,
    paths: &[PathBuf],
    overrides: &Overrides,
    state: State,
    stdin: Option<Stdin>,
) -> Result<Job, Error> {
    let start = current_folder()?;
    let paths = paths.to_vec();
    let request = Request { start: start.clone(), root: home.root.clone(), paths, state, stdin, ..Request::default() };
    let tree = discover(&request)?;
    let (steering, config) = settings(&tree, home, &start)?;
    ready(tree, start, (steering, config), overrides, today())
}

/// The same company at an earlier commit, by the settings it had then. Where these cannot be used (or the command line
/// names a rule that was not there yet), by those of `newer`; then the second value is true.
pub(super) fn open_older(newer: &Job, home: &Home, overrides: &Overrides, commit: &str) -> Result<(Job, bool), Error> {
    let is_bare = newer.tree.repo().is_some_and(|repo| repo.work_tree().is_none());
    let root = if is_bare { newer.tree.prefix() } else { newer.tree.root.as_path() };
    let state = State::Revision(commit.to_owned());
    let request = Request { start: newer.start.clone(), root: Some(root.to_path_buf()), state, ..Request::default() };
    let tree = discover(&request)?;
    let own = steering(&tree, home, &newer.start).ok().and_then(|steering| {
        let config = Config::parse(&steering.text).ok()?;
        ready(tree, newer.start.clone(), (steering, config), overrides, newer.setup.today).ok()
    });
    if let Some(job) = own {
        return Ok((job, false));
    }
    let mut tree = discover(&request)?;
    let config = &newer.setup.config;
    tree.select(&texts(&config.include), &texts(&config.exclude))?;
    Ok((Job { tree, setup: newer.setup.for_other_files(), start: newer.start.clone(), key: newer.key }, true))
}

fn ready(
    mut tree: Tree,
    start: PathBuf,
    (steering, config): (Steering, Config),
    overrides: &Overrides,
    today: Date,
) -> Result<Job, Error> {
    let rules = own_rules(&tree, &steering, &config)?;
    let chosen = (&overrides.select, &overrides.ignore, &overrides.min_confidence);
    let key = ObjectId::of(format!("{:?}", (&steering.text, &rules, chosen)).as_bytes());
    let setup = Setup::new((steering, config), rules, overrides, today)?;
    tree.select(&texts(&setup.config.include), &texts(&setup.config.exclude))?;
    Ok(Job { tree, setup, start, key })
}

/// What rules are proved by: those of a folder, or the company's own ones, with the words of the company.
pub(super) fn bench(home: &Home, folder: Option<&Path>) -> Result<Bench, Error> {
    let start = current_folder()?;
    let tree = discover(&Request { start: start.clone(), root: home.root.clone(), ..Request::default() })?;
    let (steering, words) = settings(&tree, home, &start)?;
    let own_rules = match folder {
        Some(folder) => rules_below(&start, folder)?,
        None => own_rules(&tree, &steering, &words)?,
    };
    Ok(Bench { own_rules, words })
}

/// Path and text of every rule file in a folder and those below it; links are not followed.
fn rules_below(start: &Path, folder: &Path) -> Result<Vec<(String, String)>, Error> {
    let failed =
        |path: &Path, cause: std::io::Error| Error::Read { path: path.display().to_string(), cause: cause.to_string() };
    let mut folders = vec![folder.to_path_buf()];
    let mut rules = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(start.join(&folder)).map_err(|cause| failed(&folder, cause))? {
            let entry = entry.map_err(|cause| failed(&folder, cause))?;
            let path = folder.join(entry.file_name());
            let kind = entry.file_type().map_err(|cause| failed(&path, cause))?;
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() && path.extension().is_some_and(|extension| extension == "toml") {
                let text = input::text(&start.join(&path), &path)?;
                rules.push((path.to_string_lossy().replace('\\', "/"), text));
            }
        }
    }
    rules.sort();
    Ok(rules)
}

/// The folder that the process was started in, from the root: `""` or `handbook/roles`.
fn below_root(start: &Path, tree: &Tree) -> String {
    let start = start.canonicalize().unwrap_or_else(|_| start.to_path_buf());
    let below = start.strip_prefix(&tree.root).map(Path::to_path_buf).unwrap_or_default();
    below.to_string_lossy().replace('\\', "/")
}

/// The settings of a company, and the file that they are in.
pub(super) fn settings(tree: &Tree, home: &Home, start: &Path) -> Result<(Steering, Config), Error> {
    let steering = steering(tree, home, start)?;
    let config = Config::parse(&steering.text).map_err(|problems| bad(&steering, problems))?;
    Ok((steering, config))
}

fn steering(tree: &Tree, home: &Home, start: &Path) -> Result<Steering, Error> {
    let Some(given) = &home.config else {
        let Some(file) = config::nearest(&tree.sources, &below_root(start, tree)) else {
            return Ok(Steering::default());
        };
        let path = tree.sources.path(file).to_owned();
        let text = tree.text(file).map_err(|cause| Error::Read { path: path.clone(), cause: cause.to_string() })?;
        return Ok(Steering { path, text: text.as_str().to_owned(), file: Some(file) });
    };
    let path = given.display().to_string();
    let text = input::text(&start.join(given), given)?;
    let file = same_file(tree, &start.join(given), &text);
    Ok(Steering { path, text, file })
}

/// The file of the run that a given configuration is, if the run sees the same text.
fn same_file(tree: &Tree, path: &Path, text: &str) -> Option<FileId> {
    let real = path.canonicalize().ok()?;
    let below = real.strip_prefix(&tree.root).ok()?.to_str()?.replace('\\', "/");
    let file = tree.sources.find(&below)?;
    tree.text(file).is_ok_and(|seen| seen.as_str() == text).then_some(file)
}

/// Path and text of every rule file below `rule-dirs`.
fn own_rules(tree: &Tree, steering: &Steering, config: &Config) -> Result<Vec<(String, String)>, Error> {
    let mut rules = Vec::new();
    let mut problems = Vec::new();
    for folder in &config.rule_dirs {
        let prefix = format!("{}/", folder.get_ref().trim_start_matches("./").trim_end_matches('/'));
        let inside = |path: &str| path.starts_with(&prefix) && path.ends_with(".toml");
        let before = rules.len();
        for (file, source) in tree.sources.iter().filter(|(_, source)| inside(&source.path)) {
            match tree.text(file) {
                Ok(text) => rules.push((source.path.to_string(), text.as_str().to_owned())),
                Err(cause) => {
                    problems.push(Problem::new(folder.span(), format!("cannot read {}: {cause}", source.path)));
                }
            }
        }
        if rules.len() == before && problems.is_empty() {
            let message = format!("there are no rule files in `{}`", folder.get_ref());
            let help = "a rule is a file `RULE-ID.toml`; the folder is looked for from the company's root";
            problems.push(Problem::new(folder.span(), message).help(help));
        }
    }
    if problems.is_empty() { Ok(rules) } else { Err(bad(steering, problems).into()) }
}

fn bad(steering: &Steering, problems: Vec<Problem>) -> BadFile {
    BadFile { path: steering.path.clone(), text: steering.text.clone(), problems }
}

/// Globs as plain texts.
pub(super) fn texts(globs: &[config::Text]) -> Vec<String> {
    globs.iter().map(|glob| glob.get_ref().clone()).collect()
}

/// The folder that the process was started in.
pub(super) fn current_folder() -> Result<PathBuf, Error> {
    std::env::current_dir().map_err(|cause| Error::Read { path: "the current folder".into(), cause: cause.to_string() })
}

/// The day by universal time, so that two machines agree.
fn today() -> Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}
