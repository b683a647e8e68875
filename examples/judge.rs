//! Precision and recall over judged documents: `cargo run --example judge -- FILE.jsonl [--misses] [--claims ID] [--live]`.
//!
//! `--live` reads `rules/` and `rules/lexicon/` from the disk (all but those with formats of their own), so that a changed
//! word list or rule needs no build.
//!
//! A line is `{"id", "path", "text", "expect": [{"rule", "line"}]}`; each document is a company of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use orglint::finding::Confidence;
use orglint::model::lexicon::{Lexicon, Words};
use orglint::model::{self, Settings};
use orglint::rule::catalogue::Catalogue;
use orglint::source::{FileId, FileKind, Origin, SourceFile, SourceText, Sources, Texts, Unreadable};

type Failure = Box<dyn std::error::Error>;

struct One(Arc<SourceText>);

impl Texts for One {
    fn text(&self, _: FileId) -> Result<Arc<SourceText>, Unreadable> {
        Ok(Arc::clone(&self.0))
    }
}

#[derive(serde::Deserialize)]
struct Case {
    id: String,
    path: String,
    text: String,
    expect: Vec<Expected>,
}

#[derive(serde::Deserialize)]
struct Expected {
    rule: String,
    line: u32,
}

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Failure> {
    let mut args = std::env::args().skip(1);
    let file = args.next().ok_or("give a file of judged documents")?;
    let rest: Vec<String> = args.collect();
    let live = rest.iter().any(|arg| arg == "--live");
    let lexicon = Arc::new(if live { live_lexicon()? } else { Lexicon::embedded()? });
    let catalogue = if live { live_rules()? } else { Catalogue::embedded()? };
    let mut table: BTreeMap<String, [u32; 3]> = BTreeMap::new();
    for line in std::fs::read_to_string(&file)?.lines() {
        let case: Case = serde_json::from_str(line)?;
        if let Some(at) = rest.iter().position(|arg| arg == "--claims") {
            if rest.get(at + 1) == Some(&case.id) {
                show(&case, &lexicon);
            }
            continue;
        }
        let text = Arc::new(SourceText::new(case.text.clone(), Origin::Utf8));
        let company = company(&case, &text, &lexicon);
        let mut open: BTreeSet<(String, u32)> = case.expect.iter().map(|e| (e.rule.clone(), e.line)).collect();
        for finding in orglint::check::check(&company, &catalogue) {
            let Some(at) = finding.primary().filter(|_| finding.confidence > Confidence::Low) else { continue };
            let line = text.position(at.start).line;
            let hit = open.iter().find(|(rule, at)| **rule == *finding.rule && at.abs_diff(line) <= 1).cloned();
            let row = table.entry(finding.rule.to_string()).or_default();
            match hit {
                Some(hit) => {
                    open.remove(&hit);
                    row[0] += 1;
                }
                None => {
                    row[1] += 1;
                    if rest.iter().any(|arg| arg == "--misses") {
                        println!(
                            "WRONG  {} {}:{line}  «{}» in: {}",
                            finding.rule,
                            case.id,
                            text.slice(at),
                            text.as_str().lines().nth(line as usize - 1).unwrap_or("")
                        );
                    }
                }
            }
        }
        for (rule, line) in open {
            table.entry(rule.clone()).or_default()[2] += 1;
            if rest.iter().any(|arg| arg == "--misses") {
                println!(
                    "MISSED {rule} {}:{line}  {}",
                    case.id,
                    text.as_str().lines().nth(line as usize - 1).unwrap_or("")
                );
            }
        }
    }
    let mut sum = [0; 3];
    for (rule, row) in &table {
        println!("{rule:34} right {:3} wrong {:3} missed {:3}", row[0], row[1], row[2]);
        for (total, count) in sum.iter_mut().zip(row) {
            *total += count;
        }
    }
    let ratio = |a: u32, b: u32| f64::from(a) / f64::from((a + b).max(1));
    println!(
        "precision {:.3} recall {:.3} (right {}, wrong {}, missed {})",
        ratio(sum[0], sum[1]),
        ratio(sum[0], sum[2]),
        sum[0],
        sum[1],
        sum[2]
    );
    Ok(())
}

fn toml_files(folder: &str) -> Result<Vec<(String, String)>, Failure> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            files.push((path.display().to_string(), std::fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

fn live_lexicon() -> Result<Lexicon, Failure> {
    let mut files = toml_files("rules/lexicon")?;
    files.retain(|(path, _)| {
        !path.ends_with("titles.toml") && !path.ends_with("triggers.toml") && !path.ends_with("charts.toml")
    });
    let mut words = Vec::new();
    for (path, text) in &files {
        words.push((path.as_str(), toml::from_str::<Words>(text).map_err(|error| format!("{path}: {error}"))?));
    }
    Ok(Lexicon::build(&words)?)
}

fn live_rules() -> Result<Catalogue, Failure> {
    let mut files = toml_files("rules")?;
    files.retain(|(_, text)| text.contains("[[find]]"));
    let (catalogue, problems) = Catalogue::default().with_files(files);
    match problems.first() {
        Some(problem) => Err(format!("{}: {}", problem.path, problem.message).into()),
        None => Ok(catalogue),
    }
}

fn company(case: &Case, text: &Arc<SourceText>, lexicon: &Arc<Lexicon>) -> model::Company {
    let file = SourceFile { path: case.path.as_str().into(), kind: FileKind::Markdown, reported: true };
    let today = jiff::civil::date(2026, 1, 1);
    let settings = Settings {
        lexicon: Arc::clone(lexicon),
        titles: std::borrow::Cow::Borrowed(model::title::Titles::embedded()),
        holders: Vec::new(),
        size: None,
        host: None,
        code_extensions: Vec::new(),
        today,
        interests: None,
        shown: None,
        watched: Vec::new(),
    };
    model::company(Sources::new(vec![file]), &One(Arc::clone(text)), &settings)
}

#[allow(clippy::print_stdout)]
fn show(case: &Case, lexicon: &Arc<Lexicon>) {
    let text = Arc::new(SourceText::new(case.text.clone(), Origin::Utf8));
    let company = company(case, &text, lexicon);
    println!("{}\n{}\nsize {:?}", case.path, case.text, company.size.map(|size| size.people));
    for claim in &company.claims {
        let who: Vec<String> = claim
            .who
            .iter()
            .map(|actor| match actor {
                model::claim::Actor::Role(role) => lexicon.name(*role).to_owned(),
                other => format!("{other:?}"),
            })
            .collect();
        let what: Vec<&str> = claim.what.iter().map(|&what| lexicon.name(what)).collect();
        let circumstance: Vec<&str> = claim.circumstance.iter().map(|&what| lexicon.name(what)).collect();
        println!(
            "{}: {who:?} ({:?}) {} {what:?} not {:?} {:?} {:?} {:?} {:?} {circumstance:?} with {:?} «{}»",
            text.position(claim.spans.core.start).line,
            claim.whence,
            lexicon.name(claim.does),
            claim.not,
            claim.scope,
            claim.share,
            claim.time,
            claim.stance,
            claim.with.len(),
            text.slice(claim.spans.core)
        );
    }
    for description in &company.descriptions {
        let named: BTreeSet<&str> =
            description.named.iter().map(|&id| lexicon.name(id)).filter(|id| id.starts_with("duty")).collect();
        println!(
            "description of {} at {}: {} duties, {named:?}, {:?}",
            lexicon.name(description.role),
            text.position(description.at.start).line,
            description.duties.len(),
            description.stance
        );
        for duty in &description.duties {
            let concepts: BTreeSet<&str> = duty.concepts.iter().map(|&id| lexicon.name(id)).collect();
            println!("  {concepts:?} «{}»", text.slice(duty.span));
        }
    }
}
