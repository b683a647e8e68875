//! A seat that several sources tell is one seat: the best source's, filled up from the others.

use std::collections::HashMap;

use super::{Chart, PersonId, Reference, Seat, SeatId};
use crate::model::fold::fold;
use crate::model::people::SETTINGS;

/// Finds seats told twice and joins what is known of them. Seats stand in order of their sources' authority.
pub(super) fn merge(chart: &mut Chart) {
    let same = told_twice(chart);
    for (at, better) in &same {
        if let Some(seat) = chart.seats.get_mut(*at) {
            seat.same_as = Some(*better);
        }
    }
    let canonical: Vec<SeatId> = chart.seat_ids().map(|(id, seat)| seat.same_as.unwrap_or(id)).collect();
    for (at, better) in same {
        fill_up(chart, at, better, &canonical);
    }
    for (at, seat) in chart.seats.iter_mut().enumerate() {
        let manager = seat.manager.and_then(|manager| canonical.get(manager.0 as usize)).copied();
        // What was a line between two tellings of one seat is none.
        seat.manager = manager.filter(|manager| manager.0 as usize != at);
    }
}

/// Position of a seat → the seat of a better source that it is.
fn told_twice(chart: &Chart) -> Vec<(usize, SeatId)> {
    let mut by_person: HashMap<PersonId, Vec<SeatId>> = HashMap::new();
    for (id, seat) in chart.seat_ids() {
        if let Some(holder) = seat.holder {
            by_person.entry(holder).or_default().push(id);
        }
    }
    let mut same = Vec::new();
    for seats in by_person.values() {
        let Some(first) = seats.first().and_then(|&id| chart.seat(id)) else { continue };
        let (best, others): (Vec<SeatId>, Vec<SeatId>) =
            seats.iter().partition(|&&id| chart.seat(id).is_some_and(|seat| seat.input == first.input));
        for other in others {
            let Some(seat) = chart.seat(other) else { continue };
            let equal = best.iter().find(|&&id| chart.seat(id).is_some_and(|known| same_title(known, seat)));
            // What the configuration says of a person is another seat, unless a chart says the same.
            let beside = chart.input_of(seat).is_some_and(|input| input.format == SETTINGS);
            if let Some(better) = equal.or(best.first().filter(|_| !beside)) {
                same.push((other.0 as usize, *better));
            }
        }
    }
    same.sort_unstable();
    same
}

fn same_title(one: &Seat, other: &Seat) -> bool {
    let silent = one.title.value.is_empty() || other.title.value.is_empty();
    silent || fold(&one.title.value) == fold(&other.title.value) || (one.reading == other.reading && !one.reading.weak)
}

fn fill_up(chart: &mut Chart, at: usize, better: SeatId, canonical: &[SeatId]) {
    let Some(other) = chart.seats.get(at).cloned() else { return };
    let Some(seat) = chart.seats.get_mut(better.0 as usize) else { return };
    if seat.title.value.is_empty() && !other.title.value.is_empty() {
        seat.title = other.title;
        seat.reading = other.reading;
    }
    if seat.team.is_none() {
        seat.team = other.team;
    }
    if seat.manager.is_none() && seat.reference != Reference::Ambiguous {
        let manager = other.manager.and_then(|manager| canonical.get(manager.0 as usize)).copied();
        if let Some(manager) = manager.filter(|&manager| manager != better) {
            seat.manager = Some(manager);
            seat.manager_at = other.manager_at;
            seat.reference = Reference::Resolved;
        }
    }
}
