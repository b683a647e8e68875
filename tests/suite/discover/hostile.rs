//! Files that hang, lead astray or forge: each is a clear word, never a silent pass.
#![cfg(unix)]

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::process::Command;

use orglint::discover::{Request, State};
use orglint::source::Texts;

use super::sandbox::{Sandbox, notes, paths, read, reported, text};

fn fifo(sandbox: &Sandbox, path: &str) {
    assert!(Command::new("mkfifo").arg(sandbox.path().join(path)).status().unwrap().success());
}

#[test]
fn a_named_pipe_is_never_opened_and_has_no_text() {
    for sandbox in [Sandbox::repository(&[("a.md", "a")]), Sandbox::folder()] {
        fifo(&sandbox, "pipe.md");
        let tree = sandbox.tree();
        assert_eq!(text(&tree, "pipe.md"), "unreadable: a named pipe, which is not opened");
        let asked = sandbox.discover(&Request { paths: vec!["pipe.md".into()], ..Request::default() });
        assert_eq!(reported(&asked), ["pipe.md"]);
    }
}

#[test]
fn a_tracked_page_that_became_a_pipe_is_not_opened() {
    let repo = Sandbox::repository(&[("a.md", "a")]);
    std::fs::remove_file(repo.path().join("a.md")).unwrap();
    fifo(&repo, "a.md");
    assert_eq!(text(&repo.tree(), "a.md"), "unreadable: a named pipe, which is not opened");
}

#[test]
fn settings_that_are_a_pipe_are_not_opened() {
    let repo = Sandbox::repository(&[("a.md", "a")]);
    fifo(&repo, "orglint.toml");
    assert_eq!(text(&repo.tree(), "orglint.toml"), "unreadable: a named pipe, which is not opened");
}

#[test]
fn links_are_paths_but_no_texts_and_those_leading_out_are_told() {
    let secret = Sandbox::folder();
    secret.write("secret.md", "secret");
    let repo = Sandbox::repository(&[("docs/a.md", "a")]);
    symlink(secret.path().join("secret.md"), repo.path().join("docs/out.md")).unwrap();
    symlink(secret.path(), repo.path().join("folder")).unwrap();
    symlink("../docs/a.md", repo.path().join("docs/in.md")).unwrap();
    symlink("../../up.md", repo.path().join("docs/up.md")).unwrap();
    symlink("loop.md", repo.path().join("loop.md")).unwrap();
    let all = ["docs/a.md", "docs/in.md", "docs/out.md", "docs/up.md", "folder", "loop.md"];
    for round in 0..2 {
        let trees = [repo.tree(), repo.state(State::Index), repo.state(State::Revision("HEAD".to_owned()))];
        for tree in trees.iter().take(1 + 2 * round) {
            assert_eq!((paths(tree), read(tree)), (all.map(String::from).to_vec(), vec!["docs/a.md".to_owned()]));
            assert_eq!(notes(tree), ["3 symbolic links out of the root not followed, such as docs/out.md"]);
            assert!(text(tree, "docs/out.md").starts_with("unreadable: a symbolic link"));
        }
        repo.commit(&[]);
    }
}

#[test]
fn a_folder_replaced_by_a_link_out_of_the_root_is_not_entered() {
    let secret = Sandbox::folder();
    secret.write("a.md", "secret");
    let repo = Sandbox::repository(&[("docs/a.md", "a"), ("b.md", "b")]);
    std::fs::remove_dir_all(repo.path().join("docs")).unwrap();
    symlink(secret.path(), repo.path().join("docs")).unwrap();
    assert_eq!(read(&repo.tree()), ["b.md"]);
}

#[test]
fn names_that_are_no_utf8_are_read() {
    let repo = Sandbox::repository(&[("a.md", "a")]);
    let folder = repo.path().join(OsStr::from_bytes(b"z\xff"));
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join(OsStr::from_bytes(b"\xe9.md")), "odd").unwrap();
    assert_eq!(text(&repo.tree(), "z\u{fffd}/\u{fffd}.md"), "odd");
    repo.commit(&[]);
    for state in [State::WorkTree, State::Index, State::Revision("HEAD".to_owned())] {
        assert_eq!(text(&repo.state(state), "z\u{fffd}/\u{fffd}.md"), "odd");
    }
}

#[test]
fn names_with_newlines_and_control_characters_stay_as_they_are() {
    let name = "a\n::error::b\u{1b}[31m, c.md";
    let repo = Sandbox::repository(&[(name, "x")]);
    assert_eq!(text(&repo.tree(), name), "x");
    assert_eq!(reported(&repo.discover(&Request { paths: vec![name.into()], ..Request::default() })), [name]);
}

#[test]
fn broken_texts_are_told_apart() {
    let repo = Sandbox::repository(&[]);
    repo.write("latin.md", b"caf\xe9");
    repo.write("nul.md", b"a\0b");
    repo.write("empty.md", "");
    repo.write("long.md", "x".repeat(10 << 20));
    let tree = repo.tree();
    assert_eq!(text(&tree, "latin.md"), "unreadable: not valid UTF-8 at byte 3");
    assert_eq!(text(&tree, "nul.md"), "unreadable: binary: NUL byte at byte 1");
    assert_eq!(text(&tree, "empty.md"), "");
    assert_eq!(text(&tree, "long.md").len(), 10 << 20);
}

#[test]
fn a_huge_blob_or_file_is_refused_before_it_is_read() {
    let repo = Sandbox::repository(&[]);
    let file = std::fs::File::create(repo.path().join("huge.md")).unwrap();
    file.set_len(40 << 20).unwrap();
    repo.git(&["add", "huge.md"]);
    for state in [State::WorkTree, State::Index] {
        assert!(text(&repo.state(state), "huge.md").contains("larger than 32 MiB"));
    }
}

#[test]
fn a_file_that_vanishes_is_told() {
    let repo = Sandbox::repository(&[("a.md", "a")]);
    let tree = repo.tree();
    std::fs::remove_file(repo.path().join("a.md")).unwrap();
    assert!(text(&tree, "a.md").starts_with("unreadable: No such file"));
}

#[test]
fn tracked_folders_of_any_depth_are_walked_and_untracked_ones_to_a_limit() {
    let repo = Sandbox::repository(&[("a.md", "a")]);
    let deep = "d/".repeat(1500);
    repo.write(&format!("{deep}b.md"), "deep");
    let tree = repo.tree();
    assert_eq!(paths(&tree), ["a.md"]);
    assert!(notes(&tree)[0].ends_with("untracked and more than 128 folders deep"));
    repo.commit(&[]);
    for state in [State::WorkTree, State::Revision("HEAD".to_owned())] {
        assert_eq!(text(&repo.state(state), &format!("{deep}b.md")), "deep");
    }
}

#[test]
fn a_damaged_index_is_refused() {
    let repo = Sandbox::repository(&[("a.md", "a"), ("b.md", "b")]);
    let index = std::fs::read(repo.path().join(".git/index")).unwrap();
    for length in [0, 3, 11, 40, 80, index.len() - 21] {
        std::fs::write(repo.path().join(".git/index"), &index[..length]).unwrap();
        let refusal = repo.refusal(&Request::default());
        assert!(refusal.contains("cannot read the git repository"), "{length}: {refusal}");
    }
}

#[test]
fn a_folder_that_cannot_be_used_is_refused() {
    let folder = Sandbox::folder();
    assert!(folder.refusal(&Request { start: "nowhere".into(), ..Request::default() }).contains("nowhere"));
    folder.write("file.md", "");
    assert!(folder.refusal(&Request { root: Some("file.md".into()), ..Request::default() }).contains("not a folder"));
}

#[test]
fn texts_are_read_from_many_threads() {
    let names: Vec<String> = (0..400).map(|n| format!("page-{n:03}.md")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), name.as_str())).collect();
    let repo = Sandbox::repository(&files);
    let tree = repo.state(State::Revision("HEAD".to_owned()));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for (id, file) in tree.sources.iter() {
                    assert_eq!(tree.text(id).unwrap().as_str(), &*file.path);
                }
            });
        }
    });
}
