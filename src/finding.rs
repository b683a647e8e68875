//! What a run reports: findings, their labels, how bad and how sure.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::source::Span;

/// How much a finding matters. Ordered: a note is less than an error.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Advice.
    Note,
    /// A sign of a leadership anti-pattern.
    Warning,
    /// Broken input: cannot be read, or contradicts itself.
    Error,
}

/// How sure the reading is. Ordered: low is less than high.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Two careful readers would argue about it.
    Low,
    /// Probably meant so.
    Medium,
    /// Says so.
    #[default]
    High,
}

/// One marked place of a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// The place; labels of one finding may lie in several files.
    pub span: Span,
    /// What to say at it; may be empty.
    pub text: String,
    /// The words that the finding is about. Exactly one label of a finding is primary, and it comes first.
    pub primary: bool,
}

/// Why a finding is not counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suppression {
    /// Where the decision was made.
    pub kind: SuppressionKind,
    /// The reason that was given.
    pub reason: String,
    /// The comment or the entry of the configuration, if it lies in a file of the run.
    pub place: Option<Span>,
}

/// The three ways of allowing a finding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SuppressionKind {
    /// A comment beside the text.
    Inline,
    /// An `[[allow]]` of `orglint.toml`.
    Allowance,
    /// Recorded in the baseline file.
    Baseline,
}

/// One finding, in the words of its rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Id of the rule: `cto-owns-delivery`.
    pub rule: Arc<str>,
    /// How much it matters, after configuration.
    pub severity: Severity,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// One line, lower-case start, no full stop.
    pub message: String,
    /// What to write instead; may be empty.
    pub help: String,
    /// Page of the rule; may be empty for a company's own rules.
    pub url: String,
    /// The primary label first, then the others; never empty.
    pub labels: Vec<Label>,
    /// Same finding tomorrow, same fingerprint: 16 hex digits, scheme `orglint/v1`.
    pub fingerprint: String,
    /// Set if somebody allowed it.
    pub suppression: Option<Suppression>,
}

impl Finding {
    /// The place that the finding is about.
    pub fn primary(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }
}
