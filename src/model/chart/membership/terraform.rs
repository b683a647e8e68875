//! GitHub teams and their members in Terraform, where they are written as literals.

use super::{group, membership};
use crate::model::chart::draft::{empty_node, handle};
use crate::parse::chart::ChartSyntax;
use crate::parse::terraform::Block;
use crate::source::Spanned;

pub(in crate::model::chart) fn chart(blocks: &[Block]) -> Option<ChartSyntax> {
    let span = blocks.first()?.span.to(blocks.last()?.span);
    let mut chart = membership("Terraform", span);
    for block in blocks {
        if let Some(name) = team_name(block) {
            let parent = block.reference("parent_team_id").and_then(|reference| team_of(blocks, reference));
            chart.groups.push(group(name.clone(), Vec::new(), parent, block.span));
        }
        let Some(username) = block.literal("username") else { continue };
        let owner = block.parent.and_then(|at| blocks.get(at)).filter(|_| block.kind == "members").unwrap_or(block);
        if !is_about_teams(owner) {
            continue;
        }
        let mut node = empty_node(block.span);
        node.handles.push(handle(username));
        let team = owner
            .reference("team_id")
            .and_then(|reference| team_of(blocks, reference))
            .or_else(|| owner.literal("team_id").cloned());
        chart.groups.extend(team.map(|team| group(team, node.handles.clone(), None, block.span)));
        chart.nodes.push(node);
    }
    (!chart.groups.is_empty() || !chart.nodes.is_empty()).then_some(chart)
}

/// The name that a block gives to a team: a `github_team`, or a module that makes one.
fn team_name(block: &Block) -> Option<&Spanned<String>> {
    let resource = block.labels.first().is_some_and(|label| label.value == "github_team");
    let module =
        block.kind == "module" && block.literal("source").is_some_and(|source| source.value.ends_with("/team"));
    if resource || module { block.literal("name") } else { None }
}

fn is_about_teams(block: &Block) -> bool {
    let label = block.labels.first().map(|label| label.value.as_str()).unwrap_or("");
    label.starts_with("github_team")
        || label == "github_membership"
        || block.kind == "module" && block.reference("team_id").is_some()
}

/// `github_team.core.id` or `module.core_team.…` → the name of that team.
fn team_of(blocks: &[Block], reference: &Spanned<String>) -> Option<Spanned<String>> {
    let label = reference.value.split('.').nth(1)?;
    let named = blocks
        .iter()
        .find(|block| block.labels.last().is_some_and(|last| last.value == label) && team_name(block).is_some());
    named.and_then(team_name).cloned()
}
