//! Files that no line of CODEOWNERS matches.

use serde::Deserialize;

use super::{Hit, files, hit};
use crate::finding::Confidence;
use crate::model::Company;
use crate::source::Span;

/// Files without an owner. A line without owners leaves its files to nobody on purpose: such files are no hits.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnownedFilePattern {
    /// Files below these directories, and these files, are left alone.
    #[serde(default)]
    pub except: Vec<String>,
}

impl UnownedFilePattern {
    /// Placeholders of its hits.
    pub const VALUES: &[&str] = &["path", "codeowners"];
    /// It marks nothing but the file.
    pub const LABELS: &[&str] = &[];

    /// One hit for each file, if there is a CODEOWNERS file at all.
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        let Some(main) = company.ownership.main() else { return Vec::new() };
        let codeowners = company.sources.path(main.syntax.file);
        let unowned = files(company)
            .filter(|(file, path)| main.verdict.rules_of(file.0 as usize).is_empty() && !self.excepts(path));
        unowned
            .map(|(file, path)| {
                let values = vec![("path", path.to_owned()), ("codeowners", codeowners.to_owned())];
                hit(vec![("", Span::new(file, 0, 0))], values, Confidence::High, path.to_owned())
            })
            .collect()
    }

    fn excepts(&self, path: &str) -> bool {
        self.except
            .iter()
            .map(|except| except.trim_matches('/'))
            .any(|except| path.strip_prefix(except).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    }
}
