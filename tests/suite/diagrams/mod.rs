//! Diagrams and Markdown charts: what is drawn, in a compact notation.
//!
//! A line a node: `Name / Title @Team xCount`, then its lines: `> manager`, `~> dotted`, `?> uncertain`.

mod dot;
mod hostile;
mod look_alikes;
mod markdown;
mod mermaid;
mod plantuml;
mod properties;

use orglint::parse::chart::{ChartSyntax, Line, Node, Target};
use orglint::parse::{
    dot as dot_reader, html_chart, markdown as pages, markdown_chart, mermaid as mermaid_reader,
    plantuml as plantuml_reader,
};
use orglint::source::FileId;

const FILE: FileId = FileId(0);

fn mermaid(text: &str) -> Vec<ChartSyntax> {
    mermaid_reader::parse(FILE, text, 0)
}

fn plantuml(text: &str) -> Vec<ChartSyntax> {
    plantuml_reader::parse(FILE, text, 0)
}

fn dot(text: &str) -> Vec<ChartSyntax> {
    dot_reader::parse(FILE, text, 0)
}

fn markdown(text: &str) -> Vec<ChartSyntax> {
    markdown_chart::parse(&pages::parse(FILE, text), text)
}

fn html(text: &str) -> Vec<ChartSyntax> {
    html_chart::parse(FILE, text)
}

fn label(node: &Node) -> String {
    let value = |field: &Option<orglint::source::Spanned<String>>| field.as_ref().map(|field| field.value.clone());
    let (name, title) = (value(&node.name), value(&node.title));
    match (name, title, node.status.first()) {
        (Some(name), Some(title), _) => format!("{name} / {title}"),
        (Some(name), None, _) => name,
        (None, title, Some((_, status))) => format!("({}) / {}", status.value, title.unwrap_or_default()),
        (None, title, None) => format!("/ {}", title.unwrap_or_default()),
    }
}

fn short(node: &Node) -> String {
    node.name.as_ref().or(node.title.as_ref()).map(|field| field.value.clone()).unwrap_or_default()
}

/// The charts in compact notation.
fn notation(charts: &[ChartSyntax]) -> String {
    let mut lines = Vec::new();
    for chart in charts {
        for (index, node) in chart.nodes.iter().enumerate() {
            let mut line = label(node);
            if let Some(team) = &node.team {
                line.push_str(&format!(" @{}", team.value));
            }
            if let Some(count) = node.count {
                line.push_str(&format!(" x{count}"));
            }
            for edge in chart.edges.iter().filter(|edge| edge.from == index) {
                let to = match &edge.to {
                    Target::Node(to) => short(&chart.nodes[*to]),
                    Target::Key(key) => format!("key {}", key.value),
                };
                let sign = match edge.line {
                    Line::Solid => ">",
                    Line::Dotted => "~>",
                    Line::Unknown => "?>",
                };
                line.push_str(&format!(" {sign} {to}"));
            }
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// Compares with an expectation written as indented lines.
#[track_caller]
fn assert_chart(charts: &[ChartSyntax], expected: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(notation(charts).lines().collect::<Vec<_>>(), expected);
}

/// Messages of all problems, each with the text at its place.
fn problems(text: &str, charts: &[ChartSyntax]) -> Vec<String> {
    let all = charts.iter().flat_map(|chart| &chart.problems);
    all.map(|problem| format!("{}: {}", &text[problem.at.range()], problem.message)).collect()
}
