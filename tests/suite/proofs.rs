//! Rules on their own examples, with pipelines made up for the purpose: what counts as kept and what as broken.

use orglint::check::{finding, sort};
use orglint::finding::{Confidence, Finding};
use orglint::pattern::Hit;
use orglint::rule::catalogue::Catalogue;
use orglint::rule::prove::{Fault, Proof, Run, prove};
use orglint::source::{FileId, FileKind, SourceFile, Sources, Span};
use orglint::view::paint::Paint;
use orglint::view::proof::proofs;

const RULE: &str = r#"
name = "alpha is written"
group = "letters"
severity = "warning"
message = "alpha is written"

[[find]]
claim = { who = ["cto"] }

[[bad]]
text = "one «alpha» here"

[[bad]]
files."a.md" = "nothing"
files."b.md" = "«alpha» and «alpha»"

[[good]]
text = "beta"

[[gap]]
note = "the Greek letter itself is not read"
text = "α"
"#;

/// Reports each occurrence of some words under a rule's id.
fn finder(words: &'static [(&'static str, &'static str, Confidence)]) -> impl Fn(&[(String, String)]) -> Run {
    move |files| {
        let source = |path: &str| SourceFile { path: path.into(), kind: FileKind::Markdown, reported: true };
        let sources = Sources::new(files.iter().map(|(path, _)| source(path)).collect());
        let mut findings = Vec::new();
        for (id, word, confidence) in words {
            for (i, (_, text)) in files.iter().enumerate() {
                let found = text.match_indices(word).map(|(at, _)| {
                    let span = Span::new(FileId(i as u32), at as u32, (at + word.len()) as u32);
                    reported(id, span, *confidence)
                });
                findings.extend(found);
            }
        }
        sort(&mut findings, &sources);
        Run { sources, findings }
    }
}

fn reported(id: &str, span: Span, confidence: Confidence) -> Finding {
    let (catalogue, _) = Catalogue::default().with_files(vec![(format!("{id}.toml"), RULE.to_owned())]);
    let rule = catalogue.get(id).unwrap();
    let hit = Hit {
        labels: vec![("", span)],
        statement: None,
        block: None,
        values: Vec::new(),
        confidence,
        key: String::new(),
        heading: String::new(),
    };
    finding(rule, None, &hit).unwrap()
}

fn proof(words: &'static [(&'static str, &'static str, Confidence)]) -> Proof {
    let (catalogue, problems) = Catalogue::default().with_files(vec![("alpha.toml".to_owned(), RULE.to_owned())]);
    assert_eq!(problems, []);
    let find = finder(words);
    prove(&catalogue, |_| true, &|files, _| find(files)).remove(0)
}

/// The faults as `bad 1: missing alpha`.
fn told(proof: &Proof) -> Vec<String> {
    let fault = |fault: &Fault| match fault {
        Fault::Missing(place) => format!("missing {}", place.words),
        Fault::WrongSpan { marked, reported } => format!("{} instead of {}", reported.words, marked.words),
        Fault::Noisy { rule, at, .. } => format!("noisy {rule} at {}", at.words),
        Fault::Unsure { confidence, .. } => format!("{confidence:?}"),
        Fault::Changed(place) => format!("changed at {}", place.words),
    };
    let all = proof.examples.iter().flat_map(|example| {
        example.faults.iter().map(move |it| format!("{:?} {}: {}", example.kind, example.number, fault(it)))
    });
    all.collect()
}

#[test]
fn a_rule_that_keeps_its_promises_is_proved() {
    let proof = proof(&[("alpha", "alpha", Confidence::Medium)]);
    assert!(proof.holds());
    assert_eq!(proof.examples.len(), 4);
}

#[test]
fn a_silent_rule_misses_every_mark() {
    assert_eq!(told(&proof(&[])), ["Bad 1: missing alpha", "Bad 2: missing alpha", "Bad 2: missing alpha"]);
}

#[test]
fn other_words_than_the_marked_ones_are_a_wrong_span() {
    let faults = told(&proof(&[("alpha", "alpha ", Confidence::High)]));
    assert_eq!(faults, ["Bad 1: alpha  instead of alpha", "Bad 2: alpha  instead of alpha", "Bad 2: missing alpha"]);
}

#[test]
fn noise_of_the_rule_counts_always_and_of_others_when_it_would_be_shown() {
    let own = told(&proof(&[("alpha", "alpha", Confidence::High), ("alpha", "beta", Confidence::Low)]));
    assert_eq!(own, ["Good 1: noisy alpha at beta"]);
    let other = told(&proof(&[("alpha", "alpha", Confidence::High), ("omega", "here", Confidence::Medium)]));
    assert_eq!(other, ["Bad 1: noisy omega at here"]);
    assert!(proof(&[("alpha", "alpha", Confidence::High), ("omega", "here", Confidence::Low)]).holds());
}

#[test]
fn a_bad_example_is_reported_as_surely_as_is_shown_by_default() {
    assert_eq!(told(&proof(&[("alpha", "alpha", Confidence::Low)])), ["Bad 1: Low", "Bad 2: Low", "Bad 2: Low"]);
}

#[test]
fn a_gap_that_changes_is_told() {
    let proof = proof(&[("alpha", "alpha", Confidence::High), ("alpha", "α", Confidence::High)]);
    assert_eq!(told(&proof), ["Gap 1: changed at α"]);
}

#[test]
fn the_report_counts_and_names_what_is_broken() {
    let text = proofs(&[proof(&[("alpha", "beta", Confidence::High)])], Paint::Plain);
    let expected = "\
alpha  2 bad, 1 good, 1 gap    3 not as promised
  bad 1: one alpha here
    missing: nothing was reported at handbook/page.md 4..9 «alpha»
  bad 2: nothing
    missing: nothing was reported at b.md 0..5 «alpha»
    missing: nothing was reported at b.md 10..15 «alpha»
  good 1: beta
    noisy: alpha reported handbook/page.md 0..4 «beta»: alpha is written
1 rules, 4 examples: 0 reported, 0 validated, 1 pinned, 1 noisy, 3 missing
";
    assert_eq!(text, expected);
}
