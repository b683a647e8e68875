//! Does a chart look whole, so that what is absent from it proves something?

use super::{Chart, Reference, SeatId, SeatKind};

/// Fewer people than this are a team, or a chart too small to tell.
const SMALLEST: usize = 3;

/// Marks the inputs that look whole: one chief executive at the top, hardly anybody else without a manager, few
/// references to nobody (`org-charts` §1.3).
pub(super) fn judge(chart: &mut Chart) {
    for input in 0..chart.inputs.len() {
        let complete = is_whole(chart, input as u32);
        if let Some(input) = chart.inputs.get_mut(input) {
            input.complete = complete && input.authority >= 2;
        }
    }
}

fn is_whole(chart: &Chart, input: u32) -> bool {
    let seats: Vec<(SeatId, &super::Seat)> =
        chart.seat_ids().filter(|(_, seat)| seat.input == input && seat.kind != SeatKind::Vacant).collect();
    let people = seats.iter().filter(|(_, seat)| seat.kind == SeatKind::Person).count();
    if people < SMALLEST {
        return false;
    }
    let dangling =
        seats.iter().filter(|(_, seat)| matches!(seat.reference, Reference::Unknown | Reference::Ambiguous)).count();
    let tops: Vec<_> = seats
        .iter()
        .filter(|(_, seat)| {
            seat.manager.is_none() && seat.reference == Reference::None && seat.kind == SeatKind::Person
        })
        .collect();
    let mut chiefs: Vec<_> =
        tops.iter().filter(|(_, seat)| seat.reading.chief_executive).map(|(id, seat)| seat.holder.ok_or(*id)).collect();
    chiefs.sort();
    chiefs.dedup();
    let stray = tops.iter().filter(|(_, seat)| !seat.reading.chief_executive).count();
    chiefs.len() == 1 && stray * 20 <= seats.len() && dangling * 20 < seats.len()
}
