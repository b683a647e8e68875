//! From a drawn diagram to a chart.

use super::graph::Graph;
use super::guard::{self, Facts};
use super::label::{Reading, read};
use super::orient::{Report, reports};
use super::rank::rank;
use super::teams::{Seen, see_through};
use crate::parse::chart::{ChartSyntax, Edge, Family, Group, Line, Node, Target};
use crate::source::Spanned;

impl Graph<'_> {
    /// The chart of people that the diagram shows; `None` if it shows something else.
    ///
    /// `context` are the headings above it, outermost first.
    pub fn chart(mut self, format: &'static str, context: &[String]) -> Option<ChartSyntax> {
        if let Some(declared) = self.declared(format, context) {
            return Some(declared);
        }
        self.frames_as_boxes();
        let mut readings: Vec<Reading> =
            self.boxes.iter().map(|drawn| read(&drawn.label, self.code.file, drawn.at)).collect();
        for (reading, drawn) in readings.iter_mut().zip(&self.boxes) {
            reading.unit |= drawn.unit && reading.node.title.is_none();
        }
        drop_guessed_names(&mut readings);
        let units: Vec<bool> = readings.iter().map(|reading| reading.unit).collect();
        let ranks: Vec<Option<u8>> =
            readings.iter().map(|reading| reading.node.title.as_ref().and_then(|title| rank(&title.value))).collect();
        let reports = reports(&self, &ranks);
        let facts = Facts { graph: &self, readings: &readings, reports: &reports, ranks: &ranks, context };
        if !guard::is_chart(&facts) {
            return None;
        }
        let seen = see_through(&reports, &units, &ranks);
        let named = readings.iter().any(|reading| reading.node.name.is_some());
        let chart = self.build(format, context, readings, &seen);
        (named || chart.family == Family::Diagram).then_some(chart)
    }

    fn build(self, format: &'static str, context: &[String], readings: Vec<Reading>, seen: &Seen) -> ChartSyntax {
        let teams: Vec<Option<Spanned<String>>> =
            readings.iter().map(|reading| reading.node.team.clone().filter(|_| reading.unit)).collect();
        let groups = self.groups(&readings, &teams, seen);
        let mut place = vec![None; readings.len()];
        let mut nodes: Vec<Node> = Vec::new();
        for (index, reading) in readings.into_iter().enumerate().filter(|(_, reading)| !reading.unit) {
            let mut node = reading.node;
            let above = seen.team.get(index).copied().flatten().and_then(|team| teams.get(team).cloned().flatten());
            let framed = || self.boxes.get(index).and_then(|drawn| self.frame_title(drawn.frame));
            node.team = node.team.or(above).or_else(framed);
            if let Some(slot) = place.get_mut(index) {
                *slot = Some(nodes.len());
            }
            nodes.push(node);
        }
        let at = |drawn: usize| place.get(drawn).copied().flatten();
        let edge = |report: &Report| {
            let (from, to) = (at(report.child)?, Target::Node(at(report.parent)?));
            Some(Edge { from, to, line: report.line, at: report.at })
        };
        let edges: Vec<Edge> = seen.reports.iter().filter_map(edge).collect();
        let family = if edges.iter().any(|edge| edge.line != Line::Unknown) { Family::Diagram } else { Family::Roster };
        let (span, problems) = (self.code.all(), self.problems);
        ChartSyntax { format, family, span, context: context.to_vec(), nodes, edges, groups, problems }
    }

    /// The boxes of teams, with the names of those who hang on them.
    fn groups(&self, readings: &[Reading], teams: &[Option<Spanned<String>>], seen: &Seen) -> Vec<Group> {
        let mut members: Vec<Vec<Spanned<String>>> = vec![Vec::new(); readings.len()];
        for (reading, team) in readings.iter().zip(&seen.team) {
            if let (Some(team), Some(name)) = (team.and_then(|team| members.get_mut(team)), &reading.node.name) {
                team.push(name.clone());
            }
        }
        let name = |team: &Option<usize>| team.and_then(|team| teams.get(team).cloned().flatten());
        let boxes = teams.iter().zip(members).zip(&seen.parent_team).zip(&self.boxes);
        boxes
            .filter_map(|(((team, members), parent), drawn)| {
                Some(Group { name: team.clone()?, members, parent: name(parent), at: drawn.at })
            })
            .collect()
    }

    fn frame_title(&self, frame: Option<usize>) -> Option<Spanned<String>> {
        let frame = self.frames.get(frame?)?;
        let text = frame.title.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let span = frame.title.span(self.code.file, 0, frame.title.text.len() as u32, frame.at);
        (!text.is_empty()).then(|| Spanned::new(text, span))
    }
}

/// Takes back names that were only guessed at.
///
/// Where boxes have titles but none has a full name, or all that name people with titles do it in full, a single word is
/// no first name but the name of a thing. Where titles stand without names, two words in the plural are no name either.
fn drop_guessed_names(readings: &mut [Reading]) {
    let titled = readings.iter().filter(|reading| reading.node.title.is_some());
    let full = titled.clone().filter(|reading| reading.named).count();
    let short = titled.clone().any(|reading| !reading.named && reading.node.name.is_some());
    let named = readings.iter().filter(|reading| reading.named).count();
    let titles = titled.count();
    if titles == 0 || short {
        return;
    }
    let roles_only = full == 0 && named * 3 <= titles;
    let words_are_things = named == 0 || full >= 3 || roles_only;
    let guessed = |reading: &Reading| {
        let plural = reading.node.name.as_ref().is_some_and(|name| name.value.ends_with('s'));
        let bare = reading.node.title.is_none() && reading.node.status.is_empty() && !is_reachable(reading);
        bare && if reading.named { roles_only && plural } else { words_are_things }
    };
    for reading in readings.iter_mut() {
        if guessed(reading)
            && let Some(name) = reading.node.name.take()
        {
            reading.node.team = Some(name);
            reading.unit = true;
        }
    }
}

fn is_reachable(reading: &Reading) -> bool {
    !reading.node.handles.is_empty() || !reading.node.emails.is_empty()
}
