//! A rule as a page of `docs/rules/`, and the index of these pages. Made from the rule files alone, so that they cannot
//! drift from what is checked.

use std::fmt::Write as _;

use crate::finding::Severity;
use crate::rule::Rule;
use crate::rule::catalogue::Catalogue;
use crate::rule::example::{Example, Examples};

/// Every page of `docs/rules/`, as file name and Markdown: one a rule, and `README.md`, the index by group.
///
/// `groups` are the groups' names and titles, in order; rules of other groups have pages but no place in the index.
pub fn pages(catalogue: &Catalogue, groups: &[(&str, &str)]) -> Vec<(String, String)> {
    let page = |rule: &Rule| (format!("{}.md", rule.id), page(rule, &catalogue.examples(&rule.id)));
    let index = ("README.md".to_owned(), index(catalogue, groups));
    catalogue.rules().map(page).chain([index]).collect()
}

fn index(catalogue: &Catalogue, groups: &[(&str, &str)]) -> String {
    let mut text = format!("{GENERATED}\n\n# Rules\n");
    for (group, title) in groups {
        let rules: Vec<&Rule> = catalogue.rules().filter(|rule| rule.group == *group).collect();
        if rules.is_empty() {
            continue;
        }
        let _ = write!(text, "\n## {title}\n\n| rule | severity | what it finds |\n| --- | --- | --- |\n");
        for rule in rules {
            let _ = writeln!(text, "| [`{0}`]({0}.md) | {1} | {2} |", rule.id, level(rule), rule.name);
        }
    }
    text
}

const GENERATED: &str = "<!-- Made from rules/ by `BLESS=1 cargo test docs`; change the rule's file instead. -->";

fn page(rule: &Rule, examples: &Examples) -> String {
    let mut text = format!("{GENERATED}\n\n# `{}`: {}\n\n{}\n", rule.id, rule.name, facts(rule));
    section(&mut text, "Why", rule.why.trim());
    section(&mut text, "What it says", &fenced("text", &format!("{}\n\nhelp: {}", rule.message, rule.help)));
    section(&mut text, "Reported", &listed(&examples.bad));
    section(&mut text, "Left alone", &listed(&examples.good));
    section(&mut text, "Known gaps", &listed(&examples.gap));
    section(&mut text, "Settings", &settings(rule));
    let source = |source: &crate::rule::Reference| match &source.url {
        Some(url) => format!("- [{}]({url})\n", source.title),
        None => format!("- {}\n", source.title),
    };
    section(&mut text, "Sources", rule.sources.iter().map(source).collect::<String>().trim_end());
    text
}

fn facts(rule: &Rule) -> String {
    let mut facts = format!("Group `{}`, severity {}", rule.group, level(rule));
    if !rule.since.is_empty() {
        let _ = write!(facts, ", since {}", rule.since);
    }
    facts.push('.');
    if !rule.yields_to.is_empty() {
        let winners: Vec<String> = rule.yields_to.iter().map(|id| format!("[`{id}`]({id}.md)")).collect();
        let _ = write!(facts, " Where the same words break it too, only {} is reported.", winners.join(", "));
    }
    facts
}

fn level(rule: &Rule) -> &'static str {
    match (rule.enabled, rule.severity) {
        (false, _) => "off by default",
        (true, Severity::Note) => "note",
        (true, Severity::Warning) => "warning",
        (true, Severity::Error) => "error",
    }
}

fn section(text: &mut String, title: &str, body: &str) {
    if !body.is_empty() {
        let _ = write!(text, "\n## {title}\n\n{body}\n");
    }
}

fn settings(rule: &Rule) -> String {
    if rule.settings.is_empty() {
        return String::new();
    }
    let lines: String = rule.settings.iter().map(|(name, value)| format!("{name} = {}\n", value.to_toml())).collect();
    format!("```toml\n[rules.{}]\n{lines}```", rule.id)
}

fn listed(examples: &[Example]) -> String {
    examples.iter().map(one).collect::<Vec<_>>().join("\n\n")
}

fn one(example: &Example) -> String {
    let mut parts: Vec<String> = example.note.iter().cloned().collect();
    if let Some(config) = &example.config {
        parts.push(format!("`orglint.toml`\n\n{}", fenced("toml", config)));
    }
    let alone = example.files.is_empty() && example.path.is_none();
    for (path, file) in example.files() {
        let block = fenced(language(path), &file.show(|words| format!("«{words}»")));
        parts.push(if alone { block } else { format!("`{path}`\n\n{block}") });
    }
    parts.join("\n\n")
}

/// A code block whose fence is longer than any in the text.
fn fenced(language: &str, text: &str) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{}\n{fence}", text.trim_end().trim_start_matches('\n'))
}

fn language(path: &str) -> &str {
    match path.rsplit('.').next() {
        Some("md" | "markdown" | "mdx") => "markdown",
        Some("yml" | "yaml") => "yaml",
        Some(extension @ ("csv" | "json" | "toml" | "dot")) => extension,
        Some("mmd") => "mermaid",
        _ => "text",
    }
}

#[cfg(test)]
mod tests {
    use super::fenced;

    #[test]
    fn a_fence_is_longer_than_those_inside() {
        assert_eq!(fenced("markdown", "```yaml\na\n```\n"), "````markdown\n```yaml\na\n```\n````");
    }
}
