//! References to managers that lead to nobody.

use std::collections::BTreeMap;

use super::values;
use crate::finding::Confidence;
use crate::model::chart::{Chart, Reference, Seat};
use crate::pattern::Hit;
use crate::pattern::seat::{called, hit, is_sound, line_at};

/// Lines shown of one reference.
const SHOWN: usize = 5;
/// How alike two names must be for "did you mean" (Jaro–Winkler).
const ALIKE: f64 = 0.88;
/// For how many references a suggestion is looked for: each look goes through all names.
const SUGGESTED: usize = 20;

/// One hit a reference, however many people make it. Silent about charts in which many references lead to nobody:
/// there people are left out on purpose.
pub(super) fn find(chart: &Chart, percent: u32) -> Vec<Hit> {
    let mut told = vec![(0usize, 0usize); chart.inputs.len()];
    for seat in &chart.seats {
        if let Some((all, dangling)) = told.get_mut(seat.input as usize) {
            *all += usize::from(seat.reference != Reference::None);
            *dangling += usize::from(seat.reference == Reference::Unknown);
        }
    }
    let mostly_known = |seat: &Seat| {
        told.get(seat.input as usize).is_some_and(|&(all, dangling)| {
            // In a chart of a handful one slip is more than a fifth.
            dangling * 100 <= all * percent as usize || dangling == 1 && all >= 3
        })
    };
    let mut by_reference: BTreeMap<(u32, String), Vec<&Seat>> = BTreeMap::new();
    for seat in &chart.seats {
        let Some(reference) = &seat.manager_at else { continue };
        if seat.reference == Reference::Unknown && is_sound(chart, seat) && mostly_known(seat) {
            by_reference.entry((seat.input, reference.value.to_lowercase())).or_default().push(seat);
        }
    }
    by_reference.values().enumerate().filter_map(|(at, seats)| unknown(chart, seats, at < SUGGESTED)).collect()
}

fn unknown(chart: &Chart, seats: &[&Seat], suggest: bool) -> Option<Hit> {
    let first = seats.first()?;
    let manager = first.manager_at.as_ref()?.value.clone();
    let labels =
        seats.iter().take(SHOWN).enumerate().map(|(i, seat)| (if i == 0 { "" } else { "more" }, line_at(seat)));
    let nearest = if suggest { nearest(chart, &manager) } else { None };
    let suggestion = nearest.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default();
    let given = [
        ("who", called(chart, first)),
        ("manager", manager.clone()),
        ("count", seats.len().to_string()),
        ("suggestion", suggestion),
    ];
    Some(hit(labels.collect(), values(&given), Confidence::High, manager))
}

/// The reference, among those that lead somewhere, or the name that is most like it.
fn nearest<'c>(chart: &'c Chart, manager: &str) -> Option<&'c str> {
    let resolved = chart.seats.iter().filter(|seat| seat.reference == Reference::Resolved);
    let used = resolved.filter_map(|seat| seat.manager_at.as_ref()).map(|reference| reference.value.as_str());
    let names = chart.people.iter().map(|person| person.name.as_str());
    let wanted = manager.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in used.chain(names).filter(|candidate| !candidate.is_empty()) {
        let likeness = strsim::jaro_winkler(&candidate.to_lowercase(), &wanted);
        if likeness >= ALIKE && best.is_none_or(|(known, _)| likeness > known) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, name)| name)
}
