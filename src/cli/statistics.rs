//! `--statistics`: how many findings each rule has.

use std::collections::BTreeMap;

use super::args::FormatArg;
use crate::finding::Finding;
use crate::rule::catalogue::Catalogue;

/// One rule a line, most findings first; an array with `--format json`.
pub(super) fn text(findings: &[Finding], catalogue: &Catalogue, format: FormatArg) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.suppression.is_none()) {
        *counts.entry(&finding.rule).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let name = |rule: &str| catalogue.get(rule).map_or("", |rule| rule.name.as_str());
    if matches!(format, FormatArg::Json) {
        let counts =
            counts.iter().map(|(rule, count)| serde_json::json!({ "rule": rule, "name": name(rule), "count": count }));
        return format!("{:#}\n", serde_json::Value::from(counts.collect::<Vec<_>>()));
    }
    let digits = counts.first().map_or(0, |(_, count)| count.to_string().len());
    let widest = counts.iter().map(|(rule, _)| rule.len()).max().unwrap_or(0);
    counts.iter().map(|(rule, count)| format!("{count:>digits$}  {rule:widest$}  {}\n", name(rule))).collect()
}
