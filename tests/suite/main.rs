//! The test suite: one binary, a module a topic.

mod markdown;
mod rule_files;
