//! Kubernetes `OWNERS` files, as Prow reads them: who may approve changes below a directory.
//!
//! <https://www.kubernetes.dev/docs/guide/owners/>. Other projects use the name for formats of their own (Chromium's list
//! of addresses): a file without any of Prow's keys is not read, and nothing is said about it.

use super::codeowners::{Owner, OwnerKind, Problem};
use super::records::{Data, Records, Value};
use crate::source::{FileId, FileKind, Spanned};

/// What one `OWNERS` file says.
#[derive(Clone, Default, Debug)]
pub struct ProwOwners {
    /// Who approves what; without `filters` there is one for the whole directory.
    pub blocks: Vec<Block>,
    /// `no_parent_owners: true`: the files of the directories above do not count here.
    pub no_parent_owners: bool,
    /// What has no effect, or not the one that it looks like.
    pub problems: Vec<Problem>,
}

/// Approvers and reviewers of some files of the directory.
#[derive(Clone, Debug)]
pub struct Block {
    /// The key that the block stands under: a filter, or `approvers` where the block is the file.
    pub key: Spanned<String>,
    /// Is the key a Go regular expression, which is searched for in paths relative to the directory?
    pub is_filter: bool,
    /// Logins and aliases that may approve.
    pub approvers: Vec<Owner>,
    /// Logins and aliases that are asked to review.
    pub reviewers: Vec<Owner>,
}

const PEOPLE: [&str; 3] = ["approvers", "reviewers", "required_reviewers"];

/// Reads an `OWNERS` file; `None` if it is not Prow's.
pub fn parse(file: FileId, text: &str) -> Option<ProwOwners> {
    let is_key = |line: &str| PEOPLE.iter().chain(&["filters"]).any(|key| line.starts_with(key) && line.contains(':'));
    if !text.lines().any(is_key) {
        return None;
    }
    let records = Records::parse(file, FileKind::Owners, text);
    let mut owners = ProwOwners::default();
    owners.problems.extend(records.problems.into_iter().map(|problem| Problem {
        at: problem.at,
        message: format!("the file is no YAML that Prow can read: {}", problem.message),
        help: "mend the YAML; until then the owners of the directory above count".to_owned(),
    }));
    if let Some(root) = records.documents.first() {
        read(&mut owners, root);
    }
    Some(owners)
}

fn read(owners: &mut ProwOwners, root: &Value) {
    let option = root.get("options").and_then(|options| options.get("no_parent_owners"));
    owners.no_parent_owners = option.and_then(Value::text) == Some("true");
    let first = root.entries().iter().find(|entry| PEOPLE.contains(&entry.key.value.as_str()));
    if let Some(first) = first {
        let block = block(owners, root, first.key.clone(), false);
        owners.blocks.push(block);
    }
    let Some(filters) = root.entries().iter().find(|entry| entry.key.value == "filters") else { return };
    if let Some(first) = first {
        owners.problems.push(Problem {
            at: filters.key.span,
            message: format!("filters have no effect beside `{}` at the top", first.key.value),
            help: "move the people at the top into a filter `.*`".to_owned(),
        });
        return;
    }
    for entry in filters.value.entries() {
        if let Err(error) = super::codeowners::go_regexp::search(&entry.key.value) {
            owners.problems.push(Problem {
                at: entry.key.span,
                message: format!("the filter is no regular expression: {error}"),
                help: "write a Go regular expression such as `\\.go$`".to_owned(),
            });
            continue;
        }
        let block = block(owners, &entry.value, entry.key.clone(), true);
        owners.blocks.push(block);
    }
}

fn block(owners: &mut ProwOwners, value: &Value, key: Spanned<String>, is_filter: bool) -> Block {
    let approvers = people(owners, value.get("approvers"));
    let mut reviewers = people(owners, value.get("reviewers"));
    reviewers.extend(people(owners, value.get("required_reviewers")));
    Block { key, is_filter, approvers, reviewers }
}

fn people(owners: &mut ProwOwners, list: Option<&Value>) -> Vec<Owner> {
    let Some(list) = list else { return Vec::new() };
    if matches!(list.data, Data::Scalar(_) | Data::Map(_)) {
        owners.problems.push(Problem {
            at: list.span,
            message: "people are given as a list: Prow cannot read this file".to_owned(),
            help: "write one `- login` a line".to_owned(),
        });
    }
    let mut people = Vec::new();
    for login in list.items().iter().filter_map(Value::spanned) {
        if let Some(bare) = login.value.strip_prefix('@') {
            owners.problems.push(Problem {
                at: login.span,
                message: format!("`{}` is nobody's login: Prow wants it without the `@`", login.value),
                help: format!("write `{bare}`"),
            });
        }
        people.push(Owner { text: login.value, kind: OwnerKind::User, at: login.span });
    }
    people
}
