//! The test suite: one binary, a module a topic.

mod diagrams;
mod discover;
mod markdown;
mod rule_files;
