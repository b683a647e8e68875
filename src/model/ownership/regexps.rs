//! Gitea's matching: every rule whose expression matches the whole path counts.

use std::collections::HashMap;

use regex::Regex;

use super::lists::Shared;
use super::verdict::Verdict;
use crate::parse::codeowners::{Codeowners, go_regexp};

/// Expressions, found by the literal text that every match of theirs begins with.
#[derive(Debug)]
pub(super) struct Regexps {
    rules: Vec<(Option<Regex>, bool)>,
    /// Lengths of prefixes in bytes, and for each prefix the rules that have it.
    prefixes: Vec<(usize, HashMap<String, Vec<u32>>)>,
}

impl Regexps {
    pub(super) fn new(syntax: &Codeowners) -> Self {
        let mut regexps = Self { rules: Vec::new(), prefixes: Vec::new() };
        for (at, rule) in syntax.rules.iter().enumerate() {
            regexps.rules.push((go_regexp::compile(&rule.pattern.value).ok(), rule.negated));
            let prefix = if rule.negated { String::new() } else { go_regexp::literal_prefix(&rule.pattern.value) };
            regexps.index(prefix, at as u32);
        }
        regexps
    }

    fn index(&mut self, prefix: String, rule: u32) {
        let length = prefix.len();
        if !self.prefixes.iter().any(|(own, _)| *own == length) {
            self.prefixes.push((length, HashMap::new()));
        }
        if let Some((_, rules)) = self.prefixes.iter_mut().find(|(own, _)| *own == length) {
            rules.entry(prefix).or_default().push(rule);
        }
    }

    /// All matching rules of every path, in the order of the file.
    pub(super) fn decide<'p>(&self, paths: impl ExactSizeIterator<Item = &'p str>) -> Verdict {
        let mut lists = Shared::new(paths.len());
        let mut rules = Vec::new();
        for path in paths {
            rules.clear();
            for (length, prefixed) in &self.prefixes {
                let candidates = path.get(..*length).and_then(|prefix| prefixed.get(prefix));
                rules.extend(candidates.into_iter().flatten().filter(|rule| self.matches(**rule, path)));
            }
            rules.sort_unstable();
            lists.push(&rules, |list| list.extend_from_slice(&rules));
        }
        Verdict::Several(lists.done())
    }

    fn matches(&self, rule: u32, path: &str) -> bool {
        let Some((Some(regex), negated)) = self.rules.get(rule as usize) else { return false };
        regex.is_match(path) != *negated
    }
}
