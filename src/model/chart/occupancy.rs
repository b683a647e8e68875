//! What a box stands for: a person, a vacancy, a group; and whether its person has left.

use jiff::civil::Date;

use super::SeatKind;
use crate::model::fold::fold;
use crate::model::people::looks_personal;
use crate::model::title::{Grade, Title};
use crate::parse::chart::{ChartSyntax, Family, Node};
use crate::parse::vocabulary::{self, vocabulary};
use crate::source::{Span, Spanned};

/// What is true of all boxes of a chart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habit {
    family: Family,
    /// Do most titles repeat the name, as charts of departments fill a column that they have no use for?
    titles_repeat: bool,
}

impl Habit {
    pub(super) fn of(syntax: &ChartSyntax) -> Self {
        let titled: Vec<(&str, &str)> = syntax
            .nodes
            .iter()
            .filter_map(|node| Some((text(node.name.as_ref()?), text(node.title.as_ref()?))))
            .collect();
        let repeated = titled.iter().filter(|(name, title)| repeats(name, title)).count();
        Self { family: syntax.family, titles_repeat: repeated >= 3 && repeated * 2 >= titled.len() }
    }
}

fn text(written: &Spanned<String>) -> &str {
    &written.value
}

/// Does the title say the name again: the same words, their beginning, a slip of the pen apart?
fn repeats(name: &str, title: &str) -> bool {
    let (name, title) = (fold(name), fold(title));
    let alike = || name.chars().next() == title.chars().next() && name.len().abs_diff(title.len()) * 3 < name.len();
    name.starts_with(&title)
        || title.starts_with(&name)
        || alike() && strsim::normalized_levenshtein(&name, &title) > 0.7
}

/// What the node stands for.
pub(super) fn kind(node: &Node, title: &Title, habit: Habit) -> SeatKind {
    let name = node.name.as_ref().map_or("", text);
    let flagged =
        node.status.iter().any(|(key, value)| matches!(fold(key).as_str(), "open" | "vacant") && is_yes(&value.value));
    if flagged || is_vacant(name) || title.vacant && !looks_personal(name) {
        return SeatKind::Vacant;
    }
    if let Some((_, told)) = node.status.iter().find(|(key, _)| fold(key) == "kind") {
        match fold(&told.value).as_str() {
            "group" => return SeatKind::Group,
            "person" => return SeatKind::Person,
            _ => {}
        }
    }
    let reachable = !node.emails.is_empty() || !node.handles.is_empty();
    if !reachable && is_unit(node, title, habit) { SeatKind::Group } else { SeatKind::Person }
}

/// A department, a shop, several people.
fn is_unit(node: &Node, title: &Title, habit: Habit) -> bool {
    let name = node.name.as_ref().map_or("", text);
    let written = node.title.as_ref().map_or("", text);
    if node.count.is_some_and(|count| count != 1) || is_group(name) {
        return true;
    }
    if name.is_empty() {
        return is_group(written);
    }
    let untold = title.discipline().is_none() && title.grade == Grade::Individual;
    let same = fold(name) == fold(written);
    // A record without a title whose name is no name may be a department; one with a title is a person with one name.
    let unnamed = habit.family == Family::Records && written.is_empty() && name.contains(' ');
    let thing = name.contains(' ') && title.grade == Grade::Individual && says_unit(written);
    if habit.titles_repeat {
        return untold || repeats(name, written) || !looks_personal(name);
    }
    (unnamed || thing || same) && !looks_personal(name)
}

/// "Department", "Delivery unit", "Stores/Locations": the title tells what kind of thing it is.
fn says_unit(title: &str) -> bool {
    let folded = fold(title);
    folded.rsplit([' ', '/', '-']).next().is_some_and(|word| vocabulary().groups.has(word))
}

/// A name that stands for nobody yet; what follows in brackets, such as an acting manager, does not count.
fn is_vacant(name: &str) -> bool {
    vocabulary::is_vacant(&fold(name.split('(').next().unwrap_or("")))
}

fn is_group(label: &str) -> bool {
    let folded = fold(label);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let last = words.last().copied().unwrap_or("");
    let counted = words.len() > 1 && words.first().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()));
    counted || words.len() > 1 && vocabulary().groups.has(last) || vocabulary().plurals.has(last)
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
