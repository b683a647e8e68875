//! Charts and rosters in pages: no panic, and every span inside the text on character boundaries.
#![no_main]

use libfuzzer_sys::fuzz_target;
use orglint::parse::{markdown, markdown_chart};
use orglint::source::FileId;
use orglint_fuzz::spans_lie_inside;

fuzz_target!(|text: &str| {
    let document = markdown::parse(FileId(0), text);
    for chart in markdown_chart::parse(&document, text) {
        spans_lie_inside(text, &chart);
    }
});
