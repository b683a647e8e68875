//! What becomes of each rule: whether it decides anything, and if not, what stands in its way.

use std::collections::HashMap;

use super::automaton::Automaton;
use super::lists::Shared;
use super::path_pattern::PathPattern;
use super::proof;
use super::verdict::{Entry, Matcher, Verdict};
use super::walk::{Ends, walk};
use crate::parse::codeowners::{Codeowners, Dialect, Problem, Rule};

/// What a rule is good for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It decides about this many files.
    Decides {
        /// Files whose owners it tells, or that it exempts.
        files: u32,
    },
    /// It matches no file.
    Unmatched,
    /// The same pattern comes again, and the other line counts.
    Repeated {
        /// Index of the rule that counts.
        by: u32,
        /// Are the owners the same as well?
        same_owners: bool,
    },
    /// Later rules take whatever it can match, in this repository or any other.
    Overruled {
        /// Index of the rule that takes it.
        by: u32,
    },
    /// Later rules take every file that it matches now.
    Shadowed {
        /// Index of the rule that takes most of them.
        by: u32,
        /// How many files it matches.
        files: u32,
        /// How many rules share them.
        takers: u32,
        /// Is one of them a part of this pattern, so that the rule may be meant for what is left over?
        fallback: bool,
    },
}

/// The fate of each rule where the last match wins, in the order of the file.
pub(super) fn of_globs<'p>(
    syntax: &Codeowners,
    matcher: &Matcher,
    verdict: &Verdict,
    paths: impl ExactSizeIterator<Item = &'p str>,
) -> Vec<Fate> {
    let mut fates = counted(syntax, verdict);
    if syntax.dialect == Dialect::GitLab {
        let layer = |rule: &Rule| syntax.section_of(rule).map_or(0, |section| section.first + 1);
        let key = |rule: &Rule| Some((layer(rule), rule.negated, PathPattern::gitlab_key(&rule.pattern.value)));
        repeated(syntax, &mut fates, key, false);
    } else {
        repeated(syntax, &mut fates, |rule| PathPattern::new(&rule.pattern.value, syntax.dialect), false);
    }
    shadowed(syntax, matcher, verdict, paths, &mut fates);
    overruled(syntax, matcher, &mut fates);
    fates
}

/// The fate of each rule where all matches add up.
pub(super) fn of_regexps(syntax: &Codeowners, verdict: &Verdict) -> Vec<Fate> {
    let mut fates = counted(syntax, verdict);
    repeated(syntax, &mut fates, |rule| Some((rule.negated, rule.pattern.value.clone())), true);
    fates
}

/// How many files each rule decides about, if any.
pub(super) fn counted(syntax: &Codeowners, verdict: &Verdict) -> Vec<Fate> {
    let files = verdict.files_by_rule(syntax.rules.len());
    let fate = |files| if files > 0 { Fate::Decides { files } } else { Fate::Unmatched };
    files.into_iter().map(fate).collect()
}

/// Rules without effect that are told of in one file.
const MOST_IDLE: usize = 20_000;

/// How many rules from the first on are told of; where that is not all, a problem says so.
pub(super) fn told(syntax: &mut Codeowners, fates: &[Fate]) -> usize {
    let mut idle = fates.iter().enumerate().filter(|(_, fate)| !matches!(fate, Fate::Decides { .. }));
    let Some((first, _)) = idle.nth(MOST_IDLE) else { return fates.len() };
    syntax.problems.extend(syntax.rules.get(first).map(|rule| Problem {
        at: rule.at,
        message: format!("more than {MOST_IDLE} lines decide about no file; those from here on are not listed"),
        help: "mend the first ones and run again, or leave the file out by `exclude` if it is none".to_owned(),
    }));
    first
}

/// Marks rules whose pattern comes again. Where all rules add up, only the same owners make a line redundant.
fn repeated<K: std::hash::Hash + Eq>(
    syntax: &Codeowners,
    fates: &mut [Fate],
    key: impl Fn(&Rule) -> Option<K>,
    adds_up: bool,
) {
    let mut later: HashMap<(K, Vec<String>), u32> = HashMap::new();
    for (at, rule) in syntax.rules.iter().enumerate().rev() {
        let owners = super::folded_owners(syntax.owners_of(rule));
        let Some(key) = key(rule) else { continue };
        let by = *later.entry((key, if adds_up { owners.clone() } else { Vec::new() })).or_insert(at as u32);
        if by as usize != at
            && let Some(fate) = fates.get_mut(at)
        {
            let same_owners = syntax
                .rules
                .get(by as usize)
                .is_some_and(|other| super::folded_owners(syntax.owners_of(other)) == owners);
            *fate = Fate::Repeated { by, same_owners };
        }
    }
}

/// Marks rules that the patterns alone prove to be without effect.
fn overruled(syntax: &Codeowners, matcher: &Matcher, fates: &mut [Fate]) {
    for (rank, entry) in matcher.entries.iter().enumerate().filter(|(_, entry)| !entry.negated) {
        let Some(pattern) = entry.pattern(syntax) else { continue };
        let by = proof::covering(&matcher.automaton, &pattern, entry.layer, Some(rank as u32));
        let by = by.and_then(|by| matcher.entries.get(by as usize)).map(|by| by.rule);
        if let Some((by, fate)) = by.zip(fates.get_mut(entry.rule as usize))
            && !matches!(fate, Fate::Repeated { .. })
        {
            *fate = Fate::Overruled { by };
        }
    }
}

/// Marks rules that match files of which they get none.
fn shadowed<'p>(
    syntax: &Codeowners,
    matcher: &Matcher,
    verdict: &Verdict,
    paths: impl ExactSizeIterator<Item = &'p str>,
    fates: &mut [Fate],
) {
    let is_idle = |entry: &Entry| fates.get(entry.rule as usize) == Some(&Fate::Unmatched);
    let idle: Vec<bool> = matcher.entries.iter().map(is_idle).collect();
    if !idle.contains(&true) {
        return;
    }
    let takers = takers(matcher, &idle, verdict, paths);
    for (rank, counts) in &takers {
        let Some(entry) = matcher.entries.get(*rank as usize) else { continue };
        let Some(pattern) = entry.pattern(syntax) else { continue };
        let most = counts.iter().max_by_key(|(rule, files)| (**files, **rule));
        if let Some(((by, _), fate)) = most.zip(fates.get_mut(entry.rule as usize)) {
            let parts = counts.keys().filter_map(|rule| syntax.rules.get(*rule as usize));
            let parts = parts.filter_map(|rule| PathPattern::new(&rule.pattern.value, syntax.dialect));
            let fallback = has_part(pattern, parts);
            let files = counts.values().sum();
            *fate = Fate::Shadowed { by: *by, files, takers: counts.len() as u32, fallback };
        }
    }
}

/// For each idle entry that matches files, by rank: the rules that take them, and how many.
fn takers<'p>(
    matcher: &Matcher,
    idle: &[bool],
    verdict: &Verdict,
    paths: impl ExactSizeIterator<Item = &'p str>,
) -> HashMap<u32, HashMap<u32, u32>> {
    let mut losers = Shared::new(paths.len());
    walk::<Ends>(&matcher.automaton, paths, |_, ends| {
        losers.push(&ends.0, |ranks| {
            let matching = matcher.automaton.ranks_at(&ends.0).map(|(_, rank)| rank);
            ranks.extend(matching.filter(|rank| idle.get(*rank as usize) == Some(&true)));
            ranks.sort_unstable();
            ranks.dedup();
        });
    });
    let losers = losers.done();
    // Files with the same losers and the same winners are counted at once: one of them, and how many.
    let mut alike: HashMap<(usize, Option<usize>), (usize, u32)> = HashMap::new();
    for file in 0..verdict.len() {
        let Some(list) = losers.number_of(file).filter(|list| !losers.rules(*list).is_empty()) else { continue };
        alike.entry((list, verdict.group_of(file))).or_insert((file, 0)).1 += 1;
    }
    let layers: HashMap<u32, u32> = matcher.entries.iter().map(|entry| (entry.rule, entry.layer)).collect();
    let mut takers: HashMap<u32, HashMap<u32, u32>> = HashMap::new();
    for ((list, _), (file, files)) in alike {
        let winners: HashMap<u32, u32> =
            verdict.rules_of(file).iter().filter_map(|rule| Some((*layers.get(rule)?, *rule))).collect();
        for rank in losers.rules(list) {
            let layer = matcher.entries.get(*rank as usize).map(|entry| entry.layer);
            if let Some(winner) = layer.and_then(|layer| winners.get(&layer)) {
                *takers.entry(*rank).or_default().entry(*winner).or_default() += files;
            }
        }
    }
    takers
}

/// Does the whole hold one of the patterns?
fn has_part(whole: PathPattern, mut parts: impl Iterator<Item = PathPattern>) -> bool {
    let automaton = Automaton::new(std::iter::once((whole, 0)));
    parts.any(|part| proof::covering(&automaton, &part, 0, None).is_some())
}
