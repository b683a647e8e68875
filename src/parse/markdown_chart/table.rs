//! Tables of people: with a manager column they are charts, with a role column rosters.

use super::Roster;
use super::page::Page;
use crate::parse::chart::{ChartSyntax, Edge, Family, Line, Node, Target};
use crate::parse::diagram::{Kind, kind, read_part};
use crate::parse::document::{Block, BlockKind};
use crate::source::{FileId, Spanned};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// The charts that tables write; rows of other tables of people go to the roster.
pub(super) fn charts(page: &Page<'_>, roster: &mut Roster) -> Vec<ChartSyntax> {
    let mut tables: BTreeMap<u32, Table<'_>> = BTreeMap::new();
    for (_, block) in page.blocks() {
        match block.kind {
            BlockKind::HeadCell { table, column } => {
                let head = field(&block.prose.text);
                tables.entry(table).or_default().heads.extend(head.map(|field| (column, field)));
            }
            BlockKind::Cell { table, row, column, .. } => {
                tables.entry(table).or_default().rows.entry(row).or_default().insert(column, block);
            }
            _ => {}
        }
    }
    tables.values().filter_map(|table| chart(page, table, roster)).collect()
}

/// What a column says of the person in the row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Field {
    Name,
    Title,
    Manager,
    Team,
    Email,
    Handle,
}

#[derive(Default)]
struct Table<'d> {
    heads: Vec<(u32, Field)>,
    rows: BTreeMap<u32, BTreeMap<u32, &'d Block>>,
}

/// A cell of the head row, only if it is exactly such a word: a "Manager" among other words heads something else.
fn field(head: &str) -> Option<Field> {
    Some(match head.trim().trim_matches(['*', ':', ' ']).to_lowercase().as_str() {
        "name" | "person" | "who" | "employee" | "full name" | "team member" | "member" | "people" | "held by"
        | "holder" | "assigned to" | "individual" | "persona" | "nombre" | "nom" => Field::Name,
        "role" | "title" | "job title" | "position" | "role title" | "rolle" | "titel" | "poste" | "puesto"
        | "cargo" => Field::Title,
        "reports to" | "manager" | "line manager" | "supervisor" | "reporting to" | "reports-to" => Field::Manager,
        "team" | "department" | "group" | "squad" | "division" => Field::Team,
        "email" | "e-mail" | "mail" => Field::Email,
        "github" | "gitlab" | "handle" | "github handle" | "gitlab handle" | "username" | "github username" => {
            Field::Handle
        }
        _ => return None,
    })
}

impl<'d> Table<'d> {
    fn column(&self, field: Field) -> Option<u32> {
        self.heads.iter().find(|(_, found)| *found == field).map(|(column, _)| *column)
    }
}

fn chart(page: &Page<'_>, table: &Table<'_>, roster: &mut Roster) -> Option<ChartSyntax> {
    let file = page.document.file;
    let first = table.rows.values().next()?.values().next()?;
    let (cues, context) = (page.cues(first), page.context(first));
    let (name, title) = (table.column(Field::Name)?, table.column(Field::Title));
    let manager = table.column(Field::Manager);
    if first.quoted || cues.unreal || title.is_none() && manager.is_none() {
        return None;
    }
    let rows: Vec<Row<'_>> = table.rows.values().filter_map(|cells| row(table, cells, name, file)).collect();
    let people = rows.iter().filter(|row| row.personal).count();
    let titled = rows.iter().filter(|row| row.nodes.iter().any(|node| node.title.is_some())).count();
    if people * 5 < rows.len() * 3 || people == 0 || titled * 2 < rows.len() && manager.is_none() {
        return None;
    }
    let Some(_) = manager.filter(|_| !cues.ladder && rows.len() >= 2) else {
        roster.nodes.extend(rows.into_iter().filter(|row| row.personal).flat_map(|row| row.nodes));
        return None;
    };
    managed(rows, context, file)
}

struct Row<'d> {
    nodes: Vec<Node>,
    /// The name cell holds a full name or several.
    personal: bool,
    manager: Option<&'d Block>,
}

fn row<'d>(table: &Table<'d>, cells: &BTreeMap<u32, &'d Block>, name: u32, file: FileId) -> Option<Row<'d>> {
    let of = |field| table.column(field).and_then(|column| cells.get(&column).copied());
    let cell = cells.get(&name)?;
    let title = of(Field::Title).filter(|cell| kind(&cell.prose.text) == Kind::Role).map(|cell| whole(cell, file));
    let team = of(Field::Team).filter(|cell| !cell.prose.text.trim().is_empty()).map(|cell| whole(cell, file));
    let mut nodes: Vec<Node> = people(&cell.prose.text)
        .into_iter()
        .map(|range| {
            let at = cell.prose.span(file, range.start as u32, range.end as u32, cell.span);
            let mut node = read_part(&cell.prose, range, file, at).node;
            node.title = node.title.or_else(|| title.clone());
            node.team = team.clone().or(node.team);
            node
        })
        .filter(|node| node.name.is_some() || !node.status.is_empty())
        .collect();
    if let [node] = nodes.as_mut_slice() {
        node.emails.extend(of(Field::Email).filter(|cell| cell.prose.text.contains('@')).map(|cell| whole(cell, file)));
        node.handles
            .extend(of(Field::Handle).filter(|cell| !cell.prose.text.is_empty()).map(|cell| handle(cell, file)));
    }
    let personal = !nodes.is_empty()
        && nodes.iter().all(|node| {
            !node.status.is_empty() || node.name.as_ref().is_some_and(|name| kind(&name.value) == Kind::Person)
        });
    let manager = of(Field::Manager).filter(|cell| !cell.prose.text.trim().is_empty());
    (!cell.prose.text.trim().is_empty()).then_some(Row { nodes, personal, manager })
}

fn whole(cell: &Block, file: FileId) -> Spanned<String> {
    let text = &cell.prose.text;
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len().max(start);
    let span = cell.prose.span(file, start as u32, end as u32, cell.span);
    Spanned::new(text.split_whitespace().collect::<Vec<_>>().join(" "), span)
}

fn handle(cell: &Block, file: FileId) -> Spanned<String> {
    let text = cell.prose.text.trim_end();
    let bare = text.trim_start().trim_start_matches('@');
    let start = text.len() - bare.len();
    Spanned::new(bare.to_string(), cell.prose.span(file, start as u32, text.len() as u32, cell.span))
}

/// One range a person: `Jane Roe, John Poe and Ann Moe`, where each part is a full name.
fn people(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let cut = [", ", "; ", " and ", " & ", "\n", " / ", " und ", " et ", " y "]
            .iter()
            .find(|cut| rest.starts_with(**cut));
        match cut {
            Some(cut) => {
                parts.push(start..at);
                at += cut.len();
                start = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    parts.push(start..text.len());
    let several = parts.len() > 1
        && parts.iter().all(|part| text.get(part.clone()).is_some_and(|part| kind(part) == Kind::Person));
    if several { parts } else { std::iter::once(0..text.len()).collect() }
}

/// A table with a manager column, if most of its managers stand in it.
fn managed(rows: Vec<Row<'_>>, context: Vec<String>, file: FileId) -> Option<ChartSyntax> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut managers: Vec<(usize, &Block)> = Vec::new();
    for row in rows {
        let from = nodes.len();
        let more = row.nodes.len();
        nodes.extend(row.nodes);
        managers.extend(row.manager.into_iter().flat_map(|cell| (from..from + more).map(move |node| (node, cell))));
    }
    let mut places: HashMap<String, Option<usize>> = HashMap::new();
    for (index, node) in nodes.iter().enumerate() {
        for key in [&node.name, &node.title].into_iter().flatten() {
            places.entry(key.value.to_lowercase()).and_modify(|place| *place = None).or_insert(Some(index));
        }
    }
    let mut edges = Vec::new();
    let mut told = 0;
    for (from, cell) in managers {
        let written = whole(cell, file);
        if matches!(
            written.value.to_lowercase().as_str(),
            "" | "-" | "–" | "—" | "none" | "n/a" | "board" | "board of directors"
        ) {
            continue;
        }
        told += 1;
        let place = places.get(&written.value.to_lowercase()).copied().flatten();
        let at = written.span;
        let to = place.map_or(Target::Key(written), Target::Node);
        edges.push(Edge { from, to, line: Line::Solid, at });
    }
    let found = edges.iter().filter(|edge| matches!(edge.to, Target::Node(_))).count();
    if told == 0 || found * 2 < told {
        return None;
    }
    let span = nodes.first()?.at.to(nodes.last()?.at);
    let (family, groups, problems) = (Family::Diagram, Vec::new(), Vec::new());
    Some(ChartSyntax { format: "Markdown table", family, span, context, nodes, edges, groups, problems })
}
