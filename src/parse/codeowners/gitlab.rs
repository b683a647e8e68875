//! GitLab's CODEOWNERS: sections, exclusions, default owners, roles.
//!
//! <https://docs.gitlab.com/user/project/codeowners/reference/>

use super::words::Line;
use super::{Codeowners, Owner, OwnerKind, Rule, owner, section};
use crate::source::Span;

/// Reads one line. GitLab keeps a line in which something is wrong, and shows an error.
pub(super) fn read_line(syntax: &mut Codeowners, names: &mut section::Names, line: Line<'_>) {
    let line = line.trimmed();
    if line.text.starts_with('#') {
        syntax.comments.push(line.whole());
        return;
    }
    if line.text.is_empty() || section::read(syntax, names, line) {
        return;
    }
    read_entry(syntax, line);
}

fn read_entry(syntax: &mut Codeowners, line: Line<'_>) {
    let words = line.words();
    let Some((word, names)) = words.split_first() else { return };
    let negated = word.text.starts_with('!');
    let pattern = word.rest(usize::from(negated));
    let owners = if negated { Vec::new() } else { read_owners(syntax, names) };
    let end = owners.iter().map(|owner| owner.at.end).max().unwrap_or(0).max(pattern.whole().end);
    let rule = Rule {
        pattern: pattern.spanned(),
        negated,
        owners,
        section: (syntax.sections.len() as u32).checked_sub(1),
        at: Span::new(line.file, word.whole().start, end),
    };
    if !negated && syntax.owners_of(&rule).is_empty() {
        syntax.problem(
            rule.at,
            "zero owners: nobody is named here or at the section's heading, and GitLab approves such an entry by itself",
            "name an owner, or write `!` before the pattern to exclude it",
        );
    }
    syntax.rules.push(rule);
}

/// Owners among the words of a line. "Inline comments are unsupported": an owner after a `#` counts.
pub(super) fn read_owners(syntax: &mut Codeowners, words: &[Line<'_>]) -> Vec<Owner> {
    let comment = words.iter().position(|word| word.text.starts_with('#'));
    let mut owners = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let commented = comment.is_some_and(|from| at >= from);
        match read_owner(*word) {
            Some(read) => owners.push(read),
            None if !commented => syntax.problem(
                word.whole(),
                format!("malformed owner: `{}` is no @user, @group, @@role or e-mail; GitLab ignores it", word.text),
                format!("write `@{}`, or put a comment on a line of its own", word.text),
            ),
            None => {}
        }
    }
    note_comment(syntax, words, comment, &owners);
    owners
}

/// A comment after an entry is harmless as long as it names nobody.
fn note_comment(syntax: &mut Codeowners, words: &[Line<'_>], comment: Option<usize>, owners: &[Owner]) {
    let Some((hash, last)) = comment.and_then(|at| words.get(at)).zip(words.last()) else { return };
    let place = hash.whole().to(last.whole());
    syntax.comments.push(place);
    if let Some(named) = owners.iter().find(|owner| owner.at.start >= place.start) {
        syntax.problem(
            named.at,
            format!("inline comments are unsupported: GitLab makes `{}` an owner here", named.text),
            "put the comment on a line of its own",
        );
    }
}

fn read_owner(word: Line<'_>) -> Option<Owner> {
    if let Some(role) = word.text.strip_prefix("@@") {
        let known = ["developer", "developers", "maintainer", "maintainers", "owner", "owners"];
        return known.contains(&role.to_lowercase().as_str()).then(|| Owner::new(word, OwnerKind::Role));
    }
    let Some(name) = word.text.strip_prefix('@') else { return owner::email(word) };
    let part = |part: &str| !part.is_empty() && part.chars().all(|char| char.is_alphanumeric() || "-_.".contains(char));
    if !name.split('/').all(part) {
        return None;
    }
    Some(Owner::new(word, if name.contains('/') { OwnerKind::Team } else { OwnerKind::User }))
}
