//! Prose → claims: a shallow, explainable reading of a page, driven by the lexicon.

mod attribute;
mod clause;
mod complement;
mod compose;
mod context;
mod deed;
mod described;
mod direct;
mod doer;
mod doubt;
mod dual;
mod duty;
mod gate;
mod headcount;
mod holder;
mod inherited;
mod label;
mod listed;
mod names;
mod object;
mod page;
mod pronoun;
mod quantity;
mod question;
mod relevance;
mod share;
mod subject;
mod surroundings;
mod table;
mod token;
mod topic;

pub(crate) use context::Topic;
pub use duty::{Description, Duty};
pub use names::Names;
pub use page::Reading;
pub(crate) use page::{Purpose, read};
