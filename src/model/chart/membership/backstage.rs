//! Backstage catalogue entities of kind User and Group. They tell no manager, and `metadata.title` is a display name.

use super::{group, handle, membership};
use crate::model::chart::draft::empty_node;
use crate::parse::chart::{ChartSyntax, Node};
use crate::parse::records::Value;
use crate::source::Spanned;

/// Names of the entities that ship with every new Backstage app.
const DEMO: &[&str] = &[
    "guest",
    "guests",
    "acme-corp",
    "team-a",
    "team-b",
    "team-c",
    "team-d",
    "infrastructure",
    "boxoffice",
    "backstage",
];

pub(super) fn read(documents: &[Value]) -> Option<ChartSyntax> {
    let entities: Vec<&Value> = documents.iter().filter(|document| is_entity(document)).collect();
    let span = entities.first()?.span.to(entities.last()?.span);
    let mut chart = membership("Backstage catalog", span);
    for entity in entities {
        if text(entity, "kind") == Some("User") {
            user(entity, &mut chart);
        } else {
            team(entity, &mut chart);
        }
    }
    let key = |node: &Node| node.keys.first().map(|key| key.value.clone()).unwrap_or_default();
    let demo = chart.nodes.iter().all(|node| DEMO.contains(&key(node).as_str()))
        && chart.groups.iter().all(|group| DEMO.contains(&group.name.value.as_str()));
    (!demo).then_some(chart)
}

fn is_entity(document: &Value) -> bool {
    let ours = text(document, "apiVersion").is_some_and(|version| version.starts_with("backstage.io/"));
    ours && matches!(text(document, "kind"), Some("User" | "Group"))
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::text)
}

fn user(entity: &Value, chart: &mut ChartSyntax) {
    let Some(metadata) = entity.get("metadata") else { return };
    let spec = entity.get("spec");
    let profile = spec.and_then(|spec| spec.get("profile"));
    let mut node = empty_node(entity.span);
    let key = metadata.get("name").and_then(Value::spanned);
    node.keys.extend(key.clone());
    let shown = profile.and_then(|profile| profile.get("displayName")).or_else(|| metadata.get("title"));
    node.name = shown.and_then(Value::spanned);
    node.emails.extend(profile.and_then(|profile| profile.get("email")).and_then(Value::spanned));
    for (table, custom) in
        [("annotations", metadata.get("annotations")), ("labels", metadata.get("labels")), ("profile", profile)]
    {
        for entry in custom.map(Value::entries).unwrap_or_default() {
            let name = entry.key.value.as_str();
            let Some(value) = entry.value.spanned() else { continue };
            if name == "github.com/user-login" {
                node.handles.push(handle(&value));
            } else if name.ends_with("/email") && value.value.contains('@') {
                node.emails.push(value);
            } else if name.ends_with("job-title") || name.ends_with("jobTitle") && table != "labels" {
                node.title = Some(value);
            }
        }
    }
    for team in spec.and_then(|spec| spec.get("memberOf")).map(Value::items).unwrap_or_default() {
        if let (Some(name), Some(key)) = (team.spanned(), key.clone()) {
            let at = name.span;
            chart.groups.push(group(reference(&name), vec![key], None, at));
        }
    }
    chart.nodes.push(node);
}

fn team(entity: &Value, chart: &mut ChartSyntax) {
    let spec = entity.get("spec");
    let name = entity.get("metadata").and_then(|metadata| metadata.get("name")).and_then(Value::spanned);
    let Some(name) = name else { return };
    let members = spec.and_then(|spec| spec.get("members")).map(Value::items).unwrap_or_default();
    let members = members.iter().filter_map(Value::spanned).map(|written| reference(&written)).collect();
    let parent = spec.and_then(|spec| spec.get("parent")).and_then(Value::spanned).map(|written| reference(&written));
    for child in spec.and_then(|spec| spec.get("children")).map(Value::items).unwrap_or_default() {
        if let Some(child) = child.spanned() {
            let at = child.span;
            chart.groups.push(group(reference(&child), Vec::new(), Some(name.clone()), at));
        }
    }
    chart.groups.push(group(name, members, parent, entity.span));
}

/// `[kind:][namespace/]name` → the name.
fn reference(written: &Spanned<String>) -> Spanned<String> {
    let bare = written.value.rsplit(['/', ':']).next().unwrap_or("").to_owned();
    let start = written.span.end.saturating_sub(bare.len() as u32).max(written.span.start);
    let exact = written.value.len() == written.span.range().len();
    let span = if exact { crate::source::Span::new(written.span.file, start, written.span.end) } else { written.span };
    Spanned::new(bare.to_lowercase(), span)
}
