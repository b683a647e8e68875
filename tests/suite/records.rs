//! YAML, JSON and TOML as one tree with places.

use orglint::parse::records::{Data, Records, Value};
use orglint::source::{FileId, FileKind};

fn parse(kind: FileKind, text: &str) -> Records {
    Records::parse(FileId(0), kind, text)
}

fn scalars<'a>(value: &'a Value, out: &mut Vec<&'a Value>) {
    match &value.data {
        Data::Null => {}
        Data::Scalar(_) => out.push(value),
        Data::List(items) => items.iter().for_each(|item| scalars(item, out)),
        Data::Map(entries) => entries.iter().for_each(|entry| scalars(&entry.value, out)),
    }
}

#[test]
fn a_span_without_escapes_is_the_value_without_its_quotes() {
    let cases = [
        (FileKind::Yaml, "# c\na: Zoë Quill # x\nb: 'CTO'\nc: \"VP\"\nd: [x, {e: 1}]\n"),
        (FileKind::Json, "{\"a\": \"Zoë Quill\", \"b\": [1, true, {\"c\": \"CTO\"}]}"),
        (FileKind::Toml, "a = \"Zoë Quill\"\nb = ['x', 'y']\n[t]\nn = 4\n"),
    ];
    for (kind, text) in cases {
        let records = parse(kind, text);
        assert!(records.problems.is_empty(), "{kind:?}: {:?}", records.problems);
        let mut found = Vec::new();
        records.documents.iter().for_each(|root| scalars(root, &mut found));
        assert!(found.len() >= 4, "{kind:?}");
        for value in found {
            assert_eq!(text.get(value.span.range()), value.text(), "{kind:?}");
        }
    }
}

#[test]
fn anchors_and_merge_keys_are_resolved() {
    let text = "base: &b {team: Core, title: Engineer}\nx:\n  <<: *b\n  title: CTO\ny: *b\n";
    let records = parse(FileKind::Yaml, text);
    let root = &records.documents[0];
    let x = root.get("x").unwrap();
    assert_eq!(x.get("team").and_then(Value::text), Some("Core"));
    assert_eq!(x.get("title").and_then(Value::text), Some("CTO"));
    assert_eq!(root.get("y").unwrap().get("title").and_then(Value::text), Some("Engineer"));
}

#[test]
fn a_billion_laughs_are_refused_where_they_are_called_for() {
    let mut text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for i in 1..12 {
        let alias = format!("*a{}", i - 1);
        text.push_str(&format!("a{i}: &a{i} [{}]\n", [alias.as_str(); 10].join(", ")));
    }
    let records = parse(FileKind::Yaml, &text);
    let first = &records.problems[0];
    assert!(first.message.contains("aliases"), "{}", first.message);
    assert!(text.get(first.at.range()).unwrap().starts_with("*a"));
    assert!(records.documents[0].size() < 200_000);
}

#[test]
fn broken_files_keep_what_could_be_read_and_say_where_they_broke() {
    let text = "dana:\n  name: Dana Field\n  role: CTO\nzoe: [\n";
    let records = parse(FileKind::Yaml, text);
    assert_eq!(records.problems.len(), 1);
    let dana = records.documents[0].get("dana").unwrap();
    assert_eq!(dana.get("name").and_then(Value::text), Some("Dana Field"));
    let records = parse(FileKind::Json, "{\"a\": 1,}");
    assert_eq!(records.problems.len(), 1);
    let records = parse(FileKind::Toml, "a = 1\nb = \nc = 2\n");
    assert!(!records.problems.is_empty());
    assert_eq!(records.documents[0].get("c").and_then(Value::text), Some("2"));
}

#[test]
fn a_long_text_is_not_copied_without_end() {
    let text = format!("x: &x {}\npeople:\n{}", "A".repeat(100_000), "- *x\n".repeat(10_000));
    let records = parse(FileKind::Yaml, &text);
    let people = records.documents[0].get("people").unwrap().items();
    let copies = people.iter().filter(|person| person.text().is_some()).count();
    assert!((1..100).contains(&copies), "{copies}");
    assert!(records.problems.iter().any(|problem| problem.message.contains("not followed")));
}

#[test]
fn a_key_set_twice_is_a_problem_at_the_second() {
    for (kind, text) in [(FileKind::Yaml, "a: 1\nb: 2\na: 3\n"), (FileKind::Json, "{\"a\": 1, \"b\": 2, \"a\": 3}")] {
        let records = parse(kind, text);
        assert_eq!(records.problems.len(), 1);
        assert_eq!(text.rfind('a'), Some(records.problems[0].at.start as usize));
        assert_eq!(records.documents[0].get("a").and_then(Value::text), Some("3"));
    }
}

#[test]
fn deep_nesting_is_refused_and_not_followed() {
    for (kind, text) in [
        (FileKind::Yaml, "[".repeat(100_000)),
        (FileKind::Json, "[".repeat(100_000)),
        (FileKind::Json, "{\"a\":".repeat(100_000)),
        (FileKind::Toml, format!("a = {}", "[".repeat(100_000))),
    ] {
        assert!(!parse(kind, &text).problems.is_empty());
    }
}

#[test]
fn a_torn_list_of_people_is_told_wherever_it_lies_and_other_torn_files_are_not() {
    let person = "{\"name\": \"Ilse Brandt\", \"title\": \"CTO\", \"manager\": null}";
    let cases = [
        ("data/crew.json", format!("[{person}, {person},]"), 1),
        ("data/crew.yaml", "crew:\n  - name: Ilse Brandt\n\t  title: CTO\n    manager: none\n".to_owned(), 1),
        ("data/crew.toml", "[[crew]]\nname = \"Ilse Brandt\ntitle = \"CTO\"\nmanager = \"\"\n".to_owned(), 1),
        ("org/people.yaml", "people: ".to_owned() + &"[".repeat(100_000), 1),
        ("org/people.json", "{\"people\":".repeat(100_000), 1),
        ("org-chart.json", "{\"people\": [".to_owned(), 1),
        ("data/menu.json", "{\"name\": \"soup\", \"title\": \"Soup\",".to_owned(), 0),
        ("values.yaml", "name: a\nname: b\nrole: web\nmanager: apt\n".to_owned(), 0),
        ("people.yaml", "lines: {{ people }}: x\n".to_owned(), 0),
    ];
    for (path, text, told) in cases {
        let chart = super::memory::chart(path, &text);
        assert_eq!(chart.problems.len().min(1), told, "{path}: {:?}", chart.problems);
    }
}
