//! Lines that decide about nothing, and which file counts.

use orglint::model::ownership::{Fate, Ownership};
use orglint::parse::codeowners::{self, Dialect};
use orglint::source::FileId;

fn fates(dialect: Dialect, text: &str, paths: &[&str]) -> Vec<Fate> {
    super::owners_file(dialect, text, paths).fates
}

#[test]
fn a_line_that_matches_no_file_is_unmatched() {
    let found = fates(Dialect::GitHub, "* @ana\n/gone/ @bo\n", &["a", "b"]);
    assert_eq!(found, [Fate::Decides { files: 2 }, Fate::Unmatched]);
}

#[test]
fn a_pattern_that_comes_again_is_repeated() {
    let found = fates(Dialect::GitHub, "/a/ @ana\n/a/** @Ana\n/a/ @bo\n", &["a/x"]);
    let expected = [
        Fate::Repeated { by: 2, same_owners: false },
        Fate::Repeated { by: 2, same_owners: false },
        Fate::Decides { files: 1 },
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_line_whose_files_are_all_taken_is_shadowed() {
    let found = fates(Dialect::GitHub, "/lib/ @ana\n*.rs @bo\n*.md @cy\n", &["lib/a.rs", "lib/b.rs", "lib/c.md"]);
    assert_eq!(found[0], Fate::Shadowed { by: 1, files: 3, takers: 2, fallback: false });
}

#[test]
fn a_line_for_what_particular_lines_leave_over_is_a_fallback() {
    let found = fates(Dialect::GitHub, "/lib/ @ana\n/lib/a @bo\n/lib/b/ @cy\n", &["lib/a/x", "lib/b/y"]);
    assert_eq!(found[0], Fate::Shadowed { by: 2, files: 2, takers: 2, fallback: true });
}

#[test]
fn patterns_alone_prove_that_a_line_never_applies() {
    let overruled = |first: &str, later: &str| {
        let text = format!("{first} @ana\n{later} @bo\n");
        fates(Dialect::GitHub, &text, &["z"])[0] == Fate::Overruled { by: 1 }
    };
    for (first, later) in [
        ("/pay", "*"),
        ("/pay/", "*"),
        ("*.rs", "*"),
        ("/pay", "**"),
        ("pay/", "/**"),
        ("/pay/card/", "/pay/"),
        ("/pay/card", "/pay/"),
        ("/pay/*", "/pay/"),
        ("/pay/*.rs", "/pay/"),
        ("/pay/x.rs", "*.rs"),
        ("/pay/", "pay/"),
        ("/web/pay/", "pay"),
        ("a/**/b", "b"),
        ("/a/b/c", "/a/*/c"),
        ("/a/*/c", "/a/*/"),
        ("/a/**/*.rs", "*.rs"),
        ("/a/*.rs", "/a/*.rs/"),
        ("/a/x", "/a/**"),
        ("/c/**/b", "b"),
        ("/a/b*", "/*/b*"),
    ] {
        let expected = (first, later) != ("/a/*.rs", "/a/*.rs/");
        assert_eq!(overruled(first, later), expected, "{first} by {later}");
    }
    for (first, later) in [
        ("*", "/pay"),
        ("/pay", "/pay/"),
        ("/pay/", "/pay/*"),
        ("*.rs", "/pay/*.rs"),
        ("/pay/*", "/pay/*.rs"),
        ("b", "/a/**/b"),
        ("/a/*/c", "/a/b/c"),
        ("/*", "/*/"),
        ("/pay", "/*"),
    ] {
        assert!(!overruled(first, later), "{first} by {later}");
    }
}

#[test]
fn an_earlier_line_never_overrules() {
    assert_eq!(fates(Dialect::GitHub, "* @ana\n/a @bo\n", &["a"])[1], Fate::Decides { files: 1 });
}

#[test]
fn sections_of_gitlab_do_not_overrule_each_other() {
    let found = fates(Dialect::GitLab, "/a/ @ana\n[Two]\n* @bo\n", &["a/x"]);
    assert_eq!(found, [Fate::Decides { files: 1 }, Fate::Decides { files: 1 }]);
    let found = fates(Dialect::GitLab, "[Two]\n/a/*.rb @ana\n!*.rb\n", &["a/x.rb"]);
    assert_eq!(found, [Fate::Overruled { by: 1 }, Fate::Decides { files: 1 }]);
}

#[test]
fn rules_of_gitea_are_only_redundant_with_the_same_owners() {
    let found = fates(Dialect::Gitea, "a/.* @ana\na/.* @bo\na/.* @Ana\n", &["a/x"]);
    assert_eq!(found[0], Fate::Repeated { by: 2, same_owners: true });
    assert_eq!(found[1], Fate::Decides { files: 1 });
}

fn standing(paths: &[&str], host: Option<Dialect>) -> Vec<(String, bool, Option<bool>)> {
    let sources = super::sources(paths.iter().copied());
    let syntaxes = sources
        .iter()
        .filter(|(_, file)| file.path.ends_with("CODEOWNERS"))
        .map(|(id, file)| {
            let dialect = orglint::model::ownership::dialect_of(&file.path, "", &sources, host);
            codeowners::parse(id, "* @ana\n", dialect)
        })
        .collect();
    let ownership = Ownership::new(&sources, syntaxes, host);
    let path = |id: FileId| sources.path(id).to_owned();
    ownership
        .files
        .iter()
        .map(|file| (path(file.syntax.file), file.ignored.is_some(), file.ignored.map(|ignored| ignored.certain)))
        .collect()
}

#[test]
fn the_first_place_counts_and_the_others_are_ignored() {
    let found = standing(&[".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"], None);
    let expected = [
        (".github/CODEOWNERS".to_owned(), false, None),
        ("CODEOWNERS".to_owned(), true, Some(true)),
        ("docs/CODEOWNERS".to_owned(), true, Some(true)),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_mirror_on_another_host_reads_its_own_file() {
    let found = standing(&[".github/CODEOWNERS", ".gitlab/CODEOWNERS"], None);
    assert!(found.iter().all(|(_, ignored, _)| !ignored), "{found:?}");
    let found = standing(&[".github/workflows/ci.yml", ".gitlab/CODEOWNERS", "CODEOWNERS"], None);
    assert_eq!(found[1], (".gitlab/CODEOWNERS".to_owned(), true, Some(false)));
}

#[test]
fn a_codeowners_file_elsewhere_is_left_alone() {
    let found = standing(&["CODEOWNERS", "templates/CODEOWNERS"], None);
    assert!(found.iter().all(|(_, ignored, _)| !ignored), "{found:?}");
}

#[test]
fn idle_lines_beyond_twenty_thousand_are_told_of_in_one() {
    let text: String = (0..20_005).map(|at| format!("/gone-{at}/ @ana\n")).collect();
    let file = super::owners_file(Dialect::GitHub, &text, &["a"]);
    assert_eq!((file.fates.len(), file.told), (20_005, 20_000));
    let problems: Vec<&str> = file.syntax.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(problems, ["more than 20000 lines decide about no file; those from here on are not listed"]);
}

#[test]
fn a_slash_too_many_is_told_apart_from_a_directory() {
    let sources = super::sources(["data/teams.toml", "docs/a.md"]);
    let hints = orglint::model::ownership::Hints::new(&sources);
    let advice = |pattern: &str| hints.advice(pattern, Dialect::Gitea);
    assert!(advice("/data/teams.toml").ends_with("write `data/teams.toml`"), "{}", advice("/data/teams.toml"));
    assert!(advice("/docs").ends_with("write `docs/.*`"), "{}", advice("/docs"));
}
