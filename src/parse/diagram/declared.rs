//! Diagrams in the notation in which orglint itself writes charts: a comment says so, and the first letter of a box's id
//! tells what its lines hold. Nothing is guessed.

use super::graph::{Drawn, Graph, Link, Stroke};
use super::label::empty_node;
use crate::parse::chart::{ChartSyntax, Edge, Family, Line, Node, Target};
use crate::source::{FileId, Spanned};
use std::ops::Range;

/// How the comment begins.
pub(crate) const MARK: &str = "orglint org:";

/// What is written after it: a legend for people who edit the file.
pub(crate) const LEGEND: &str = "p… name and title, n… name, t… title, g… group";

/// Does the text begin with the comment?
fn is_declared(text: &str) -> bool {
    text.trim_start().trim_start_matches(['%', '/', '#']).trim_start().starts_with(MARK)
}

impl Graph<'_> {
    /// The chart of a diagram in the notation.
    pub(super) fn declared(&self, format: &'static str, context: &[String]) -> Option<ChartSyntax> {
        if !is_declared(self.code.text) {
            return None;
        }
        let file = self.code.file;
        let nodes: Vec<Node> = self.boxes.iter().map(|drawn| node(drawn, file)).collect();
        let solid = self.links.iter().filter(|link| link.stroke == Stroke::Solid);
        let edge = |link: &Link| Edge { from: link.head, to: Target::Node(link.tail), line: Line::Solid, at: link.at };
        Some(ChartSyntax {
            format,
            family: Family::Diagram,
            span: self.code.all(),
            context: context.to_vec(),
            nodes,
            edges: solid.map(edge).collect(),
            groups: Vec::new(),
            problems: self.problems.clone(),
        })
    }
}

fn node(drawn: &Drawn, file: FileId) -> Node {
    let text = &drawn.label.text;
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let part = |range: Range<usize>| {
        let words = text.get(range.clone()).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
        let span = drawn.label.span(file, range.start as u32, range.end as u32, drawn.at);
        Spanned::new(words, span)
    };
    let mut node = empty_node(drawn.at);
    match drawn.id.chars().next() {
        Some('g') => node.title = Some(part(0..text.len())),
        Some('t') => node.title = Some(part(0..text.len())),
        _ => {
            if let Some(login) = first.strip_prefix('@') {
                node.handles.push(part(1..1 + login.len()));
            } else {
                node.name = Some(part(0..first.len()));
            }
            node.title = (!rest.is_empty()).then(|| part(text.len() - rest.len()..text.len()));
        }
    }
    declare(&mut node, drawn.id.starts_with('g'));
    node
}

/// Says what a node stands for, so that nobody guesses.
pub(crate) fn declare(node: &mut Node, group: bool) {
    let kind = if group { "group" } else { "person" };
    node.status.push(("kind".to_owned(), Spanned::new(kind.to_owned(), node.at)));
}
