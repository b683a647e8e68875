//! Lines of CODEOWNERS that decide about no file.

use serde::Deserialize;

use super::{Hit, count_files, hit};
use crate::finding::Confidence;
use crate::model::Company;
use crate::model::ownership::{Fate, Hints, OwnersFile};
use crate::parse::codeowners::Rule;

/// Why a line decides about nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnerLinePattern {
    /// Its pattern matches no tracked file.
    Unmatched,
    /// Its pattern comes again.
    Repeated,
    /// Later lines take every file of it that there is now.
    Shadowed,
    /// Later lines take every file that it could ever match.
    Overruled,
}

impl OwnerLinePattern {
    /// Placeholders of its hits.
    pub const VALUES: &[&str] = &["pattern", "files", "other", "advice", "host", "takers"];
    /// `later`: the line that counts instead.
    pub const LABELS: &[&str] = &["later"];

    /// Hits in the files that are read.
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        company.ownership.in_force().flat_map(|file| self.find_in(company, file)).collect()
    }

    fn find_in(self, company: &Company, file: &OwnersFile) -> Vec<Hit> {
        let mut hints = None;
        let rules = file.syntax.rules.iter().zip(&file.fates).take(file.told);
        rules
            .filter_map(|(rule, fate)| match (self, fate) {
                (Self::Unmatched, Fate::Unmatched) => {
                    let hints = hints.get_or_insert_with(|| Hints::new(&company.sources));
                    Some(unmatched(file, rule, hints))
                }
                (Self::Repeated, Fate::Repeated { by, .. }) | (Self::Overruled, Fate::Overruled { by }) => {
                    overtaken(file, rule, *by)
                }
                (Self::Shadowed, Fate::Shadowed { by, files, takers, fallback }) => {
                    shadowed(overtaken(file, rule, *by)?, *files, *takers, *fallback)
                }
                _ => None,
            })
            .collect()
    }
}

fn unmatched(file: &OwnersFile, rule: &Rule, hints: &Hints<'_>) -> Hit {
    let pattern = rule.pattern.value.clone();
    let values = vec![
        ("advice", hints.advice(&pattern, file.syntax.dialect)),
        ("host", file.syntax.dialect.name().to_owned()),
        ("pattern", pattern.clone()),
    ];
    hit(vec![("", rule.pattern.span)], values, Confidence::High, pattern)
}

fn overtaken(file: &OwnersFile, rule: &Rule, by: u32) -> Option<Hit> {
    let later = file.syntax.rules.get(by as usize)?;
    let pattern = rule.pattern.value.clone();
    let key = format!("{pattern} < {}", later.pattern.value);
    let values = vec![
        ("other", later.pattern.value.clone()),
        ("host", file.syntax.dialect.name().to_owned()),
        ("pattern", pattern),
    ];
    Some(hit(vec![("", rule.pattern.span), ("later", later.at)], values, Confidence::High, key))
}

/// What only the files of today prove: less sure where several lines share them, unsure where the line may be there for
/// files to come.
fn shadowed(mut hit: Hit, files: u32, takers: u32, fallback: bool) -> Option<Hit> {
    hit.values.push(("files", count_files(files)));
    hit.values.push(("takers", if takers == 1 { "a later line".to_owned() } else { format!("{takers} later lines") }));
    hit.confidence = match takers {
        _ if fallback => Confidence::Low,
        1 => Confidence::High,
        _ => Confidence::Medium,
    };
    Some(hit)
}
