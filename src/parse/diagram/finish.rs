//! From a drawn diagram to a chart.

use super::graph::{Ends, Graph, Link, Stroke};
use super::guard::{self, Facts};
use super::label::{Reading, read};
use super::orient::reports;
use super::teams::{Seen, see_through};
use super::words::rank;
use crate::parse::chart::{ChartSyntax, Edge, Family, Group, Line, Node, Target};
use crate::source::Spanned;
use std::collections::HashMap;

impl Graph<'_> {
    /// The chart of people that the diagram shows; `None` if it shows something else.
    ///
    /// `context` are the headings above it, outermost first.
    pub fn chart(mut self, format: &'static str, context: &[String]) -> Option<ChartSyntax> {
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

    /// A frame to which arrows point is a box of a team, and what stands in it without another parent hangs on it.
    fn frames_as_boxes(&mut self) {
        let by_id: HashMap<&str, usize> =
            self.frames.iter().enumerate().map(|(index, frame)| (frame.id.as_str(), index)).collect();
        let mut boxes = vec![None; self.frames.len()];
        for (drawn, box_) in self.boxes.iter_mut().enumerate().filter(|(_, box_)| !box_.labelled) {
            let Some(&index) = by_id.get(box_.id.as_str()) else { continue };
            let Some(frame) = self.frames.get(index) else { continue };
            if let Some(slot) = boxes.get_mut(index) {
                *slot = Some(drawn);
            }
            box_.unit = true;
            box_.label = frame.title.clone();
            box_.frame = frame.parent;
        }
        if boxes.iter().all(Option::is_none) {
            return;
        }
        for (index, frame) in self.frames.iter().enumerate() {
            let inherited = frame.parent.and_then(|parent| boxes.get(parent).copied().flatten());
            if let Some(slot) = boxes.get_mut(index) {
                *slot = slot.or(inherited);
            }
        }
        let mut hangs = vec![false; self.boxes.len()];
        for link in self.links.iter().filter(|link| link.stroke == Stroke::Solid) {
            if let Some(slot) = hangs.get_mut(link.head) {
                *slot = true;
            }
        }
        let nested: Vec<Link> = self
            .boxes
            .iter()
            .enumerate()
            .filter(|(drawn, _)| hangs.get(*drawn) == Some(&false))
            .filter_map(|(drawn, box_)| {
                let outer =
                    box_.frame.and_then(|frame| boxes.get(frame).copied().flatten()).filter(|outer| *outer != drawn)?;
                let (stroke, ends, text) = (Stroke::Solid, Ends::Nested, String::new());
                Some(Link { tail: outer, head: drawn, stroke, ends, text, at: box_.at, chain: 0 })
            })
            .collect();
        self.links.extend(nested);
    }

    fn build(self, format: &'static str, context: &[String], readings: Vec<Reading>, seen: &Seen) -> ChartSyntax {
        let teams: Vec<Option<Spanned<String>>> =
            readings.iter().map(|reading| reading.node.team.clone().filter(|_| reading.unit)).collect();
        let team_of = |drawn: usize| seen.team.get(drawn).copied().flatten();
        let mut members: Vec<Vec<Spanned<String>>> = vec![Vec::new(); readings.len()];
        let mut place = vec![None; readings.len()];
        let mut nodes: Vec<Node> = Vec::new();
        let mut groups = Vec::new();
        for (index, reading) in readings.into_iter().enumerate() {
            if reading.unit {
                continue;
            }
            let mut node = reading.node;
            let above = team_of(index);
            if let (Some(team), Some(name)) = (above.and_then(|team| members.get_mut(team)), &node.name) {
                team.push(name.clone());
            }
            let framed = || self.boxes.get(index).and_then(|drawn| self.frame_title(drawn.frame));
            node.team = node.team.or_else(|| teams.get(above?).cloned().flatten()).or_else(framed);
            if let Some(slot) = place.get_mut(index) {
                *slot = Some(nodes.len());
            }
            nodes.push(node);
        }
        for (index, team) in teams.iter().enumerate() {
            let (Some(name), Some(drawn)) = (team, self.boxes.get(index)) else { continue };
            let parent =
                seen.parent_team.get(index).copied().flatten().and_then(|parent| teams.get(parent).cloned().flatten());
            let members = members.get_mut(index).map(std::mem::take).unwrap_or_default();
            groups.push(Group { name: name.clone(), members, parent, at: drawn.at });
        }
        let at = |drawn: usize| place.get(drawn).copied().flatten();
        let edges: Vec<Edge> = seen
            .reports
            .iter()
            .filter_map(|report| {
                let (from, to) = (at(report.child)?, Target::Node(at(report.parent)?));
                Some(Edge { from, to, line: report.line, at: report.at })
            })
            .collect();
        let family = if edges.iter().any(|edge| edge.line != Line::Unknown) { Family::Diagram } else { Family::Roster };
        let (span, problems) = (self.code.all(), self.problems);
        ChartSyntax { format, family, span, context: context.to_vec(), nodes, edges, groups, problems }
    }

    fn frame_title(&self, frame: Option<usize>) -> Option<Spanned<String>> {
        let frame = self.frames.get(frame?)?;
        let text = frame.title.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let span = frame.title.span(self.code.file, 0, frame.title.text.len() as u32, frame.at);
        (!text.is_empty()).then(|| Spanned::new(text, span))
    }
}

/// Where boxes have titles but none has a full name, a single word is no first name but the name of a thing.
fn drop_guessed_names(readings: &mut [Reading]) {
    let titled = readings.iter().any(|reading| reading.node.title.is_some());
    let named =
        readings.iter().any(|reading| reading.named || reading.node.title.is_some() && reading.node.name.is_some());
    if !titled || named {
        return;
    }
    for reading in readings.iter_mut().filter(|reading| reading.node.title.is_none() && reading.node.status.is_empty())
    {
        if let Some(name) = reading.node.name.take() {
            reading.node.team = Some(name);
            reading.unit = true;
        }
    }
}
