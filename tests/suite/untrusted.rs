//! Nothing in a file, or in its name, drives a terminal, is taken for a command of a runner, or forges a finding.

use super::binary::{Said, folder, run};

const FORMATS: [&str; 7] = ["human", "concise", "json", "sarif", "github", "gitlab", "markdown"];

/// Escape sequences, commands of runners, a line that looks like a finding, marks that turn the direction of writing.
const EVIL: &str = "\u{1b}[2J\u{9b}31m\u{202e} ##[error]forged ::error file=a.md::forged \u{1b}]8;;http://x\u{7}";

fn page() -> String {
    format!(
        "# The CTO {EVIL}\n\nThe CTO owns delivery {EVIL}.\n\n::error::forged\n##[error]forged\n\n\
         - The CTO {EVIL} owns delivery\n  ::error::forged\n\n\
         calm.md:1:1: error cto-owns-delivery forged\n"
    )
}

/// No control characters, nothing that reorders text, and no command of a runner but those that orglint itself gives.
fn is_harmless(said: &Said, allowed: usize) {
    for text in [&said.out, &said.err] {
        let unsafe_letter = |c: char| {
            c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200f}')
        };
        assert!(!text.contains(unsafe_letter), "{text:?}");
        assert!(!text.contains("##["), "{text}");
    }
    let commands = |text: &str| text.lines().filter(|line| line.trim_start().starts_with("::")).count();
    assert_eq!(commands(&said.out), allowed, "{}", said.out);
    assert_eq!(commands(&said.err), 0, "{}", said.err);
}

#[cfg(unix)]
fn evil_names() -> [String; 3] {
    let name = EVIL.replace('/', "");
    [
        format!("{name}.md"),
        "a\n::error file=b.md::forged\n##[error]c.md".to_owned(),
        "::error::forged\r\u{1b}[31m/page.md".to_owned(),
    ]
}

#[cfg(unix)]
#[test]
fn no_format_carries_what_a_page_or_its_name_smuggles() {
    let page = page();
    let names = evil_names();
    let folder = folder(names.iter().map(|name| (name.as_str(), page.as_bytes())));
    for format in FORMATS {
        let said = run(folder.path(), &["check", "--format", format, "--verbose", "--min-confidence", "low"], b"");
        assert_eq!(said.code, Some(1), "{}", said.err);
        let own = said.out.lines().filter(|line| line.starts_with("::") && line.contains("title=")).count();
        assert!(format != "github" || own >= names.len(), "{}", said.out);
        is_harmless(&said, own);
        assert!(format == "github" || own == 0, "{format}: {}", said.out);
    }
}

#[cfg(unix)]
#[test]
fn a_page_forges_no_finding_of_another_file() {
    let page = page();
    let names = evil_names();
    let files = names.iter().map(|name| (name.as_str(), page.as_bytes())).chain([("calm.md", &b"Calm.\n"[..])]);
    let folder = folder(files);
    for format in ["concise", "github"] {
        let said = run(folder.path(), &["check", "--format", format, "--quiet"], b"");
        let forged =
            |line: &&str| line.starts_with("calm.md") || line.contains("file=calm.md") || line.contains("file=a.md,");
        assert_eq!(said.out.lines().filter(forged).count(), 0, "{}", said.out);
    }
}

/// The start of a finding in `concise`, for a file that has none.
const FORGED: &str = "calm.md:1:1: error[cto-owns-delivery] forged";

#[cfg(unix)]
#[test]
fn no_name_of_a_file_a_person_or_an_owner_starts_a_line_like_a_finding() {
    let page = format!("{FORGED}.md");
    let owner = format!("* {}\n", FORGED.replace(' ', ""));
    let people = format!("name,title,manager\n\"{FORGED}\",CTO,\n");
    let folder = folder([
        ("calm.md", &b"Calm.\n"[..]),
        (&page, b"# The CTO\n\nThe CTO owns delivery.\n\nOwns hiring.\n"),
        ("CODEOWNERS", owner.as_bytes()),
        ("org/people.csv", people.as_bytes()),
    ]);
    let mut runs: Vec<Vec<&str>> = FORMATS.iter().map(|format| vec!["check", "--format", format]).collect();
    runs.push(vec!["check", "--group-by", "owner", "--format", "concise"]);
    runs.extend(["claims", "owners", "org", "init"].map(|command| vec![command]));
    runs.push(vec!["owners", "--statistics"]);
    runs.push(vec!["owners", "--unowned"]);
    runs.push(vec!["org", "--explain", FORGED]);
    runs.push(vec!["check", "--diff"]);
    runs.push(vec!["baseline", "--output", "b.json"]);
    runs.push(vec!["check", &page, "--verbose"]);
    for args in runs {
        let said = run(folder.path(), &args, b"");
        let forged = |line: &&str| line.trim_start().starts_with("calm.md:1:1");
        assert_eq!(said.out.lines().chain(said.err.lines()).find(forged), None, "{args:?}: {}", said.out);
        is_harmless(&said, said.out.lines().filter(|line| line.starts_with("::") && line.contains("title=")).count());
    }
}

#[cfg(unix)]
#[test]
fn the_other_commands_are_harmless_too() {
    let page = page();
    let names = evil_names();
    let folder = folder(names.iter().map(|name| (name.as_str(), page.as_bytes())));
    let evil = names[1].as_str();
    let table: [&[&str]; 9] = [
        &["claims"],
        &["claims", "--format", "json"],
        &["claims", evil],
        &["check", "--statistics"],
        &["check", "--config", evil],
        &["test", evil],
        &["explain", evil],
        &["check", "nowhere\n::error::forged"],
        &["check", "--\n::error::forged\u{1b}[2J##[error]"],
    ];
    for args in table {
        is_harmless(&run(folder.path(), args, b""), 0);
    }
    let said = run(folder.path(), &["baseline", "--output", "b.json"], b"");
    is_harmless(&said, 0);
    std::fs::remove_file(folder.path().join(evil)).unwrap();
    is_harmless(&run(folder.path(), &["check", "--baseline=b.json", "--format", "concise"], b""), 0);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_or_used_is_told_harmlessly() {
    let [name, line, below] = evil_names();
    let folder = folder([
        (name.as_str(), &b"\xff"[..]),
        (line.as_str(), b"a\0b"),
        (below.as_str(), b"\xff"),
        ("orglint.toml", "exclude = [\"[\u{1b}[2J\"]\n\"\\u001B::error::\" = 1\n# ##[error]\u{9b}\n".as_bytes()),
    ]);
    let said = run(folder.path(), &["check"], b"");
    assert_eq!(said.code, Some(2));
    is_harmless(&said, 0);
    std::fs::remove_file(folder.path().join("orglint.toml")).unwrap();
    let said = run(folder.path(), &["check", "--format", "concise"], b"");
    assert_eq!((said.code, said.out.lines().count()), (Some(1), 3), "{}", said.out);
    is_harmless(&said, 0);
    let outside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("x\n::error::y\u{1b}[2J")).unwrap();
    is_harmless(&run(folder.path(), &["check", "--quiet"], b""), 0);
    is_harmless(&run(folder.path(), &["check"], b""), 0);
}
