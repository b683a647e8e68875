//! The test suite: one binary, a module a topic.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod action;
mod architecture;
mod baseline;
mod baseline_edits;
mod binary;
mod blank;
mod catalogue;
mod charts;
mod cli;
mod codeowners;
mod companies;
mod company_words;
mod config;
mod diagrams;
mod discover;
mod docs;
mod explanations;
mod gitlab;
mod grouped;
mod hooks;
mod hostile;
mod init;
mod isolation;
mod judged;
mod markdown;
mod memory;
mod mend;
#[cfg(unix)]
mod options;
mod org;
mod org_command;
mod proofs;
mod records;
mod report;
mod rule_files;
mod since;
mod source;
mod suppressions;
mod texts;
mod titles;
mod untrusted;
