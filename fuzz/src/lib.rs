//! What the targets share: a file read as a chart, and every span of it looked up.

use orglint::model::chart::read;
use orglint::parse::chart::ChartSyntax;
use orglint::source::{FileId, FileKind};

/// Reads `text` as the chart that a file at `path` would be.
///
/// # Panics
/// A span does not lie inside the text, or not on the boundaries of characters.
pub fn read_as(path: &str, kind: FileKind, text: &str) {
    for chart in read(FileId(0), path, kind, text).charts {
        spans_lie_inside(text, &chart.syntax);
    }
}

/// Looks up every span of a chart.
///
/// # Panics
/// A span does not lie inside the text, or not on the boundaries of characters.
pub fn spans_lie_inside(text: &str, chart: &ChartSyntax) {
    let nodes = chart.nodes.iter().flat_map(|node| {
        let fields = [&node.name, &node.title, &node.team].into_iter().flatten();
        let lists = node.keys.iter().chain(&node.emails).chain(&node.handles);
        fields.chain(lists).map(|field| field.span).chain([node.at]).collect::<Vec<_>>()
    });
    let groups = chart.groups.iter().flat_map(|group| group.members.iter().map(|member| member.span).chain([group.at]));
    let edges = chart.edges.iter().map(|edge| edge.at);
    let problems = chart.problems.iter().map(|problem| problem.at);
    for span in nodes.chain(groups).chain(edges).chain(problems).chain([chart.span]) {
        assert!(text.get(span.range()).is_some(), "{span:?}");
    }
}
