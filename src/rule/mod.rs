//! The words: a rule is a file that names what to look for, says what it means and proves itself on examples.
//!
//! Rules that are built in and a company's own are the same thing, read by the same loader.

pub mod catalogue;
pub mod example;
pub mod find;
pub mod load;
pub mod prove;
pub mod settings;
pub mod suggest;
pub mod template;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::finding::Severity;
use find::Find;
use settings::Setting;
use template::Template;

/// One rule, without its examples.
#[derive(Clone, PartialEq, Debug)]
pub struct Rule {
    /// The file's name without `.toml`: `cto-owns-delivery`.
    pub id: Arc<str>,
    /// What is wrong, in a few words: "the CTO owns delivery".
    pub name: String,
    /// The family that it belongs to: `cto`, `vpe`, `together`, `chart`, `codeowners`, `house`, or a company's own.
    pub group: String,
    /// How much a finding matters.
    pub severity: Severity,
    /// Is it looked for? Configuration may change it.
    pub enabled: bool,
    /// The version that brought it; empty for a company's own rules.
    pub since: String,
    /// What a finding says.
    pub message: Template,
    /// What to write instead.
    pub help: Template,
    /// The reason: a paragraph or two.
    pub why: String,
    /// Words for labels, by the names that patterns give them.
    pub labels: BTreeMap<String, Template>,
    /// Where the reason comes from.
    pub sources: Vec<Reference>,
    /// What companies may tune, with the values in force.
    pub settings: BTreeMap<String, Setting>,
    /// Rules that win where both find the same words.
    pub yields_to: Vec<String>,
    /// Placeholders that the program itself fills, for rules that look for nothing in the company.
    pub values: Vec<String>,
    /// What to look for.
    pub find: Vec<Find>,
    /// Is it part of orglint, and not a company's own?
    pub built_in: bool,
}

/// Something to read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Title, with the author where known.
    pub title: String,
    /// Address, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Rule {
    /// Address of the rule's page; empty for a company's own rules, and where the project has no public address.
    pub fn url(&self) -> String {
        let repository = env!("CARGO_PKG_REPOSITORY");
        if repository.is_empty() || !self.built_in {
            return String::new();
        }
        format!("{repository}/blob/main/docs/rules/{}.md", self.id)
    }
}
