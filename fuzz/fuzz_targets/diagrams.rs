//! Mermaid, PlantUML and DOT: no panic, and every span inside the text on character boundaries.
#![no_main]

use libfuzzer_sys::fuzz_target;
use orglint::parse::{dot, mermaid, plantuml};
use orglint::source::FileId;
use orglint_fuzz::spans_lie_inside;

fuzz_target!(|text: &str| {
    for charts in
        [mermaid::parse(FileId(0), text, 0), plantuml::parse(FileId(0), text, 0), dot::parse(FileId(0), text, 0)]
    {
        for chart in &charts {
            spans_lie_inside(text, chart);
        }
    }
});
