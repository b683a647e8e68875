//! Mermaid, PlantUML and DOT: no panic, and every span inside the text on character boundaries.
#![no_main]

use libfuzzer_sys::fuzz_target;
use orglint::parse::{chart::ChartSyntax, dot, mermaid, plantuml};
use orglint::source::FileId;

fuzz_target!(|text: &str| {
    for charts in
        [mermaid::parse(FileId(0), text, 0), plantuml::parse(FileId(0), text, 0), dot::parse(FileId(0), text, 0)]
    {
        for chart in &charts {
            spans_lie_inside(text, chart);
        }
    }
});

fn spans_lie_inside(text: &str, chart: &ChartSyntax) {
    let nodes = chart.nodes.iter().flat_map(|node| {
        let fields = [&node.name, &node.title, &node.team].into_iter().flatten().map(|field| field.span);
        fields.chain([node.at]).collect::<Vec<_>>()
    });
    let edges = chart.edges.iter().map(|edge| edge.at);
    let problems = chart.problems.iter().map(|problem| problem.at);
    for span in nodes.chain(edges).chain(problems).chain([chart.span]) {
        assert!(text.get(span.range()).is_some(), "{span:?}");
    }
}
