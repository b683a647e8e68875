//! Words for kinds of seats, as rule files name them, and what the chart's patterns share.

use serde::Deserialize;

use super::Hit;
use crate::finding::Confidence;
use crate::model::Company;
use crate::model::chart::{Chart, Reference, Seat, SeatId, SeatKind};
use crate::model::title::{Grade, Level};
use crate::source::Span;

/// A kind of seat.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeatWord {
    /// The CTO; not a Field CTO, a deputy, a former one.
    Cto,
    /// VP of Engineering, or Head of Engineering where nobody is VP.
    Vpe,
    /// Chief executive, founder, managing director.
    Ceo,
    /// COO.
    Coo,
    /// Builds software, leads at most a team by title; not an architect, nor one who sells or supports.
    Engineer,
    /// Manages engineers by title: engineering manager, director, head.
    EngineeringManager,
    /// Manages engineers by title, and no managers.
    EngineeringTeamManager,
    /// Scrum master, agile coach, PMO, program and project management.
    Process,
    /// Of another profession than engineering, beyond doubt.
    OtherProfession,
}

impl SeatWord {
    /// Is the seat of this kind?
    pub fn fits(self, chart: &Chart, seat: &Seat) -> bool {
        let title = &seat.reading;
        let held = !title.former && seat.kind != SeatKind::Group;
        let engineering = title.is_engineering() && title.is_software() && !title.adjunct && !title.deputy;
        held && match self {
            Self::Cto => title.cto && !title.adjunct,
            Self::Vpe => is_vpe(chart, seat),
            Self::Ceo => title.chief_executive,
            Self::Coo => {
                title.level == Level::Chief && title.discipline() == Some(crate::model::title::Discipline::Operations)
            }
            Self::Engineer => engineering && title.level <= Level::Lead && !is_architect(seat),
            Self::EngineeringManager => {
                let manages = matches!(title.level, Level::Manager | Level::Director);
                engineering && manages && !title.vpe && !title.cto
            }
            Self::EngineeringTeamManager => engineering && title.level == Level::Manager,
            Self::Process => title.process,
            Self::OtherProfession => title.is_other_profession() && !title.chief_executive && !title.founder,
        }
    }
}

/// Heads of Engineering count where nobody is VP of Engineering.
pub(super) fn is_vpe(chart: &Chart, seat: &Seat) -> bool {
    let title = &seat.reading;
    if !title.vpe || title.adjunct || title.former || title.deputy && !title.vpe_by_standing {
        return false;
    }
    !title.vpe_by_standing
        || !chart.seats.iter().any(|other| other.reading.vpe && !other.reading.vpe_by_standing && !other.reading.former)
}

/// Architects and chief engineers work beside the line, whomever they report to.
fn is_architect(seat: &Seat) -> bool {
    seat.reading.grade == Grade::Senior && seat.title.value.to_lowercase().contains("architect")
        || seat.title.value.to_lowercase().starts_with("chief")
}

/// Whose seat it is, for messages: the name, the handle where there is no name, the title where there is nobody.
pub(super) fn called(chart: &Chart, seat: &Seat) -> String {
    let person = seat.holder.and_then(|id| chart.person(id));
    let name = person.map(|person| if person.name.is_empty() { handle(person) } else { person.name.clone() });
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| seat.title.value.clone())
}

fn handle(person: &crate::model::chart::Person) -> String {
    person.handles.first().map(|handle| format!("@{}", handle.value)).unwrap_or_default()
}

/// The words that tell what the seat is: its title, or the whole record.
pub(super) fn title_at(seat: &Seat) -> Span {
    if seat.title.value.is_empty() { seat.at } else { seat.title.span }
}

/// Where the name of a seat's person stands in its record, or the title where there is no name.
pub(super) fn name_at(chart: &Chart, seat: &Seat) -> Span {
    let person = seat.holder.and_then(|id| chart.person(id));
    let inside = |span: &&Span| span.file == seat.at.file && seat.at.start <= span.start && span.end <= seat.at.end;
    person.and_then(|person| person.named_at.iter().find(inside)).copied().unwrap_or_else(|| title_at(seat))
}

/// Where a seat's reporting line stands.
pub(super) fn line_at(seat: &Seat) -> Span {
    seat.manager_at.as_ref().map_or(seat.at, |reference| reference.span)
}

/// May rules about named people use the seat? Labelled charts and records may; rosters, ladders and samples may not.
pub(super) fn is_sound(chart: &Chart, seat: &Seat) -> bool {
    seat.same_as.is_none() && chart.input_of(seat).is_some_and(|input| input.authority >= 2)
}

/// Every seat that counts: of a person or to be hired, told by a sound source, not left.
pub(super) fn sound_seats(chart: &Chart) -> impl Iterator<Item = (SeatId, &Seat)> {
    chart.seat_ids().filter(|(_, seat)| is_sound(chart, seat) && !has_left(chart, seat))
}

fn has_left(chart: &Chart, seat: &Seat) -> bool {
    seat.holder.and_then(|id| chart.person(id)).is_some_and(|person| person.left.is_some())
}

/// The reports of a seat that count.
pub(super) fn reports_of<'a>(
    chart: &'a Chart,
    reports: &'a [Vec<SeatId>],
    id: SeatId,
) -> impl Iterator<Item = (SeatId, &'a Seat)> {
    let list = reports.get(id.0 as usize).map_or(&[][..], Vec::as_slice);
    let seats = list.iter().filter_map(|&id| Some((id, chart.seat(id)?)));
    seats.filter(|(_, seat)| is_sound(chart, seat) && !has_left(chart, seat) && seat.reference == Reference::Resolved)
}

/// How many people the company has at least, as far as anything tells.
pub(super) fn size(company: &Company) -> Option<u32> {
    let seated = company.chart.headcount();
    company.size.map(|size| size.people).or_else(|| (seated > 0 && company.chart.is_complete()).then_some(seated))
}

/// A hit of a chart's pattern.
pub(super) fn hit(
    labels: Vec<(&'static str, Span)>,
    values: Vec<(&'static str, String)>,
    confidence: Confidence,
    key: String,
) -> Hit {
    Hit { labels, statement: None, block: None, values, confidence, key, heading: String::new() }
}

/// "Ana", "Ana and Ben", "Ana, Ben and 3 more".
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, two, three] => format!("{one}, {two} and {three}"),
        [one, two, rest @ ..] => format!("{one}, {two} and {} more", rest.len()),
    }
}
