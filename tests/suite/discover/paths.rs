use orglint::discover::{Request, State, Stdin};
use orglint::source::FileKind;

use super::sandbox::{Sandbox, notes, paths, read, reported, text};

fn asking(paths: &[&str]) -> Request {
    Request { paths: paths.iter().map(Into::into).collect(), ..Request::default() }
}

#[test]
fn asking_for_paths_narrows_what_is_reported_never_what_is_known() {
    let repo = Sandbox::repository(&[("a.md", ""), ("b/c.md", ""), ("b/d/e.md", ""), ("bc.md", "")]);
    let tree = repo.discover(&asking(&["b"]));
    assert_eq!(reported(&tree), ["b/c.md", "b/d/e.md"]);
    assert_eq!(read(&tree), ["a.md", "b/c.md", "b/d/e.md", "bc.md"]);
    let tree = repo.discover(&Request { start: "b".into(), ..asking(&["d/", "../bc.md"]) });
    assert_eq!(reported(&tree), ["b/d/e.md", "bc.md"]);
    assert_eq!(reported(&repo.discover(&asking(&["."]))).len(), 4);
}

#[test]
fn a_missing_path_is_refused_by_name() {
    let repo = Sandbox::repository(&[("a.md", "")]);
    assert!(repo.refusal(&asking(&["a.md", "no/such.md"])).contains("`no/such.md`"));
    let revision = Request { state: State::Revision("HEAD".to_owned()), ..asking(&["later.md"]) };
    repo.write("later.md", "");
    assert!(repo.refusal(&revision).contains("`later.md`"));
}

#[test]
fn a_path_of_another_place_moves_the_run_there() {
    let (repo, other) = (Sandbox::repository(&[("a.md", "")]), Sandbox::repository(&[("x/b.md", "")]));
    let elsewhere = other.path().join("x");
    let tree = repo.discover(&asking(&[elsewhere.to_str().unwrap()]));
    assert_eq!((reported(&tree), tree.root.clone()), (vec!["x/b.md".to_owned()], other.path()));
    let refusal = repo.refusal(&asking(&["a.md", elsewhere.to_str().unwrap()]));
    assert!(refusal.contains("outside"), "{refusal}");
}

#[test]
fn asking_for_what_git_ignores_is_remarked_on() {
    let repo = Sandbox::repository(&[("a.md", ""), (".gitignore", "b.md\n")]);
    repo.write("b.md", "");
    let tree = repo.discover(&asking(&["b.md"]));
    assert!(reported(&tree).is_empty());
    assert_eq!(notes(&tree), ["b.md: nothing to check here, it is empty or ignored by git"]);
}

#[test]
fn vendored_trees_changelogs_and_licences_count_as_paths_alone() {
    let files = ["vendor/a.md", "x/node_modules/b/README.md", "CHANGELOG.md", "docs/LICENSE.md", "CODE_OF_CONDUCT.md"];
    let files: Vec<_> = files.iter().map(|path| (*path, "")).chain([("docs/history-of-us.md", "")]).collect();
    let repo = Sandbox::repository(&files);
    let tree = repo.tree();
    assert_eq!(tree.sources.len(), 6);
    assert_eq!(read(&tree), ["docs/history-of-us.md"]);
    assert_eq!(notes(&repo.discover(&asking(&["CHANGELOG.md"]))), ["CHANGELOG.md: excluded, and so not checked"]);
}

#[test]
fn globs_choose_what_is_read() {
    let repo =
        Sandbox::repository(&[("a.md", ""), ("drafts/b.md", ""), ("x/drafts/c.md", ""), ("vendor/people/d.md", "")]);
    let globs = |include: &[&str], exclude: &[&str]| {
        let strings = |globs: &[&str]| globs.iter().map(ToString::to_string).collect();
        read(&repo.discover(&Request { include: strings(include), exclude: strings(exclude), ..Request::default() }))
    };
    assert_eq!(globs(&[], &["drafts"]), ["a.md"]);
    assert_eq!(globs(&[], &["/drafts/"]), ["a.md", "x/drafts/c.md"]);
    assert_eq!(globs(&["x/**"], &[]), ["x/drafts/c.md"]);
    assert_eq!(globs(&["**/*.md"], &["*.md"]), [""; 0]);
    assert_eq!(globs(&["a.md", "vendor/people"], &[]), ["a.md", "vendor/people/d.md"]);
    let refusal = repo.refusal(&Request { exclude: vec!["a[".to_owned()], ..Request::default() });
    assert!(refusal.contains("`a[`"), "{refusal}");
}

#[test]
fn globs_of_the_configuration_may_come_later() {
    let repo = Sandbox::repository(&[("a.md", ""), ("b.md", "")]);
    let mut tree = repo.discover(&asking(&["a.md"]));
    tree.select(&[], &["a.md".to_owned()]).unwrap();
    assert_eq!((read(&tree), reported(&tree)), (vec!["b.md".to_owned()], vec![]));
    assert_eq!(notes(&tree), ["a.md: excluded, and so not checked"]);
}

#[test]
fn a_root_is_a_company_of_its_own() {
    let repo =
        Sandbox::repository(&[("a.md", ""), ("sub/.gitignore", "no.md\n"), ("sub/b.md", "b"), ("sub/x/c.md", "c")]);
    repo.write("sub/no.md", "");
    let request = Request { root: Some("sub".into()), ..Request::default() };
    for state in [State::WorkTree, State::Index, State::Revision("HEAD".to_owned())] {
        let tree = repo.discover(&Request { state, ..request.clone() });
        assert_eq!(paths(&tree), [".gitignore", "b.md", "x/c.md"]);
        assert_eq!(text(&tree, "x/c.md"), "c");
    }
    assert!(repo.refusal(&Request { paths: vec!["a.md".into()], ..request }).contains("outside"));
}

#[test]
fn a_nested_company_is_left_out_of_the_outer_one() {
    let root = "root = true\n";
    let repo = Sandbox::repository(&[
        ("a.md", ""),
        ("orglint.toml", root),
        ("fix/one/orglint.toml", root),
        ("fix/one/b.md", ""),
        ("fix/two/orglint.toml", "fail-on = \"error\"\n"),
        ("fix/two/c.md", ""),
    ]);
    let tree = repo.tree();
    assert_eq!(tree.companies.iter().map(|path| &**path).collect::<Vec<_>>(), ["fix/one"]);
    assert_eq!(read(&tree), ["a.md", "fix/two/c.md", "fix/two/orglint.toml", "orglint.toml"]);
    assert_eq!(tree.sources.len(), 6);
    assert!(notes(&tree)[0].contains("fix/one is a company of its own"));
    let inner = repo.discover(&Request { start: "fix/one".into(), ..Request::default() });
    assert_eq!(paths(&inner), ["b.md", "orglint.toml"]);
    let asked = repo.discover(&asking(&["fix/one/b.md"]));
    assert!(notes(&asked).iter().any(|note| note.contains("--root fix/one")), "{:?}", notes(&asked));
}

#[test]
fn standard_input_stands_in_for_one_file() {
    let repo = Sandbox::repository(&[("a.md", "on disk"), ("b.md", "b")]);
    for (path, count) in [("a.md", 2), ("new/c.md", 3)] {
        let stdin = Some(Stdin { path: path.into(), bytes: b"typed".to_vec() });
        let tree = repo.discover(&Request { stdin, ..Request::default() });
        assert_eq!((tree.sources.len(), reported(&tree)), (count, vec![path.to_owned()]));
        assert_eq!((text(&tree, path), text(&tree, "b.md")), ("typed".to_owned(), "b".to_owned()));
    }
}

#[test]
fn names_tell_the_kind() {
    for (path, kind) in [
        ("a/README.MD", FileKind::Markdown),
        ("x.Rmd", FileKind::Markdown),
        ("x.qmd", FileKind::Markdown),
        ("x.mdx", FileKind::Markdown),
        ("x.yml", FileKind::Yaml),
        ("x.json5", FileKind::Other),
        ("x.tsv", FileKind::Csv),
        (".github/CODEOWNERS", FileKind::Codeowners),
        ("docs/codeowners", FileKind::Other),
        ("pkg/OWNERS", FileKind::Owners),
        ("OWNERS_ALIASES", FileKind::OwnersAliases),
        (".mailmap", FileKind::Mailmap),
        (".md", FileKind::Other),
        ("md", FileKind::Other),
    ] {
        assert_eq!(orglint::discover::kind(path), kind, "{path}");
    }
}
