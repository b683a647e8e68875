//! Charts in YAML, JSON and TOML: no panic, no expansion without end, every span inside the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use orglint::source::FileKind;
use orglint_fuzz::read_as;

fuzz_target!(|text: &str| {
    read_as("data/team.yml", FileKind::Yaml, text);
    read_as("data/team.json", FileKind::Json, text);
    read_as("data/team.toml", FileKind::Toml, text);
});
