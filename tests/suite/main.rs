//! The test suite: one binary, a module a topic.

mod architecture;
mod baseline;
mod config;
mod rule_files;
mod suppressions;
