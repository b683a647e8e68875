//! Two files that name different people for one role.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Hit;
use super::seat::{SeatWord, called, hit, name_at};
use crate::finding::Confidence;
use crate::model::Company;
use crate::model::chart::{Chart, PersonId, Seat};
use crate::model::people::normalised_name;
use crate::source::FileId;

/// A role that a company has once.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolderConflictPattern {
    /// The role.
    pub role: SeatWord,
}

impl HolderConflictPattern {
    /// Placeholders of its hits.
    pub const VALUES: &[&str] = &["role", "who", "other"];
    /// Names of its labels.
    pub const LABELS: &[&str] = &["other"];

    /// One hit for the first file that disagrees with the best one.
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        let chart = &company.chart;
        let mut by_file: BTreeMap<FileId, Vec<(PersonId, &Seat)>> = BTreeMap::new();
        for (_, seat) in chart.seat_ids() {
            let Some(holder) = seat.holder.filter(|_| self.is_held(chart, seat)) else { continue };
            let named = by_file.entry(seat.title.span.file).or_default();
            if !named.iter().any(|(person, _)| *person == holder) {
                named.push((holder, seat));
            }
        }
        // A file that names several has several.
        let single: Vec<(PersonId, &Seat)> =
            by_file.values().filter_map(|named| if let [one] = named.as_slice() { Some(*one) } else { None }).collect();
        if by_file.len() != single.len() {
            return Vec::new();
        }
        // The first of equals.
        let best = single.iter().rev().max_by_key(|(_, seat)| chart.input_of(seat).map_or(0, |input| input.authority));
        let Some(&(person, seat)) = best else { return Vec::new() };
        let other = single.iter().find(|(other, _)| *other != person && !may_be_one(chart, person, *other));
        other.map(|(_, other)| self.hit(chart, seat, other)).into_iter().collect()
    }

    fn is_held(&self, chart: &Chart, seat: &Seat) -> bool {
        let title = &seat.reading;
        let input = chart.input_of(seat);
        let sound = input.is_some_and(|input| input.authority >= 1 && !input.doubtful);
        let left = seat.holder.and_then(|id| chart.person(id)).is_none_or(|person| person.left.is_some());
        sound && !left && !title.acting && !title.vpe_by_standing && self.role.fits(chart, seat)
    }

    fn hit(&self, chart: &Chart, seat: &Seat, other: &Seat) -> Hit {
        let role = if self.role == SeatWord::Cto { "CTO" } else { "VP of Engineering" };
        let (one, two) = (called(chart, seat), called(chart, other));
        let labels = vec![("", name_at(chart, other)), ("other", name_at(chart, seat))];
        let key = format!("{role}: {one}, {two}");
        hit(labels, vec![("role", role.to_owned()), ("who", two), ("other", one)], Confidence::Medium, key)
    }
}

/// "D. Field" and "Dana Field" may be one person, and so may two whose last names agree.
fn may_be_one(chart: &Chart, one: PersonId, other: PersonId) -> bool {
    let last = |id: PersonId| {
        let name = chart.person(id).map(|person| normalised_name(&person.name)).unwrap_or_default();
        name.rsplit(' ').next().map(str::to_owned)
    };
    last(one) == last(other)
}
