//! The test suite: one binary, a module a topic.

mod codeowners;
mod discover;
mod markdown;
mod records;
mod rule_files;
mod titles;
