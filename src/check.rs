//! Every rule on the company: hits become findings, in the rule's words, sorted.

mod overlap;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::finding::{Finding, Label};
use crate::model::Company;
use crate::pattern::{Hit, Pattern};
use crate::rule::Rule;
use crate::rule::catalogue::Catalogue;
use crate::rule::find::Find;
use crate::source::{Sources, Span};
use overlap::{Claimed, Covered, Told, gather, merge};

/// All findings of all rules that are on, sorted by path, place and rule; none twice.
pub fn check(company: &Company, catalogue: &Catalogue) -> Vec<Finding> {
    let wanted = catalogue.rules().filter(|rule| rule.enabled);
    // A rule that is off still wins over the rules that yield to it: what it covers was switched off with it.
    let winners: BTreeSet<&str> = wanted.flat_map(|rule| &rule.yields_to).map(String::as_str).collect();
    let looked_for = |rule: &&Rule| rule.enabled || winners.contains(&*rule.id);
    let mut told: Vec<Told> =
        catalogue.rules().filter(looked_for).flat_map(|rule| findings_of(rule, company)).collect();
    yield_to_winners(&mut told, catalogue, &winners);
    let mut findings: Vec<Finding> = gather(told).into_iter().map(|told| told.finding).collect();
    sort(&mut findings, &company.sources);
    findings.retain(|finding| catalogue.get(&finding.rule).is_some_and(|rule| rule.enabled));
    findings
}

/// Puts findings in the order of reports: path, place, rule.
pub fn sort(findings: &mut [Finding], sources: &Sources) {
    findings.sort_by(|a, b| {
        let key = |finding: &Finding| finding.primary().map(|span| (span.start, span.end));
        let path = |finding: &Finding| finding.primary().map(|span| sources.path(span.file));
        (path(a), key(a), &a.rule, &a.message).cmp(&(path(b), key(b), &b.rule, &b.message))
    });
}

/// A finding in the rule's words. `find` is the entry that matched; the program's own rules have none.
/// `None` for a hit without a place, of which nothing can be shown.
pub fn finding(rule: &Rule, find: Option<&Find>, hit: &Hit) -> Option<Finding> {
    if hit.labels.is_empty() {
        return None;
    }
    let value = |name: &str| {
        let given = hit.values.iter().find(|(key, _)| *key == name).map(|(_, value)| Cow::from(value.as_str()));
        given.or_else(|| rule.settings.get(name).map(|setting| Cow::from(setting.to_string())))
    };
    let label = |(i, (name, span)): (usize, &(&'static str, Span))| Label {
        span: *span,
        text: rule.labels.get(*name).map_or_else(String::new, |words| words.render(value)),
        primary: i == 0,
    };
    let message = find.and_then(|find| find.message.as_ref()).unwrap_or(&rule.message);
    let help = find.and_then(|find| find.help.as_ref()).unwrap_or(&rule.help);
    Some(Finding {
        rule: rule.id.clone(),
        severity: find.and_then(|find| find.severity).map_or(rule.severity, |lower| lower.min(rule.severity)),
        confidence: find.map_or(hit.confidence, |find| find.confidence.min(hit.confidence)),
        message: message.render(value),
        help: help.render(value),
        url: rule.url(),
        labels: hit.labels.iter().enumerate().map(label).collect(),
        fingerprint: fingerprint(&rule.id, &hit.heading, &hit.key),
        suppression: None,
    })
}

/// `orglint/v1`: what is said, never where. Sixteen hex digits.
pub fn fingerprint(rule: &str, heading: &str, key: &str) -> String {
    format!("{:016x}", xxhash_rust::xxh3::xxh3_64(format!("{rule}\0{heading}\0{key}").as_bytes()))
}

/// The findings of one rule; a statement that several entries match is one finding, the surest.
fn findings_of(rule: &Rule, company: &Company) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    for find in &rule.find {
        let mut hits = find.pattern.find(company);
        drop_exceptions(&mut hits, &find.unless, company);
        told.extend(hits.into_iter().filter_map(|hit| {
            let (statement, block) = (hit.statement, hit.block);
            let finding = finding(rule, Some(find), &hit)?;
            let statement = statement.or_else(|| finding.primary())?;
            Some(Told { finding, statement, block })
        }));
    }
    merge(told)
}

/// Drops the hits that an exception covers: one at the same words, or one without a place, which holds everywhere.
fn drop_exceptions(hits: &mut Vec<Hit>, exceptions: &[Pattern], company: &Company) {
    let primary = |hit: &Hit| hit.labels.first().map(|(_, span)| *span);
    for exception in exceptions {
        if hits.is_empty() {
            return;
        }
        let excepted = exception.find(company);
        if excepted.iter().any(|hit| hit.labels.is_empty()) {
            hits.clear();
        }
        let covered = Covered::new(excepted.iter().filter_map(primary).collect());
        hits.retain(|hit| primary(hit).is_none_or(|words| !covered.touches(words)));
    }
}

/// Drops a finding where a rule that it yields to found the same statement at least as surely.
fn yield_to_winners(told: &mut Vec<Told>, catalogue: &Catalogue, winners: &BTreeSet<&str>) {
    let claimed = Claimed::new(told.iter().filter(|told| winners.contains(&*told.finding.rule)));
    let loses = |told: &Told| {
        let Some(rule) = catalogue.get(&told.finding.rule) else { return false };
        rule.yields_to.iter().any(|winner| claimed.by(winner, told.finding.confidence, told.statement))
    };
    let mut lost = told.iter().map(loses).collect::<Vec<_>>().into_iter();
    told.retain(|_| !lost.next().unwrap_or(false));
}
