//! Output formats: what they look like, that they validate, and that nothing hostile gets through.

mod excerpts;
mod human;
mod machines;
mod properties;

use std::sync::Arc;

use orglint::finding::{Confidence, Finding, Label, Severity, Suppression, SuppressionKind};
use orglint::report::{Format, Report, RuleInfo, Style, Summary, write};
use orglint::source::{FileId, FileKind, Origin, SourceFile, SourceText, Sources, Span, Texts, Unreadable};

/// Files in memory, and findings in them.
#[derive(Default, Debug)]
pub(super) struct Case {
    files: Vec<SourceFile>,
    texts: Vec<Option<Arc<SourceText>>>,
    pub(super) findings: Vec<Finding>,
    pub(super) root: &'static str,
    pub(super) source_url: Option<&'static str>,
    pub(super) changed: Option<fn(Span) -> bool>,
}

impl Texts for Case {
    fn text(&self, file: FileId) -> Result<Arc<SourceText>, Unreadable> {
        let text = self.texts.get(file.0 as usize).cloned().flatten();
        text.ok_or(Unreadable::Encoding { at: 7 })
    }
}

impl Case {
    pub(super) fn file(&mut self, path: &str, kind: FileKind, text: Option<&str>) -> FileId {
        self.files.push(SourceFile { path: path.into(), kind, reported: true });
        self.texts.push(text.map(|text| Arc::new(SourceText::new(text.to_owned(), Origin::Utf8))));
        FileId(self.files.len() as u32 - 1)
    }

    /// The first place at which `words` stand in a file.
    pub(super) fn at(&self, file: FileId, words: &str) -> Span {
        let text = self.texts[file.0 as usize].clone().unwrap();
        let start = text.as_str().find(words).unwrap() as u32;
        Span::new(file, start, start + words.len() as u32)
    }

    pub(super) fn finding(&mut self, rule: &str, labels: Vec<(Span, &str)>) -> &mut Finding {
        let labels = labels.into_iter().enumerate();
        self.findings.push(Finding {
            rule: rule.into(),
            severity: Severity::Warning,
            confidence: Confidence::High,
            message: "the CTO is made to own delivery".to_owned(),
            help: "give delivery to the VP of Engineering, and say what the CTO brings to it".to_owned(),
            url: format!("https://orglint.example/rules/{rule}"),
            labels: labels.map(|(i, (span, text))| Label { span, text: text.to_owned(), primary: i == 0 }).collect(),
            fingerprint: format!("{:016x}", self.findings.len() + 0xabc),
            suppression: None,
        });
        self.findings.last_mut().unwrap()
    }

    pub(super) fn write(&self, format: Format, style: &Style) -> String {
        let sources = Sources::new(self.files.clone());
        let changed = self.changed;
        let changed = move |span| changed.is_some_and(|changed| changed(span));
        let report = Report {
            findings: &self.findings,
            sources: &sources,
            texts: self,
            rules: &[RULE],
            version: "0.1.0",
            summary: Summary::count(self.files.len(), &self.findings),
            root: self.root,
            source_url: self.source_url,
            changed: self.changed.is_some().then_some(&changed as &dyn Fn(Span) -> bool),
        };
        let mut out = Vec::new();
        write(&report, format, style, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }
}

const RULE: RuleInfo<'static> = RuleInfo {
    id: "cto-owns-delivery",
    name: "the CTO owns delivery",
    why: "A CTO who owns delivery has two jobs, and the VP of Engineering none.",
    help: "give delivery to the VP of Engineering",
    url: "https://orglint.example/rules/cto-owns-delivery",
    group: "cto",
    severity: Severity::Warning,
};

/// A page, an org chart and a CODEOWNERS file of an invented company.
pub(super) fn larkmoor() -> Case {
    let mut case = Case::default();
    let page = "# Who does what at Larkmoor\n\n## Chief Technology Officer\n\nThe CTO owns delivery of the platform, \
                sets the dates of every release together with the product managers, and explains to the board why \
                a date has slipped.\n\nAsk Mira.\n";
    let roles = case.file("handbook/roles.md", FileKind::Markdown, Some(page));
    let chart =
        "- name: Mira Quist\n  title: CTO\n  phone: 555-0100\n- name: Olaf Brandt\n  title: VP of Engineering\n";
    let chart = case.file("org/people.yaml", FileKind::Yaml, Some(chart));
    let csv =
        "name,title,salary,phone\nMira Quist,CTO,180000,555-0100\n\"Brandt, Olaf\",VP of Engineering,170000,555-0101\n";
    let csv = case.file("org/people.csv", FileKind::Csv, Some(csv));
    let words = case.at(roles, "owns delivery");
    let heading = case.at(roles, "Chief Technology Officer");
    let mira = case.at(chart, "CTO");
    case.finding(
        "cto-owns-delivery",
        vec![
            (words, "delivery is the VP of Engineering's"),
            (heading, "these lines speak of the CTO because of this"),
            (mira, "Mira Quist is the CTO"),
        ],
    );
    let (title, name) = (case.at(csv, "VP of Engineering"), case.at(csv, "Brandt, Olaf"));
    let finding = case.finding("one-person-both-roles", vec![(title, "the same person here"), (name, "")]);
    finding.severity = Severity::Error;
    finding.confidence = Confidence::Medium;
    finding.message = "two records disagree about Olaf Brandt".to_owned();
    let ask = case.at(roles, "Ask Mira");
    let finding = case.finding("cto-not-outward", vec![(ask, "")]);
    finding.severity = Severity::Note;
    finding.suppression =
        Some(Suppression { kind: SuppressionKind::Allowance, reason: "agreed in spring".to_owned(), place: None });
    case
}
