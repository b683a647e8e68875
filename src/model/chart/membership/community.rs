//! Open-source communities: sigs.yaml of Kubernetes and OpenStack, rust-lang/team, lists of maintainers.

use super::{group, logins, membership, person};
use crate::model::chart::draft::{empty_node, handle};
use crate::parse::chart::ChartSyntax;
use crate::parse::records::{Data, Value};
use crate::source::Spanned;

/// `sigs: [{dir, name, leadership: {chairs: [{github, name, email}]}}]`, or `Name: {chairs: [{name, irc, email}]}`.
pub(super) fn sigs(root: &Value) -> Option<ChartSyntax> {
    let mut chart = membership("sigs.yaml", root.span);
    for kind in ["sigs", "workinggroups", "usergroups", "committees"] {
        for sig in root.get(kind).map(Value::items).unwrap_or_default() {
            let Some(name) = sig.get("dir").or_else(|| sig.get("name")).and_then(Value::spanned) else { continue };
            if let Some(leadership) = sig.get("leadership") {
                leaders(name, leadership, sig, &mut chart);
            }
        }
    }
    let chaired =
        root.entries().iter().filter(|entry| entry.value.get("chairs").is_some_and(|list| !list.items().is_empty()));
    for entry in chaired {
        leaders(entry.key.clone(), &entry.value, &entry.value, &mut chart);
    }
    (!chart.groups.is_empty()).then_some(chart)
}

fn leaders(name: Spanned<String>, leadership: &Value, whole: &Value, chart: &mut ChartSyntax) {
    let mut members = Vec::new();
    for role in leadership.entries().iter().filter(|entry| !entry.key.value.starts_with("emeritus")) {
        for node in role.value.items().iter().filter_map(person) {
            members.extend(node.handles.first().or(node.emails.first()).cloned());
            chart.nodes.push(node);
        }
    }
    chart.groups.push(group(name, members, None, whole.span));
}

/// rust-lang/team: `name`, `subteam-of`, `[people] leads, members, alumni`; or one person: `name`, `github`, `email`.
pub(super) fn rust_team(path: &str, root: &Value) -> Option<ChartSyntax> {
    let name = root.get("name").and_then(Value::spanned)?;
    let mut chart = membership("rust-lang/team", root.span);
    if let Some(people) =
        root.get("people").filter(|people| people.get("leads").is_some() && people.get("members").is_some())
    {
        let mut members = logins(people.get("leads"));
        for item in people.get("members").map(Value::items).unwrap_or_default() {
            let login = if matches!(item.data, Data::Map(_)) { item.get("github") } else { Some(item) };
            members.extend(login.and_then(Value::spanned).map(|login| handle(&login)));
        }
        let parent = root.get("subteam-of").and_then(Value::spanned);
        chart.groups.push(group(name, members, parent, root.span));
        return Some(chart);
    }
    let login = root.get("github").and_then(Value::spanned)?;
    let told = root.get("github-id").is_some() || path.contains("people/");
    let mut node = empty_node(root.span);
    node.name = Some(name);
    node.handles.push(handle(&login));
    node.emails.extend(root.get("email").and_then(Value::spanned).filter(|email| email.value.contains('@')));
    chart.nodes.push(node);
    told.then_some(chart)
}

/// A list of `{name, github, company}`: who stands behind a handle.
pub(super) fn maintainers(root: &Value) -> Option<ChartSyntax> {
    let items = root.items();
    let people: Vec<_> = items.iter().filter(|item| item.get("github").is_some()).filter_map(person).collect();
    if people.len() < 2
        || people.len() * 10 < items.len() * 8
        || items.iter().any(|item| item.get("role").is_some() || item.get("title").is_some())
    {
        return None;
    }
    let mut chart = membership("list of maintainers", root.span);
    chart.nodes = people;
    Some(chart)
}
