//! The catalogue as a whole: every rule file says enough, in our style, and the pages made from it are current.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use orglint::model::lexicon::Lexicon;
use orglint::report::page::pages;
use orglint::rule::Rule;
use orglint::rule::catalogue::Catalogue;
use orglint::rule::load::load;
use orglint::rule::template::Template;
use orglint::view::rules::GROUPS;

fn catalogue() -> Catalogue {
    Catalogue::embedded().unwrap()
}

/// Every rule of the catalogue for which `is` does not hold, told together.
fn every_rule(what: &str, is: impl Fn(&Rule) -> bool) {
    let wrong: Vec<_> = catalogue().rules().filter(|rule| !is(rule)).map(|rule| rule.id.to_string()).collect();
    assert!(wrong.is_empty(), "{what}: {wrong:?}");
}

fn words(rule: &Rule) -> Vec<String> {
    let finds = rule.find.iter().flat_map(|find| find.message.iter().chain(&find.help));
    let all = [&rule.message, &rule.help].into_iter().chain(finds).chain(rule.labels.values());
    all.map(Template::to_string).chain([rule.name.clone()]).collect()
}

#[test]
fn every_file_is_sound() {
    let mut told = Vec::new();
    for (path, text) in Catalogue::embedded_files() {
        if let Err(problems) = load(&path, text, &BTreeMap::new(), true) {
            let line = |at: usize| text[..at].matches('\n').count() + 1;
            told.extend(problems.iter().map(|it| format!("{path}:{}: {}", line(it.span.start), it.message)));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn the_build_embeds_what_the_loader_reads() {
    let catalogue = catalogue();
    for (path, text) in Catalogue::embedded_files() {
        let (rule, _) = load(&path, text, &BTreeMap::new(), true).unwrap();
        assert_eq!(Some(&rule), catalogue.get(&rule.id));
    }
}

#[test]
fn every_rule_has_four_bad_and_four_good_examples_and_none_twice() {
    let catalogue = catalogue();
    let few = |rule: &&Rule| {
        let examples = catalogue.examples(&rule.id);
        examples.bad.len() < 4 || examples.good.len() < 4
    };
    let wrong: Vec<_> = catalogue.rules().filter(few).map(|rule| &rule.id).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let mut seen = BTreeMap::new();
    for rule in catalogue.rules() {
        let examples = catalogue.examples(&rule.id);
        for example in examples.bad.iter().chain(&examples.good).chain(&examples.gap) {
            let text = format!("{:?}{:?}", example.files(), example.config);
            let other = seen.insert(text, rule.id.clone());
            assert!(other.as_ref().is_none_or(|id| *id != rule.id), "twice in {}: {:?}", rule.id, example.files());
        }
    }
}

#[test]
fn words_begin_small_and_end_without_a_full_stop() {
    let begins = |text: &str| {
        // Names that are written with a capital letter may begin a line.
        let proper = ["CTO", "VP ", "CODEOWNERS", "GitHub"].iter().any(|name| text.starts_with(name));
        proper || !text.starts_with(char::is_uppercase)
    };
    every_rule("begins with a capital letter", |rule| words(rule).iter().all(|text| begins(text)));
    every_rule("ends with a full stop", |rule| words(rule).iter().all(|text| !text.ends_with(['.', '!', '?'])));
    every_rule("runs over lines", |rule| words(rule).iter().all(|text| !text.contains('\n')));
}

#[test]
fn words_judge_no_character() {
    const JUDGING: &[&str] =
        &["bad manager", "incompetent", "toxic", "terrible", "arrogant", "lazy", "weak", "guilty", "fault"];
    every_rule("judges a character", |rule| {
        words(rule).iter().all(|text| JUDGING.iter().all(|word| !text.to_lowercase().contains(word)))
    });
}

#[test]
fn every_rule_says_what_to_write_why_and_on_whose_word() {
    every_rule("says nothing to do", |rule| !rule.help.is_empty());
    every_rule("gives no reason", |rule| rule.why.split_whitespace().count() >= 25);
    every_rule("names no source", |rule| !rule.sources.is_empty());
    every_rule("has no version", |rule| !rule.since.is_empty());
    every_rule("is of no group", |rule| GROUPS.iter().any(|(group, _)| *group == rule.group));
}

#[test]
fn rules_refer_to_rules_that_exist() {
    let catalogue = catalogue();
    let ids: BTreeSet<&str> = catalogue.rules().map(|rule| &*rule.id).collect();
    for rule in catalogue.rules() {
        let examples = catalogue.examples(&rule.id);
        let also = examples.bad.iter().chain(&examples.good).flat_map(|example| &example.also);
        for id in rule.yields_to.iter().chain(also) {
            assert!(ids.contains(id.as_str()) && **id != *rule.id, "{} names {id}", rule.id);
        }
    }
}

#[test]
fn patterns_name_concepts_of_the_lexicon_only() {
    let lexicon = Lexicon::embedded().unwrap();
    let (_, problems) = catalogue().without_unknown_concepts(&lexicon);
    assert_eq!(problems, []);
}

#[test]
fn docs_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let pages: BTreeMap<String, String> = pages(&catalogue(), GROUPS).into_iter().collect();
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        for (name, page) in &pages {
            std::fs::write(folder.join(name), page).unwrap();
        }
    }
    for (name, page) in &pages {
        let written = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(written.replace("\r\n", "\n") == *page, "docs/rules/{name} is not current: run with BLESS=1");
    }
    for entry in std::fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(pages.contains_key(&name), "docs/rules/{name} belongs to no rule");
    }
}
