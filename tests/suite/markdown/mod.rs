//! Pages of Markdown and the blocks that are read from them.

mod blocks;
mod front_matter;
mod hostile;
mod properties;
mod spans;

use orglint::parse::document::{Block, BlockKind, Document};
use orglint::parse::markdown::parse;
use orglint::source::FileId;

/// Reads a page.
pub(crate) fn read(text: &str) -> Document {
    parse(FileId(0), text)
}

/// Reads a page and writes its blocks, one a line: number, kind, relations, text.
pub(crate) fn outline(text: &str) -> String {
    let document = read(text);
    let mut out = String::new();
    for (id, block) in document.blocks.iter().enumerate() {
        let quoted = if block.quoted { ">" } else { "" };
        let headings: Vec<String> = block.headings.iter().map(ToString::to_string).collect();
        let under = if headings.is_empty() { String::new() } else { format!(" under {}", headings.join(",")) };
        let text = block.prose.text.replace('\n', "⏎");
        out.push_str(&format!("{id} {quoted}{}{under}: {text}\n", kind(block)));
    }
    for problem in &document.problems {
        let place = text.get(problem.at.range()).unwrap_or("?");
        out.push_str(&format!("problem at {:?}: {}\n", place, problem.message));
    }
    out
}

fn kind(block: &Block) -> String {
    match &block.kind {
        BlockKind::Heading(level) => format!("h{level}"),
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::Item { parent, lead_in, depth, ordered, continued, task } => {
            let mark = if *ordered { "1." } else { "-" };
            let task = task.map_or("", |done| if done { "[x]" } else { "[ ]" });
            let continued = if *continued { "+" } else { "" };
            format!("{mark}{depth}{task}{continued}{}{}", of(" in ", *parent), of(" after ", *lead_in))
        }
        BlockKind::HeadCell { table, column } => format!("th {table}/{column}"),
        BlockKind::Cell { table, row, column, row_head, column_head } => {
            format!("td {table}/{row}/{column}{}{}", of(" row ", *row_head), of(" col ", *column_head))
        }
        BlockKind::Definition { term } => format!("dd of {term}"),
        BlockKind::Footnote { reference, at } => format!("note{} at {at}", of(" of ", *reference)),
        BlockKind::Code { language } => format!("code {language}"),
    }
}

fn of(word: &str, id: Option<u32>) -> String {
    id.map_or(String::new(), |id| format!("{word}{id}"))
}
