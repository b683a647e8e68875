//! A role description that lacks duties.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Hit;
use crate::model::Company;

/// The duties that a description of a role must name.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutiesPattern {
    /// The role, by concept.
    pub of: String,
    /// Fewer duties than this, and it is no description.
    pub at_least: u32,
    /// Name of the duty and the concepts that count as naming it.
    pub duties: BTreeMap<String, Vec<String>>,
    /// How many must be missing.
    pub missing: u32,
}

impl DutiesPattern {
    /// Placeholders.
    pub const VALUES: &[&str] = &["who", "missing"];
    /// Labels.
    pub const LABELS: &[&str] = &["duty"];

    /// Descriptions that lack duties.
    pub fn find(&self, _company: &Company) -> Vec<Hit> {
        Vec::new()
    }
}
