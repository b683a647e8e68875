//! Runs rules on their own examples: a `bad` one is reported at exactly the marked words and by no other rule, a `good`
//! one is left alone, a `gap` behaves as wrongly as it says.
//!
//! The whole pipeline is needed for that, and comes as a closure, so that this module stands below it.

use std::sync::Arc;

use super::Rule;
use super::catalogue::Catalogue;
use super::example::{Example, Examples};
use crate::finding::{Confidence, Finding};
use crate::source::Sources;

/// What the pipeline made of an example.
pub struct Run {
    /// Its files.
    pub sources: Sources,
    /// Everything found, whatever its confidence.
    pub findings: Vec<Finding>,
}

/// The pipeline in memory: files as path and text, and the text of `orglint.toml`.
pub type Pipeline<'p> = dyn Fn(&[(String, String)], Option<&str>) -> Run + Sync + 'p;

/// How one rule did on its examples.
#[derive(Clone, PartialEq, Debug)]
pub struct Proof {
    /// The rule's id.
    pub rule: Arc<str>,
    /// Bad, good and gap examples, in this order.
    pub examples: Vec<Proven>,
}

/// How one example came out.
#[derive(Clone, PartialEq, Debug)]
pub struct Proven {
    /// What it should show.
    pub kind: Kind,
    /// Its number among those of its kind, from 1.
    pub number: usize,
    /// Its first words.
    pub begins: String,
    /// What came out otherwise; empty if all is as promised.
    pub faults: Vec<Fault>,
}

/// What an example should show.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Is reported.
    Bad,
    /// Is left alone.
    Good,
    /// Is wrong today, in the way that it says.
    Gap,
}

/// A place in an example and the words there.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// Path of the example's file.
    pub path: String,
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// The words.
    pub words: String,
}

/// One way in which an example did not come out as promised.
#[derive(Clone, PartialEq, Debug)]
pub enum Fault {
    /// Nothing was reported where it should have been.
    Missing(Place),
    /// Reported, but at other words.
    WrongSpan {
        /// The words that are marked.
        marked: Place,
        /// The words that were reported.
        reported: Place,
    },
    /// Reported where nothing should have been.
    Noisy {
        /// By which rule.
        rule: Arc<str>,
        /// Where.
        at: Place,
        /// In which words.
        message: String,
    },
    /// Reported at the right words, but more or less surely than promised.
    Unsure {
        /// Where.
        at: Place,
        /// How surely.
        confidence: Confidence,
    },
    /// A gap has changed: it is mended, or wrong in another way.
    Changed(Place),
}

/// Proves the rules for which `wanted` says so.
pub fn prove(catalogue: &Catalogue, wanted: impl Fn(&Rule) -> bool, pipeline: &Pipeline<'_>) -> Vec<Proof> {
    let proof = |rule: &Rule| Proof {
        rule: rule.id.clone(),
        examples: prove_rule(&rule.id, &catalogue.examples(&rule.id), pipeline),
    };
    catalogue.rules().filter(|rule| wanted(rule)).map(proof).collect()
}

impl Proof {
    /// Did every example come out as promised?
    pub fn holds(&self) -> bool {
        self.examples.iter().all(|example| example.faults.is_empty())
    }
}

/// Proves one rule on the examples given.
pub fn prove_rule(rule: &str, examples: &Examples, pipeline: &Pipeline<'_>) -> Vec<Proven> {
    let kinds = [(Kind::Bad, &examples.bad), (Kind::Good, &examples.good), (Kind::Gap, &examples.gap)];
    let each = |(kind, examples): (Kind, &Vec<Example>)| {
        let proven = |(i, example): (usize, &Example)| Proven {
            kind,
            number: i + 1,
            begins: begins(example),
            faults: faults(rule, kind, example, pipeline),
        };
        examples.iter().enumerate().map(proven).collect::<Vec<_>>()
    };
    kinds.into_iter().flat_map(each).collect()
}

/// The first line with words in it.
fn begins(example: &Example) -> String {
    let files = example.files();
    let text = files.first().map_or("", |(_, text)| text.text.as_str());
    text.lines().map(str::trim).find(|line| line.contains(char::is_alphabetic)).unwrap_or("").to_owned()
}

fn faults(rule: &str, kind: Kind, example: &Example, pipeline: &Pipeline<'_>) -> Vec<Fault> {
    let files: Vec<(String, String)> =
        example.files().iter().map(|(path, text)| ((*path).to_owned(), text.text.clone())).collect();
    let run = pipeline(&files, example.config.as_deref());
    let place = |finding: &Finding| {
        let span = finding.primary();
        let path = span.map_or("", |span| run.sources.path(span.file));
        let range = span.map_or(0..0, crate::source::Span::range);
        place_of(&files, path, range)
    };
    let counted = run.findings.iter().filter(|finding| finding.suppression.is_none());
    let (own, others): (Vec<&Finding>, Vec<&Finding>) = counted.partition(|finding| *finding.rule == *rule);
    let mut faults = compare(kind, example, expected(example), own.iter().map(|own| (place(own), *own)).collect());
    let unwelcome = |finding: &&&Finding| {
        finding.confidence > Confidence::Low && !example.also.iter().any(|id| **id == *finding.rule)
    };
    if kind != Kind::Gap {
        faults.extend(others.iter().filter(unwelcome).map(|finding| noisy(place(finding), finding)));
    }
    faults
}

fn expected(example: &Example) -> Vec<Place> {
    let of_file = |(path, text): &(&str, &super::example::MarkedText)| {
        let place = |mark: &std::ops::Range<usize>| Place {
            path: (*path).to_owned(),
            start: mark.start,
            end: mark.end,
            words: text.text.get(mark.clone()).unwrap_or("").to_owned(),
        };
        text.marks.iter().map(place).collect::<Vec<_>>()
    };
    example.files().iter().flat_map(of_file).collect()
}

fn place_of(files: &[(String, String)], path: &str, range: std::ops::Range<usize>) -> Place {
    let text = files.iter().find(|(name, _)| name == path).map_or("", |(_, text)| text.as_str());
    let words = text.get(range.clone()).unwrap_or("").to_owned();
    Place { path: path.to_owned(), start: range.start, end: range.end, words }
}

fn noisy(at: Place, finding: &Finding) -> Fault {
    Fault::Noisy { rule: finding.rule.clone(), at, message: finding.message.clone() }
}

/// Marks against findings of the rule itself.
fn compare(kind: Kind, example: &Example, mut marked: Vec<Place>, mut found: Vec<(Place, &Finding)>) -> Vec<Fault> {
    let mut faults = Vec::new();
    marked.retain(|mark| {
        let Some(at) = found.iter().position(|(place, _)| place == mark) else { return true };
        let (at, finding) = found.swap_remove(at);
        let promised = example.confidence.map_or(finding.confidence > Confidence::Low, |it| it == finding.confidence);
        if !promised && kind == Kind::Bad {
            faults.push(Fault::Unsure { at, confidence: finding.confidence });
        }
        false
    });
    found.sort_by(|a, b| a.0.cmp(&b.0));
    if kind == Kind::Gap {
        return marked.into_iter().chain(found.into_iter().map(|(place, _)| place)).map(Fault::Changed).collect();
    }
    for mark in marked {
        let overlaps = |(place, _): &(Place, &Finding)| {
            place.path == mark.path && place.start < mark.end && mark.start < place.end
        };
        match found.iter().position(overlaps) {
            Some(at) => faults.push(Fault::WrongSpan { reported: found.remove(at).0, marked: mark }),
            None => faults.push(Fault::Missing(mark)),
        }
    }
    faults.extend(found.into_iter().map(|(place, finding)| noisy(place, finding)));
    faults
}
