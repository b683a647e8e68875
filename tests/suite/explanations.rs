//! What `explain` and `rules` print.

use orglint::rule::catalogue::Catalogue;
use orglint::view::explain::explain;
use orglint::view::paint::Paint;
use orglint::view::rules::{json, text};

const RULE: &str = r#"
name = "invoices are signed alone"
group = "treasury"
severity = "error"
message = "{who} signs {what} alone"
help = "let two people sign"
why = """
Four eyes see more than two, and nobody has to be accused of anything when a second person always looks.

It is an old custom."""

[settings]
limit = 10

[[sources]]
title = "A ledger"
url = "https://ledger.example/"

[[find]]
claim = { who = ["cto"], does = ["sign"] }
unless = [{ size = { at_most = "{limit}" } }]

[[bad]]
text = "The CTO «signs invoices» alone.\u001b[2J"

[[good]]
path = "people/treasury.md"
text = "Two people sign."
"#;

fn catalogue() -> Catalogue {
    Catalogue::default().with_files(vec![("own/four-eyes.toml".to_owned(), RULE.to_owned())]).0
}

#[test]
fn a_rule_is_explained_from_its_file_alone() {
    let catalogue = catalogue();
    let rule = catalogue.get("four-eyes").unwrap();
    let page = explain(rule, &catalogue.examples("four-eyes"), 60, Paint::Plain);
    let expected = "\
four-eyes
invoices are signed alone (treasury, error)

Four eyes see more than two, and nobody has to be accused of
anything when a second person always looks.

It is an old custom.

What it says
  {who} signs {what} alone
  help: let two people sign

Reported
    The CTO «signs invoices» alone.␛[2J

Left alone
  people/treasury.md:
    Two people sign.

Settings
  limit = 10

Sources
  A ledger
    https://ledger.example/
";
    assert_eq!(page, expected);
}

#[test]
fn colours_are_used_on_demand_only() {
    let catalogue = catalogue();
    let rule = catalogue.get("four-eyes").unwrap();
    let examples = catalogue.examples("four-eyes");
    assert!(explain(rule, &examples, 60, Paint::Ansi).contains("\u{1b}[4msigns invoices\u{1b}[0m"));
    assert!(!explain(rule, &examples, 60, Paint::Plain).contains('\u{1b}'));
}

#[test]
fn rules_are_listed_by_group_with_a_companys_own_last() {
    let (catalogue, problems) =
        Catalogue::embedded().unwrap().with_files(vec![("own/four-eyes.toml".to_owned(), RULE.to_owned())]);
    assert_eq!(problems, []);
    let list = text(&catalogue, Paint::Plain);
    assert!(list.starts_with("The CTO\n  cto-acts-as-engineer"), "{list}");
    assert!(list.ends_with("error    invoices are signed alone\n"), "{list}");
}

#[test]
fn the_json_list_holds_every_rule_with_its_settings() {
    let listed: serde_json::Value = serde_json::from_str(&json(&catalogue())).unwrap();
    let rule = &listed[0];
    assert_eq!(rule["id"], "four-eyes");
    assert_eq!(rule["severity"], "error");
    assert_eq!(rule["built_in"], false);
    assert_eq!(rule["settings"]["limit"], 10);
    assert_eq!(rule["sources"][0]["url"], "https://ledger.example/");
}
