//! A runner of composite actions, as much of one as `action.yml` needs: it evaluates the expressions that stand there,
//! gives each step its environment and its files, and remembers what the step wrote.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::discover::sandbox::Sandbox;

/// One job on one event.
pub(super) struct Runner {
    repo: PathBuf,
    temp: TempDir,
    /// `github` and `inputs`, and what steps put out.
    context: Value,
    /// Further variables, as a test needs them.
    pub(super) env: BTreeMap<String, String>,
}

/// What became of the job.
pub(super) struct Job {
    /// Everything that steps printed.
    pub(super) log: String,
    pub(super) summary: String,
    /// Outputs of the action.
    pub(super) outputs: BTreeMap<String, String>,
    /// Was SARIF handed to the upload?
    pub(super) uploads: bool,
    pub(super) passed: bool,
}

struct Step {
    id: String,
    condition: Option<String>,
    env: Vec<(String, String)>,
    run: Option<String>,
}

impl Runner {
    /// A job in the repository, on an event with this payload. `releases` hold the binary under test.
    pub(super) fn new(repo: &Sandbox, event: &str, payload: &Value) -> Self {
        let temp = tempfile::tempdir().unwrap();
        release(temp.path());
        let github = json!({
            "event": payload, "event_name": event, "token": "", "action_repository": "octo/orglint",
            "repository": "larkmoor/handbook", "sha": repo.git(&["rev-parse", "HEAD"]),
        });
        let releases = format!("file://{}/releases", temp.path().display());
        let env = BTreeMap::from([("ORGLINT_RELEASES".to_owned(), releases)]);
        let context = json!({ "github": github, "inputs": {}, "steps": {} });
        Self { repo: repo.path(), temp, context, env }
    }

    /// Sets an input.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.context["inputs"][name] = value.into();
        self
    }

    pub(super) fn temp(&self) -> &Path {
        self.temp.path()
    }

    /// Runs all steps.
    pub(super) fn run(mut self) -> (Job, Self) {
        for (name, default) in inputs() {
            if self.context["inputs"][&name].is_null() {
                self.context["inputs"][&name] = self.evaluate(&default).into();
            }
        }
        let mut job =
            Job { log: String::new(), summary: String::new(), outputs: BTreeMap::new(), uploads: false, passed: true };
        for step in steps() {
            let wanted = step.condition.as_ref().is_none_or(|condition| self.holds(condition));
            match &step.run {
                None => job.uploads |= wanted && job.passed,
                Some(script) if wanted && job.passed => job.passed = self.step(&step, script, &mut job.log),
                Some(_) => {}
            }
        }
        for (name, value) in outputs() {
            job.outputs.insert(name, self.evaluate(&value));
        }
        job.summary = std::fs::read_to_string(self.temp.path().join("summary")).unwrap_or_default();
        (job, self)
    }

    fn step(&mut self, step: &Step, script: &str, log: &mut String) -> bool {
        let output_file = self.temp.path().join("output");
        std::fs::write(&output_file, "").unwrap();
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]).current_dir(&self.repo);
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        for name in ["HOME", "CARGO_HOME", "RUSTUP_HOME"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        let text = |key: &str| self.context["github"][key].as_str().unwrap_or("").to_owned();
        command
            .env("GITHUB_ACTION_PATH", env!("CARGO_MANIFEST_DIR"))
            .env("GITHUB_OUTPUT", &output_file)
            .env("GITHUB_STEP_SUMMARY", self.temp.path().join("summary"))
            .env("GITHUB_EVENT_NAME", text("event_name"))
            .env("GITHUB_REPOSITORY", text("repository"))
            .env("GITHUB_SHA", text("sha"))
            .env("GITHUB_ACTOR", "ines")
            .env("RUNNER_TEMP", self.temp.path())
            .env("RUNNER_TOOL_CACHE", self.temp.path().join("tools"));
        command.envs(step.env.iter().map(|(name, value)| (name, self.evaluate(value)))).envs(&self.env);
        let done = command.output().unwrap();
        log.push_str(&String::from_utf8_lossy(&done.stdout));
        log.push_str(&String::from_utf8_lossy(&done.stderr));
        for line in std::fs::read_to_string(&output_file).unwrap().lines() {
            let (name, value) = line.split_once('=').unwrap_or_else(|| panic!("no output: {line:?}"));
            self.context["steps"][&step.id]["outputs"][name] = value.into();
        }
        done.status.success()
    }

    /// `${{ a.b || c.d }}`: the first that is not empty; anything else stands for itself.
    fn evaluate(&self, text: &str) -> String {
        let Some(expression) = text.strip_prefix("${{").and_then(|rest| rest.strip_suffix("}}")) else {
            assert!(!text.contains("${{"), "an expression among other text: {text}");
            return text.to_owned();
        };
        let found = expression.split("||").map(|path| self.look_up(path.trim())).find(|value| !value.is_empty());
        found.unwrap_or_default()
    }

    fn holds(&self, condition: &str) -> bool {
        let (path, value) = condition.split_once(" == ").unwrap();
        self.look_up(path) == value.trim_matches('\'')
    }

    fn look_up(&self, path: &str) -> String {
        let value = path.split('.').fold(&self.context, |value, key| &value[key]);
        value.as_str().map_or_else(String::new, str::to_owned)
    }
}

/// The release that `install.sh` downloads: an archive with its sum, in it a script that runs the binary under test.
fn release(folder: &Path) {
    let version = env!("CARGO_PKG_VERSION");
    let script = format!("#!/bin/sh\nexec '{}' \"$@\"\n", env!("CARGO_BIN_EXE_orglint"));
    let make = format!(
        "set -e; mkdir -p releases/v{version}; cd releases/v{version}; cat >orglint; chmod +x orglint
        for target in x86_64-unknown-linux-musl aarch64-unknown-linux-musl aarch64-apple-darwin x86_64-apple-darwin; do
            archive=orglint-{version}-$target.tar.gz; tar -czf $archive orglint
            if command -v sha256sum >/dev/null; then sha256sum $archive; else shasum -a 256 $archive; fi >$archive.sha256
        done"
    );
    let mut bash = assert_cmd::Command::new("bash");
    bash.args(["-c", &make]).current_dir(folder).write_stdin(script).assert().success();
}

const ACTION: &str = include_str!("../../../action.yml");

/// The lines of a block of `action.yml`, without those of the blocks beside it.
fn block(name: &str) -> Vec<&'static str> {
    let inside = ACTION.lines().skip_while(move |line| *line != format!("{name}:")).skip(1);
    inside.take_while(|line| line.starts_with(' ') || line.is_empty()).collect()
}

fn pair(line: &str) -> Option<(String, String)> {
    let (name, value) = line.trim().split_once(':')?;
    let value = value.trim();
    let bare = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    Some((name.to_owned(), bare.unwrap_or(value).to_owned()))
}

/// Name and value of the key `key` of each entry of a block.
fn entries(name: &str, key: &str) -> Vec<(String, String)> {
    let mut entry = String::new();
    let mut found = Vec::new();
    for line in block(name) {
        match (line.len() - line.trim_start().len(), pair(line)) {
            (2, Some((name, _))) => entry = name,
            (4, Some((name, value))) if name == key => found.push((entry.clone(), value)),
            _ => {}
        }
    }
    found
}

fn inputs() -> Vec<(String, String)> {
    entries("inputs", "default")
}

fn outputs() -> Vec<(String, String)> {
    entries("outputs", "value")
}

fn steps() -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut in_env = false;
    for line in block("runs") {
        let Some((name, value)) = pair(line.trim_start().trim_start_matches("- ")) else { continue };
        match line.len() - line.trim_start().len() {
            4 => steps.push(Step { id: String::new(), condition: None, env: Vec::new(), run: None }),
            6 => {
                let Some(step) = steps.last_mut() else { continue };
                in_env = name == "env";
                match name.as_str() {
                    "id" => step.id = value,
                    "if" => step.condition = Some(value),
                    "run" => step.run = Some(value.trim_matches('\'').to_owned()),
                    _ => {}
                }
            }
            8 if in_env => steps.iter_mut().rev().take(1).for_each(|step| step.env.push((name.clone(), value.clone()))),
            _ => {}
        }
    }
    assert_eq!(steps.len(), 4);
    steps
}
