//! The test suite: one binary, a module a topic.

mod catalogue;
mod rule_files;
