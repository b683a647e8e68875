//! The invented companies of `fixtures/`, through the binary: what is found in each stands in its `expected.txt`.
//! `BLESS=1` writes these anew; those whose name begins with `healthy` stay silent whatever is blessed.

use std::fs;
use std::path::Path;

use super::binary::run;

#[test]
fn every_company_is_read_as_expected() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut wrong = Vec::new();
    for entry in fs::read_dir(&fixtures).unwrap() {
        let company = entry.unwrap().path();
        let tree = company.join("tree");
        if !tree.is_dir() {
            continue;
        }
        let name = company.file_name().unwrap().to_string_lossy().into_owned();
        assert!(company.join("story.md").is_file(), "{name} has no story");
        let said = run(&tree, &["check", "--root", ".", "--format", "concise", "--quiet"], b"");
        assert!(said.code.is_some_and(|code| code < 2), "{name}: {}", said.err);
        assert!(!name.starts_with("healthy") || said.out.is_empty(), "{name} is not silent:\n{}", said.out);
        let expected = company.join("expected.txt");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &said.out).unwrap();
        }
        let written = fs::read_to_string(&expected).unwrap_or_default().replace("\r\n", "\n");
        if written != said.out {
            wrong.push(format!("{name}:\n{}", said.out));
        }
    }
    assert!(wrong.is_empty(), "run with BLESS=1 if this is better:\n{}", wrong.join("\n"));
}
