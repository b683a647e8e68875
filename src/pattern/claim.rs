//! A statement in prose: who does what.

use serde::Deserialize;

use super::Hit;
use crate::model::Company;

/// Which claims to look for; a key that is left out does not matter.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimPattern {
    /// Roles, by concept.
    pub who: Vec<String>,
    /// Deeds, by concept.
    #[serde(default)]
    pub does: Vec<String>,
    /// Things, by concept.
    #[serde(default)]
    pub what: Vec<String>,
    /// `force` or `deed`.
    #[serde(default)]
    pub not: Vec<String>,
    /// `must`, `should` …
    #[serde(default)]
    pub force: Vec<String>,
    /// `all`, `only` …
    #[serde(default)]
    pub scope: Vec<String>,
    /// `most`, `whole` …
    #[serde(default)]
    pub share: Vec<String>,
    /// Circumstances, by concept.
    #[serde(default)]
    pub circumstance: Vec<String>,
    /// `past`, `present` …
    #[serde(default)]
    pub time: Vec<String>,
    /// Jointly with, by concept.
    #[serde(default)]
    pub with: Vec<String>,
}

impl ClaimPattern {
    /// Placeholders.
    pub const VALUES: &[&str] = &["who", "does", "what"];
    /// Labels.
    pub const LABELS: &[&str] = &["whence"];

    /// Claims that fit.
    pub fn find(&self, _company: &Company) -> Vec<Hit> {
        Vec::new()
    }
}
