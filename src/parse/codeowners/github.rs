//! GitHub's CODEOWNERS.
//!
//! <https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners>

use super::words::{Line, split_comment};
use super::{Codeowners, Owner, Rule, owner};
use crate::source::Span;

/// Reads one line: "if any line in your CODEOWNERS file contains invalid syntax, that line will be skipped".
pub(super) fn read_line(syntax: &mut Codeowners, line: Line<'_>) {
    let (words, comment) = split_comment(line);
    syntax.comments.extend(comment);
    let Some((pattern, names)) = words.split_first() else { return };
    if let Some((message, help)) = invalid_pattern(pattern.text) {
        syntax.problem(pattern.whole(), format!("invalid pattern: {message}; GitHub skips this line"), help);
        return;
    }
    let Some(owners) = read_owners(syntax, names) else { return };
    push_rule(syntax, *pattern, owners);
}

/// The owners of a line, or none of them with a problem at each word that is no owner.
fn read_owners(syntax: &mut Codeowners, names: &[Line<'_>]) -> Option<Vec<Owner>> {
    let before = syntax.problems.len();
    let mut owners = Vec::with_capacity(names.len());
    for name in names {
        match owner::github(*name) {
            Some(read) => owners.push(read),
            None => syntax.problem(
                name.whole(),
                format!(
                    "invalid owner: `{}` is no @username, @organization/team or e-mail; GitHub skips this line",
                    name.text
                ),
                owner_help(name.text),
            ),
        }
    }
    (syntax.problems.len() == before).then_some(owners)
}

fn owner_help(name: &str) -> String {
    if name.starts_with('@') || name.contains('@') {
        return "write @username, @organization/team-name or an e-mail address".to_owned();
    }
    if name.contains('/') || name.contains('*') || name.contains('.') {
        return "write one pattern a line, and a space inside a path as `\\ `".to_owned();
    }
    format!("write `@{name}`, or start a comment with `#`")
}

/// Why GitHub refuses a pattern, and what to write instead.
pub(super) fn invalid_pattern(pattern: &str) -> Option<(&'static str, String)> {
    if pattern.contains("***") {
        let instead = if pattern.starts_with("***/") { pattern.replacen("***", "**", 1) } else { collapse(pattern) };
        return Some(("three asterisks in a row mean nothing", format!("did you mean `{instead}`?")));
    }
    if pattern == "/" {
        return Some(("the pattern `/` will never match anything", "did you mean `*` instead?".to_owned()));
    }
    if let Some(rest) = pattern.strip_prefix('!') {
        let help = format!("write `{rest}` without owners on a later line, so that nobody owns it");
        return Some(("using `!` to negate a pattern doesn't work", help));
    }
    if pattern.starts_with("\\#") {
        let help = format!("write `?{}`: a question mark stands for the `#`", pattern.get(2..).unwrap_or(""));
        return Some(("escaping a pattern starting with `#` using `\\` doesn't work", help));
    }
    None
}

fn collapse(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    for char in pattern.chars() {
        if char != '*' || !out.ends_with("**") {
            out.push(char);
        }
    }
    out
}

/// Adds a rule whose pattern and owners are read.
pub(super) fn push_rule(syntax: &mut Codeowners, pattern: Line<'_>, owners: Vec<Owner>) {
    let start = pattern.whole();
    let end = owners.last().map_or(start.end, |owner| owner.at.end);
    syntax.rules.push(Rule {
        pattern: pattern.spanned(),
        negated: false,
        owners,
        section: None,
        at: Span::new(start.file, start.start, end),
    });
}
