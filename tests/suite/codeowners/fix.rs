//! Mending CODEOWNERS without changing whose any file is.

use orglint::fix::{apply, codeowners_edits, unified_diff};
use orglint::parse::codeowners::Dialect;
use orglint::source::FileId;

fn mended(dialect: Dialect, text: &str) -> String {
    let file = super::owners_file(dialect, text, &[]);
    apply(text, &codeowners_edits(&file, text, |_| true))
}

#[test]
fn lines_that_can_never_apply_go_and_all_else_stays() {
    let text = "# base\r\n*        @ana   # all\r\n\r\n/a/x     @bo\r\n/a/      @cy # keep me\r\n/b/      @di\r\n/a/      @cy\r\n";
    let expected = "# base\r\n*        @ana   # all\r\n\r\n# keep me\r\n/b/      @di\r\n/a/      @cy\r\n";
    assert_eq!(mended(Dialect::GitHub, text), expected);
    assert_eq!(mended(Dialect::GitHub, expected), expected);
}

#[test]
fn lines_that_only_match_nothing_today_stay() {
    let text = "/gone/ @ana\n/lib/ @bo\n*.rs @cy\n";
    assert_eq!(mended(Dialect::GitHub, text), text);
}

#[test]
fn the_first_of_several_equal_lines_of_gitlab_keeps_its_place() {
    let text = "* @ana\n/d/ @bo\n* @ana\n";
    assert_eq!(mended(Dialect::GitLab, text), "* @ana\n/d/ @bo\n");
    let text = "* @ana\n/d/ @bo\n* @cy\n";
    assert_eq!(mended(Dialect::GitLab, text), text);
    let text = "* @ana\n/d/ @bo\n* @cy\n* @di\n";
    assert_eq!(mended(Dialect::GitLab, text), "* @ana\n/d/ @bo\n* @di\n");
}

#[test]
fn a_rule_that_somebody_wants_to_keep_stays() {
    let text = "/a/ @ana\n* @bo\n";
    let file = super::owners_file(Dialect::GitHub, text, &[]);
    assert_eq!(codeowners_edits(&file, text, |_| false), []);
}

#[test]
fn the_difference_is_that_of_diff() {
    let text = "1\n2\n3\n4\n/a/ @ana\n/b @bo\n* @bo";
    let file = super::owners_file(Dialect::GitHub, text, &[]);
    let shown = unified_diff("CODEOWNERS", text, &codeowners_edits(&file, text, |_| true));
    assert!(shown.starts_with("--- a/CODEOWNERS\n+++ b/CODEOWNERS\n@@ -"), "{shown}");
    assert!(shown.contains("-/a/ @ana\n-/b @bo\n * @bo\n\\ No newline at end of file\n"), "{shown}");
    assert_eq!(unified_diff("CODEOWNERS", text, &[]), "");
}

#[test]
fn owners_are_the_same_before_and_after() {
    let text = "*.md @docs\n/a/ @ana\n/a/b @bo\n/a/ @cy\n*.rs @rust\n/a/c.rs @di\n/a/**/*.rs @eve\n*.rs @rust\n";
    let paths = ["a/b", "a/c.rs", "a/x/y.rs", "b.rs", "z.md", "a/z.md"];
    let after = mended(Dialect::GitHub, text);
    let owners = |text: &str| {
        let file = super::owners_file(Dialect::GitHub, text, &paths);
        let of = |at| file.owners_of(FileId(at)).iter().map(|owner| owner.text.clone()).collect::<Vec<_>>();
        (0..paths.len() as u32).map(of).collect::<Vec<_>>()
    };
    assert_eq!(owners(text), owners(&after));
    assert_eq!(mended(Dialect::GitHub, &after), after);
    assert!(after.lines().count() < text.lines().count());
}
