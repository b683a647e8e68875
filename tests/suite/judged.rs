//! Documents judged by people who knew only what the rules mean: what we find in them must not get worse.

use std::collections::BTreeSet;

use orglint::config::Config;
use orglint::finding::Finding;
use orglint::model;
use orglint::setup::trial::Bench;
use orglint::setup::{Overrides, Setup, Steering};

use super::texts::InMemory;

#[derive(serde::Deserialize)]
struct Case {
    path: String,
    text: String,
    expect: Vec<Expected>,
}

#[derive(serde::Deserialize)]
struct Expected {
    rule: String,
    line: u32,
}

#[derive(Clone, Copy, Default, Debug)]
struct Score {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Score {
    fn precision(self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.wrong).max(1))
    }

    fn recall(self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.missed).max(1))
    }
}

/// Each document is a company of its own; a finding is right within a line of where it is expected.
fn score(documents: &str) -> Score {
    let plain = (Steering::default(), Config::default());
    let setup = Setup::new(plain, Vec::new(), &Overrides::default(), jiff::civil::date(2026, 1, 1)).unwrap();
    let mut score = Score::default();
    for line in documents.lines() {
        let case: Case = serde_json::from_str(line).unwrap();
        let (sources, texts) = InMemory::new(&[(case.path, case.text.clone())]);
        let mut open: BTreeSet<(String, u32)> = case.expect.into_iter().map(|it| (it.rule, it.line)).collect();
        for finding in orglint::check(sources, &texts, &setup) {
            let Some(at) = finding.primary() else { continue };
            let line = case.text[..at.start as usize].matches('\n').count() as u32 + 1;
            let hit = open.iter().find(|(rule, near)| **rule == *finding.rule && near.abs_diff(line) <= 1).cloned();
            match hit.is_some_and(|hit| open.remove(&hit)) {
                true => score.right += 1,
                false => score.wrong += 1,
            }
        }
        score.missed += open.len() as u32;
    }
    score
}

/// Floors are raised as the reading gets better, never lowered.
#[test]
fn judged_documents_are_read_no_worse_than_before() {
    let rounds = [
        (include_str!("../judged/round-1.jsonl"), 0.96, 0.99),
        (include_str!("../judged/round-2.jsonl"), 0.98, 0.91),
        (include_str!("../judged/round-3.jsonl"), 0.97, 0.9),
        (include_str!("../judged/round-4.jsonl"), 0.98, 0.96),
        (include_str!("../judged/round-5.jsonl"), 0.97, 0.95),
        (include_str!("../judged/round-6.jsonl"), 0.95, 0.91),
        (include_str!("../judged/round-7.jsonl"), 0.95, 0.97),
        (include_str!("../judged/round-8.jsonl"), 0.98, 0.95),
        (include_str!("../judged/round-9.jsonl"), 0.98, 0.97),
        (include_str!("../judged/round-10.jsonl"), 0.98, 0.95),
        (include_str!("../judged/round-11.jsonl"), 0.98, 0.97),
        (include_str!("../judged/round-12.jsonl"), 0.98, 0.97),
        (include_str!("../judged/round-13.jsonl"), 0.98, 0.98),
        (include_str!("../judged/round-14.jsonl"), 0.98, 0.98),
        (include_str!("../judged/round-15.jsonl"), 0.95, 0.95),
        (include_str!("../judged/round-16.jsonl"), 0.97, 0.97),
        (include_str!("../judged/round-17.jsonl"), 0.98, 0.89),
        (include_str!("../judged/round-18.jsonl"), 0.97, 0.84),
        (include_str!("../judged/round-19.jsonl"), 0.98, 0.81),
        (include_str!("../judged/round-20.jsonl"), 0.98, 0.87),
        (include_str!("../judged/round-21.jsonl"), 0.98, 0.87),
        (include_str!("../judged/round-22.jsonl"), 0.96, 0.89),
        (include_str!("../judged/round-23.jsonl"), 0.96, 0.89),
        (include_str!("../judged/round-24.jsonl"), 0.96, 0.93),
        (include_str!("../judged/round-25.jsonl"), 0.94, 0.83),
        (include_str!("../judged/round-26.jsonl"), 0.94, 0.92),
        (include_str!("../judged/round-27.jsonl"), 0.94, 0.83),
        (include_str!("../judged/round-28.jsonl"), 0.94, 0.84),
        (include_str!("../judged/round-29.jsonl"), 0.96, 0.88),
    ];
    let mut worse = Vec::new();
    for (round, (documents, precision, recall)) in (1..).zip(rounds) {
        let score = score(documents);
        if score.precision() < precision || score.recall() < recall {
            worse.push(format!("round {round}: precision {:.3}, recall {:.3}", score.precision(), score.recall()));
        }
    }
    assert!(worse.is_empty(), "{worse:#?}");
}

/// What no rule looks for is passed over, for speed: the findings must be those of a reading that keeps everything.
#[test]
fn what_is_passed_over_holds_no_finding() {
    let plain = (Steering::default(), Config::default());
    let setup = Setup::new(plain, Vec::new(), &Overrides::default(), jiff::civil::date(2026, 1, 1)).unwrap();
    let rounds = [
        include_str!("../judged/round-1.jsonl"),
        include_str!("../judged/round-2.jsonl"),
        include_str!("../judged/round-3.jsonl"),
        include_str!("../judged/round-4.jsonl"),
        include_str!("../judged/round-5.jsonl"),
        include_str!("../judged/round-6.jsonl"),
        include_str!("../judged/round-7.jsonl"),
        include_str!("../judged/round-8.jsonl"),
        include_str!("../judged/round-9.jsonl"),
        include_str!("../judged/round-10.jsonl"),
        include_str!("../judged/round-11.jsonl"),
        include_str!("../judged/round-12.jsonl"),
        include_str!("../judged/round-13.jsonl"),
        include_str!("../judged/round-14.jsonl"),
        include_str!("../judged/round-15.jsonl"),
        include_str!("../judged/round-16.jsonl"),
        include_str!("../judged/round-17.jsonl"),
        include_str!("../judged/round-18.jsonl"),
        include_str!("../judged/round-19.jsonl"),
        include_str!("../judged/round-20.jsonl"),
        include_str!("../judged/round-21.jsonl"),
        include_str!("../judged/round-22.jsonl"),
        include_str!("../judged/round-23.jsonl"),
        include_str!("../judged/round-24.jsonl"),
        include_str!("../judged/round-25.jsonl"),
        include_str!("../judged/round-26.jsonl"),
        include_str!("../judged/round-27.jsonl"),
        include_str!("../judged/round-28.jsonl"),
        include_str!("../judged/round-29.jsonl"),
    ];
    let mut passed = Vec::new();
    for line in rounds.into_iter().flat_map(str::lines) {
        let case: Case = serde_json::from_str(line).unwrap();
        let (sources, texts) = InMemory::new(&[(case.path.clone(), case.text.clone())]);
        let found = |settings: &model::Settings| {
            let company = model::company(sources.clone(), &texts, settings);
            orglint::check::check(&company, &setup.catalogue)
        };
        let everything = found(&model::Settings { interests: None, shown: None, ..setup.model() });
        // What is less sure only adds a place to what is shown.
        let shown = |findings: Vec<Finding>| -> Vec<_> {
            let sure = findings.into_iter().filter(|finding| finding.confidence >= setup.min_confidence);
            sure.map(|finding| (finding.primary(), finding.rule, finding.confidence)).collect()
        };
        let all = found(&model::Settings { shown: None, ..setup.model() });
        if all != everything || shown(found(&setup.model())) != shown(everything) {
            passed.push(case.path);
        }
    }
    assert!(passed.is_empty(), "{passed:?}");
}

#[test]
fn rules_keep_what_their_examples_promise() {
    let proofs = Bench::default().prove(|rule| rule.built_in).unwrap();
    let mut broken = Vec::new();
    for proof in &proofs {
        for example in proof.examples.iter().filter(|example| !example.faults.is_empty()) {
            broken.push(format!("{} {:?} {}: {}", proof.rule, example.kind, example.number, example.begins));
        }
    }
    assert!(broken.is_empty(), "{} of them:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn a_role_that_only_its_short_or_long_title_names_is_read() {
    let plain = (Steering::default(), Config::default());
    let setup = Setup::new(plain, Vec::new(), &Overrides::default(), jiff::civil::date(2026, 1, 1)).unwrap();
    for title in ["SVP Engineering", "EVP of Engineering", "Chief Engineering Officer", "VP Product Engineering"] {
        let page = ("who.md".to_owned(), format!("Our {title} herds cats.\n"));
        let (sources, texts) = InMemory::new(&[page]);
        let found = orglint::check(sources, &texts, &setup);
        assert_eq!(found.iter().map(|finding| &*finding.rule).collect::<Vec<_>>(), ["vpe-herds-cats"], "{title}");
    }
}
