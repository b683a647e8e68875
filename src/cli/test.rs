//! `orglint test`: rules proved on the examples in their files.

use std::io::IsTerminal;

use super::args::{Screen, Test};
use super::open::bench;
use super::output::print;
use super::{CLEAN, FINDINGS, terminal};
use crate::error::Error;
use crate::rule::Rule;
use crate::rule::prove::Proof;
use crate::view::proof::proofs;

/// Proves and prints; 1 if an example did not come out as promised.
pub(super) fn test(args: &Test, screen: &Screen) -> Result<u8, Error> {
    let bench = bench(&args.home, args.folder.as_deref())?;
    let catalogue = bench.catalogue()?;
    let named = |name: &String, rule: &Rule| **name == *rule.id || *name == rule.group;
    if let Some(name) = args.rules.iter().find(|name| !catalogue.rules().any(|rule| named(name, rule))) {
        return Err(Error::usage(catalogue.unknown(name), "`orglint rules` lists them"));
    }
    let wanted = |rule: &Rule| match args.rules.as_slice() {
        [] => args.all || !rule.built_in,
        rules => rules.iter().any(|name| named(name, rule)),
    };
    let proved = bench.prove(wanted)?;
    if proved.is_empty() {
        let help = "name their folder, `orglint test DIR`, or list it under `rule-dirs` in orglint.toml; \
                    `orglint test --all` proves the built-in rules";
        return Err(Error::usage("there are no rules of your own to prove", help));
    }
    let style = terminal::style(screen, std::io::stdout().is_terminal());
    print(proofs(&proved, terminal::paint(style.colour)).as_bytes())?;
    Ok(if proved.iter().all(Proof::holds) { CLEAN } else { FINDINGS })
}
