//! Owners: what the words after a pattern name.

use super::words::Line;
use crate::source::Span;

/// A word that names somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Owner {
    /// As written, with its `@`.
    pub text: String,
    /// What it names.
    pub kind: OwnerKind,
    /// Where.
    pub at: Span,
}

/// What an owner is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OwnerKind {
    /// `@login`: a person, or on GitLab perhaps a group.
    User,
    /// `@organisation/team`, `@group/subgroup`, Bitbucket's `@workspace/group` and `@teams/name`.
    Team,
    /// `name@example.org`.
    Email,
    /// GitLab's `@@developer`, `@@maintainers`: everybody with that role in the project.
    Role,
}

impl Owner {
    pub(super) fn new(word: Line<'_>, kind: OwnerKind) -> Self {
        Self { text: word.text.to_owned(), kind, at: word.whole() }
    }

    /// The name to look people and teams up by: lower-case; logins and teams without `@`, teams without their
    /// organisation and without Bitbucket's `:random(1)`.
    pub fn key(&self) -> String {
        let bare = self.text.trim_start_matches('@').to_lowercase();
        match self.kind {
            OwnerKind::Team => {
                let name = bare.rsplit('/').next().unwrap_or(&bare);
                name.split(':').next().unwrap_or(name).to_owned()
            }
            OwnerKind::User | OwnerKind::Email | OwnerKind::Role => bare,
        }
    }

    /// The owner as written, folded so that two spellings of one owner are equal (logins are case-insensitive).
    pub fn folded(&self) -> String {
        self.text.to_lowercase()
    }
}

/// GitHub's owners: `@login`, `@organisation/team`, an e-mail address.
pub(super) fn github(word: Line<'_>) -> Option<Owner> {
    let Some(handle) = word.text.strip_prefix('@') else { return email(word) };
    let name = |text: &str| !text.is_empty() && text.bytes().all(is_login_byte);
    match handle.split_once('/') {
        None if name(handle) => Some(Owner::new(word, OwnerKind::User)),
        Some((organisation, team)) if name(organisation) && team_name(team) => Some(Owner::new(word, OwnerKind::Team)),
        _ => None,
    }
}

/// A word that is an e-mail address.
pub(super) fn email(word: Line<'_>) -> Option<Owner> {
    let (local, domain) = word.text.split_once('@')?;
    let local_ok =
        !local.is_empty() && local.chars().all(|char| char.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(char));
    let (host, top) = domain.rsplit_once('.')?;
    let host_ok = !host.is_empty() && host.chars().all(|char| char.is_alphanumeric() || ".-".contains(char));
    let top_ok = top.len() >= 2 && top.chars().all(char::is_alphanumeric);
    (local_ok && host_ok && top_ok).then(|| Owner::new(word, OwnerKind::Email))
}

fn team_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| is_login_byte(byte) || byte == b'.')
}

/// Logins are letters, digits and hyphens; those of managed users carry `_shortcode`, those of apps `[bot]`.
fn is_login_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_[]".contains(&byte)
}
