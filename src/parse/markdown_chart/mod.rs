//! Charts and rosters in a page of prose: diagrams in fences, nested lists, trees in code, tables, "Reports to:" lines,
//! headings with a name and a title, signatures.
//!
//! Only what names people, or is drawn as a chart, is read; lists of duties, ladders, matrices and templates are not.

mod ascii;
mod boxes;
mod declared;
mod embedded;
mod entry;
mod list;
mod membership;
mod page;
mod paragraph;
mod person;
mod table;

use crate::parse::chart::{ChartSyntax, Family, Node};
use crate::parse::diagram::Code;
use crate::parse::document::{BlockKind, Document};
use page::Page;

/// Every chart and roster in a page; `text` is the text of the whole file.
pub fn parse(document: &Document, text: &str) -> Vec<ChartSyntax> {
    let page = Page::new(document);
    if let Some(declared) = declared::chart(&page, text) {
        return vec![declared];
    }
    let mut charts = embedded::charts(&page, text);
    let mut roster = Roster::default();
    charts.extend(table::charts(&page, &mut roster));
    charts.extend(list::charts(&page, &mut roster));
    charts.extend(person::chart(&page));
    paragraph::entries(&page, &mut roster);
    charts.extend(roster.chart());
    charts.extend(membership::chart(&page, text));
    // Asked last: most pages hold nothing, and the question costs a look at every word.
    if !charts.is_empty() && page.is_of_agents() {
        charts.clear();
    }
    charts
}

/// The chart that a text draws with characters, as a tree or as boxes.
pub fn drawn(code: Code<'_>, context: &[String]) -> Option<ChartSyntax> {
    ascii::chart(code, context).or_else(|| boxes::chart(code, context))
}

/// Could the page hold a chart or roster at all? A cheap look, for callers who have many pages.
pub fn may_hold_chart(document: &Document) -> bool {
    document.blocks.iter().any(|block| {
        !matches!(block.kind, BlockKind::Paragraph | BlockKind::Definition { .. } | BlockKind::Footnote { .. })
            || block.prose.text.starts_with(['—', '–', '-'])
            || block.prose.text.contains(':')
    })
}

/// People and their titles from all over a page.
#[derive(Default)]
struct Roster {
    nodes: Vec<Node>,
}

impl Roster {
    fn chart(mut self) -> Option<ChartSyntax> {
        self.nodes.sort_by_key(|node| (node.at.start, node.at.end));
        let span = self.nodes.first()?.at.to(self.nodes.last()?.at);
        Some(ChartSyntax {
            format: "Markdown roster",
            family: Family::Roster,
            span,
            context: Vec::new(),
            nodes: self.nodes,
            edges: Vec::new(),
            groups: Vec::new(),
            problems: Vec::new(),
        })
    }
}
