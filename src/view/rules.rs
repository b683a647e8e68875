//! `orglint rules`: all rules, as a list for people or as JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::paint::Paint;
use crate::finding::Severity;
use crate::rule::Rule;
use crate::rule::catalogue::Catalogue;
use crate::rule::settings::Setting;

/// A line a rule, by group; what is off is said.
pub fn text(catalogue: &Catalogue, paint: Paint) -> String {
    let mut groups: BTreeMap<usize, (&str, Vec<&Rule>)> = BTreeMap::new();
    for rule in catalogue.rules() {
        let place = GROUPS.iter().position(|(group, _)| *group == rule.group).unwrap_or(GROUPS.len());
        groups.entry(place).or_insert((group_title(&rule.group), Vec::new())).1.push(rule);
    }
    let width = catalogue.rules().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut list = String::new();
    for (title, rules) in groups.values() {
        let _ = writeln!(list, "{}{}", if list.is_empty() { "" } else { "\n" }, paint.bold(title));
        for rule in rules {
            let level = if rule.enabled { severity(rule.severity) } else { "off" };
            let _ = writeln!(list, "  {:width$}  {level:7}  {}", rule.id, rule.name);
        }
    }
    list
}

/// An array of objects, sorted by id, with a line ending.
pub fn json(catalogue: &Catalogue) -> String {
    let rules: Vec<Listed<'_>> = catalogue.rules().map(Listed::of).collect();
    serde_json::to_string_pretty(&rules).map_or_else(|_| "[]\n".to_owned(), |json| json + "\n")
}

/// Groups of the built-in rules in the order of listings, with their titles.
pub const GROUPS: &[(&str, &str)] = &[
    ("cto", "The CTO"),
    ("vpe", "The VP of Engineering and engineering managers"),
    ("together", "The two together"),
    ("chart", "Org charts"),
    ("codeowners", "CODEOWNERS"),
    ("house", "Housekeeping"),
];

/// The title of a group; a company's own groups share one.
pub fn group_title(group: &str) -> &'static str {
    GROUPS.iter().find(|(name, _)| *name == group).map_or("The company's own", |(_, title)| title)
}

/// `note`, `warning`, `error`.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

#[derive(Serialize)]
struct Listed<'r> {
    id: &'r str,
    name: &'r str,
    group: &'r str,
    severity: Severity,
    enabled: bool,
    built_in: bool,
    since: &'r str,
    why: &'r str,
    help: String,
    url: String,
    settings: &'r BTreeMap<String, Setting>,
    sources: &'r [crate::rule::Reference],
}

impl<'r> Listed<'r> {
    fn of(rule: &'r Rule) -> Self {
        Self {
            id: &rule.id,
            name: &rule.name,
            group: &rule.group,
            severity: rule.severity,
            enabled: rule.enabled,
            built_in: rule.built_in,
            since: &rule.since,
            why: rule.why.trim(),
            help: rule.help.to_string(),
            url: rule.url(),
            settings: &rule.settings,
            sources: &rule.sources,
        }
    }
}
