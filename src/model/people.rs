//! Who is who, and who holds which role: names, handles and e-mail addresses made one person.

mod appointed;
mod holders;
mod mailmap;
mod name;

pub(crate) use appointed::roster;
pub use appointed::{Appointed, SETTINGS};
pub use holders::{Holders, Holding, Role};
pub use mailmap::Mailmap;
pub(crate) use mailmap::normalised_email;
pub use name::{NameKey, looks_personal, normalised_name, personal_names};
