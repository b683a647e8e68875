//! Boxes that stand for teams: seen through, so that lines run from person to person.

use super::orient::Report;
use crate::parse::chart::Line;

/// Lines between people, and for each box the team it hangs on.
pub(super) struct Seen {
    pub(super) reports: Vec<Report>,
    /// The team box directly above.
    pub(super) team: Vec<Option<usize>>,
    /// The team box above a team box.
    pub(super) parent_team: Vec<Option<usize>>,
}

/// Sees through the boxes for which `unit` holds: who hangs on a team reports to whom the team reports to, unless the
/// team box holds one plain leader. Then it is only likely that the others report to that leader.
pub(super) fn see_through(reports: &[Report], unit: &[bool], ranks: &[Option<u8>]) -> Seen {
    let is_unit = |drawn: usize| unit.get(drawn) == Some(&true);
    let above = Above::new(reports, unit);
    let leaders = leaders(reports, unit, ranks);
    let mut seen = Seen { reports: Vec::new(), team: vec![None; unit.len()], parent_team: vec![None; unit.len()] };
    for report in reports {
        if is_unit(report.child) {
            if is_unit(report.parent)
                && let Some(slot) = seen.parent_team.get_mut(report.child)
            {
                *slot = slot.or(Some(report.parent));
            }
            continue;
        }
        if !is_unit(report.parent) {
            seen.reports.push(*report);
            continue;
        }
        if report.line != Line::Dotted
            && let Some(slot) = seen.team.get_mut(report.child)
        {
            *slot = slot.or(Some(report.parent));
        }
        let leader = leaders.get(report.parent).copied().flatten().filter(|leader| *leader != report.child);
        match (leader, above.person(report.parent)) {
            (Some(leader), _) => seen.reports.push(Report { parent: leader, line: Line::Unknown, ..*report }),
            (None, Some(parent)) if parent != report.child => seen.reports.push(Report { parent, ..*report }),
            (None, _) => {}
        }
    }
    seen
}

/// The one box of a team that ranks above all others in it, and at least as a lead.
fn leaders(reports: &[Report], unit: &[bool], ranks: &[Option<u8>]) -> Vec<Option<usize>> {
    let mut best: Vec<Option<(u8, usize, bool)>> = vec![None; unit.len()];
    for report in reports.iter().filter(|report| report.line == Line::Solid && unit.get(report.child) == Some(&false)) {
        let rank = ranks.get(report.child).copied().flatten().unwrap_or(0);
        let Some(slot) = best.get_mut(report.parent) else { continue };
        *slot = match *slot {
            Some((top, leader, _)) if top > rank => Some((top, leader, true)),
            Some((top, leader, _)) if top == rank => Some((top, leader, false)),
            _ => Some((rank, report.child, true)),
        };
    }
    best.into_iter().map(|slot| slot.and_then(|(rank, leader, alone)| (alone && rank >= 2).then_some(leader))).collect()
}

/// The nearest person above each team, by a walk that no cycle and no depth can stretch.
struct Above {
    person: Vec<Option<usize>>,
}

impl Above {
    fn new(reports: &[Report], unit: &[bool]) -> Self {
        let mut next: Vec<Option<usize>> = vec![None; unit.len()];
        for report in
            reports.iter().filter(|report| report.line == Line::Solid && unit.get(report.child) == Some(&true))
        {
            if let Some(slot) = next.get_mut(report.child) {
                *slot = slot.or(Some(report.parent));
            }
        }
        let mut person: Vec<Option<usize>> = vec![None; unit.len()];
        let mut done = vec![false; unit.len()];
        for start in 0..unit.len() {
            let mut path = Vec::new();
            let mut at = start;
            let found = loop {
                if unit.get(at) == Some(&false) {
                    break Some(at);
                }
                if done.get(at) != Some(&false) {
                    break person.get(at).copied().flatten();
                }
                if let Some(slot) = done.get_mut(at) {
                    *slot = true;
                }
                path.push(at);
                match next.get(at).copied().flatten() {
                    Some(up) => at = up,
                    None => break None,
                }
            };
            for passed in path {
                if let Some(slot) = person.get_mut(passed) {
                    *slot = found;
                }
            }
        }
        Self { person }
    }

    fn person(&self, unit: usize) -> Option<usize> {
        self.person.get(unit).copied().flatten()
    }
}
