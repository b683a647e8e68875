//! Text to syntax, one file at a time: parsers that never fail and know nothing of other files.

pub mod chart;
pub mod codeowners;
pub mod document;
pub mod ldif;
pub mod markdown;
pub mod prow_owners;
pub mod records;
pub mod table;
