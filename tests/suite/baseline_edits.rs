//! The baseline on the invented companies: whatever is inserted above, renamed or wrapped anew, recorded findings stay
//! recorded; and a finding that is added is new.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use orglint::baseline::Baseline;
use orglint::config::Config;
use orglint::discover::{decode, kind};
use orglint::finding::Finding;
use orglint::setup::{Overrides, Setup, Steering};
use orglint::source::{FileId, SourceFile, SourceText, Sources, Texts, Unreadable};
use proptest::prelude::*;

/// Path → text.
type Files = BTreeMap<String, String>;

/// A company of `fixtures/`, and what its baseline records.
struct Company {
    files: Files,
    setup: Setup,
    recorded: Baseline,
}

struct InMemory(Vec<Arc<SourceText>>);

impl Texts for InMemory {
    fn text(&self, file: FileId) -> Result<Arc<SourceText>, Unreadable> {
        Ok(Arc::clone(&self.0[file.0 as usize]))
    }
}

static COMPANIES: LazyLock<Vec<Company>> = LazyLock::new(|| {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut folders: Vec<_> = std::fs::read_dir(fixtures).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let companies = folders.iter().map(|folder| {
        let tree = folder.join("tree");
        let mut files = Files::new();
        gather(if tree.is_dir() { &tree } else { folder }, "", &mut files);
        let text = files.get("orglint.toml").cloned().unwrap_or_default();
        let steering = Steering { path: "orglint.toml".to_owned(), text: text.clone(), file: None };
        let config = Config::parse(&text).unwrap();
        let setup = Setup::new((steering, config), Vec::new(), &Overrides::default(), jiff::civil::date(2026, 3, 1));
        let setup = setup.unwrap();
        let (findings, sources) = check(&files, &setup);
        let recorded = Baseline::record(&findings, &sources, setup.today, &Baseline::default());
        Company { files, setup, recorded }
    });
    companies.filter(|company| !company.recorded.is_empty()).collect()
});

fn gather(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            gather(&entry.path(), &format!("{path}/"), files);
        } else if let Ok(text) = decode(std::fs::read(entry.path()).unwrap(), kind(&path)) {
            files.insert(path, text.as_str().to_owned());
        }
    }
}

fn check(files: &Files, setup: &Setup) -> (Vec<Finding>, Sources) {
    let file = |path: &String| SourceFile { path: path.as_str().into(), kind: kind(path), reported: true };
    let sources = Sources::new(files.keys().map(file).collect());
    let text = |text: &String| Arc::new(SourceText::new(text.clone(), orglint::source::Origin::Utf8));
    let texts = InMemory(files.values().map(text).collect());
    (orglint::check(sources.clone(), &texts, setup), sources)
}

#[derive(Clone, Copy, Debug)]
enum Edit {
    /// A paragraph before a paragraph.
    Insert,
    /// Another name in the same folder.
    Rename,
    /// The lines of a paragraph broken elsewhere.
    Rewrap,
}

/// Words that speak of nothing that a rule looks for.
const QUIET: [&str; 4] = [
    "Crews book the planner by noon.",
    "See the glossary for the names of ports.",
    "Updated after the spring review.",
    "Photographs hang in the lobby.",
];

fn apply(edit: Edit, files: &mut Files, seed: usize) {
    let is_page = |path: &&String| path.ends_with(".md");
    let pages: Vec<String> = files.keys().filter(is_page).cloned().collect();
    let Some(path) = pages.get(seed % pages.len().max(1)) else { return };
    let Some(text) = files.get_mut(path) else { return };
    match edit {
        Edit::Insert => *text = insert(text, QUIET[seed / 7 % QUIET.len()], seed / 3),
        Edit::Rewrap => *text = rewrap(text, seed / 3),
        Edit::Rename => {
            let (folder, name) = path.rsplit_once('/').map_or(("", path.as_str()), |(folder, name)| (folder, name));
            let slash = if folder.is_empty() { "" } else { "/" };
            let text = text.clone();
            files.remove(path);
            files.insert(format!("{folder}{slash}{}-{name}", seed % 90), text);
        }
    }
}

/// Where a paragraph of plain prose starts and ends: lines that begin with a letter, between empty lines.
fn paragraphs(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut at = 0;
    let mut found = Vec::new();
    for part in text.split("\n\n") {
        let plain = part.lines().all(|line| line.starts_with(char::is_alphabetic) && !line.contains('|'));
        if plain && !part.is_empty() && !part.contains("://") {
            found.push(at..at + part.len());
        }
        at += part.len() + 2;
    }
    found
}

fn insert(text: &str, words: &str, seed: usize) -> String {
    let paragraphs = paragraphs(text);
    let Some(paragraph) = paragraphs.get(seed % paragraphs.len().max(1)) else { return text.to_owned() };
    // what a comment above allows is the paragraph that follows it
    let before = text[..paragraph.start].trim_end();
    if before.ends_with("-->") {
        return text.to_owned();
    }
    format!("{}{words}\n\n{}", &text[..paragraph.start], &text[paragraph.start..])
}

fn rewrap(text: &str, mut seed: usize) -> String {
    let mut out = text.to_owned();
    for paragraph in paragraphs(text).into_iter().rev() {
        let words: Vec<&str> = text[paragraph.clone()].split_whitespace().collect();
        let mut wrapped = String::new();
        for word in words {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let breaks = word.starts_with(char::is_alphabetic) && seed >> 60 < 4;
            let gap = if breaks { "\n" } else { " " };
            wrapped.push_str(if wrapped.is_empty() { "" } else { gap });
            wrapped.push_str(word);
        }
        out.replace_range(paragraph.start..paragraph.start + text[paragraph].trim_end().len(), &wrapped);
    }
    out
}

fn edits() -> impl Strategy<Value = Vec<(Edit, usize)>> {
    let edit = prop_oneof![Just(Edit::Insert), Just(Edit::Rename), Just(Edit::Rewrap)];
    proptest::collection::vec((edit, any::<usize>()), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn recorded_findings_outlive_edits_and_new_ones_are_told(which in any::<usize>(), edits in edits()) {
        let company = &COMPANIES[which % COMPANIES.len()];
        let mut files = company.files.clone();
        for (edit, seed) in &edits {
            apply(*edit, &mut files, *seed);
        }
        let added = files.keys().find(|path| path.ends_with(".md")).unwrap().clone();
        let place = files[&added].len();
        files.get_mut(&added).unwrap().push_str("\n\n## Planner\n\nThe CTO owns delivery of the harbour planner.\n");
        let (mut findings, sources) = check(&files, &company.setup);
        let outcome = company.recorded.apply(&mut findings, &sources, None);
        prop_assert_eq!(&outcome.gone, &[]);
        let new: Vec<&Finding> = findings.iter().filter(|finding| finding.suppression.is_none()).collect();
        prop_assert!(!new.is_empty());
        for finding in new {
            let span = finding.primary().unwrap();
            let is_added = sources.path(span.file) == added && span.start as usize >= place;
            prop_assert!(is_added, "{} in {}", finding.message, sources.path(span.file));
        }
    }
}
