//! A rule's file made a [`Rule`], or shown to be wrong at its exact place.

mod check;
mod place;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::example::{Example, Examples};
use super::find::Find;
use super::settings::Setting;
use super::suggest::did_you_mean;
use super::template::{Template, is_name};
use super::{Reference, Rule};
use crate::finding::Severity;
use crate::model::lexicon::Lexicon;
use crate::pattern::Pattern;

/// Something wrong in a rule's file.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{path}: {message}")]
pub struct RuleFileProblem {
    /// The file, as it was given to the loader.
    pub path: String,
    /// Bytes of its text.
    pub span: Range<usize>,
    /// Lower-case start, no full stop.
    pub message: String,
}

/// The table of a rule's file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RuleFile {
    name: String,
    group: String,
    severity: Severity,
    #[serde(default = "yes")]
    enabled: bool,
    #[serde(default)]
    since: String,
    message: Template,
    #[serde(default)]
    help: Template,
    #[serde(default)]
    why: String,
    #[serde(default)]
    labels: BTreeMap<String, Template>,
    #[serde(default)]
    sources: Vec<Reference>,
    #[serde(default)]
    settings: BTreeMap<String, Setting>,
    #[serde(default)]
    yields_to: Vec<String>,
    #[serde(default)]
    values: Vec<String>,
    #[serde(default)]
    find: Vec<Find>,
    #[serde(default)]
    bad: Vec<Example>,
    #[serde(default)]
    good: Vec<Example>,
    #[serde(default)]
    gap: Vec<Example>,
}

fn yes() -> bool {
    true
}

impl RuleFile {
    fn split(self, id: &str, built_in: bool) -> (Rule, Examples) {
        let rule = Rule {
            id: id.into(),
            name: self.name,
            group: self.group,
            severity: self.severity,
            enabled: self.enabled,
            since: self.since,
            message: self.message,
            help: self.help,
            why: self.why,
            labels: self.labels,
            sources: self.sources,
            settings: self.settings,
            yields_to: self.yields_to,
            values: self.values,
            find: self.find,
            built_in,
        };
        (rule, Examples { bad: self.bad, good: self.good, gap: self.gap })
    }
}

/// Reads a rule's file. Everything wrong with its syntax is told, else the first thing of the wrong shape, else
/// everything that contradicts itself.
///
/// `overrides` are values for the rule's settings that a company chose; names and kinds must fit.
pub fn load(
    path: &str,
    text: &str,
    overrides: &BTreeMap<String, Setting>,
    built_in: bool,
) -> Result<(Rule, Examples), Vec<RuleFileProblem>> {
    let problem = |span: Range<usize>, message: String| RuleFileProblem { path: path.to_owned(), span, message };
    let id = id_of(path).ok_or_else(|| {
        let message = "a rule's file is named for its id, in lower-case letters, digits and hyphens: `some-rule.toml`";
        vec![problem(0..0, message.to_owned())]
    })?;
    let (mut table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(errors.iter().map(|error| problem(span_of(error), plain(error.message()))).collect());
    }
    let literals: BTreeMap<&str, String> =
        overrides.iter().map(|(name, value)| (name.as_str(), value.to_toml())).collect();
    set(table.get_mut(), &literals);
    let written = table.clone();
    let unset = substitute(table.get_mut());
    if !unset.is_empty() {
        return Err(unset.into_iter().map(|(span, message)| problem(span, message)).collect());
    }
    let file = RuleFile::deserialize(toml::Deserializer::from(table))
        .map_err(|error| vec![problem(span_of(&error), plain(error.message()))])?;
    let (rule, examples) = file.split(id, built_in);
    let wrong = check::check(&rule, &examples, built_in);
    if wrong.is_empty() {
        return Ok((rule, examples));
    }
    let place = |wrong: check::Wrong| problem(place::span(&written, &wrong.place), wrong.message);
    Err(wrong.into_iter().map(place).collect())
}

/// Names in a rule's patterns that are no concepts of the lexicon, each where it stands. `text` is the file that `rule`
/// was read from.
pub(crate) fn unknown_concepts(path: &str, text: &str, rule: &Rule, lexicon: &Lexicon) -> Vec<RuleFileProblem> {
    let patterns = rule.find.iter().flat_map(|find| find.unless.iter().chain([&find.pattern]));
    let unknown: BTreeSet<&str> =
        patterns.flat_map(Pattern::concepts).filter(|name| lexicon.concept(name).is_none()).collect();
    if unknown.is_empty() {
        return Vec::new();
    }
    let table = DeTable::parse_recoverable(text).0;
    let mut problems = Vec::new();
    let mut open: Vec<&Spanned<DeValue<'_>>> = table.get_ref().get("find").into_iter().collect();
    while let Some(value) = open.pop() {
        match value.get_ref() {
            DeValue::Array(array) => open.extend(array.iter()),
            DeValue::Table(table) => open.extend(table.values()),
            DeValue::String(name) if unknown.contains(&**name) => {
                let advice = did_you_mean(name, lexicon.ids.keys().map(|id| &**id))
                    .map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                let message = format!("the lexicon has no concept `{name}`{advice}");
                problems.push(RuleFileProblem { path: path.to_owned(), span: value.span(), message });
            }
            _ => {}
        }
    }
    problems.sort_by_key(|problem| problem.span.start);
    problems
}

/// Reads a rule's head as the build wrote it: JSON, examples left out, settings filled in.
pub(crate) fn load_compact(id: &str, json: &str) -> Result<Rule, RuleFileProblem> {
    serde_json::from_str::<RuleFile>(json).map(|file| file.split(id, true).0).map_err(|error| RuleFileProblem {
        path: format!("rules/{id}.toml"),
        span: 0..0,
        message: error.to_string(),
    })
}

/// `cto-owns-delivery` of `rules/cto-owns-delivery.toml`.
fn id_of(path: &str) -> Option<&str> {
    let name = path.rsplit(['/', '\\']).next()?.strip_suffix(".toml")?;
    let fits = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    (name.starts_with(|first: char| first.is_ascii_lowercase()) && name.bytes().all(fits)).then_some(name)
}

/// Puts chosen values in place of the rule's own; the span stays that of the rule's own value.
fn set<'i>(table: &mut DeTable<'i>, literals: &'i BTreeMap<&str, String>) {
    let Some(DeValue::Table(settings)) = table.get_mut("settings").map(Spanned::get_mut) else {
        return;
    };
    for (name, literal) in literals {
        if let (Some(value), Ok(chosen)) = (settings.get_mut(*name), DeValue::parse(literal)) {
            *value.get_mut() = chosen.into_inner();
        }
    }
}

/// Replaces each `"{setting}"` in the `find` entries by the setting's value; tells which ones there are no settings for.
fn substitute(table: &mut DeTable<'_>) -> Vec<(Range<usize>, String)> {
    let settings = match table.get("settings").map(Spanned::get_ref) {
        Some(DeValue::Table(settings)) => settings.clone(),
        _ => DeTable::new(),
    };
    let mut unset = Vec::new();
    let mut open: Vec<&mut Spanned<DeValue<'_>>> = Vec::new();
    if let Some(find) = table.get_mut("find") {
        open.push(find);
    }
    while let Some(spanned) = open.pop() {
        let span = spanned.span();
        match spanned.get_mut() {
            DeValue::Array(array) => open.extend(array.iter_mut()),
            DeValue::Table(table) => {
                let inner = table.iter_mut().filter(|(key, _)| !matches!(&**key.get_ref(), "message" | "help"));
                open.extend(inner.map(|(_, value)| value));
            }
            value => {
                let Some(name) = value.as_str().and_then(setting_name) else { continue };
                match settings.get(name) {
                    Some(setting) => *value = setting.get_ref().clone(),
                    None => unset.push((span, format!("the rule has no setting `{name}`"))),
                }
            }
        }
    }
    unset.sort_by_key(|(span, _)| span.start);
    unset
}

/// `max` of `{max}`.
fn setting_name(text: &str) -> Option<&str> {
    text.strip_prefix('{')?.strip_suffix('}').filter(|name| is_name(name))
}

fn span_of(error: &toml::de::Error) -> Range<usize> {
    error.span().unwrap_or(0..0)
}

/// The parser's words as one line in our style.
fn plain(message: &str) -> String {
    message.trim().replace('\n', "; ")
}
