//! `orglint.toml`: what is read, and that every mistake is shown where it stands.

use orglint::config::{Config, FailOn, Known, KnownRule, Level, Selection, State, nearest, schema};
use orglint::error::Problem;
use orglint::finding::{Confidence, Severity};
use orglint::source::{FileId, FileKind, SourceFile, Sources};

/// Two rules, a few words.
fn known() -> Known {
    let rule = |group: &str, off_by_default: bool, settings: &str| KnownRule {
        group: group.into(),
        off_by_default,
        settings: settings.parse().unwrap(),
    };
    Known {
        rules: [
            ("cto-owns-delivery".to_owned(), rule("cto", false, "")),
            ("one-person-both-roles".to_owned(), rule("together", false, "max_combined_size = 10\nshare = 0.5")),
            ("codeowners-unowned-file".to_owned(), rule("codeowners", true, "")),
        ]
        .into(),
        roles: ["cto", "vpe", "em"].map(str::to_owned).into(),
        concepts: ["delivery", "cto"].map(str::to_owned).into(),
    }
}

/// Everything wrong with a text, reading and validation alike.
fn problems(text: &str) -> Vec<Problem> {
    match Config::parse(text) {
        Ok(config) => config.problems(&known()),
        Err(problems) => problems,
    }
}

/// The example of the documentation.
const EXAMPLE: &str = include_str!("../../docs/orglint.example.toml");

#[test]
fn the_example_of_the_documentation_is_read_and_valid() {
    let config = Config::parse(EXAMPLE).unwrap();
    assert_eq!(config.problems(&known()), []);
    assert_eq!(config.fail_on(), FailOn::Warning);
    assert_eq!(config.min_confidence(), Confidence::Medium);
    assert_eq!(config.allow.len(), 1);
    let both = config.rules.iter().find(|table| table.id.get_ref() == "one-person-both-roles").unwrap();
    assert_eq!(both.level.as_ref().map(|level| *level.get_ref()), Some(Level::On(Severity::Error)));
    assert_eq!(both.settings[0].value, toml::Value::Integer(12));
}

#[test]
fn an_empty_configuration_is_the_default() {
    let config = Config::parse("").unwrap();
    assert_eq!(config.fail_on(), FailOn::Warning);
    assert_eq!(config.min_confidence(), Confidence::Medium);
    assert!(!config.root && config.rules.is_empty());
}

#[test]
fn every_mistake_is_shown_at_its_place_with_advice() {
    // text, the words that are marked, message, part of the help
    let table = [
        ("selct = []", "selct", "unknown key `selct`", "did you mean `select`?"),
        ("rule = {}", "rule", "unknown key `rule`", "did you mean `rules`?"),
        ("per_path_ignores = {}", "per_path_ignores", "unknown key `per_path_ignores`", "`per-path-ignores`"),
        ("[company]\nsizes = 3", "sizes", "unknown key `sizes`", "did you mean `size`?"),
        ("[codeowners]\ndialect = \"gitlb\"", "\"gitlb\"", "unknown value `gitlb`", "did you mean `gitlab`?"),
        ("fail-on = \"warn\"", "\"warn\"", "unknown value `warn`", "did you mean `warning`?"),
        ("select = \"cto\"", "\"cto\"", "invalid type: string \"cto\", expected a sequence", ""),
        ("select = [\"cto-owns-delivry\"]", "\"cto-owns-delivry\"", "unknown rule or group", "`cto-owns-delivery`?"),
        ("[rules.cto-own-delivery]\nseverity = \"off\"", "cto-own-delivery", "unknown rule", "`cto-owns-delivery`?"),
        ("[rules]\ncto-owns-delivery = 1", "1", "the settings of `cto-owns-delivery` are a table", "[rules."),
        ("[rules.cto-owns-delivery]\nseverity = \"eror\"", "\"eror\"", "unknown severity `eror`", "`error`?"),
        ("[rules.cto-owns-delivery]\nseverity = 1", "1", "expected a severity, found integer", "error, warning"),
        (
            "[rules.one-person-both-roles]\nmax-combined-size = 3",
            "max-combined-size",
            "`one-person-both-roles` has no setting `max-combined-size`",
            "did you mean `max_combined_size`?",
        ),
        (
            "[rules.one-person-both-roles]\nmax_combined_size = \"3\"",
            "\"3\"",
            "`max_combined_size` takes integer, not string",
            "its own value is 10",
        ),
        ("[roles]\nctoo = [\"Chief Architect\"]", "ctoo", "unknown role `ctoo`", "did you mean `cto`?"),
        ("[holders]\ncto = [\" \"]", "\" \"", "an empty name matches nothing", ""),
        ("[titles]\nenginering = [\"Wizard\"]", "enginering", "unknown discipline", "`engineering`?"),
        ("[lexicon]\ndelivry = [\"x\"]", "delivry", "unknown concept `delivry`", "`delivery`?"),
        ("exclude = [\"a[\"]", "\"a[\"", "not a glob", ""),
        ("[[allow]]\nrule = \"cto-owns-delivery\"\npath = \"a\"", "[[allow]]", "missing field `reason`", ""),
        (
            "[[allow]]\nrule = \"cto-owns-delivery\"\nreason = \"r\"",
            "\"cto-owns-delivery\"",
            "an allowance needs a `path` or a `person`",
            "say where",
        ),
        (
            "[[allow]]\nrule = \"cto-owns-delivery\"\npath = \"a\"\nreason = \"\"",
            "\"\"",
            "an allowance needs a reason",
            "say in a sentence",
        ),
        (
            "[[allow]]\nrule = \"cto-owns-delivery\"\npath = \"a\"\nreason = \"r\"\nexpires = \"soon\"",
            "\"soon\"",
            "`soon` is no date",
            "",
        ),
    ];
    for (text, marked, message, help) in table {
        let problems = problems(text);
        assert_eq!(problems.len(), 1, "{text}: {problems:?}");
        let problem = &problems[0];
        assert!(problem.message.starts_with(message), "{text}: {problem:?}");
        assert!(problem.help.contains(help), "{text}: {problem:?}");
        assert_eq!(&text[problem.at.clone()], marked, "{text}: {problem:?}");
    }
}

#[test]
fn all_that_is_no_toml_is_told_at_once() {
    let text = "select = [\nfail-on = = 1\nroot = maybe\n";
    let problems = problems(text);
    assert!(problems.len() >= 2, "{problems:?}");
    assert!(problems.iter().all(|problem| problem.at.end <= text.len()));
}

#[test]
fn a_whole_number_may_stand_for_a_fraction() {
    assert_eq!(problems("[rules.one-person-both-roles]\nshare = 1"), []);
}

#[test]
fn a_date_may_stand_with_or_without_quotation_marks() {
    for day in ["2027-01-31", "\"2027-01-31\""] {
        let text = format!("[[allow]]\nrule = \"r\"\npath = \"p\"\nreason = \"x\"\nexpires = {day}\n");
        let config = Config::parse(&text).unwrap();
        assert_eq!(config.allow[0].expires.as_ref().unwrap().get_ref().0, jiff::civil::date(2027, 1, 31));
    }
}

#[test]
fn the_nearest_configuration_counts() {
    let file = |path: &&str| SourceFile { path: (*path).into(), kind: FileKind::Toml, reported: true };
    let sources = |paths: &[&str]| Sources::new(paths.iter().map(file).collect());
    let two = sources(&["a/orglint.toml", "orglint.toml"]);
    assert_eq!(nearest(&two, "a/b"), Some(FileId(0)));
    assert_eq!(nearest(&two, "b"), Some(FileId(1)));
    assert_eq!(nearest(&two, ""), Some(FileId(1)));
    assert_eq!(nearest(&sources(&["a/orglint.toml"]), "b/c"), None);
}

#[test]
fn the_command_line_replaces_select_and_adds_to_ignore() {
    // configuration, --select, --ignore, rules that run (first letters of `cto…`, `one…`, `cod…`)
    let table: [(&str, &[&str], &[&str], &str); 9] = [
        ("", &[], &[], "cto one"),
        ("select = [\"all\"]", &[], &[], "cto one cod"),
        ("select = [\"default\", \"codeowners\"]", &[], &[], "cto one cod"),
        ("select = [\"cto\"]", &[], &[], "cto"),
        ("select = [\"cto\"]", &["together"], &[], "one"),
        ("ignore = [\"cto\"]", &["all"], &["together"], "cod"),
        ("[rules.codeowners-unowned-file]\nseverity = \"note\"", &[], &[], "cto one cod"),
        ("[rules.cto-owns-delivery]\nseverity = \"off\"", &[], &[], "one"),
        ("[rules.codeowners-unowned-file]\nseverity = \"note\"", &["cto"], &[], "cto"),
    ];
    for (text, select, ignore, expected) in table {
        let config = Config::parse(text).unwrap();
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let selection = Selection::new(&config, &known(), &owned(select), &owned(ignore));
        let rules = ["cto-owns-delivery", "one-person-both-roles", "codeowners-unowned-file"];
        let on: Vec<&str> =
            rules.into_iter().filter(|id| selection.state(id) == State::On).map(|id| &id[..3]).collect();
        assert_eq!(on.join(" "), expected, "{text} {select:?} {ignore:?}");
        assert_eq!(selection.state("nonsense"), State::Unknown);
    }
}

#[test]
fn the_schema_accepts_the_example_and_refuses_what_the_reader_refuses() {
    let schema = schema(&known());
    let validator = jsonschema::validator_for(&schema).unwrap();
    let json = |text: &str| serde_json::to_value(text.parse::<toml::Table>().unwrap()).unwrap();
    assert!(validator.is_valid(&json(&EXAMPLE.replace("2027-06-30", "\"2027-06-30\""))));
    for wrong in [
        "selct = []",
        "fail-on = \"warn\"",
        "[company]\nsize = \"3\"",
        "[rules.cto-owns-delivery]\nseverity = \"bad\"",
        "[rules.one-person-both-roles]\nmax_combined_sizes = 3",
        "[[allow]]\nrule = \"x\"",
    ] {
        assert!(!validator.is_valid(&json(wrong)), "{wrong}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_reader_panic_or_point_outside(text in "[a-z\\[\\]=\"'., \n{}#-]{0,60}") {
        for problem in problems(&text) {
            proptest::prop_assert!(text.get(problem.at.clone()).is_some(), "{problem:?}");
        }
    }
}
