//! People who manage each other in a circle.

use super::values;
use crate::finding::Confidence;
use crate::model::chart::{Chart, SeatId};
use crate::pattern::Hit;
use crate::pattern::seat::{called, hit, line_at};

/// Lines shown of one circle.
const SHOWN: usize = 6;

/// One hit a circle. Each seat is walked over once: it has one line upwards.
pub(super) fn find(chart: &Chart) -> Vec<Hit> {
    // 0: not seen; otherwise the number of the walk that first came by.
    let mut seen: Vec<u32> = vec![0; chart.seats.len()];
    let mut hits = Vec::new();
    for (walk, (start, _)) in (1u32..).zip(chart.seat_ids()) {
        let mut at = Some(start);
        while let Some(id) = at {
            let Some(mark) = seen.get_mut(id.0 as usize) else { break };
            if *mark == walk {
                hits.extend(circle(chart, id));
            }
            if *mark != 0 {
                break;
            }
            *mark = walk;
            at = chart.seat(id).and_then(|seat| seat.manager);
        }
    }
    hits
}

fn circle(chart: &Chart, start: SeatId) -> Option<Hit> {
    let mut ids = vec![start];
    let mut at = chart.seat(start)?.manager?;
    while at != start {
        ids.push(at);
        at = chart.seat(at)?.manager?;
    }
    // Begins with the first in the file, whoever the walk came by first.
    let first = ids.iter().enumerate().min_by_key(|(_, id)| **id).map(|(at, _)| at)?;
    ids.rotate_left(first);
    let seats: Vec<_> = ids.iter().filter_map(|&id| chart.seat(id)).collect();
    let labels =
        seats.iter().take(SHOWN).enumerate().map(|(i, seat)| (if i == 0 { "" } else { "more" }, line_at(seat)));
    let mut names: Vec<String> = seats.iter().take(SHOWN).map(|seat| called(chart, seat)).collect();
    let count = seats.len();
    if count > SHOWN {
        names.push("…".to_owned());
    }
    names.extend(seats.first().map(|seat| called(chart, seat)));
    let who = names.join(" → ");
    let given = [("who", who.clone()), ("count", count.to_string())];
    Some(hit(labels.collect(), values(&given), Confidence::High, who))
}
