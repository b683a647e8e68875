//! What a rule can look for. A pattern is a plain struct, read from the rule's file, that finds places in a company; it
//! knows nothing of severity, ids, configuration or wording.

pub mod codeowners;

use crate::finding::Confidence;
use crate::source::Span;

/// What a pattern found: places and values for the rule's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Named places; the first is the primary one. Names are keys of the rule's `[labels]` table (`""`: no words).
    pub labels: Vec<(&'static str, Span)>,
    /// Values for the placeholders of the rule's messages: `who`, `does`, `what` …
    pub values: Vec<(&'static str, String)>,
    /// The most that can be said for it: the finding's confidence is the lower of this and the `find` entry's.
    pub confidence: Confidence,
    /// What makes it the same finding tomorrow: plain text, person names; never a line or a path.
    pub key: String,
    /// Headings above it, for the fingerprint; empty outside pages.
    pub heading: String,
}
