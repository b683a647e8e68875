//! The hooks for pre-commit, as far as they can be tested without it; `tests/meet/pre-commit.sh` does the rest.

use orglint::discover::kind;
use orglint::source::FileKind;

use crate::discover::sandbox::Sandbox;

const MANIFEST: &str = include_str!("../../.pre-commit-hooks.yaml");
const INIT: &str = include_str!("../../src/cli/init/pre-commit-config.yaml");

/// The values of a key, in turn.
fn values<'t>(text: &'t str, key: &str) -> Vec<&'t str> {
    let start = format!("{key}: ");
    let lines = text.lines().map(|line| line.trim_start().trim_start_matches("- "));
    lines.filter_map(|line| line.strip_prefix(&start)).map(|value| value.trim_matches('\'')).collect()
}

#[test]
fn both_hooks_read_the_whole_repository_once() {
    assert_eq!(values(MANIFEST, "id"), ["orglint", "orglint-codeowners"]);
    assert_eq!(values(MANIFEST, "language"), ["rust"; 2]);
    assert_eq!(values(MANIFEST, "pass_filenames"), ["false"; 2]);
    assert_eq!(values(MANIFEST, "require_serial"), ["true"; 2]);
    assert!(values(MANIFEST, "entry").iter().all(|entry| entry.starts_with("orglint check --staged")));
}

#[test]
fn the_entries_can_be_run_as_they_stand() {
    let repo =
        Sandbox::repository(&[("a.md", "The CTO owns delivery of the planner.\n"), ("CODEOWNERS", "*.xyz @ines\n")]);
    let found = ["cto-owns-delivery", "codeowners-unmatched-pattern"];
    for (entry, found) in values(MANIFEST, "entry").iter().zip(found) {
        let mut command = assert_cmd::Command::cargo_bin("orglint").unwrap();
        let words = entry.split(' ').skip(1).chain(["--format", "concise"]);
        let output = command.current_dir(repo.path()).args(words).env_clear().output().unwrap();
        let out = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.code() == Some(1) && out.contains(found), "{entry}: {out}");
    }
}

#[test]
fn a_hook_wakes_for_exactly_what_is_read() {
    let pattern = values(MANIFEST, "files")[0];
    assert_eq!(values(INIT, "files"), [pattern]);
    let pattern = regex::Regex::new(pattern).unwrap();
    let endings =
        ["md", "markdown", "mdx", "mdown", "mkd", "qmd", "Rmd", "yaml", "yml", "json", "jsonc", "toml", "csv"];
    let more = ["tsv", "ldif", "mmd", "mermaid", "puml", "plantuml", "wsd", "iuml", "dot", "gv", "tf", "MD"];
    let others = ["png", "rs", "html", "json5", "mdc", "txt", "tfvars"];
    let named = ["CODEOWNERS", ".github/CODEOWNERS", "a/OWNERS", "OWNERS_ALIASES", ".mailmap", "a/XOWNERS", "LICENSE"];
    let of_ending = endings.iter().chain(&more).chain(&others).map(|ending| format!("handbook/page.{ending}"));
    for path in of_ending.chain(named.map(str::to_owned)) {
        assert_eq!(pattern.is_match(&path), kind(&path) != FileKind::Other, "{path}");
    }
}
