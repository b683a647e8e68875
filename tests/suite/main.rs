//! The test suite: one binary, a module a topic.

mod codeowners;
