//! GitLab's section headings.

use std::collections::HashMap;

use super::words::Line;
use super::{Codeowners, Owner, Section, gitlab};

/// Names of the sections so far, lower-case, and where they were first used.
#[derive(Default)]
pub(super) struct Names {
    first: HashMap<String, u32>,
}

/// A heading as it stands in the line: its parts.
struct Heading<'a> {
    optional: bool,
    name: Line<'a>,
    approvals: Option<Line<'a>>,
    rest: Line<'a>,
}

/// Reads a line that starts a section; `false` if it is none, and then it is an entry.
pub(super) fn read(syntax: &mut Codeowners, names: &mut Names, line: Line<'_>) -> bool {
    let Some(heading) = split(line) else {
        if looks_like_heading(line.text) {
            syntax.problem(
                line.whole(),
                "unparsable section: the heading has no closing bracket; GitLab reads it as an entry of the section above",
                "close the name with `]`",
            );
        }
        return false;
    };
    let owners = default_owners(syntax, &heading);
    check(syntax, &heading);
    let at = syntax.sections.len() as u32;
    let first = *names.first.entry(heading.name.text.to_lowercase()).or_insert(at);
    let approvals = heading.approvals.and_then(|count| count.text.parse().ok()).unwrap_or(1).max(1);
    syntax.sections.push(Section {
        name: heading.name.spanned(),
        optional: heading.optional,
        approvals,
        owners,
        at: line.whole(),
        first,
    });
    true
}

fn split(line: Line<'_>) -> Option<Heading<'_>> {
    let optional = line.text.starts_with('^');
    let from = usize::from(optional);
    let body = line.text.get(from..)?.strip_prefix('[')?;
    let close = from + 1 + body.find(']')?;
    let name = line.part(from + 1, close);
    let after = line.rest(close + 1);
    let Some(count) = after.text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(count, _)| count.len())
    else {
        return Some(Heading { optional, name, approvals: None, rest: after });
    };
    Some(Heading { optional, name, approvals: Some(after.part(1, 1 + count)), rest: after.rest(count + 2) })
}

/// `[Name` and `^[Name` without an end.
fn looks_like_heading(line: &str) -> bool {
    let body = line.strip_prefix('^').unwrap_or(line);
    body.strip_prefix('[').is_some_and(|name| !name.is_empty() && !name.contains(']'))
}

fn default_owners(syntax: &mut Codeowners, heading: &Heading<'_>) -> Vec<Owner> {
    if heading.rest.text.is_empty() || heading.rest.text.starts_with(char::is_whitespace) {
        return gitlab::read_owners(syntax, &heading.rest.words());
    }
    syntax.problem(
        heading.rest.whole(),
        format!("unparsable section: GitLab takes `[{}]` for the heading and drops the rest", heading.name.text),
        "put a space between heading and owners; start a pattern with `/` or `**/` where it begins with a bracket",
    );
    Vec::new()
}

fn check(syntax: &mut Codeowners, heading: &Heading<'_>) {
    if heading.name.text.trim().is_empty() {
        syntax.problem(
            heading.name.span(0, heading.name.text.len()),
            "missing section name",
            "write a name between the brackets",
        );
    }
    let Some(count) = heading.approvals else { return };
    let number = count.text.parse::<u32>().ok();
    if heading.optional && number.is_some_and(|count| count > 0) {
        syntax.problem(
            count.whole(),
            "invalid approval requirement: an optional section asks for approvals; GitLab does not enforce them",
            "take away the `^`, or the number",
        );
    } else if number.is_none_or(|count| count < 1) {
        syntax.problem(
            count.whole(),
            "less than 1 required approvals: GitLab requires one",
            "write a number of at least 1, or none",
        );
    }
}
