//! The configuration against what exists: rules, groups, settings, roles, concepts, globs.

use std::collections::BTreeMap;

use globset::GlobBuilder;

use super::file::{Config, Text};
use super::rules::RuleTable;
use super::suggest::advice;
use crate::error::Problem;

/// What a configuration may speak of, as plain data.
#[derive(Clone, Default, Debug)]
pub struct Known {
    /// Rules by id.
    pub rules: BTreeMap<String, KnownRule>,
    /// Ids of the lexicon's roles.
    pub roles: Vec<String>,
    /// Ids of all the lexicon's concepts.
    pub concepts: Vec<String>,
}

/// What a configuration needs to know of a rule.
#[derive(Clone, Default, Debug)]
pub struct KnownRule {
    /// Its group.
    pub group: String,
    /// Does it run unless it is asked for?
    pub off_by_default: bool,
    /// Its settings with their own values.
    pub settings: toml::Table,
}

/// Keys with their words.
type Lists = BTreeMap<Text, Vec<Text>>;

/// Words that stand for many rules in `select` and `ignore`.
pub(super) const EVERY: [&str; 2] = ["all", "default"];

/// The disciplines that `[titles]` may speak of.
const DISCIPLINES: [&str; 12] = [
    "engineering",
    "product",
    "project",
    "design",
    "people",
    "finance",
    "legal",
    "marketing",
    "sales",
    "support",
    "operations",
    "general",
];

impl Config {
    /// Everything in it that does not exist, or cannot be understood, in order of place.
    pub fn problems(&self, known: &Known) -> Vec<Problem> {
        let mut problems = Vec::new();
        self.check_names(known, &mut problems);
        self.check_words(known, &mut problems);
        self.check_globs(&mut problems);
        for table in &self.rules {
            check_rule(table, known, &mut problems);
        }
        self.check_allowances(known, &mut problems);
        problems.sort_by_key(|problem| problem.at.start);
        problems
    }

    fn check_names(&self, known: &Known, problems: &mut Vec<Problem>) {
        let ignored = self.per_path_ignores.values().flatten();
        for name in self.select.iter().chain(&self.ignore).chain(ignored) {
            if !known.is_selector(name.get_ref()) {
                problems.push(unknown("rule or group", name, &known.selectors()));
            }
        }
    }

    fn check_words(&self, known: &Known, problems: &mut Vec<Problem>) {
        let roles: Vec<&str> = known.roles.iter().map(String::as_str).collect();
        let concepts: Vec<&str> = known.concepts.iter().map(String::as_str).collect();
        let tables: [(&str, &Lists, &[&str]); 4] = [
            ("role", &self.roles, &roles),
            ("role", &self.holders, &roles),
            ("discipline", &self.titles, &DISCIPLINES),
            ("concept", &self.lexicon, &concepts),
        ];
        for (noun, table, choice) in tables {
            for (key, words) in table {
                if !choice.contains(&key.get_ref().as_str()) {
                    problems.push(unknown(noun, key, choice));
                }
                let blank = words.iter().filter(|word| word.get_ref().trim().is_empty());
                problems.extend(blank.map(|word| Problem::new(word.span(), "an empty name matches nothing")));
            }
        }
    }

    fn check_globs(&self, problems: &mut Vec<Problem>) {
        let allowed = self.allow.iter().filter_map(|allowance| allowance.path.as_ref());
        for glob in self.include.iter().chain(&self.exclude).chain(self.per_path_ignores.keys()).chain(allowed) {
            if let Err(error) = GlobBuilder::new(glob.get_ref()).literal_separator(true).build() {
                problems.push(Problem::new(glob.span(), format!("not a glob: {}", error.kind())));
            }
        }
    }

    fn check_allowances(&self, known: &Known, problems: &mut Vec<Problem>) {
        for allowance in &self.allow {
            if !known.rules.contains_key(allowance.rule.get_ref()) {
                problems.push(unknown("rule", &allowance.rule, &known.ids()));
            }
            if allowance.path.is_none() && allowance.person.is_none() {
                let message = "an allowance needs a `path` or a `person`";
                let help = "say where or for whom; to switch the rule off, use `ignore`";
                problems.push(Problem::new(allowance.rule.span(), message).help(help));
            }
            if allowance.reason.get_ref().trim().is_empty() {
                let help = "say in a sentence why this is right for your company";
                problems.push(Problem::new(allowance.reason.span(), "an allowance needs a reason").help(help));
            }
            if let Some(person) = allowance.person.as_ref().filter(|person| person.get_ref().trim().is_empty()) {
                problems.push(Problem::new(person.span(), "an empty name matches nothing"));
            }
        }
    }
}

impl Known {
    /// Is it a rule, a group, or a word for many?
    pub fn is_selector(&self, name: &str) -> bool {
        EVERY.contains(&name) || self.rules.contains_key(name) || self.rules.values().any(|rule| rule.group == name)
    }

    /// Ids of all rules.
    pub fn ids(&self) -> Vec<&str> {
        self.rules.keys().map(String::as_str).collect()
    }

    /// Everything that `select` and `ignore` take.
    pub fn selectors(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = self.rules.values().map(|rule| rule.group.as_str()).collect();
        groups.sort_unstable();
        groups.dedup();
        self.ids().into_iter().chain(groups).chain(EVERY).filter(|name| !name.is_empty()).collect()
    }
}

fn check_rule(table: &RuleTable, known: &Known, problems: &mut Vec<Problem>) {
    let id = table.id.get_ref();
    let Some(rule) = known.rules.get(id) else {
        problems.push(unknown("rule", &table.id, &known.ids()));
        return;
    };
    for setting in &table.settings {
        let key = setting.key.get_ref();
        let Some(own) = rule.settings.get(key) else {
            let mut choice: Vec<&str> = rule.settings.keys().map(String::as_str).collect();
            choice.push("severity");
            let message = format!("`{id}` has no setting `{key}`");
            problems.push(Problem::new(setting.key.span(), message).help(advice(key, &choice)));
            continue;
        };
        if !same_type(own, &setting.value) {
            let message = format!("`{key}` takes {}, not {}", own.type_str(), setting.value.type_str());
            problems.push(Problem::new(setting.at.clone(), message).help(format!("its own value is {own}")));
        }
    }
}

/// A whole number may stand where the rule has a fraction.
fn same_type(own: &toml::Value, given: &toml::Value) -> bool {
    own.same_type(given) || (own.is_float() && given.is_integer())
}

fn unknown(noun: &str, name: &Text, choice: &[&str]) -> Problem {
    let word = name.get_ref();
    Problem::new(name.span(), format!("unknown {noun} `{word}`")).help(advice(word, choice))
}
