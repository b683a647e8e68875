//! Markdown pages: CommonMark, GFM, front matter, and what static site generators add to them.

mod block;
mod callout;
mod event;
mod footnote;
mod frame;
mod front_matter;
mod html;
mod mask;
mod tag;
mod writer;

use pulldown_cmark::{Options as Extensions, Parser};

use self::block::Builder;
use self::mask::Masked;
use super::chart::Problem;
use super::document::Document;
use crate::source::{FileId, Span};

/// What to keep of a page, and what it may contain.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Options {
    /// Copy the text of code blocks? Without it they are blocks with empty prose.
    pub keep_code: bool,
    /// Read `{expressions}` as MDX does (`.mdx`)? Pages that import a module are read so in any case.
    pub mdx: bool,
}

/// Reads a page, the text of its code blocks included. Never fails: what cannot be read is in [`Document::problems`].
pub fn parse(file: FileId, text: &str) -> Document {
    parse_with(file, text, Options { keep_code: true, mdx: false })
}

/// Reads a page as told by `options`.
pub fn parse_with(file: FileId, text: &str, options: Options) -> Document {
    let mut document = Document::empty(file);
    if u32::try_from(text.len()).is_err() {
        let message = "page of more than 4 GiB".to_owned();
        document.problems.push(Problem { at: Span::new(file, 0, 0), message });
        return document;
    }
    let start = front_matter::read(text, &mut document);
    let masked = mask::mask(text, start, options.mdx);
    read_blocks(document, text, &masked, start, options)
}

fn read_blocks(document: Document, text: &str, masked: &Masked<'_>, start: usize, options: Options) -> Document {
    let body = masked.text.get(start..).unwrap_or("");
    let mut builder = Builder::new(document, text, masked, options.keep_code);
    for (event, range) in Parser::new_ext(body, extensions()).into_offset_iter() {
        builder.event(event, (range.start + start) as u32, (range.end + start) as u32);
    }
    builder.finish()
}

/// Definition lists, sub- and superscript and smart punctuation are off because they change the prose.
fn extensions() -> Extensions {
    Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_GFM
        | Extensions::ENABLE_HEADING_ATTRIBUTES
}
