//! The test suite: one binary, a module a topic.

mod architecture;
mod baseline;
mod cli;
mod config;
mod discover;
mod markdown;
mod report;
mod rule_files;
mod source;
mod suppressions;
