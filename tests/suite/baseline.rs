//! The baseline: recorded findings stay quiet, new ones never do.

use orglint::baseline::Baseline;
use orglint::finding::{Confidence, Finding, Label, Severity};
use orglint::source::{FileId, FileKind, SourceFile, Sources, Span};
use proptest::prelude::*;

fn sources(paths: &[&str]) -> Sources {
    let file = |path: &&str| SourceFile { path: (*path).into(), kind: FileKind::Markdown, reported: true };
    Sources::new(paths.iter().map(file).collect())
}

fn finding(file: u32, fingerprint: &str) -> Finding {
    let span = Span::new(FileId(file), 0, 1);
    Finding {
        rule: "cto-owns-delivery".into(),
        severity: Severity::Warning,
        confidence: Confidence::High,
        message: String::new(),
        help: String::new(),
        url: String::new(),
        labels: vec![Label { span, text: String::new(), primary: true }],
        fingerprint: fingerprint.to_owned(),
        suppression: None,
    }
}

fn day(day: i8) -> jiff::civil::Date {
    jiff::civil::date(2026, 3, day)
}

fn new_ones(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.suppression.is_none()).count()
}

#[test]
fn a_third_finding_of_two_recorded_ones_is_new() {
    let sources = sources(&["a.md"]);
    let recorded = Baseline::record(&[finding(0, "f"), finding(0, "f")], &sources, day(1), &Baseline::default());
    assert_eq!(recorded.len(), 2);
    let mut today = [finding(0, "f"), finding(0, "f"), finding(0, "f")];
    let outcome = recorded.apply(&mut today, &sources, None);
    assert_eq!(new_ones(&today), 1);
    assert!(outcome.gone.is_empty());
}

#[test]
fn a_finding_that_is_gone_is_told_with_its_count() {
    let sources = sources(&["a.md"]);
    let recorded = Baseline::record(&[finding(0, "f"), finding(0, "f")], &sources, day(1), &Baseline::default());
    let outcome = recorded.apply(&mut [finding(0, "f")], &sources, None);
    assert_eq!(outcome.gone.len(), 1);
    assert_eq!(outcome.gone[0].count, 1);
    assert_eq!(outcome.gone[0].path, "a.md");
}

#[test]
fn a_record_follows_its_file_to_a_new_name_but_not_into_a_copy() {
    let recorded = Baseline::record(&[finding(0, "f")], &sources(&["old.md"]), day(1), &Baseline::default());
    let mut renamed = [finding(0, "f")];
    assert!(recorded.apply(&mut renamed, &sources(&["new.md"]), None).gone.is_empty());
    assert_eq!(new_ones(&renamed), 0);
    let mut copied = [finding(0, "f"), finding(1, "f")];
    recorded.apply(&mut copied, &sources(&["copy.md", "old.md"]), None);
    assert!(copied[0].suppression.is_none() && copied[1].suppression.is_some());
}

#[test]
fn an_old_record_counts_again_and_keeps_its_date_when_recorded_anew() {
    let sources = sources(&["a.md"]);
    let first = Baseline::record(&[finding(0, "f")], &sources, day(1), &Baseline::default());
    let second = Baseline::record(&[finding(0, "f"), finding(0, "g")], &sources, day(9), &first);
    let mut today = [finding(0, "f"), finding(0, "g")];
    let outcome = second.apply(&mut today, &sources, Some(day(5)));
    assert_eq!(outcome.aged, 1);
    assert!(today[0].suppression.is_none() && today[1].suppression.is_some());
}

#[test]
fn the_file_is_sorted_and_has_one_finding_a_line() {
    let sources = sources(&["b.md", "a.md"]);
    let findings = [finding(0, "2"), finding(1, "1"), finding(0, "1")];
    let text = Baseline::record(&findings, &sources, day(1), &Baseline::default()).to_json();
    assert_eq!(
        text,
        r#"{
  "schema": 1,
  "findings": [
    {"path":"a.md","rule":"cto-owns-delivery","fingerprint":"1","count":1,"date":"2026-03-01"},
    {"path":"b.md","rule":"cto-owns-delivery","fingerprint":"1","count":1,"date":"2026-03-01"},
    {"path":"b.md","rule":"cto-owns-delivery","fingerprint":"2","count":1,"date":"2026-03-01"}
  ]
}
"#
    );
    assert_eq!(Baseline::parse(&text, "b.json").unwrap().to_json(), text);
}

#[test]
fn what_is_no_baseline_is_told_at_its_place() {
    let text = "{\n  \"schema\": 1,\n  \"finds\": []\n}\n";
    let bad = Baseline::parse(text, "b.json").unwrap_err();
    assert!(bad.problems[0].message.contains("unknown field `finds`"), "{bad:?}");
    assert_eq!(text[..bad.problems[0].at.start].lines().count(), 3);
    let later = Baseline::parse("{\"schema\": 2, \"findings\": []}", "b.json").unwrap_err();
    assert!(later.problems[0].message.contains("schema 1, not 2"));
}

proptest! {
    /// Files 0 to 2 with fingerprints 0 to 3: whatever is recorded, as many are new as the multisets say.
    #[test]
    fn as_many_are_new_as_the_multisets_differ_by(
        before in prop::collection::vec((0u32..3, 0u32..4), 0..12),
        after in prop::collection::vec((0u32..3, 0u32..4), 0..12),
    ) {
        let sources = sources(&["a.md", "b.md", "c.md"]);
        let make = |pairs: &[(u32, u32)]| -> Vec<Finding> {
            pairs.iter().map(|(file, print)| finding(*file, &print.to_string())).collect()
        };
        let recorded = Baseline::record(&make(&before), &sources, day(1), &Baseline::default());
        let mut today = make(&after);
        let outcome = recorded.apply(&mut today, &sources, None);
        let mut expected = 0;
        let mut gone = 0;
        for pair in (0..3).flat_map(|file| (0..4).map(move |print| (file, print))) {
            let count = |pairs: &[(u32, u32)]| pairs.iter().filter(|other| **other == pair).count();
            expected += count(&after).saturating_sub(count(&before));
            gone += count(&before).saturating_sub(count(&after));
        }
        prop_assert_eq!(new_ones(&today), expected);
        prop_assert_eq!(outcome.gone.iter().map(|record| record.count as usize).sum::<usize>(), gone);
    }
}
