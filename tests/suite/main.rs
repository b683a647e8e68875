//! The test suite: one binary, a module a topic.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod catalogue;
mod discover;
mod explanations;
mod markdown;
mod proofs;
mod records;
mod report;
mod rule_files;
mod source;
mod titles;
