//! Which of several CODEOWNERS files counts.

use crate::parse::codeowners::{Codeowners, Dialect, Place};
use crate::source::{FileId, Sources};

/// A CODEOWNERS file that no host of the repository reads, because another one comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ignored {
    /// The file that is read instead.
    pub by: FileId,
    /// The host that passes it over.
    pub host: Dialect,
    /// Is the host beyond doubt? A mirror on another host may well read the file.
    pub certain: bool,
}

/// What the paths of a host's own files start with.
const EVIDENCE: [(Dialect, &[&str]); 4] = [
    (Dialect::GitHub, &[".github/"]),
    (Dialect::GitLab, &[".gitlab/", ".gitlab-ci.yml"]),
    (Dialect::Bitbucket, &[".bitbucket/", "bitbucket-pipelines.yml"]),
    (Dialect::Gitea, &[".gitea/", ".forgejo/"]),
];

/// Does the path (bytes, from the root) tell of a host?
pub fn is_evidence(path: &[u8]) -> bool {
    let mut prefixes = EVIDENCE.iter().flat_map(|(_, prefixes)| prefixes.iter());
    matches!(path.first(), Some(b'.' | b'b')) && prefixes.any(|prefix| path.starts_with(prefix.as_bytes()))
}

/// Hosts that a repository seems to live on, told by its files; never empty.
pub fn hosts(sources: &Sources, configured: Option<Dialect>) -> Vec<Dialect> {
    if let Some(host) = configured {
        return vec![host];
    }
    let has =
        |prefixes: &[&str]| sources.iter().any(|(_, file)| prefixes.iter().any(|prefix| file.path.starts_with(prefix)));
    let mut hosts = Vec::new();
    hosts.extend(EVIDENCE.iter().filter(|(_, prefixes)| has(prefixes)).map(|(host, _)| *host));
    if hosts.is_empty() {
        hosts.push(Dialect::GitHub);
    }
    hosts
}

/// How to read the CODEOWNERS file at `path`: by its place, by configuration, by what is written in it, by the hosts
/// of the repository, in this order.
pub fn dialect_of(path: &str, text: &str, sources: &Sources, configured: Option<Dialect>) -> Dialect {
    let by_place = Place::of(path).and_then(Place::dialect);
    by_place.or(configured).or_else(|| Dialect::of_text(text)).unwrap_or_else(|| {
        let hosts = hosts(sources, None);
        let only = hosts.iter().find(|host| **host != Dialect::Bitbucket);
        if hosts.contains(&Dialect::GitHub) { Dialect::GitHub } else { only.copied().unwrap_or(Dialect::GitHub) }
    })
}

/// CODEOWNERS files with the place of each and what it is passed over for, the one that counts first.
pub(super) fn ranked(
    sources: &Sources,
    syntaxes: Vec<Codeowners>,
    host: Option<Dialect>,
) -> Vec<(Codeowners, Option<Place>, Option<Ignored>)> {
    let hosts = hosts(sources, host);
    let all: Vec<(FileId, Option<Place>, Dialect)> =
        syntaxes.iter().map(|syntax| (syntax.file, Place::of(sources.path(syntax.file)), syntax.dialect)).collect();
    let mut ranked: Vec<_> = syntaxes
        .into_iter()
        .map(|syntax| {
            let place = Place::of(sources.path(syntax.file));
            let ignored = place.and_then(|place| ignored(place, syntax.dialect, &all, &hosts));
            (syntax, place, ignored)
        })
        .collect();
    ranked.sort_by_key(|(syntax, place, ignored)| (ignored.is_some(), place.is_none(), *place, syntax.file));
    ranked
}

/// Is the file at `place` passed over by every host that might look there? `files` are all CODEOWNERS files.
fn ignored(
    place: Place,
    dialect: Dialect,
    files: &[(FileId, Option<Place>, Dialect)],
    hosts: &[Dialect],
) -> Option<Ignored> {
    let mut looking: Vec<Dialect> = hosts.iter().copied().filter(|host| host.places().contains(&place)).collect();
    if looking.is_empty() {
        looking.extend(place.dialect().filter(|_| hosts.len() > 1));
    }
    let before = |host: Dialect| {
        let earlier = host.places().iter().take_while(|other| **other != place);
        earlier.filter_map(|other| files.iter().find(|(_, at, _)| *at == Some(*other))).next()
    };
    let mut found = None;
    for host in &looking {
        let (by, _, other) = before(*host)?;
        let certain = hosts.len() == 1 && *other == dialect;
        found.get_or_insert(Ignored { by: *by, host: *host, certain });
    }
    found
}
