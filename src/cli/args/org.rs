//! The arguments of `orglint org`.

use clap::{Args, ValueEnum};

use super::{Home, Revision};
use crate::view::org::Format;

/// `orglint org`.
#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct Org {
    /// How to print it
    #[arg(long, value_enum, default_value_t = ChartFormat::Human, value_name = "FORMAT")]
    pub(in crate::cli) format: ChartFormat,
    /// Show what is known of a person and why: by name, part of a name, handle or e-mail address
    #[arg(long, value_name = "NAME", conflicts_with = "format")]
    pub(in crate::cli) explain: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) revision: Revision,
    #[command(flatten)]
    pub(in crate::cli) home: Home,
}

/// The formats of org charts. All but the first are read back by orglint as the same company.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::cli) enum ChartFormat {
    /// A tree, with what was understood of each title and where it is written
    Human,
    /// A list of records
    Json,
    /// A Mermaid flowchart
    Mermaid,
    /// A Graphviz graph
    Dot,
    /// A table
    Csv,
    /// A nested list
    Markdown,
}

impl ChartFormat {
    /// The form to write; `None` for the tree.
    pub(in crate::cli) fn written(self) -> Option<Format> {
        match self {
            Self::Human => None,
            Self::Json => Some(Format::Json),
            Self::Mermaid => Some(Format::Mermaid),
            Self::Dot => Some(Format::Dot),
            Self::Csv => Some(Format::Csv),
            Self::Markdown => Some(Format::Markdown),
        }
    }
}
