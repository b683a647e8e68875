//! Formats that say who belongs to which team and nothing of management: Backstage, GitHub organisations as code,
//! Kubernetes communities, rust-lang/team, Terraform.

mod backstage;
mod community;
mod organization;
mod terraform;

pub(super) use terraform::chart as terraform;

use super::draft::{empty_node, handle};
use crate::parse::chart::{ChartSyntax, Family, Group, Node, Problem};
use crate::parse::records::{Data, Records, Value};
use crate::source::{FileKind, Span, Spanned};

/// The file as a membership list, if it is one of the known formats.
pub(super) fn chart(path: &str, kind: FileKind, records: &Records) -> Option<ChartSyntax> {
    let root = records.documents.iter().find(|document| matches!(document.data, Data::Map(_) | Data::List(_)))?;
    let mut found = match kind {
        FileKind::OwnersAliases => organization::aliases(root),
        FileKind::Toml => community::rust_team(path, root),
        _ => backstage::read(&records.documents)
            .or_else(|| organization::peribolos(path, root))
            .or_else(|| community::sigs(root))
            .or_else(|| organization::team_files(root))
            .or_else(|| organization::roles_of_logins(path, root))
            .or_else(|| community::maintainers(root)),
    }?;
    found.problems.extend(records.problems.iter().cloned());
    Some(found)
}

/// An empty membership chart.
fn membership(format: &'static str, span: Span) -> ChartSyntax {
    ChartSyntax {
        format,
        family: Family::Membership,
        span,
        context: Vec::new(),
        nodes: Vec::new(),
        edges: Vec::new(),
        groups: Vec::new(),
        problems: Vec::<Problem>::new(),
    }
}

/// Scalars of a list that look like handles.
fn logins(list: Option<&Value>) -> Vec<Spanned<String>> {
    let items = list.map(Value::items).unwrap_or_default();
    items.iter().filter_map(Value::spanned).filter(|login| is_login(&login.value)).map(|login| handle(&login)).collect()
}

/// Could it be a handle on a code host: one word of letters, digits and `-`, `_`, `.`?
fn is_login(text: &str) -> bool {
    let bare = text.trim_start_matches('@');
    !bare.is_empty()
        && bare.len() <= 64
        && bare.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

/// Accounts that no person is behind.
fn is_bot(login: &str) -> bool {
    login.ends_with("-bot") || login.ends_with("[bot]") || login.ends_with("-robot") || login == "thelinuxfoundation"
}

fn group(name: Spanned<String>, members: Vec<Spanned<String>>, parent: Option<Spanned<String>>, at: Span) -> Group {
    let members = members.into_iter().filter(|login| !is_bot(&login.value)).collect();
    Group { name, members, parent, at }
}

/// Somebody written as `{name, github, email …}`.
fn person(value: &Value) -> Option<Node> {
    let mut node = empty_node(value.span);
    node.name = value.get("name").and_then(Value::spanned);
    node.handles.extend(value.get("github").and_then(Value::spanned).map(|login| handle(&login)));
    node.emails.extend(value.get("email").and_then(Value::spanned).filter(|email| email.value.contains('@')));
    (node.name.is_some() && (!node.handles.is_empty() || !node.emails.is_empty())).then_some(node)
}

/// What others call the file: its stem, or its folder where the stem says nothing.
fn name_of_file(path: &str) -> &str {
    let mut parts = path.rsplit('/');
    let stem = parts.next().and_then(|file| file.split('.').next()).unwrap_or("");
    let dull = matches!(stem, "workgroup" | "team" | "teams" | "org" | "config" | "members" | "index");
    if dull { parts.next().unwrap_or(stem) } else { stem }
}
