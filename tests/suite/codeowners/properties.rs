//! The matcher against a literal reading of the documentation, on patterns and paths made to collide.

use orglint::fix::{apply, codeowners_edits};
use orglint::parse::codeowners::{self, Dialect};
use orglint::source::FileId;
use proptest::prelude::*;

/// Does the glob of one component match a name? Tries everything.
fn component(glob: &[char], name: &[char]) -> bool {
    match glob.split_first() {
        None => name.is_empty(),
        Some(('*', rest)) => (0..=name.len()).any(|skip| component(rest, &name[skip..])),
        Some(('?', rest)) => !name.is_empty() && component(rest, &name[1..]),
        Some((char, rest)) => name.first() == Some(char) && component(rest, &name[1..]),
    }
}

/// Do components of a pattern match components of a path, all of them?
fn whole(pattern: &[&str], path: &[&str]) -> bool {
    match pattern.split_first() {
        None => path.is_empty(),
        Some((&"**", rest)) => (0..=path.len()).any(|skip| whole(rest, &path[skip..])),
        Some((glob, rest)) => path.split_first().is_some_and(|(name, names)| {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            component(&chars(glob), &chars(name)) && whole(rest, names)
        }),
    }
}

/// GitHub, from the documentation's sentences.
fn github(pattern: &str, path: &str) -> bool {
    let body = pattern.strip_prefix('/').unwrap_or(pattern);
    let directory = body.ends_with('/');
    let body = body.trim_end_matches('/');
    let mut parts: Vec<&str> = body.split('/').collect();
    if !pattern.trim_end_matches('/').contains('/') && body != "**" {
        parts.insert(0, "**");
    }
    let path: Vec<&str> = path.split('/').collect();
    let last = parts.last().copied();
    (1..=path.len()).any(|length| {
        let (own, below) = path.split_at(length);
        let reached = whole(&parts, own);
        match (directory, last) {
            (_, Some("**")) => whole(&parts[..parts.len() - 1], &own[..length - 1]),
            (true, _) => reached && !below.is_empty(),
            (false, Some("*")) => reached && below.is_empty(),
            (false, _) => reached,
        }
    })
}

/// GitLab: the pattern is completed, then it must match the whole path.
fn gitlab(pattern: &str, path: &str) -> bool {
    let full = gitlab_path(pattern);
    let mut parts: Vec<&str> = full[1..].split('/').collect();
    if parts.last() == Some(&"**") {
        parts.pop();
        parts.push("*");
    }
    whole(&parts, &path.split('/').collect::<Vec<_>>())
}

/// The path that GitLab makes of a pattern: the key of its entry, which keeps its first place when it comes again.
fn gitlab_path(pattern: &str) -> String {
    let anchored = if pattern.starts_with('/') { pattern.to_owned() } else { format!("/**/{pattern}") };
    if anchored.ends_with('/') { format!("{anchored}**/*") } else { anchored }
}

fn naive(dialect: Dialect, pattern: &str, path: &str) -> bool {
    if dialect == Dialect::GitLab { gitlab(pattern, path) } else { github(pattern, path) }
}

fn pattern() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(vec!["a", "b", "ab", "a.c"]),
        2 => prop::sample::select(vec!["*", "**", "a*", "*b", "*.c", "?", "a*b*", "*a*"]),
    ];
    (any::<bool>(), prop::collection::vec(part, 1..5), any::<bool>()).prop_map(|(start, parts, end)| {
        format!("{}{}{}", if start { "/" } else { "" }, parts.join("/"), if end { "/" } else { "" })
    })
}

fn paths() -> impl Strategy<Value = Vec<String>> {
    let name = prop::sample::select(vec!["a", "b", "ab", "a.c", "b.c", "aab"]);
    let path = prop::collection::vec(name, 1..5).prop_map(|names| names.join("/"));
    prop::collection::vec(path, 1..20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_matcher_decides_like_a_literal_reading(
        patterns in prop::collection::vec(pattern(), 1..8), paths in paths(), gitlab in any::<bool>(),
    ) {
        let dialect = if gitlab { Dialect::GitLab } else { Dialect::GitHub };
        let mut seen = std::collections::HashSet::new();
        let key = |pattern: &str| if gitlab { gitlab_path(pattern) } else { pattern.trim_matches('/').to_owned() };
        let patterns: Vec<&String> = patterns.iter().filter(|pattern| seen.insert(key(pattern))).collect();
        let text: String = patterns.iter().map(|pattern| format!("{pattern} @ana\n")).collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let found = super::lines(dialect, &text, &paths);
        for (path, found) in paths.iter().zip(found) {
            let expected = patterns.iter().rposition(|pattern| naive(dialect, pattern, path)).map(|at| at + 1);
            prop_assert_eq!(found.last().copied(), expected, "{} in\n{}", path, &text);
        }
    }

    #[test]
    fn the_order_of_paths_changes_nothing(patterns in prop::collection::vec(pattern(), 1..8), paths in paths()) {
        let text: String = patterns.iter().map(|pattern| format!("{pattern} @ana\n")).collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let mut sorted = paths.clone();
        sorted.sort_unstable();
        let found = super::lines(Dialect::GitHub, &text, &paths);
        let in_order = super::lines(Dialect::GitHub, &text, &sorted);
        for (path, found) in paths.iter().zip(found) {
            let at = sorted.iter().position(|other| other == path);
            prop_assert_eq!(at.map(|at| &in_order[at]), Some(&found));
        }
    }

    #[test]
    fn a_line_proved_to_be_without_effect_decides_nothing(
        patterns in prop::collection::vec(pattern(), 2..8), paths in paths(),
    ) {
        let text: String = patterns.iter().map(|pattern| format!("{pattern} @ana\n")).collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let file = super::owners_file(Dialect::GitHub, &text, &paths);
        for (at, fate) in file.fates.iter().enumerate() {
            if matches!(fate, orglint::model::ownership::Fate::Overruled { .. }) {
                for path in 0..paths.len() {
                    prop_assert!(!file.verdict.rules_of(path).contains(&(at as u32)), "line {} of\n{}", at + 1, &text);
                }
            }
        }
    }

    #[test]
    fn mending_changes_no_owner_and_leaves_nothing_to_mend(
        lines in prop::collection::vec((0..4_usize, pattern(), 0..3_usize), 1..12), paths in paths(), gitlab in any::<bool>(),
    ) {
        let dialect = if gitlab { Dialect::GitLab } else { Dialect::GitHub };
        let line = |(kind, pattern, owner): &(usize, String, usize)| match (kind, gitlab) {
            (0, true) => format!("[{}] @team{owner}", if *owner == 0 { "One" } else { "two" }),
            (1, true) => format!("!{pattern}"),
            _ => format!("{pattern} @owner{owner} # note"),
        };
        let text: String = lines.iter().map(|parts| line(parts) + "\n").collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let before = super::owners_file(dialect, &text, &paths);
        let mended = apply(&text, &codeowners_edits(&before, &text, |_| true));
        let after = super::owners_file(dialect, &mended, &paths);
        for file in 0..paths.len() as u32 {
            let names = |file: Vec<&codeowners::Owner>| file.iter().map(|owner| owner.text.clone()).collect::<Vec<_>>();
            let (old, new) = (names(before.owners_of(FileId(file))), names(after.owners_of(FileId(file))));
            prop_assert_eq!(old, new, "{:?}\n{}became\n{}", dialect, &text, &mended);
        }
        prop_assert!(codeowners_edits(&after, &mended, |_| true).is_empty(), "{:?}\n{}", dialect, &mended);
    }

    #[test]
    fn any_text_is_read_and_every_span_lies_in_it(text in "(\\PC|[ \\n\\t\\r@#!\\\\\\[\\]^/*{}():]){0,80}") {
        for dialect in [Dialect::GitHub, Dialect::GitLab, Dialect::Bitbucket, Dialect::Gitea] {
            let syntax = codeowners::parse(FileId(0), &text, dialect);
            let rules = syntax.rules.iter().flat_map(|rule| [rule.at, rule.pattern.span]);
            let owners = syntax.rules.iter().flat_map(|rule| &rule.owners).map(|owner| owner.at);
            let sections = syntax.sections.iter().flat_map(|section| [section.at, section.name.span]);
            let problems = syntax.problems.iter().map(|problem| problem.at);
            let all = rules.chain(owners).chain(sections).chain(problems).chain(syntax.comments.iter().copied());
            for span in all {
                prop_assert!(text.get(span.range()).is_some(), "{:?} {:?} in {:?}", dialect, span, &text);
            }
            if dialect != Dialect::Gitea {
                for rule in &syntax.rules {
                    prop_assert_eq!(text.get(rule.pattern.span.range()), Some(rule.pattern.value.as_str()));
                }
            }
        }
    }
}
