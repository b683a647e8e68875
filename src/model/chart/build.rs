//! All charts of a company made one: people, seats, lines, teams.

use std::collections::HashMap;

use jiff::civil::Date;

use super::index::{Found, Index};
use super::occupancy::Habit;
use super::read::{FileCharts, Weighed};
use super::registry::Registry;
use super::{
    Chart, ChartInput, PersonId, Reference, Seat, SeatId, SeatKind, duplicates, family, guard, merge, occupancy, teams,
    whole,
};
use crate::model::people::{Appointed, Mailmap, roster};
use crate::model::title::{Grade, Title, Titles};
use crate::parse::chart::{ChartSyntax, Family, Line, Node, Target};
use crate::source::{FileId, Spanned};

/// What a chart is built with, besides the files.
#[derive(Clone, Copy, Debug)]
pub struct ChartSettings<'a> {
    /// The lexicon of titles.
    pub titles: &'a Titles,
    /// The day of the run: end dates before it have passed.
    pub today: Date,
    /// Whom the configuration puts in a role.
    pub appointed: &'a [Appointed],
}

/// Makes one chart of all that the files say. The order of `files` does not count for more than which of two equally
/// good sources of a fact is named first.
pub fn build(mut files: Vec<FileCharts>, mailmap: &Mailmap, settings: ChartSettings<'_>) -> Chart {
    let own = family::chart(&mut files);
    let several = files.into_iter().flat_map(|file| file.charts.into_iter().map(move |chart| (file.file, chart)));
    let mut inputs: Vec<(FileId, Weighed)> = own.into_iter().chain(several).collect();
    inputs.sort_by_key(|(_, weighed)| std::cmp::Reverse(authority(weighed)));
    if let Some(syntax) = roster(settings.appointed) {
        inputs.push((syntax.span.file, Weighed { syntax, doubt: 0 }));
    }
    let mut building =
        Building { chart: Chart::default(), registry: Registry::new(mailmap), settings, readings: HashMap::new() };
    let mut memberships = Vec::new();
    for (file, weighed) in inputs {
        let authority = authority(&weighed);
        let input = building.input(file, &weighed, authority);
        if authority == 0 {
            continue;
        }
        let seats = building.seats(input, &weighed.syntax);
        building.lines(&seats, &weighed.syntax);
        memberships.push((input, weighed.syntax));
    }
    building.outside_references();
    let Building { mut chart, mut registry, .. } = building;
    chart.teams = teams::teams(&memberships, &mut registry);
    chart.aliases = registry.aliases();
    for person in settings.appointed.iter().filter(|person| person.at.is_none()) {
        let known = person.identities.iter().find_map(|text| registry.find(text.trim_start_matches('@')));
        chart.aliases.extend(known.iter().flat_map(|id| person.addresses().map(|text| (text.to_lowercase(), *id))));
    }
    chart.people = registry.people;
    merge::merge(&mut chart);
    seats_of_people(&mut chart);
    whole::judge(&mut chart);
    chart
}

/// See [`ChartInput::authority`].
fn authority(weighed: &Weighed) -> u8 {
    let syntax = &weighed.syntax;
    let named = syntax
        .nodes
        .iter()
        .filter(|node| node.name.is_some() || !node.handles.is_empty() || !node.emails.is_empty())
        .count();
    let told = match syntax.family {
        Family::Records if !syntax.edges.is_empty() => 3,
        Family::Diagram if named * 2 >= syntax.nodes.len() => 2,
        _ => 1,
    };
    match weighed.doubt {
        guard::SKIP.. => 0,
        2 => told.min(1),
        _ => told,
    }
}

struct Building<'a> {
    chart: Chart,
    registry: Registry<'a>,
    settings: ChartSettings<'a>,
    /// Titles that were read already: thousands share a few.
    readings: HashMap<String, Title>,
}

impl Building<'_> {
    fn input(&mut self, file: FileId, weighed: &Weighed, authority: u8) -> u32 {
        let syntax = &weighed.syntax;
        let input = self.chart.inputs.len() as u32;
        let (span, format) = (syntax.span, syntax.format);
        self.chart.inputs.push(ChartInput {
            file,
            span,
            format,
            authority,
            complete: false,
            doubtful: weighed.doubt > 1,
        });
        if authority > 0 {
            self.chart.problems.extend(syntax.problems.iter().cloned());
            duplicates::find(syntax, &mut self.chart.duplicates);
        }
        input
    }

    /// A seat a node, at the same position; nodes of membership lists are people without seats.
    fn seats(&mut self, input: u32, syntax: &ChartSyntax) -> Vec<SeatId> {
        let mut seats = Vec::with_capacity(syntax.nodes.len());
        let habit = Habit::of(syntax);
        for node in &syntax.nodes {
            if syntax.family == Family::Membership {
                self.registry.person(input, node);
                continue;
            }
            seats.push(SeatId(self.chart.seats.len() as u32));
            let seat = self.seat(input, node, habit);
            self.chart.seats.push(seat);
        }
        seats
    }

    fn seat(&mut self, input: u32, node: &Node, habit: Habit) -> Seat {
        let mut seat = Seat::new(node.at, input);
        if let Some(title) = &node.title {
            seat.title = title.clone();
            seat.reading = self.reading(&title.value);
        }
        seat.team.clone_from(&node.team);
        seat.kind = occupancy::kind(node, &seat.reading, habit);
        match seat.kind {
            SeatKind::Person => {
                seat.holder = self.registry.person(input, node);
                seat.headcount = u32::from(seat.holder.is_some());
                if let (Some(holder), Some(left)) = (seat.holder, occupancy::left(node, self.settings.today)) {
                    self.leaves(holder, left);
                }
            }
            SeatKind::Group => {
                seat.headcount = node.count.unwrap_or(0);
                seat.title = node.name.clone().unwrap_or(seat.title);
            }
            SeatKind::Vacant => {}
        }
        seat
    }

    fn reading(&mut self, title: &str) -> Title {
        if let Some(known) = self.readings.get(title) {
            return known.clone();
        }
        let read = self.settings.titles.read(title);
        self.readings.insert(title.to_owned(), read.clone());
        read
    }

    fn leaves(&mut self, holder: PersonId, at: crate::source::Span) {
        if let Some(person) = self.registry.people.get_mut(holder.0 as usize) {
            person.left = person.left.or(Some(at));
        }
    }

    fn lines(&mut self, seats: &[SeatId], syntax: &ChartSyntax) {
        if seats.is_empty() {
            return;
        }
        let nodes: Vec<&Node> = syntax.nodes.iter().collect();
        let mut index = Index::new(&nodes);
        let references = syntax.edges.iter().filter_map(|edge| match &edge.to {
            Target::Key(key) => Some(key.value.as_str()),
            Target::Node(_) => None,
        });
        index.prefer(&references.collect::<Vec<_>>());
        for edge in &syntax.edges {
            let Some(&from) = seats.get(edge.from) else { continue };
            let (to, written) = match &edge.to {
                Target::Node(at) => (seats.get(*at).copied().map(Ok), Spanned::new(self.label(seats, *at), edge.at)),
                Target::Key(key) => (self.resolved(&index, seats, &key.value), key.clone()),
            };
            self.line(from, to, written, edge.line);
        }
    }

    /// How a node is called where a line leads to it.
    fn label(&self, seats: &[SeatId], at: usize) -> String {
        let Some(seat) = seats.get(at).and_then(|&id| self.chart.seat(id)) else { return String::new() };
        let holder =
            seat.holder.and_then(|id| self.registry.people.get(id.0 as usize)).map(|person| person.name.clone());
        holder.filter(|name| !name.is_empty()).unwrap_or_else(|| seat.title.value.clone())
    }

    /// The seat that a reference means; an error if it fits several people, nothing if it fits none.
    fn resolved(&self, index: &Index, seats: &[SeatId], reference: &str) -> Option<Result<SeatId, ()>> {
        match index.look_up(reference) {
            Found::Node(at) => seats.get(at).copied().map(Ok),
            Found::Nobody => None,
            Found::Several(id) => {
                let candidates: Vec<SeatId> =
                    index.several(id).iter().filter_map(|&at| seats.get(at).copied()).collect();
                Some(self.one_person(&candidates).ok_or(()))
            }
        }
    }

    /// Of several seats the one to report to, if they are all one person's: the highest that is not acting.
    fn one_person(&self, candidates: &[SeatId]) -> Option<SeatId> {
        let seat = |id: SeatId| self.chart.seat(id);
        let mut holders = candidates.iter().filter_map(|&id| seat(id)).map(|seat| seat.holder);
        let first = holders.next()??;
        let rank =
            |id: &SeatId| seat(*id).map_or((false, Grade::Vacant), |seat| (!seat.reading.acting, seat.reading.grade));
        // The first of equals.
        holders.all(|holder| holder == Some(first)).then(|| candidates.iter().rev().copied().max_by_key(rank))?
    }

    fn line(&mut self, from: SeatId, to: Option<Result<SeatId, ()>>, written: Spanned<String>, line: Line) {
        let Some(seat) = self.chart.seats.get_mut(from.0 as usize) else { return };
        let to_itself = to == Some(Ok(from));
        match line {
            Line::Dotted => seat.dotted.push(written),
            Line::Unknown => {}
            Line::Solid if to_itself => {}
            Line::Solid if seat.manager_at.is_none() => {
                (seat.manager, seat.reference) = match to {
                    Some(Ok(to)) => (Some(to), Reference::Resolved),
                    Some(Err(())) => (None, Reference::Ambiguous),
                    None => (None, Reference::Unknown),
                };
                seat.manager_at = Some(written);
            }
            Line::Solid => {
                let to = to.and_then(Result::ok);
                let same = to == seat.manager && to.is_some();
                if !same {
                    seat.also_reports_to.push((to, written));
                }
            }
        }
    }

    /// References that nobody in their own chart fits may mean somebody of another.
    fn outside_references(&mut self) {
        let mut seats_of = HashMap::new();
        for (id, seat) in self.chart.seat_ids() {
            if let Some(holder) = seat.holder {
                seats_of.entry(holder).or_insert((id, seat.input));
            }
        }
        for seat in &mut self.chart.seats {
            let unknown = seat.reference == Reference::Unknown;
            let Some(reference) = seat.manager_at.as_ref().filter(|_| unknown) else { continue };
            let found = self.registry.find(&reference.value).and_then(|person| seats_of.get(&person));
            if let Some((manager, _)) = found.filter(|(_, input)| *input != seat.input) {
                seat.manager = Some(*manager);
                seat.reference = Reference::Resolved;
            }
        }
    }
}

fn seats_of_people(chart: &mut Chart) {
    for (id, seat) in (0u32..).map(SeatId).zip(&chart.seats) {
        if let Some(person) = seat.holder.and_then(|holder| chart.people.get_mut(holder.0 as usize)) {
            person.seats.push(id);
        }
    }
}
