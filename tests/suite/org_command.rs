//! `orglint org`: the binary.

use assert_cmd::Command;

use crate::discover::sandbox::Sandbox;

const CHART: &str = "\
Name,Title,Reports To,Email,GitHub
Runa Solberg,CEO,,runa@hollin.example,runa
Idris Kane,CTO,Runa Solberg,idris@hollin.example,idris
Pia Lund,VP of Engineering,Runa Solberg,pia@hollin.example,pia
Otis Wren,Backend Engineer,Pia Lund,otis@hollin.example,otis
";

fn run(repo: &Sandbox, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("orglint").unwrap();
    let output = command.current_dir(repo.path()).arg("org").args(args).env_clear().output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_tree_is_what_is_shown_first() {
    let (code, out, err) = run(&Sandbox::repository(&[("people/org.csv", CHART)]), &[]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(
        out.starts_with("people/org.csv:1 CSV, looks whole\n4 people, 3 reporting lines, 0 managers unknown"),
        "{out}"
    );
    assert!(out.contains("├── Idris Kane · CTO  cto, people/org.csv:3\n"), "{out}");
    assert!(out.contains("    └── Otis Wren · Backend Engineer  engineer, people/org.csv:5\n"), "{out}");
}

#[test]
fn what_one_format_writes_is_read_back_as_the_same_company() {
    let first = Sandbox::repository(&[("people/org.csv", CHART)]);
    let (_, expected, _) = run(&first, &["--format", "csv"]);
    assert_eq!(expected.lines().count(), 5);
    for (format, path) in [("json", "org-chart.json"), ("mermaid", "org-chart.mmd"), ("dot", "org-chart.dot")] {
        let (code, written, _) = run(&first, &["--format", format]);
        assert_eq!(code, 0);
        let names = |csv: &str| {
            csv.lines().map(|line| line.split(',').take(4).collect::<Vec<_>>().join(",")).collect::<Vec<_>>()
        };
        let (_, again, _) = run(&Sandbox::repository(&[(path, &written)]), &["--format", "csv"]);
        assert_eq!(names(&again), names(&expected), "{format}: {written}");
    }
    let (_, list, _) = run(&first, &["--format", "markdown"]);
    assert!(list.contains("  - **Idris Kane** – CTO\n"), "{list}");
}

#[test]
fn a_person_is_explained_and_a_stranger_is_an_error() {
    let repo = Sandbox::repository(&[("people/org.csv", CHART)]);
    let (code, out, _) = run(&repo, &["--explain", "@idris"]);
    assert_eq!(code, 0);
    assert!(out.contains("seat `CTO` at people/org.csv:3 (CSV), read as: cto"), "{out}");
    let (code, out, err) = run(&repo, &["--explain", "Idris Cane"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(
        err.contains("no chart or roster knows `Idris Cane`") && err.contains("did you mean `Idris Kane`?"),
        "{err}"
    );
    assert_eq!(run(&repo, &["--explain", "Idris", "--format", "csv"]).0, 2);
}

#[test]
fn a_revision_is_read_as_it_was() {
    let repo = Sandbox::repository(&[("people/org.csv", CHART)]);
    repo.commit(&[("people/org.csv", &CHART.replace("Idris Kane", "Wanda Frost"))]);
    assert!(run(&repo, &[]).1.contains("Wanda Frost · CTO"));
    assert!(run(&repo, &["--rev", "HEAD~1"]).1.contains("Idris Kane · CTO"));
    assert_eq!(run(&repo, &["--rev", "nowhere"]).0, 2);
}

#[test]
fn a_folder_can_be_a_company_of_its_own() {
    let repo = Sandbox::repository(&[("north/people/org.csv", CHART), ("README.md", "# Hollin\n")]);
    let (_, out, _) = run(&repo, &["--root", "north"]);
    assert!(out.starts_with("people/org.csv:1"), "{out}");
    let (code, out, err) = run(&Sandbox::repository(&[("README.md", "# Hollin\n")]), &[]);
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.contains("there is no org chart"), "{err}");
}

#[test]
fn names_cannot_drive_a_terminal_or_a_runner() {
    let hostile = CHART.replace("Idris Kane", "Idris \u{1b}[31mKane").replace("Pia Lund", "Pia ##[error]Lund");
    let repo = Sandbox::repository(&[("people/org.csv", &hostile)]);
    for args in [
        &[][..],
        &["--format", "json"],
        &["--format", "csv"],
        &["--format", "mermaid"],
        &["--format", "dot"],
        &["--format", "markdown"],
        &["--explain", "idris"],
    ] {
        let (code, out, _) = run(&repo, args);
        assert_eq!(code, 0, "{args:?}");
        assert!(out.contains("Kane") && !out.contains('\u{1b}') && !out.contains("##["), "{args:?}: {out}");
    }
}
