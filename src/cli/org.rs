//! `orglint org`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::IsTerminal;
use std::sync::Arc;

use super::args::{Org, Screen};
use super::open::open;
use super::output::{print, tell};
use super::{failure, terminal};
use crate::allow::Marked;
use crate::discover::State;
use crate::error::Error;
use crate::model::chart::Chart;
use crate::model::{self, Company, interest::Interests};
use crate::rule::suggest::did_you_mean;
use crate::setup::Overrides;
use crate::source::{FileId, SourceText, Span, Texts};
use crate::view::org;

/// Prints the company's chart as a tree or in another form, or what is known of one person.
pub(super) fn org(args: &Org, screen: &Screen) -> Result<(), Error> {
    let state = args.revision.rev.clone().map_or(State::WorkTree, State::Revision);
    let job = open(&args.home, &[], &Overrides::default(), state, None)?;
    let texts = Marked::new(&job.tree);
    // What pages claim is of no use here.
    let settings = model::Settings { interests: Some(Interests::default()), shown: None, ..job.setup.model() };
    let company = model::company(job.tree.sources.clone(), &texts, &settings);
    let chart = &company.chart;
    if !screen.quiet {
        for (file, why) in texts.unreadable() {
            tell(&failure::printable(&format!("note: {}: {why}", company.sources.path(file))));
        }
        if chart.is_empty() {
            tell("there is no org chart, roster or list of members");
        }
    }
    let places = Places { company: &company, texts: &job.tree, known: RefCell::default() };
    let place = |span: Span| places.of(span);
    let paint = terminal::paint(terminal::style(screen, std::io::stdout().is_terminal()).colour);
    let text = match (&args.explain, args.format.written()) {
        (Some(name), _) => {
            let told = org::explain(chart, name, &place, paint);
            if told.is_empty() {
                return Err(nobody(chart, name));
            }
            told
        }
        (None, Some(format)) => org::export(chart, format),
        (None, None) if chart.is_empty() => String::new(),
        (None, None) => org::tree(chart, &place, paint),
    };
    print(text.as_bytes())
}

fn nobody(chart: &Chart, name: &str) -> Error {
    let near = did_you_mean(name, chart.people.iter().map(|person| person.name.as_str()));
    let help =
        near.map_or_else(|| "`orglint org` shows everybody".to_owned(), |near| format!("did you mean `{near}`?"));
    Error::usage(format!("no chart or roster knows `{name}`"), help)
}

/// Says where spans are written; each text is read once.
struct Places<'a> {
    company: &'a Company,
    texts: &'a dyn Texts,
    known: RefCell<HashMap<FileId, Option<Arc<SourceText>>>>,
}

impl Places<'_> {
    /// `data/team.yml:41`.
    fn of(&self, span: Span) -> String {
        let path = self.company.sources.path(span.file);
        let mut known = self.known.borrow_mut();
        let text = known.entry(span.file).or_insert_with(|| self.texts.text(span.file).ok());
        text.as_ref().map_or_else(|| path.to_owned(), |text| format!("{path}:{}", text.position(span.start).line))
    }
}
