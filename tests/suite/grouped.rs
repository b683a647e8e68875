//! `--group-by owner`.

use assert_cmd::Command;

use crate::discover::sandbox::Sandbox;

const OWNS: &str = "The CTO owns delivery of the ferry planner.\n";

fn run(repo: &Sandbox, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("orglint").unwrap();
    let output = command.current_dir(repo.path()).arg("check").args(args).env_clear().output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn company() -> Sandbox {
    let owners = "* @ferries/everyone\n/planner/ @ferries/planner @ines\n/free/\n";
    Sandbox::repository(&[
        (".github/CODEOWNERS", owners),
        ("planner/a.md", OWNS),
        ("planner/b.md", OWNS),
        ("free/c.md", OWNS),
        ("d.md", OWNS),
    ])
}

#[test]
fn findings_stand_under_the_owners_of_their_page() {
    let (code, out, err) = run(&company(), &["--group-by", "owner", "--format", "concise", "--select", "cto"]);
    assert_eq!(code, 1, "{err}");
    let lines: Vec<&str> = out.lines().map(|line| line.split(": warning").next().unwrap()).collect();
    let expected = [
        "@ferries/planner @ines: 2 findings",
        "planner/a.md:1:9",
        "planner/b.md:1:9",
        "",
        "@ferries/everyone: 1 finding",
        "d.md:1:9",
        "",
        "no owner: 1 finding",
        "free/c.md:1:9",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn owners_are_counted() {
    let (_, out, _) = run(&company(), &["--group-by", "owner", "--statistics", "--select", "cto"]);
    assert_eq!(out, "2  @ferries/planner @ines\n1  @ferries/everyone\n1  no owner\n");
    let (_, out, _) = run(&company(), &["--group-by", "owner", "--statistics", "--format", "json", "--select", "cto"]);
    let counts: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(counts[0], serde_json::json!({ "owners": "@ferries/planner @ines", "count": 2 }));
}

#[test]
fn a_format_without_groups_is_refused() {
    let (code, out, err) = run(&company(), &["--group-by", "owner", "--format", "sarif"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("goes with the formats human and concise"), "{err}");
}
