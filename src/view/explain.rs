//! `orglint explain RULE`: a rule for the terminal.

use std::fmt::Write as _;

use super::paint::{Paint, wrap};
use super::rules::severity;
use crate::rule::Rule;
use crate::rule::example::{Example, Examples};

/// Everything that a rule's file says, as lines of at most `width` columns (examples keep their own lines).
pub fn explain(rule: &Rule, examples: &Examples, width: usize, paint: Paint) -> String {
    let mut page = format!("{}\n", paint.bold(&rule.id));
    let state = if rule.enabled { "" } else { ", off by default" };
    let since = if rule.since.is_empty() { String::new() } else { format!(", since {}", rule.since) };
    let _ = writeln!(page, "{} ({}, {}{since}{state})", rule.name, rule.group, severity(rule.severity));
    for paragraph in rule.why.trim().split("\n\n") {
        let _ = write!(page, "\n{}", wrap(paragraph, "", width));
    }
    let help = wrap(&format!("help: {}", rule.help), "  ", width);
    part(&mut page, paint, "What it says", &(wrap(&rule.message.to_string(), "  ", width) + &help));
    part(&mut page, paint, "Reported", &listed(&examples.bad, paint));
    part(&mut page, paint, "Left alone", &listed(&examples.good, paint));
    part(&mut page, paint, "Known gaps", &listed(&examples.gap, paint));
    let settings: String =
        rule.settings.iter().map(|(name, value)| format!("  {name} = {}\n", value.to_toml())).collect();
    part(&mut page, paint, "Settings", &settings);
    part(&mut page, paint, "Yields to", &rule.yields_to.iter().map(|id| format!("  {id}\n")).collect::<String>());
    let sources = rule.sources.iter().map(|source| {
        let url = source.url.as_deref().map_or_else(String::new, |url| format!("\n    {url}"));
        format!("  {}{url}\n", source.title)
    });
    part(&mut page, paint, "Sources", &sources.collect::<String>());
    page
}

fn part(page: &mut String, paint: Paint, title: &str, body: &str) {
    if !body.is_empty() {
        let _ = write!(page, "\n{}\n{body}", paint.bold(title));
    }
}

fn listed(examples: &[Example], paint: Paint) -> String {
    examples.iter().map(|example| one(example, paint)).collect::<Vec<_>>().join("\n")
}

fn one(example: &Example, paint: Paint) -> String {
    let mut text = String::new();
    if let Some(note) = &example.note {
        let _ = writeln!(text, "  {}", paint.dim(note));
    }
    if let Some(config) = &example.config {
        let _ = write!(text, "  {}\n{}", paint.dim("orglint.toml:"), indented(config));
    }
    let alone = example.files.is_empty() && example.path.is_none();
    for (path, file) in example.files() {
        if !alone {
            let _ = writeln!(text, "  {}", paint.dim(&format!("{path}:")));
        }
        text.push_str(&indented(&file.show(|words| paint.mark(words))));
    }
    text
}

fn indented(text: &str) -> String {
    text.trim_end()
        .lines()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") })
        .collect()
}
