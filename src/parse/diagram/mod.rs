//! What all diagram languages share: places, label markup, the words of titles, and the way from boxes and arrows to a
//! [`ChartSyntax`](crate::parse::chart::ChartSyntax).
//!
//! A reader (`mermaid`, `plantuml`, `dot`, `markdown_chart`) draws a [`Graph`]; [`Graph::chart`] reads the labels,
//! decides which way the arrows point, sees through boxes that are teams, and drops what is no chart of people.

mod code;
mod declared;
mod finish;
mod frames;
mod graph;
mod guard;
mod label;
mod markup;
mod orient;
mod rank;
mod teams;
mod word;
mod words;

pub use code::Code;
pub(crate) use declared::{LEGEND, MARK, declare};
pub use graph::{Ends, Frame, Graph, Link, Stroke};
pub use guard::{Cues, cues};
pub use label::{Reading, read, read_part};
pub use markup::{Markup, decode};
pub use rank::rank;
pub use words::{Kind, kind};
