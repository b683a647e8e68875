//! `orglint test`: how rules did on their examples.

use std::fmt::Write as _;

use super::paint::Paint;
use crate::finding::Confidence;
use crate::rule::example::visible;
use crate::rule::prove::{Fault, Kind, Place, Proof, Proven};

/// A line a rule, the faults of each below it, and the sum.
pub fn proofs(proofs: &[Proof], paint: Paint) -> String {
    let width = proofs.iter().map(|proof| proof.rule.len()).max().unwrap_or(0);
    let mut text = String::new();
    for proof in proofs {
        let state = match proof.examples.len() {
            0 => "no examples".to_owned(),
            _ if proof.holds() => "as promised".to_owned(),
            _ => format!("{} not as promised", proof.examples.iter().filter(|one| !one.faults.is_empty()).count()),
        };
        let of = |kind| proof.examples.iter().filter(|example| example.kind == kind).count();
        let counts = format!("{} bad, {} good, {} gap", of(Kind::Bad), of(Kind::Good), of(Kind::Gap));
        let _ = writeln!(text, "{:width$}  {counts:<22}  {state}", proof.rule);
        for example in proof.examples.iter().filter(|example| !example.faults.is_empty()) {
            text.push_str(&faults(example, paint));
        }
    }
    let _ = writeln!(text, "{}", sum(proofs));
    text
}

fn faults(example: &Proven, paint: Paint) -> String {
    let begins: String = visible(&example.begins).chars().take(60).collect();
    let mut text = format!("  {} {}: {}\n", kind(example.kind), example.number, paint.dim(&begins));
    for fault in &example.faults {
        let _ = writeln!(text, "    {}", describe(fault, paint));
    }
    text
}

fn describe(fault: &Fault, paint: Paint) -> String {
    let at = |place: &Place| {
        let words = visible(&place.words).replace('\n', "⏎");
        format!("{} {}..{} {}", visible(&place.path), place.start, place.end, paint.mark(&words))
    };
    match fault {
        Fault::Missing(place) => format!("missing: nothing was reported at {}", at(place)),
        Fault::WrongSpan { marked, reported } => {
            format!("wrong span: reported at {}, marked is {}", at(reported), at(marked))
        }
        Fault::Noisy { rule, at: place, message } => {
            format!("noisy: {rule} reported {}: {}", at(place), visible(message))
        }
        Fault::Unsure { at: place, confidence } => {
            format!("reported with {} confidence at {}", confidence_name(*confidence), at(place))
        }
        Fault::Changed(place) => format!("the gap is no longer what it was at {}", at(place)),
    }
}

fn sum(proofs: &[Proof]) -> String {
    let examples: Vec<&Proven> = proofs.iter().flat_map(|proof| &proof.examples).collect();
    let sound = |kind| examples.iter().filter(|one| one.kind == kind && one.faults.is_empty()).count();
    let faulty = |is: fn(&Fault) -> bool| examples.iter().flat_map(|one| &one.faults).filter(|fault| is(fault)).count();
    let mut parts = vec![
        format!("{} reported", sound(Kind::Bad)),
        format!("{} validated", sound(Kind::Good)),
        format!("{} pinned", sound(Kind::Gap)),
    ];
    let faults = [
        (faulty(|fault| matches!(fault, Fault::Noisy { .. })), "noisy"),
        (faulty(|fault| matches!(fault, Fault::Missing(_))), "missing"),
        (faulty(|fault| matches!(fault, Fault::WrongSpan { .. })), "wrong span"),
        (faulty(|fault| matches!(fault, Fault::Unsure { .. })), "wrong confidence"),
        (faulty(|fault| matches!(fault, Fault::Changed(_))), "changed"),
    ];
    parts.extend(faults.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}")));
    format!("{} rules, {} examples: {}", proofs.len(), examples.len(), parts.join(", "))
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Bad => "bad",
        Kind::Good => "good",
        Kind::Gap => "gap",
    }
}

fn confidence_name(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}
