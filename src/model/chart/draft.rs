//! Records on their way to a chart: what a row or a map says of one person, before it is known whether it is a chart.

use std::collections::HashMap;

use super::field::Field;
use super::index::Index;
use crate::model::people::looks_personal;
use crate::model::title::Titles;
use crate::model::title::markup::plain_text;
use crate::parse::chart::{ChartSyntax, Edge, Family, Line, Node, Problem, Target};
use crate::source::{Span, Spanned};

/// One record.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) node: Node,
    /// References to a manager, with the key or column that each stands in.
    pub(super) managers: Vec<(String, Spanned<String>)>,
    pub(super) dotted: Vec<Spanned<String>>,
    /// References to people who report to this one.
    pub(super) reports: Vec<Spanned<String>>,
    /// The record that this one is nested in.
    pub(super) parent: Option<usize>,
    /// Does a key that means nothing else name the manager?
    pub(super) plain: bool,
    first: Option<Spanned<String>>,
    last: Option<Spanned<String>>,
}

impl Draft {
    pub(super) fn new(at: Span) -> Self {
        Self {
            node: empty_node(at),
            managers: Vec::new(),
            dotted: Vec::new(),
            reports: Vec::new(),
            parent: None,
            plain: false,
            first: None,
            last: None,
        }
    }

    /// Takes a scalar in. Of several fields with one meaning the first counts, but for keys, addresses and managers.
    pub(super) fn take(&mut self, field: Field, key: &str, written: &Spanned<String>) {
        let value = written.value.trim();
        if value.is_empty() {
            return;
        }
        let plain = Spanned::new(plain_text(value).into_owned(), written.span);
        match field {
            Field::Id | Field::Slug | Field::RoleSlug => self.node.keys.push(plain),
            Field::Name => keep_first(&mut self.node.name, plain),
            Field::First => keep_first(&mut self.first, plain),
            Field::Last => keep_first(&mut self.last, plain),
            Field::Email if value.contains('@') => self.node.emails.push(plain),
            Field::Email => {}
            Field::Handle => self.node.handles.push(handle(&plain)),
            Field::Title => keep_first(&mut self.node.title, plain),
            Field::Team => keep_first(&mut self.node.team, plain),
            Field::Manager { plain: told } => {
                self.plain |= told;
                self.managers.push((key.to_owned(), plain));
            }
            Field::Dotted => self.dotted.push(plain),
            Field::Reports => self.reports.push(plain),
            Field::Status => self.node.status.push((key.to_owned(), plain)),
        }
    }

    /// Joins first and last name; called once all fields are in.
    pub(super) fn finish(&mut self) {
        let whole = match (self.first.take(), self.last.take()) {
            (Some(first), Some(last)) => {
                Some(Spanned::new(format!("{} {}", first.value, last.value), first.span.to(last.span)))
            }
            (first, last) => first.or(last),
        };
        // A column "name" beside "last name" holds the first name.
        if let Some(whole) = whole {
            match &mut self.node.name {
                Some(name) if !name.value.contains(' ') && !whole.value.contains(' ') => {
                    let span = name.span.to(whole.span);
                    *name = Spanned::new(format!("{} {}", name.value, whole.value), span);
                }
                Some(_) => {}
                None => self.node.name = Some(whole),
            }
        }
    }
}

/// A node of which only the place is known.
pub(super) fn empty_node(at: Span) -> Node {
    Node {
        at,
        keys: Vec::new(),
        name: None,
        title: None,
        team: None,
        emails: Vec::new(),
        handles: Vec::new(),
        status: Vec::new(),
        count: None,
    }
}

/// A handle without `@`, host and capitals: `https://github.com/Dana` is `dana`.
pub(super) fn handle(written: &Spanned<String>) -> Spanned<String> {
    let value = written.value.trim_end_matches('/');
    let bare = value.rsplit('/').next().unwrap_or(value).trim_start_matches('@');
    Spanned::new(bare.to_lowercase(), written.span)
}

fn keep_first(slot: &mut Option<Spanned<String>>, value: Spanned<String>) {
    if slot.is_none() {
        *slot = Some(value);
    }
}

/// Shares of records that have what people have, in per cent.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Shares {
    pub(super) count: usize,
    pub(super) named: usize,
    pub(super) personal: usize,
    pub(super) titled: usize,
    pub(super) known_titles: usize,
    pub(super) managed: usize,
    /// Of the managers, how many are found.
    pub(super) resolved: usize,
    pub(super) plain: bool,
}

impl Shares {
    /// Records of people with reporting lines (`org-charts` §3.3, §4.4): keys that mean nothing else make two records
    /// enough; keys that menus and taxonomies have as well want five and titles that are titles.
    /// A file that calls itself an org chart (`told`) may name people and jobs as no other company does.
    pub(super) fn are_managed(&self, told: bool) -> bool {
        let people = self.named >= 80 && (self.personal >= 60 || self.known_titles >= 50 || told);
        let lines = self.managed >= 50 && self.resolved >= 60;
        if self.plain {
            return self.count >= 2 && people && lines && (self.titled >= 50 || self.personal >= 60);
        }
        self.count >= 3
            && people
            && lines
            && self.titled >= 60
            && (self.known_titles >= 40 || told && self.known_titles >= 10)
    }

    /// People with titles and without managers.
    pub(super) fn are_roster(&self) -> bool {
        let certain = self.count >= 2 && self.personal == 100 && self.known_titles == 100;
        let likely = self.count >= 3 && self.personal >= 60 && self.known_titles >= 50;
        self.named >= 80 && self.titled >= 80 && (certain || likely)
    }
}

/// Are these the records that `orglint org` writes, whose columns say all: none is too odd to be read back?
pub(super) fn are_our_own(drafts: &[Draft]) -> bool {
    let own = |draft: &Draft| {
        let number = draft.node.keys.first().and_then(|key| key.value.strip_prefix("position-"));
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    !drafts.is_empty() && drafts.iter().all(own)
}

/// Records made one chart.
pub(super) struct Sheet {
    pub(super) chart: ChartSyntax,
    pub(super) shares: Shares,
}

/// Chooses the manager column whose values resolve most, and draws the lines.
pub(super) fn sheet(format: &'static str, span: Span, drafts: Vec<Draft>, problems: Vec<Problem>) -> Sheet {
    let nodes: Vec<&Node> = drafts.iter().map(|draft| &draft.node).collect();
    let index = Index::new(&nodes);
    let column = best_column(&drafts, &index);
    let mut shares = shares(&drafts);
    let mut edges = Vec::new();
    let (mut told, mut found) = (0, 0);
    for (from, draft) in drafts.iter().enumerate() {
        let managers = managers_of(draft, column.as_ref());
        if !managers.is_empty() {
            for manager in managers {
                told += 1;
                found += usize::from(!index.is_unknown(&manager.value));
                edges.push(edge(from, Target::Key(manager.clone()), Line::Solid, manager.span));
            }
        } else if let Some(parent) = draft.parent {
            told += 1;
            found += 1;
            edges.push(edge(from, Target::Node(parent), Line::Solid, draft.node.at));
        }
        for other in draft.dotted.iter().filter(|other| !is_nobody(&other.value)) {
            edges.push(edge(from, Target::Key(other.clone()), Line::Dotted, other.span));
        }
    }
    let (inverse_told, inverse_found) = inverse(&drafts, &index, &mut edges);
    told += inverse_told;
    found += inverse_found;
    // Every chart has somebody at the top who has no manager.
    shares.managed = percent(told + 1, drafts.len());
    shares.resolved = percent(found, told);
    shares.plain = shares.plain || drafts.iter().any(|draft| draft.parent.is_some() || !draft.reports.is_empty());
    let nodes = drafts.into_iter().map(|draft| draft.node).collect();
    let chart = ChartSyntax {
        format,
        family: Family::Records,
        span,
        context: Vec::new(),
        nodes,
        edges,
        groups: Vec::new(),
        problems,
    };
    Sheet { chart, shares }
}

/// The references of the chosen column; where it is empty, the first of another.
fn managers_of<'a>(draft: &'a Draft, column: Option<&String>) -> Vec<&'a Spanned<String>> {
    let written = draft.managers.iter().filter(|(_, value)| !is_nobody(&value.value));
    let chosen: Vec<_> = written.clone().filter(|(key, _)| Some(key) == column).map(|(_, value)| value).collect();
    if chosen.is_empty() { written.map(|(_, value)| value).take(1).collect() } else { chosen }
}

/// Lines that are written at the manager's end. Told once from each end, a line is still one line.
fn inverse(drafts: &[Draft], index: &Index, edges: &mut Vec<Edge>) -> (usize, usize) {
    let managed: std::collections::HashSet<usize> = edges.iter().map(|edge| edge.from).collect();
    let (mut told, mut found) = (0, 0);
    for (to, draft) in drafts.iter().enumerate() {
        for report in &draft.reports {
            let from = index.find(&report.value);
            if from.is_some_and(|from| managed.contains(&from)) {
                continue;
            }
            told += 1;
            if let Some(from) = from {
                found += 1;
                edges.push(edge(from, Target::Node(to), Line::Solid, report.span));
            }
        }
    }
    (told, found)
}

fn edge(from: usize, to: Target, line: Line, at: Span) -> Edge {
    Edge { from, to, line, at }
}

fn best_column(drafts: &[Draft], index: &Index) -> Option<String> {
    let mut columns: Vec<(&str, usize)> = Vec::new();
    for (key, value) in drafts.iter().flat_map(|draft| &draft.managers) {
        let found = usize::from(!index.is_unknown(&value.value));
        match columns.iter_mut().find(|(known, _)| known == key) {
            Some((_, count)) => *count += found,
            None => columns.push((key, found)),
        }
    }
    // The first of equals: columns stand in the order of the file.
    columns.iter().rev().max_by_key(|(_, count)| *count).map(|(key, _)| (*key).to_owned())
}

fn shares(drafts: &[Draft]) -> Shares {
    let count = drafts.len();
    let of = |test: &dyn Fn(&Node) -> bool| percent(drafts.iter().filter(|draft| test(&draft.node)).count(), count);
    let titles = Titles::embedded();
    let mut known: HashMap<&str, bool> = HashMap::new();
    for title in drafts.iter().filter_map(|draft| draft.node.title.as_ref()) {
        known.entry(&title.value).or_insert_with(|| {
            let read = titles.read(&title.value);
            read.discipline().is_some() || read.grade != crate::model::title::Grade::Individual
        });
    }
    Shares {
        count,
        named: of(&|node| node.name.is_some() || !node.emails.is_empty()),
        personal: of(&|node| node.name.as_ref().is_some_and(|name| looks_personal(&name.value))),
        titled: of(&|node| node.title.is_some()),
        known_titles: of(&|node| {
            node.title.as_ref().is_some_and(|title| known.get(title.value.as_str()).is_some_and(|known| *known))
        }),
        plain: drafts.iter().any(|draft| draft.plain),
        ..Shares::default()
    }
}

pub(super) fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(0)
}

/// Words that stand where there is no manager.
pub(super) fn is_nobody(reference: &str) -> bool {
    let bare = reference.trim();
    matches!(bare, "" | "-" | "–" | "—" | "0" | "/" | ".")
        || [
            "none",
            "null",
            "n/a",
            "na",
            "nil",
            "no one",
            "nobody",
            "board",
            "the board",
            "board of directors",
            "shareholders",
            "root",
        ]
        .iter()
        .any(|word| bare.eq_ignore_ascii_case(word))
}
