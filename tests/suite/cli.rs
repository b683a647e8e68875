//! The binary: arguments, streams, exit codes.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

use crate::discover::sandbox::Sandbox;

/// A folder with these files, and no repository around it.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// orglint in a folder, in no environment but its own.
fn orglint(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("orglint").unwrap();
    command.current_dir(folder).args(args).env_clear().env("TERM", "dumb");
    command
}

struct Said {
    code: i32,
    out: String,
    err: String,
}

fn run(folder: &Path, args: &[&str]) -> Said {
    let output = orglint(folder, args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

#[test]
fn a_quiet_folder_is_clean_and_says_so_on_stderr() {
    let folder = folder(&[("README.md", "# Larkmoor\n")]);
    let said = run(folder.path(), &["check"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    assert!(said.err.contains("no findings in 1 file"), "{}", said.err);
    assert_eq!(run(folder.path(), &["check", "--quiet"]).err, "");
}

#[test]
fn what_cannot_be_done_exits_with_2_and_says_what_would_mend_it() {
    let folder = folder(&[("README.md", "# Larkmoor\n"), ("broken.toml", "selct = []\n")]);
    // arguments, words on stderr
    let table: [(&[&str], &[&str]); 13] = [
        (&[], &["Usage: orglint", "check"]),
        (&["chek"], &["unrecognized subcommand 'chek'", "'check'"]),
        (&["check", "--frmat", "json"], &["unexpected argument '--frmat'", "'--format'"]),
        (&["check", "--format", "xml"], &["invalid value 'xml'", "sarif"]),
        (
            &["check", "--select", "cto-owns-delivry"],
            &["there is no rule or group `cto-owns-delivry`", "`cto-owns-delivery`?"],
        ),
        (&["check", "--ignore", "ctoo"], &["there is no rule or group `ctoo`"]),
        (&["check", "nowhere.md"], &["nowhere.md"]),
        (&["check", "--config", "nowhere.toml"], &["cannot read nowhere.toml"]),
        (&["check", "--config", "broken.toml"], &["broken.toml:1:1", "unknown key `selct`", "did you mean `select`?"]),
        (&["check", "--staged"], &["--staged"]),
        (&["check", "--baseline"], &["there is no baseline", "orglint baseline"]),
        (&["check", "--max-age", "3"], &["--baseline"]),
        (&["baseline", "README.md"], &["records the whole company"]),
    ];
    for (args, words) in table {
        let said = run(folder.path(), args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}: {}", said.err);
        for word in words {
            assert!(said.err.contains(word), "{args:?} does not say {word:?}: {}", said.err);
        }
    }
}

#[test]
fn help_and_version_exit_with_0() {
    let folder = folder(&[]);
    for args in [&["--help"][..], &["--version"], &["check", "--help"], &["help", "baseline"]] {
        let said = run(folder.path(), args);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{args:?}");
        assert!(said.out.contains("orglint"), "{args:?}");
    }
    assert!(run(folder.path(), &["--help"]).out.contains("2 could not run"));
}

#[test]
fn a_mistake_in_the_configuration_of_the_company_is_shown_in_it() {
    let folder = folder(&[("orglint.toml", "[rules.cto-own-delivery]\nseverity = \"off\"\n")]);
    let said = run(folder.path(), &["check"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("orglint.toml:1:8"), "{}", said.err);
    assert!(said.err.contains("did you mean `cto-owns-delivery`?"), "{}", said.err);
}

#[test]
fn missing_rule_folders_are_told_in_the_configuration() {
    let folder = folder(&[("orglint.toml", "rule-dirs = [\"house-rules\"]\n")]);
    let said = run(folder.path(), &["check"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("there are no rule files in `house-rules`"), "{}", said.err);
}

#[test]
fn a_companys_own_rule_is_heard_on_pages_that_no_other_rule_reads() {
    let rule = "name = \"people gate design\"\ngroup = \"house\"\nseverity = \"warning\"\nmessage = \"{who} approves {what}\"\n\n[[find]]\nclaim = { who = [\"hr\"], does = [\"approve\"], what = [\"design\"] }\n";
    let page = "The people team approves every design.\n";
    let settings = "rule-dirs = [\"lint\"]\n";
    let folder = folder(&[("orglint.toml", settings), ("lint/people-gate-design.toml", rule), ("page.md", page)]);
    let said = run(folder.path(), &["check", "--format", "concise"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert!(said.out.starts_with("page.md:1:17: warning[people-gate-design]"), "{}", said.out);
}

#[test]
fn a_companys_own_broken_rule_is_shown_at_its_place() {
    let rule = "name = \"x\"\ngruop = \"house\"\n";
    let folder = folder(&[("orglint.toml", "rule-dirs = [\"lint\"]\n"), ("lint/no-heroes.toml", rule)]);
    let said = run(folder.path(), &["check"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("lint/no-heroes.toml:2:1"), "{}", said.err);
}

#[test]
fn output_replaces_a_file_as_a_whole_and_leaves_nothing_beside_it() {
    let folder = folder(&[("README.md", "# Larkmoor\n"), ("out/report.json", "old")]);
    let said = run(folder.path(), &["check", "--format", "json", "--output", "out/report.json"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    let written: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.path().join("out/report.json")).unwrap()).unwrap();
    assert_eq!(written["schema"], 1);
    assert_eq!(fs::read_dir(folder.path().join("out")).unwrap().count(), 1);
    let said = run(folder.path(), &["check", "--output", "nowhere/report.txt"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("cannot write"), "{}", said.err);
}

#[test]
fn a_baseline_is_written_at_the_root_and_read_back() {
    let folder = folder(&[("README.md", "# Larkmoor\n")]);
    assert_eq!(run(folder.path(), &["baseline"]).code, 0);
    let text = fs::read_to_string(folder.path().join("orglint-baseline.json")).unwrap();
    assert_eq!(text, "{\n  \"schema\": 1,\n  \"findings\": []\n}\n");
    assert_eq!(run(folder.path(), &["check", "--baseline"]).code, 0);
    fs::write(folder.path().join("orglint-baseline.json"), "{\"schema\": 1, \"finds\": []}").unwrap();
    let said = run(folder.path(), &["check", "--baseline"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("orglint-baseline.json:1:") && said.err.contains("orglint baseline"), "{}", said.err);
}

#[test]
fn recorded_findings_that_are_gone_are_told() {
    let recorded = r#"{"schema": 1, "findings": [{"path": "a.md", "rule": "cto-owns-delivery", "fingerprint": "f", "count": 2, "date": "2026-01-01"}]}"#;
    let folder = folder(&[("README.md", "# Larkmoor\n"), ("old.json", recorded)]);
    let said = run(folder.path(), &["check", "--baseline=old.json"]);
    assert_eq!(said.code, 0);
    assert!(said.err.contains("2 recorded findings are gone"), "{}", said.err);
    assert!(said.err.contains("a.md  cto-owns-delivery"), "{}", said.err);
}

#[test]
fn schemas_completions_and_manual_go_to_stdout() {
    let folder = folder(&[]);
    for of in ["config", "report"] {
        let said = run(folder.path(), &["schema", of]);
        assert_eq!(said.code, 0);
        jsonschema::validator_for(&serde_json::from_str(&said.out).unwrap()).unwrap();
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let said = run(folder.path(), &["completions", shell]);
        assert!(said.code == 0 && said.out.contains("stdin-filename"), "{shell}");
    }
    let said = run(folder.path(), &["man"]);
    assert!(said.code == 0 && said.out.contains(".TH orglint"));
}

#[test]
fn colours_follow_the_flag_and_the_environment() {
    let folder = folder(&[("orglint.toml", "selct = []\n")]);
    // flag, variable and value, are there colours (stderr is no terminal here)?
    let table: [(&str, (&str, &str), bool); 6] = [
        ("auto", ("X", ""), false),
        ("always", ("X", ""), true),
        ("never", ("CLICOLOR_FORCE", "1"), false),
        ("auto", ("CLICOLOR_FORCE", "1"), true),
        ("auto", ("CLICOLOR_FORCE", "0"), false),
        ("always", ("NO_COLOR", "1"), true),
    ];
    for (flag, (variable, value), coloured) in table {
        let mut command = orglint(folder.path(), &["check", "--color", flag]);
        let output = command.env(variable, value).output().unwrap();
        assert_eq!(output.stderr.contains(&0x1b), coloured, "--color {flag} {variable}={value}");
    }
    let mut command = orglint(folder.path(), &["check"]);
    let output = command.env("NO_COLOR", "1").env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(!output.stderr.contains(&0x1b));
}

#[test]
fn the_first_command_of_the_readme_finds_what_it_promises() {
    let readme = include_str!("../../README.md");
    assert!(readme.contains("cargo run --release --locked -- check --root fixtures/larkmoor\n"));
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let said = run(project, &["check", "--root", "fixtures/larkmoor"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.out.contains("cto-owns-delivery"), "{}", said.out);
    assert_eq!(run(project, &["check", "--root", "fixtures/larkmoor", "--exit-zero"]).code, 0);
    assert_eq!(run(project, &["check", "--root", "fixtures/larkmoor", "--fail-on", "never"]).code, 0);
    let counted = run(project, &["check", "--root", "fixtures/larkmoor", "--statistics"]);
    assert!(counted.code == 1 && counted.out.contains("cto-owns-delivery"), "{}", counted.out);
}

#[test]
fn paths_narrow_what_is_reported() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let said = run(&project.join("fixtures/larkmoor"), &["check", "org"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
}

#[test]
fn rules_are_listed_and_explained() {
    let folder = folder(&[]);
    let listed = run(folder.path(), &["rules"]);
    assert!(listed.code == 0 && listed.out.contains("cto-owns-delivery"), "{}", listed.err);
    let json = run(folder.path(), &["rules", "--format", "json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&json.out).is_ok());
    let explained = run(folder.path(), &["explain", "cto-owns-delivery"]);
    assert!(explained.code == 0 && explained.out.contains("cto-owns-delivery"), "{}", explained.err);
    let unknown = run(folder.path(), &["explain", "cto-owns-delivry"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("`cto-owns-delivery`?"), "{}", unknown.err);
}

#[test]
fn owners_are_shown_for_paths_owners_and_files_without_any() {
    let folder =
        folder(&[("CODEOWNERS", "/lib/ @ana @bo\n/web/ @cy\n"), ("lib/a.rs", ""), ("web/b.ts", ""), ("c.md", "")]);
    let lib = folder.path().join("lib");
    let shown = run(&lib, &["owners", "--root", "..", "a.rs", "new.rs"]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    assert!(shown.out.starts_with("lib/a.rs  @ana @bo\n    CODEOWNERS:1  /lib/  @ana  @bo\n"), "{}", shown.out);
    assert!(shown.out.contains("lib/new.rs (not tracked)  @ana @bo\n"), "{}", shown.out);
    let unowned = run(folder.path(), &["owners", "--unowned"]);
    assert_eq!(unowned.out, "CODEOWNERS  nobody\n    no line matches\nc.md  nobody\n    no line matches\n");
    let of = run(folder.path(), &["owners", "--of", "@Cy", "--format", "json"]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&of.out).unwrap()["files"][0]["path"], "web/b.ts");
    assert!(run(folder.path(), &["owners", "--statistics"]).out.starts_with("2 of 4 files have an owner"));
}

#[test]
fn an_empty_answer_about_owners_says_why_it_is_empty() {
    let folder = folder(&[("CODEOWNERS", "* @ana\n/gone/ @bo\n"), ("a.rs", "")]);
    let told = |arguments: &[&str]| run(folder.path(), &[&["owners"], arguments].concat()).err;
    assert!(told(&["--of", "@cy"]).contains("note: no line names `@cy`"), "{}", told(&["--of", "@cy"]));
    assert!(told(&["--of", "@bo"]).contains("note: `@bo` owns no tracked file"), "{}", told(&["--of", "@bo"]));
    assert!(told(&["--unowned"]).contains("note: every tracked file has an owner"), "{}", told(&["--unowned"]));
    assert_eq!(told(&["--of", "@cy", "--quiet"]), "");
}

#[test]
fn all_owners_are_those_of_tracked_files_and_a_path_may_be_new() {
    let repo = Sandbox::repository(&[("CODEOWNERS", "* @ana\n"), ("a.rs", ""), ("lib/b.rs", "")]);
    repo.write("lib/new.rs", "");
    let paths = |arguments: &[&str]| {
        let out = run(&repo.path(), arguments).out;
        let paths = out.lines().filter(|line| !line.starts_with(' ')).map(|line| line.replace("  @ana", ""));
        paths.collect::<Vec<_>>()
    };
    assert_eq!(paths(&["owners"]), ["CODEOWNERS", "a.rs", "lib/b.rs"]);
    assert_eq!(paths(&["owners", "lib"]), ["lib/b.rs", "lib/new.rs (not tracked)"]);
    assert_eq!(paths(&["owners", "--rev", "HEAD", "lib"]), ["lib/b.rs"]);
}

#[test]
fn an_owners_file_that_cannot_be_read_is_told() {
    let folder = folder(&[("CODEOWNERS", "* @ana\0\n"), ("a.rs", "")]);
    let shown = run(folder.path(), &["owners"]);
    assert!(shown.err.contains("note: CODEOWNERS: binary: NUL byte at byte 6"), "{}", shown.err);
}
