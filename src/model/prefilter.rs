//! Which pages, and which blocks of them, are worth reading: one pass over the bytes finds the stems of
//! `rules/lexicon/triggers.toml`.

mod stems;
mod vocabulary;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::numeral::spelt;
use stems::Stems;
pub(crate) use vocabulary::Vocabulary;

const TRIGGERS: &str = include_str!("../../rules/lexicon/triggers.toml");

/// Bit of the stems that are enough by themselves.
const ROLES: u32 = 1;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Triggers {
    roles: Vec<String>,
    inherit: Vec<String>,
    groups: BTreeMap<String, Vec<String>>,
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    one: String,
    other: String,
}

/// The stems, made ready once a run.
#[derive(Debug)]
pub(crate) struct Prefilter {
    stems: Option<Stems>,
    pairs: Vec<u32>,
    /// Groups that headings and paths hand down.
    inherited: u32,
    /// Groups of pages that may hold a chart or a roster.
    charts: u32,
    /// The group of what may tell a size, beside a number.
    sizes: u32,
}

/// The stems of one page, in order.
#[derive(Clone, Default, Debug)]
pub(crate) struct Marks {
    /// Byte at which a stem begins, and its groups.
    at: Vec<(u32, u32)>,
    /// Bytes at which a word stands that beside a number tells how many people there are.
    sizes: Vec<u32>,
    /// Groups of the path.
    path: u32,
    /// Without stems everything is read.
    all: bool,
}

impl Prefilter {
    /// `names` are the company's own words for roles and the people who hold them.
    pub(crate) fn new(names: &[String]) -> Self {
        let Ok(mut triggers) = toml::from_str::<Triggers>(TRIGGERS) else {
            return Self { stems: None, pairs: Vec::new(), inherited: u32::MAX, charts: u32::MAX, sizes: 0 };
        };
        triggers
            .roles
            .extend(names.iter().filter(|name| name.len() > 1).map(|name| format!("={}", name.to_lowercase())));
        let bits: BTreeMap<&str, u32> =
            triggers.groups.keys().enumerate().map(|(i, name)| (name.as_str(), 2 << i)).collect();
        let mut by_stem: BTreeMap<&str, (u32, bool)> = BTreeMap::new();
        let groups = triggers.groups.iter().map(|(name, stems)| (bits.get(name.as_str()).copied().unwrap_or(0), stems));
        for (bit, stems) in std::iter::once((ROLES, &triggers.roles)).chain(groups) {
            for stem in stems {
                let entry = by_stem.entry(stem.trim_start_matches('=')).or_insert((0, stem.starts_with('=')));
                entry.0 |= bit;
            }
        }
        let bit = |name: &str| bits.get(name).copied().unwrap_or(0);
        let pairs = triggers.pair.iter().map(|pair| bit(&pair.one) | bit(&pair.other)).collect();
        let inherited = triggers.inherit.iter().fold(ROLES, |all, name| all | bit(name));
        let charts = ROLES | bit("charts");
        inherit_prefixes(&mut by_stem, bit("sizes"));
        let sizes = bit("sizes");
        Self { stems: Some(Stems::new(by_stem)), pairs, inherited, charts, sizes }
    }

    /// Finds the stems of a page and of its path, and collects the page's words.
    pub(crate) fn scan(&self, path: &str, text: &str) -> (Marks, Vocabulary) {
        let mut words = Vocabulary::new(text.len());
        let Some(stems) = &self.stems else { return (Marks { all: true, ..Marks::default() }, Vocabulary::default()) };
        let mut marks = Marks::default();
        let spaced: String = path.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        stems.scan(&spaced, |_, groups| marks.path |= groups, |_, _| ());
        let found = |at: u32, groups: u32| {
            if groups & self.sizes != 0 && beside_a_number(text, at as usize) {
                marks.sizes.push(at);
            }
            if groups & !self.sizes != 0 {
                marks.at.push((at, groups));
            }
        };
        stems.scan(text, found, |rest, length| words.insert(rest, length));
        (marks, words)
    }

    /// Are these groups together worth reading?
    pub(crate) fn passes(&self, groups: u32) -> bool {
        groups & ROLES != 0 || self.pairs.iter().any(|pair| groups & pair == *pair)
    }

    /// Is the stem of a role among these groups?
    pub(crate) fn is_role(&self, groups: u32) -> bool {
        groups & ROLES != 0
    }

    /// The groups, and that of roles.
    pub(crate) fn with_role(&self, groups: u32) -> u32 {
        groups | ROLES
    }

    /// Of these groups, those that a heading or a path hands down to what stands below it.
    pub(crate) fn handed_down(&self, groups: u32) -> u32 {
        groups & self.inherited
    }

    /// May the page hold a chart, or a list of who has which role?
    pub(crate) fn chart(&self, marks: &Marks) -> bool {
        marks.all || (marks.path | marks.at.iter().fold(0, |all, (_, groups)| all | groups)) & self.charts != 0
    }

    /// Can any block of the page be? What a block inherits stands in its own section, but for what headings hand down.
    pub(crate) fn page(&self, marks: &Marks, text: &str) -> bool {
        let all = marks.at.iter().fold(marks.path, |all, (_, groups)| all | groups);
        if marks.all || !self.passes(all) {
            return marks.all;
        }
        let handed = self.handed_down(all);
        // A footnote belongs to where it is referred to.
        if self.passes(handed) || text.contains("[^") {
            return true;
        }
        let starts = section_starts(text);
        let mut rest = marks.at.as_slice();
        starts.iter().skip(1).chain([&u32::MAX]).any(|&end| {
            let (section, after) = rest.split_at(rest.partition_point(|(at, _)| *at < end));
            rest = after;
            self.passes(section.iter().fold(handed, |all, (_, groups)| all | groups))
        })
    }
}

impl Marks {
    /// Groups of the stems in bytes `start..end`.
    pub(crate) fn between(&self, start: u32, end: u32) -> u32 {
        if self.all {
            return ROLES;
        }
        let first = self.at.partition_point(|(at, _)| *at < start);
        let inside = self.at.get(first..).unwrap_or_default().iter().take_while(|(at, _)| *at < end);
        inside.fold(0, |all, (_, groups)| all | groups)
    }

    /// May bytes `start..end` tell how many people there are?
    pub(crate) fn tells_size(&self, start: u32, end: u32) -> bool {
        let first = self.sizes.partition_point(|at| *at < start);
        self.all || self.sizes.get(first).is_some_and(|at| *at < end)
    }

    /// Groups of the path.
    pub(crate) fn path(&self) -> u32 {
        self.path
    }
}

/// Where the sections of a page begin: at its start, and at each line that is a heading and not code.
fn section_starts(text: &str) -> Vec<u32> {
    let (mut starts, mut at, mut code) = (vec![0], 0, false);
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        code ^= trimmed.starts_with("```") || trimmed.starts_with("~~~");
        if line.starts_with('#') && !code {
            starts.push(at);
        }
        at += line.len() as u32;
    }
    starts
}

/// The longest stem wins at its place: it counts as `group` too if a shorter one of that group begins it, and a stem of
/// that group alone counts as what begins it.
fn inherit_prefixes(by_stem: &mut BTreeMap<&str, (u32, bool)>, group: u32) {
    let open = by_stem.iter().filter(|(_, (_, whole))| !whole);
    let prefixes: Vec<(&str, u32)> = open.map(|(stem, (groups, _))| (*stem, *groups)).collect();
    for (stem, (groups, _)) in by_stem.iter_mut() {
        let mask = if *groups == group { u32::MAX } else { group };
        let inherited = prefixes.iter().filter(|(prefix, _)| stem.starts_with(prefix));
        *groups |= inherited.fold(0, |all, (_, groups)| all | groups) & mask;
    }
}

/// Is there a number within some words of byte `at`?
fn beside_a_number(text: &str, at: usize) -> bool {
    /// So many bytes the number and what it counts may lie apart.
    const NEAR: usize = 48;
    let around = text.as_bytes().get(at.saturating_sub(NEAR)..(at + NEAR).min(text.len())).unwrap_or_default();
    counts(around) || around.split(|byte| !byte.is_ascii_alphabetic()).any(spells)
}

/// Is there a number in digits that may count people? No year, version, date, number of an item or part of an address.
fn counts(around: &[u8]) -> bool {
    let digit = |at: usize| around.get(at).is_some_and(u8::is_ascii_digit);
    (0..around.len()).filter(|&at| digit(at) && (at == 0 || !digit(at - 1))).any(|at| {
        let before = at.checked_sub(1).and_then(|at| around.get(at));
        let end = (at..around.len()).find(|&at| !digit(at)).unwrap_or(around.len());
        let after = around.get(end);
        before.is_none_or(|byte| !b"/#.-_=&?".contains(byte) && !byte.is_ascii_alphabetic())
            && after.is_none_or(|byte| !b"/_=&?".contains(byte))
    })
}

/// Does the word spell a number?
fn spells(word: &[u8]) -> bool {
    /// As long as "seventeen".
    const LONGEST: usize = 9;
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()).filter(|_| word.len() >= 3) else { return false };
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).is_ok_and(|word| spelt(word).is_some())
}
