//! Lists of people: nested ones are charts, flat ones rosters.

use super::Roster;
use super::entry::{block_entry, is_full};
use super::page::Page;
use crate::parse::chart::{ChartSyntax, Family, Node};
use crate::parse::diagram::{Code, Graph, Kind, Reading, kind};
use crate::parse::document::{Block, BlockId, BlockKind};
use crate::source::Span;
use std::collections::HashMap;

/// The charts that nested lists draw; entries of other lists go to the roster.
pub(super) fn charts(page: &Page<'_>, roster: &mut Roster) -> Vec<ChartSyntax> {
    let mut charts = Vec::new();
    let mut run: Vec<Item<'_>> = Vec::new();
    for (id, block) in page.blocks() {
        match &block.kind {
            BlockKind::Item { continued: true, .. } => {}
            BlockKind::Item { parent, depth, .. } => {
                if *depth == 0 && run.last().is_some_and(|last| last.block.headings != block.headings) {
                    charts.extend(finish(page, &run, roster));
                    run.clear();
                }
                let reading = block_entry(block, page.document.file);
                run.push(Item { id, parent: *parent, block, reading });
            }
            BlockKind::Code { .. } => {}
            _ => {
                charts.extend(finish(page, &run, roster));
                run.clear();
            }
        }
    }
    charts.extend(finish(page, &run, roster));
    charts
}

struct Item<'d> {
    id: BlockId,
    parent: Option<BlockId>,
    block: &'d Block,
    reading: Option<Reading>,
}

impl Item<'_> {
    fn is_full(&self) -> bool {
        self.reading.as_ref().is_some_and(is_full)
    }

    /// Says something of the person above it: `Email: …`, `Phone: …`, a duty in prose.
    fn is_detail(&self) -> bool {
        let Some(reading) = &self.reading else { return true };
        let text = &self.block.prose.text;
        let labelled = text.split_once(':').is_some_and(|(label, _)| label.len() <= 24 && !label.contains(','));
        reading.node.name.is_none()
            && reading.node.title.is_none()
            && (labelled || reading.node.team.is_none() || text.len() > 60)
    }
}

fn finish(page: &Page<'_>, run: &[Item<'_>], roster: &mut Roster) -> Option<ChartSyntax> {
    let first = run.first()?;
    let titled =
        run.iter().filter(|item| item.reading.as_ref().is_some_and(|reading| reading.node.title.is_some())).count();
    let named = run.iter().filter(|item| item.reading.as_ref().is_some_and(|reading| reading.named)).count();
    let likely = titled >= 2 && titled * 5 >= run.len() || named >= 3 && named * 5 >= run.len() * 4;
    let nested = likely && run.iter().any(|item| item.parent.is_some() && !item.is_detail());
    let chart = nested.then(|| nested_chart(page, run)).flatten();
    if chart.is_none() && !first.block.quoted {
        enlist(page, run, roster);
    }
    chart
}

fn nested_chart(page: &Page<'_>, run: &[Item<'_>]) -> Option<ChartSyntax> {
    let first = run.first()?;
    let whole = first.block.span.to(run.last()?.block.span);
    let mut graph = Graph::new(Code::whole(page.document.file, "", 0));
    let mut drawn: HashMap<BlockId, usize> = HashMap::new();
    let mut prose = 0;
    for item in run {
        if item.parent.is_some() && item.is_detail() {
            prose += usize::from(item.reading.is_none());
            continue;
        }
        let index = graph.draw(item.block.prose.clone(), own_line(item.block), None);
        drawn.insert(item.id, index);
        if let Some(outer) = item.parent.and_then(|parent| drawn.get(&parent)) {
            graph.nest(*outer, index);
        }
    }
    if prose * 2 > run.len() || first.block.quoted {
        return None;
    }
    let mut chart = graph.chart("Markdown list", &page.context(first.block))?;
    chart.span = whole;
    let full = chart.nodes.iter().filter(|node| is_named(node) && node.title.is_some()).count();
    let titled = chart.nodes.iter().filter(|node| node.title.is_some()).count();
    let named = chart.nodes.iter().filter(|node| is_named(node)).count();
    let most = |count: usize| count >= 3 && count * 5 >= chart.nodes.len() * 4;
    let roles = page.cues(first.block).organisation && (most(titled) || most(named));
    let whole_labels = run.iter().filter(|item| item.reading.is_some()).count() * 10 >= run.len() * 6;
    let is_chart =
        chart.family == Family::Diagram && whole_labels && (full >= 2 && full * 2 >= chart.nodes.len() || roles);
    is_chart.then_some(chart)
}

fn is_named(node: &Node) -> bool {
    node.name.as_ref().is_some_and(|name| kind(&name.value) == Kind::Person)
}

/// The item's own text, without the items nested in it.
fn own_line(block: &Block) -> Span {
    block.prose.span(block.span.file, 0, block.prose.text.len() as u32, block.span)
}

/// Takes the entries of a list, if most of its items are entries.
fn enlist(page: &Page<'_>, run: &[Item<'_>], roster: &mut Roster) {
    let Some(first) =
        run.first().filter(|_| run.iter().any(|item| item.reading.as_ref().is_some_and(|reading| reading.named)))
    else {
        return;
    };
    let cues = page.cues(first.block);
    let items = run.iter().filter(|item| item.parent.is_none() || !item.is_detail()).count();
    let full = run.iter().filter(|item| item.is_full()).count();
    let reachable = |reading: &Reading| {
        cues.organisation && reading.named && !(reading.node.handles.is_empty() && reading.node.emails.is_empty())
    };
    let counted = run.iter().filter(|item| item.is_full() || item.reading.as_ref().is_some_and(reachable)).count();
    if cues.unreal || counted * 5 < items * 3 || full < 2 && !cues.organisation || counted == 0 {
        return;
    }
    let team = page.team_above(first.block);
    for item in run {
        let Some(reading) = item.reading.as_ref().filter(|reading| is_full(reading) || reachable(reading)) else {
            continue;
        };
        let mut node = reading.node.clone();
        node.at = own_line(item.block);
        node.team = node.team.or_else(|| team.clone());
        roster.nodes.push(node);
    }
}
