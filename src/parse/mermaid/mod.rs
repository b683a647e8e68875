//! Mermaid: flowcharts, mindmaps and tree views that show people. Other kinds of diagram are none of our business.
//!
//! Grammar: <https://mermaid.js.org/syntax/flowchart.html>, <https://mermaid.js.org/syntax/mindmap.html>. Read leniently,
//! line by line: a line that cannot be read is a problem at its place, and reading goes on at the next.

mod flowchart;
mod link;
mod mindmap;
mod shape;

use crate::parse::chart::ChartSyntax;
use crate::parse::diagram::Code;
use crate::source::FileId;

/// Reads a whole `.mmd` file, or text that stands in `file` from byte `base` on. Empty if it shows no people.
pub fn parse(file: FileId, text: &str, base: u32) -> Vec<ChartSyntax> {
    read(Code::whole(file, text, base), &[])
}

/// Reads the code of a diagram that stands under the headings `context`.
pub fn read(code: Code<'_>, context: &[String]) -> Vec<ChartSyntax> {
    let Some((at, line)) = first_line(&code) else { return Vec::new() };
    let head = line.trim_start();
    let body = at + (line.len() - head.len());
    let word = head.split(|c: char| c.is_whitespace() || c == ';').next().unwrap_or("");
    let chart = match word {
        "graph" | "flowchart" | "flowchart-elk" => {
            flowchart::draw(code, body + word.len()).chart("Mermaid flowchart", context)
        }
        "mindmap" => mindmap::draw(code, body + word.len()).chart("Mermaid mindmap", context),
        "treeView" | "treeView-beta" => mindmap::draw(code, body + word.len()).chart("Mermaid tree view", context),
        _ => None,
    };
    chart.into_iter().collect()
}

/// Does the text begin like a flowchart or mindmap, so that it is one even without a fence around it?
pub fn begins_diagram(text: &str) -> bool {
    let Some((_, line)) = first_line(&Code::whole(FileId(0), text, 0)) else { return false };
    let mut words = line.split(|c: char| c.is_whitespace() || c == ';').filter(|word| !word.is_empty());
    match words.next() {
        Some("graph" | "flowchart") => {
            matches!(words.next(), Some("TD" | "TB" | "BT" | "LR" | "RL"))
                && words.next().is_none_or(|_| line.contains(';'))
        }
        Some("mindmap") => words.next().is_none(),
        _ => false,
    }
}

/// The first line that is neither blank, nor a comment, nor the front matter.
fn first_line<'a>(code: &Code<'a>) -> Option<(usize, &'a str)> {
    let mut matter = None;
    for (at, line) in code.lines() {
        let bare = line.trim();
        match matter {
            Some(true) if bare == "---" => matter = Some(false),
            Some(true) => {}
            None if bare == "---" => matter = Some(true),
            _ if bare.is_empty() || bare.starts_with("%%") || bare == "\u{feff}" => {}
            _ => return Some((at, line)),
        }
    }
    None
}
