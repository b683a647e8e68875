//! All rules that a run knows: the embedded ones and a company's own.

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/rules.rs"));
}

use std::collections::BTreeMap;

use super::Rule;
use super::example::Examples;
use super::load::{RuleFileProblem, load, load_compact, unknown_concepts};
use super::settings::{OptionProblem, RuleOptions, Setting};
use super::suggest::did_you_mean;
use crate::finding::Confidence;
use crate::model::interest::Interests;
use crate::model::lexicon::Lexicon;
use crate::pattern::Pattern;

/// The rules of a run, sorted by id.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    rule: Rule,
    text: Text,
}

/// The file that a rule was read from, for its examples and for reading it again with other settings.
#[derive(Clone, Debug)]
struct Text {
    path: String,
    text: std::borrow::Cow<'static, str>,
}

impl Catalogue {
    /// The rules that orglint brings along. Fails only if the program was built from a broken rule file.
    pub fn embedded() -> Result<Self, RuleFileProblem> {
        let entry = |(id, head, text): &(&str, &str, &'static str)| {
            let text = Text { path: format!("rules/{id}.toml"), text: (*text).into() };
            load_compact(id, head).map(|rule| Entry { rule, text })
        };
        Ok(Self { entries: embedded::RULES.iter().map(entry).collect::<Result<_, _>>()? })
    }

    /// The path and text of every embedded rule file, sorted by path.
    pub fn embedded_files() -> impl Iterator<Item = (String, &'static str)> {
        embedded::RULES.iter().map(|(id, _, text)| (format!("rules/{id}.toml"), *text))
    }

    /// Adds a company's own rules, given as path and text. Files that cannot be used are told and left out; an id that
    /// is taken counts as such.
    pub fn with_files(mut self, files: Vec<(String, String)>) -> (Self, Vec<RuleFileProblem>) {
        let mut problems = Vec::new();
        for (path, text) in files {
            match load(&path, &text, &BTreeMap::new(), false) {
                Ok((rule, _)) => match self.entries.binary_search_by(|entry| entry.rule.id.cmp(&rule.id)) {
                    Ok(_) => {
                        let message = format!("there is a rule `{}` already; choose another file name", rule.id);
                        problems.push(RuleFileProblem { path, span: 0..0, message });
                    }
                    Err(at) => self.entries.insert(at, Entry { rule, text: Text { path, text: text.into() } }),
                },
                Err(found) => problems.extend(found),
            }
        }
        (self, problems)
    }

    /// Applies a company's options, by rule id. What cannot be followed is told and changes nothing.
    pub fn configure(&mut self, options: &BTreeMap<String, RuleOptions>) -> Vec<OptionProblem> {
        let mut problems = Vec::new();
        for (id, options) in options {
            let Ok(at) = self.position(id) else {
                problems.push(OptionProblem { rule: id.clone(), setting: None, message: self.unknown(id) });
                continue;
            };
            if let Some(entry) = self.entries.get_mut(at) {
                problems.extend(entry.configure(options));
            }
        }
        problems
    }

    /// Chooses rules: none in `select` means those that are on by default. A selector is a rule's id, a group, or `all`
    /// (`all` does not switch on what is off by default; its id or group does). Gives the selectors that nothing
    /// answers to, each with a message.
    pub fn choose(&mut self, select: &[String], ignore: &[String]) -> Vec<(String, String)> {
        for entry in self.entries.iter_mut() {
            let rule = &mut entry.rule;
            let named = |selector: &String| *selector == *rule.id || *selector == rule.group;
            let all = |selectors: &[String]| selectors.iter().any(|selector| selector == "all");
            if !select.is_empty() {
                rule.enabled = (rule.enabled && all(select)) || select.iter().any(named);
            }
            if all(ignore) && !select.iter().any(named) || ignore.iter().any(named) {
                rule.enabled = false;
            }
        }
        let unknown = |selector: &&String| !self.answers(selector);
        let told = |selector: &String| (selector.clone(), self.unknown(selector));
        select.iter().chain(ignore).filter(unknown).map(told).collect()
    }

    /// Names in rule files that are no concepts of the lexicon, each at its exact place. Rules with such a name are
    /// taken out: a pattern that asks for an unknown concept must not match everything.
    pub fn without_unknown_concepts(mut self, lexicon: &Lexicon) -> (Self, Vec<RuleFileProblem>) {
        let mut problems = Vec::new();
        self.entries.retain(|entry| {
            let found = unknown_concepts(&entry.text.path, &entry.text.text, &entry.rule, lexicon);
            problems.extend(found.iter().cloned());
            found.is_empty()
        });
        (self, problems)
    }

    /// What the rules look for in claims to find anything of at least this confidence, exceptions included.
    pub fn interests(&self, lexicon: &Lexicon, least: Confidence) -> Interests {
        let patterns = || {
            self.rules()
                .filter(|rule| rule.enabled)
                .flat_map(|rule| &rule.find)
                .filter(|find| find.confidence >= least)
                .flat_map(|find| find.unless.iter().chain([&find.pattern]))
        };
        let described = patterns().filter_map(|pattern| match pattern {
            Pattern::Duties(duties) => Some(duties.of.iter().filter_map(|role| lexicon.concept(role))),
            _ => None,
        });
        let claims = patterns().filter_map(|pattern| match pattern {
            Pattern::Claim(claim) => Some(claim.interest(lexicon)),
            _ => None,
        });
        Interests::new(claims.collect(), described.flatten().collect(), lexicon)
    }

    /// Names of those whom a company's own rules speak of: pages that name them are read, whatever else they say.
    pub fn watched(&self, lexicon: &Lexicon) -> Vec<String> {
        let own = self.rules().filter(|rule| rule.enabled && !rule.built_in).flat_map(|rule| &rule.find);
        let claims = own.filter_map(|find| if let Pattern::Claim(claim) = &find.pattern { Some(claim) } else { None });
        let actors = claims.flat_map(|claim| claim.who.iter().chain(&claim.what)).filter_map(|id| lexicon.concept(id));
        let mut names: Vec<String> = actors.flat_map(|actor| lexicon.names(actor)).map(str::to_owned).collect();
        names.sort();
        names.dedup();
        names
    }

    /// Every rule, sorted by id, those that are off included.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &Rule> {
        self.entries.iter().map(|entry| &entry.rule)
    }

    /// The rule with this id.
    pub fn get(&self, id: &str) -> Option<&Rule> {
        let at = self.position(id).ok()?;
        self.entries.get(at).map(|entry| &entry.rule)
    }

    /// The examples of a rule; none if there is no such rule.
    pub fn examples(&self, id: &str) -> Examples {
        let entry = self.position(id).ok().and_then(|at| self.entries.get(at));
        let read = |entry: &Entry| {
            let built_in = entry.rule.built_in;
            load(&entry.text.path, &entry.text.text, &BTreeMap::new(), built_in).ok().map(|(_, examples)| examples)
        };
        entry.and_then(read).unwrap_or_default()
    }

    /// The path of the file that a rule was read from.
    pub fn path(&self, id: &str) -> Option<&str> {
        let at = self.position(id).ok()?;
        self.entries.get(at).map(|entry| entry.text.path.as_str())
    }

    /// "there is no rule `x`; did you mean `y`?"
    pub fn unknown(&self, id: &str) -> String {
        let names = self.rules().map(|rule| &*rule.id).chain(self.rules().map(|rule| rule.group.as_str()));
        did_you_mean(id, names.chain(["all"])).map_or_else(
            || format!("there is no rule `{id}`; `orglint rules` lists them"),
            |near| format!("there is no rule `{id}`; did you mean `{near}`?"),
        )
    }

    fn answers(&self, selector: &str) -> bool {
        selector == "all" || self.rules().any(|rule| *rule.id == *selector || rule.group == selector)
    }

    fn position(&self, id: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|entry| (*entry.rule.id).cmp(id))
    }
}

impl Entry {
    fn configure(&mut self, options: &RuleOptions) -> Vec<OptionProblem> {
        let mut problems = self.settings_faults(&options.settings);
        if problems.is_empty() && !options.settings.is_empty() {
            let built_in = self.rule.built_in;
            match load(&self.text.path, &self.text.text, &options.settings, built_in) {
                Ok((rule, _)) => self.rule = Rule { severity: self.rule.severity, enabled: self.rule.enabled, ..rule },
                Err(found) => problems.extend(found.into_iter().map(|found| OptionProblem {
                    rule: self.rule.id.to_string(),
                    setting: options.settings.keys().next().cloned(),
                    message: found.message,
                })),
            }
        }
        if let Some(level) = options.severity {
            self.rule.enabled = level.severity().is_some();
            self.rule.severity = level.severity().unwrap_or(self.rule.severity);
        }
        problems
    }

    fn settings_faults(&self, settings: &BTreeMap<String, Setting>) -> Vec<OptionProblem> {
        let rule = &self.rule;
        let fault = |(name, value): (&String, &Setting)| {
            let message = match rule.settings.get(name) {
                Some(default) if value.fits(default) => return None,
                Some(default) => format!("`{name}` is {}, not {}", default.kind(), value.kind()),
                None => {
                    let known = rule.settings.keys().map(String::as_str).chain(["severity"]);
                    did_you_mean(name, known).map_or_else(
                        || format!("rule `{}` has no setting `{name}`", rule.id),
                        |near| format!("rule `{}` has no setting `{name}`; did you mean `{near}`?", rule.id),
                    )
                }
            };
            Some(OptionProblem { rule: rule.id.to_string(), setting: Some(name.clone()), message })
        };
        settings.iter().filter_map(fault).collect()
    }
}
