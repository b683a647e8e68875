//! The format for terminals.

use std::io::{self, ErrorKind, Write};

use insta::assert_snapshot;
use orglint::report::{Format, Report, Style, Summary, write};
use orglint::source::{FileKind, Sources, Span};

use super::{Case, larkmoor};

fn human(case: &Case, width: usize) -> String {
    case.write(Format::Human, &Style { width, ..Style::default() })
}

#[test]
fn labels_of_several_files_are_drawn() {
    assert_snapshot!(human(&larkmoor(), 100));
}

#[test]
fn narrow_terminals_stay_readable() {
    let text = human(&larkmoor(), 40);
    assert!(text.lines().all(|line| line.chars().count() <= 40 || line.contains("https://")), "{text}");
    assert_snapshot!(text);
}

#[test]
fn ascii_alone_is_drawn_on_request() {
    let style = Style { unicode: false, width: 60, ..Style::default() };
    let text = larkmoor().write(Format::Human, &style);
    assert!(text.is_ascii(), "{text}");
}

#[test]
fn colours_and_links_come_on_request() {
    let style = Style { colour: true, hyperlinks: true, ..Style::default() };
    let text = larkmoor().write(Format::Human, &style);
    assert!(text.contains("\u{1b}]8;;https://orglint.example/rules/cto-owns-delivery\u{1b}\\"), "{text}");
    assert!(text.contains("\u{1b}[33;1m") || text.contains("\u{1b}[1;33m"), "{text:?}");
    assert!(!human(&larkmoor(), 80).contains('\u{1b}'));
}

#[test]
fn a_label_at_the_end_of_a_file_is_drawn() {
    let mut case = Case::default();
    let page = case.file("a.md", FileKind::Markdown, Some("one\n"));
    let empty = case.file("b.md", FileKind::Markdown, Some(""));
    case.finding("r", vec![(Span::new(page, 4, 4), "here"), (Span::new(empty, 0, 0), "and here")]).help.clear();
    assert_snapshot!(human(&case, 80));
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let mut case = Case::default();
    let page = case.file("bad.md", FileKind::Markdown, None);
    let finding = case.finding("unreadable-file", vec![(Span::new(page, 7, 7), "")]);
    finding.message = "not valid UTF-8 at byte 7".to_owned();
    finding.help.clear();
    assert_snapshot!(human(&case, 80));
}

#[test]
fn overlapping_labels_stay_apart() {
    let mut case = Case::default();
    let page = case.file("a.md", FileKind::Markdown, Some("The CTO owns delivery of it all.\n"));
    let labels = vec![
        (Span::new(page, 8, 21), "the deed"),
        (Span::new(page, 0, 32), "the sentence"),
        (Span::new(page, 13, 21), "the thing"),
    ];
    case.finding("r", labels).help.clear();
    assert_snapshot!(human(&case, 80));
}

#[test]
fn a_label_over_many_lines_is_cut() {
    let mut case = Case::default();
    let text = "line\n".repeat(50);
    let page = case.file("a.md", FileKind::Markdown, Some(&text));
    case.finding("r", vec![(Span::new(page, 5, 240), "the section")]).help.clear();
    assert_snapshot!(human(&case, 80));
}

#[test]
fn the_header_counts_characters() {
    let mut case = Case::default();
    let page = case.file("a.md", FileKind::Markdown, Some("Größe 👩‍💻: the CTO owns it\n"));
    let words = case.at(page, "owns it");
    case.finding("r", vec![(words, "")]);
    assert!(human(&case, 80).contains("[a.md:1:20]"), "{}", human(&case, 80));
}

#[test]
fn a_closed_pipe_is_the_end() {
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let case = larkmoor();
    let sources = Sources::new(case.files.clone());
    let report = Report {
        findings: &case.findings,
        sources: &sources,
        texts: &case,
        rules: &[],
        version: "0",
        summary: Summary::default(),
        root: "",
        source_url: None,
        changed: None,
    };
    assert!(write(&report, Format::Human, &Style::default(), &mut Closed).is_ok());
}
