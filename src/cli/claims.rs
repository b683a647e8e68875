//! `orglint claims`.

use std::io::IsTerminal;

use super::args::{Claims, ListFormat, Screen};
use super::input::stdin;
use super::open::open;
use super::output::{print, tell};
use super::{failure, terminal};
use crate::allow::Marked;
use crate::discover::State;
use crate::error::Error;
use crate::model;
use crate::setup::Overrides;
use crate::view::claims::Understood;

/// Prints what was understood of the pages asked for.
pub(super) fn claims(args: &Claims, screen: &Screen) -> Result<(), Error> {
    let given = stdin(args.stdin_filename.as_deref())?;
    let job = open(&args.home, &args.paths, &Overrides::default(), State::WorkTree, given)?;
    let texts = Marked::new(&job.tree);
    // Claims that no rule looks for are of interest here, too.
    let settings = model::Settings { interests: None, shown: None, ..job.setup.model() };
    let company = model::company(job.tree.sources.clone(), &texts, &settings);
    let understood = Understood::new(&company, &texts);
    let style = terminal::style(screen, std::io::stdout().is_terminal());
    let text = match args.printed.format {
        ListFormat::Human => understood.text(terminal::paint(style.colour)),
        ListFormat::Json => understood.json(),
    };
    print(text.as_bytes())?;
    if !screen.quiet {
        for (file, why) in texts.unreadable() {
            tell(&failure::printable(&format!("note: {}: {why}", company.sources.path(file))));
        }
        for problem in &company.problems {
            let path = company.sources.path(problem.at.file);
            tell(&failure::printable(&format!("note: {path}: {}", problem.message)));
        }
        tell(&understood.summary());
    }
    Ok(())
}
