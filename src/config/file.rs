//! The settings, as they are written.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::IntoDeserializer;

use super::allowance::{Allowance, Day};
use super::rules::{self, RuleTable};
use super::suggest::advice;
use crate::error::Problem;
use crate::finding::{Confidence, Severity};
use crate::parse::codeowners::Dialect;

/// A string with its place in the file.
pub type Text = toml::Spanned<String>;

/// `orglint.toml`, read. Paths and globs are relative to the company's root.
#[derive(Clone, Default, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// Is this folder a company of its own? Then nothing above it is read.
    pub root: bool,
    /// Globs of files to read; all that are of a known kind when empty.
    #[schemars(with = "Vec<String>")]
    pub include: Vec<Text>,
    /// Globs of files to leave alone, beside the built-in ones.
    #[schemars(with = "Vec<String>")]
    pub exclude: Vec<Text>,
    /// The rules to run: ids, groups, `default` or `all`; the default rules when empty.
    #[schemars(with = "Vec<String>")]
    pub select: Vec<Text>,
    /// The rules not to run: ids or groups; stronger than `select`.
    #[schemars(with = "Vec<String>")]
    pub ignore: Vec<Text>,
    /// Glob of files → rules whose findings are not wanted in them.
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    pub per_path_ignores: BTreeMap<Text, Vec<Text>>,
    /// The least severity that makes a run fail; `warning` when unset.
    pub fail_on: Option<FailOn>,
    /// The least confidence that is shown; `medium` when unset.
    pub min_confidence: Option<Confidence>,
    /// Folders with the company's own rules.
    #[schemars(with = "Vec<String>")]
    pub rule_dirs: Vec<Text>,
    /// What is known of the company itself.
    pub company: CompanySettings,
    /// Role → other names by which the company calls it: `cto = ["Chief Architect"]`.
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    pub roles: BTreeMap<Text, Vec<Text>>,
    /// Role → who holds it, one string a person: `"Dana Whitfield @dana dana@example.com"`.
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    pub holders: BTreeMap<Text, Vec<Text>>,
    /// Discipline → job titles that belong to it: `engineering = ["Member of Technical Staff"]`.
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    pub titles: BTreeMap<Text, Vec<Text>>,
    /// Concept of the lexicon → further words and phrases for it: `delivery = ["train departures"]`.
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    pub lexicon: BTreeMap<Text, Vec<Text>>,
    /// How owners files are read.
    pub codeowners: CodeownersSettings,
    /// Findings that the company has decided to live with.
    pub allow: Vec<Allowance>,
    /// `[rules.ID]`: severity and settings of single rules.
    #[serde(skip)]
    pub rules: Vec<RuleTable>,
}

/// `[company]`.
#[derive(Clone, Default, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CompanySettings {
    /// Its name, so that pages about other companies can be told apart.
    pub name: Option<String>,
    /// How many people it has, where no chart says so.
    #[schemars(with = "Option<u32>")]
    pub size: Option<toml::Spanned<u32>>,
    /// The day that the run takes for today: for tests and for repeating an old run.
    pub today: Option<Day>,
}

/// `[codeowners]`.
#[derive(Clone, Default, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct CodeownersSettings {
    /// Whose rules the file follows; told by its path and syntax when unset.
    pub dialect: Option<Dialect>,
    /// Extensions, without the dot, of files that count as code beside the built-in ones.
    pub code_extensions: Vec<String>,
}

/// From which severity on a run fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Any finding.
    Note,
    /// Warnings and errors.
    Warning,
    /// Errors only.
    Error,
    /// Nothing.
    Never,
}

impl FailOn {
    /// Does a finding of this severity fail the run?
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Note => true,
            Self::Warning => severity >= Severity::Warning,
            Self::Error => severity >= Severity::Error,
            Self::Never => false,
        }
    }
}

impl Config {
    /// Reads the text of a configuration.
    ///
    /// # Errors
    /// Everything that is no TOML; or, where all is, everything that no setting allows. Never empty.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let (mut table, errors) = toml::de::DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            return Err(errors.iter().map(|error| problem(error, text)).collect());
        }
        let mut problems = Vec::new();
        let rules = rules::take(table.get_mut(), &mut problems);
        let read = Self::deserialize(table.into_deserializer());
        match read {
            Ok(mut config) if problems.is_empty() => {
                config.rules = rules;
                Ok(config)
            }
            Ok(_) => Err(problems),
            Err(error) => {
                problems.push(problem(&error, text));
                problems.sort_by_key(|problem| problem.at.start);
                Err(problems)
            }
        }
    }

    /// The least severity that fails a run.
    pub fn fail_on(&self) -> FailOn {
        self.fail_on.unwrap_or(FailOn::Warning)
    }

    /// The least confidence that is shown.
    pub fn min_confidence(&self) -> Confidence {
        self.min_confidence.unwrap_or(Confidence::Medium)
    }
}

/// The TOML reader's error in our words: place, message, and a "did you mean" where it names the choice.
fn problem(error: &toml::de::Error, text: &str) -> Problem {
    let message = error.message().trim().to_owned();
    let at = error.span().unwrap_or(text.len()..text.len());
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (kind, rest) = match message.split_once(' ') {
        Some(("unknown", rest)) => rest.split_once(' ').unwrap_or((rest, "")),
        _ => ("", ""),
    };
    let Some((word, choice)) = quoted.split_first().filter(|_| !rest.is_empty()) else {
        return Problem::new(at, first_line(&message));
    };
    let mut choice = choice.to_vec();
    if choice.contains(&"per-path-ignores") {
        choice.push("rules");
    }
    let noun = if kind == "field" { "key" } else { "value" };
    Problem::new(at, format!("unknown {noun} `{word}`")).help(advice(word, &choice))
}

fn first_line(message: &str) -> String {
    message.lines().collect::<Vec<_>>().join(": ")
}
