//! The test suite: one binary, a module a topic.
// What clippy.toml allows in test functions holds for the functions that they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

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
