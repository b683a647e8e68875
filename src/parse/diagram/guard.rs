//! Is a diagram a chart of people at all? Career ladders, workflows, escalation paths and teams of programs look alike.

use super::graph::{Ends, Graph};
use super::label::Reading;
use super::orient::Report;
use super::word::{fold, words};
use crate::parse::chart::Line;
use crate::parse::vocabulary::{holds_one_of, is_one_of, vocabulary};

/// What headings say about the things below them.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Cues {
    /// Speaks of the organisation: org chart, reporting lines, leadership, team.
    pub organisation: bool,
    /// Speaks of a career ladder.
    pub ladder: bool,
    /// Speaks of a process: escalation, approval, on-call, workflow.
    pub process: bool,
    /// Not of this company as it is: example, template, target, former.
    pub unreal: bool,
}

/// Reads the headings above something.
pub fn cues(context: &[String]) -> Cues {
    let text = fold(&context.join("\n"));
    let of = &vocabulary().cues;
    let any = |list: &[String]| holds_one_of(list, &text);
    let word = |list: &[String]| words(&text).any(|word| is_one_of(list, word));
    Cues {
        organisation: any(&of.organisation) || word(&of.teams),
        ladder: any(&of.ladder) || word(&of.grades),
        process: any(&of.process),
        unreal: any(&of.unreal) || word(&of.not_ours),
    }
}

/// What the guard looks at.
pub(super) struct Facts<'f, 'a> {
    pub(super) graph: &'f Graph<'a>,
    pub(super) readings: &'f [Reading],
    pub(super) reports: &'f [Report],
    pub(super) ranks: &'f [Option<u8>],
    pub(super) context: &'f [String],
}

/// Is it a chart of people?
pub(super) fn is_chart(facts: &Facts<'_, '_>) -> bool {
    let counts = Counts::of(facts.readings);
    let cues = cues(facts.context);
    let nameless = counts.named * 3 < counts.seats;
    counts.seats >= 2
        && (counts.seats + counts.units >= 3 || counts.named >= 2 && counts.titled >= 2)
        && counts.are_people(cues.organisation || says_reporting(facts.graph))
        && !is_flow(facts)
        && !is_machine(facts)
        && !(nameless && is_ladder(facts, cues))
        && (cues.organisation || !cues.unreal && !cues.process)
        && (!cues.ladder || !nameless)
        && !is_template(facts)
        && (counts.named > 0 || branches(facts.reports) || cues.organisation)
}

#[derive(Default)]
struct Counts {
    boxes: usize,
    seats: usize,
    titled: usize,
    named: usize,
    units: usize,
}

impl Counts {
    fn of(readings: &[Reading]) -> Self {
        let mut counts = Self { boxes: readings.len(), ..Self::default() };
        for reading in readings {
            let seat = reading.node.title.is_some() || reading.named || !reading.node.status.is_empty();
            counts.seats += usize::from(seat);
            counts.titled += usize::from(reading.node.title.is_some());
            counts.named += usize::from(reading.named);
            counts.units += usize::from(reading.unit);
        }
        counts
    }

    /// Most boxes are people or roles, or some are and nearly all others are teams.
    fn are_people(&self, organisation: bool) -> bool {
        let people = self.seats * 5 >= self.boxes * 3;
        let mixed = (self.seats + self.units) * 5 >= self.boxes * 4 && self.seats * 4 >= self.boxes;
        let titled = self.titled * 5 >= self.seats || organisation;
        (people || mixed) && titled
    }
}

fn says_reporting(graph: &Graph<'_>) -> bool {
    graph.links.iter().any(|link| {
        let text = link.text.to_lowercase();
        text.contains("report") || text.contains("manages") || text.contains("managed by")
    })
}

/// Most arrows say what is done, or boxes ask questions: a process.
fn is_flow(facts: &Facts<'_, '_>) -> bool {
    let arrows = facts.graph.links.iter().filter(|link| link.ends != Ends::Nested).count();
    let deeds =
        facts.graph.links.iter().filter(|link| !link.text.trim().is_empty() && !is_relation(&link.text)).count();
    let questions = facts
        .graph
        .boxes
        .iter()
        .filter(|drawn| drawn.label.text.trim_end().ends_with('?') && drawn.label.text.len() > 4)
        .count();
    deeds * 10 > arrows * 3 && deeds > 1 || questions > 0
}

fn is_relation(text: &str) -> bool {
    let text = text.to_lowercase();
    holds_one_of(&vocabulary().guard.relations, &text)
}

/// Programs that play roles: their boxes name models, prompts and agents.
fn is_machine(facts: &Facts<'_, '_>) -> bool {
    let guard = &vocabulary().guard;
    let mut score = 0;
    for drawn in &facts.graph.boxes {
        let folded = fold(&drawn.label.text);
        if words(&folded).any(|word| is_one_of(&guard.machines, word)) {
            score += 3;
        } else if words(&folded).any(|word| is_one_of(&guard.machine_names, word)) {
            score += 1;
        }
    }
    score >= 3
}

/// Every step climbs within one kind of work: "Engineer → Senior Engineer → Staff Engineer".
fn is_ladder(facts: &Facts<'_, '_>, cues: Cues) -> bool {
    let work =
        |drawn: usize| facts.readings.get(drawn).and_then(|reading| Some(work(&reading.node.title.as_ref()?.value)));
    let (mut steps, mut climbs) = (0, 0);
    for report in facts.reports.iter().filter(|report| report.line != Line::Dotted) {
        let (Some(low), Some(high)) = (work(report.child), work(report.parent)) else { continue };
        steps += 1;
        climbs += usize::from(low == high);
    }
    let share = if cues.organisation { 8 } else { 4 };
    steps > 0 && climbs * 10 >= steps * share && facts.ranks.len() > 1
}

/// A title without the words for its level.
fn work(title: &str) -> String {
    let levels = &vocabulary().guard.levels;
    let folded = fold(title);
    let kept: Vec<&str> = words(&folded)
        .filter(|word| !is_one_of(levels, word) && !word.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    kept.join(" ")
}

/// Placeholders where names should be.
fn is_template(facts: &Facts<'_, '_>) -> bool {
    let guard = &vocabulary().guard;
    let names = facts.readings.iter().filter_map(|reading| reading.node.name.as_ref());
    let nobody = |name: &str| guard.nobody.contains(&fold(name));
    let invented = names.clone().filter(|name| nobody(&name.value)).count();
    let blank = |text: &str| {
        let lower = text.to_lowercase();
        holds_one_of(&guard.blanks, &lower)
    };
    let blanks = facts.graph.boxes.iter().filter(|drawn| blank(&drawn.label.text)).count();
    invented * 2 > names.count() || blanks * 3 > facts.graph.boxes.len()
}

/// Somebody has two reports or more.
fn branches(reports: &[Report]) -> bool {
    let mut parents: Vec<usize> = reports.iter().map(|report| report.parent).collect();
    parents.sort_unstable();
    parents.windows(2).any(|pair| pair.first() == pair.get(1))
}
