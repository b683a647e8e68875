//! What the commands that only show something print: as text for people, as JSON for programs.

pub mod owners;
