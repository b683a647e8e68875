//! What the commands beside `check` print.

pub mod claims;
pub mod explain;
pub mod org;
pub mod owners;
pub mod paint;
pub mod proof;
pub mod rules;
pub mod survey;
