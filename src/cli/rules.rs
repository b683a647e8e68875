//! `orglint explain` and `orglint rules`: what there is to know of rules, a company's own among them.

use std::io::IsTerminal;

use super::args::{Home, ListFormat, Screen};
use super::open::open;
use super::output::print;
use super::terminal;
use crate::discover::State;
use crate::error::Error;
use crate::git::Repo;
use crate::rule::catalogue::Catalogue;
use crate::setup::{Overrides, built_in};
use crate::view;

/// Prints all of one rule.
pub(super) fn explain(id: &str, screen: &Screen) -> Result<(), Error> {
    let catalogue = catalogue()?;
    let Some(rule) = catalogue.get(id) else {
        return Err(Error::usage(catalogue.unknown(id), "`orglint rules` lists them"));
    };
    let style = terminal::style(screen, std::io::stdout().is_terminal());
    print(view::explain::explain(rule, &catalogue.examples(id), style.width, terminal::paint(style.colour)).as_bytes())
}

/// Prints the list of rules.
pub(super) fn list(format: ListFormat, screen: &Screen) -> Result<(), Error> {
    let catalogue = catalogue()?;
    let style = terminal::style(screen, std::io::stdout().is_terminal());
    let text = match format {
        ListFormat::Human => view::rules::text(&catalogue, terminal::paint(style.colour)),
        ListFormat::Json => view::rules::json(&catalogue),
    };
    print(text.as_bytes())
}

/// The rules as the company of the current folder has them; the built-in ones outside of a repository.
fn catalogue() -> Result<Catalogue, Error> {
    if Repo::discover(std::path::Path::new("."))?.is_none() {
        return built_in();
    }
    let job = open(&Home::default(), &[], &Overrides::default(), State::WorkTree, None)?;
    Ok(job.setup.catalogue)
}
