//! What each event of the Markdown parser means for the block being read.

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

use super::block::{Builder, Shape};
use super::frame::FrameKind;
use super::{callout, tag};
use crate::parse::document::{BlockId, BlockKind};

/// Longest paragraph, in bytes, that is taken for the term of a definition in a paragraph of its own.
const TERM: usize = 120;

impl Builder<'_> {
    /// Takes the next event, which was read from source bytes `start..end`.
    pub(super) fn event(&mut self, event: Event<'_>, start: u32, end: u32) {
        match event {
            Event::Text(text) => self.text(&text, start, end),
            Event::SoftBreak => {
                self.writer.soft_break(start, end);
                self.at_line_start = true;
            }
            Event::HardBreak => {
                self.writer.hard_break(start, end);
                self.at_line_start = true;
            }
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                self.reach(start, end);
                self.writer.push_code(&code, start, end);
                self.at_line_start = false;
            }
            Event::InlineHtml(_) => self.inline_html(start, end),
            Event::Html(_) => self.html_lines(start, end),
            Event::FootnoteReference(label) => {
                self.reach(start, end);
                self.writer.leave_out();
                self.footnotes.refer(&label, self.writer.text().len() as u32);
            }
            Event::TaskListMarker(done) => self.task(done),
            Event::Rule => self.interrupt(),
            Event::Start(tag) => self.start(tag, start, end),
            Event::End(tag) => self.end(tag, end),
        }
    }

    fn start(&mut self, tag: Tag<'_>, start: u32, end: u32) {
        match tag {
            Tag::Paragraph => self.begin(Shape::Flow, start, end),
            Tag::Heading { level, .. } => self.begin(Shape::Heading(level as u8), start, end),
            Tag::BlockQuote(kind) => self.open_quote(kind, start, end),
            Tag::CodeBlock(kind) => {
                self.interrupt();
                self.begin(Shape::Code(language(&kind)), start, end);
            }
            Tag::HtmlBlock => {
                self.close();
                self.html.reset();
            }
            Tag::List(first) => self.open_list(first.is_some()),
            Tag::Item => self.open_item(start),
            Tag::FootnoteDefinition(label) => {
                self.close();
                let label = self.footnotes.label(&label);
                self.frames.push(FrameKind::Footnote(label));
            }
            Tag::Table(_) => {
                self.interrupt();
                self.table.open();
            }
            Tag::TableHead => self.table.in_head = true,
            Tag::TableRow => self.table.open_row(),
            Tag::TableCell => self.begin(Shape::Cell, start, end),
            Tag::Emphasis => self.markup(start, end, |builder| builder.writer.emphasis += 1),
            Tag::Strong => self.markup(start, end, |builder| builder.writer.strong += 1),
            Tag::Link { .. } => self.markup(start, end, |builder| builder.writer.link += 1),
            Tag::Strikethrough | Tag::Image { .. } => self.markup(start, end, |builder| builder.writer.left_out += 1),
            Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => self.close(),
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, end: u32) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => {
                if let Some(open) = &mut self.open {
                    open.end = open.end.max(end);
                }
                self.close();
            }
            TagEnd::CodeBlock | TagEnd::Table => self.interrupt(),
            TagEnd::HtmlBlock => self.close_html(end),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition => self.close_frame(),
            TagEnd::TableHead => self.table.in_head = false,
            TagEnd::TableRow => self.table.row += 1,
            TagEnd::TableCell => {
                self.close();
                self.table.column += 1;
            }
            TagEnd::Emphasis => less(&mut self.writer.emphasis),
            TagEnd::Strong => less(&mut self.writer.strong),
            TagEnd::Link => less(&mut self.writer.link),
            TagEnd::Strikethrough | TagEnd::Image => {
                less(&mut self.writer.left_out);
                self.writer.leave_out();
            }
            _ => {}
        }
    }

    fn markup(&mut self, start: u32, end: u32, change: impl Fn(&mut Self)) {
        self.reach(start, end);
        self.at_line_start = false;
        change(self);
    }

    fn text(&mut self, text: &str, start: u32, end: u32) {
        if let Some(Shape::Code(_)) = self.open.as_ref().map(|open| &open.shape) {
            if self.keep_code {
                self.writer.push_code_line(text, start, end);
            }
            return;
        }
        let text_starts = self.at_line_start || self.writer.text().is_empty();
        if text_starts && text.starts_with(": ") && self.define(start, end) {
            self.writer.push(text, start, end);
            return;
        }
        self.reach(start, end);
        self.at_line_start = false;
        if text.starts_with('<') && self.unclosed_comment(start) {
            return;
        }
        self.writer.push(text, start, end);
    }

    /// Begins a definition at `: `, if there is a term for it.
    fn define(&mut self, start: u32, end: u32) -> bool {
        if !self.is_paragraph() {
            return false;
        }
        let term = match self.open.as_ref().map(|open| &open.shape) {
            Some(&Shape::Definition(term)) => Some(term),
            Some(Shape::Flow) if !self.writer.text().trim().is_empty() => Some(self.document.blocks.len() as BlockId),
            Some(Shape::Flow) => self.term_before(),
            _ => None,
        };
        let Some(term) = term else { return false };
        self.begin(Shape::Definition(term), start, end);
        self.writer.from = start + 1;
        true
    }

    fn term_before(&mut self) -> Option<BlockId> {
        let before = self.frames.top().and_then(|top| top.before)?;
        let block = self.document.blocks.get(before as usize)?;
        match block.kind {
            BlockKind::Definition { term } => Some(term),
            _ => (block.prose.text.len() <= TERM).then_some(before),
        }
    }

    /// A comment that never ends, within a paragraph: the rest of the paragraph is none of the page's prose.
    fn unclosed_comment(&mut self, start: u32) -> bool {
        let opens = self.writer.parsed().get(start as usize..).is_some_and(|rest| rest.starts_with("<!--"));
        if opens {
            self.writer.leave_out_rest();
        }
        opens
    }

    fn inline_html(&mut self, start: u32, end: u32) {
        self.reach(start, end);
        self.at_line_start = false;
        let html = self.writer.parsed().get(start as usize..end as usize).unwrap_or("");
        if html.starts_with("<!--") {
            self.comment(start, end);
        } else {
            self.inline_tag(&tag::read(html), start, end);
        }
        self.writer.leave_out();
    }

    fn task(&mut self, done: bool) {
        if let Some(FrameKind::Item { task, .. }) = self.frames.flow().map(|frame| &mut frame.kind) {
            *task = Some(done);
        }
    }

    fn open_quote(&mut self, kind: Option<BlockQuoteKind>, start: u32, end: u32) {
        self.close();
        let mut quoted = kind.is_none();
        if quoted && let Some(callout) = callout::find(self.writer.parsed(), start, end) {
            self.writer.from = callout.text;
            quoted = callout.quotes;
        }
        self.quotes += u32::from(quoted);
        self.frames.push(FrameKind::Quote { quoted });
    }
}

fn less(depth: &mut u32) {
    *depth = depth.saturating_sub(1);
}

/// The first word of the info string: `js {1,2}`, `js,ignore`, `{.js}` are all `js`.
fn language(kind: &CodeBlockKind<'_>) -> String {
    let CodeBlockKind::Fenced(info) = kind else { return String::new() };
    let info = info.trim_start_matches(['{', '.', ' ', '`']);
    let word = info.split(|c: char| c.is_whitespace() || matches!(c, ',' | '{' | '}' | ':')).next();
    word.unwrap_or("").to_lowercase()
}
