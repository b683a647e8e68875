//! Which tables are charts: HR exports and chart tools' CSV, by their headings.

use super::draft::{Draft, Sheet, are_our_own, sheet};
use super::field::{Field, field};
use crate::parse::chart::{ChartSyntax, Family};
use crate::parse::table::{Row, Table};
use crate::source::Span;

/// Title lines, prompts and directives may stand before the headings: how many rows are looked at.
const PREAMBLE: usize = 12;

/// The table as a chart, if its headings and values are those of one. `told`: its path calls it an org chart.
pub(super) fn chart(table: &Table, told: bool) -> Option<ChartSyntax> {
    let (head, columns) =
        table.rows.iter().take(PREAMBLE).enumerate().find_map(|(at, row)| Some((at, headings(row)?)))?;
    let body = table.rows.get(head + 1..)?;
    let mut drafts: Vec<Draft> = body.iter().filter_map(|row| draft(row, &columns)).collect();
    let placeholder = |draft: &Draft| {
        let name = draft.node.name.as_ref().map(|name| name.value.to_ascii_lowercase().replace(['_', '[', ']'], " "));
        name.is_some_and(|name| matches!(name.trim(), "first last" | "name" | "full name" | "first name last name"))
    };
    drafts.retain(|draft| !placeholder(draft));
    let span = whole(table)?;
    let own = are_our_own(&drafts);
    let Sheet { mut chart, shares } =
        sheet(if table.delimiter == '\t' { "TSV" } else { "CSV" }, span, drafts, Vec::new());
    if own || shares.are_managed(told) {
        return Some(chart);
    }
    if shares.are_roster() {
        chart.family = Family::Roster;
        chart.edges.clear();
        return Some(chart);
    }
    None
}

fn whole(table: &Table) -> Option<Span> {
    Some(table.rows.first()?.span.to(table.rows.last()?.span))
}

/// Column → field, if the row is a row of headings: somebody's name or address, and a title, a department or an id.
fn headings(row: &Row) -> Option<Vec<(usize, Field, String)>> {
    let cells = row.cells.iter().enumerate();
    let columns: Vec<(usize, Field, String)> =
        cells.filter_map(|(at, cell)| Some((at, field(&cell.value)?, cell.value.clone()))).collect();
    let has = |test: fn(&Field) -> bool| columns.iter().any(|(_, field, _)| test(field));
    let person = has(|f| matches!(f, Field::Name | Field::First | Field::Last | Field::Email));
    let work = has(|f| matches!(f, Field::Title | Field::Team | Field::Id));
    let manager = has(|f| matches!(f, Field::Manager { .. }));
    (person && (work || manager) && columns.len() >= 2).then(|| ordered(columns))
}

/// `Title` says more than `Role`, `Job Title` more than `Position`: where one table has several, the strongest is read first.
fn ordered(mut columns: Vec<(usize, Field, String)>) -> Vec<(usize, Field, String)> {
    columns.sort_by_key(|(at, field, head)| {
        let head = head.to_lowercase();
        let strong = match field {
            Field::Title => head.contains("title") || head.contains("role"),
            Field::Team => head.contains("team") || head.contains("depart") || head.contains("dept"),
            _ => true,
        };
        (!strong, *at)
    });
    columns
}

fn draft(row: &Row, columns: &[(usize, Field, String)]) -> Option<Draft> {
    let mut draft = Draft::new(row.span);
    for (at, field, head) in columns {
        if let Some(cell) = row.cells.get(*at) {
            let mut cell = cell.clone();
            // Spreadsheets guard against formulas with a quote.
            if let Some(bare) = cell.value.strip_prefix('\'').filter(|bare| bare.starts_with(['=', '+', '-', '@'])) {
                cell.value = bare.to_owned();
                cell.span.start += 1;
            }
            draft.take(*field, head, &cell);
        }
    }
    draft.finish();
    let node = &draft.node;
    let empty = node.name.is_none() && node.emails.is_empty() && node.handles.is_empty() && node.title.is_none();
    let total = row.cells.iter().filter(|cell| !cell.value.is_empty()).count() <= 1 && columns.len() > 2;
    (!empty && !total).then_some(draft)
}
