//! The test suite: one binary, a module a topic.

mod architecture;
mod baseline;
mod config;
mod discover;
mod markdown;
mod rule_files;
mod suppressions;
