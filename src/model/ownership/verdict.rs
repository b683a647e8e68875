//! Which rules decide about each file.

use std::collections::HashMap;

use super::automaton::Automaton;
use super::lists::{Lists, Shared};
use super::path_pattern::PathPattern;
use super::walk::{Ends, Last, walk};
use crate::parse::codeowners::{Codeowners, Dialect};

/// For each file the rules that decide about it, as indices into the rules of the CODEOWNERS file.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// At most one rule a file: its index, or `u32::MAX`.
    One(Vec<u32>),
    /// Any number of rules a file, exclusions among them.
    Several(Lists),
}

const NOBODY: u32 = u32::MAX;

impl Verdict {
    /// The rules that decide about a file, in the order of their sections; exclusions of GitLab are among them.
    pub fn rules_of(&self, file: usize) -> &[u32] {
        match self {
            Self::One(rules) => match rules.get(file) {
                Some(rule) if *rule != NOBODY => std::slice::from_ref(rule),
                _ => &[],
            },
            Self::Several(lists) => lists.number_of(file).map_or(&[], |list| lists.rules(list)),
        }
    }

    /// A number that files share if the same rules decide about them.
    pub(super) fn group_of(&self, file: usize) -> Option<usize> {
        match self {
            Self::One(rules) => rules.get(file).map(|rule| *rule as usize),
            Self::Several(lists) => lists.number_of(file),
        }
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        match self {
            Self::One(rules) => rules.len(),
            Self::Several(lists) => lists.files(),
        }
    }

    /// Is there no file at all?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many files each of so many rules decides about.
    pub(super) fn files_by_rule(&self, rules: usize) -> Vec<u32> {
        let mut files = vec![0_u32; rules];
        let mut count = |rule: u32, more: u32| {
            if let Some(count) = files.get_mut(rule as usize) {
                *count += more;
            }
        };
        match self {
            Self::One(decided) => decided.iter().for_each(|rule| count(*rule, 1)),
            Self::Several(lists) => {
                for (list, files) in lists.sizes().into_iter().enumerate() {
                    lists.rules(list).iter().for_each(|rule| count(*rule, files));
                }
            }
        }
        files
    }
}

/// A pattern that counts. It is the one of its rule, from which it can be read again.
#[derive(Debug)]
pub(super) struct Entry {
    /// 0 before the first section; else one more than the section's first heading.
    pub(super) layer: u32,
    /// Index of the rule whose owners count.
    pub(super) rule: u32,
    /// Does it exempt files instead?
    pub(super) negated: bool,
}

impl Entry {
    pub(super) fn pattern(&self, syntax: &Codeowners) -> Option<PathPattern> {
        let rule = syntax.rules.get(self.rule as usize)?;
        PathPattern::new(&rule.pattern.value, syntax.dialect)
    }
}

/// The patterns of a file by rank: where two match one file in one layer, the later entry wins.
#[derive(Debug)]
pub struct Matcher {
    pub(super) entries: Vec<Entry>,
    pub(super) automaton: Automaton,
    one: bool,
}

impl Matcher {
    /// Compiles the rules of a file whose host uses globs (all but Gitea).
    pub fn new(syntax: &Codeowners) -> Self {
        let one = syntax.dialect != Dialect::GitLab;
        let mut entries = if one { plain_entries(syntax) } else { gitlab_entries(syntax) };
        entries.retain(|entry| entry.pattern(syntax).is_some());
        let patterns = entries.iter().filter_map(|entry| Some((entry.pattern(syntax)?, entry.layer)));
        let automaton = Automaton::new(patterns);
        Self { entries, automaton, one }
    }

    /// The deciding rules of every path. Quickest when paths are sorted; any order gives the same result.
    pub fn decide<'p>(&self, paths: impl ExactSizeIterator<Item = &'p str>) -> Verdict {
        if self.one {
            let mut rules = Vec::with_capacity(paths.len());
            walk::<Last>(&self.automaton, paths, |_, last| rules.push(self.rule(last.0.wrapping_sub(1))));
            return Verdict::One(rules);
        }
        let mut lists = Shared::new(paths.len());
        walk::<Ends>(&self.automaton, paths, |_, ends| {
            lists.push(&ends.0, |rules| {
                let best = self.automaton.best_of_each(&ends.0);
                rules.extend(best.into_iter().map(|(_, rank)| self.rule(rank)));
            });
        });
        Verdict::Several(lists.done())
    }

    fn rule(&self, rank: u32) -> u32 {
        self.entries.get(rank as usize).map_or(NOBODY, |entry| entry.rule)
    }
}

/// Lines of a plain file with patterns that can match something.
fn plain_entries(syntax: &Codeowners) -> Vec<Entry> {
    (0..syntax.rules.len() as u32).map(|rule| Entry { layer: 0, rule, negated: false }).collect()
}

/// GitLab keeps the entries of a section in a hash: a pattern that comes again gives its owners to the first place. An
/// exclusion counts whatever comes after it, hence ranks above all entries.
fn gitlab_entries(syntax: &Codeowners) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut places: HashMap<(u32, bool, String), usize> = HashMap::new();
    for (at, rule) in syntax.rules.iter().enumerate() {
        let layer = syntax.section_of(rule).map_or(0, |section| section.first + 1);
        let key = PathPattern::gitlab_key(&rule.pattern.value);
        let place = *places.entry((layer, rule.negated, key)).or_insert(entries.len());
        match entries.get_mut(place) {
            Some(entry) => entry.rule = at as u32,
            None => entries.push(Entry { layer, rule: at as u32, negated: rule.negated }),
        }
    }
    entries.sort_by_key(|entry| entry.negated);
    entries
}
