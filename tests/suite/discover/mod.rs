//! Which files a run reads, in every kind of repository and folder. The repositories are real ones, made by git.
#![cfg(test)]

mod changes;
mod decode;
mod hostile;
mod paths;
mod repositories;
pub(crate) mod sandbox;
mod tracked;
