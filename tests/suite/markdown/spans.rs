//! From words of the plain text back to the bytes that they were written as.

use orglint::parse::document::Style;

use super::read;

/// The source of `words` in the first block that has them; empty if none has.
fn source<'p>(page: &'p str, words: &str) -> &'p str {
    let range = read(page).blocks.iter().find_map(|block| {
        let at = block.prose.text.find(words)? as u32;
        block.prose.source_range(at, at + words.len() as u32)
    });
    range.map_or("", |(from, to)| &page[from as usize..to as usize])
}

#[test]
fn words_across_markup_cover_it_and_nothing_around_it() {
    let page = "The **CTO** *owns* the\n[delivery](x) &amp; `more`.\n";
    assert_eq!(source(page, "CTO"), "CTO");
    assert_eq!(source(page, "CTO owns"), "CTO** *owns");
    assert_eq!(source(page, "the delivery"), "the\n[delivery");
    assert_eq!(source(page, "delivery &"), "delivery](x) &amp;");
    assert_eq!(source(page, "more"), "more");
}

#[test]
fn words_after_what_is_left_out_keep_their_place() {
    assert_eq!(source("a <!-- b --> c\n", "a c"), "a <!-- b --> c");
    assert_eq!(source("{{< x >}}The CTO{{< /x >}}\n", "The CTO"), "The CTO");
    assert_eq!(source("| a | b |\n|-|-|\n| c\\|d | e |\n", "c|d"), "c\\|d");
    assert_eq!(source("\u{feff}---\na: b\n---\r\nthe\r\nend\r\n", "the end"), "the\r\nend");
    assert_eq!(source("<p>a &amp; b\n  c</p>\n", "& b c"), "&amp; b\n  c");
    assert_eq!(source("```\r\na\r\nb\r\n```\r\n", "a\nb"), "a\r\nb");
}

#[test]
fn a_block_spans_its_markup() {
    let page = "# A #\n\n- [ ] b\n  *c*\n\n> d\n\n| e |\n|---|\n";
    let document = read(page);
    let spans: Vec<&str> = document.blocks.iter().map(|block| &page[block.span.range()]).collect();
    assert_eq!(spans, ["# A #", "- [ ] b\n  *c*", "d", "e"]);
}

#[test]
fn style_is_told_for_each_byte() {
    let document = read("a **b *c* [d](e)** `f` <b>g</b>\n");
    let prose = &document.blocks[0].prose;
    let style = |word: &str| prose.style_at(prose.text.find(word).unwrap() as u32);
    assert_eq!(style("a"), Style::default());
    assert_eq!(style("b"), Style { strong: true, ..Style::default() });
    assert_eq!(style("c"), Style { strong: true, emphasis: true, ..Style::default() });
    assert_eq!(style("d"), Style { strong: true, link: true, ..Style::default() });
    assert_eq!(style("f"), Style { code: true, ..Style::default() });
    assert_eq!(style("g"), Style { strong: true, ..Style::default() });
}

#[test]
fn comments_are_listed_and_those_in_code_are_none() {
    let page = "a <!-- b -->\n\n<!-- c\nd -->\n\n`<!-- e -->`\n\n```\n<!-- f -->\n```\n\n{/* g */}\n";
    let document = read(page);
    let comments: Vec<&str> = document.comments.iter().map(|&span| &page[span.range()]).collect();
    assert_eq!(comments, ["<!-- b -->", "<!-- c\nd -->", "{/* g */}"]);
}
