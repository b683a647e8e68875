//! The company as a tree for the terminal: who, title, how the title was read, team, reports, where it is written.

use std::fmt::Write as _;

use super::node::{Node, in_order, nodes};
use crate::model::chart::{Chart, Reference, Seat, SeatKind};
use crate::model::people::Role;
use crate::model::title::{Level, Title};
use crate::report::{harmless, harmless_start};
use crate::source::Span;
use crate::view::paint::Paint;

/// Deeper levels are not indented any further; their depth is written instead.
const DEEPEST: usize = 24;

/// The tree, after a line a source. `place` writes where a span is: `data/team.yml:41`.
pub fn tree(chart: &Chart, place: &dyn Fn(Span) -> String, paint: Paint) -> String {
    let mut out = String::new();
    sources(chart, place, paint, &mut out);
    let nodes = nodes(chart);
    let seats: Vec<&Seat> = chart.seats.iter().filter(|seat| seat.same_as.is_none()).collect();
    let order = in_order(&nodes);
    let last = last_reports(&nodes);
    // For each depth, whether its branch goes on below.
    let mut open: Vec<bool> = Vec::new();
    for (at, depth) in order {
        let (Some(node), Some(seat)) = (nodes.get(at), seats.get(at)) else { continue };
        open.truncate(depth);
        let ends = last.get(at).copied().unwrap_or(true);
        out.push_str(&paint.dim(&branch(&open, depth, ends)));
        open.push(!ends);
        line(chart, node, seat, place, paint, &mut out);
    }
    teams(chart, paint, &mut out);
    out
}

fn sources(chart: &Chart, place: &dyn Fn(Span) -> String, paint: Paint, out: &mut String) {
    for input in &chart.inputs {
        let judged = match (input.authority, input.complete) {
            (0, _) => "left out: not a chart of this company",
            (_, true) => "looks whole",
            (1, _) if input.doubtful => "a sample, or a plan",
            (1, _) => "no managers",
            _ => "looks partial",
        };
        let _ = writeln!(
            out,
            "{} {}",
            paint.bold(&harmless(&place(input.span))),
            paint.dim(&format!("{}, {judged}", input.format))
        );
    }
    let (people, lines) =
        (chart.headcount(), chart.seats.iter().filter(|seat| seat.manager.is_some() && seat.same_as.is_none()).count());
    let unknown = chart.seats.iter().filter(|seat| seat.reference == Reference::Unknown).count();
    let ambiguous = chart.seats.iter().filter(|seat| seat.reference == Reference::Ambiguous).count();
    let _ =
        writeln!(out, "{people} people, {lines} reporting lines, {unknown} managers unknown, {ambiguous} ambiguous");
    let accounts = chart.people.iter().filter(|person| person.seats.is_empty()).count();
    if accounts > 0 {
        let _ = writeln!(out, "{accounts} more by handle or address only, as members of teams");
    }
    out.push('\n');
}

/// For each node, whether it is the last of its manager's reports.
fn last_reports(nodes: &[Node<'_>]) -> Vec<bool> {
    let mut last = vec![false; nodes.len()];
    for node in nodes {
        if let Some(slot) = node.reports.last().and_then(|&at| last.get_mut(at)) {
            *slot = true;
        }
    }
    last
}

fn branch(open: &[bool], depth: usize, ends: bool) -> String {
    if depth == 0 {
        return String::new();
    }
    let shown = open.iter().take(depth).skip(1).take(DEEPEST);
    let mut text: String = shown.map(|&goes_on| if goes_on { "│   " } else { "    " }).collect();
    if depth > DEEPEST {
        let _ = write!(text, "({depth}) ");
    }
    text.push_str(if ends { "└── " } else { "├── " });
    text
}

fn line(chart: &Chart, node: &Node<'_>, seat: &Seat, place: &dyn Fn(Span) -> String, paint: Paint, out: &mut String) {
    let called = node.called();
    let who = match seat.kind {
        SeatKind::Vacant => "(vacant)",
        SeatKind::Group => node.title,
        SeatKind::Person if called.is_empty() => "(nobody named)",
        SeatKind::Person => &called,
    };
    out.push_str(&paint.bold(&harmless_start(who)));
    if seat.kind != SeatKind::Group && !node.title.is_empty() {
        let _ = write!(out, " · {}", harmless(node.title));
    }
    let mut notes = vec![reading(&seat.reading)];
    if !node.team.is_empty() {
        notes.push(node.team.to_owned());
    }
    if !node.reports.is_empty() {
        notes.push(format!("{} reports", node.reports.len()));
    }
    notes.extend(guesses(chart, seat));
    notes.push(place(seat.at));
    notes.retain(|note| !note.is_empty());
    let _ = writeln!(out, "  {}", paint.dim(&harmless(&notes.join(", "))));
}

/// How the title was read: `cto`, `engineering manager, acting`.
pub(super) fn reading(title: &Title) -> String {
    let role = Role::of_title(title).first().copied().unwrap_or(Role::Other);
    let mut words: Vec<String> = match role {
        Role::Other => {
            title.discipline().map(|discipline| format!("{discipline:?}").to_lowercase()).into_iter().collect()
        }
        role => vec![role.id().to_owned()],
    };
    if role == Role::Other && title.level > Level::Individual {
        words.push(format!("{:?}", title.level).to_lowercase());
    }
    let flags = [
        (title.vpe_by_standing, "by standing"),
        (title.acting, "acting"),
        (title.deputy, "deputy"),
        (title.former, "former"),
        (title.adjunct, "adjunct"),
        (title.process, "process"),
    ];
    words.extend(flags.iter().filter(|(set, _)| *set).map(|(_, word)| (*word).to_owned()));
    words.join(" ")
}

/// What was not written but concluded.
fn guesses(chart: &Chart, seat: &Seat) -> Vec<String> {
    let mut notes = Vec::new();
    match (seat.reference, &seat.manager_at) {
        (Reference::Unknown, Some(reference)) => notes.push(format!("manager `{}` unknown", reference.value)),
        (Reference::Ambiguous, Some(reference)) => notes.push(format!("manager `{}` fits several", reference.value)),
        _ => {}
    }
    let person = seat.holder.and_then(|id| chart.person(id));
    if person.is_some_and(|person| person.left.is_some()) {
        notes.push("has left".to_owned());
    }
    if person.is_some_and(|person| person.seats.len() > 1) {
        notes.push(format!("{} seats", person.map_or(0, |person| person.seats.len())));
    }
    notes
}

fn teams(chart: &Chart, paint: Paint, out: &mut String) {
    if chart.teams.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}", paint.bold("Teams"));
    for team in &chart.teams {
        let parents = if team.parents.is_empty() { String::new() } else { format!(", of {}", team.parents.join(", ")) };
        let members = harmless(&format!("{} members{parents}", team.members.len()));
        let _ = writeln!(out, "  {}  {}", harmless(&team.name.value), paint.dim(&members));
    }
}
