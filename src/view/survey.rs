//! What `orglint init` says it found: pages, charts, owners, and who seems to hold the roles, each with its reason.

use std::collections::BTreeSet;

use crate::model::Company;
use crate::model::chart::{Chart, ChartInput, Seat};
use crate::source::{FileId, FileKind, Sources, Span, Texts};

/// Entries of one kind that are named before the rest is counted.
const NAMED: usize = 3;

/// Somebody who seems to hold a role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holder {
    /// `cto` or `vpe`, as `[holders]` calls it.
    pub role: &'static str,
    /// Their name.
    pub name: String,
    /// Why it seems so: `title "CTO" in org/people.csv:3`.
    pub reason: String,
}

/// What a repository holds.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Survey {
    /// Pages, and how many of them say something about who does what.
    pub pages: (usize, usize),
    /// Files that say who owns what.
    pub owners: Vec<String>,
    /// Charts and rosters: `org/people.csv (CSV)`.
    pub charts: Vec<String>,
    /// Pages and sections about one role: `handbook/cto.md (CTO)`.
    pub descriptions: Vec<String>,
    /// People of the company, with the place that says so.
    pub size: Option<String>,
    /// Who seems to hold the roles, by the charts.
    pub holders: Vec<Holder>,
}

impl Survey {
    /// Looks at a company that was read.
    pub fn new(company: &Company, texts: &dyn Texts) -> Self {
        let sources = &company.sources;
        let of_kind = |kinds: &[FileKind]| sources.iter().filter(|(_, file)| kinds.contains(&file.kind)).count();
        let speaking: BTreeSet<FileId> = company.claims.iter().map(|claim| claim.spans.file).collect();
        let owners = sources.iter().filter(|(_, file)| matches!(file.kind, FileKind::Codeowners | FileKind::Owners));
        let roles = [company.lexicon.concept("cto"), company.lexicon.concept("vpe")];
        let of_role = company.descriptions.iter().filter(|description| roles.contains(&Some(description.role)));
        let described = of_role.map(|description| {
            format!("{} ({})", place(description.at, sources, texts), company.lexicon.label(description.role))
        });
        let size = company.size.map(|size| match size.at {
            Some(at) => format!("{} people, by {}", size.people, place(at, sources, texts)),
            None => format!("{} people", size.people),
        });
        Self {
            pages: (of_kind(&[FileKind::Markdown]), speaking.len()),
            owners: owners.map(|(_, file)| file.path.to_string()).collect(),
            charts: company.chart.inputs.iter().map(|input| chart(input, &company.chart, sources)).collect(),
            descriptions: described.collect(),
            size,
            holders: company.chart.seats.iter().flat_map(|seat| holders(seat, company, texts)).collect(),
        }
    }

    /// A line for each kind of thing.
    pub fn text(&self) -> String {
        let (pages, speaking) = self.pages;
        let mut lines = vec![
            ("pages", format!("{pages}, of which {speaking} say who does what")),
            ("owners", some(&self.owners, "no CODEOWNERS file")),
            (
                "charts",
                some(&self.charts, "none: an org chart in CSV, YAML, JSON or Mermaid would say who holds which role"),
            ),
            ("role pages", some(&self.descriptions, "none")),
        ];
        lines.extend(self.size.clone().map(|size| ("size", size)));
        for (role, title) in [("cto", "CTO"), ("vpe", "VP of Engineering")] {
            let found: Vec<String> = self
                .holders
                .iter()
                .filter(|holder| holder.role == role)
                .map(|holder| format!("{}, for {}", holder.name, holder.reason))
                .collect();
            lines.push((title, some(&found, "nobody that a chart names; say who under [holders] in orglint.toml")));
        }
        lines.iter().map(|(what, found)| format!("  {what:<17}  {found}\n")).collect()
    }
}

fn some(found: &[String], nothing: &str) -> String {
    let named = found.get(..NAMED.min(found.len())).unwrap_or_default().join("; ");
    match found.len() {
        0 => nothing.to_owned(),
        n if n > NAMED => format!("{named}; and {} more", n - NAMED),
        _ => named,
    }
}

fn chart(input: &ChartInput, chart: &Chart, sources: &Sources) -> String {
    let same_file = |seat: &&Seat| seat.at.file == input.file;
    let seats = chart.seats.iter().filter(same_file).count();
    format!("{} ({}, {seats} seat{})", sources.path(input.file), input.format, if seats == 1 { "" } else { "s" })
}

/// The roles of a seat with the person in it. Acting, former and deputy holders do not count.
fn holders(seat: &Seat, company: &Company, texts: &dyn Texts) -> Vec<Holder> {
    let reading = &seat.reading;
    let real = !(reading.acting || reading.deputy || reading.former || reading.adjunct);
    let person = seat.holder.filter(|_| real).and_then(|holder| company.chart.person(holder));
    let Some(person) = person.filter(|person| person.left.is_none() && !person.name.is_empty()) else {
        return Vec::new();
    };
    let roles = [("cto", reading.cto), ("vpe", reading.vpe && !reading.vpe_by_standing)];
    let held = roles.into_iter().filter(|(_, held)| *held);
    held.map(|(role, _)| {
        let at = place(seat.title.span, &company.sources, texts);
        Holder { role, name: person.name.clone(), reason: format!("the title \"{}\" in {at}", seat.title.value.trim()) }
    })
    .collect()
}

/// `path:line`, or the path alone if the file cannot be read.
fn place(span: Span, sources: &Sources, texts: &dyn Texts) -> String {
    let path = sources.path(span.file);
    texts.text(span.file).map_or_else(|_| path.to_owned(), |text| format!("{path}:{}", text.position(span.start).line))
}
