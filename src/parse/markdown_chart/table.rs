//! Tables of people: with a manager column they are charts, with roles and names rosters.

mod column;
mod managed;

use super::Roster;
use super::entry::is_entry;
use super::page::Page;
use crate::parse::chart::{ChartSyntax, Node};
use crate::parse::diagram::{Kind, kind, read_part};
use crate::parse::document::{Block, BlockKind};
use crate::source::{FileId, Spanned};
use column::{Field, field, is_elsewhere};
use std::collections::BTreeMap;
use std::ops::Range;

/// The charts that tables write; rows of other tables of people go to the roster.
pub(super) fn charts(page: &Page<'_>, roster: &mut Roster) -> Vec<ChartSyntax> {
    let mut tables: BTreeMap<u32, Table<'_>> = BTreeMap::new();
    for (_, block) in page.blocks() {
        match block.kind {
            BlockKind::HeadCell { table, column } => {
                tables.entry(table).or_default().heads.insert(column, block);
            }
            BlockKind::Cell { table, row, column, .. } => {
                tables.entry(table).or_default().rows.entry(row).or_default().insert(column, block);
            }
            _ => {}
        }
    }
    tables.values().filter_map(|table| chart(page, table, roster)).collect()
}

#[derive(Default)]
struct Table<'d> {
    heads: BTreeMap<u32, &'d Block>,
    rows: BTreeMap<u32, BTreeMap<u32, &'d Block>>,
}

impl<'d> Table<'d> {
    fn column(&self, wanted: Field) -> Option<u32> {
        self.heads.iter().find(|(_, head)| field(&head.prose.text) == Some(wanted)).map(|(column, _)| *column)
    }

    fn cells(&self, column: u32) -> impl Iterator<Item = &'d Block> {
        let cells = self.rows.values().filter_map(move |row| row.get(&column).copied());
        cells.filter(|cell| !cell.prose.text.trim().is_empty())
    }

    /// Do at least three fifths of a column's cells pass?
    fn mostly(&self, column: u32, test: fn(&str) -> bool) -> bool {
        let (mut all, mut passed) = (0, 0);
        for cell in self.cells(column) {
            all += 1;
            passed += usize::from(test(cell.prose.text.trim()));
        }
        passed > 0 && passed * 5 >= all * 3
    }
}

fn chart(page: &Page<'_>, table: &Table<'_>, roster: &mut Roster) -> Option<ChartSyntax> {
    let file = page.document.file;
    let first = table.rows.values().next()?.values().next()?;
    if first.quoted || table.heads.values().any(|head| is_elsewhere(&head.prose.text)) {
        return None;
    }
    let Some(name) = table.column(Field::Name).filter(|column| table.mostly(*column, names_people)) else {
        by_role_column(page, table, first, roster);
        return None;
    };
    let rows: Vec<Row<'_>> = table.rows.values().filter_map(|cells| row(table, cells, name, file)).collect();
    let titled = rows.iter().filter(|row| row.nodes.iter().any(|node| node.title.is_some())).count();
    let manager = table.column(Field::Manager);
    if titled * 2 < rows.len() && manager.is_none() || page.cues(first).unreal {
        return None;
    }
    if manager.is_some() && !page.cues(first).ladder && rows.len() >= 2 {
        return managed::chart(rows, page.context(first), file);
    }
    roster.nodes.extend(rows.into_iter().filter(|row| row.personal).flat_map(|row| row.nodes).filter(is_entry));
    None
}

/// Tables without a column for names: a column headed by a role holds who has it ("Team | Engineering Manager | …"), and
/// a column of roles beside one of names needs no heads at all.
fn by_role_column(page: &Page<'_>, table: &Table<'_>, first: &Block, roster: &mut Roster) {
    let file = page.document.file;
    let mut nodes = Vec::new();
    let team = table.column(Field::Team);
    for (column, head) in &table.heads {
        let role = kind(&head.prose.text) == Kind::Role && field(&head.prose.text).is_none();
        if !role || !table.mostly(*column, names_people) {
            continue;
        }
        for row in table.rows.values() {
            let team = team.and_then(|column| row.get(&column)).filter(|cell| !cell.prose.text.trim().is_empty());
            let Some(cell) = row.get(column) else { continue };
            nodes.extend(people_in(cell, Some(head), team.copied(), file));
        }
    }
    let columns: Vec<u32> = table.heads.keys().copied().collect();
    if let (true, [roles, names]) = (nodes.is_empty(), columns.as_slice())
        && table.mostly(*roles, |text| kind(text) == Kind::Role)
        && table.mostly(*names, names_people)
    {
        for row in table.rows.values() {
            let (Some(role), Some(cell)) = (row.get(roles), row.get(names)) else { continue };
            let title = Some(*role).filter(|role| kind(&role.prose.text) == Kind::Role);
            nodes.extend(people_in(cell, title, None, file));
        }
    }
    nodes.retain(|node| node.title.is_some() && is_personal(node) && is_entry(node));
    if !nodes.is_empty() && !page.cues(first).unreal {
        roster.nodes.extend(nodes);
    }
}

/// The people of a row.
struct Row<'d> {
    nodes: Vec<Node>,
    /// Its name cell holds a full name, or several, or says that the seat is vacant.
    personal: bool,
    manager: Option<&'d Block>,
}

fn row<'d>(table: &Table<'d>, cells: &BTreeMap<u32, &'d Block>, name: u32, file: FileId) -> Option<Row<'d>> {
    let of = |field| {
        let cell: Option<&'d Block> = table.column(field).and_then(|column| cells.get(&column).copied());
        cell.filter(|cell| !cell.prose.text.trim().is_empty())
    };
    let cell = cells.get(&name).filter(|cell| !cell.prose.text.trim().is_empty())?;
    let title = of(Field::Title).filter(|cell| kind(&cell.prose.text) == Kind::Role);
    let mut nodes = people_in(cell, title, of(Field::Team), file);
    if let [node] = nodes.as_mut_slice() {
        node.emails.extend(of(Field::Email).filter(|cell| cell.prose.text.contains('@')).map(|cell| whole(cell, file)));
        node.handles.extend(of(Field::Handle).map(|cell| handle(cell, file)));
    }
    let personal = !nodes.is_empty() && nodes.iter().all(is_personal);
    Some(Row { nodes, personal, manager: of(Field::Manager) })
}

/// The people in a cell, with what the row says of all of them.
fn people_in(cell: &Block, title: Option<&Block>, team: Option<&Block>, file: FileId) -> Vec<Node> {
    let (title, team) = (title.map(|title| whole(title, file)), team.map(|team| whole(team, file)));
    let parts = people(&cell.prose.text).into_iter().map(|range| {
        let at = cell.prose.span(file, range.start as u32, range.end as u32, cell.span);
        let mut node = read_part(&cell.prose, range, file, at).node;
        node.title = title.clone().or(node.title);
        node.team = team.clone().or(node.team);
        node
    });
    parts.filter(|node| node.name.is_some() || !node.status.is_empty()).collect()
}

fn is_personal(node: &Node) -> bool {
    !node.status.is_empty() || node.name.as_ref().is_some_and(|name| kind(&name.value) == Kind::Person)
}

/// A full name or several, a name with a title or a handle, or a vacancy.
fn names_people(text: &str) -> bool {
    if text.len() > 160 {
        return false;
    }
    people(text).into_iter().all(|part| {
        let part = text.get(part).unwrap_or("");
        let head = part.split(['(', ',', '@', '\n']).next().unwrap_or(part);
        matches!(kind(head), Kind::Person | Kind::Vacant)
    })
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
    const CUTS: &[&str] = &[", ", "; ", " and ", " & ", "\n", " / ", " und ", " et ", " y "];
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        match CUTS.iter().find(|cut| rest.starts_with(**cut)) {
            Some(cut) => {
                parts.push(start..at);
                at += cut.len();
                start = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    parts.push(start..text.len());
    let full = |part: &Range<usize>| text.get(part.clone()).is_some_and(|part| kind(part) == Kind::Person);
    if parts.len() > 1 && parts.len() <= 12 && parts.iter().all(full) {
        parts
    } else {
        std::iter::once(0..text.len()).collect()
    }
}
