//! Owners made people, by what the chart says of handles, addresses and teams.

use std::collections::HashMap;

use crate::model::chart::{Chart, PersonId};
use crate::model::people::normalised_email;
use crate::parse::codeowners::{Owner, OwnerKind};

/// Who an owner is. An owner that cannot be resolved is a state of its own, and proves nothing about anybody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Resolved {
    /// One person.
    Person(PersonId),
    /// A team whose members the repository tells.
    Members(Vec<PersonId>),
    /// Nobody that the chart knows.
    Unresolved,
}

/// Handles, addresses and teams of a chart. What several people bear leads to nobody.
#[derive(Debug)]
pub struct OwnerIndex<'a> {
    handles: HashMap<&'a str, Option<PersonId>>,
    emails: HashMap<&'a str, Option<PersonId>>,
    teams: HashMap<String, &'a [PersonId]>,
    aliases: HashMap<&'a str, Option<PersonId>>,
}

impl<'a> OwnerIndex<'a> {
    /// Indexes the people and teams of a chart.
    pub fn new(chart: &'a Chart) -> Self {
        let mut index =
            Self { handles: HashMap::new(), emails: HashMap::new(), teams: HashMap::new(), aliases: HashMap::new() };
        for (alias, person) in &chart.aliases {
            put(&mut index.aliases, alias, *person);
        }
        for (at, person) in chart.people.iter().enumerate() {
            let id = PersonId(at as u32);
            for handle in &person.handles {
                put(&mut index.handles, handle.value.trim_start_matches('@'), id);
            }
            for email in &person.emails {
                put(&mut index.emails, &email.value, id);
            }
        }
        let slug = |name: &str| name.trim().to_lowercase().replace([' ', '_'], "-");
        index.teams.extend(chart.teams.iter().map(|team| (slug(&team.name.value), team.members.as_slice())));
        index
    }

    /// Who an owner is.
    pub fn resolve(&self, owner: &Owner) -> Resolved {
        let key = owner.key();
        let person = match owner.kind {
            OwnerKind::User => self.handles.get(key.as_str()).or_else(|| self.aliases.get(key.as_str())),
            OwnerKind::Email => self
                .emails
                .get(key.as_str())
                .or_else(|| self.handles.get(noreply_login(&key)?))
                .or_else(|| self.aliases.get(normalised_email(&key).as_str())),
            OwnerKind::Team | OwnerKind::Role => None,
        };
        if let Some(person) = person {
            return person.map_or(Resolved::Unresolved, Resolved::Person);
        }
        let team =
            matches!(owner.kind, OwnerKind::User | OwnerKind::Team).then(|| self.teams.get(&key.replace('_', "-")));
        match team.flatten() {
            Some(members) if !members.is_empty() => Resolved::Members(members.to_vec()),
            _ => Resolved::Unresolved,
        }
    }
}

/// The login in `12345+login@users.noreply.github.com`.
fn noreply_login(email: &str) -> Option<&str> {
    let local = email.strip_suffix("@users.noreply.github.com")?;
    Some(local.split_once('+').map_or(local, |(_, login)| login))
}

fn put<'a>(people: &mut HashMap<&'a str, Option<PersonId>>, key: &'a str, person: PersonId) {
    let known = people.entry(key).or_insert(Some(person));
    if *known != Some(person) {
        *known = None;
    }
}
