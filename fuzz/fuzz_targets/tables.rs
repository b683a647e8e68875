//! Charts in CSV and TSV, in whatever encoding: no panic, every span inside the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use orglint::discover::decode;
use orglint::source::FileKind;
use orglint_fuzz::read_as;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = decode(data.to_vec(), FileKind::Csv) {
        read_as("people/org.csv", FileKind::Csv, text.as_str());
        read_as("people/org.tsv", FileKind::Csv, text.as_str());
    }
});
