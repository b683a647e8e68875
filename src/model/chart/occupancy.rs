//! What a box stands for: a person, a vacancy, a group; and whether its person has left.

use jiff::civil::Date;

use super::SeatKind;
use crate::model::fold::fold;
use crate::model::people::looks_personal;
use crate::model::title::Title;
use crate::parse::chart::{Family, Node};
use crate::source::Span;

const VACANT: &[&str] = &[
    "tbh",
    "tbd",
    "tba",
    "tbc",
    "n/a",
    "vacant",
    "vacancy",
    "new vacancy",
    "open",
    "open role",
    "open position",
    "open req",
    "open headcount",
    "hiring",
    "to be hired",
    "to hire",
    "backfill",
    "unfilled",
    "n.n.",
    "n. n.",
    "nn",
    "zu besetzen",
    "offene stelle",
    "poste a pourvoir",
    "vacante",
    "vaga",
    "new hire",
    "we are hiring",
    "we're hiring",
    "?",
    "???",
];
const GROUPS: &[&str] = &[
    "team",
    "squad",
    "tribe",
    "chapter",
    "guild",
    "department",
    "dept",
    "group",
    "unit",
    "office",
    "vertical",
    "area",
    "teams",
    "squads",
    "division",
];
/// Plural heads of a box that stands for many.
const PLURALS: &[&str] = &[
    "engineers",
    "developers",
    "devs",
    "managers",
    "analysts",
    "designers",
    "leads",
    "testers",
    "architects",
    "consultants",
    "members",
];

/// What the node stands for.
pub(super) fn kind(node: &Node, title: &Title, family: Family) -> SeatKind {
    let name = node.name.as_ref().map(|name| name.value.as_str()).unwrap_or("");
    let flagged =
        node.status.iter().any(|(key, value)| matches!(fold(key).as_str(), "open" | "vacant") && is_yes(&value.value));
    if flagged || is_vacant(name) || title.vacant && !looks_personal(name) {
        return SeatKind::Vacant;
    }
    let reachable = !node.emails.is_empty() || !node.handles.is_empty();
    let written_title = node.title.as_ref().map(|title| title.value.as_str()).unwrap_or("");
    let unit = !name.is_empty() && fold(name) == fold(written_title) && !looks_personal(name);
    let many =
        node.count.is_some_and(|count| count != 1) || is_group(name) || name.is_empty() && is_group(written_title);
    // A record without a title whose name is no name may be a department; one with a title is a person with one name.
    let unnamed_unit = family == Family::Records
        && written_title.is_empty()
        && !name.is_empty()
        && !looks_personal(name)
        && name.contains(' ');
    if !reachable && (unit || many || unnamed_unit) {
        return SeatKind::Group;
    }
    SeatKind::Person
}

/// A name that stands for nobody yet; what follows in brackets, such as an acting manager, does not count.
fn is_vacant(name: &str) -> bool {
    let folded = fold(name.split('(').next().unwrap_or(""));
    let bare = folded.trim().trim_matches(['[', ']', '<', '>', '*', '_']);
    let requisition = ["req-", "req ", "jr-"].iter().any(|prefix| {
        bare.strip_prefix(prefix).is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    });
    VACANT.contains(&bare)
        || requisition
        || bare.starts_with("vacant ")
        || bare.starts_with("vacancy ")
        || bare.starts_with("open position")
}

fn is_group(label: &str) -> bool {
    let folded = fold(label);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let last = words.last().copied().unwrap_or("");
    let counted = words.len() > 1 && words.first().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()));
    counted || words.len() > 1 && GROUPS.contains(&last) || PLURALS.contains(&last)
}

fn is_yes(value: &str) -> bool {
    matches!(value.to_ascii_lowercase().as_str(), "true" | "yes" | "y" | "1" | "x")
}

/// Where it is written that the person has left, by status, flag or a date that is past.
pub(super) fn left(node: &Node, today: Date) -> Option<Span> {
    let says_so = |key: &str, value: &str| {
        let key: String = fold(key).chars().filter(char::is_ascii_alphanumeric).collect();
        let value = fold(value);
        match key.as_str() {
            "terminationdate" | "enddate" | "leavedate" | "lastday" => date(&value).is_some_and(|day| day < today),
            "active" | "accountenabled" => matches!(value.as_str(), "false" | "no" | "0" | "inactive"),
            "suspended" | "deleted" => is_yes(&value),
            _ => ["terminated", "inactive", "former", "left", "offboarded", "alumni", "departed", "resigned", "ex-"]
                .iter()
                .any(|word| value.starts_with(word)),
        }
    };
    node.status.iter().find(|(key, value)| says_so(key, &value.value)).map(|(_, value)| value.span)
}

/// `2024-03-31`, with or without a time, or `31.03.2024`.
fn date(value: &str) -> Option<Date> {
    if let Ok(date) = value.get(..10)?.parse() {
        return Some(date);
    }
    let mut parts = value.split('.').map(str::trim);
    let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Date::new(year, month, day).ok()
}
