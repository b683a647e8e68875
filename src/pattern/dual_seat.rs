//! One person in two seats that should be two people's.

use serde::Deserialize;

use super::Hit;
use super::seat::{SeatWord, called, hit, size, sound_seats, title_at};
use crate::finding::Confidence;
use crate::model::Company;
use crate::model::chart::{PersonId, Seat};

/// Two kinds of seat held by one person.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DualSeatPattern {
    /// One seat.
    pub one: SeatWord,
    /// The other.
    pub other: SeatWord,
    /// Silent in companies of at most so many people.
    pub over: u32,
}

impl DualSeatPattern {
    /// Placeholders of its hits.
    pub const VALUES: &[&str] = &["who", "one", "other", "size"];
    /// Names of its labels.
    pub const LABELS: &[&str] = &["other"];

    /// One hit a person, at the title of the first seat.
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        let chart = &company.chart;
        let people = size(company);
        if people.is_some_and(|people| people <= self.over) {
            return Vec::new();
        }
        let of = |word: SeatWord| -> Vec<(PersonId, &Seat)> {
            let seats = sound_seats(chart).filter(|(_, seat)| word.fits(chart, seat));
            seats.filter_map(|(_, seat)| Some((seat.holder?, seat))).collect()
        };
        let others: std::collections::HashMap<PersonId, &Seat> = of(self.other).into_iter().rev().collect();
        let mut seen = std::collections::HashSet::new();
        let both = of(self.one).into_iter().filter_map(|(person, seat)| Some((person, seat, *others.get(&person)?)));
        both.filter(|(person, _, _)| seen.insert(*person))
            .map(|(_, one, other)| self.hit(company, one, other, people))
            .collect()
    }

    fn hit(&self, company: &Company, one: &Seat, other: &Seat, people: Option<u32>) -> Hit {
        let chart = &company.chart;
        let mut labels = vec![("", title_at(one))];
        if title_at(other) != title_at(one) {
            labels.push(("other", title_at(other)));
        }
        let acting = one.reading.acting || other.reading.acting;
        // At least the people whom the chart shows, where nothing tells how many there are.
        let shown = chart.headcount();
        let confidence = match people {
            _ if acting => Confidence::Low,
            Some(_) => Confidence::High,
            None if shown > self.over => Confidence::High,
            None => Confidence::Low,
        };
        let who = called(chart, one);
        let values = vec![
            ("who", who.clone()),
            ("one", one.title.value.clone()),
            ("other", other.title.value.clone()),
            ("size", people.unwrap_or(shown).to_string()),
        ];
        hit(labels, values, confidence, who)
    }
}
