//! `--group-by owner`: findings by those who own the page that they are about, as CODEOWNERS says.

use std::collections::BTreeMap;

use super::args::{FormatArg, GroupBy};
use super::open::Job;
use crate::error::Error;
use crate::finding::Finding;
use crate::model::ownership::Ownership;
use crate::report::harmless_start;

/// What stands for pages that nobody owns.
const NOBODY: &str = "no owner";

/// Findings of pages that have the same owners.
pub(super) struct Group {
    /// The owners as written, joined by spaces.
    pub(super) owners: String,
    pub(super) findings: Vec<Finding>,
}

/// The groups, those with the most findings that count first, then by name.
pub(super) fn groups(by: GroupBy, findings: &[Finding], job: &Job) -> Vec<Group> {
    let GroupBy::Owner = by;
    let ownership = ownership(job);
    let owners = |finding: &Finding| {
        let span = finding.primary();
        let named = ownership.main().zip(span).map(|(file, span)| file.owners_of(span.file)).unwrap_or_default();
        let named: Vec<String> = named.iter().map(|owner| harmless_start(&owner.text)).collect();
        if named.is_empty() { NOBODY.to_owned() } else { named.join(" ") }
    };
    let mut groups: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    for finding in findings {
        groups.entry(owners(finding)).or_default().push(finding.clone());
    }
    let mut groups: Vec<Group> = groups.into_iter().map(|(owners, findings)| Group { owners, findings }).collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.counted()));
    groups
}

/// How many findings each group has; an array with `--format json`.
pub(super) fn statistics(groups: &[Group], format: FormatArg) -> String {
    let groups = groups.iter().filter(|group| group.counted() > 0);
    if matches!(format, FormatArg::Json) {
        let counts = groups.map(|group| serde_json::json!({ "owners": group.owners, "count": group.counted() }));
        return format!("{:#}\n", serde_json::Value::from(counts.collect::<Vec<_>>()));
    }
    let digits = groups.clone().map(|group| group.counted().to_string().len()).max().unwrap_or(0);
    groups.map(|group| format!("{:>digits$}  {}\n", group.counted(), group.owners)).collect()
}

/// # Errors
/// The format has no place for groups.
pub(super) fn fits(format: FormatArg, statistics: bool) -> Result<(), Error> {
    match format {
        FormatArg::Human | FormatArg::Concise => Ok(()),
        _ if statistics => Ok(()),
        _ => Err(Error::usage(
            "`--group-by` goes with the formats human and concise, and with `--statistics`",
            "leave `--group-by` out, or use `--format concise`",
        )),
    }
}

impl Group {
    /// `@larkmoor/platform: 3 findings`.
    pub(super) fn heading(&self) -> String {
        let count = self.counted();
        format!("{}: {count} finding{}\n", self.owners, if count == 1 { "" } else { "s" })
    }

    /// Findings that nobody allowed.
    pub(super) fn counted(&self) -> usize {
        self.findings.iter().filter(|finding| finding.suppression.is_none()).count()
    }
}

/// The CODEOWNERS and OWNERS files of a run.
pub(super) fn ownership(job: &Job) -> Ownership {
    Ownership::read(&job.tree.sources, &job.tree, job.setup.config.codeowners.dialect)
}
