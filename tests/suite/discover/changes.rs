use orglint::discover::{Request, discover};
use orglint::git::{Change, ChangeKind, Side};

use super::sandbox::Sandbox;

const PAGE: &str = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";

fn changes(repo: &Sandbox, base: &str, newer: &Side) -> Vec<Change> {
    repo.tree().repo().unwrap().changes(base, newer).unwrap()
}

fn pairs(change: &Change) -> Vec<(u32, u32)> {
    change.lines.iter().map(|lines| (lines.start, lines.end)).collect()
}

fn head() -> Side {
    Side::Revision("HEAD".to_owned())
}

#[test]
fn changed_lines_are_told_for_each_state() {
    let repo = Sandbox::repository(&[("a.md", PAGE), ("same.md", PAGE)]);
    repo.commit(&[("a.md", &PAGE.replace("two", "2"))]);
    repo.write("a.md", PAGE.replace("two", "2").replace("seven\neight\n", "7\n8\n9\n"));
    repo.git(&["add", "a.md"]);
    repo.write("new.md", "x\ny\n");
    let lines = |newer: &Side| -> Vec<_> {
        changes(&repo, "HEAD~1", newer)
            .into_iter()
            .map(|change| {
                let lines = pairs(&change);
                (change.path, change.kind, lines)
            })
            .collect()
    };
    let a = |lines| ("a.md".to_owned(), ChangeKind::Modified, lines);
    assert_eq!(lines(&head()), [a(vec![(1, 2)])]);
    assert_eq!(lines(&Side::Index), [a(vec![(1, 2), (6, 9)])]);
    assert_eq!(
        lines(&Side::WorkTree),
        [a(vec![(1, 2), (6, 9)]), ("new.md".to_owned(), ChangeKind::Added, vec![(0, 2)])]
    );
}

#[test]
fn deleted_lines_leave_an_empty_range_before_what_follows() {
    let repo = Sandbox::repository(&[("a.md", PAGE)]);
    repo.commit(&[("a.md", &PAGE.replace("one\ntwo\n", "").replace("six\n", ""))]);
    assert_eq!(changes(&repo, "HEAD~1", &head())[0].lines, [0..0, 3..3]);
}

#[test]
fn renames_are_followed() {
    let repo = Sandbox::repository(&[("old.md", PAGE), ("moved.md", &PAGE.to_uppercase()), ("gone.md", "x\n")]);
    repo.git(&["mv", "old.md", "new.md"]);
    repo.git(&["mv", "moved.md", "there.md"]);
    repo.git(&["rm", "--quiet", "gone.md"]);
    repo.commit(&[("new.md", &PAGE.replace("four", "4"))]);
    let found: Vec<_> = changes(&repo, "HEAD~1", &head())
        .into_iter()
        .map(|change| {
            let lines = pairs(&change);
            (change.path, change.before.unwrap_or_default(), change.kind, lines)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("gone.md".to_owned(), String::new(), ChangeKind::Deleted, vec![(0, 0)]),
            ("new.md".to_owned(), "old.md".to_owned(), ChangeKind::Modified, vec![(3, 4)]),
            ("there.md".to_owned(), "moved.md".to_owned(), ChangeKind::Renamed, vec![]),
        ]
    );
}

#[test]
fn a_base_is_where_two_histories_parted() {
    let repo = Sandbox::repository(&[("a.md", "a")]);
    let parting = repo.git(&["rev-parse", "HEAD"]);
    repo.git(&["checkout", "--quiet", "-b", "side"]);
    repo.commit(&[("b.md", "b")]);
    repo.git(&["checkout", "--quiet", "main"]);
    repo.commit(&[("c.md", "c")]);
    let tree = repo.tree();
    assert_eq!(tree.repo().unwrap().merge_base("side", "HEAD").unwrap(), parting);
    repo.git(&["checkout", "--quiet", "--orphan", "island"]);
    repo.commit(&[("d.md", "d")]);
    let refusal = tree.repo().unwrap().merge_base("side", "HEAD").unwrap_err().to_string();
    assert!(refusal.contains("no commit in common"), "{refusal}");
}

#[test]
fn a_shallow_clone_says_what_to_fetch() {
    let repo = Sandbox::repository(&[("a.md", "1")]);
    let first = repo.git(&["rev-parse", "HEAD"]);
    repo.commit(&[("a.md", "2")]);
    repo.git(&["checkout", "--quiet", "-b", "side"]);
    repo.commit(&[("a.md", "3")]);
    let url = format!("file://{}", repo.path().display());
    let clone = Sandbox::folder();
    clone.git(&["clone", "--quiet", "--depth=1", "--no-single-branch", &url, "."]);
    let tree = discover(&Request { start: clone.path(), ..Request::default() }).unwrap();
    for base in [first.as_str(), "origin/main"] {
        let refusal = tree.repo().unwrap().merge_base(base, "HEAD").unwrap_err().to_string();
        assert!(refusal.contains("git fetch --unshallow") && refusal.contains("fetch-depth: 0"), "{base}: {refusal}");
    }
}
