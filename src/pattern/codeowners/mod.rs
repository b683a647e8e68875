//! What rules look for in CODEOWNERS: lines that do nothing, owners who are gone, one person who owns too much.

pub mod file;
pub mod gatekeeper;
pub mod line;
pub mod owner;
pub mod owner_title;
pub mod unowned;

use super::Hit;
use crate::finding::Confidence;
use crate::model::Company;
use crate::model::chart::{PersonId, Seat};
use crate::model::ownership::OwnersFile;
use crate::model::title::Title;
use crate::source::{FileId, Span};

/// A hit outside pages.
fn hit(
    labels: Vec<(&'static str, Span)>,
    values: Vec<(&'static str, String)>,
    confidence: Confidence,
    key: String,
) -> Hit {
    Hit { labels, values, confidence, key, heading: String::new(), statement: None, block: None }
}

/// Seats that a person fills today, as themselves: no former, deputy or adjunct ones.
fn seats(company: &Company, person: PersonId) -> impl Iterator<Item = &Seat> {
    let ids = company.chart.person(person).map_or(&[][..], |person| &person.seats);
    ids.iter().filter_map(|id| company.chart.seat(*id)).filter(|seat| !seat.reading.former)
}

/// How people call a person: name, else a handle.
fn name_of(company: &Company, person: PersonId) -> String {
    let Some(person) = company.chart.person(person) else { return String::new() };
    match person.handles.first() {
        Some(handle) if person.name.is_empty() => format!("@{}", handle.value),
        _ => person.name.clone(),
    }
}

/// Where a seat's title is written, else the seat itself.
fn title_at(seat: &Seat) -> Span {
    if seat.title.value.is_empty() { seat.at } else { seat.title.span }
}

/// Engineers of the company, its CTO not counted.
fn engineers(company: &Company) -> u32 {
    let counts = |title: &Title| (title.is_engineering() || title.vpe) && !title.cto && !title.former;
    let chart = &company.chart;
    let is_counted = |at: usize| seats(company, PersonId(at as u32)).any(|seat| counts(&seat.reading));
    let people =
        chart.people.iter().enumerate().filter(|(at, person)| person.left.is_none() && is_counted(*at)).count();
    let grouped = chart.seats.iter().filter(|seat| seat.holder.is_none() && counts(&seat.reading));
    people as u32 + grouped.map(|seat| seat.headcount).sum::<u32>()
}

/// All files of the company with their paths.
fn files(company: &Company) -> impl Iterator<Item = (FileId, &str)> {
    company.sources.iter().map(|(id, file)| (id, &*file.path))
}

/// "1 file", "12 files".
fn count_files(count: u32) -> String {
    if count == 1 { "1 file".to_owned() } else { format!("{count} files") }
}

/// Where a finding about the whole of a CODEOWNERS file is shown: at the first thing written in it.
fn head(file: &OwnersFile) -> Span {
    let syntax = &file.syntax;
    let rules = syntax.rules.iter().map(|rule| rule.at);
    let all = rules.chain(syntax.sections.iter().map(|section| section.at)).chain(syntax.comments.iter().copied());
    all.min().unwrap_or_else(|| Span::new(syntax.file, 0, 0))
}
