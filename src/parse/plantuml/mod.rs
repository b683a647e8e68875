//! PlantUML: work breakdown structures, mindmaps, and boxes with arrows, as far as they show people.
//!
//! Grammar: <https://plantuml.com/wbs-diagram>, <https://plantuml.com/mindmap-diagram>,
//! <https://plantuml.com/component-diagram>. Read line by line; styling is passed over.

mod arrow;
mod component;
mod line;
mod tree;

use crate::parse::chart::ChartSyntax;
use crate::parse::diagram::Code;
use crate::source::FileId;
use line::{Line, lines};

/// Reads a whole file, or text that stands in `file` from byte `base` on. Empty if it shows no people.
pub fn parse(file: FileId, text: &str, base: u32) -> Vec<ChartSyntax> {
    read(Code::whole(file, text, base), &[])
}

/// Reads every diagram of the code, which stands under the headings `context`.
pub fn read(code: Code<'_>, context: &[String]) -> Vec<ChartSyntax> {
    let mut charts = Vec::new();
    let mut kind = None;
    let mut body: Vec<Line<'_>> = Vec::new();
    for line in lines(&code) {
        let bare = line.text.trim_start();
        if let Some(name) = bare.strip_prefix("@start") {
            body.clear();
            kind = Some(name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or(""));
        } else if bare.starts_with("@end") {
            charts.extend(diagram(code, kind, &body, context));
            body.clear();
            kind = None;
        } else {
            body.push(line);
        }
    }
    charts.extend(diagram(code, kind, &body, context));
    charts
}

fn diagram(code: Code<'_>, kind: Option<&str>, body: &[Line<'_>], context: &[String]) -> Option<ChartSyntax> {
    let stars =
        body.iter().find(|line| !line.text.trim().is_empty()).is_some_and(|line| line.text.starts_with(['*', '+']));
    match kind {
        Some("wbs") => tree::draw(code, body).chart("PlantUML WBS", context),
        Some("mindmap") => tree::draw(code, body).chart("PlantUML mindmap", context),
        None if stars => tree::draw(code, body).chart("PlantUML WBS", context),
        None | Some("uml") => component::draw(code, body)?.chart("PlantUML diagram", context),
        Some(_) => None,
    }
}
