//! GitLab's patterns and sections, one behaviour a test.

use orglint::parse::codeowners::Dialect::GitLab;

use super::{lines, matches, owned};

#[test]
fn every_section_gives_one_line() {
    let text = "* @lead\n[Guides]\nGUIDE.md @u1 @u2\ninner/GUIDE.md @u4\n[Law]\nGUIDE.md @u3\n";
    let found = lines(GitLab, text, &["GUIDE.md", "inner/GUIDE.md", "main.go"]);
    assert_eq!(found, [vec![1, 3, 6], vec![1, 4, 6], vec![1]]);
    owned(GitLab, text, &[("GUIDE.md", &["@lead", "@u1", "@u2", "@u3"])]);
}

#[test]
fn entries_without_owners_get_those_of_their_section() {
    owned(GitLab, "[Guides] @guide\nguide/\nGUIDE.md @ana\n", &[("guide/a/b", &["@guide"]), ("GUIDE.md", &["@ana"])]);
}

#[test]
fn a_path_without_a_slash_at_its_end_is_a_file() {
    matches(GitLab, "docs", &["docs", "web/docs"], &["docs/x"]);
}

#[test]
fn a_slash_at_the_end_means_everything_below() {
    matches(GitLab, "/docs/", &["docs/x", "docs/y/z"], &["docs", "web/docs/x"]);
    matches(GitLab, "docs/", &["docs/x", "web/docs/y/z"], &["docs"]);
}

#[test]
fn two_stars_at_the_end_are_one_level() {
    matches(GitLab, "/docs/**", &["docs/x"], &["docs/y/z"]);
    matches(GitLab, "/docs/**/*", &["docs/x", "docs/y/z"], &["docs"]);
}

#[test]
fn only_a_slash_at_the_start_anchors() {
    matches(GitLab, "inner/GUIDE.md", &["inner/GUIDE.md", "docs/inner/GUIDE.md"], &["GUIDE.md"]);
    matches(GitLab, "/inner/GUIDE.md", &["inner/GUIDE.md"], &["docs/inner/GUIDE.md"]);
}

#[test]
fn an_exclusion_is_final_in_its_section() {
    let text = "* @lead\n!*.rb\n/special/*.rb @bo\n";
    assert_eq!(lines(GitLab, text, &["special/x.rb", "y.go"]), [vec![], vec![1]]);
}

#[test]
fn an_exclusion_ends_with_its_section() {
    let text = "* @lead\n[Ruby]\n*.rb @ruby\n!/config/**/*.rb\n";
    assert_eq!(lines(GitLab, text, &["config/a/b.rb", "lib/x.rb"]), [vec![1], vec![1, 3]]);
}

#[test]
fn sections_of_one_name_are_one_section_whatever_their_case() {
    let text = "[Doc]\na/ @d1\n[Other]\nb/ @o\n[DOC]\na/x @d2\n";
    assert_eq!(lines(GitLab, text, &["a/x", "a/y", "b/z"]), [vec![6], vec![2], vec![4]]);
}

#[test]
fn a_pattern_that_comes_again_keeps_its_first_place() {
    let text = "* @ana\n/docs/ @bo\n* @cy\n";
    owned(GitLab, text, &[("docs/x", &["@bo"]), ("y", &["@cy"])]);
}

#[test]
fn another_spelling_of_a_pattern_is_another_entry() {
    assert_eq!(lines(GitLab, "/**/docs/ @ana\n/docs/x @bo\n/**/**/docs/ @cy\n", &["docs/x"]), [vec![3]]);
    assert_eq!(lines(GitLab, "docs/ @ana\n/docs/x @bo\n/**/docs/ @cy\n", &["docs/x"]), [vec![2]]);
}

#[test]
fn character_classes_work() {
    matches(GitLab, "a/[bc].txt", &["a/b.txt"], &["a/d.txt", "a/[bc].txt"]);
    matches(GitLab, "/a/[!bc]x", &["a/dx"], &["a/bx"]);
    matches(GitLab, "/a/[a-f]x", &["a/dx"], &["a/gx"]);
    matches(GitLab, "/a/[bc", &[], &["a/[bc", "a/b"]);
    matches(GitLab, "/[]a]", &[], &["a", "]", "]a]"]);
    matches(GitLab, "/[!]a", &["xa"], &["a"]);
    matches(GitLab, "/a[b/c]d", &["acd"], &["a[b/c]d", "ab/cd"]);
}

#[test]
fn a_class_at_the_start_of_a_line_is_taken_for_a_heading() {
    let text = "[a-z]*.md @fay\nx.md @gus\n";
    assert_eq!(lines(GitLab, text, &["b.md", "x.md"]), [vec![], vec![2]]);
}

#[test]
fn a_hash_can_be_escaped() {
    matches(GitLab, "\\#x", &["#x"], &["x"]);
}

#[test]
fn words_after_a_hash_still_make_owners() {
    owned(GitLab, "*.rb @eve # ask @zoe\n", &[("m.rb", &["@eve", "@zoe"])]);
}

#[test]
fn optional_sections_and_approvals_are_read() {
    let text = "^[Opt] @opt\n*.go\n[Two][2] @two\n*.go\n";
    owned(GitLab, text, &[("m.go", &["@opt", "@two"])]);
    let file = super::owners_file(GitLab, text, &[]);
    let read: Vec<_> = file.syntax.sections.iter().map(|section| (section.optional, section.approvals)).collect();
    assert_eq!(read, [(true, 1), (false, 2)]);
}

#[test]
fn braces_are_themselves_and_dotfiles_match() {
    matches(GitLab, "*.{js,ts}", &["a.{js,ts}"], &["a.js"]);
    matches(GitLab, "*", &[".x", "a/.y"], &[]);
}

#[test]
fn files_with_the_same_rules_share_one_list() {
    let text: String = (0..50).map(|section| format!("[Part {section}] @team{section}\n*.rs\n/src/ @lead\n")).collect();
    let file = super::owners_file(GitLab, &text, &["a.rs", "b.rs", "c.md", "src/a.rs", "src/b.md", "src/c.rs"]);
    let orglint::model::ownership::Verdict::Several(lists) = &file.verdict else { panic!("{:?}", file.verdict) };
    assert_eq!(lists.number_of(0), lists.number_of(1));
    assert_eq!(lists.number_of(3), lists.number_of(5));
    assert_eq!(file.verdict.rules_of(3).len(), 50);
    assert!(file.verdict.rules_of(2).is_empty());
    assert!(lists.len() <= 4, "{}", lists.len());
}
