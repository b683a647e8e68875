//! The test suite: one binary, a module a topic.

mod markdown;
mod report;
mod rule_files;
mod source;
