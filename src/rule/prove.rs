//! Runs rules on their own examples.
