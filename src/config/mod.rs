//! `orglint.toml`: what a company sets, every value with its place, so that a mistake is shown where it stands.

mod allowance;
mod file;
mod rules;
mod schema;
mod select;
mod suggest;
mod validate;

pub use allowance::{Allowance, Day};
pub use file::{CodeownersSettings, CompanySettings, Config, Dialect, FailOn, Text};
pub use rules::{Level, RuleTable, Setting};
pub use schema::schema;
pub use select::{Selection, State};
pub use suggest::did_you_mean;
pub use validate::{Known, KnownRule};

use std::path::{Path, PathBuf};

use crate::error::{BadFile, Error};

/// The file's name.
pub const FILE_NAME: &str = "orglint.toml";

/// The configuration that holds for `start`: the nearest `orglint.toml` in it or above it, up to and including `top`
/// (the root of the work tree). `None` when there is none.
pub fn find(start: &Path, top: &Path) -> Option<PathBuf> {
    start
        .ancestors()
        .take_while(|folder| folder.starts_with(top))
        .map(|folder| folder.join(FILE_NAME))
        .find(|file| file.is_file())
}

/// Reads and parses the file at `path`, which messages call `shown`.
///
/// # Errors
/// The file cannot be read, is not UTF-8, or says something that no setting allows.
pub fn load(path: &Path, shown: &str) -> Result<(Config, String), Error> {
    let text = std::fs::read_to_string(path)
        .map_err(|cause| Error::Read { path: shown.to_owned(), cause: cause.to_string() })?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    match Config::parse(&text) {
        Ok(config) => Ok((config, text)),
        Err(problems) => Err(BadFile { path: shown.to_owned(), text, problems }.into()),
    }
}
