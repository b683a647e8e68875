//! Findings and rules to bytes.

pub mod page;
