//! Why orglint thinks what it thinks of one person.

use super::tree::reading;
use crate::model::chart::{Chart, Person, PersonId, Reference, Seat};
use crate::model::fold::fold;
use crate::report::{harmless, harmless_start};
use crate::source::Span;
use crate::view::paint::Paint;

/// Everything known of the people whom `name` fits: by name, part of a name, handle or e-mail. Empty if it fits nobody.
pub fn explain(chart: &Chart, name: &str, place: &dyn Fn(Span) -> String, paint: Paint) -> String {
    let wanted = fold(name.trim_start_matches('@'));
    let fits = |person: &Person| {
        let mut written =
            std::iter::once(&person.name).chain(person.handles.iter().chain(&person.emails).map(|value| &value.value));
        !wanted.is_empty() && written.any(|text| fold(text).contains(&wanted))
    };
    let found = chart.person_ids().filter(|(_, person)| fits(person));
    found.map(|(id, person)| one(chart, id, person, place, paint)).collect::<Vec<_>>().join("\n")
}

fn one(chart: &Chart, id: PersonId, person: &Person, place: &dyn Fn(Span) -> String, paint: Paint) -> String {
    let mut text = String::new();
    let out = &mut text;
    let known_by = person.handles.first().map_or("", |handle| handle.value.as_str());
    out.push_str(&paint.bold(&harmless_start(if person.name.is_empty() { known_by } else { &person.name })));
    out.push('\n');
    for &at in &person.named_at {
        line(out, &format!("  named at {}", place(at)));
    }
    for (what, list) in [("handle", &person.handles), ("e-mail", &person.emails)] {
        for value in list {
            line(out, &format!("  {what} {} at {}", value.value, place(value.span)));
        }
    }
    if let Some(left) = person.left {
        line(out, &format!("  has left, says {}", place(left)));
    }
    for &seat in &person.seats {
        if let Some(seat) = chart.seat(seat) {
            of_seat(chart, seat, place, out);
        }
    }
    let teams: Vec<&str> =
        chart.teams.iter().filter(|team| team.members.contains(&id)).map(|team| team.name.value.as_str()).collect();
    if !teams.is_empty() {
        line(out, &format!("  member of {}", teams.join(", ")));
    }
    text
}

fn of_seat(chart: &Chart, seat: &Seat, place: &dyn Fn(Span) -> String, out: &mut String) {
    let format = chart.input_of(seat).map_or("", |input| input.format);
    let read = reading(&seat.reading);
    let read = if read.is_empty() { "no kind of work known".to_owned() } else { read };
    let again = if seat.same_as.is_some() { ", told better elsewhere" } else { "" };
    line(
        out,
        &format!("  seat `{}` at {} ({format}{again}), read as: {read}", seat.title.value, place(seat.title.span)),
    );
    let Some(reference) = &seat.manager_at else { return };
    let outcome = match seat.reference {
        Reference::Unknown => "which is nobody".to_owned(),
        Reference::Ambiguous => "which fits several people".to_owned(),
        _ => seat.manager.and_then(|id| chart.seat(id)).map_or_else(String::new, |manager| {
            let name = manager.holder.and_then(|id| chart.person(id)).map_or("", |person| person.name.as_str());
            format!("which is {name}, {} at {}", manager.title.value, place(manager.at))
        }),
    };
    line(out, &format!("    reports to `{}` at {}, {outcome}", reference.value, place(reference.span)));
}

/// Adds a line in which nothing of the files can drive a terminal.
fn line(out: &mut String, text: &str) {
    out.push_str(&harmless(text));
    out.push('\n');
}
