//! Rules on their own examples, each a small company that goes through the whole pipeline in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Overrides, Setup, Steering};
use crate::config::{Config, FILE_NAME};
use crate::discover::{decode, kind};
use crate::error::{BadFile, Error};
use crate::finding::Confidence;
use crate::rule::Rule;
use crate::rule::catalogue::Catalogue;
use crate::rule::prove::{Proof, Run, prove};
use crate::source::{FileId, SourceFile, SourceText, Sources, Texts, Unreadable};

/// The day of every trial: examples must come out the same on any day.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 1, 1);

/// What rules are proved by.
#[derive(Clone, Default, Debug)]
pub struct Bench {
    /// A company's own rule files, path and text.
    pub own_rules: Vec<(String, String)>,
    /// A company's own words: of its configuration roles, holders, titles, lexicon and the company's name count. They
    /// hold in the examples of its own rules that bring no configuration along.
    pub words: Config,
}

impl Bench {
    /// Proves the rules for which `wanted` says so, sorted by id.
    ///
    /// # Errors
    /// A rule file is wrong, or the configuration that an example brings along.
    pub fn prove(&self, wanted: impl Fn(&Rule) -> bool) -> Result<Vec<Proof>, Error> {
        let plain = self.setup(Config::default(), Steering::default())?;
        let company = Config {
            company: self.words.company.clone(),
            roles: self.words.roles.clone(),
            holders: self.words.holders.clone(),
            titles: self.words.titles.clone(),
            lexicon: self.words.lexicon.clone(),
            ..Config::default()
        };
        let company = self.setup(company, Steering::default())?;
        let mut proofs = Vec::new();
        for rule in plain.catalogue.rules().filter(|rule| wanted(rule)) {
            let mut base = if rule.built_in { plain.clone() } else { company.clone() };
            base.catalogue.choose(&["all".to_owned(), rule.id.to_string()], &[]);
            let configured = self.configured(&base, &rule.id)?;
            let pipeline = |files: &[(String, String)], config: Option<&str>| {
                run(files, config, config.and_then(|text| configured.get(text)).unwrap_or(&base))
            };
            proofs.extend(prove(&base.catalogue, |other| other.id == rule.id, &pipeline));
        }
        Ok(proofs)
    }

    /// Every rule that can be proved.
    ///
    /// # Errors
    /// A rule file is wrong.
    pub fn catalogue(&self) -> Result<Catalogue, Error> {
        Ok(self.setup(Config::default(), Steering::default())?.catalogue)
    }

    /// A setup for each configuration that examples of a rule bring along.
    fn configured(&self, base: &Setup, id: &str) -> Result<BTreeMap<String, Setup>, Error> {
        let examples = base.catalogue.examples(id);
        let all = examples.bad.iter().chain(&examples.good).chain(&examples.gap);
        let mut setups = BTreeMap::new();
        for text in all.filter_map(|example| example.config.as_ref()) {
            let path = format!("{} ({FILE_NAME} of an example)", base.catalogue.path(id).unwrap_or(id));
            let bad = |problems| BadFile { path: path.clone(), text: text.clone(), problems };
            let config = Config::parse(text).map_err(bad)?;
            let file = Some(FileId(0));
            let steering = Steering { path: path.clone(), text: text.clone(), file };
            setups.insert(text.clone(), self.setup(config, steering)?);
        }
        Ok(setups)
    }

    fn setup(&self, config: Config, steering: Steering) -> Result<Setup, Error> {
        let overrides = Overrides { min_confidence: Some(Confidence::Low), ..Overrides::default() };
        Setup::new((steering, config), self.own_rules.clone(), &overrides, TODAY)
    }
}

/// One example. A configuration is its first file, as it was promised to the setup.
fn run(files: &[(String, String)], config: Option<&str>, setup: &Setup) -> Run {
    let steering = config.map(|text| (FILE_NAME, text));
    let files = steering.into_iter().chain(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let mut sources = Vec::new();
    let mut texts = Vec::new();
    for (path, text) in files {
        let kind = kind(path);
        sources.push(SourceFile { path: path.into(), kind, reported: true });
        texts.push(decode(text.as_bytes().to_vec(), kind).map(Arc::new));
    }
    let sources = Sources::new(sources);
    let findings = crate::check(sources.clone(), &InMemory(texts), setup);
    Run { sources, findings }
}

struct InMemory(Vec<Result<Arc<SourceText>, Unreadable>>);

impl Texts for InMemory {
    fn text(&self, file: FileId) -> Result<Arc<SourceText>, Unreadable> {
        let missing = || Err(Unreadable::Io("no file of this example".to_owned()));
        self.0.get(file.0 as usize).cloned().unwrap_or_else(missing)
    }
}
