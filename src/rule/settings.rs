//! Numbers and words of a rule that companies may tune.

use serde::{Deserialize, Serialize};

use crate::finding::Severity;

/// The value of a setting. Its kind is fixed by the rule's own file.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Setting {
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
    /// On or off.
    Switch(bool),
    /// A word.
    Text(String),
    /// Words.
    List(Vec<String>),
}

impl Setting {
    /// What kind of value it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Integer(_) => "a whole number",
            Self::Float(_) => "a number",
            Self::Switch(_) => "true or false",
            Self::Text(_) => "a text",
            Self::List(_) => "a list of texts",
        }
    }

    /// May it stand where `default` stands? A whole number may stand for a fraction.
    pub fn fits(&self, default: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(default)
            || matches!((self, default), (Self::Integer(_), Self::Float(_)))
    }

    /// As TOML writes it.
    pub(crate) fn to_toml(&self) -> String {
        match self {
            Self::Integer(number) => number.to_string(),
            Self::Float(number) => format!("{number:?}"),
            Self::Switch(on) => on.to_string(),
            Self::Text(text) => toml::Value::from(text.as_str()).to_string(),
            Self::List(texts) => toml::Value::from(texts.clone()).to_string(),
        }
    }
}

impl std::fmt::Display for Setting {
    /// As prose has it: no quotation marks.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::List(texts) => f.write_str(&texts.join(", ")),
            other => f.write_str(&other.to_toml()),
        }
    }
}

/// How bad a company holds a rule's findings to be; `off` switches the rule off.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not looked for.
    Off,
    /// [`Severity::Note`].
    Note,
    /// [`Severity::Warning`].
    Warning,
    /// [`Severity::Error`].
    Error,
}

impl Level {
    /// The severity, unless it is off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Note => Some(Severity::Note),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// What a company says about one rule: `[rules.one-person-both-roles] severity = "error", max_combined_size = 12`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RuleOptions {
    /// Overrides the rule's severity.
    pub severity: Option<Level>,
    /// Overrides settings, by name.
    pub settings: std::collections::BTreeMap<String, Setting>,
}

/// A rule option that cannot be followed; the rule stays as it was.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub struct OptionProblem {
    /// The rule's id as given.
    pub rule: String,
    /// The setting, if it is about one.
    pub setting: Option<String>,
    /// Lower-case start, no full stop; with "did you mean" where something is near.
    pub message: String,
}
