//! `orglint init`: what it finds, what it writes, what it leaves alone.

use assert_cmd::Command;

use crate::discover::sandbox::Sandbox;

fn init(repo: &Sandbox, args: &[&str]) -> String {
    let mut command = Command::cargo_bin("orglint").unwrap();
    let output = command.current_dir(repo.path()).arg("init").args(args).env_clear().output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn read(repo: &Sandbox, path: &str) -> Option<String> {
    std::fs::read_to_string(repo.path().join(path)).ok()
}

#[test]
fn what_is_recorded_already_counts_for_hook_and_workflow_neither() {
    let repo = Sandbox::repository(&[("cto.md", "The CTO owns delivery of the ferry planner.\n")]);
    assert!(init(&repo, &["--dry-run"]).contains("with `--baseline`, in hook and workflow too"));
    let (code, _, err) = crate::since::run(&repo, &["baseline"]);
    assert_eq!(code, 0, "{err}");
    init(&repo, &[]);
    let hook = read(&repo, ".pre-commit-config.yaml").unwrap();
    assert!(hook.contains("entry: orglint check --staged --baseline\n"), "{hook}");
    let workflow = read(&repo, ".github/workflows/orglint.yml").unwrap();
    assert!(workflow.contains("${BASE:+--since \"$BASE\"} --baseline\n"), "{workflow}");
    repo.git(&["add", "--all"]);
    assert_eq!(crate::since::run(&repo, &["check", "--staged", "--baseline"]).0, 0);
}

#[test]
fn it_says_what_there_is_and_how_much_is_wrong() {
    let repo = Sandbox::repository(&[
        ("handbook/cto.md", "# The CTO\n\nThe CTO owns delivery of the ferry planner.\n"),
        ("about.md", "We are 45 people. The VP of Engineering hires all engineers.\n"),
        (".github/CODEOWNERS", "* @ferries\n"),
    ]);
    let said = init(&repo, &["--dry-run"]);
    for words in ["2, of which 2 say", ".github/CODEOWNERS", "handbook/cto.md:1", "45 people, by about.md:1", "1 today"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(said.contains("`orglint baseline` records them"), "{said}");
    assert_eq!(read(&repo, "orglint.toml"), None);
}

#[test]
fn it_writes_settings_hook_and_workflow_that_can_be_used() {
    let repo = Sandbox::repository(&[("a.md", "# A\n")]);
    init(&repo, &[]);
    let version = format!("orglint=={}", env!("CARGO_PKG_VERSION"));
    assert!(read(&repo, ".pre-commit-config.yaml").unwrap().contains(&version));
    let workflow = read(&repo, ".github/workflows/orglint.yml").unwrap();
    assert!(workflow.contains(&version) && !workflow.contains(" ROOT"), "{workflow}");
    let mut command = Command::cargo_bin("orglint").unwrap();
    command.current_dir(repo.path()).arg("check").assert().code(0);
}

#[test]
fn the_settings_it_writes_hold_when_the_comments_are_taken_away() {
    let repo = Sandbox::repository(&[("a.md", "# A\n"), ("handbook/roles.md", "The CTO owns delivery.\n")]);
    init(&repo, &[]);
    let settings = read(&repo, "orglint.toml").unwrap();
    let is_setting = |line: &&str| line.starts_with("# [") || line.contains(" = ");
    let lines: Vec<&str> = settings.lines().filter(is_setting).map(|line| line.trim_start_matches("# ")).collect();
    repo.write("orglint.toml", lines.join("\n"));
    let mut command = Command::cargo_bin("orglint").unwrap();
    let output = command.current_dir(repo.path()).arg("check").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn it_never_writes_over_a_file() {
    let files = [
        ("orglint.toml", "# ours\n"),
        (".pre-commit-config.yaml", "repos: []\n"),
        (".github/workflows/orglint.yml", "x: 1\n"),
    ];
    let repo = Sandbox::repository(&files);
    let said = init(&repo, &[]);
    for (path, text) in files {
        assert_eq!(read(&repo, path).as_deref(), Some(text));
    }
    assert_eq!(said.matches("was left alone").count(), 3, "{said}");
    assert!(said.contains("- repo: local") && said.contains("entry: orglint check --staged\n"), "{said}");
}

#[test]
fn on_gitlab_it_writes_a_job_instead_of_a_workflow() {
    let repo = Sandbox::repository(&[(".gitlab-ci.yml", "stages: [test]\n"), ("a.md", "# A\n")]);
    init(&repo, &[]);
    assert!(read(&repo, ".gitlab/orglint.yml").unwrap().contains("--format gitlab"));
    assert_eq!(read(&repo, ".github/workflows/orglint.yml"), None);
}

#[test]
fn a_company_below_the_top_is_named_in_hook_and_workflow() {
    let repo = Sandbox::repository(&[("north/orglint.toml", "root = true\n"), ("north/a.md", "# A\n")]);
    init(&repo, &["--root", "north"]);
    assert!(read(&repo, ".pre-commit-config.yaml").unwrap().contains("orglint check --staged --root north\n"));
    assert!(read(&repo, ".github/workflows/orglint.yml").unwrap().contains("\"$BASE\"} --root north\n"));
}
