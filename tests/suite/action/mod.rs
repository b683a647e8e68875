//! The GitHub Action: its scripts, in a simulated runner, on every kind of event.
#![cfg(unix)]

mod runner;

use serde_json::{Value, json};

use crate::discover::sandbox::Sandbox;
use runner::{Job, Runner};

const OWNS: &str = "The CTO owns delivery of the ferry planner.\n";
const APPROVES: &str = "The CTO approves every pull request.\n";

/// A remote with a topic branch, and a shallow checkout of what would be merged, as `actions/checkout` makes it.
fn pull_request() -> (Sandbox, Sandbox, String) {
    let remote = Sandbox::repository(&[("old.md", OWNS)]);
    remote.git(&["config", "uploadpack.allowAnySHA1InWant", "true"]);
    remote.git(&["checkout", "--quiet", "-b", "topic"]);
    remote.commit(&[("new.md", APPROVES)]);
    remote.git(&["checkout", "--quiet", "main"]);
    for number in 0..3 {
        remote.commit(&[("more.md", &format!("{number}\n"))]);
    }
    let base = remote.git(&["rev-parse", "HEAD"]);
    remote.git(&["checkout", "--quiet", "--detach"]);
    remote.git(&["merge", "--quiet", "--no-ff", "--no-edit", "topic"]);
    remote.git(&["update-ref", "refs/pull/7/merge", "HEAD"]);
    let clone = Sandbox::folder();
    clone.git(&["init", "--quiet"]);
    clone.git(&["remote", "add", "origin", &format!("file://{}", remote.path().display())]);
    clone.git(&["fetch", "--quiet", "--depth=1", "origin", "refs/pull/7/merge"]);
    clone.git(&["checkout", "--quiet", "FETCH_HEAD"]);
    (remote, clone, base)
}

fn payload(base: &str, head_repository: &str) -> Value {
    json!({ "pull_request": { "base": { "sha": base }, "head": { "repo": { "full_name": head_repository } } } })
}

fn outputs<'a>(job: &'a Job, names: &[&str]) -> Vec<&'a str> {
    names.iter().map(|name| job.outputs[*name].as_str()).collect()
}

#[test]
fn a_push_reports_everything_and_fails() {
    let repo = Sandbox::repository(&[("old.md", OWNS), ("new.md", APPROVES)]);
    let (job, _) = Runner::new(&repo, "push", &json!({ "before": "0" })).run();
    assert_eq!(outputs(&job, &["findings", "errors", "warnings", "notes", "exit-code"]), ["2", "0", "2", "0", "1"]);
    assert!(!job.passed && !job.uploads, "{}", job.log);
    assert!(job.log.contains("::warning file=new.md,line=1,"), "{}", job.log);
    assert!(job.summary.starts_with("## orglint: 2 findings"), "{}", job.summary);
    assert!(job.summary.contains("(https://github.com/larkmoor/handbook/blob/"), "{}", job.summary);
    assert_eq!(job.outputs["sarif"], "");
}

#[test]
fn a_clean_push_passes_and_says_so() {
    let repo = Sandbox::repository(&[("a.md", "# Larkmoor\n")]);
    let (job, _) = Runner::new(&repo, "push", &json!({})).run();
    assert!(job.passed, "{}", job.log);
    assert_eq!(outputs(&job, &["findings", "exit-code"]), ["0", "0"]);
    assert!(job.summary.starts_with("## orglint: no findings"), "{}", job.summary);
}

#[test]
fn a_pull_request_in_a_shallow_checkout_reports_what_it_changes() {
    let (_remote, clone, base) = pull_request();
    let (job, _) = Runner::new(&clone, "pull_request", &payload(&base, "larkmoor/handbook")).run();
    assert_eq!(outputs(&job, &["findings", "exit-code"]), ["1", "1"], "{}", job.log);
    assert!(job.log.contains("file=new.md") && !job.log.contains("old.md"), "{}", job.log);
}

#[test]
fn a_base_that_lies_further_back_is_fetched_step_by_step() {
    let (remote, clone, _) = pull_request();
    let older = remote.git(&["rev-parse", "main~2"]);
    let (job, _) = Runner::new(&clone, "pull_request", &payload(&older, "larkmoor/handbook")).run();
    assert_eq!(outputs(&job, &["findings", "exit-code"]), ["1", "1"], "{}", job.log);
}

#[test]
fn history_that_cannot_be_fetched_is_told_with_what_mends_it() {
    let (remote, clone, base) = pull_request();
    std::fs::remove_dir_all(remote.path().join(".git")).unwrap();
    let (job, _) = Runner::new(&clone, "pull_request", &payload(&base, "larkmoor/handbook")).run();
    assert!(!job.passed);
    assert_eq!(job.outputs["exit-code"], "2");
    assert!(job.log.contains("::error title=orglint::") && job.log.contains("set fetch-depth: 0"), "{}", job.log);
}

#[test]
fn everything_is_reported_on_a_pull_request_that_wants_it() {
    let (_remote, clone, base) = pull_request();
    let runner = Runner::new(&clone, "pull_request", &payload(&base, "larkmoor/handbook"));
    let (job, _) = runner.with("only-changed", "false").run();
    assert_eq!(job.outputs["findings"], "2", "{}", job.log);
}

#[test]
fn a_merge_queue_reports_what_the_group_changes() {
    let (_remote, clone, base) = pull_request();
    let (job, _) = Runner::new(&clone, "merge_group", &json!({ "merge_group": { "base_sha": base } })).run();
    assert_eq!(outputs(&job, &["findings", "exit-code"]), ["1", "1"], "{}", job.log);
}

#[test]
fn sarif_is_valid_and_uploaded_before_the_job_fails() {
    let (_remote, clone, base) = pull_request();
    let runner = Runner::new(&clone, "pull_request", &payload(&base, "larkmoor/handbook"));
    let (job, runner) = runner.with("format", "sarif").run();
    assert!(job.uploads && !job.passed, "{}", job.log);
    assert!(!job.log.contains("::warning"), "{}", job.log);
    assert_eq!(job.summary, "");
    let log: Value = serde_json::from_str(&std::fs::read_to_string(&job.outputs["sarif"]).unwrap()).unwrap();
    let schema = serde_json::from_str(include_str!("../../schemas/sarif-2.1.0.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 1);
    assert!(job.outputs["sarif"].starts_with(runner.temp().to_str().unwrap()));
}

#[test]
fn a_fork_gets_annotations_and_summary_but_no_upload() {
    let (_remote, clone, base) = pull_request();
    let runner = Runner::new(&clone, "pull_request", &payload(&base, "stranger/handbook"));
    let (job, _) = runner.with("format", "annotations, summary, sarif").run();
    assert!(!job.uploads && !job.passed);
    assert!(job.log.contains("SARIF is not uploaded") && job.log.contains("::warning file=new.md"), "{}", job.log);
    assert!(job.summary.contains("1 finding"));
    assert_ne!(job.outputs["sarif"], "");
}

#[test]
fn inputs_are_words_and_never_script() {
    let repo = Sandbox::repository(&[("a b/old.md", OWNS), ("new.md", APPROVES)]);
    let hostile = "$(touch pwned) `touch pwned`; touch pwned";
    let runner = Runner::new(&repo, "push", &json!({})).with("paths", "a b\n").with("args", "--min-confidence low");
    let (job, _) = runner.run();
    assert_eq!(job.outputs["findings"], "1", "{}", job.log);
    for input in ["version", "args", "paths", "config", "fail-on", "format", "only-changed", "baseline"] {
        let (job, _) = Runner::new(&repo, "push", &json!({})).with(input, hostile).run();
        assert!(input == "only-changed" || job.outputs["exit-code"] != "0", "{input}: {}", job.log);
        assert!(!repo.path().join("pwned").exists(), "{input}");
    }
}

#[test]
fn names_of_files_cannot_command_the_runner() {
    let repo = Sandbox::repository(&[("x\n::error::forged.md", OWNS), ("##[error]y.md", OWNS)]);
    let (job, _) = Runner::new(&repo, "push", &json!({})).with("args", "--verbose").run();
    let mut stopped: Option<String> = None;
    for line in job.log.lines() {
        if let Some(token) = line.strip_prefix("::stop-commands::") {
            stopped = Some(format!("::{token}::"));
        } else if stopped.as_deref() == Some(line) {
            stopped = None;
        } else if stopped.is_none() {
            assert!(!line.trim_start().starts_with("::error::forged") && !line.contains("##["), "{line}");
        }
    }
    assert_eq!(stopped, None);
}

#[test]
fn thresholds_configurations_and_baselines_are_passed_on() {
    let repo = Sandbox::repository(&[("old.md", OWNS), ("quiet.toml", "ignore = [\"cto\"]\n")]);
    let push = || Runner::new(&repo, "push", &json!({}));
    assert!(push().with("fail-on", "error").run().0.passed);
    assert_eq!(push().with("config", "quiet.toml").run().0.outputs["findings"], "0");
    let (job, _) = push().with("config", "nowhere.toml").run();
    assert!(!job.passed && job.log.contains("cannot read nowhere.toml"), "{}", job.log);
    let orglint = env!("CARGO_BIN_EXE_orglint");
    std::process::Command::new(orglint).args(["baseline", "--quiet"]).current_dir(repo.path()).status().unwrap();
    assert!(push().with("baseline", "true").run().0.passed);
    assert!(push().with("baseline", "orglint-baseline.json").run().0.passed);
}

#[test]
fn a_download_with_another_sum_is_not_used() {
    let repo = Sandbox::repository(&[("a.md", "# A\n")]);
    let runner = Runner::new(&repo, "push", &json!({}));
    let folder = runner.temp().join(format!("releases/v{}", env!("CARGO_PKG_VERSION")));
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.extension().is_some_and(|ending| ending == "sha256") {
            std::fs::write(&entry, "0000  orglint.tar.gz\n").unwrap();
        }
    }
    let (job, runner) = runner.run();
    assert!(!job.passed && job.log.contains("not 0000; it was not unpacked"), "{}", job.log);
    assert!(!runner.temp().join("tools").exists());
}

#[test]
fn a_version_without_release_or_source_is_refused() {
    let repo = Sandbox::repository(&[("a.md", "# A\n")]);
    let (job, _) = Runner::new(&repo, "push", &json!({})).with("version", "v9.9.9").run();
    assert!(!job.passed && job.log.contains("there is no release 9.9.9 for"), "{}", job.log);
}

#[test]
fn a_second_job_on_the_same_machine_uses_the_binary_that_is_there() {
    let repo = Sandbox::repository(&[("a.md", "# A\n")]);
    let (_, mut runner) = Runner::new(&repo, "push", &json!({})).run();
    runner.env.insert("ORGLINT_RELEASES".to_owned(), "file:///nowhere".to_owned());
    let (job, _) = runner.run();
    assert!(job.passed, "{}", job.log);
}

#[test]
fn no_expression_stands_in_a_script() {
    let action = include_str!("../../../action.yml");
    let scripts = action.lines().filter(|line| line.trim_start().starts_with("run:"));
    assert_eq!(scripts.clone().count(), 3);
    assert!(scripts.into_iter().all(|line| !line.contains("${{")));
}
