//! A file that makes orglint fail costs that file alone, and is told.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use orglint::config::Config;
use orglint::finding::Finding;
use orglint::setup::{Overrides, Setup, Steering};
use orglint::source::{FileId, SourceText, Texts, Unreadable};

use super::texts::InMemory;

/// Texts, of which one fails when it is read after so many times.
struct Failing {
    texts: InMemory,
    file: FileId,
    readable: AtomicUsize,
}

impl Texts for Failing {
    fn text(&self, file: FileId) -> Result<Arc<SourceText>, Unreadable> {
        let left = |left: usize| left.checked_sub(1);
        let fails = file == self.file && self.readable.fetch_update(Ordering::SeqCst, Ordering::SeqCst, left).is_err();
        assert!(!fails, "a bug, as it were");
        self.texts.text(file)
    }
}

/// The findings, as path and rule, where the file of this path fails after so many readings.
fn findings(path: &str, readable: usize) -> Vec<(String, String)> {
    let page = "The CTO owns delivery.\n\n<!-- orglint-ignore cto-owns-delivery: agreed -->\nThe CTO owns delivery.\n";
    let files: Vec<(String, String)> = [
        ("CODEOWNERS", "* @who?\n"),
        ("a.md", page),
        ("b.md", page),
        ("org/people.csv", "name,title,manager\nIda Moll,CTO,Ida Moll\nUna Birk,Engineer,Nobody Known\n"),
        ("sub/OWNERS", "approvers:\n- ida\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .to_vec();
    let (sources, texts) = InMemory::new(&files);
    let file = sources.iter().find(|(_, file)| &*file.path == path).map(|(id, _)| id).unwrap();
    let texts = Failing { texts, file, readable: AtomicUsize::new(readable) };
    let plain = (Steering::default(), Config::default());
    let setup = Setup::new(plain, Vec::new(), &Overrides::default(), jiff::civil::date(2026, 1, 1)).unwrap();
    let found = orglint::check(sources, &texts, &setup);
    let live = found.iter().filter(|finding| finding.suppression.is_none());
    let place = |finding: &Finding| files[finding.primary().unwrap().file.0 as usize].0.clone();
    let pair = |finding: &Finding| (place(finding), finding.rule.to_string() + ": " + &finding.message);
    live.map(pair).collect()
}

fn told(found: &[(String, String)], path: &str, rule: &str) -> usize {
    let here = |(place, words): &&(String, String)| place == path && words.starts_with(rule) && words.contains("bug");
    found.iter().filter(here).count()
}

#[test]
fn a_page_that_fails_is_told_once_and_the_others_are_read() {
    let whole = findings("a.md", usize::MAX);
    let found = findings("a.md", 0);
    assert_eq!(told(&found, "a.md", "unreadable-file"), 1, "{found:?}");
    let others = |all: &[(String, String)]| all.iter().filter(|(path, _)| path != "a.md").cloned().collect::<Vec<_>>();
    assert_eq!(others(&found), others(&whole));
    assert!(others(&whole).iter().any(|(path, words)| path == "b.md" && words.starts_with("cto-owns-delivery")));
}

#[test]
fn comments_that_fail_are_told() {
    let found = findings("a.md", 1);
    assert_eq!(told(&found, "a.md", "unreadable-file"), 1, "{found:?}");
    assert!(found.iter().any(|(path, words)| path == "a.md" && words.starts_with("cto-owns-delivery")), "{found:?}");
}

#[test]
fn charts_that_fail_are_told() {
    let found = findings("org/people.csv", 0);
    assert_eq!(told(&found, "org/people.csv", "unreadable-file"), 1, "{found:?}");
    assert!(found.iter().any(|(path, _)| path == "b.md"), "{found:?}");
}

#[test]
fn owners_that_fail_are_told() {
    for path in ["CODEOWNERS", "sub/OWNERS"] {
        let found = findings(path, 0);
        assert_eq!(told(&found, path, "codeowners-syntax"), 1, "{found:?}");
        assert!(found.iter().any(|(path, _)| path == "b.md"), "{found:?}");
    }
}
