//! GitHub's patterns, one behaviour a test.

use orglint::parse::codeowners::Dialect::GitHub;

use super::{decides, matches};

#[test]
fn the_last_matching_line_decides() {
    decides(
        GitHub,
        "* @base\n*.ts @web\n/lib/ @lib\n",
        &[("main.ts", 2), ("lib/main.ts", 3), ("lib/deep/er/tool.rs", 3), ("Makefile", 1)],
    );
}

#[test]
fn a_line_without_owners_leaves_its_files_to_nobody() {
    decides(GitHub, "/tools/ @ana\n/tools/fork\n", &[("tools/a", 1), ("tools/fork/b", 2), ("tools/forks", 1)]);
}

#[test]
fn a_catch_all_at_the_end_takes_everything() {
    decides(GitHub, "/pay @ana\n* @bo\n", &[("pay", 2), ("other", 2)]);
}

#[test]
fn a_pattern_that_comes_again_counts_the_second_time() {
    decides(GitHub, "/pay @ana\n/pay @bo\n", &[("pay", 2), ("pay/x", 2)]);
}

#[test]
fn a_lone_name_is_a_file_or_directory_at_any_depth() {
    matches(
        GitHub,
        "pay",
        &["pay", "pay/card", "web/pay", "web/pay/card/x"],
        &["pay.rs", "web/pay.rs", "repay", "web/card"],
    );
}

#[test]
fn a_slash_at_the_start_anchors() {
    matches(GitHub, "/pay", &["pay", "pay/card", "pay/card/x"], &["payment.rs", "web/pay", "web/pay/x", "web/card"]);
}

#[test]
fn a_slash_inside_anchors() {
    matches(GitHub, "web/pay", &["web/pay", "web/pay/x"], &["web/pays", "old/web/pay", "old/web/pay/x"]);
    matches(GitHub, "/web/pay", &["web/pay", "web/pay/x"], &["web/pays", "old/web/pay", "old/web/pay/x"]);
}

#[test]
fn a_slash_at_the_end_means_what_is_below_a_directory() {
    matches(GitHub, "pay/", &["pay/card", "web/pay/card", "web/pay/card/x"], &["pay", "web/pay"]);
    matches(GitHub, "/pay/", &["pay/card", "pay/card/x"], &["pay", "web/pay", "web/pay/card"]);
    matches(GitHub, "web/pay/", &["web/pay/x"], &["web/pay", "old/web/pay", "old/web/pay/x"]);
    matches(GitHub, "/web/pay/", &["web/pay/x", "web/pay/x/y"], &["web/pay", "old/web/pay/x"]);
}

#[test]
fn a_lone_star_is_every_file() {
    matches(GitHub, "*", &["a", "a/b", "a/b/c", ".env", "a/.b"], &[]);
}

#[test]
fn a_star_at_the_end_of_a_path_is_one_level() {
    matches(GitHub, "/*", &["a", ".b"], &["a/b", "a/b/c"]);
    matches(GitHub, "docs/*", &["docs/a.md"], &["docs", "docs/a/b.md", "web/docs/a.md", "web/docs/a/b"]);
}

#[test]
fn a_star_with_text_owns_what_is_below_a_directory_that_it_fits() {
    matches(GitHub, "p*", &["pay", "pay/x", "pay/x/y", "web/pay", "web/pay/x"], &["repay", "web/card"]);
    matches(GitHub, "/p*", &["pay", "pay/x/y"], &["web/pay", "web/pay/x", "repay"]);
    matches(GitHub, "/docs/a*", &["docs/ab", "docs/abc/d.md"], &["docs/b"]);
}

#[test]
fn a_star_before_the_last_slash_stands_for_one_directory() {
    matches(GitHub, "p*/", &["pay/x", "web/pay/x"], &["pay", "web/pay", "repay"]);
    matches(GitHub, "/p*/", &["pay/x"], &["pay", "web/pay", "web/pay/x"]);
    matches(GitHub, "/*/", &["pay/x", "web/y", "pay/x/y"], &["pay"]);
    matches(GitHub, "/lib/*/", &["lib/a/b", "lib/a/b/c"], &["lib/a"]);
    matches(GitHub, "web/*/card", &["web/pay/card", "web/pay/card/x"], &["web", "web/pay", "web/card"]);
}

#[test]
fn a_star_stops_at_a_slash() {
    matches(GitHub, "web/*.css", &["web/a.css"], &["web", "web/a/b.css", "old/web/a.css", "old/web/a/b.css"]);
}

#[test]
fn a_question_mark_is_one_character_and_no_slash() {
    matches(GitHub, "p?y", &["pay", "web/pby", "püy"], &["py", "paay", "p/y"]);
}

#[test]
fn a_backslash_takes_the_meaning_from_the_next_character() {
    matches(GitHub, "p\\*y", &["p*y"], &["pay"]);
    matches(GitHub, "p\\?y", &["p?y"], &["pay"]);
    matches(GitHub, "/two\\ words/", &["two words/x"], &["two/x"]);
}

#[test]
fn two_stars_first_are_any_directories() {
    matches(GitHub, "**/logs", &["logs", "build/logs", "a/b/logs/c"], &["build/logs2"]);
    matches(GitHub, "**/web/pay", &["web/pay", "old/web/pay", "old/web/pay/x"], &["web/old/pay", "old/web/x/pay"]);
    matches(GitHub, "**/*pay*", &["pay", "web/pay", "web/repay", "web/payer", "a/b/pay"], &["web/card"]);
}

#[test]
fn two_stars_in_the_middle_are_any_directories_or_none() {
    matches(GitHub, "a/**/b", &["a/b", "a/x/b", "a/x/y/b/c"], &["b", "x/a/b", "x/a/b/c"]);
    matches(GitHub, "a/**/b/c*", &["a/b/card", "a/x/b/card"], &["a/b", "a/b/y", "a/x/b", "a/x/b/y"]);
}

#[test]
fn two_stars_last_are_everything_below() {
    matches(GitHub, "/a/**", &["a/x", "a/x/y"], &["a"]);
    matches(GitHub, "a/b/**", &["a/b/x", "a/b/x/y"], &["a/b", "x/a/b", "x/a/b/c"]);
    matches(GitHub, "a/**/", &["a/x", "a/x/y"], &["a"]);
    matches(GitHub, "**", &["a", "a/b"], &[]);
}

#[test]
fn case_matters() {
    matches(GitHub, "/Docs/", &["Docs/x"], &["docs/x"]);
}

#[test]
fn brackets_braces_colons_and_carets_are_themselves() {
    matches(GitHub, "/[ab].txt", &["[ab].txt"], &["a.txt", "b.txt"]);
    matches(GitHub, "/app/[id]/page.ts", &["app/[id]/page.ts"], &["app/i/page.ts", "app/other/page.ts"]);
    matches(GitHub, "*.{js,ts}", &["a.{js,ts}"], &["a.js", "a.ts"]);
    matches(GitHub, "srv/pay:card/**/*", &["srv/pay:card/x.json"], &["srv/pay-card/x.json"]);
    matches(GitHub, "run/v1/^cpu", &["run/v1/^cpu"], &["run/v1/cpu"]);
}

#[test]
fn a_comment_may_follow_the_owners() {
    decides(GitHub, "/pay @ana # @bo helps\n", &[("pay", 1)]);
    super::owned(GitHub, "/pay @ana # @bo helps\n", &[("pay", &["@ana"])]);
}

#[test]
fn a_path_with_an_unescaped_space_is_skipped() {
    decides(GitHub, "* @base\n/two words/ @ana\n", &[("two words/x", 1), ("two/x", 1)]);
}
