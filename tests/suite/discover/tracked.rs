//! The quick way to all paths: what git tracks, and the owners files beside it.

use orglint::discover::{Request, State, tracked};

use super::sandbox::{Sandbox, paths, read, text};

fn listed(sandbox: &Sandbox, request: Request) -> (Vec<String>, Vec<String>) {
    let (all, tree) = tracked(&Request { start: sandbox.path().join(&request.start), ..request }).unwrap();
    (all.iter().map(str::to_owned).collect(), read(&tree))
}

#[test]
fn every_tracked_path_is_listed_whatever_lies_on_disk() {
    let repo = Sandbox::repository(&[("CODEOWNERS", "* @ana\n"), ("a.md", ""), ("lib/a.rs", ""), ("lib/b.rs", "")]);
    std::fs::remove_file(repo.path().join("lib/a.rs")).unwrap();
    repo.write("new.rs", "");
    let (all, read) = listed(&repo, Request::default());
    assert_eq!(all, ["CODEOWNERS", "a.md", "lib/a.rs", "lib/b.rs"]);
    assert_eq!(read, ["CODEOWNERS"]);
}

#[test]
fn every_version_of_the_index_lists_the_same_paths() {
    let long = format!("{}/{}.rs", "folder/".repeat(30), "name".repeat(50));
    let repo = Sandbox::repository(&[("a.md", ""), ("ab/c.rs", ""), ("ab/cd.rs", ""), (&long, ""), ("b", "")]);
    let expected = paths(&repo.tree());
    for version in ["2", "3", "4"] {
        repo.git(&["update-index", "--index-version", version]);
        assert_eq!(listed(&repo, Request::default()).0, expected, "{version}");
    }
    repo.git(&["sparse-checkout", "set", "--cone", "--sparse-index", "ab"]);
    assert_eq!(listed(&repo, Request::default()).0, expected, "sparse");
}

#[test]
fn an_index_that_ends_anywhere_is_refused_and_never_misread() {
    let repo = Sandbox::repository(&[("a.md", ""), ("lib/b.rs", "")]);
    let index = repo.path().join(".git/index");
    let whole = std::fs::read(&index).unwrap();
    for length in 0..whole.len() {
        std::fs::write(&index, &whole[..length]).unwrap();
        let read = tracked(&Request { start: repo.path(), ..Request::default() });
        // where nothing but the extensions is cut off, all paths are there
        assert!(read.is_err() || read.is_ok_and(|(all, _)| all.iter().eq(["a.md", "lib/b.rs"])), "{length} bytes");
    }
}

#[test]
fn a_path_in_a_conflict_is_listed_once() {
    let repo = Sandbox::repository(&[("a.md", "one"), ("b.md", "")]);
    repo.git(&["switch", "--quiet", "--create", "other"]);
    repo.commit(&[("a.md", "two")]);
    repo.git(&["switch", "--quiet", "main"]);
    repo.commit(&[("a.md", "three")]);
    assert!(std::panic::catch_unwind(|| repo.git(&["merge", "--quiet", "other"])).is_err());
    assert_eq!(listed(&repo, Request::default()).0, ["a.md", "b.md"]);
}

#[test]
fn an_owners_file_at_its_usual_place_counts_before_it_is_tracked() {
    let repo = Sandbox::repository(&[("docs/a.md", "")]);
    repo.write(".github/CODEOWNERS", "* @ana\n");
    repo.write("docs/orglint.toml", "");
    assert_eq!(
        listed(&repo, Request { start: "docs".into(), ..Request::default() }).1,
        [".github/CODEOWNERS", "docs/orglint.toml"]
    );
}

#[test]
fn an_owners_file_that_is_deleted_on_disk_does_not_count() {
    let repo = Sandbox::repository(&[("CODEOWNERS", "* @ana\n"), ("a.md", "")]);
    std::fs::remove_file(repo.path().join("CODEOWNERS")).unwrap();
    assert!(listed(&repo, Request::default()).1.is_empty());
}

#[test]
fn paths_begin_at_the_root_of_the_company() {
    let repo = Sandbox::repository(&[("ship/CODEOWNERS", "* @ana\n"), ("ship/a.md", ""), ("ship2/b.md", "")]);
    let request = Request { root: Some(repo.path().join("ship")), ..Request::default() };
    let both = (vec!["CODEOWNERS".to_owned(), "a.md".to_owned()], vec!["CODEOWNERS".to_owned()]);
    assert_eq!(listed(&repo, request), both);
}

#[test]
fn a_revision_and_a_plain_folder_can_be_listed_as_well() {
    let repo = Sandbox::repository(&[("CODEOWNERS", "* @ana\n"), ("a.md", "")]);
    repo.commit(&[("b.md", "")]);
    let request = Request { state: State::Revision("HEAD~1".to_owned()), ..Request::default() };
    assert_eq!(listed(&repo, request).0, ["CODEOWNERS", "a.md"]);
    let folder = Sandbox::folder();
    folder.write("CODEOWNERS", "* @bo\n");
    folder.write("c.md", "");
    let (all, tree) = tracked(&Request { start: folder.path(), ..Request::default() }).unwrap();
    assert_eq!(all.iter().collect::<Vec<_>>(), ["CODEOWNERS", "c.md"]);
    assert_eq!(text(&tree, "CODEOWNERS"), "* @bo\n");
}
