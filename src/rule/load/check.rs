//! What a rule's file must keep to beyond its shape: placeholders, labels and settings that exist, examples that prove
//! something.

use super::place::Step;
use crate::rule::Rule;
use crate::rule::example::{Example, Examples};
use crate::rule::find::Find;
use crate::rule::suggest::did_you_mean;
use crate::rule::template::{Template, is_name};

/// Something wrong, and where.
pub(super) struct Wrong {
    pub(super) place: Vec<Step>,
    pub(super) message: String,
}

/// Everything wrong with a rule that could be read.
pub(super) fn check(rule: &Rule, examples: &Examples, built_in: bool) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    texts(rule, built_in, &mut wrong);
    placeholders(rule, &mut wrong);
    labels(rule, &mut wrong);
    for (kind, examples) in [("bad", &examples.bad), ("good", &examples.good), ("gap", &examples.gap)] {
        for (i, example) in examples.iter().enumerate() {
            if let Some(message) = example_fault(kind, example) {
                wrong.push(Wrong { place: vec![key(kind), Step::At(i)], message });
            }
        }
    }
    wrong
}

fn texts(rule: &Rule, built_in: bool, wrong: &mut Vec<Wrong>) {
    if rule.group.is_empty() || !rule.group.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
        let message = "a group is named in lower-case letters, digits and hyphens".to_owned();
        wrong.push(Wrong { place: vec![key("group")], message });
    }
    for (name, text) in prose(rule) {
        if text.chars().any(|letter| letter.is_control() && letter != '\n') {
            let message = "control characters have no place in words to be shown".to_owned();
            wrong.push(Wrong { place: vec![key(name)], message });
        }
    }
    if rule.message.is_empty() {
        wrong.push(Wrong { place: vec![key("message")], message: "a finding must say something".to_owned() });
    }
    if rule.find.is_empty() && !built_in {
        wrong.push(Wrong { place: Vec::new(), message: "the rule looks for nothing: add a `[[find]]`".to_owned() });
    }
    for name in rule.settings.keys().filter(|name| !is_name(name)) {
        let message = "a setting is named in lower-case letters, digits and underscores".to_owned();
        wrong.push(Wrong { place: vec![key("settings"), Step::Name(name.clone())], message });
    }
}

/// Everything to be shown as it is, by the key that it stands under.
fn prose(rule: &Rule) -> Vec<(&'static str, String)> {
    let mut prose = vec![("name", rule.name.clone()), ("since", rule.since.clone()), ("why", rule.why.clone())];
    prose.extend([("message", rule.message.to_string()), ("help", rule.help.to_string())]);
    prose.extend(rule.labels.iter().map(|(name, words)| ("labels", format!("{name}{words}"))));
    prose.extend(rule.sources.iter().map(|it| ("sources", format!("{}{}", it.title, it.url.as_deref().unwrap_or("")))));
    let words = |find: &Find| find.message.iter().chain(&find.help).map(ToString::to_string).collect::<String>();
    prose.extend(rule.find.iter().map(|find| ("find", words(find))));
    prose
}

fn placeholders(rule: &Rule, wrong: &mut Vec<Wrong>) {
    let settings = || rule.settings.keys().map(String::as_str);
    let own = || rule.values.iter().map(String::as_str).chain(settings());
    let of_find = |find: &Find| find.pattern.values().iter().copied().chain(own()).collect::<Vec<_>>();
    // What every entry that uses the rule's words can fill.
    let common = |uses: fn(&Find) -> bool| {
        let mut sets = rule.find.iter().filter(|find| uses(find)).map(of_find);
        let first = sets.next().unwrap_or_else(|| own().collect());
        sets.fold(first, |kept, next| kept.into_iter().filter(|name| next.contains(name)).collect())
    };
    template(&rule.message, &common(|find| find.message.is_none()), &[key("message")], wrong);
    template(&rule.help, &common(|find| find.help.is_none()), &[key("help")], wrong);
    for (name, words) in &rule.labels {
        let filled: Vec<_> = rule.find.iter().filter(|find| find.pattern.labels().contains(&name.as_str())).collect();
        let mut sets = filled.into_iter().map(of_find);
        let first = sets.next().unwrap_or_else(|| own().collect());
        let known = sets.fold(first, |kept, next| kept.into_iter().filter(|name| next.contains(name)).collect());
        template(words, &known, &[key("labels"), Step::Key(name.clone())], wrong);
    }
    for (i, find) in rule.find.iter().enumerate() {
        for (name, words) in [("message", &find.message), ("help", &find.help)] {
            if let Some(words) = words {
                template(words, &of_find(find), &[key("find"), Step::At(i), key(name)], wrong);
            }
        }
    }
}

fn template(words: &Template, known: &[&str], place: &[Step], wrong: &mut Vec<Wrong>) {
    for name in words.placeholders().filter(|name| !known.contains(name)) {
        let advice = did_you_mean(name, known.iter().copied())
            .map(|near| format!("did you mean `{{{near}}}`?"))
            .unwrap_or_else(|| format!("there are {}", list(known)));
        let message = format!("nothing fills `{{{name}}}` here; {advice}");
        wrong.push(Wrong { place: place.to_vec(), message });
    }
}

fn labels(rule: &Rule, wrong: &mut Vec<Wrong>) {
    let given: Vec<&str> = rule.find.iter().flat_map(|find| find.pattern.labels()).copied().collect();
    for name in rule.labels.keys().filter(|name| !given.contains(&name.as_str()) && !rule.find.is_empty()) {
        let advice = did_you_mean(name, given.iter().copied())
            .map(|near| format!("did you mean `{near}`?"))
            .unwrap_or_else(|| format!("there are {}", list(&given)));
        let message = format!("the rule's patterns have no label `{name}`; {advice}");
        wrong.push(Wrong { place: vec![key("labels"), Step::Name(name.clone())], message });
    }
}

fn example_fault(kind: &str, example: &Example) -> Option<String> {
    let marks = example.marks();
    let fault = match kind {
        _ if example.files().is_empty() => "an example needs `text` or `files`",
        _ if example.path.is_some() && example.text.is_none() => {
            "`path` goes with `text`; `files` name their own paths"
        }
        "bad" if marks == 0 => "mark the words that the finding is about with «»",
        "good" if marks > 0 => "nothing fires on a good example: take the «» out",
        _ if example.note.iter().flat_map(|note| note.chars()).any(char::is_control) => {
            "a note is one line without control characters"
        }
        "gap" if example.note.is_none() => "say in a `note` why this is a gap",
        _ => return None,
    };
    Some(fault.to_owned())
}

fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

fn list(names: &[&str]) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
