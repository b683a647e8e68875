//! Charts that cannot be read or contradict themselves.

mod cycle;
mod unknown;

use serde::Deserialize;

use super::Hit;
use super::seat::{called, hit, is_sound};
use crate::finding::Confidence;
use crate::model::Company;
use crate::model::chart::Chart;

/// One way in which charts break.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrgChartPattern {
    /// Which.
    pub about: Trouble,
    /// For unknown managers: silent where more than this part of all references, in per cent, leads to nobody, because
    /// then people are left out on purpose.
    #[serde(default = "fifth")]
    pub dangling_percent: u32,
}

fn fifth() -> u32 {
    20
}

/// What may be wrong with a chart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// It cannot be read.
    Syntax,
    /// A reference leads to nobody.
    UnknownManager,
    /// People manage each other.
    Cycle,
    /// Two records are one.
    DuplicatePerson,
    /// A seat has two solid lines.
    TwoManagers,
}

impl OrgChartPattern {
    /// Placeholders of its hits.
    pub const VALUES: &[&str] = &["who", "problem", "manager", "other", "suggestion", "what", "count"];
    /// Names of its labels.
    pub const LABELS: &[&str] = &["more", "first", "other"];

    /// Every trouble of the kind.
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        let chart = &company.chart;
        match self.about {
            Trouble::Syntax => syntax(chart),
            Trouble::UnknownManager => unknown::find(chart, self.dangling_percent),
            Trouble::Cycle => cycle::find(chart),
            Trouble::DuplicatePerson => duplicates(chart),
            Trouble::TwoManagers => two_managers(chart),
        }
    }
}

/// All placeholders, those that a kind of trouble has no word for empty.
fn values(given: &[(&'static str, String)]) -> Vec<(&'static str, String)> {
    let value = |name: &&'static str| given.iter().find(|(given, _)| given == name).map(|(_, value)| value.clone());
    OrgChartPattern::VALUES.iter().map(|name| (*name, value(name).unwrap_or_default())).collect()
}

fn syntax(chart: &Chart) -> Vec<Hit> {
    let problems = chart.problems.iter();
    problems
        .map(|problem| {
            hit(
                vec![("", problem.at)],
                values(&[("problem", problem.message.clone())]),
                Confidence::High,
                problem.message.clone(),
            )
        })
        .collect()
}

fn duplicates(chart: &Chart) -> Vec<Hit> {
    let found = chart.duplicates.iter();
    found
        .map(|duplicate| {
            let key = format!("{} {}", duplicate.what, duplicate.at.value);
            let given = [("what", duplicate.what.to_owned()), ("who", duplicate.at.value.clone())];
            hit(vec![("", duplicate.at.span), ("first", duplicate.first)], values(&given), Confidence::High, key)
        })
        .collect()
}

fn two_managers(chart: &Chart) -> Vec<Hit> {
    let seats = chart.seat_ids().filter(|(_, seat)| is_sound(chart, seat) && !seat.also_reports_to.is_empty());
    seats
        .filter_map(|(_, seat)| {
            let first = seat.manager_at.as_ref()?;
            let manager = chart.seat(seat.manager?)?;
            let (other_id, second) = seat.also_reports_to.iter().find(|(to, _)| to.is_some())?;
            let other = chart.seat((*other_id)?)?;
            if other.holder.is_some() && other.holder == manager.holder {
                return None;
            }
            let (who, manager, other) = (called(chart, seat), called(chart, manager), called(chart, other));
            let key = format!("{who}: {manager}, {other}");
            let given = [("who", who), ("manager", manager), ("other", other)];
            Some(hit(vec![("", second.span), ("other", first.span)], values(&given), Confidence::High, key))
        })
        .collect()
}
