//! What is wrong with a CODEOWNERS file as its host reads it.

use serde::Deserialize;

use super::{Hit, head, hit};
use crate::finding::Confidence;
use crate::model::Company;
use crate::model::ownership::OwnersFile;
use crate::parse::codeowners::Dialect;

/// What to look for in the file as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum OwnersFilePattern {
    /// Lines and words that the host skips, ignores or reads differently.
    Unreadable,
    /// A file that no host reads because another one comes first.
    Ignored,
    /// A file that GitHub ignores because of its size.
    TooLarge {
        /// The first size that is too large.
        max_bytes: u64,
    },
}

impl OwnersFilePattern {
    /// Placeholders of its hits.
    pub const VALUES: &[&str] = &["problem", "advice", "host", "path", "other", "size", "limit"];
    /// `other`: the file that is read instead.
    pub const LABELS: &[&str] = &["other"];

    /// Hits in all CODEOWNERS files (unreadable lines: in those that are read).
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        match self {
            Self::Unreadable => unreadable(company),
            Self::Ignored => ignored(company),
            Self::TooLarge { max_bytes } => too_large(company, *max_bytes),
        }
    }
}

fn unreadable(company: &Company) -> Vec<Hit> {
    let mut hits = Vec::new();
    for file in company.ownership.in_force() {
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

fn too_large(company: &Company, limit: u64) -> Vec<Hit> {
    let large = |file: &&OwnersFile| file.syntax.dialect == Dialect::GitHub && file.syntax.bytes >= limit;
    let report = |file: &OwnersFile| {
        let values = vec![("size", size(file.syntax.bytes)), ("limit", size(limit))];
        hit(vec![("", head(file))], values, Confidence::High, String::new())
    };
    company.ownership.in_force().filter(large).map(report).collect()
}

/// Bytes for people: "900 bytes", "3.2 MB".
fn size(bytes: u64) -> String {
    let tenths = bytes * 10 / (1024 * 1024);
    if tenths == 0 { format!("{bytes} bytes") } else { format!("{}.{} MB", tenths / 10, tenths % 10) }
}
