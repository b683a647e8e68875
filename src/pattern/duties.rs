//! A role description that lacks duties.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Hit;
use crate::finding::Confidence;
use crate::model::Company;
use crate::model::claim::{ConceptId, Stance};
use crate::model::reading::Description;

/// The duties that a description of a role must name.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutiesPattern {
    /// The role, by concept.
    pub of: Vec<String>,
    /// Fewer duties than this, and it is no description.
    pub at_least: u32,
    /// Name of the duty and the concepts that count as naming it.
    #[serde(default)]
    pub duties: BTreeMap<String, Vec<String>>,
    /// How many must be missing.
    #[serde(default)]
    pub missing: u32,
    /// Instead: more than half of the duties are of these concepts.
    #[serde(default)]
    pub mostly: Vec<String>,
}

impl DutiesPattern {
    /// Placeholders.
    pub const VALUES: &[&str] = &["who", "missing"];
    /// Labels.
    pub const LABELS: &[&str] = &["duty"];

    /// Descriptions that lack duties.
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        let roles: Vec<ConceptId> = self.of.iter().filter_map(|role| company.lexicon.concept(role)).collect();
        let described = company.descriptions.iter().filter(|description| {
            roles.contains(&description.role)
                && description.stance == Stance::Own
                && description.duties.len() >= self.at_least as usize
        });
        described.filter_map(|description| self.judge(description, company)).collect()
    }

    /// Every concept that it names.
    pub fn concepts(&self) -> impl Iterator<Item = &str> {
        self.of.iter().chain(self.duties.values().flatten()).chain(&self.mostly).map(String::as_str)
    }

    fn judge(&self, description: &Description, company: &Company) -> Option<Hit> {
        let names = |found: &[ConceptId], wanted: &[String]| {
            wanted.iter().filter_map(|id| company.lexicon.concept(id)).any(|wanted| found.contains(&wanted))
        };
        let mut missing = Vec::new();
        if self.mostly.is_empty() {
            missing.extend(
                self.duties
                    .iter()
                    .filter(|(_, concepts)| !names(&description.named, concepts))
                    .map(|(name, _)| name.as_str()),
            );
            if missing.len() < self.missing as usize || missing.is_empty() {
                return None;
            }
            // A few lines without a heading that name no duty of the role at all tell something else of it.
            let few = description.heading.is_empty() && description.duties.len() < 2 * self.at_least as usize;
            if few && missing.len() == self.duties.len() {
                return None;
            }
        } else {
            let of_it = description.duties.iter().filter(|duty| names(&duty.concepts, &self.mostly)).count();
            if of_it * 2 <= description.duties.len() {
                return None;
            }
        }
        let values = vec![("who", company.lexicon.label(description.role).to_owned()), ("missing", listed(&missing))];
        let labels = vec![("", description.at)];
        let key = format!("{}: {}", description.heading, missing.join(", "));
        Some(Hit {
            labels,
            statement: None,
            block: None,
            values,
            confidence: Confidence::High,
            key,
            heading: description.heading.clone(),
        })
    }
}

/// "a, b and c".
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
