//! LDAP directories: LDIF exports of people with `manager: <DN>` (RFC 4524).

use super::draft::{Draft, sheet};
use super::field::Field;
use crate::parse::chart::ChartSyntax;
use crate::parse::ldif::{Ldif, LdifEntry};
use crate::source::{Span, Spanned};

/// The people of an export, if it is one of people.
pub(super) fn chart(ldif: &Ldif) -> Option<ChartSyntax> {
    let span: Span = ldif.entries.first()?.span.to(ldif.entries.last()?.span);
    let drafts: Vec<Draft> = ldif.entries.iter().filter_map(draft).collect();
    if drafts.len() < 2 {
        return None;
    }
    let mut sheet = sheet("LDIF", span, drafts, ldif.problems.clone());
    if sheet.shares.are_managed(false) {
        return Some(sheet.chart);
    }
    sheet.chart.family = crate::parse::chart::Family::Roster;
    sheet.chart.edges.clear();
    sheet.shares.are_roster().then_some(sheet.chart)
}

fn draft(entry: &LdifEntry) -> Option<Draft> {
    let mut draft = Draft::new(entry.span);
    let dn = entry.values("dn").next()?;
    draft.node.keys.push(comparable(dn));
    for (attribute, value) in &entry.attributes {
        let field = match attribute.as_str() {
            "displayname" | "cn" => Field::Name,
            "givenname" => Field::First,
            "sn" => Field::Last,
            "mail" => Field::Email,
            "uid" | "samaccountname" => Field::Handle,
            "title" => Field::Title,
            "departmentnumber" | "department" | "ou" => Field::Team,
            "employeenumber" | "employeeid" => Field::Id,
            "employeetype" => Field::Status,
            _ => continue,
        };
        draft.take(field, attribute, value);
    }
    draft.managers.extend(entry.values("manager").map(|dn| ("manager".to_owned(), comparable(dn))));
    draft.reports.extend(entry.values("directreports").map(comparable));
    draft.plain = !draft.managers.is_empty();
    draft.finish();
    let person = draft.node.title.is_some() || !draft.node.emails.is_empty() || !draft.managers.is_empty();
    (person && draft.node.name.is_some()).then_some(draft)
}

/// A distinguished name as it is compared: case and the spaces around `,` and `=` do not count.
fn comparable(dn: &Spanned<String>) -> Spanned<String> {
    let parts: Vec<String> = dn
        .value
        .split(',')
        .map(|part| part.split('=').map(str::trim).collect::<Vec<_>>().join("=").to_lowercase())
        .collect();
    Spanned::new(parts.join(","), dn.span)
}
