//! The jobs for GitLab: their scripts, run as a runner would, with what a pipeline knows.
#![cfg(unix)]

use std::process::Command;

use crate::discover::sandbox::Sandbox;

const COMPONENT: &str = include_str!("../../templates/orglint.yml");
const INIT: &str = include_str!("../../src/cli/init/gitlab-ci.yml");

/// The lines under `script:`, without the one that installs.
fn script(job: &str) -> String {
    let lines = job.lines().skip_while(|line| *line != "  script:").skip(1);
    let lines = lines.take_while(|line| line.starts_with("    "));
    let commands =
        lines.filter_map(|line| line.trim_start().strip_prefix("- ")).filter(|line| !line.starts_with("pip "));
    commands.map(|line| line.replace(" ROOT", "")).collect::<Vec<_>>().join("\n")
}

/// The paths of the report that the job makes, and its exit code.
fn run(repo: &Sandbox, job: &str, base: Option<&str>) -> (Vec<String>, i32) {
    let binary = std::path::Path::new(env!("CARGO_BIN_EXE_orglint")).parent().unwrap();
    let mut shell = Command::new("sh");
    shell.args(["-e", "-c", &script(job)]).current_dir(repo.path()).env_clear();
    shell.env("PATH", format!("{}:{}", binary.display(), std::env::var("PATH").unwrap()));
    shell
        .env("ORGLINT_ONLY_CHANGED", "true")
        .env("ORGLINT_FAIL_ON", "warning")
        .env("ORGLINT_ARGS", "--min-confidence medium");
    shell.envs(base.map(|base| ("CI_MERGE_REQUEST_DIFF_BASE_SHA", base)));
    let done = shell.output().unwrap();
    let report = std::fs::read_to_string(repo.path().join("gl-code-quality-report.json"));
    let report = report.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr)));
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let path = |issue: &serde_json::Value| issue["location"]["path"].as_str().unwrap().to_owned();
    (report.as_array().unwrap().iter().map(path).collect(), done.status.code().unwrap())
}

#[test]
fn a_pipeline_reports_everything_and_a_merge_request_what_it_changes() {
    let repo = Sandbox::repository(&[("old.md", "The CTO owns delivery of the ferry planner.\n")]);
    let base = repo.git(&["rev-parse", "HEAD"]);
    repo.commit(&[("new.md", "The CTO approves every pull request.\n")]);
    for job in [COMPONENT, INIT] {
        assert_eq!(run(&repo, job, None), (vec!["new.md".to_owned(), "old.md".to_owned()], 1));
        assert_eq!(run(&repo, job, Some(&base)), (vec!["new.md".to_owned()], 1));
    }
}

#[test]
fn the_component_has_the_version_of_the_program() {
    assert!(COMPONENT.contains(&format!("      default: {}\n", env!("CARGO_PKG_VERSION"))));
}
