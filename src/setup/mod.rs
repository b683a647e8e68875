//! A run made ready: the rules, as the configuration and the command line want them.

pub mod trial;
mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use globset::{GlobBuilder, GlobMatcher};
use jiff::civil::Date;
use serde::Deserialize;

use crate::config::{Config, FailOn, Known, KnownRule, Level, RuleTable, Selection};
use crate::error::{BadFile, Error, Problem};
use crate::finding::{Confidence, Finding, Severity};
use crate::model::lexicon::{Kind, Lexicon};
use crate::model::{self, title::Titles};
use crate::rule::Rule;
use crate::rule::catalogue::Catalogue;
use crate::rule::load::RuleFileProblem;
use crate::rule::settings::{self, RuleOptions};
use crate::rule::suggest::did_you_mean;
use crate::source::{FileId, Sources};

/// A text that steers the run, with the path by which people know it.
#[derive(Clone, Default, Debug)]
pub struct Steering {
    /// Its path; empty when there is no such file.
    pub path: String,
    /// Its text.
    pub text: String,
    /// The file, if it is one of the run and holds just this text.
    pub file: Option<FileId>,
}

/// What the command line changes.
#[derive(Clone, Default, Debug)]
pub struct Overrides {
    /// Instead of `select`.
    pub select: Vec<String>,
    /// Beside `ignore`.
    pub ignore: Vec<String>,
    /// Instead of `min-confidence`.
    pub min_confidence: Option<Confidence>,
    /// Instead of `fail-on`.
    pub fail_on: Option<FailOn>,
}

/// Everything that a run goes by.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The rules, switched on or off and tuned.
    pub catalogue: Catalogue,
    /// Which of them run.
    pub selection: Selection,
    /// What there is to be named.
    pub known: Known,
    /// The words to read by.
    pub lexicon: Arc<Lexicon>,
    /// The settings.
    pub config: Config,
    /// Where they are written.
    pub steering: Steering,
    /// The least confidence that is shown.
    pub min_confidence: Confidence,
    /// The least severity that fails the run.
    pub fail_on: FailOn,
    /// The day of the run.
    pub today: Date,
    titles: Cow<'static, Titles>,
    ignores: Vec<(GlobMatcher, Vec<String>)>,
}

impl Setup {
    /// Makes the configuration and a company's own rule files (path and text) one with the built-in rules.
    ///
    /// # Errors
    /// The configuration or a rule file is wrong, or the command line names a rule that there is not.
    pub fn new(
        (steering, config): (Steering, Config),
        own_rules: Vec<(String, String)>,
        overrides: &Overrides,
        today: Date,
    ) -> Result<Self, Error> {
        let texts: BTreeMap<String, String> = own_rules.iter().cloned().collect();
        let (mut catalogue, problems) = built_in()?.with_files(own_rules);
        if !problems.is_empty() {
            return Err(Error::Files(bad_rule_files(problems, &texts)));
        }
        let embedded = Lexicon::embedded().map_err(words::broken)?;
        let known = known_by(&catalogue, &embedded);
        let bad = |problems| BadFile { path: steering.path.clone(), text: steering.text.clone(), problems };
        let mut problems = config.problems(&known);
        if problems.is_empty() {
            problems = configure(&mut catalogue, &config.rules);
        }
        if !problems.is_empty() {
            return Err(bad(problems).into());
        }
        let lexicon = words::lexicon(&config, embedded)?.map_err(|problem| bad(vec![problem]))?;
        check_names(&known, overrides)?;
        let selection = Selection::new(&config, &known, &overrides.select, &overrides.ignore);
        choose(&mut catalogue, &selection);
        Ok(Self {
            ignores: ignores(&config),
            titles: words::titles(&config),
            min_confidence: overrides.min_confidence.unwrap_or_else(|| config.min_confidence()),
            fail_on: overrides.fail_on.unwrap_or_else(|| config.fail_on()),
            today: config.company.today.map_or(today, |day| day.0),
            catalogue,
            selection,
            known,
            lexicon,
            config,
            steering,
        })
    }

    /// The same for a run over other files, in which its configuration has no place.
    pub fn for_other_files(&self) -> Self {
        let mut setup = self.clone();
        setup.steering.file = None;
        setup
    }

    /// What is looked for where nothing is allowed: an allowance counts even for what is not shown.
    fn shown(&self) -> Option<model::Shown> {
        let wanted = self.config.allow.is_empty() && self.min_confidence > Confidence::Low;
        let interests = || self.catalogue.interests(&self.lexicon, self.min_confidence);
        wanted.then(|| model::Shown { interests: interests(), unless: crate::allow::MARKER })
    }

    /// What the model must know.
    pub fn model(&self) -> model::Settings {
        model::Settings {
            interests: Some(self.catalogue.interests(&self.lexicon, Confidence::Low)),
            shown: self.shown(),
            watched: self.catalogue.watched(&self.lexicon),
            lexicon: Arc::clone(&self.lexicon),
            holders: words::holders(&self.config, self.steering.file),
            titles: self.titles.clone(),
            size: self.config.company.size.as_ref().map(|size| *size.get_ref()),
            host: self.config.codeowners.dialect,
            code_extensions: self.config.codeowners.code_extensions.clone(),
            today: self.today,
        }
    }

    /// The severity of a rule, as configured.
    pub fn severity(&self, rule: &str) -> Severity {
        self.catalogue.get(rule).map_or(Severity::Warning, |rule| rule.severity)
    }

    /// Is the finding not wanted at its primary place, by `per-path-ignores`?
    pub fn ignores(&self, finding: &Finding, sources: &Sources) -> bool {
        let path = finding.primary().map_or("", |span| sources.path(span.file));
        let group = self.known.rules.get(&*finding.rule).map_or("", |rule| rule.group.as_str());
        let names = |name: &String| name == "all" || **name == *finding.rule || name == group;
        self.ignores.iter().any(|(glob, rules)| rules.iter().any(names) && glob.is_match(path))
    }
}

/// The rules that orglint brings along.
///
/// # Errors
/// Only if the program was built from a broken rule file.
pub fn built_in() -> Result<Catalogue, Error> {
    Catalogue::embedded().map_err(|problem| {
        let texts = Catalogue::embedded_files().map(|(path, text)| (path, text.to_owned())).collect();
        Error::Files(bad_rule_files(vec![problem], &texts))
    })
}

/// What a configuration may speak of.
///
/// # Errors
/// Only if the program was built from broken words.
pub fn known(catalogue: &Catalogue) -> Result<Known, Error> {
    let lexicon = Lexicon::embedded().map_err(words::broken)?;
    Ok(known_by(catalogue, &lexicon))
}

fn known_by(catalogue: &Catalogue, lexicon: &Lexicon) -> Known {
    let sorted = |ids: &mut dyn Iterator<Item = &str>| {
        let mut ids: Vec<String> = ids.map(str::to_owned).collect();
        ids.sort();
        ids
    };
    let roles = sorted(&mut lexicon.ids_of(Kind::Actor));
    let kinds = [Kind::Actor, Kind::Deed, Kind::Thing, Kind::Marker];
    let concepts = sorted(&mut kinds.into_iter().flat_map(|kind| lexicon.ids_of(kind)));
    Known { rules: catalogue.rules().map(known_rule).collect(), roles, concepts }
}

/// What the configuration needs to know of a rule.
fn known_rule(rule: &Rule) -> (String, KnownRule) {
    let settings = rule.settings.iter();
    let settings = settings.filter_map(|(key, value)| Some((key.clone(), toml::Value::try_from(value).ok()?)));
    let known = KnownRule { group: rule.group.clone(), off_by_default: !rule.enabled, settings: settings.collect() };
    (rule.id.to_string(), known)
}

fn bad_rule_files(problems: Vec<RuleFileProblem>, texts: &BTreeMap<String, String>) -> Vec<BadFile> {
    let mut files: BTreeMap<String, BadFile> = BTreeMap::new();
    for RuleFileProblem { path, span, message } in problems {
        let text = texts.get(&path).cloned().unwrap_or_default();
        let file = files.entry(path.clone()).or_insert(BadFile { path, text, problems: Vec::new() });
        file.problems.push(Problem::new(span, message));
    }
    files.into_values().collect()
}

/// Severities and settings of the configuration; what a rule refuses is shown at the rule's table.
fn configure(catalogue: &mut Catalogue, tables: &[RuleTable]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for table in tables {
        let read = |setting: &crate::config::Setting| {
            let value = settings::Setting::deserialize(setting.value.clone()).ok()?;
            Some((setting.key.get_ref().clone(), value))
        };
        let options = RuleOptions {
            severity: table.level.as_ref().map(|level| match *level.get_ref() {
                Level::Off => settings::Level::Off,
                Level::On(Severity::Note) => settings::Level::Note,
                Level::On(Severity::Warning) => settings::Level::Warning,
                Level::On(Severity::Error) => settings::Level::Error,
            }),
            settings: table.settings.iter().filter_map(read).collect(),
        };
        let refused = catalogue.configure(&BTreeMap::from([(table.id.get_ref().clone(), options)]));
        problems.extend(refused.into_iter().map(|problem| {
            let at = table.settings.iter().find(|setting| Some(setting.key.get_ref()) == problem.setting.as_ref());
            Problem::new(at.map_or(table.id.span(), |setting| setting.at.clone()), problem.message)
        }));
    }
    problems
}

fn check_names(known: &Known, overrides: &Overrides) -> Result<(), Error> {
    match overrides.select.iter().chain(&overrides.ignore).find(|name| !known.is_selector(name)) {
        None => Ok(()),
        Some(name) => {
            let near = did_you_mean(name, known.selectors());
            let help = near.map_or_else(
                || "`orglint rules` lists rules and groups".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            Err(Error::usage(format!("there is no rule or group `{name}`"), help))
        }
    }
}

fn choose(catalogue: &mut Catalogue, selection: &Selection) {
    let on: Vec<String> = selection.on().map(str::to_owned).collect();
    if on.is_empty() {
        catalogue.choose(&[], &["all".to_owned()]);
    } else {
        catalogue.choose(&on, &[]);
    }
}

fn ignores(config: &Config) -> Vec<(GlobMatcher, Vec<String>)> {
    let entries = config.per_path_ignores.iter().filter_map(|(glob, rules)| {
        let glob = GlobBuilder::new(glob.get_ref()).literal_separator(true).build().ok()?;
        Some((glob.compile_matcher(), rules.iter().map(|rule| rule.get_ref().clone()).collect()))
    });
    entries.collect()
}
