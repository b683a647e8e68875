//! Gitea's and Forgejo's regular expressions, one behaviour a test.

use orglint::parse::codeowners::Dialect::Gitea;

use super::{matches, owned};

#[test]
fn expressions_match_whole_paths_and_rules_add_up() {
    let text = ".*\\\\.go @u1\nlib/.* @u2\n";
    owned(Gitea, text, &[("lib/a.go", &["@u1", "@u2"]), ("b.go", &["@u1"]), ("mylib/a", &[])]);
}

#[test]
fn a_negated_expression_takes_every_other_file() {
    owned(Gitea, "!lib/.* @u3\n", &[("docs/x", &["@u3"]), ("lib/y", &[])]);
}

#[test]
fn one_backslash_is_lost_before_the_expression_is_read() {
    matches(Gitea, "a\\.go", &["a.go", "axgo"], &["ago"]);
    matches(Gitea, "a\\\\.go", &["a.go"], &["axgo"]);
}

#[test]
fn a_star_repeats_the_character_before_it() {
    matches(Gitea, "lib/oh*", &["lib/o", "lib/ohh"], &["lib/ohm.c"]);
}

#[test]
fn a_lone_star_matches_every_path() {
    matches(Gitea, "*", &["x", "a/b"], &[]);
    matches(Gitea, "*.js", &["x.js", "xyjs"], &["a/b.ts"]);
}

#[test]
fn hash_and_space_need_a_backslash() {
    matches(Gitea, "a\\#b", &["a#b"], &[]);
    matches(Gitea, "c\\ d", &["c d"], &[]);
}

#[test]
fn a_leading_slash_never_matches_and_two_stars_are_an_error() {
    matches(Gitea, "/docs/", &[], &["docs/x"]);
    matches(Gitea, "docs/**", &[], &["docs/x"]);
}

#[test]
fn classes_and_braces_are_those_of_go() {
    matches(Gitea, "[[]a]", &["[a]"], &["a"]);
    matches(Gitea, "a{b", &["a{b"], &["ab"]);
    matches(Gitea, "a{2}", &["aa"], &["a"]);
    matches(Gitea, "(docs|web)/.*", &["docs/x", "web/y"], &["lib/z"]);
    matches(Gitea, "\\\\d+", &["12"], &["١٢"]);
}
