//! Blocks of HTML: the text between the tags, paragraph by paragraph.

use super::block::{Builder, Shape};
use super::tag::{self, HtmlTag, Meaning};
use crate::parse::chart::Problem;
use crate::source::Span;

/// What the reader of HTML is in the middle of.
#[derive(Default)]
pub(super) struct Html {
    mode: Mode,
}

#[derive(Default, Clone, Copy)]
enum Mode {
    #[default]
    Text,
    /// A comment that began at this byte.
    Comment(u32),
    /// A tag that began at this byte, and the quote that is open in it.
    Tag(u32, Option<u8>),
    /// An element whose content is no prose; its start tag began at this byte.
    Raw(u32),
}

impl Html {
    /// Begins a block.
    pub(super) fn reset(&mut self) {
        self.mode = Mode::Text;
    }
}

impl<'t> Builder<'t> {
    /// Reads source bytes `start..end` of a block of HTML: whole lines.
    pub(super) fn html_lines(&mut self, start: u32, end: u32) {
        let mut at = start;
        while at < end {
            at = match self.html.mode {
                Mode::Text => self.html_text(at, end),
                Mode::Comment(from) => self.html_comment(from, at, end),
                Mode::Tag(from, quote) => self.html_tag(from, quote, at, end),
                Mode::Raw(from) => self.html_raw(from, at, end),
            };
        }
    }

    /// Ends a block of HTML. A comment that is still open ends with it, and has hidden all of it.
    pub(super) fn close_html(&mut self, end: u32) {
        self.close();
        if let Mode::Comment(from) = self.html.mode {
            self.comment(from, end);
            let at = Span::new(self.document.file, from, from + 4);
            self.document
                .problems
                .push(Problem { at, message: "comment without an end; what follows it is not read".to_owned() });
        }
        self.html.reset();
    }

    /// A comment, marks included.
    pub(super) fn comment(&mut self, start: u32, end: u32) {
        self.document.comments.push(Span::new(self.document.file, start, end));
    }

    /// A tag within a paragraph: tags of blocks only end the line there, as in the cell of a table.
    pub(super) fn inline_tag(&mut self, tag: &HtmlTag, start: u32, end: u32) {
        match tag.meaning {
            Meaning::Break | Meaning::Block | Meaning::Heading(_) | Meaning::Quote => {
                self.writer.hard_break(start, end);
                self.at_line_start = true;
            }
            _ => self.style_tag(tag),
        }
    }

    fn style_tag(&mut self, tag: &HtmlTag) {
        let writer = &mut self.writer;
        let depth = match tag.meaning {
            Meaning::Struck | Meaning::Raw => &mut writer.left_out,
            Meaning::Strong => &mut writer.strong,
            Meaning::Emphasis => &mut writer.emphasis,
            Meaning::Code => &mut writer.code,
            Meaning::Link => &mut writer.link,
            _ => return,
        };
        *depth = if tag.closes { depth.saturating_sub(1) } else { *depth + 1 };
    }

    fn html_text(&mut self, at: u32, end: u32) -> u32 {
        let rest = self.source(at, end);
        let angle = rest.bytes().position(|byte| byte == b'<').unwrap_or(rest.len());
        let after = rest.get(angle + 1..).unwrap_or("");
        let stop = at + angle as u32;
        if after.starts_with("!--") {
            self.html_words(at, stop);
            self.html.mode = Mode::Comment(stop);
            return (stop + 4).min(end);
        }
        if after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            self.html_words(at, stop);
            self.html.mode = Mode::Tag(stop, None);
            return stop + 1;
        }
        let stop = (stop + 1).min(end);
        self.html_words(at, stop);
        stop
    }

    fn html_comment(&mut self, from: u32, at: u32, end: u32) -> u32 {
        let Some(found) = self.source(at, end).find("-->") else { return end };
        let stop = at + found as u32 + 3;
        self.comment(from, stop);
        self.writer.leave_out();
        self.html.mode = Mode::Text;
        stop
    }

    fn html_tag(&mut self, from: u32, quote: Option<u8>, at: u32, end: u32) -> u32 {
        let mut quote = quote;
        for (offset, byte) in self.source(at, end).bytes().enumerate() {
            match (quote, byte) {
                (None, b'>') => {
                    let stop = at + offset as u32 + 1;
                    self.html.mode = Mode::Text;
                    self.apply_tag(from, stop);
                    return stop;
                }
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), _) if open == byte => quote = None,
                _ => {}
            }
        }
        self.html.mode = Mode::Tag(from, quote);
        end
    }

    fn html_raw(&mut self, from: u32, at: u32, end: u32) -> u32 {
        let opened = tag::name(self.source(from + 1, end.max(from + 1)));
        let rest = self.source(at, end);
        let mut searched = 0;
        while let Some(found) = rest.get(searched..).and_then(|rest| rest.find("</")) {
            let close = searched + found;
            if tag::name(rest.get(close + 2..).unwrap_or("")).eq_ignore_ascii_case(opened) {
                self.html.mode = Mode::Tag(at + close as u32, None);
                return at + close as u32 + 1;
            }
            searched = close + 2;
        }
        end
    }

    fn apply_tag(&mut self, from: u32, stop: u32) {
        let whole = self.source(from, stop);
        let tag = tag::read(whole);
        let opens = !tag.closes && !whole.ends_with("/>");
        match tag.meaning {
            Meaning::Block => self.close(),
            Meaning::Heading(level) if opens => self.begin(Shape::Heading(level), from, stop),
            Meaning::Heading(_) => self.close(),
            Meaning::Quote => {
                self.close();
                self.quotes = if opens { self.quotes + 1 } else { self.quotes.saturating_sub(1) };
            }
            Meaning::Break => self.writer.hard_break(from, stop),
            Meaning::Raw if opens => self.html.mode = Mode::Raw(from),
            Meaning::Raw => {}
            _ => self.style_tag(&tag),
        }
        self.writer.leave_out();
    }

    /// Words between tags, their lines joined and their character references decoded.
    fn html_words(&mut self, start: u32, end: u32) {
        let mut at = start;
        for line in self.source(start, end).split_inclusive('\n') {
            let body = line.trim_end_matches(['\n', '\r']);
            self.html_line(body, at);
            let next = at + line.len() as u32;
            if body.len() < line.len() {
                self.writer.soft_break(at + body.len() as u32, next);
            }
            at = next;
        }
    }

    fn html_line(&mut self, line: &str, start: u32) {
        let body = if self.writer.text().ends_with([' ', '\n']) { line.trim_start() } else { line };
        if body.trim().is_empty() && self.open.is_none() {
            return;
        }
        let mut at = start + (line.len() - body.len()) as u32;
        let end = start + line.len() as u32;
        self.reach(at, end);
        let mut rest = body;
        while let Some(amp) = rest.bytes().position(|byte| byte == b'&') {
            let decoded = rest.get(amp..).and_then(tag::reference);
            let (words, tail) = rest.split_at(amp + usize::from(decoded.is_none()));
            self.writer.push(words, at, at + words.len() as u32);
            at += words.len() as u32;
            rest = tail;
            if let Some((character, length)) = decoded {
                let mut buffer = [0; 4];
                self.writer.push(character.encode_utf8(&mut buffer), at, at + length as u32);
                at += length as u32;
                rest = rest.get(length..).unwrap_or("");
            }
        }
        self.writer.push(rest, at, end);
    }

    fn source(&self, start: u32, end: u32) -> &'t str {
        self.writer.parsed().get(start as usize..end as usize).unwrap_or("")
    }
}
