//! How ownership is spread.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::Owners;
use super::answer::same;

/// Numbers about a CODEOWNERS file and the files it is about.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Statistics {
    /// Tracked files.
    pub files: u32,
    /// Files with at least one owner.
    pub owned: u32,
    /// Lines with a pattern.
    pub rules: u32,
    /// Owners, the one with the most files first.
    pub owners: Vec<OwnerShare>,
    /// Directories at the top, by name; files at the root stand under `.`.
    pub directories: Vec<DirectoryShare>,
}

/// What one owner has.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct OwnerShare {
    /// As first written.
    pub owner: String,
    /// Files that they own, alone or with others.
    pub files: u32,
    /// Percent of all files, to one decimal.
    pub percent: f64,
    /// Files that they alone own.
    pub alone: u32,
}

/// What is owned below one directory.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct DirectoryShare {
    /// Name of the directory.
    pub directory: String,
    /// Files below it.
    pub files: u32,
    /// Those with an owner.
    pub owned: u32,
    /// Percent of its files that have an owner, to one decimal.
    pub percent: f64,
    /// How many owners (a team is one) must leave until more than half of its owned files have nobody left; 0 if none
    /// is owned. Taken greedily, the largest owner first: an upper bound.
    pub bus_factor: u32,
}

/// Owners by number, and how many files each set of them has.
type Holdings = HashMap<Vec<u32>, u32>;

impl Statistics {
    pub(super) fn new(asked: &Owners<'_>) -> Self {
        let syntax = &asked.known.rules.syntax;
        let mut names: Vec<String> = Vec::new();
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut all: Holdings = HashMap::new();
        let mut directories: BTreeMap<&str, Holdings> = BTreeMap::new();
        for ((directory, rules), files) in counted(asked) {
            let owners = asked.counted(rules).flat_map(|rule| syntax.owners_of(rule));
            let mut owners: Vec<u32> = owners.map(|owner| number(&mut names, &mut numbers, owner)).collect();
            owners.sort_unstable();
            owners.dedup();
            *all.entry(owners.clone()).or_default() += files;
            *directories.entry(directory).or_default().entry(owners).or_default() += files;
        }
        let files = asked.files.len() as u32;
        Self {
            files,
            owned: owned(&all),
            rules: syntax.rules.len() as u32,
            owners: shares(&names, &all, files),
            directories: directories.into_iter().map(|(name, holdings)| directory_share(name, &holdings)).collect(),
        }
    }
}

/// How many files of each directory at the top the same rules decide about, in the order of the files.
fn counted<'a>(asked: &'a Owners<'_>) -> Vec<((&'a str, &'a [u32]), u32)> {
    let mut counts: Vec<((&str, &[u32]), u32)> = Vec::new();
    let mut places: HashMap<(&str, &[u32]), usize> = HashMap::new();
    let mut last: Option<((&str, &[u32]), usize)> = None;
    for (at, file) in asked.files.iter().enumerate() {
        let directory = file.path.split_once('/').map_or(".", |(directory, _)| directory);
        let key = (directory, asked.verdict.rules_of(at));
        let again = last.filter(|((name, rules), _)| *name == directory && same(rules, key.1)).map(|(_, place)| place);
        let place = again.unwrap_or_else(|| *places.entry(key).or_insert(counts.len()));
        last = Some((key, place));
        match counts.get_mut(place) {
            Some((_, count)) => *count += 1,
            None => counts.push((key, 1)),
        }
    }
    counts
}

fn number(names: &mut Vec<String>, numbers: &mut HashMap<String, u32>, owner: &crate::parse::codeowners::Owner) -> u32 {
    *numbers.entry(owner.folded()).or_insert_with(|| {
        names.push(owner.text.clone());
        names.len() as u32 - 1
    })
}

fn owned(holdings: &Holdings) -> u32 {
    holdings.iter().filter(|(owners, _)| !owners.is_empty()).map(|(_, files)| files).sum()
}

/// A share in percent, to one decimal.
fn percent(part: u32, whole: u32) -> f64 {
    (f64::from(part) * 1000.0 / f64::from(whole.max(1))).round() / 10.0
}

fn shares(names: &[String], holdings: &Holdings, all: u32) -> Vec<OwnerShare> {
    let mut shares: Vec<OwnerShare> =
        names.iter().map(|owner| OwnerShare { owner: owner.clone(), files: 0, percent: 0.0, alone: 0 }).collect();
    for (owners, files) in holdings {
        for owner in owners {
            if let Some(share) = shares.get_mut(*owner as usize) {
                share.files += files;
                share.alone += if owners.len() == 1 { *files } else { 0 };
            }
        }
    }
    for share in &mut shares {
        share.percent = percent(share.files, all);
    }
    shares.sort_by(|a, b| b.files.cmp(&a.files).then_with(|| a.owner.cmp(&b.owner)));
    shares
}

fn directory_share(name: &str, holdings: &Holdings) -> DirectoryShare {
    let files = holdings.values().sum();
    let owned = owned(holdings);
    DirectoryShare {
        directory: name.to_owned(),
        files,
        owned,
        percent: percent(owned, files),
        bus_factor: bus_factor(holdings, owned),
    }
}

fn bus_factor(holdings: &Holdings, owned: u32) -> u32 {
    let mut left: Vec<(Vec<u32>, u32)> = holdings
        .iter()
        .filter(|(owners, _)| !owners.is_empty())
        .map(|(owners, files)| (owners.clone(), *files))
        .collect();
    let (mut orphaned, mut gone) = (0, 0);
    while orphaned * 2 <= owned && !left.is_empty() {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for (owners, files) in &left {
            for owner in owners {
                *counts.entry(*owner).or_default() += files;
            }
        }
        let Some((largest, _)) = counts.iter().max_by_key(|(owner, files)| (**files, std::cmp::Reverse(**owner)))
        else {
            break;
        };
        for (owners, _) in &mut left {
            owners.retain(|owner| owner != largest);
        }
        orphaned += left.iter().filter(|(owners, _)| owners.is_empty()).map(|(_, files)| files).sum::<u32>();
        left.retain(|(owners, _)| !owners.is_empty());
        gone += 1;
    }
    gone
}
