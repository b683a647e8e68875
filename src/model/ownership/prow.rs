//! Kubernetes `OWNERS` files as one list of rules: those of a file's directory and of all directories above count.

use std::collections::HashMap;

use regex::Regex;

use super::Verdict;
use super::lists::Shared;
use crate::parse::codeowners::{Codeowners, Dialect, Rule, go_regexp};
use crate::parse::prow_owners::ProwOwners;
use crate::source::FileId;

/// The rules of one directory.
#[derive(Default, Debug)]
struct Directory {
    /// Numbers of its rules, and their filters.
    rules: Vec<(u32, Option<Regex>)>,
    no_parent_owners: bool,
}

/// All `OWNERS` files (their directory, without a slash at its end, and what they say) as if they were one file: a rule
/// a block, whose owners are its approvers.
pub(super) fn merged(files: Vec<(FileId, String, ProwOwners)>) -> (Codeowners, Directories) {
    let file = files.first().map_or(FileId(0), |(file, _, _)| *file);
    let mut syntax = Codeowners::empty(file, Dialect::Prow);
    let mut directories = Directories::default();
    for (_, path, owners) in files {
        let mut directory = Directory { no_parent_owners: owners.no_parent_owners, ..Directory::default() };
        syntax.problems.extend(owners.problems);
        for block in owners.blocks {
            let filter = block.is_filter.then(|| go_regexp::search(&block.key.value).ok()).flatten();
            directory.rules.push((syntax.rules.len() as u32, filter));
            let last = block.approvers.last().map_or(block.key.span, |owner| owner.at);
            syntax.rules.push(Rule {
                at: block.key.span.to(last),
                pattern: block.key,
                negated: false,
                owners: block.approvers,
                section: None,
            });
        }
        directories.by_path.insert(path, directory);
    }
    (syntax, directories)
}

/// Rules by directory.
#[derive(Default, Debug)]
pub(super) struct Directories {
    by_path: HashMap<String, Directory>,
}

impl Directories {
    /// The rules that count for each path, the nearest directory's first.
    pub(super) fn decide<'p>(&self, paths: impl ExactSizeIterator<Item = &'p str>) -> Verdict {
        let mut lists = Shared::new(paths.len());
        let mut rules = Vec::new();
        for path in paths {
            rules.clear();
            self.collect(path, &mut rules);
            lists.push(&rules, |list| list.extend_from_slice(&rules));
        }
        Verdict::Several(lists.done())
    }

    /// Does the rule stand at the root, for all files?
    pub(super) fn is_catch_all(&self, rule: u32, pattern: &str) -> bool {
        let root = self.by_path.get("").map_or(&[][..], |root| &root.rules);
        root.iter().any(|(own, filter)| *own == rule && (filter.is_none() || pattern == ".*"))
    }

    fn collect(&self, path: &str, rules: &mut Vec<u32>) {
        let mut directory = path;
        while !directory.is_empty() {
            directory = directory.rsplit_once('/').map_or("", |(parent, _)| parent);
            let Some(found) = self.by_path.get(directory) else { continue };
            let relative = path.get(directory.len()..).unwrap_or(path).trim_start_matches('/');
            let counts = |filter: &Option<Regex>| filter.as_ref().is_none_or(|filter| filter.is_match(relative));
            rules.extend(found.rules.iter().filter(|(_, filter)| counts(filter)).map(|(rule, _)| *rule));
            if found.no_parent_owners {
                return;
            }
        }
    }
}
