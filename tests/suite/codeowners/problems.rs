//! What hosts skip, at its exact place.

use orglint::parse::codeowners::{self, Dialect};
use orglint::source::FileId;

/// Each problem's words and the start of its message.
fn problems(dialect: Dialect, text: &str) -> Vec<(String, String)> {
    let syntax = codeowners::parse(FileId(0), text, dialect);
    let start = |message: &str| message.split([':', ';']).next().unwrap_or("").to_owned();
    syntax.problems.iter().map(|problem| (text[problem.at.range()].to_owned(), start(&problem.message))).collect()
}

#[track_caller]
fn has(dialect: Dialect, text: &str, expected: &[(&str, &str)]) {
    let expected: Vec<(String, String)> =
        expected.iter().map(|(words, kind)| ((*words).to_owned(), (*kind).to_owned())).collect();
    assert_eq!(problems(dialect, text), expected, "{text}");
}

#[test]
fn github_refuses_patterns_that_it_does_not_have() {
    has(Dialect::GitHub, "***/*.rb @ana\n", &[("***/*.rb", "invalid pattern")]);
    has(Dialect::GitHub, "!docs @ana\n", &[("!docs", "invalid pattern")]);
    has(Dialect::GitHub, "\\#x @ana\n", &[("\\#x", "invalid pattern")]);
    has(Dialect::GitHub, "/ @ana\n", &[("/", "invalid pattern")]);
}

#[test]
fn github_refuses_words_that_are_no_owners() {
    has(Dialect::GitHub, "/a b/ @ana\n", &[("b/", "invalid owner")]);
    has(Dialect::GitHub, "*.go\tana bo\r\n", &[("ana", "invalid owner"), ("bo", "invalid owner")]);
    has(Dialect::GitHub, "* @ana @org/team ana@quay.example @bo_corp @app[bot] # rest\n", &[]);
    has(Dialect::GitHub, "* @org/team/sub @-\n", &[("@org/team/sub", "invalid owner")]);
}

#[test]
fn a_skipped_line_leaves_no_rule() {
    let syntax = codeowners::parse(FileId(0), "*.go ana\n*.rs @bo\n", Dialect::GitHub);
    let patterns: Vec<&str> = syntax.rules.iter().map(|rule| rule.pattern.value.as_str()).collect();
    assert_eq!(patterns, ["*.rs"]);
}

#[test]
fn gitlab_names_its_errors() {
    has(Dialect::GitLab, "[]\n", &[("", "missing section name")]);
    has(Dialect::GitLab, "^[Doc][1] @doc\n", &[("1", "invalid approval requirement")]);
    has(Dialect::GitLab, "[Doc][0] @doc\n", &[("0", "less than 1 required approvals")]);
    has(Dialect::GitLab, "/lib @ana team @bo\n", &[("team", "malformed owner")]);
    has(Dialect::GitLab, "/lib\n", &[("/lib", "zero owners")]);
    has(Dialect::GitLab, "[a-z]*.md @fay\n", &[("*.md @fay", "unparsable section")]);
    has(Dialect::GitLab, "* @ana\n[Doc\n", &[("[Doc", "unparsable section"), ("[Doc", "zero owners")]);
    has(Dialect::GitLab, "*.rb @eve # ask @zoe\n", &[("@zoe", "inline comments are unsupported")]);
    has(Dialect::GitLab, "*.rb @eve # no more\n[Doc] @doc\nx\n!y\n/z @@maintainers @a/b/c\n", &[]);
}

#[test]
fn gitea_warns_about_lines_that_it_skips() {
    has(Dialect::Gitea, "docs/** @bo\n", &[("docs/**", "incorrect codeowner regexp")]);
    has(Dialect::Gitea, "docs/.*\n", &[("docs/.*", "incorrect format")]);
    has(Dialect::Gitea, "docs/.* @a/b/c @bo\n", &[("@a/b/c", "incorrect codeowner group")]);
    has(Dialect::Gitea, "(docs @bo\n", &[("(docs", "incorrect codeowner regexp")]);
}

#[test]
fn bitbucket_knows_groups_and_choices() {
    has(Dialect::Bitbucket, "* @quay/devs:random(2) @teams/web ana@quay.example @bo\n", &[]);
    has(Dialect::Bitbucket, "* @quay/devs:some\n", &[("@quay/devs:some", "invalid owner")]);
    has(Dialect::Bitbucket, "!x @bo\n", &[("!x", "invalid pattern")]);
}

#[test]
fn the_dialect_is_told_by_place_and_content() {
    use orglint::model::ownership::dialect_of;
    let none = super::sources([]);
    assert_eq!(dialect_of(".gitlab/CODEOWNERS", "", &none, None), Dialect::GitLab);
    assert_eq!(dialect_of("CODEOWNERS", "* @ana\n", &none, None), Dialect::GitHub);
    assert_eq!(dialect_of("CODEOWNERS", "^[Docs] @ana\n", &none, None), Dialect::GitLab);
    assert_eq!(dialect_of("CODEOWNERS", "* @ana/b/c\n", &none, None), Dialect::GitLab);
    assert_eq!(dialect_of("CODEOWNERS", "lib/.* @ana\n.*\\.go @bo\n", &none, None), Dialect::Gitea);
    assert_eq!(dialect_of("CODEOWNERS", "* @ana\n", &none, Some(Dialect::Bitbucket)), Dialect::Bitbucket);
    let on_gitlab = super::sources([".gitlab-ci.yml"]);
    assert_eq!(dialect_of("docs/CODEOWNERS", "* @ana\n", &on_gitlab, None), Dialect::GitLab);
}

#[test]
fn sections_beyond_two_thousand_are_told_of_and_not_read() {
    let text: String = (0..2_003).map(|at| format!("[Part {at}] @team\n*\n")).collect();
    has(Dialect::GitLab, &text, &[("[Part 2000] @team", "more than 2000 sections")]);
    assert_eq!(codeowners::parse(FileId(0), &text, Dialect::GitLab).rules.len(), 2_000);
}
