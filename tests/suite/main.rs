//! The test suite: one binary, a module a topic.
#[cfg(test)]
mod discover;
