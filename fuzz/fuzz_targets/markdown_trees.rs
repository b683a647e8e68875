//! Charts and rosters in pages: no panic, and every span inside the text on character boundaries.
#![no_main]

use libfuzzer_sys::fuzz_target;
use orglint::parse::{markdown, markdown_chart};
use orglint::source::FileId;

fuzz_target!(|text: &str| {
    let document = markdown::parse(FileId(0), text);
    for chart in markdown_chart::parse(&document, text) {
        let fields = chart.nodes.iter().flat_map(|node| [&node.name, &node.title, &node.team].into_iter().flatten());
        let spans = fields.map(|field| field.span).chain(chart.nodes.iter().map(|node| node.at));
        for span in spans.chain(chart.edges.iter().map(|edge| edge.at)).chain([chart.span]) {
            assert!(text.get(span.range()).is_some(), "{span:?}");
        }
    }
});
