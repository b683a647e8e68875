//! Charts and rosters in pages, of Markdown and of HTML: no panic, and every span inside the text on character boundaries.
#![no_main]

use libfuzzer_sys::fuzz_target;
use orglint::parse::{html_chart, markdown, markdown_chart};
use orglint::source::FileId;
use orglint_fuzz::spans_lie_inside;

fuzz_target!(|text: &str| {
    let document = markdown::parse(FileId(0), text);
    for chart in markdown_chart::parse(&document, text).iter().chain(&html_chart::parse(FileId(0), text)) {
        spans_lie_inside(text, chart);
    }
});
