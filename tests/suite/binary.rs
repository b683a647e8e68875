//! The binary in a folder of its own, for the tests that go end to end.

use std::fs;
use std::path::Path;
use std::time::Duration;

use assert_cmd::Command;
use tempfile::TempDir;

/// So long no run may take, however slow the machine: only what costs its square does.
const WATCHDOG: Duration = Duration::from_secs(240);

/// A folder with these files, and no repository around it.
pub(super) fn folder<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// What a run said.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) code: Option<i32>,
    pub(super) out: String,
    pub(super) err: String,
}

/// Runs orglint in a folder, in no environment but its own, and stops it when it takes too long.
pub(super) fn run(folder: &Path, args: &[&str], stdin: &[u8]) -> Said {
    let mut command = Command::cargo_bin("orglint").unwrap();
    command.current_dir(folder).args(args).env_clear().env("TERM", "dumb").write_stdin(stdin).timeout(WATCHDOG);
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}
