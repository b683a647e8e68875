//! orglint reads the documents by which an engineering organisation runs and reports signs of known leadership
//! anti-patterns, each at its exact place.
//!
//! The data flow is the file list: discover → parse → model → check → report.

pub mod check;
pub mod discover;
pub mod error;
pub mod finding;
pub mod fix;
pub mod git;
pub mod model;
pub mod parse;
pub mod pattern;
pub mod rule;
pub mod source;
pub mod view;
