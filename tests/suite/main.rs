//! The test suite: one binary, a module a topic.

mod catalogue;
mod discover;
mod explanations;
mod markdown;
mod proofs;
mod rule_files;
