//! Files that list members only, at the places where they are looked for: no panic, every span inside the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use orglint::discover::kind;
use orglint::model::people::Mailmap;
use orglint_fuzz::read_as;

const PATHS: [&str; 7] = [
    "catalog-info.yaml",
    "config/org/org.yaml",
    "OWNERS_ALIASES",
    "sigs.yaml",
    "teams/compiler.toml",
    ".github/settings.yml",
    "github/main.tf",
];

fuzz_target!(|text: &str| {
    for path in PATHS {
        read_as(path, kind(path), text);
    }
    let _ = Mailmap::parse(text);
});
