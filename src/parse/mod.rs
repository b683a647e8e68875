//! Text to syntax, one file at a time: parsers that never fail and know nothing of other files.

pub mod chart;
pub mod codeowners;
pub mod diagram;
pub mod document;
pub mod dot;
pub mod html_chart;
pub mod ldif;
pub mod markdown;
pub mod markdown_chart;
pub mod mermaid;
pub mod plantuml;
pub mod prow_owners;
pub mod records;
pub mod table;
pub mod terraform;
pub(crate) mod vocabulary;
