//! What is shown of a file: windows of long lines, and no cell that nobody asked about.

use orglint::report::{Format, Style};
use orglint::source::{FileKind, Span};

use super::Case;

/// The lines of the excerpt that the human format draws for labels at `words`.
fn shown(kind: FileKind, path: &str, text: &str, words: &[&str]) -> Vec<String> {
    let mut case = Case::default();
    let file = case.file(path, kind, Some(text));
    let labels = words.iter().map(|words| (case.at(file, words), "")).collect();
    case.finding("r", labels);
    let text = case.write(Format::Human, &Style { width: 120, ..Style::default() });
    let numbered = |line: &&str| line.trim_start().starts_with(|c: char| c.is_ascii_digit());
    text.lines().filter(numbered).map(|line| line.split_once("│ ").map_or("", |(_, text)| text).to_owned()).collect()
}

#[test]
fn cells_without_a_label_are_masked() {
    let csv = "name,title,salary\nMira,CTO,180000\n\"Brandt, Olaf\",VP,170000\n";
    assert_eq!(shown(FileKind::Csv, "a.csv", csv, &["CTO"]), ["…,CTO,…"]);
    assert_eq!(shown(FileKind::Csv, "a.csv", csv, &["Brandt, Olaf"]), ["\"Brandt, Olaf\",…"]);
    assert_eq!(shown(FileKind::Csv, "a.csv", csv, &["Mira", "VP"]), ["Mira,…", "\"…\",VP,…"]);
    let tabs = "Mira\tCTO\t180000\n";
    assert_eq!(shown(FileKind::Csv, "a.tsv", tabs, &["TO"]), ["…   CTO …"]);
}

#[test]
fn keys_of_records_are_shown_and_values_masked() {
    let yaml = "- name: Mira Quist\n  title: CTO\n  salary: 180000 # gross\n  note: a: b\n";
    assert_eq!(shown(FileKind::Yaml, "a.yaml", yaml, &["CTO"]), ["- name: …", "  title: CTO", "  salary: …"]);
    let flow = "people: [{name: Mira, title: CTO, salary: 180000}]\n";
    assert_eq!(shown(FileKind::Yaml, "a.yaml", flow, &["CTO"]), ["people: [{name: …, title: CTO, salary: …}]"]);
    let json = "{\"name\": \"Mira\", \"title\": \"CTO\", \"salary\": 180000, \"site\": \"https://x\"}\n";
    assert_eq!(
        shown(FileKind::Json, "a.json", json, &["CTO"]),
        ["{\"name\": \"…\", \"title\": \"CTO\", \"salary\": …, \"site\": \"…\"}"]
    );
    let toml = "[[people]]\nname = \"Mira\"\ntitle = \"CTO\"\nsalary = 180000\n";
    assert_eq!(shown(FileKind::Toml, "a.toml", toml, &["CTO"]), ["name = \"…\"", "title = \"CTO\"", "salary = …"]);
    assert_eq!(shown(FileKind::Toml, "orglint.toml", toml, &["CTO"])[2], "salary = 180000");
    let ldif = "dn: cn=Mira,o=x\ntitle: CTO\nmobile: 555\n";
    assert_eq!(shown(FileKind::Ldif, "a.ldif", ldif, &["CTO"]), ["dn: …", "title: CTO", "mobile: …"]);
}

#[test]
fn a_line_of_megabytes_shows_a_window() {
    for filler in ["x", "ü ", "word ", "\t", "\u{1b}["] {
        let text = format!("{}owns delivery{}", filler.repeat(500_000), filler.repeat(500_000));
        let lines = shown(FileKind::Markdown, "a.md", &text, &["owns delivery"]);
        assert!(lines[0].contains("owns delivery") && lines[0].chars().count() <= 120, "{lines:?}");
    }
    let json = format!("[{}{{\"title\":\"CTO\",\"pay\":7}}]", "{\"pay\":180000},".repeat(100_000));
    let lines = shown(FileKind::Json, "a.json", &json, &["CTO"]);
    assert!(lines[0].ends_with("{\"title\":\"CTO\",\"pay\":…}]"), "{lines:?}");
}

#[test]
fn far_labels_of_one_line_get_windows_of_their_own() {
    let text = format!("first {} second {} third", "a ".repeat(400), "b ".repeat(400));
    let line = &shown(FileKind::Markdown, "a.md", &text, &["first", "second", "third"])[0];
    assert!(["first", "second", "third"].iter().all(|word| line.contains(word)), "{line}");
    assert!(line.chars().count() <= 125, "{line}");
}

#[test]
fn many_findings_on_one_long_line_cost_no_more_than_elsewhere() {
    let mut case = Case::default();
    let text = "The CTO owns delivery. ".repeat(100_000);
    let file = case.file("a.md", FileKind::Markdown, Some(&text));
    for i in 0..2000 {
        let start = i * 23 * 50 + 8;
        case.finding("r", vec![(Span::new(file, start, start + 13), "x")]);
    }
    for format in [Format::Human, Format::Json, Format::Concise, Format::Sarif] {
        assert!(case.write(format, &Style::default()).len() > 100_000);
    }
}

#[test]
fn a_sentence_of_megabytes_is_cut_in_the_message() {
    let mut case = Case::default();
    let file = case.file("a.md", FileKind::Markdown, Some("x\n"));
    case.finding("r", vec![(Span::new(file, 0, 1), "")]).message = "long ".repeat(1_000_000);
    for format in [Format::Human, Format::Concise, Format::Github, Format::Markdown] {
        assert!(case.write(format, &Style::default()).len() < 10_000);
    }
}
