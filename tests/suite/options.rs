//! Whatever an option names instead of a file: the program says why it cannot be used, and never waits for it.

use std::path::Path;
use std::process::Command;

use super::binary::{Said, folder, run};

/// A folder with a page that has a finding, a named pipe, a folder and a file of odd bytes.
fn odd() -> tempfile::TempDir {
    let folder = folder([
        ("page.md", &b"The CTO owns delivery.\n"[..]),
        ("sub/calm.md", b"Calm.\n"),
        ("bytes", b"\xff\xfe\xfd"),
    ]);
    mkfifo(&folder.path().join("pipe"));
    folder
}

fn mkfifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().is_ok_and(|status| status.success()));
}

fn refused(said: &Said, why: &str, what: &str) {
    assert_eq!(said.code, Some(2), "{what}: {}{}", said.out, said.err);
    assert!(said.err.contains(why), "{what}: {}", said.err);
}

#[test]
fn only_regular_files_are_opened() {
    let folder = odd();
    for option in
        [&["check", "--config"][..], &["claims", "--config"], &["test", "--config"], &["baseline", "--config"]]
    {
        for (path, why) in [
            ("pipe", "a named pipe, which is not opened"),
            ("sub", "a folder, which is not opened"),
            ("/dev/null", "a device, which is not opened"),
            ("nowhere", "No such file"),
            ("bytes", "not valid"),
        ] {
            refused(&run(folder.path(), &[option, &[path]].concat(), b""), why, &format!("{option:?} {path}"));
        }
    }
    for (path, why) in [
        ("pipe", "a named pipe, which is not opened"),
        ("sub", "a folder, which is not opened"),
        ("/dev/zero", "a device, which is not opened"),
        ("nowhere", "there is no baseline"),
        ("bytes", "not valid"),
    ] {
        refused(&run(folder.path(), &["check", &format!("--baseline={path}")], b""), why, path);
    }
}

#[test]
fn roots_and_folders_of_rules_are_folders() {
    let folder = odd();
    for path in ["pipe", "page.md", "/dev/null", "nowhere"] {
        let said = run(folder.path(), &["check", "--root", path], b"");
        assert_eq!(said.code, Some(2), "--root {path}: {}", said.err);
        let said = run(folder.path(), &["test", path], b"");
        assert_eq!(said.code, Some(2), "test {path}: {}", said.err);
    }
    mkfifo(&folder.path().join("sub/rule.toml"));
    std::fs::write(folder.path().join("orglint.toml"), "rule-dirs = [\"sub\"]\n").unwrap();
    refused(&run(folder.path(), &["check"], b""), "a named pipe", "rule-dirs");
    std::fs::remove_file(folder.path().join("orglint.toml")).unwrap();
    mkfifo(&folder.path().join("orglint.toml"));
    refused(&run(folder.path(), &["check"], b""), "a named pipe", "orglint.toml");
}

#[test]
fn reports_are_written_into_streams_and_over_files_and_nothing_else_is_replaced() {
    let folder = odd();
    for path in ["pipe", "sub"] {
        refused(&run(folder.path(), &["check", "--output", path], b""), "which is not replaced", path);
        refused(&run(folder.path(), &["check", "--report", &format!("json={path}")], b""), "not replaced", path);
        refused(&run(folder.path(), &["baseline", "--output", path], b""), "not replaced", path);
    }
    for args in [&["check", "--format", "concise", "--output", "/dev/stdout"][..], &["baseline", "-o", "/dev/stdout"]] {
        let said = run(folder.path(), args, b"");
        assert!(said.out.contains("cto-owns-delivery"), "{args:?}: {}{}", said.out, said.err);
    }
    assert_eq!(run(folder.path(), &["check", "--output", "/dev/null"], b"").code, Some(1));
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
    refused(&run(folder.path(), &["check", "--output", "nowhere/report"], b""), "No such file", "a missing folder");
}

#[test]
fn what_a_link_leads_to_is_replaced_and_not_the_link() {
    let folder = odd();
    let link = folder.path().join("link.txt");
    std::fs::write(folder.path().join("report.txt"), "old").unwrap();
    std::os::unix::fs::symlink("report.txt", &link).unwrap();
    run(folder.path(), &["check", "--format", "concise", "--output", "link.txt"], b"");
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert!(std::fs::read_to_string(folder.path().join("report.txt")).unwrap().contains("cto-owns-delivery"));
}

#[test]
fn paths_that_are_asked_for_and_cannot_be_checked_are_told() {
    let folder = odd();
    let path = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink("/etc/hostname", path("out.md")).unwrap();
    std::os::unix::fs::symlink("self.md", path("self.md")).unwrap();
    mkfifo(&path("pipe.md"));
    let said = run(folder.path(), &["check", "pipe.md"], b"");
    assert_eq!(said.code, Some(1), "{}", said.err);
    for link in ["out.md", "self.md"] {
        let said = run(folder.path(), &["check", link], b"");
        assert!(said.err.contains(&format!("{link}: a symbolic link, which is not followed")), "{}", said.err);
    }
    for special in ["pipe", "/dev/zero", "/dev/null"] {
        refused(&run(folder.path(), &["check", special], b""), "which is not opened", special);
    }
    refused(&run(folder.path(), &["check", "page.md/x"], b""), "no such file or folder", "below a file");
    refused(&run(folder.path(), &["check", "--stdin-filename", "sub"], b"x"), "a folder", "--stdin-filename");
}
