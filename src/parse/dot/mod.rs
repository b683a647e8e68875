//! Graphviz DOT, as far as it shows people: nodes, edges, subgraphs, labels of all three kinds.
//!
//! Grammar: <https://graphviz.org/doc/info/lang.html>. Real files are often broken (`diagraph`, curly quotes, a quote too
//! few): each break is a problem at its place, and what was read around it shows no reporting lines.

mod attribute;
mod lexer;
mod parser;

use crate::parse::chart::ChartSyntax;
use crate::parse::diagram::Code;
use crate::source::FileId;

/// Reads a whole file, or text that stands in `file` from byte `base` on. Empty if it shows no people.
pub fn parse(file: FileId, text: &str, base: u32) -> Vec<ChartSyntax> {
    read(Code::whole(file, text, base), &[])
}

/// Reads the code of a graph that stands under the headings `context`.
pub fn read(code: Code<'_>, context: &[String]) -> Vec<ChartSyntax> {
    let graph = parser::draw(code);
    let broken = !graph.problems.is_empty();
    let mut chart = graph.chart("Graphviz DOT", context);
    if let Some(chart) = chart.as_mut().filter(|_| broken) {
        chart.edges.clear();
    }
    chart.into_iter().collect()
}
