//! `check --fix` and `check --diff`.

use assert_cmd::Command;

use crate::discover::sandbox::Sandbox;

const OWNERS: &str = "# base\r\n/a/x  @bo\r\n/a/   @cy  # keep me\r\n/b/   @di\r\n/a/   @cy\r\n";
const MENDED: &str = "# base\r\n# keep me\r\n/b/   @di\r\n/a/   @cy\r\n";

fn run(repo: &Sandbox, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("orglint").unwrap();
    let output = command.current_dir(repo.path()).arg("check").args(args).env_clear().output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn company(owners: &str) -> Sandbox {
    Sandbox::repository(&[(".github/CODEOWNERS", owners), ("a/x", ""), ("b/y", "")])
}

fn owners(repo: &Sandbox) -> String {
    std::fs::read_to_string(repo.path().join(".github/CODEOWNERS")).unwrap()
}

#[test]
fn lines_that_never_apply_are_taken_away_and_it_is_said() {
    let repo = company(OWNERS);
    let (code, out, err) = run(&repo, &["--fix"]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert!(err.contains("mended .github/CODEOWNERS: 2 lines that never apply taken away"), "{err}");
    assert_eq!(owners(&repo), MENDED);
    let (code, _, err) = run(&repo, &["--fix"]);
    assert_eq!(code, 0);
    assert!(err.contains("nothing to mend"), "{err}");
    assert_eq!(owners(&repo), MENDED);
    assert_eq!(repo.git(&["status", "--porcelain"]).trim(), "M .github/CODEOWNERS");
}

#[test]
fn what_is_left_is_reported() {
    let repo = company("/a/x @bo\n/a/ @cy\n/gone/ @cy\n");
    let (code, out, err) = run(&repo, &["--fix", "--format", "concise"]);
    assert_eq!(code, 1, "{err}");
    assert_eq!(out.lines().count(), 1, "{out}");
    assert!(out.starts_with(".github/CODEOWNERS:2:1: warning[codeowners-unmatched-pattern]"), "{out}");
}

#[test]
fn the_difference_is_shown_first_changes_nothing_and_can_be_applied() {
    let repo = company(OWNERS);
    let (code, out, _) = run(&repo, &["--diff"]);
    assert_eq!(code, 1);
    assert!(out.starts_with("--- a/.github/CODEOWNERS\n+++ b/.github/CODEOWNERS\n@@ "), "{out}");
    assert_eq!(owners(&repo), OWNERS);
    repo.write("mend.patch", &out);
    repo.git(&["apply", "mend.patch"]);
    assert_eq!(owners(&repo), MENDED);
    assert_eq!(run(&repo, &["--diff"]), (0, String::new(), String::new()));
}

#[test]
fn the_difference_starts_at_the_top_of_the_repository() {
    let repo = Sandbox::repository(&[("north/CODEOWNERS", "/a/x @bo\n/a/ @cy\n"), ("north/a/x", "")]);
    let (_, out, _) = run(&repo, &["--diff", "--root", "north"]);
    assert!(out.starts_with("--- a/north/CODEOWNERS\n"), "{out}");
}

#[test]
fn allowed_findings_and_rules_that_are_off_mend_nothing() {
    let repo = company("# orglint-ignore codeowners-shadowed-rule: moving soon\n/a/x @bo\n/a/ @cy\n");
    run(&repo, &["--fix"]);
    assert!(owners(&repo).contains("/a/x @bo\n"), "{}", owners(&repo));
    let repo = company("/a/x @bo\n/a/ @cy\n");
    run(&repo, &["--fix", "--ignore", "codeowners-shadowed-rule"]);
    run(&repo, &["--fix", "b"]);
    assert_eq!(owners(&repo), "/a/x @bo\n/a/ @cy\n");
}

#[test]
fn only_the_work_tree_is_mended() {
    let repo = company(OWNERS);
    for other in [&["--staged"][..], &["--rev", "HEAD"], &["--stdin-filename", ".github/CODEOWNERS"]] {
        for mend in ["--fix", "--diff"] {
            let (code, _, err) = run(&repo, &[&[mend][..], other].concat());
            assert_eq!(code, 2);
            assert!(err.contains("cannot be used with"), "{err}");
        }
    }
    assert_eq!(owners(&repo), OWNERS);
}

#[test]
fn byte_order_mark_and_permissions_stay() {
    let repo = company(&format!("\u{feff}{OWNERS}"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let path = repo.path().join(".github/CODEOWNERS");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        run(&repo, &["--fix"]);
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o755);
    }
    #[cfg(not(unix))]
    run(&repo, &["--fix"]);
    assert_eq!(owners(&repo), format!("\u{feff}{MENDED}"));
}
