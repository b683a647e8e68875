//! GitHub organisations as code: peribolos, Prow's OWNERS_ALIASES, github-org-manager, and files of `login: member`.

use super::{group, is_login, logins, membership, name_of_file};
use crate::parse::chart::ChartSyntax;
use crate::parse::records::{Data, Entry, Value};
use crate::source::Spanned;

const MEMBER_KEYS: &[&str] =
    &["admins", "maintainers", "members", "approvers", "reviewers", "triagers", "emeritus", "leads", "org_owners"];

/// `aliases: {group: [logins]}`.
pub(super) fn aliases(root: &Value) -> Option<ChartSyntax> {
    let aliases = root.get("aliases")?;
    let mut chart = membership("OWNERS_ALIASES", root.span);
    for entry in aliases.entries() {
        let members = logins(Some(&entry.value));
        chart.groups.push(group(entry.key.clone(), members, None, entry.value.span));
    }
    Some(chart)
}

/// Peribolos: `orgs: {name: body}` or a body by itself: `members`, `admins`, `teams: {name: {members, maintainers, teams}}`.
pub(super) fn peribolos(path: &str, root: &Value) -> Option<ChartSyntax> {
    let mut chart = membership("GitHub organisation", root.span);
    let orgs = root.get("orgs").map(Value::entries).unwrap_or_default();
    for org in orgs {
        body(&org.key, &org.value, &mut chart);
    }
    if orgs.is_empty() && is_body(root) {
        let name = Spanned::new(name_of_file(path).to_owned(), root.span);
        body(&name, root, &mut chart);
    }
    (!chart.groups.is_empty()).then_some(chart)
}

/// Lists of handles under the keys of the format, or teams that have them.
fn is_body(root: &Value) -> bool {
    let listed = |value: &Value| {
        let lists = MEMBER_KEYS.iter().filter_map(|key| value.get(key));
        lists.map(|list| logins(Some(list)).len()).sum::<usize>() > 0
    };
    let teams = root.get("teams").map(Value::entries).unwrap_or_default();
    let names: Vec<&str> = root.entries().iter().map(|entry| entry.key.value.as_str()).collect();
    let known = names.iter().filter(|key| {
        MEMBER_KEYS.contains(key)
            || matches!(**key, "teams" | "repos" | "name" | "description" | "org_name" | "defaults")
    });
    let all = known.count();
    listed(root) && all * 2 >= names.len() || teams.iter().any(|team| listed(&team.value))
}

/// A team whose members and inner teams are still to be read.
struct Open<'v> {
    name: Spanned<String>,
    team: &'v Value,
    parent: Option<Spanned<String>>,
    /// The organisation itself, which is no team's parent.
    is_root: bool,
}

fn body(name: &Spanned<String>, body: &Value, chart: &mut ChartSyntax) {
    let mut open = vec![Open { name: name.clone(), team: body, parent: None, is_root: true }];
    while let Some(Open { name, team, parent, is_root }) = open.pop() {
        let members: Vec<Spanned<String>> =
            MEMBER_KEYS.iter().filter(|key| **key != "emeritus").flat_map(|key| logins(team.get(key))).collect();
        let inner = ["teams", "children"].iter().filter_map(|key| team.get(key)).flat_map(Value::entries);
        open.extend(inner.map(|entry| Open {
            name: entry.key.clone(),
            team: &entry.value,
            parent: (!is_root).then(|| name.clone()),
            is_root: false,
        }));
        let parent = parent.or_else(|| team.get("parent").and_then(Value::spanned));
        chart.groups.push(group(name, members, parent, team.span));
    }
}

/// github-org-manager: `TeamName: {maintainer: [logins], member: [logins], parent}`.
pub(super) fn team_files(root: &Value) -> Option<ChartSyntax> {
    let is_team = |value: &Value| {
        ["member", "maintainer", "members", "maintainers"].iter().any(|key| !logins(value.get(key)).is_empty())
    };
    let teams: Vec<&Entry> = root.entries().iter().filter(|entry| is_team(&entry.value)).collect();
    if teams.is_empty() || teams.len() * 2 < root.entries().len() {
        return None;
    }
    let mut chart = membership("GitHub teams", root.span);
    for team in teams {
        let keys = ["maintainer", "maintainers", "member", "members"];
        let members = keys.iter().flat_map(|key| logins(team.value.get(key))).collect();
        let parent = team.value.get("parent").and_then(Value::spanned);
        chart.groups.push(group(team.key.clone(), members, parent, team.value.span));
    }
    Some(chart)
}

/// `login: member` or `login: maintainer` and nothing else: a team that Terraform reads.
pub(super) fn roles_of_logins(path: &str, root: &Value) -> Option<ChartSyntax> {
    let entries = root.entries();
    let role = |value: &Value| matches!(&value.data, Data::Scalar(text) if matches!(text.as_str(), "member" | "maintainer" | "admin"));
    if entries.len() < 2 || !entries.iter().all(|entry| role(&entry.value) && is_login(&entry.key.value)) {
        return None;
    }
    let mut chart = membership("GitHub team", root.span);
    let members = entries.iter().map(|entry| super::handle(&entry.key)).collect();
    let name = Spanned::new(name_of_file(path).to_owned(), root.span);
    chart.groups.push(group(name, members, None, root.span));
    Some(chart)
}
