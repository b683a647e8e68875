//! JSON, SARIF, GitHub, GitLab, Markdown and the one-line format.

use insta::assert_snapshot;
use orglint::finding::Severity;
use orglint::report::{Format, Style, json_schema};
use orglint::source::{FileKind, Span};
use serde_json::Value;

use super::{Case, larkmoor};

fn all() -> Style {
    Style { show_suppressed: true, ..Style::default() }
}

fn json(case: &Case, format: Format, style: &Style) -> Value {
    serde_json::from_str(&case.write(format, style)).unwrap()
}

fn errors(schema: &str, document: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn concise_is_one_line_a_finding() {
    assert_snapshot!(larkmoor().write(Format::Concise, &all()));
}

#[test]
fn paths_start_where_the_user_stands() {
    let style = Style { directory: "handbook".to_owned(), ..Style::default() };
    let text = larkmoor().write(Format::Concise, &style);
    assert!(text.starts_with("roles.md:5:9: warning[cto-owns-delivery]"), "{text}");
    assert!(text.contains("\n../org/people.csv:3:16: error[one-person-both-roles]"), "{text}");
}

#[test]
fn json_is_what_the_schema_says() {
    let text = larkmoor().write(Format::Json, &all());
    assert_snapshot!(text);
    assert_eq!(errors(&json_schema(), &serde_json::from_str(&text).unwrap()), Vec::<String>::new());
}

#[test]
fn json_leaves_suppressed_findings_out() {
    let report = json(&larkmoor(), Format::Json, &Style::default());
    assert_eq!(report["findings"].as_array().unwrap().len(), 2);
    assert_eq!(report["summary"]["suppressed"], 1);
}

#[test]
fn sarif_follows_the_official_schema() {
    let schema = include_str!("../../schemas/sarif-2.1.0.json");
    for style in [all(), Style::default()] {
        assert_eq!(errors(schema, &json(&larkmoor(), Format::Sarif, &style)), Vec::<String>::new());
    }
    assert_snapshot!(larkmoor().write(Format::Sarif, &all()));
}

#[test]
fn sarif_points_from_each_result_to_its_rule() {
    let log = json(&larkmoor(), Format::Sarif, &Style::default());
    let run = &log["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        assert!(result["suppressions"].is_null());
    }
}

#[test]
fn sarif_messages_hold_no_links() {
    let mut case = larkmoor();
    case.findings[0].message = "see [this](https://evil.example)".to_owned();
    let run = &json(&case, Format::Sarif, &Style::default())["runs"][0];
    let message = run["results"][0]["message"]["text"].as_str().unwrap();
    assert!(message.starts_with(r"see \[this\](https://evil.example)"), "{message}");
}

#[test]
fn sarif_keeps_within_the_limit_of_results() {
    let mut case = Case::default();
    let page = case.file("a.md", FileKind::Markdown, Some("x\n"));
    for i in 0..25_003 {
        let finding = case.finding("r", vec![(Span::new(page, 0, 1), "")]);
        finding.severity = if i < 3 { Severity::Note } else { Severity::Warning };
    }
    let run = &json(&case, Format::Sarif, &Style::default())["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 25_000);
    assert!(results.iter().all(|result| result["level"] == "warning"));
    let said = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap();
    assert!(said.starts_with("3 findings left out"), "{said}");
}

#[test]
fn github_gets_annotations() {
    assert_snapshot!(larkmoor().write(Format::Github, &all()));
}

#[test]
fn github_gets_no_columns_for_several_lines() {
    let mut case = Case::default();
    let page = case.file("a,b:c%.md", FileKind::Markdown, Some("one\ntwo\nthree\n"));
    case.finding("r", vec![(Span::new(page, 1, 6), "")]).help = String::new();
    assert_eq!(
        case.write(Format::Github, &Style::default()),
        "::warning file=a%2Cb%3Ac%25.md,line=1,endLine=2,title=orglint (r)::the CTO is made to own delivery\n"
    );
}

#[test]
fn github_shows_ten_of_each_level_and_counts_the_rest() {
    let mut case = Case::default();
    let page = case.file("a.md", FileKind::Markdown, Some("x\n"));
    for i in 0..40 {
        let finding = case.finding("r", vec![(Span::new(page, 0, 1), "")]);
        finding.severity = if i % 2 == 0 { Severity::Warning } else { Severity::Note };
    }
    let text = case.write(Format::Github, &Style::default());
    assert_eq!(text.lines().filter(|line| line.starts_with("::warning ")).count(), 10);
    assert_eq!(text.lines().filter(|line| line.starts_with("::notice ")).count(), 10);
    assert!(
        text.lines().last().unwrap().contains("::21 findings more not shown here (10 warnings, 11 notes)"),
        "{text}"
    );
}

#[test]
fn gitlab_gets_issues_with_fingerprints_of_their_own() {
    let mut case = larkmoor();
    let again = case.findings[0].clone();
    case.findings.push(again);
    let issues = json(&case, Format::Gitlab, &all());
    let issues = issues.as_array().unwrap();
    let mut fingerprints: Vec<&str> = Vec::new();
    for issue in issues {
        assert!(issue["description"].is_string() && issue["check_name"].is_string());
        assert!(["info", "minor", "major"].contains(&issue["severity"].as_str().unwrap()));
        assert!(issue["location"]["path"].is_string() && issue["location"]["lines"]["begin"].as_u64().unwrap() > 0);
        fingerprints.push(issue["fingerprint"].as_str().unwrap());
    }
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), 4);
    assert_snapshot!(case.write(Format::Gitlab, &Style::default()));
}

#[test]
fn markdown_is_a_job_summary() {
    assert_snapshot!(larkmoor().write(Format::Markdown, &all()));
}

#[test]
fn markdown_fits_into_a_summary() {
    let mut case = Case::default();
    let line = "The CTO owns delivery. ".repeat(6) + "\n";
    let page = case.file("a.md", FileKind::Markdown, Some(&line.repeat(3000)));
    for i in 0..3000 {
        let start = i * line.len() as u32 + 8;
        case.finding("r", vec![(Span::new(page, start, start + 13), "")]);
    }
    let text = case.write(Format::Markdown, &Style::default());
    assert!(text.len() > 900_000 && text.len() < 1_048_576, "{}", text.len());
    assert!(text.ends_with("findings more not shown here:** the summary is full.\n"));
}

#[test]
fn a_clean_run_says_so() {
    let case = Case::default();
    assert_eq!(case.write(Format::Markdown, &Style::default()), "## orglint: no findings\n\n✅ 0 files read.\n");
    assert_eq!(case.write(Format::Human, &Style::default()), "");
    assert_eq!(json(&case, Format::Gitlab, &Style::default()), Value::Array(vec![]));
}

#[test]
fn the_order_of_findings_does_not_matter() {
    let mut other = larkmoor();
    other.findings.reverse();
    for format in [Format::Human, Format::Json, Format::Sarif, Format::Github, Format::Markdown] {
        assert_eq!(larkmoor().write(format, &all()), other.write(format, &all()));
    }
}

#[test]
fn paths_are_those_of_the_repository() {
    let case = Case { root: "companies/a b/", ..larkmoor() };
    let style = Style::default();
    assert_eq!(
        json(&case, Format::Json, &style)["findings"][0]["labels"][0]["path"],
        "companies/a b/handbook/roles.md"
    );
    assert!(case.write(Format::Sarif, &style).contains("\"uri\": \"companies/a%20b/handbook/roles.md\""));
    assert!(case.write(Format::Github, &style).starts_with("::warning file=companies/a b/handbook/roles.md,line=5,"));
    let here = Style { directory: "companies/a b".to_owned(), ..style };
    assert!(case.write(Format::Concise, &here).starts_with("handbook/roles.md:5:9:"));
}

#[test]
fn annotations_stand_on_changed_lines() {
    let case = Case { changed: Some(|span| span.file.0 == 1), ..larkmoor() };
    let text = case.write(Format::Github, &Style::default());
    assert!(text.starts_with("::warning file=org/people.yaml,line=2,"), "{text}");
    assert!(text.contains("%0Ahandbook/roles.md:5: delivery is the VP of Engineering's%0A"), "{text}");
    let run = &json(&case, Format::Sarif, &Style::default())["runs"][0];
    let uri = &run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "org/people.yaml");
}

#[test]
fn markdown_links_to_the_source() {
    let case = Case { source_url: Some("https://forge.example/larkmoor/handbook/blob/4f0c/"), ..larkmoor() };
    let text = case.write(Format::Markdown, &Style::default());
    let link =
        "[<code>handbook/roles.md:5:9</code>](https://forge.example/larkmoor/handbook/blob/4f0c/handbook/roles.md#L5)";
    assert!(text.contains(link), "{text}");
}
