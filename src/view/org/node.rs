//! Seats as they are written out: each once, numbered from one.

use std::collections::HashMap;

use crate::model::chart::{Chart, Seat, SeatId, SeatKind};

/// A seat to be written.
pub(super) struct Node<'c> {
    /// Number in the output.
    pub(super) number: usize,
    /// Name of the holder; `TBH` for a vacancy; empty where only a handle is known, and for a group, which has a title
    /// only.
    pub(super) name: &'c str,
    pub(super) title: &'c str,
    pub(super) team: &'c str,
    pub(super) email: &'c str,
    pub(super) handle: &'c str,
    pub(super) status: &'static str,
    /// Number of the seat that it reports to.
    pub(super) manager: Option<usize>,
    /// Positions in the list of those that report to it.
    pub(super) reports: Vec<usize>,
    pub(super) group: bool,
}

impl Node<'_> {
    /// What it stands for, where that is no seat of one person.
    pub(super) fn kind(&self) -> &'static str {
        if self.group { "group" } else { "" }
    }

    /// The name, or the handle of a person without one.
    pub(super) fn called(&self) -> String {
        if self.name.is_empty() && !self.handle.is_empty() { format!("@{}", self.handle) } else { self.name.to_owned() }
    }

    /// A key that nobody takes for the number of an employee.
    pub(super) fn key(&self) -> String {
        key(self.number)
    }
}

/// The key of the seat with a number.
pub(super) fn key(number: usize) -> String {
    format!("position-{number}")
}

/// Every seat that is not told better elsewhere.
pub(super) fn nodes(chart: &Chart) -> Vec<Node<'_>> {
    let written: Vec<(SeatId, &Seat)> = chart.seat_ids().filter(|(_, seat)| seat.same_as.is_none()).collect();
    let numbers: HashMap<SeatId, usize> = written.iter().zip(1..).map(|((id, _), number)| (*id, number)).collect();
    let mut nodes: Vec<Node<'_>> = written
        .iter()
        .zip(1..)
        .map(|((_, seat), number)| node(chart, seat, number, seat.manager.and_then(|id| numbers.get(&id)).copied()))
        .collect();
    for at in 0..nodes.len() {
        let manager = nodes.get(at).and_then(|node| node.manager);
        if let Some(manager) = manager.and_then(|number| nodes.get_mut(number - 1)) {
            manager.reports.push(at);
        }
    }
    nodes
}

fn node<'c>(chart: &'c Chart, seat: &'c Seat, number: usize, manager: Option<usize>) -> Node<'c> {
    let person = seat.holder.and_then(|id| chart.person(id));
    let first = |list: &'c [crate::source::Spanned<String>]| list.first().map_or("", |value| value.value.as_str());
    let name = match (seat.kind, person) {
        (SeatKind::Vacant, _) => "TBH",
        (_, Some(person)) => person.name.as_str(),
        _ => "",
    };
    Node {
        number,
        name,
        title: &seat.title.value,
        team: seat.team.as_ref().map_or("", |team| team.value.as_str()),
        email: person.map_or("", |person| first(&person.emails)),
        handle: person.map_or("", |person| first(&person.handles)),
        status: if person.is_some_and(|person| person.left.is_some()) { "former" } else { "" },
        manager,
        reports: Vec::new(),
        group: seat.kind == SeatKind::Group,
    }
}

/// Positions in the order of a tree, each with its depth: those without a manager first, circles entered at their first.
pub(super) fn in_order(nodes: &[Node<'_>]) -> Vec<(usize, usize)> {
    let mut order = Vec::with_capacity(nodes.len());
    let mut seen = vec![false; nodes.len()];
    let tops = nodes.iter().enumerate().filter(|(_, node)| node.manager.is_none()).map(|(at, _)| at);
    for start in tops.chain(0..nodes.len()) {
        let mut open = vec![(start, 0)];
        while let Some((at, depth)) = open.pop() {
            match seen.get_mut(at) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            order.push((at, depth));
            let reports = nodes.get(at).map_or(&[][..], |node| node.reports.as_slice());
            open.extend(reports.iter().rev().map(|&report| (report, depth + 1)));
        }
    }
    order
}
