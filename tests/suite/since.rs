//! `--since`: what a change brought, on histories made by git.

use assert_cmd::Command;

use crate::discover::sandbox::Sandbox;

/// `rule path:line` of everything that is reported.
fn reported(repo: &Sandbox, args: &[&str]) -> Vec<String> {
    let (code, out, err) = run(repo, &[&["check", "--format", "json"], args].concat());
    assert!(code < 2, "{err}");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    let line = |finding: &serde_json::Value| {
        let label = &finding["labels"][0];
        format!("{} {}:{}", finding["rule"], label["path"], label["start"]["line"]).replace('"', "")
    };
    findings.map(line).collect()
}

pub(crate) fn run(repo: &Sandbox, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("orglint").unwrap();
    let output = command.current_dir(repo.path()).args(args).env_clear().output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

const OWNS: &str = "The CTO owns delivery of the ferry planner.\n";
const APPROVES: &str = "The CTO approves every pull request.\n";
const BOTH: &str = "Mirela Oster is our CTO and also our VP of Engineering.\n";
const QUIET: &str = "The VP of Engineering hires the engineers.\n";

/// What one commit of the history does: paths with their new texts (`None`: gone), renamings, and what is to be told.
pub(crate) struct Step {
    pub(crate) what: &'static str,
    write: Vec<(&'static str, Option<String>)>,
    rename: Vec<(&'static str, &'static str)>,
    told: &'static [&'static str],
}

impl Step {
    /// Does it on disk.
    pub(crate) fn take(&self, repo: &Sandbox) {
        for (path, text) in &self.write {
            match text {
                Some(text) => repo.write(path, text),
                None => std::fs::remove_file(repo.path().join(path)).unwrap(),
            }
        }
        for (from, to) in &self.rename {
            std::fs::create_dir_all(repo.path().join(to).parent().unwrap()).unwrap();
            repo.git(&["mv", from, to]);
        }
    }
}

fn step(what: &'static str, write: &[(&'static str, Option<&str>)], told: &'static [&'static str]) -> Step {
    let write = write.iter().map(|(path, text)| (*path, text.map(str::to_owned))).collect();
    Step { what, write, rename: Vec::new(), told }
}

fn rename(what: &'static str, from: &'static str, to: &'static str, told: &'static [&'static str]) -> Step {
    Step { what, write: Vec::new(), rename: vec![(from, to)], told }
}

/// Twenty commits over a handbook that holds one old finding in `old.md` from the start.
pub(crate) fn history() -> Vec<Step> {
    let filler = "The ferry planner tells crews when to sail.\n\n".repeat(12);
    let long = |last: &str| format!("# Notes\n\n{filler}{last}");
    vec![
        step("a page without findings", &[("team.md", Some(QUIET))], &[]),
        step(
            "a page with a finding",
            &[("roles.md", Some(&format!("# Roles\n\n{OWNS}")))],
            &["cto-owns-delivery roles.md:3"],
        ),
        step("lines above a finding", &[("roles.md", Some(&format!("# Roles\n\nNew here?\n\n{OWNS}")))], &[]),
        step(
            "another finding below it",
            &[("roles.md", Some(&format!("# Roles\n\nNew here?\n\n{OWNS}\n{APPROVES}")))],
            &["cto-control-freak roles.md:7"],
        ),
        step("one of the two mended", &[("roles.md", Some(&format!("# Roles\n\nNew here?\n\n{OWNS}")))], &[]),
        step("the last one mended", &[("roles.md", Some(&format!("# Roles\n\nNew here?\n\n{QUIET}")))], &[]),
        step("a long page with a finding", &[("notes.md", Some(&long(OWNS)))], &["cto-owns-delivery notes.md:27"]),
        rename("the page renamed", "notes.md", "archive/notes.md", &[]),
        step(
            "a word changed far above the finding",
            &[("archive/notes.md", Some(&long(OWNS).replacen("crews", "pilots", 1)))],
            &[],
        ),
        step(
            "the line of the finding touched",
            &[(
                "archive/notes.md",
                Some(&long(&OWNS.replace("ferry planner", "ferry  planner")).replacen("crews", "pilots", 1)),
            )],
            &["cto-owns-delivery archive/notes.md:27"],
        ),
        step(
            "the page copied",
            &[("copy.md", Some(&long(&OWNS.replace("ferry planner", "ferry  planner"))))],
            &["cto-owns-delivery copy.md:27"],
        ),
        step("the copy gone", &[("copy.md", None)], &[]),
        step(
            "one holder of both roles, in a company of eight",
            &[
                ("about.md", Some("# About\n\nWe are 8 people. The VP of Engineering hires all engineers.\n")),
                ("people.md", Some(&format!("# People\n\n{BOTH}"))),
            ],
            &[],
        ),
        step(
            "the company grows, which makes the other page wrong",
            &[("about.md", Some("# About\n\nWe are 45 people. The VP of Engineering hires all engineers.\n"))],
            &["one-person-both-roles people.md:3"],
        ),
        step(
            "it grows further, which is nothing new",
            &[("about.md", Some("# About\n\nWe are 52 people. The VP of Engineering hires all engineers.\n"))],
            &[],
        ),
        step(
            "a finding with a reason beside it",
            &[("why.md", Some(&format!("# Why\n\n<!-- orglint-ignore cto-owns-delivery: until May -->\n{OWNS}")))],
            &[],
        ),
        step(
            "the reason taken away",
            &[("why.md", Some(&format!("# Why\n\n{OWNS}")))],
            &["cto-owns-delivery why.md:3"],
        ),
        step("settings that let a rule go", &[("orglint.toml", Some("ignore = [\"cto-owns-delivery\"]\n"))], &[]),
        step(
            "the settings gone: the rule speaks of everything again",
            &[("orglint.toml", None)],
            &["cto-owns-delivery archive/notes.md:27", "cto-owns-delivery old.md:3", "cto-owns-delivery why.md:3"],
        ),
        step("files that are no pages", &[("build.sh", Some("echo The CTO owns delivery.\n"))], &[]),
    ]
}

#[test]
fn each_of_twenty_commits_tells_what_it_brought_and_nothing_else() {
    let repo = Sandbox::repository(&[("old.md", &format!("# Old\n\n{OWNS}"))]);
    let steps = history();
    assert_eq!(steps.len(), 20);
    for step in &steps {
        step.take(&repo);
        // the same before the commit, on disk; staged; and after it, as a revision
        assert_eq!(reported(&repo, &["--since", "HEAD"]), step.told, "{}, on disk", step.what);
        repo.git(&["add", "--all"]);
        assert_eq!(reported(&repo, &["--since", "HEAD", "--staged"]), step.told, "{}, staged", step.what);
        repo.git(&["commit", "--quiet", "--message", step.what]);
        assert_eq!(reported(&repo, &["--since", "HEAD~", "--rev", "HEAD"]), step.told, "{}, committed", step.what);
        assert_eq!(reported(&repo, &["--since", "HEAD"]), [] as [&str; 0], "{}, after the commit", step.what);
    }
}

#[test]
fn what_the_other_branch_brought_meanwhile_is_not_told() {
    let repo = Sandbox::repository(&[("a.md", QUIET)]);
    repo.git(&["checkout", "--quiet", "-b", "topic"]);
    repo.commit(&[("topic.md", APPROVES)]);
    repo.git(&["checkout", "--quiet", "main"]);
    repo.commit(&[("main.md", OWNS)]);
    repo.git(&["checkout", "--quiet", "topic"]);
    assert_eq!(reported(&repo, &["--since", "main"]), ["cto-control-freak topic.md:1"]);
    assert_eq!(reported(&repo, &["--since", "topic", "--rev", "main"]), ["cto-owns-delivery main.md:1"]);
}

#[test]
fn work_that_is_not_committed_counts_untracked_files_too() {
    let repo = Sandbox::repository(&[("a.md", OWNS)]);
    repo.write("new.md", APPROVES);
    assert_eq!(reported(&repo, &["--since", "HEAD"]), ["cto-control-freak new.md:1"]);
    assert_eq!(reported(&repo, &["--since", "HEAD", "--staged"]), [] as [&str; 0]);
    assert_eq!(reported(&repo, &["--since", "HEAD", "a.md"]), [] as [&str; 0]);
}

#[test]
fn a_second_copy_of_a_sentence_is_told_where_it_was_added() {
    let repo = Sandbox::repository(&[("b.md", OWNS)]);
    repo.write("a.md", OWNS);
    assert_eq!(reported(&repo, &["--since", "HEAD"]), ["cto-owns-delivery a.md:1"]);
    repo.write("b.md", format!("{OWNS}\n\n{OWNS}"));
    assert_eq!(reported(&repo, &["--since", "HEAD"]), ["cto-owns-delivery a.md:1", "cto-owns-delivery b.md:4"]);
}

#[test]
fn a_line_taken_out_of_the_middle_of_a_finding_touches_it() {
    let repo = Sandbox::repository(&[("a.md", "The CTO owns\ndelivery\nof the ferry planner.\n")]);
    repo.write("a.md", "The CTO owns\ndelivery of the ferry planner.\n");
    assert_eq!(reported(&repo, &["--since", "HEAD"]).len(), 1);
    repo.write("a.md", "The CTO owns\ndelivery\nof the ferry planner.\n\nMore.\n");
    assert_eq!(reported(&repo, &["--since", "HEAD"]), [] as [&str; 0]);
}

#[test]
fn a_finding_caused_elsewhere_is_annotated_where_it_stands() {
    let two = |people: u32| format!("We are {people} people. The VP of Engineering hires all engineers.\n");
    let repo = Sandbox::repository(&[("about.md", &two(8)), ("people.md", BOTH)]);
    repo.write("about.md", two(45));
    let (code, out, err) = run(&repo, &["check", "--since", "HEAD", "--format", "github"]);
    assert_eq!(code, 1, "{err}");
    assert!(out.contains("people.md"), "{out}");
}

#[test]
fn a_new_holder_in_the_chart_makes_an_old_page_wrong_and_both_places_are_told() {
    let chart = |title: &str| format!("Name,Title,Reports To\nInes Aldous,CEO,\nDana Whitfield,{title},Ines Aldous\n");
    let page = "# Planner\n\nDana Whitfield owns delivery of the ferry planner.\n";
    let repo = Sandbox::repository(&[("org/people.csv", &chart("Chief Economist")), ("planner.md", page)]);
    assert_eq!(reported(&repo, &[]), [] as [&str; 0]);
    repo.write("org/people.csv", chart("CTO"));
    assert_eq!(reported(&repo, &["--since", "HEAD", "--select", "cto"]), ["cto-owns-delivery planner.md:3"]);
    let (_, out, _) = run(&repo, &["check", "--since", "HEAD", "--select", "cto"]);
    assert!(out.contains("planner.md:3") && out.contains("org/people.csv:3"), "{out}");
    // the annotation stands where the pull request shows it
    let (_, out, _) = run(&repo, &["check", "--since", "HEAD", "--select", "cto", "--format", "github"]);
    assert!(out.contains("file=org/people.csv,line=3") && out.contains("planner.md"), "{out}");
}

#[test]
fn the_baseline_and_the_change_are_both_looked_at() {
    let repo = Sandbox::repository(&[("a.md", OWNS)]);
    assert_eq!(run(&repo, &["baseline", "--quiet"]).0, 0);
    repo.commit(&[]);
    repo.write("a.md", format!("{OWNS}\n{APPROVES}"));
    assert_eq!(reported(&repo, &["--since", "HEAD", "--baseline"]), ["cto-control-freak a.md:3"]);
    // a recorded finding stays recorded although its line is touched
    repo.write("a.md", OWNS.replace(" ferry", "  ferry"));
    assert_eq!(reported(&repo, &["--since", "HEAD", "--baseline"]), [] as [&str; 0]);
}

#[test]
fn old_settings_that_cannot_be_used_are_told_and_todays_used() {
    let repo = Sandbox::repository(&[("a.md", OWNS), ("orglint.toml", "selct = []\n")]);
    repo.write("orglint.toml", "ignore = [\"cto-control-freak\"]\n");
    let (code, out, err) = run(&repo, &["check", "--since", "HEAD"]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert!(err.contains("cannot be used; it was read by today's"), "{err}");
}

#[test]
fn a_company_below_the_top_sees_its_own_changes_only() {
    let repo = Sandbox::repository(&[("north/orglint.toml", "root = true\n"), ("north/a.md", OWNS)]);
    repo.write("b.md", APPROVES);
    assert_eq!(reported(&repo, &["--since", "HEAD", "--root", "north"]), [] as [&str; 0]);
    repo.write("north/c.md", APPROVES);
    assert_eq!(reported(&repo, &["--since", "HEAD", "--root", "north"]), ["cto-control-freak north/c.md:1"]);
}

#[test]
fn files_in_which_git_sees_no_lines_are_changed_as_a_whole() {
    let wide =
        |text: &str| [&[0xff, 0xfe][..], &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat();
    let repo = Sandbox::repository(&[("a.md", QUIET)]);
    repo.write("wide.md", wide(OWNS));
    repo.commit(&[]);
    assert_eq!(reported(&repo, &["--since", "HEAD"]), [] as [&str; 0]);
    repo.write("wide.md", wide(&format!("{OWNS}\nMore.\n")));
    assert_eq!(reported(&repo, &["--since", "HEAD"]), ["cto-owns-delivery wide.md:1"]);
}

#[test]
fn a_shallow_clone_is_told_what_to_fetch() {
    let repo = Sandbox::repository(&[("a.md", QUIET)]);
    repo.git(&["checkout", "--quiet", "-b", "topic"]);
    repo.commit(&[("topic.md", APPROVES)]);
    repo.git(&["checkout", "--quiet", "main"]);
    repo.commit(&[("main.md", OWNS)]);
    let clone = Sandbox::folder();
    let from = format!("file://{}", repo.path().display());
    clone.git(&["clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=topic", &from, "."]);
    let (code, out, err) = run(&clone, &["check", "--since", "origin/main"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("shallow clone") && err.contains("git fetch --unshallow"), "{err}");
    clone.git(&["fetch", "--quiet", "--unshallow"]);
    assert_eq!(reported(&clone, &["--since", "origin/main"]), ["cto-control-freak topic.md:1"]);
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let folder = Sandbox::folder();
    let (code, _, err) = run(&folder, &["check", "--since", "HEAD"]);
    assert!(code == 2 && err.contains("`--since` needs"), "{err}");
    let repo = Sandbox::repository(&[("a.md", QUIET)]);
    let (code, _, err) = run(&repo, &["check", "--since", "nowhere"]);
    assert!(code == 2 && err.contains("no revision `nowhere`"), "{err}");
}

#[test]
fn a_baseline_says_nothing_of_rules_and_files_that_the_run_left_out() {
    let repo = Sandbox::repository(&[("a.md", &format!("{OWNS}\n{APPROVES}")), ("b.md", OWNS)]);
    assert_eq!(run(&repo, &["baseline", "--quiet"]).0, 0);
    for args in [&["--select", "cto-owns-delivery"][..], &["b.md"]] {
        let (code, _, err) = run(&repo, &[&["check", "--baseline"], args].concat());
        assert!(code == 0 && !err.contains("gone"), "{err}");
    }
}
