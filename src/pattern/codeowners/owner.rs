//! Owners whom the org chart does not know, or says have left.

use std::collections::HashSet;

use serde::Deserialize;

use super::{Hit, hit, name_of};
use crate::finding::Confidence;
use crate::model::Company;
use crate::model::ownership::{OwnerIndex, OwnersFile, Resolved};
use crate::parse::codeowners::{Owner, OwnerKind};
use crate::source::Span;

/// What the org chart says of an owner.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnerPattern {
    /// Nobody on a chart that carries handles has this one.
    Unknown,
    /// The chart says that the person left.
    Departed,
}

impl OwnerPattern {
    /// Placeholders of its hits.
    pub const VALUES: &[&str] = &["owner", "who", "lines", "codeowners"];
    /// `left`: where the chart says that they left; `also`: another line that names the owner; `chart`: the chart.
    pub const LABELS: &[&str] = &["left", "also", "chart"];

    /// One hit for each owner, at the first line that names them.
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        let index = OwnerIndex::new(&company.chart);
        company.ownership.in_force().flat_map(|file| self.find_in(company, file, &index)).collect()
    }

    fn find_in(self, company: &Company, file: &OwnersFile, index: &OwnerIndex<'_>) -> Vec<Hit> {
        let owners = distinct(file);
        match self {
            Self::Departed => departed(company, &owners, index),
            Self::Unknown => unknown(company, &owners, index),
        }
    }
}

/// An owner, and every place that names them.
struct Named<'a> {
    owner: &'a Owner,
    at: Vec<Span>,
}

fn distinct(file: &OwnersFile) -> Vec<Named<'_>> {
    let syntax = &file.syntax;
    let all = syntax.rules.iter().flat_map(|rule| &rule.owners);
    let all = all.chain(syntax.sections.iter().flat_map(|section| &section.owners));
    let mut places = std::collections::HashMap::new();
    let mut named: Vec<Named<'_>> = Vec::new();
    for owner in all {
        let place = *places.entry(owner.folded()).or_insert(named.len());
        match named.get_mut(place) {
            Some(known) => known.at.push(owner.at),
            None => named.push(Named { owner, at: vec![owner.at] }),
        }
    }
    named
}

fn report(named: &Named<'_>, who: String, label: Option<(&'static str, Span)>, confidence: Confidence) -> Hit {
    let mut labels: Vec<(&'static str, Span)> = named.at.first().map(|at| ("", *at)).into_iter().collect();
    labels.extend(label);
    labels.extend(named.at.iter().skip(1).take(3).map(|at| ("also", *at)));
    let lines = if named.at.len() == 1 { "1 line".to_owned() } else { format!("{} lines", named.at.len()) };
    let values = vec![("owner", named.owner.text.clone()), ("who", who), ("lines", lines)];
    hit(labels, values, confidence, named.owner.folded())
}

fn departed(company: &Company, owners: &[Named<'_>], index: &OwnerIndex<'_>) -> Vec<Hit> {
    let left = |named: &Named<'_>| {
        let Resolved::Person(id) = index.resolve(named.owner) else { return None };
        let left = company.chart.person(id)?.left?;
        Some(report(named, name_of(company, id), Some(("left", left)), Confidence::High))
    };
    owners.iter().filter_map(left).collect()
}

/// Individuals that a chart does not know. The chart must look whole and carry the handles of most people, and at least
/// half of the owners must be on it: else the handles are of another kind, or the owners of another company.
fn unknown(company: &Company, owners: &[Named<'_>], index: &OwnerIndex<'_>) -> Vec<Hit> {
    let individuals: Vec<&Named<'_>> = owners.iter().filter(|named| is_individual(company, named.owner)).collect();
    let is_known = |named: &&&Named<'_>| index.resolve(named.owner) != Resolved::Unresolved;
    let known = individuals.iter().filter(is_known).count();
    let Some(confidence) = trust(company).filter(|_| known * 2 >= individuals.len()) else { return Vec::new() };
    let chart = company
        .chart
        .inputs
        .iter()
        .max_by_key(|input| input.authority)
        .map(|input| ("chart", Span::new(input.span.file, input.span.start, input.span.start)));
    let unknown = individuals.iter().filter(|named| !is_known(named));
    unknown.map(|named| report(named, named.owner.text.clone(), chart, confidence)).collect()
}

/// How much the chart's silence about a handle proves.
fn trust(company: &Company) -> Option<Confidence> {
    let chart = &company.chart;
    let people = chart.people.iter().filter(|person| person.left.is_none());
    let (mut all, mut with_handles) = (0, 0);
    for person in people {
        all += 1;
        with_handles += usize::from(!person.handles.is_empty());
    }
    let complete = chart.inputs.iter().any(|input| input.complete);
    match with_handles {
        0 => None,
        _ if complete && with_handles * 5 >= all * 4 => Some(Confidence::High),
        _ if with_handles * 2 >= all => Some(Confidence::Low),
        _ => None,
    }
}

/// A login or an address of the company's own domain, and no machine.
fn is_individual(company: &Company, owner: &Owner) -> bool {
    let name = owner.key();
    let machine = name.ends_with("bot") || name.ends_with("[bot]") || name.contains("-bot") || name.contains("bot-");
    match owner.kind {
        OwnerKind::User => !machine,
        OwnerKind::Email => {
            let domains: HashSet<&str> = company
                .chart
                .people
                .iter()
                .flat_map(|person| &person.emails)
                .filter_map(|email| email.value.rsplit_once('@').map(|(_, domain)| domain))
                .collect();
            !machine && name.rsplit_once('@').is_some_and(|(_, domain)| domains.contains(domain))
        }
        OwnerKind::Team | OwnerKind::Role => false,
    }
}
