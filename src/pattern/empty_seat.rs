//! A seat that a whole chart does not have.

use serde::Deserialize;

use super::Hit;
use super::seat::{SeatWord, called, hit, size, sound_seats, title_at};
use crate::finding::Confidence;
use crate::model::Company;
use crate::model::chart::{Chart, Seat};
use crate::model::title::{Discipline, Grade};

/// A company with a seat of one kind and none of another, nor anybody of that standing.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmptySeatPattern {
    /// The seat that there is.
    pub has: SeatWord,
    /// The seat that there is not.
    pub lacks: SeatWord,
    /// Silent in companies of at most so many people.
    pub over: u32,
}

impl EmptySeatPattern {
    /// Placeholders of its hits.
    pub const VALUES: &[&str] = &["who", "title", "lacks", "size"];
    /// It marks one place only.
    pub const LABELS: &[&str] = &[];

    /// One hit at the seat that there is. Absence is claimed of charts that look whole, and of no other.
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        let chart = &company.chart;
        let Some(people) = size(company).filter(|&people| people > self.over && chart.is_complete()) else {
            return Vec::new();
        };
        let has = sound_seats(chart).find(|(_, seat)| self.has.fits(chart, seat) && seat.holder.is_some());
        let Some((_, seat)) = has else { return Vec::new() };
        // A vacant seat is a seat, and so is a roster's.
        if chart.seats.iter().any(|other| self.lacks.fits(chart, other) || stands_in(self.lacks, chart, other)) {
            return Vec::new();
        }
        let who = called(chart, seat);
        let lacks = match self.lacks {
            SeatWord::Cto => "CTO",
            SeatWord::Vpe => "VP of Engineering",
            _ => "such seat",
        };
        let values = vec![
            ("who", who.clone()),
            ("title", seat.title.value.clone()),
            ("lacks", lacks.to_owned()),
            ("size", people.to_string()),
        ];
        vec![hit(vec![("", title_at(seat))], values, Confidence::Medium, format!("{who} without {lacks}"))]
    }
}

/// Is the seat of the standing of the missing one, under another name?
///
/// For the VP of Engineering: anybody who heads engineering from director upwards and is not the CTO, deputies
/// included. For the CTO: heads of technology, CIOs and chief scientists.
fn stands_in(lacks: SeatWord, chart: &Chart, seat: &Seat) -> bool {
    let title = &seat.reading;
    if title.former {
        return false;
    }
    match lacks {
        SeatWord::Vpe => {
            let high = matches!(title.grade, Grade::Director | Grade::Head | Grade::Vice | Grade::Deputy);
            // A director two levels down heads a part of engineering, not engineering.
            high && title.disciplines.contains(&Discipline::Engineering) && !title.cto && near_the_top(chart, seat)
        }
        SeatWord::Cto => {
            let tech =
                title.specialty.as_deref() == Some("tech-leadership") || title.specialty.as_deref() == Some("it");
            tech && (title.grade >= Grade::Head
                || title.grade == Grade::Senior && seat.title.value.to_lowercase().starts_with("chief"))
        }
        _ => false,
    }
}

/// Does the seat report to a chief, or to nobody?
fn near_the_top(chart: &Chart, seat: &Seat) -> bool {
    let manager = seat.manager.and_then(|id| chart.seat(id));
    manager.is_none_or(|manager| manager.reading.grade >= Grade::Founder || manager.reading.cto)
}
