//! What holds for every page, however strange.

use orglint::parse::document::{Document, Prose};
use orglint::parse::markdown::{Options, parse, parse_with};
use orglint::source::{FileId, Span};
use proptest::prelude::*;

/// Every span lies inside the text on character boundaries, and every piece says truly where it stands.
fn sound(text: &str, document: &Document) {
    let inside = |span: Span| assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
    for (id, block) in document.blocks.iter().enumerate() {
        inside(block.span);
        pieces_are_sound(text, &block.prose);
        assert!(block.headings.iter().all(|&heading| (heading as usize) < id));
    }
    document.comments.iter().copied().for_each(inside);
    document.problems.iter().for_each(|problem| inside(problem.at));
    for entry in &document.front_matter {
        inside(entry.key.span);
        inside(entry.value.span);
    }
}

fn pieces_are_sound(text: &str, prose: &Prose) {
    let mut at = 0;
    for (i, piece) in prose.pieces.iter().enumerate() {
        let end = prose.pieces.get(i + 1).map_or(prose.text.len(), |next| next.plain as usize);
        let plain = &prose.text[piece.plain as usize..end];
        let source = &text[piece.source as usize..(piece.source + piece.source_len) as usize];
        assert!(!plain.is_empty());
        assert!(piece.source >= at, "pieces go backwards in {text:?}");
        at = piece.source + piece.source_len;
        if piece.verbatim {
            assert_eq!(plain, source);
        }
    }
    assert_eq!(prose.pieces.is_empty(), prose.text.is_empty());
    for (start, _) in prose.text.char_indices() {
        let range = prose.source_range(start as u32, prose.text.len() as u32);
        assert!(range.is_some_and(|(from, to)| text.get(from as usize..to as usize).is_some()));
    }
    assert_eq!(prose.source_range(0, prose.text.len() as u32 + 1), None);
}

fn check(text: &str) {
    for options in [Options { keep_code: true, mdx: false }, Options { keep_code: false, mdx: true }] {
        sound(text, &parse_with(FileId(0), text, options));
    }
}

/// Scraps of markup that meet in unlucky ways.
const SCRAPS: &[&str] = &[
    "# ",
    "## a\n",
    "- ",
    "1. ",
    "  ",
    "    ",
    "\t",
    "> ",
    "> [!note] ",
    "> [!NOTE]\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "a ",
    "é",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "``",
    "```\n",
    "```dot\n",
    "[",
    "](x)",
    "![",
    "[^1]",
    "[^1]: ",
    "|",
    "|-|-|\n",
    "|a|b|\n|-|-|\n",
    "\\|",
    "\\",
    "&amp;",
    "&#8217;",
    "&nbsp;",
    "<!--",
    "-->",
    "<br>",
    "<p>",
    "</p>",
    "<h2>",
    "<b>",
    "<blockquote>",
    "</blockquote>",
    "<svg>",
    "<A b={",
    "}>",
    "<a href=\"",
    "\">",
    "{{< x",
    " >}}",
    "{{% y %}}",
    "{%",
    "%}",
    "{: .c}",
    "{/* c */}",
    "{",
    "}",
    "\n: def",
    ": ",
    "\n:::note\n",
    "\nimport x from 'y'\n",
    "export const a = {\n",
    "---\n",
    "+++\n",
    "a: b\n",
    "a: [b, *c]\n",
    "b = 1\n",
    "===\n",
    "***\n",
    "- [x] ",
    "\u{feff}",
    "\0",
    "\u{1a}",
    "  \n",
    "<",
];

fn scrap() -> impl Strategy<Value = &'static str> {
    prop::sample::select(SCRAPS)
}

proptest! {
    #[test]
    fn spans_of_scraps_are_sound(scraps in prop::collection::vec(scrap(), 0..24)) {
        check(&scraps.concat());
    }

    #[test]
    fn spans_of_any_text_are_sound(text in "[ -~\n\té–<>{}*_`|]{0,60}") {
        check(&text);
    }

    #[test]
    fn spans_after_a_fence_are_sound(fence in "(---|\\+\\+\\+)\n", scraps in prop::collection::vec(scrap(), 0..16)) {
        check(&format!("{fence}{}", scraps.concat()));
    }
}

#[test]
fn every_prefix_of_a_page_is_read() {
    let page = include_str!("page.md");
    for end in (0..=page.len()).filter(|&end| page.is_char_boundary(end)) {
        check(&page[..end]);
    }
    assert!(parse(FileId(0), page).problems.is_empty());
}
