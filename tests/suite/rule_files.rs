//! The loader of rule files: what it refuses, and where it says so.

use std::collections::BTreeMap;

use orglint::model::lexicon::Lexicon;
use orglint::rule::catalogue::Catalogue;
use orglint::rule::load::load;
use orglint::rule::settings::{Level, RuleOptions, Setting};

const SOUND: &str = r#"
name = "the lead of the treasury signs alone"
group = "treasury"
severity = "note"
message = "{who} signs {what} above {limit}"

[settings]
limit = 10

[[find]]
claim = { who = ["cto"], does = ["approve"] }
unless = [{ size = { at_most = "{limit}" } }]

[[bad]]
text = "The CTO «signs every invoice»."

[[good]]
text = "Two people sign."
"#;

/// The text at which the loader complains, and the complaint.
fn complaint(text: &str) -> (String, String) {
    let problems = load("rules/own-rule.toml", text, &BTreeMap::new(), false).unwrap_err();
    let first = &problems[0];
    (text[first.span.clone()].to_owned(), first.message.clone())
}

fn altered(from: &str, to: &str) -> (String, String) {
    assert!(SOUND.contains(from), "{from}");
    complaint(&SOUND.replacen(from, to, 1))
}

#[test]
fn a_sound_file_is_read_with_its_examples() {
    let (rule, examples) = load("own/own-rule.toml", SOUND, &BTreeMap::new(), false).unwrap();
    assert_eq!(&*rule.id, "own-rule");
    assert_eq!(rule.find.len(), 1);
    assert_eq!(rule.find[0].unless.len(), 1);
    assert_eq!((examples.bad.len(), examples.good.len()), (1, 1));
}

#[test]
fn what_is_wrong_is_shown_at_its_exact_place() {
    let table = [
        ("severity = \"note\"", "severity = \"grave\"", "\"grave\"", "unknown variant"),
        ("group =", "grop =", "grop", "unknown field"),
        ("claim = {", "clam = {", "clam", "did you mean `claim`?"),
        ("unless = [{ size", "unless = [{ siez", "siez", "did you mean `size`?"),
        ("at_most =", "at_moost =", "at_moost", "unknown field"),
        ("\"{limit}\"", "\"{limits}\"", "\"{limits}\"", "no setting `limits`"),
        ("limit = 10", "limit = -1", "\"{limit}\"", "invalid value"),
        ("{who} signs", "{whom} signs", "\"{whom} signs {what} above {limit}\"", "did you mean `{who}`?"),
        ("{who} signs", "{who signs", "\"{who signs {what} above {limit}\"", "begins no `{placeholder}`"),
        ("«signs", "signs", "\"The CTO signs every invoice».\"", "without its partner"),
        ("Two people", "«Two» people", "[[good]]", "take the «» out"),
        ("[settings]", "[labels]\nwhense = \"a\"\n[settings]", "whense", "did you mean `whence`?"),
        ("\ngroup =", "\ngroup = = ", "=", ""),
    ];
    for (from, to, place, words) in table {
        let (at, message) = altered(from, to);
        assert_eq!(at, place, "{to}: {message}");
        assert!(message.contains(words), "{to}: {message}");
    }
}

#[test]
fn an_entry_has_exactly_one_pattern() {
    let (_, message) = altered("claim = { who = [\"cto\"], does = [\"approve\"] }", "confidence = \"low\"");
    assert!(message.contains("no pattern"), "{message}");
    let (_, message) = altered("unless =", "size = { known = false }\nunless =");
    assert!(message.contains("two patterns"), "{message}");
}

#[test]
fn a_file_is_named_for_its_id() {
    for path in ["Own.toml", "own rule.toml", "own.yaml", "-own.toml"] {
        assert!(load(path, SOUND, &BTreeMap::new(), false).is_err(), "{path}");
    }
}

#[test]
fn a_company_tunes_its_own_rules_like_ours() {
    let (mut catalogue, problems) =
        Catalogue::default().with_files(vec![("own/own-rule.toml".to_owned(), SOUND.to_owned())]);
    assert_eq!(problems, []);
    let settings = BTreeMap::from([("limit".to_owned(), Setting::Integer(25))]);
    let options = RuleOptions { severity: Some(Level::Error), settings };
    assert_eq!(catalogue.configure(&BTreeMap::from([("own-rule".to_owned(), options)])), []);
    let rule = catalogue.get("own-rule").unwrap();
    assert_eq!(rule.severity, orglint::finding::Severity::Error);
    assert_eq!(rule.settings["limit"], Setting::Integer(25));
    assert!(format!("{:?}", rule.find[0].unless).contains("Some(25)"));
}

#[test]
fn options_that_cannot_be_followed_are_told_and_change_nothing() {
    let (mut catalogue, _) = Catalogue::default().with_files(vec![("own/own-rule.toml".to_owned(), SOUND.to_owned())]);
    let before = catalogue.get("own-rule").unwrap().clone();
    let mut complain = |id: &str, name: &str, value: Setting| {
        let options = RuleOptions { severity: None, settings: BTreeMap::from([(name.to_owned(), value)]) };
        let problems = catalogue.configure(&BTreeMap::from([(id.to_owned(), options)]));
        problems.into_iter().map(|problem| problem.message).collect::<String>()
    };
    assert!(complain("own-rule", "limti", Setting::Integer(1)).contains("did you mean `limit`?"));
    assert!(complain("own-rule", "limit", Setting::Text("ten".to_owned())).contains("a whole number, not a text"));
    assert!(complain("own-rule", "limit", Setting::Integer(-4)).contains("invalid value"));
    assert!(complain("own-rul", "limit", Setting::Integer(4)).contains("did you mean `own-rule`?"));
    assert_eq!(catalogue.get("own-rule"), Some(&before));
}

#[test]
fn an_id_that_is_taken_is_refused() {
    let file = ("elsewhere/own-rule.toml".to_owned(), SOUND.to_owned());
    let (catalogue, problems) =
        Catalogue::default().with_files(vec![("own/own-rule.toml".to_owned(), SOUND.to_owned()), file]);
    assert_eq!(catalogue.rules().len(), 1);
    assert!(problems[0].message.contains("already"));
}

#[test]
fn rules_are_chosen_by_id_group_or_all() {
    let off = SOUND.replace("name =", "enabled = false\nname =");
    let files = vec![
        ("a/first.toml".to_owned(), SOUND.to_owned()),
        ("a/second.toml".to_owned(), SOUND.replace("treasury\"", "vault\"")),
        ("a/third.toml".to_owned(), off),
    ];
    let (catalogue, problems) = Catalogue::default().with_files(files);
    assert_eq!(problems, []);
    let chosen = |select: &[&str], ignore: &[&str]| {
        let mut catalogue = catalogue.clone();
        let owned = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(catalogue.choose(&owned(select), &owned(ignore)), []);
        catalogue.rules().filter(|rule| rule.enabled).map(|rule| rule.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(chosen(&[], &[]), ["first", "second"]);
    assert_eq!(chosen(&["all"], &[]), ["first", "second"]);
    assert_eq!(chosen(&["third"], &[]), ["third"]);
    assert_eq!(chosen(&["treasury"], &["first"]), ["third"]);
    assert_eq!(chosen(&["all"], &["vault"]), ["first"]);
    let unknown = catalogue.clone().choose(&["frist".to_owned()], &[]);
    assert!(unknown[0].1.contains("did you mean `first`?"), "{unknown:?}");
}

#[test]
fn a_concept_that_the_lexicon_lacks_is_shown_and_its_rule_left_out() {
    let text = SOUND.replace("\"approve\"", "\"aprove\"");
    let files =
        vec![("own/own-rule.toml".to_owned(), text.clone()), ("own/sound-rule.toml".to_owned(), SOUND.to_owned())];
    let (catalogue, _) = Catalogue::default().with_files(files);
    let lexicon = Lexicon::embedded().unwrap();
    let (catalogue, problems) = catalogue.without_unknown_concepts(&lexicon);
    assert_eq!(problems.len(), 1);
    assert_eq!(&text[problems[0].span.clone()], "\"aprove\"");
    assert!(problems[0].message.contains("did you mean `approve`?"), "{problems:?}");
    assert_eq!(catalogue.rules().map(|rule| &*rule.id).collect::<Vec<_>>(), ["sound-rule"]);
}
