//! `orglint.toml`: what a company sets, every value with its place, so that a mistake is shown where it stands.

mod allowance;
mod file;
mod rules;
mod schema;
mod select;
mod suggest;
mod validate;

pub use allowance::{Allowance, Day};
pub use file::{CodeownersSettings, CompanySettings, Config, FailOn, Text};
pub use rules::{Level, RuleTable, Setting};
pub use schema::schema;
pub use select::{Selection, State};
pub use validate::{Known, KnownRule};

use crate::source::{FileId, Sources};

/// The file's name.
pub const FILE_NAME: &str = "orglint.toml";

/// The configuration that holds for the folder `start` (`""` or `org/charts`): the nearest `orglint.toml` in it or above
/// it. `None` when there is none.
pub fn nearest(sources: &Sources, start: &str) -> Option<FileId> {
    let mut folder = start.trim_matches('/');
    loop {
        let path = if folder.is_empty() { FILE_NAME.to_owned() } else { format!("{folder}/{FILE_NAME}") };
        match (sources.find(&path), folder.rsplit_once('/')) {
            (Some(file), _) => return Some(file),
            (None, Some((above, _))) => folder = above,
            (None, None) if folder.is_empty() => return None,
            (None, None) => folder = "",
        }
    }
}
