//! Bitbucket's native CODEOWNERS, Cloud and Data Center.
//!
//! <https://support.atlassian.com/bitbucket-cloud/docs/set-up-and-use-code-owners/>

use super::words::{Line, split_comment};
use super::{Codeowners, Owner, OwnerKind, github, owner};

/// Reads one line; what cannot be read is skipped.
pub(super) fn read_line(syntax: &mut Codeowners, line: Line<'_>) {
    let (words, comment) = split_comment(line);
    syntax.comments.extend(comment);
    let Some((pattern, names)) = words.split_first() else { return };
    if pattern.text.starts_with("CODEOWNERS.") {
        return;
    }
    if let Some((message, help)) = github::invalid_pattern(pattern.text) {
        syntax.problem(pattern.whole(), format!("invalid pattern: {message}; Bitbucket skips this line"), help);
        return;
    }
    let before = syntax.problems.len();
    let owners = names.iter().filter_map(|name| read_owner(syntax, *name)).collect();
    if syntax.problems.len() == before {
        github::push_rule(syntax, *pattern, owners);
    }
}

fn read_owner(syntax: &mut Codeowners, name: Line<'_>) -> Option<Owner> {
    let read = owner::email(name).or_else(|| bitbucket(name));
    if read.is_none() {
        let message = format!(
            "invalid owner: `{}` is no e-mail, @user or @workspace/group; Bitbucket skips this line",
            name.text
        );
        syntax.problem(name.whole(), message, "write an e-mail address, @user or @workspace/group-name");
    }
    read
}

/// `@user`, `@workspace/group`, `@teams/name`, each with a choice of reviewers such as `:random(2)` after a group.
fn bitbucket(name: Line<'_>) -> Option<Owner> {
    let handle = name.text.strip_prefix('@')?;
    let (handle, choice) = handle.split_once(':').map_or((handle, None), |(handle, choice)| (handle, Some(choice)));
    let plain =
        |text: &str| !text.is_empty() && text.chars().all(|char| char.is_alphanumeric() || "-_.{}".contains(char));
    match handle.split_once('/') {
        None if plain(handle) && choice.is_none() => Some(Owner::new(name, OwnerKind::User)),
        Some((workspace, group)) if plain(workspace) && plain(group) && choice.is_none_or(is_choice) => {
            Some(Owner::new(name, OwnerKind::Team))
        }
        _ => None,
    }
}

fn is_choice(choice: &str) -> bool {
    let counted = |word: &str| {
        choice
            .strip_prefix(word)
            .and_then(|rest| rest.strip_prefix('(')?.strip_suffix(')'))
            .is_some_and(|count| !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit()))
    };
    choice == "all" || choice == "random" || choice == "least_busy" || counted("random") || counted("least_busy")
}
