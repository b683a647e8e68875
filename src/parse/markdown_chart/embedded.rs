//! Diagrams inside a page: fences, shortcodes, containers, and pages that are a diagram without any fence.

use super::page::Page;
use crate::parse::chart::ChartSyntax;
use crate::parse::diagram::Code;
use crate::parse::document::BlockKind;
use crate::parse::{dot, mermaid, plantuml};
use crate::source::FileId;

/// Every diagram of the page.
pub(super) fn charts(page: &Page<'_>, text: &str) -> Vec<ChartSyntax> {
    let mut charts: Vec<ChartSyntax> = bare(page.document.file, text).into_iter().collect();
    for (_, block) in page.blocks() {
        let BlockKind::Code { language } = &block.kind else { continue };
        let code = Code::of_prose(page.document.file, &block.prose);
        let context = page.context(block);
        let name = language.trim_matches(['{', '}', '.', ':', ' ']);
        charts.extend(match name {
            "mermaid" | "mmd" => mermaid::read(code, &context),
            "plantuml" | "puml" | "uml" | "wsd" | "iuml" => plantuml::read(code, &context),
            "dot" | "graphviz" | "gv" | "viz" => dot::read(code, &context),
            _ => super::drawn(code, &context).into_iter().collect(),
        });
    }
    charts.extend(containers(page, text));
    charts
}

/// A page that begins like a flowchart and has no fence.
fn bare(file: FileId, text: &str) -> Option<ChartSyntax> {
    let bare = text.trim_start_matches('\u{feff}');
    let begins = bare.trim_start().starts_with(['g', 'f', 'm', '%']) && mermaid::begins_diagram(bare);
    begins.then(|| mermaid::parse(file, bare, (text.len() - bare.len()) as u32).into_iter().next()).flatten()
}

/// How a container opens, and the line that closes it.
const CONTAINERS: &[(&str, &str)] = &[
    ("{{< mermaid", "{{< /mermaid"),
    ("{{<mermaid", "{{</mermaid"),
    ("{{% mermaid", "{{% /mermaid"),
    ("::: mermaid", ":::"),
    (":::mermaid", ":::"),
    ("<div class=\"mermaid\"", "</div"),
    ("<pre class=\"mermaid\"", "</pre"),
];

/// Shortcodes and `:::mermaid` blocks, which Markdown takes for prose.
fn containers(page: &Page<'_>, text: &str) -> Vec<ChartSyntax> {
    let file = page.document.file;
    let mut charts = Vec::new();
    if !text.contains("mermaid") {
        return charts;
    }
    let mut open: Option<(&str, usize)> = None;
    for (at, line) in Code::whole(file, text, 0).lines() {
        let bare = line.trim_start();
        match open {
            Some((close, from)) if bare.starts_with(close) => {
                let body = text.get(from..at).unwrap_or("");
                charts.extend(mermaid::read(Code::whole(file, body, from as u32), &context_at(page, at)));
                open = None;
            }
            Some(_) => {}
            None => {
                let found = CONTAINERS.iter().find(|(start, _)| bare.starts_with(start));
                if let Some((_, close)) = found.filter(|_| !in_code(page, at)) {
                    open = Some((close, at + line.len()));
                }
            }
        }
    }
    charts
}

fn in_code(page: &Page<'_>, at: usize) -> bool {
    page.document
        .blocks
        .iter()
        .any(|block| matches!(block.kind, BlockKind::Code { .. }) && block.span.range().contains(&at))
}

/// Headings above a byte of the page.
fn context_at(page: &Page<'_>, at: usize) -> Vec<String> {
    let last = page.document.blocks.iter().rposition(|block| (block.span.start as usize) < at);
    let Some(block) = last.and_then(|last| page.document.blocks.get(last)) else { return Vec::new() };
    let mut context = page.context(block);
    if matches!(block.kind, BlockKind::Heading(_)) {
        context.push(block.prose.text.clone());
    }
    context
}
