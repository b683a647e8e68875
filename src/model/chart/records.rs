//! Which part of a YAML, JSON or TOML tree is a chart: lists and keyed maps of people, nested trees, login → manager maps.

use super::draft::{Draft, Sheet, are_our_own, handle, sheet};
use super::field::{Field, field as field_of};
use crate::parse::chart::{ChartSyntax, Family, Problem};
use crate::parse::records::{Data, Entry, Value};
use crate::source::Spanned;

/// How deep in a file charts are looked for. People stand near the top; menus and manifests nest further.
const DEPTH: usize = 6;
/// More maps than this in one list are still one chart; this bounds only the search for further charts below it.
const CANDIDATES: usize = 2_000;

/// Every collection of people in a document. Problems of the file go to the first.
pub(super) fn charts(root: &Value, format: &'static str, problems: &[Problem], told: bool) -> Vec<ChartSyntax> {
    let mut charts = Vec::new();
    let mut open = vec![(root, 0)];
    let mut looked_at = 0;
    while let Some((value, depth)) = open.pop() {
        looked_at += 1;
        if looked_at > CANDIDATES {
            break;
        }
        if let Some(chart) = chart(value, format, problems, told) {
            charts.push(chart);
        } else if depth < DEPTH {
            open.extend(inner(value).map(|value| (value, depth + 1)));
        }
    }
    charts
}

fn inner(value: &Value) -> impl Iterator<Item = &Value> {
    let of_map = value.entries().iter().map(|entry| &entry.value);
    of_map.chain(value.items()).filter(|value| matches!(value.data, Data::List(_) | Data::Map(_)))
}

/// The value as one chart, if it is one.
fn chart(value: &Value, format: &'static str, problems: &[Problem], told: bool) -> Option<ChartSyntax> {
    let mut drafts = match &value.data {
        Data::List(items) => of_list(items),
        Data::Map(entries) if is_keyed(entries) => of_keyed_map(entries),
        Data::Map(_) if has_nested(value) => of_list(std::slice::from_ref(value)),
        _ => return None,
    };
    let own = are_our_own(&drafts);
    if drafts.len() < 2 && !own {
        return None;
    }
    let logins = drafts.iter().all(|draft| draft.node.name.is_none() && draft.node.title.is_none());
    if logins {
        keys_are_handles(&mut drafts);
    }
    let Sheet { mut chart, shares } = sheet(format, value.span, drafts, problems.to_vec());
    if own
        || shares.are_managed(told)
        || logins && shares.plain && shares.managed >= 80 && shares.resolved >= 60 && shares.count >= 3
    {
        return Some(chart);
    }
    if shares.are_roster() {
        chart.family = Family::Roster;
        chart.edges.clear();
        return Some(chart);
    }
    None
}

/// A map from login to manager has no names: the keys are handles.
fn keys_are_handles(drafts: &mut [Draft]) {
    for draft in drafts {
        if draft.node.handles.is_empty() {
            draft.node.handles.extend(draft.node.keys.first().map(handle));
        }
    }
}

fn of_list(items: &[Value]) -> Vec<Draft> {
    if !items.iter().any(|item| matches!(item.data, Data::Map(_))) {
        return Vec::new();
    }
    nested(items.iter().map(|item| (None, item)).collect())
}

/// A map whose values are mostly records: the key is what others refer to.
fn is_keyed(entries: &[Entry]) -> bool {
    let maps = entries.iter().filter(|entry| matches!(entry.value.data, Data::Map(_))).count();
    maps >= 2 && maps * 10 >= entries.len() * 8
}

fn of_keyed_map(entries: &[Entry]) -> Vec<Draft> {
    nested(entries.iter().map(|entry| (Some(&entry.key), &entry.value)).collect())
}

fn has_nested(value: &Value) -> bool {
    value
        .entries()
        .iter()
        .any(|entry| is_reports(entry) && entry.value.items().iter().any(|item| !item.entries().is_empty()))
}

fn is_reports(entry: &Entry) -> bool {
    field_of(&entry.key.value) == Some(Field::Reports) || entry.key.value.eq_ignore_ascii_case("team")
}

/// A record and the key of the map that it stands in.
type Keyed<'v> = (Option<&'v Spanned<String>>, &'v Value);

/// Drafts of records and of the records nested in them, each after the one that it is nested in.
fn nested(roots: Vec<Keyed<'_>>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut open: Vec<(Option<usize>, Keyed<'_>)> = roots.into_iter().rev().map(|root| (None, root)).collect();
    while let Some((parent, (key, value))) = open.pop() {
        if !matches!(value.data, Data::Map(_)) {
            continue;
        }
        let mut draft = draft(value, key);
        draft.parent = parent;
        let at = drafts.len();
        for entry in value.entries().iter().filter(|entry| is_reports(entry)).rev() {
            open.extend(entry.value.items().iter().rev().map(|item| (Some(at), (None, item))));
        }
        drafts.push(draft);
    }
    drafts
}

/// One record, as far as it speaks of a person.
pub(super) fn draft(value: &Value, key: Option<&Spanned<String>>) -> Draft {
    let mut draft = Draft::new(value.span);
    draft.node.keys.extend(key.cloned());
    // SCIM keeps manager and department in a record under the name of its schema.
    let scim = |entry: &&Entry| entry.key.value.starts_with("urn:ietf:params:scim:schemas:extension:enterprise");
    let extension = value.entries().iter().filter(scim).flat_map(|entry| entry.value.entries());
    for entry in value.entries().iter().chain(extension) {
        if let Some(field) = field_of(&entry.key.value) {
            take(&mut draft, field, entry);
        }
    }
    draft.finish();
    draft
}

fn take(draft: &mut Draft, field: Field, entry: &Entry) {
    let key = entry.key.value.as_str();
    match &entry.value.data {
        Data::Scalar(text) => draft.take(field, key, &Spanned::new(text.clone(), entry.value.span)),
        Data::List(items) => {
            // `emails: [{value: …}]`, as in SCIM.
            let scalars = items.iter().filter_map(|item| item.spanned().or_else(|| item.get("value")?.spanned()));
            match field {
                Field::Title | Field::Name | Field::First | Field::Last | Field::Id | Field::Slug | Field::RoleSlug => {
                }
                _ => scalars.for_each(|item| draft.take(field, key, &item)),
            }
        }
        Data::Map(inner) => {
            // A manager, a name or an address written as a record of its own.
            for part in inner {
                let Some(value) = part.value.spanned() else { continue };
                let meaning = if part.key.value == "value" { Some(Field::Id) } else { field_of(&part.key.value) };
                match (field, meaning) {
                    (
                        Field::Manager { .. },
                        Some(Field::Id | Field::Name | Field::Email | Field::Handle | Field::Slug),
                    ) => {
                        draft.take(field, &format!("{key}.{}", part.key.value), &value);
                    }
                    (Field::Name, Some(inner @ (Field::First | Field::Last | Field::Name))) => {
                        draft.take(inner, key, &value);
                    }
                    _ => {}
                }
            }
        }
        Data::Null => {}
    }
}
