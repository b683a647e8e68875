//! Who is who, and who holds which role: names, handles and e-mail addresses made one person.

mod holders;
mod mailmap;
mod name;

pub use holders::{Holders, Holding, Role};
pub use mailmap::Mailmap;
pub(crate) use mailmap::normalised_email;
pub use name::{NameKey, looks_personal, normalised_name, personal_names};
