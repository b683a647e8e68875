//! `[rules.ID]`: a severity, and the settings that the rule itself has.

use std::ops::Range;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::suggest::advice;
use crate::error::Problem;
use crate::finding::Severity;

/// One `[rules.ID]`.
#[derive(Clone, Debug)]
pub struct RuleTable {
    /// The rule.
    pub id: Spanned<String>,
    /// The severity that the company gives it.
    pub level: Option<Spanned<Level>>,
    /// Everything else, to be checked against the rule's own settings.
    pub settings: Vec<Setting>,
}

/// One `key = value` of a rule.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The key.
    pub key: Spanned<String>,
    /// The value, whatever its type.
    pub value: toml::Value,
    /// Bytes of the value.
    pub at: Range<usize>,
}

/// A severity, or none: the rule is off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// Findings have this severity.
    On(Severity),
    /// The rule does not run.
    Off,
}

const LEVELS: [(&str, Level); 4] = [
    ("error", Level::On(Severity::Error)),
    ("warning", Level::On(Severity::Warning)),
    ("note", Level::On(Severity::Note)),
    ("off", Level::Off),
];

/// Takes `rules` out of the configuration's table: a rule's settings are its own, so no fixed struct can read them.
pub(super) fn take(config: &mut DeTable<'_>, problems: &mut Vec<Problem>) -> Vec<RuleTable> {
    let Some(rules) = config.remove("rules") else { return Vec::new() };
    let at = rules.span();
    let DeValue::Table(rules) = rules.into_inner() else {
        problems.push(Problem::new(at, "`rules` is a table of tables").help("write `[rules.cto-owns-delivery]`"));
        return Vec::new();
    };
    rules.into_iter().filter_map(|(id, value)| rule(&id, value, problems)).collect()
}

fn rule(
    id: &Spanned<std::borrow::Cow<'_, str>>,
    value: Spanned<DeValue<'_>>,
    problems: &mut Vec<Problem>,
) -> Option<RuleTable> {
    let name = id.get_ref().to_string();
    let at = value.span();
    let DeValue::Table(entries) = value.into_inner() else {
        let help = format!("write `[rules.{name}]` and below it `severity = \"warning\"`");
        problems.push(Problem::new(at, format!("the settings of `{name}` are a table")).help(help));
        return None;
    };
    let mut table = RuleTable { id: Spanned::new(id.span(), name), level: None, settings: Vec::new() };
    for (key, value) in entries {
        if key.get_ref() == "severity" {
            table.level = level(&value, problems);
        } else if let Some(setting) = setting(&key, value, problems) {
            table.settings.push(setting);
        }
    }
    Some(table)
}

fn level(value: &Spanned<DeValue<'_>>, problems: &mut Vec<Problem>) -> Option<Spanned<Level>> {
    let words = LEVELS.map(|(word, _)| word);
    let Some(written) = value.get_ref().as_str() else {
        let message = format!("expected a severity, found {}", value.get_ref().type_str());
        problems.push(Problem::new(value.span(), message).help(advice("", &words)));
        return None;
    };
    let found = LEVELS.into_iter().find(|(word, _)| *word == written);
    if found.is_none() {
        let message = format!("unknown severity `{written}`");
        problems.push(Problem::new(value.span(), message).help(advice(written, &words)));
    }
    found.map(|(_, level)| Spanned::new(value.span(), level))
}

fn setting(
    key: &Spanned<std::borrow::Cow<'_, str>>,
    value: Spanned<DeValue<'_>>,
    problems: &mut Vec<Problem>,
) -> Option<Setting> {
    let at = value.span();
    match toml::Value::deserialize(value.into_deserializer()) {
        Ok(value) => Some(Setting { key: Spanned::new(key.span(), key.get_ref().to_string()), value, at }),
        Err(error) => {
            problems.push(Problem::new(at, error.message().to_owned()));
            None
        }
    }
}
