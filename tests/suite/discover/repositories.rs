use orglint::discover::{Request, State};

use super::sandbox::{Sandbox, git, notes, paths, read, text};

fn head() -> State {
    State::Revision("HEAD".to_owned())
}

#[test]
fn tracked_and_untracked_files_are_found_but_not_ignored_ones() {
    let repo = Sandbox::repository(&[("a.md", "a"), (".gitignore", "*.log\nout/\n"), ("out.md", "o")]);
    repo.write("new/b.md", "b");
    repo.write("x.log", "x");
    repo.write("out/c.md", "c");
    assert_eq!(paths(&repo.tree()), [".gitignore", "a.md", "new/b.md", "out.md"]);
}

#[test]
fn a_tracked_file_counts_even_where_it_is_ignored() {
    let repo = Sandbox::repository(&[(".gitignore", "out/\n")]);
    repo.write("out/kept.md", "kept");
    repo.write("out/other.md", "other");
    repo.git(&["add", "--force", "out/kept.md"]);
    assert_eq!(paths(&repo.tree()), [".gitignore", "out/kept.md"]);
}

#[test]
fn a_file_deleted_in_the_work_tree_is_gone() {
    let repo = Sandbox::repository(&[("a.md", "a"), ("b.md", "b"), ("c/d.md", "d")]);
    std::fs::remove_file(repo.path().join("a.md")).unwrap();
    std::fs::remove_dir_all(repo.path().join("c")).unwrap();
    assert_eq!(paths(&repo.tree()), ["b.md"]);
}

#[test]
fn any_folder_of_the_work_tree_finds_the_whole_of_it() {
    let repo = Sandbox::repository(&[("a.md", "a"), ("deep/er/b.md", "b")]);
    let tree = repo.discover(&Request { start: "deep/er".into(), ..Request::default() });
    assert_eq!(paths(&tree), ["a.md", "deep/er/b.md"]);
    assert_eq!(tree.root, repo.path());
    assert!(tree.notes.is_empty());
}

#[test]
fn paths_are_sorted_by_bytes_folders_among_files() {
    let repo = Sandbox::repository(&[("a/x.md", ""), ("a.md", ""), ("a-b.md", ""), ("a0.md", ""), ("B.md", "")]);
    assert_eq!(paths(&repo.tree()), ["B.md", "a-b.md", "a.md", "a/x.md", "a0.md"]);
}

#[test]
fn staged_contents_are_read_instead_of_the_work_tree() {
    let repo = Sandbox::repository(&[("a.md", "committed"), ("b.md", "committed")]);
    repo.write("a.md", "staged");
    repo.git(&["add", "a.md"]);
    repo.write("a.md", "on disk");
    repo.write("untracked.md", "untracked");
    let tree = repo.state(State::Index);
    assert_eq!(paths(&tree), ["a.md", "b.md"]);
    assert_eq!(text(&tree, "a.md"), "staged");
    assert_eq!(text(&repo.tree(), "a.md"), "on disk");
}

#[test]
fn what_is_only_announced_by_add_is_not_staged() {
    let repo = Sandbox::repository(&[("a.md", "a")]);
    repo.write("soon.md", "soon");
    repo.git(&["add", "--intent-to-add", "soon.md"]);
    assert_eq!(paths(&repo.state(State::Index)), ["a.md"]);
    assert_eq!(paths(&repo.tree()), ["a.md", "soon.md"]);
}

#[test]
fn a_revision_is_read_without_a_checkout() {
    let repo = Sandbox::repository(&[("a.md", "old"), ("gone/g.md", "gone")]);
    repo.git(&["rm", "--quiet", "-r", "gone"]);
    repo.commit(&[("a.md", "new")]);
    let tree = repo.state(State::Revision("HEAD~1".to_owned()));
    assert_eq!(paths(&tree), ["a.md", "gone/g.md"]);
    assert_eq!(text(&tree, "a.md"), "old");
    assert!(tree.blob(tree.sources.find("a.md").unwrap()).is_some());
}

#[test]
fn an_unknown_revision_is_refused() {
    let repo = Sandbox::repository(&[("a.md", "a")]);
    let refusal = repo.refusal(&Request { state: State::Revision("nowhere".to_owned()), ..Request::default() });
    assert!(refusal.contains("no revision `nowhere`"), "{refusal}");
}

#[test]
fn a_bare_repository_needs_a_revision() {
    let repo = Sandbox::repository(&[("hand/a.md", "a"), ("b.md", "b")]);
    repo.git(&["clone", "--quiet", "--bare", ".", "bare.git"]);
    let request = Request { start: "bare.git".into(), ..Request::default() };
    assert!(repo.refusal(&request).contains("--rev HEAD"));
    let request = Request { state: head(), ..request };
    let tree = repo.discover(&request);
    assert_eq!(paths(&tree), ["b.md", "hand/a.md"]);
    assert_eq!(text(&tree, "hand/a.md"), "a");
    let below = repo.discover(&Request { root: Some("hand".into()), paths: vec!["hand/a.md".into()], ..request });
    assert_eq!(paths(&below), ["a.md"]);
}

#[test]
fn a_linked_worktree_has_its_own_files() {
    let repo = Sandbox::repository(&[("a.md", "a")]);
    let other = Sandbox::folder();
    let place = other.path().join("linked");
    repo.git(&["worktree", "add", "--quiet", "-b", "side", place.to_str().unwrap()]);
    other.write("linked/b.md", "b");
    let request = Request { start: "linked".into(), ..Request::default() };
    assert_eq!(paths(&other.discover(&request)), ["a.md", "b.md"]);
    let staged = other.discover(&Request { state: State::Index, ..request });
    assert_eq!(text(&staged, "a.md"), "a");
}

#[test]
fn submodules_and_other_repositories_are_skipped_and_said_once() {
    let module = Sandbox::repository(&[("m.md", "m")]);
    let repo = Sandbox::repository(&[("a.md", "a")]);
    repo.git(&["submodule", "--quiet", "add", module.path().to_str().unwrap(), "modules/m"]);
    repo.commit(&[]);
    git(&repo.path(), &["init", "--quiet", "inner"]);
    repo.write("inner/i.md", "i");
    let tree = repo.tree();
    assert_eq!(paths(&tree), [".gitmodules", "a.md"]);
    assert_eq!(notes(&tree), ["2 submodules skipped"]);
    assert_eq!(notes(&repo.state(head())), ["1 submodule skipped"]);
    assert_eq!(paths(&repo.state(State::Index)), [".gitmodules", "a.md"]);
}

#[test]
fn files_that_a_sparse_checkout_leaves_out_are_read_from_git() {
    let repo = Sandbox::repository(&[("here/a.md", "a"), ("there/b.md", "b"), ("there/deep/c.md", "c")]);
    for sparse_index in ["--no-sparse-index", "--sparse-index"] {
        repo.git(&["sparse-checkout", "set", "--cone", sparse_index, "here"]);
        assert!(!repo.path().join("there").exists());
        let tree = repo.tree();
        assert_eq!(paths(&tree), ["here/a.md", "there/b.md", "there/deep/c.md"], "{sparse_index}");
        assert_eq!(text(&tree, "there/deep/c.md"), "c");
    }
}

#[test]
fn every_version_of_the_index_is_read() {
    let names: Vec<String> = (0..60).map(|n| format!("{}/page-{n}.md", "folder".repeat(n % 4 + 1))).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), name.as_str())).collect();
    let repo = Sandbox::repository(&files);
    let all = paths(&repo.state(head()));
    for version in ["2", "3", "4"] {
        repo.git(&["update-index", "--index-version", version]);
        let tree = repo.state(State::Index);
        assert_eq!(paths(&tree), all, "version {version}");
        assert_eq!(text(&tree, &all[7]), all[7]);
    }
}

#[test]
fn a_split_index_is_refused_with_the_way_out() {
    let repo = Sandbox::repository(&[("a.md", "a")]);
    repo.git(&["update-index", "--split-index"]);
    let refusal = repo.refusal(&Request::default());
    assert!(refusal.contains("git update-index --no-split-index"), "{refusal}");
}

#[test]
fn repositories_with_sha256_are_read() {
    let repo = Sandbox::folder();
    repo.git(&["init", "--quiet", "--object-format=sha256"]);
    repo.commit(&[("a.md", "a"), ("folder/b.md", "b")]);
    for state in [State::WorkTree, State::Index, head()] {
        assert_eq!(text(&repo.state(state), "folder/b.md"), "b");
    }
}

#[test]
fn a_shallow_clone_is_read_like_any_other() {
    let repo = Sandbox::repository(&[("a.md", "old")]);
    repo.commit(&[("a.md", "new")]);
    let url = format!("file://{}", repo.path().display());
    let clone = Sandbox::folder();
    clone.git(&["clone", "--quiet", "--depth=1", &url, "."]);
    assert_eq!(text(&clone.state(head()), "a.md"), "new");
}

#[test]
fn a_repository_without_commits_has_files() {
    let repo = Sandbox::folder();
    repo.git(&["init", "--quiet"]);
    repo.write("a.md", "a");
    assert_eq!(paths(&repo.tree()), ["a.md"]);
    assert!(paths(&repo.state(State::Index)).is_empty());
}

#[test]
fn of_a_conflict_our_side_is_read() {
    let repo = Sandbox::repository(&[("a.md", "base")]);
    repo.git(&["checkout", "--quiet", "-b", "side"]);
    repo.commit(&[("a.md", "theirs")]);
    repo.git(&["checkout", "--quiet", "main"]);
    repo.commit(&[("a.md", "ours")]);
    repo.git(&["-c", "alias.try=!git merge side || true", "try"]);
    let tree = repo.state(State::Index);
    assert_eq!(text(&tree, "a.md"), "ours");
    assert_eq!(notes(&tree), ["1 file in a merge conflict: our side was read"]);
    assert_eq!(paths(&repo.tree()), ["a.md"]);
}

#[test]
fn a_folder_without_repository_works_and_says_so() {
    let folder = Sandbox::folder();
    folder.write("a.md", "a");
    folder.write("deep/b.md", "b");
    folder.write("node_modules/c/README.md", "c");
    let tree = folder.tree();
    assert_eq!(read(&tree), ["a.md", "deep/b.md"]);
    assert!(notes(&tree)[0].starts_with("not a git repository"), "{:?}", notes(&tree));
    let refusal = folder.refusal(&Request { state: State::Index, ..Request::default() });
    assert!(refusal.contains("`--staged`"), "{refusal}");
}
