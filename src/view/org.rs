//! The company as understood: what `orglint org` prints.

mod csv;
mod diagram;
mod explain;
mod json;
mod markdown;
mod node;
mod tree;

pub use explain::explain;
pub use tree::tree;

use crate::model::chart::Chart;

/// The forms in which a chart can be written, each of which orglint reads back as the same company.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// A list of records.
    Json,
    /// A Mermaid flowchart.
    Mermaid,
    /// A Graphviz graph.
    Dot,
    /// A table.
    Csv,
    /// A nested list.
    Markdown,
}

/// The chart in a form that others read.
pub fn export(chart: &Chart, format: Format) -> String {
    let nodes = node::nodes(chart);
    match format {
        Format::Json => json::write(&nodes),
        Format::Mermaid => diagram::mermaid(&nodes),
        Format::Dot => diagram::dot(&nodes),
        Format::Csv => csv::write(&nodes),
        Format::Markdown => markdown::write(&nodes),
    }
}
