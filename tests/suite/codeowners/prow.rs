//! Kubernetes OWNERS files.

use std::collections::BTreeMap;

use orglint::parse::prow_owners;
use orglint::source::FileId;

use super::company::company;

/// The approvers of each path.
#[track_caller]
fn approve(files: &[(&str, &str)], expected: &[(&str, &[&str])]) {
    let mut files: BTreeMap<&str, &str> = files.iter().copied().collect();
    files.extend(expected.iter().map(|(path, _)| (*path, "")));
    let (company, _) = company(&files);
    let owners = company.ownership.main().unwrap();
    for (path, approvers) in expected {
        let file = company.sources.find(path).unwrap();
        let found: Vec<&str> = owners.owners_of(file).iter().map(|owner| owner.text.as_str()).collect();
        assert_eq!(&found, approvers, "{path}");
    }
}

#[test]
fn owners_of_a_directory_and_of_all_above_add_up() {
    approve(
        &[("OWNERS", "approvers:\n- ana\n"), ("pkg/api/OWNERS", "approvers: [bo, Ana]\nreviewers:\n- cy\n")],
        &[("main.go", &["ana"]), ("pkg/x.go", &["ana"]), ("pkg/api/deep/y.go", &["bo", "Ana"])],
    );
}

#[test]
fn no_parent_owners_stops_there() {
    approve(
        &[("OWNERS", "approvers:\n- ana\n"), ("pkg/OWNERS", "options:\n  no_parent_owners: true\napprovers:\n- bo\n")],
        &[("main.go", &["ana"]), ("pkg/x.go", &["bo"])],
    );
}

#[test]
fn filters_are_searched_in_the_path_below_their_directory() {
    approve(
        &[("pkg/OWNERS", "filters:\n  '\\.go$':\n    approvers: [ana]\n  '^docs/':\n    approvers: [bo]\n")],
        &[("pkg/a.go", &["ana"]), ("pkg/docs/x.md", &["bo"]), ("pkg/web/docs/x.md", &[]), ("a.go", &[])],
    );
}

#[test]
fn what_has_no_effect_is_told_at_its_place() {
    let text = "approvers:\n- '@ana'\nfilters:\n  '**':\n    approvers: [bo]\n";
    let owners = prow_owners::parse(FileId(0), text).unwrap();
    let words: Vec<&str> = owners.problems.iter().map(|problem| &text[problem.at.range()]).collect();
    assert_eq!(words, ["@ana", "filters"]);
    let text = "filters:\n  '(':\n    approvers: bo\n  '.*':\n    approvers: bo\n";
    let owners = prow_owners::parse(FileId(0), text).unwrap();
    let words: Vec<&str> = owners.problems.iter().map(|problem| &text[problem.at.range()]).collect();
    assert_eq!(words, ["(", "bo"]);
}

#[test]
fn files_of_other_formats_are_left_alone() {
    assert!(prow_owners::parse(FileId(0), "ana@quay.example\nset noparent\nfile://src/OWNERS\n").is_none());
    assert!(prow_owners::parse(FileId(0), "").is_none());
}
