//! LDIF: no panic, every span inside the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use orglint::parse::ldif::{Ldif, decoded};
use orglint::source::{FileId, FileKind};
use orglint_fuzz::read_as;

fuzz_target!(|text: &str| {
    let _ = Ldif::parse(FileId(0), text);
    let _ = (decoded(text, false), decoded(text, true));
    read_as("people/directory.ldif", FileKind::Ldif, text);
});
