//! What is wrong with a CODEOWNERS file as its host reads it.

use serde::Deserialize;

use super::{Hit, head, hit};
use crate::finding::Confidence;
use crate::model::Company;
use crate::parse::codeowners::{Dialect, GITHUB_SIZE_LIMIT};

/// What to look for in the file as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnersFilePattern {
    /// Lines and words that the host skips, ignores or reads differently.
    Unreadable,
    /// A file that no host reads because another one comes first.
    Ignored,
    /// A file that GitHub ignores because of its size.
    TooLarge,
}

impl OwnersFilePattern {
    /// Placeholders of its hits.
    pub const VALUES: &[&str] = &["problem", "advice", "host", "path", "other", "megabytes"];
    /// `other`: the file that is read instead.
    pub const LABELS: &[&str] = &["other"];

    /// Hits in all CODEOWNERS files (unreadable lines: in those that are read).
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        match self {
            Self::Unreadable => unreadable(company),
            Self::Ignored => ignored(company),
            Self::TooLarge => too_large(company),
        }
    }
}

fn unreadable(company: &Company) -> Vec<Hit> {
    let mut hits = Vec::new();
    for file in company.ownership.read() {
        for problem in &file.syntax.problems {
            let values = vec![
                ("problem", problem.message.clone()),
                ("advice", problem.help.clone()),
                ("host", file.syntax.dialect.name().to_owned()),
            ];
            hits.push(hit(vec![("", problem.at)], values, Confidence::High, problem.message.clone()));
        }
    }
    hits
}

fn ignored(company: &Company) -> Vec<Hit> {
    let mut hits = Vec::new();
    for file in &company.ownership.files {
        let Some(ignored) = file.ignored else { continue };
        let other = company.ownership.files.iter().find(|other| other.syntax.file == ignored.by);
        let mut labels = vec![("", head(file))];
        labels.extend(other.map(|other| ("other", head(other))));
        let path = company.sources.path(file.syntax.file).to_owned();
        let values = vec![
            ("host", ignored.host.name().to_owned()),
            ("path", path.clone()),
            ("other", company.sources.path(ignored.by).to_owned()),
        ];
        let confidence = if ignored.certain { Confidence::High } else { Confidence::Low };
        hits.push(hit(labels, values, confidence, path));
    }
    hits
}

fn too_large(company: &Company) -> Vec<Hit> {
    let large = |file: &&crate::model::ownership::OwnersFile| {
        file.syntax.dialect == Dialect::GitHub && file.syntax.bytes >= GITHUB_SIZE_LIMIT
    };
    let report = |file| {
        let bytes = company_megabytes(file);
        hit(vec![("", head(file))], vec![("megabytes", bytes)], Confidence::High, String::new())
    };
    company.ownership.read().filter(large).map(report).collect()
}

fn company_megabytes(file: &crate::model::ownership::OwnersFile) -> String {
    let tenths = file.syntax.bytes * 10 / (1024 * 1024);
    format!("{}.{}", tenths / 10, tenths % 10)
}
