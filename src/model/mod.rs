//! All syntax made one company: its chart, its owners, the claims of its pages.

mod assemble;
pub mod chart;
pub mod claim;
pub mod fold;
mod guarded;
pub mod interest;
pub mod lexicon;
mod numeral;
pub mod ownership;
pub mod people;
mod prefilter;
pub mod reading;
pub mod title;

pub use assemble::{Settings, Shown, company};
pub(crate) use guarded::guarded;

use crate::source::{Sources, Span};

/// What is known of a company: everything that rules may look at.
#[derive(Debug)]
pub struct Company {
    /// Its files.
    pub sources: Sources,
    /// Its org chart, all inputs made one.
    pub chart: chart::Chart,
    /// Its CODEOWNERS files, matched against all files.
    pub ownership: ownership::Ownership,
    /// The words that its pages were read by.
    pub lexicon: std::sync::Arc<lexicon::Lexicon>,
    /// What its pages say.
    pub claims: Vec<claim::Claim>,
    /// Pages and sections about one role.
    pub descriptions: Vec<reading::Description>,
    /// What of its pages could not be read; reading went on behind it.
    pub problems: Vec<crate::parse::chart::Problem>,
    /// How many people it has, if anything says so.
    pub size: Option<Size>,
    /// The day of the run, for expiry dates; given by the caller, so that runs can be repeated.
    pub today: jiff::civil::Date,
}

/// A number of people and where it is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    /// People of the company.
    pub people: u32,
    /// The words that say so, if they stand in a file of the run.
    pub at: Option<Span>,
}
