//! The documentation is true: every `console` example in it is run, every settings file in it is read, every link leads
//! somewhere. `BLESS=1 cargo test docs` writes what the commands print, and the list of rules, into the pages.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::discover::sandbox::{Sandbox, git};

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// The pages beside those of the rules, by name.
fn pages() -> BTreeMap<String, String> {
    let files = fs::read_dir(docs()).unwrap().map(|entry| entry.unwrap().path());
    let pages = files.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    pages
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect()
}

/// A fenced block: what stands behind its fence, and its text.
struct Block<'a> {
    info: &'a str,
    text: &'a str,
}

/// The fenced blocks of a page with the texts between them, in turn.
fn parts(page: &str) -> (Vec<&str>, Vec<Block<'_>>) {
    let (mut prose, mut blocks) = (Vec::new(), Vec::new());
    let mut rest = page;
    while let Some(start) = rest.find("\n```").map(|at| at + 1) {
        let line = rest[start..].find('\n').map_or(rest.len(), |at| start + at + 1);
        let end = line + rest[line..].find("\n```\n").expect("a block is closed") + 1;
        prose.push(&rest[..line]);
        blocks.push(Block { info: rest[start + 3..line].trim(), text: &rest[line..end] });
        rest = &rest[end..];
    }
    prose.push(rest);
    (prose, blocks)
}

/// The company of the examples, in a repository of its own.
fn larkmoor() -> Sandbox {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
            match entry.file_type().unwrap().is_dir() {
                true => copy(&entry.path(), &to.join(entry.file_name())),
                false => fs::copy(entry.path(), to.join(entry.file_name())).map(|_| ()).unwrap(),
            }
        }
    }
    let sandbox = Sandbox::folder();
    copy(&docs().join("../fixtures/larkmoor"), &sandbox.path());
    sandbox.git(&["init", "--quiet", "--initial-branch=main"]);
    sandbox.git(&["config", "user.name", "Ines Aldous"]);
    sandbox.git(&["config", "user.email", "ines@larkmoor.example"]);
    sandbox.commit(&[]);
    sandbox
}

/// Runs the commands of a block (lines that start with `$ `), each followed by what it printed.
fn transcript(block: &str, sandbox: &Sandbox) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_orglint")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap());
    let mut said = String::new();
    for command in block.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("({command}) 2>&1")]).current_dir(sandbox.path()).env_clear();
        shell.env("PATH", &path).env("HOME", sandbox.path()).env("GIT_CONFIG_NOSYSTEM", "1").env("TERM", "dumb");
        let out = String::from_utf8(shell.output().unwrap().stdout).unwrap();
        let out = out.replace(sandbox.path().to_str().unwrap(), "/home/ines/handbook");
        said.push_str(&format!("$ {command}\n"));
        said.extend(out.lines().map(|line| format!("{}\n", untimed(line).trim_end())));
    }
    said
}

/// How long it took, and commits' ids, differ from run to run.
fn untimed(line: &str) -> String {
    line.find("read in ").map_or_else(|| line.to_owned(), |at| format!("{}read in 40 ms", &line[..at]))
}

/// What the page says when all its commands are run anew in one sandbox.
fn as_run(page: &str) -> String {
    let sandbox = larkmoor();
    let (prose, blocks) = parts(page);
    let mut written = prose.first().map_or_else(String::new, |text| (*text).to_owned());
    for (block, after) in blocks.iter().zip(prose.iter().skip(1)) {
        match block.info.split_once(" file=") {
            _ if block.info == "console" => written.push_str(&transcript(block.text, &sandbox)),
            Some((_, path)) => {
                sandbox.write(path, block.text);
                git(&sandbox.path(), &["add", "--all"]);
                written.push_str(block.text);
            }
            None => written.push_str(block.text),
        }
        written.push_str(after);
    }
    written
}

#[test]
fn every_console_example_of_the_docs_prints_what_it_says() {
    for (name, page) in pages() {
        let run = as_run(&page);
        if std::env::var_os("BLESS").is_some() {
            fs::write(docs().join(&name), &run).unwrap();
            continue;
        }
        assert_eq!(page, run, "docs/{name} is not what its commands print: run BLESS=1 cargo test docs");
    }
}

#[test]
fn the_table_of_contents_of_the_docs_names_every_page() {
    let catalogue = orglint::rule::catalogue::Catalogue::embedded().unwrap();
    let mut rules: Vec<&str> = catalogue.rules().map(|rule| &*rule.id).collect();
    rules.sort_unstable();
    let list: String = rules.iter().map(|rule| format!("  - [{rule}](rules/{rule}.md)\n")).collect();
    let summary = fs::read_to_string(docs().join("SUMMARY.md")).unwrap();
    let (before, rest) = summary.split_once("- [Rules](rules/README.md)\n").unwrap();
    let after = rest.lines().skip_while(|line| line.starts_with("  - ")).map(|line| format!("{line}\n"));
    let current = format!("{before}- [Rules](rules/README.md)\n{list}{}", after.collect::<String>());
    if std::env::var_os("BLESS").is_some() {
        fs::write(docs().join("SUMMARY.md"), &current).unwrap();
    } else {
        assert_eq!(summary, current, "run BLESS=1 cargo test docs");
    }
    for name in pages().keys().filter(|name| *name != "SUMMARY.md") {
        assert!(summary.contains(&format!("({name})")), "docs/SUMMARY.md does not name {name}");
    }
}

#[test]
fn every_link_within_the_docs_leads_somewhere() {
    for (name, page) in pages() {
        for (at, _) in page.match_indices("](") {
            let target = page[at + 2..].split([')', '#']).next().unwrap();
            let is_here = target.is_empty() || target.contains("://") || docs().join(target).exists();
            assert!(is_here, "docs/{name} links to {target}");
        }
    }
}

#[test]
fn every_long_option_that_the_docs_name_exists() {
    let help = |command: &str| {
        let mut binary = assert_cmd::Command::new(env!("CARGO_BIN_EXE_orglint"));
        String::from_utf8(binary.args(["help", command]).output().unwrap().stdout).unwrap()
    };
    let known: String = ["check", "baseline", "init", "claims", "test", "explain", "rules"].map(help).concat();
    let other = [
        "--unshallow",
        "--all-files",
        "--depth",
        "--locked",
        "--path",
        "--git",
        "--no-verify",
        "--repo",
        "--split-index",
        "--no-split-index",
    ];
    for (name, page) in pages() {
        let page = page.replace("<!--", "").replace("-->", "").replace("---", "");
        for (at, _) in page.match_indices(" --").chain(page.match_indices("`--")) {
            let word: String = page[at + 1..].chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
            assert!(known.contains(&word) || other.contains(&word.as_str()), "docs/{name} names {word}");
        }
    }
}
