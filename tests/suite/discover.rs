//! Which files a run reads, in every kind of repository and folder. The repositories are real ones, made by git.

#[path = "discover/sandbox.rs"]
mod sandbox;

#[path = "discover/changes.rs"]
mod changes;
#[path = "discover/decode.rs"]
mod decode;
#[path = "discover/hostile.rs"]
mod hostile;
#[path = "discover/paths.rs"]
mod paths;
#[path = "discover/repositories.rs"]
mod repositories;
