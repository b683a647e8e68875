//! What every reader of org charts yields, whatever the format: nodes, and references between them.
//!
//! Readers say what is written; what it means (who is whom, what a title is worth, whether the chart is whole, whether it
//! is a chart of this company at all) is decided in `model::chart`.

use crate::source::{Span, Spanned};

/// One chart, roster or membership list as written in one file or one diagram of a page.
#[derive(Clone, Debug)]
pub struct ChartSyntax {
    /// Name of the format for people: `YAML records`, `CSV`, `Mermaid flowchart` …
    pub format: &'static str,
    /// What kind of statement the format makes.
    pub family: Family,
    /// The bytes of the chart.
    pub span: Span,
    /// Headings above a diagram or list in a page, outermost first, and its caption; empty for files of their own.
    pub context: Vec<String>,
    /// Boxes, records, items.
    pub nodes: Vec<Node>,
    /// Reporting lines and other references.
    pub edges: Vec<Edge>,
    /// Teams that the format names by themselves.
    pub groups: Vec<Group>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// What kind of statement a format makes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Family {
    /// Records of people with managers, or fit to have them.
    Records,
    /// A labelled diagram or nested list.
    Diagram,
    /// People and their roles, without managers.
    Roster,
    /// Handles and teams only: never management.
    Membership,
}

/// A record or a box: at least one of its fields is set.
#[derive(Clone, Debug)]
pub struct Node {
    /// The whole record or box.
    pub at: Span,
    /// Keys by which others may refer to it, strongest first: map key, slug, id, file stem, `manager_role_slug`.
    pub keys: Vec<Spanned<String>>,
    /// Name of the person (or text of an unlabelled box that looks like one).
    pub name: Option<Spanned<String>>,
    /// Job title.
    pub title: Option<Spanned<String>>,
    /// Team, department.
    pub team: Option<Spanned<String>>,
    /// E-mail addresses.
    pub emails: Vec<Spanned<String>>,
    /// Handles on code hosts, without `@`.
    pub handles: Vec<Spanned<String>>,
    /// Employment status, end date, `placeholder: true`: key and value as written.
    pub status: Vec<(String, Spanned<String>)>,
    /// How many people a group box says it stands for ("4 devs").
    pub count: Option<u32>,
}

/// A reference from one node to another.
#[derive(Clone, Debug)]
pub struct Edge {
    /// Index of the node that reports, belongs, or is led.
    pub from: usize,
    /// The other end.
    pub to: Target,
    /// What kind of line it is.
    pub line: Line,
    /// Where the reference is written (the manager's cell, the arrow, the nesting item).
    pub at: Span,
}

/// The far end of an edge.
#[derive(Clone, Debug)]
pub enum Target {
    /// A node of the same chart, by index: diagrams and nesting.
    Node(usize),
    /// A reference to be resolved: id, slug, name, e-mail or handle.
    Key(Spanned<String>),
}

/// What a line means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    /// Reports to.
    Solid,
    /// Reports to as well: dotted, matrix, functional.
    Dotted,
    /// A line whose meaning or direction the format does not tell.
    Unknown,
}

/// A team as a membership format writes it.
#[derive(Clone, Debug)]
pub struct Group {
    /// Name or slug.
    pub name: Spanned<String>,
    /// Handles, e-mails or node keys of its members.
    pub members: Vec<Spanned<String>>,
    /// Parent team.
    pub parent: Option<Spanned<String>>,
    /// Where the whole group stands.
    pub at: Span,
}

/// Something in a file that cannot be read; reading went on after it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The exact place.
    pub at: Span,
    /// What is wrong: lower-case start, no full stop.
    pub message: String,
}
