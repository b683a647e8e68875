//! From arguments to a run made ready: the files, the configuration, the company's own rules.

use std::path::{Path, PathBuf};

use super::args::Reading;
use crate::config::{self, Config};
use crate::discover::{Request, State, Stdin, Tree, discover};
use crate::error::{BadFile, Error, Problem};
use crate::setup::{Overrides, Setup, Steering};
use crate::source::{FileId, Texts};

/// What a command works on.
pub(super) struct Job {
    pub(super) tree: Tree,
    pub(super) setup: Setup,
    /// The folder that the process was started in.
    pub(super) start: PathBuf,
}

/// Reads everything but the files themselves.
pub(super) fn open(reading: &Reading, overrides: &Overrides, state: State, stdin: Option<Stdin>) -> Result<Job, Error> {
    let start = std::env::current_dir()
        .map_err(|cause| Error::Read { path: "the current folder".into(), cause: cause.to_string() })?;
    let paths = reading.paths.clone();
    let request =
        Request { start: start.clone(), root: reading.root.clone(), paths, state, stdin, ..Request::default() };
    let mut tree = discover(&request)?;
    let steering = steering(&tree, reading, &start)?;
    let config = Config::parse(&steering.text).map_err(|problems| bad(&steering, problems))?;
    let rules = own_rules(&tree, &config).map_err(|problems| bad(&steering, problems))?;
    let setup = Setup::new((steering, config), rules, overrides, today())?;
    tree.select(&texts(&setup.config.include), &texts(&setup.config.exclude))?;
    Ok(Job { tree, setup, start })
}

/// The folder that the process was started in, from the root: `""` or `handbook/roles`.
pub(super) fn below_root(start: &Path, tree: &Tree) -> String {
    let start = start.canonicalize().unwrap_or_else(|_| start.to_path_buf());
    let below = start.strip_prefix(&tree.root).map(Path::to_path_buf).unwrap_or_default();
    below.to_string_lossy().replace('\\', "/")
}

fn steering(tree: &Tree, reading: &Reading, start: &Path) -> Result<Steering, Error> {
    let Some(given) = &reading.config else {
        let Some(file) = config::nearest(&tree.sources, &below_root(start, tree)) else {
            return Ok(Steering::default());
        };
        let path = tree.sources.path(file).to_owned();
        let text = tree.text(file).map_err(|cause| Error::Read { path: path.clone(), cause: cause.to_string() })?;
        return Ok(Steering { path, text: text.as_str().to_owned(), file: Some(file) });
    };
    let path = given.display().to_string();
    let text = std::fs::read_to_string(start.join(given))
        .map_err(|cause| Error::Read { path: path.clone(), cause: cause.to_string() })?;
    let text = text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned);
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
fn own_rules(tree: &Tree, config: &Config) -> Result<Vec<(String, String)>, Vec<Problem>> {
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
    if problems.is_empty() { Ok(rules) } else { Err(problems) }
}

fn bad(steering: &Steering, problems: Vec<Problem>) -> BadFile {
    BadFile { path: steering.path.clone(), text: steering.text.clone(), problems }
}

fn texts(globs: &[config::Text]) -> Vec<String> {
    globs.iter().map(|glob| glob.get_ref().clone()).collect()
}

/// The day by universal time, so that two machines agree.
fn today() -> jiff::civil::Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}
