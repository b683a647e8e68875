//! Pages that say nothing are remembered from run to run, and no result ever differs for it.

use std::path::{Path, PathBuf};

use crate::discover::sandbox::Sandbox;
use crate::since::{history, run};

/// So many quiet pages that remembering them is worth a file.
const QUIET: usize = 60;

/// Where the memory lies.
fn memory(repo: &Sandbox) -> PathBuf {
    repo.path().join(".git/orglint/blank-pages")
}

/// A repository of quiet pages beside these files.
fn handbook(files: &[(&str, &str)]) -> Sandbox {
    let repo = Sandbox::repository(&[]);
    for number in 0..QUIET {
        repo.write(
            &format!("quiet/{number}.md"),
            format!("# Page {number}\n\nSofie Tangen paints lighthouse {number}.\n"),
        );
    }
    repo.commit(files);
    repo
}

/// The findings of the staged state; asked twice with the memory, the same as without.
fn same(repo: &Sandbox, args: &[&str], what: &str) -> String {
    let args = [&["check", "--staged", "--format", "json", "--show-suppressed", "--quiet"], args].concat();
    let (code, without, err) = run(repo, &[&args[..], &["--no-cache"]].concat());
    assert!(code < 2, "{what}: {err}");
    for _ in 0..2 {
        let (_, with, _) = run(repo, &args);
        assert!(with == without, "{what}:\n{with}\nwithout the memory:\n{without}");
    }
    without
}

/// The same for the files on disk, as compared with the last commit.
fn on_disk_too(repo: &Sandbox, what: &str) {
    let args = ["check", "--since", "HEAD", "--format", "json", "--quiet"];
    let (_, with, _) = run(repo, &args);
    let (code, without, err) = run(repo, &[&args[..], &["--no-cache"]].concat());
    assert!(code < 2 && with == without, "{what}: {err}{with}{without}");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            drop(std::fs::copy(entry.path(), to));
        }
    }
}

#[test]
fn every_fixture_company_is_judged_alike() {
    for company in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")).unwrap() {
        let company = company.unwrap().path();
        let repo = handbook(&[]);
        copy(&company, &repo.path());
        repo.git(&["add", "--all"]);
        same(&repo, &[], &company.display().to_string());
        same(&repo, &["--since", "HEAD"], &company.display().to_string());
        assert!(memory(&repo).is_file());
    }
}

#[test]
fn every_commit_of_a_history_is_judged_alike() {
    let repo = handbook(&[("old.md", "# Old\n\nThe CTO owns delivery of the ferry planner.\n")]);
    for step in &history() {
        step.take(&repo);
        repo.git(&["add", "--all"]);
        same(&repo, &[], step.what);
        same(&repo, &["--since", "HEAD"], step.what);
        on_disk_too(&repo, step.what);
        same(&repo, &["--select", "codeowners"], step.what);
        repo.git(&["commit", "--quiet", "--message", step.what]);
    }
}

#[test]
fn a_name_that_comes_to_stand_for_a_role_makes_quiet_pages_speak() {
    let repo = handbook(&[("quiet/0.md", "# Notes\n\nSofie owns delivery of every lighthouse.\n")]);
    assert!(same(&repo, &[], "before").contains("\"findings\": []"));
    repo.write("org/people.csv", "name,title,manager\nSofie Tangen,CTO,\nOle Brun,VP of Engineering,Sofie Tangen\n");
    repo.git(&["add", "--all"]);
    assert!(same(&repo, &[], "by the chart").contains("cto-owns-delivery"));
    repo.git(&["rm", "--quiet", "--force", "org/people.csv"]);
    assert!(same(&repo, &[], "the chart gone").contains("\"findings\": []"));
    repo.write(
        "team.md",
        "# Team\n\n| Name | Title |\n| --- | --- |\n| Sofie Tangen | CTO |\n| Ole Brun | Engineer |\n",
    );
    repo.git(&["add", "--all"]);
    assert!(same(&repo, &[], "by a page").contains("cto-owns-delivery"));
}

#[test]
fn words_of_the_settings_make_quiet_pages_speak() {
    let repo = handbook(&[("quiet/0.md", "# Notes\n\nThe beacon keeper owns delivery.\n")]);
    assert!(same(&repo, &[], "before").contains("\"findings\": []"));
    repo.write("orglint.toml", "[roles]\ncto = [\"beacon keeper\"]\n");
    repo.git(&["add", "--all"]);
    assert!(same(&repo, &[], "after").contains("cto-owns-delivery"));
}

#[test]
fn a_quiet_page_with_a_suppression_is_opened_every_time() {
    let page = "# Notes\n\n<!-- orglint-ignore cto-owns-delivery: so -->\nSofie Tangen paints.\n";
    let repo = handbook(&[("quiet/0.md", page)]);
    assert!(same(&repo, &[], "a suppression").contains("unused-suppression"));
}

#[test]
fn the_memory_of_another_program_or_a_broken_one_counts_for_nothing() {
    let repo = handbook(&[]);
    same(&repo, &[], "made");
    let bytes = std::fs::read(memory(&repo)).unwrap();
    assert!(bytes.len() > QUIET * 20);
    for broken in [&b"orglint 0.0.1 1 1\n"[..], &bytes[..bytes.len() - 7], b"\xff\0", b""] {
        std::fs::write(memory(&repo), broken).unwrap();
        same(&repo, &[], "broken");
    }
    std::fs::remove_file(memory(&repo)).unwrap();
    std::fs::create_dir(memory(&repo)).unwrap();
    same(&repo, &[], "a folder in its place");
}

#[test]
fn nothing_is_kept_of_small_repositories_of_files_on_disk_or_against_the_users_will() {
    let repo = Sandbox::repository(&[("a.md", "# Notes\n\nSofie Tangen paints.\n")]);
    run(&repo, &["check", "--staged"]);
    assert!(!memory(&repo).exists());
    let repo = handbook(&[]);
    run(&repo, &["check"]);
    run(&repo, &["check", "--staged", "--no-cache"]);
    assert!(!memory(&repo).exists());
}
