//! Who reports straight to whom in the org chart.

use serde::Deserialize;

use super::Hit;
use super::seat::{SeatWord, called, hit, line_at, listed, reports_of, size, sound_seats, title_at};
use crate::finding::Confidence;
use crate::model::Company;
use crate::model::chart::{Chart, Seat, SeatId};
use crate::model::fold::fold;

/// A manager of one kind with direct reports of another.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportsPattern {
    /// What the manager is: one of these.
    pub manager: Vec<SeatWord>,
    /// And none of these.
    #[serde(default)]
    pub manager_not: Vec<SeatWord>,
    /// What the reports are: one of these.
    pub report: Vec<SeatWord>,
    /// Only where the company has a seat of this kind, held by somebody else.
    #[serde(default)]
    pub company_has: Option<SeatWord>,
    /// Reports in teams with one of these words, or with one of them in their title, do not count.
    #[serde(default)]
    pub except_teams: Vec<String>,
    /// At least so many of them.
    #[serde(default = "one")]
    pub at_least: u32,
    /// More than this part of all the manager's direct reports, in per cent.
    #[serde(default)]
    pub more_than_percent: Option<u32>,
    /// Managers of these kinds are exempt in a company of at most `small` people.
    #[serde(default)]
    pub exempt_when_small: Vec<SeatWord>,
    /// What counts as small.
    #[serde(default)]
    pub small: u32,
}

fn one() -> u32 {
    1
}

/// Lines shown of one finding.
const SHOWN: usize = 5;

impl ReportsPattern {
    /// Placeholders of its hits.
    pub const VALUES: &[&str] = &["who", "title", "reports", "count", "of", "vpe"];
    /// Names of its labels.
    pub const LABELS: &[&str] = &["more", "line", "manager", "vpe"];

    /// One hit a manager, at the title of the first report.
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        let chart = &company.chart;
        if let Some(word) = self.company_has
            && self.other_of(word, chart, None).is_none()
        {
            return Vec::new();
        }
        let reports = chart.reports();
        let small = size(company).is_some_and(|people| people <= self.small);
        sound_seats(chart).filter_map(|(id, seat)| self.of_manager(chart, small, &reports, id, seat)).collect()
    }

    fn of_manager(&self, chart: &Chart, small: bool, reports: &[Vec<SeatId>], id: SeatId, seat: &Seat) -> Option<Hit> {
        if seat.holder.is_none() || !self.is_manager(chart, small, seat) {
            return None;
        }
        let other = match self.company_has {
            Some(word) => Some(self.other_of(word, chart, Some(seat))?),
            None => None,
        };
        let all: Vec<&Seat> = reports_of(chart, reports, id).map(|(_, seat)| seat).collect();
        let counted: Vec<&Seat> = all.iter().copied().filter(|report| self.is_report(chart, report)).collect();
        let enough = counted.len() as u32 >= self.at_least.max(1);
        let share = self.more_than_percent.is_none_or(|percent| counted.len() * 100 > all.len() * percent as usize);
        (enough && share).then(|| self.hit(chart, seat, &counted, all.len(), other))
    }

    fn is_manager(&self, chart: &Chart, small: bool, seat: &Seat) -> bool {
        let fits = |words: &[SeatWord]| words.iter().any(|word| word.fits(chart, seat));
        fits(&self.manager) && !fits(&self.manager_not) && !(small && fits(&self.exempt_when_small))
    }

    fn is_report(&self, chart: &Chart, seat: &Seat) -> bool {
        let where_ =
            fold(&format!("{} {}", seat.title.value, seat.team.as_ref().map_or("", |team| team.value.as_str())));
        self.report.iter().any(|word| word.fits(chart, seat))
            && !self.except_teams.iter().any(|word| where_.contains(word.as_str()))
    }

    /// A seat of kind `word` that is not held by the holder of `seat`.
    fn other_of<'c>(&self, word: SeatWord, chart: &'c Chart, seat: Option<&Seat>) -> Option<&'c Seat> {
        let holder = seat.and_then(|seat| seat.holder);
        sound_seats(chart).map(|(_, other)| other).find(|other| {
            other.holder.is_some() && word.fits(chart, other) && (holder.is_none() || other.holder != holder)
        })
    }

    fn hit(&self, chart: &Chart, seat: &Seat, counted: &[&Seat], of: usize, other: Option<&Seat>) -> Hit {
        let mut labels: Vec<_> = counted.iter().take(SHOWN).map(|report| ("more", title_at(report))).collect();
        if let Some(first) = labels.first_mut() {
            first.0 = "";
        }
        labels.extend(counted.first().map(|report| ("line", line_at(report))));
        labels.push(("manager", title_at(seat)));
        labels.extend(other.map(|other| ("vpe", title_at(other))));
        let names: Vec<String> = counted.iter().map(|report| called(chart, report)).collect();
        let who = called(chart, seat);
        let key = format!("{who} ← {}", counted.first().map(|report| report.title.value.as_str()).unwrap_or(""));
        let values = vec![
            ("who", who),
            ("title", seat.title.value.clone()),
            ("reports", listed(&names)),
            ("count", counted.len().to_string()),
            ("of", of.to_string()),
            ("vpe", other.map(|other| called(chart, other)).unwrap_or_default()),
        ];
        hit(labels, values, confidence(chart, seat, counted), key)
    }
}

/// Records say so; diagrams probably mean it; while somebody acts, or where a report's own department is another, two
/// readers would argue.
fn confidence(chart: &Chart, seat: &Seat, counted: &[&Seat]) -> Confidence {
    let titles = crate::model::title::Titles::embedded();
    let elsewhere =
        |report: &&Seat| report.team.as_ref().is_some_and(|team| titles.read(&team.value).is_other_profession());
    let authority = chart.input_of(seat).map_or(0, |input| input.authority);
    if seat.reading.acting || counted.iter().all(elsewhere) {
        Confidence::Low
    } else if authority >= 3 {
        Confidence::High
    } else {
        Confidence::Medium
    }
}
