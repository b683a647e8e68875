//! Teams of membership lists, each once, with the people in them.

use std::collections::HashMap;

use super::registry::Registry;
use super::{PersonId, Team};
use crate::model::people::looks_personal;
use crate::parse::chart::{ChartSyntax, Group};
use crate::source::Spanned;

/// The teams that the charts name. Handles that nobody is known by become people.
pub(super) fn teams(charts: &[(u32, ChartSyntax)], registry: &mut Registry<'_>) -> Vec<Team> {
    let mut teams: Vec<Team> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (input, chart) in charts {
        let keys = keys_of(*input, chart, registry);
        for group in &chart.groups {
            let at = *known.entry(group.name.value.to_lowercase()).or_insert_with(|| {
                teams.push(Team { name: group.name.clone(), members: Vec::new(), parents: Vec::new() });
                teams.len() - 1
            });
            if let Some(team) = teams.get_mut(at) {
                join(team, group, &keys, registry);
            }
        }
    }
    for team in &mut teams {
        team.members.sort_unstable();
        team.members.dedup();
        team.parents.sort_unstable();
        team.parents.dedup();
    }
    teams
}

/// Keys by which the groups of one chart may call its people.
fn keys_of(input: u32, chart: &ChartSyntax, registry: &mut Registry<'_>) -> HashMap<String, PersonId> {
    let mut keys = HashMap::new();
    if chart.groups.is_empty() {
        return keys;
    }
    for node in &chart.nodes {
        if let Some(person) = registry.person(input, node) {
            keys.extend(node.keys.iter().map(|key| (key.value.to_lowercase(), person)));
        }
    }
    keys
}

fn join(team: &mut Team, group: &Group, keys: &HashMap<String, PersonId>, registry: &mut Registry<'_>) {
    for member in &group.members {
        let by_key = keys.get(&member.value.to_lowercase()).copied();
        let person = by_key.or_else(|| registry.find(&member.value)).or_else(|| new_handle(member, registry));
        team.members.extend(person);
    }
    team.parents.extend(group.parent.as_ref().map(|parent| parent.value.clone()));
}

fn new_handle(member: &Spanned<String>, registry: &mut Registry<'_>) -> Option<PersonId> {
    let handle = !member.value.contains([' ', '@']) && !looks_personal(&member.value);
    handle.then(|| registry.with_handle(member))
}
