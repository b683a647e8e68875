//! Files made to hurt: the whole program reads each to its end, says what it could not read, and goes on.

use orglint::config::Config;
use orglint::parse::codeowners::{self, Dialect};
use orglint::parse::markdown;
use orglint::setup::{Overrides, Setup, Steering};
use orglint::source::FileId;

use super::binary::{folder, run};
use super::texts::{InMemory, files_below};

/// Pages by what is hostile in them. Sizes are such that a cost that grows with the square is never paid in time.
fn hostile() -> Vec<(&'static str, String)> {
    let times = |text: &str, n: usize| text.repeat(n);
    let each = |n: usize, page: fn(usize) -> String| (0..n).map(page).collect::<String>();
    vec![
        ("no-stops", times("The CTO owns delivery and approves releases and ", 800)),
        ("commas", times("CTO, ", 1_500)),
        ("no-commas", times("CTO ", 1_500)),
        ("negations", times("not ", 30_000) + "the CTO owns delivery"),
        ("parentheses", times("(CTO ", 1_500)),
        ("quotation-marks", times("“The CTO owns « delivery \" ", 1_000)),
        ("one-word", "CTO".to_owned() + &times("a", 2_000_000)),
        ("hyphens", times("CTO-", 50_000)),
        ("half-words", "CTO ".to_owned() + &times("n't", 50_000) + &times("'s", 50_000)),
        ("emphasis", times("*a **CTO owns delivery", 1_000)),
        ("links", times("[CTO](x) ", 2_000)),
        ("comments", "The CTO ".to_owned() + &times("<!--", 30_000)),
        ("short-sentences", times("The CTO owns delivery. ", 5_000)),
        ("soft-breaks", times("Mission: the CTO owns delivery\n", 1_000)),
        ("headings", times("# The CTO\n", 10_000)),
        ("long-heading", format!("# {}\n\n{}", times("CTO and VPE ", 5_000), times("Owns delivery.\n\n", 2_000))),
        ("rows", "| Role | Duty |\n|--|--|\n".to_owned() + &times("| CTO | owns delivery |\n", 3_000)),
        ("columns", format!("|{}\n|{}\n|{}\n", times("CTO|", 3_000), times("-|", 3_000), times("A|", 3_000))),
        ("deep-list", each(1_500, |level| format!("{}- The CTO:\n", "  ".repeat(level)))),
        ("one-list", "The CTO is responsible for:\n\n".to_owned() + &times("- delivery\n", 5_000)),
        ("long-lead-in", format!("{}\n\n{}", times("The CTO owns it. ", 2_000), times("- delivery\n", 2_000))),
        ("quotes", times("> The CTO owns delivery.\n>\n", 5_000)),
        ("deep-quote", times(">", 20_000) + " The CTO owns delivery"),
        ("footnotes", each(1_000, |n| format!("The CTO[^{n}].\n\n[^{n}]: owns delivery\n\n"))),
        ("addresses", times("You are the CTO.\n\n", 3_000)),
        ("descriptions", each(2_000, |n| format!("## The CTO of unit {n}\n\n- owns delivery\n\n"))),
        ("names", each(3_000, |n| format!("Anna{n} Berg{n} is our CTO. "))),
        ("questions", times("Who owns delivery? The CTO. ", 3_000)),
        (
            "suppressions",
            times("<!-- orglint-ignore-start cto-owns-delivery: so -->\nThe CTO owns delivery.\n\n", 1_000),
        ),
        ("yaml-brackets", format!("---\na: {}\n---\nThe CTO owns delivery.\n", times("[", 100_000))),
        ("yaml-bomb", yaml_bomb()),
    ]
}

fn yaml_bomb() -> String {
    let mut page = String::from("---\na0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for level in 1..12 {
        let inner = vec![format!("*a{}", level - 1); 9].join(",");
        page.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    page + "---\nThe CTO owns delivery.\n"
}

#[test]
fn hostile_pages_are_read_to_their_end_and_the_others_with_them() {
    let mut pages: Vec<(String, String)> =
        hostile().into_iter().map(|(name, text)| (format!("{name}.md"), text)).collect();
    pages.push(("calm.md".to_owned(), "The CTO owns delivery.\n".to_owned()));
    let folder = folder(pages.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    let said = run(folder.path(), &["check", "--format", "concise"], b"");
    assert_eq!(said.code, Some(1), "{}", said.err);
    for page in ["calm.md:1:", "yaml-bomb.md:15:", "yaml-brackets.md:4:"] {
        assert!(said.out.contains(page), "nothing about {page}");
    }
}

#[test]
fn what_cannot_be_read_is_a_finding_and_never_silence() {
    let folder = folder([
        ("bytes.md", &b"The CTO \xff owns delivery."[..]),
        ("nul.md", b"The CTO\0 owns delivery."),
        ("calm.md", b"Nothing here.\n"),
    ]);
    let said = run(folder.path(), &["check", "--format", "concise"], b"");
    assert_eq!(said.code, Some(1), "{}", said.err);
    assert_eq!(said.out.lines().count(), 2, "{}", said.out);
    assert!(said.out.lines().all(|line| line.contains("unreadable-file")), "{}", said.out);
    let claims = run(folder.path(), &["claims"], b"");
    assert!(claims.err.contains("bytes.md: not valid UTF-8 at byte 8"), "{}", claims.err);
}

#[test]
fn a_page_that_is_too_long_says_where_its_reading_ended() {
    let page = format!("The CTO owns delivery.\n\nThe CTO {}\n\nThe CTO owns delivery.\n", "lamp ".repeat(40_000));
    let folder = folder([("long.md", page.as_bytes()), ("calm.md", b"The CTO owns delivery.\n")]);
    let said = run(folder.path(), &["check", "--format", "concise"], b"");
    let lines: Vec<&str> = said.out.lines().collect();
    assert!(
        matches!(lines[..], [calm, long, end] if calm.starts_with("calm.md:1:") && long.starts_with("long.md:1:")
        && end.starts_with("long.md:3:") && end.contains("nothing of this page after this place")),
        "{}",
        said.out
    );
}

#[test]
fn problems_without_end_are_cut_and_the_cut_is_told() {
    let text = "a ".repeat(20_000);
    let syntax = codeowners::parse(FileId(0), &text, Dialect::GitHub);
    assert_eq!(syntax.problems.len(), 1_001);
    assert!(syntax.problems.last().is_some_and(|last| last.message.contains("not listed")));
}

#[cfg(unix)]
#[test]
fn pipes_are_not_opened_and_links_out_of_the_root_are_not_followed() {
    let outside = folder([("secret.md", &b"The CTO owns delivery.\n"[..])]);
    let folder = folder([("calm.md", &b"Nothing here.\n"[..])]);
    std::os::unix::fs::symlink(outside.path().join("secret.md"), folder.path().join("link.md")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.md")).status();
    assert!(made.is_ok_and(|status| status.success()));
    let said = run(folder.path(), &["check"], b"");
    assert_eq!(said.code, Some(1), "{}", said.err);
    assert!(said.out.contains("a named pipe, which is not opened") && !said.out.contains("link.md"), "{}", said.out);
    assert!(said.err.contains("1 symbolic link out of the root not followed"), "{}", said.err);
}

#[test]
fn every_prefix_of_every_fixture_is_parsed_and_read() {
    let mut prefixes = Vec::new();
    for (path, text) in files_below("fixtures") {
        let (stem, name) = path.rsplit_once('/').unwrap();
        for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
            prefixes.push((format!("{stem}/{end}/{name}"), text[..end].to_owned()));
        }
        for dialect in [Dialect::GitHub, Dialect::GitLab, Dialect::Bitbucket, Dialect::Gitea] {
            for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
                codeowners::parse(FileId(0), &text[..end], dialect);
            }
        }
        for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
            markdown::parse(FileId(0), &text[..end]);
        }
    }
    let (sources, texts) = InMemory::new(&prefixes);
    let plain = (Steering::default(), Config::default());
    let setup = Setup::new(plain, Vec::new(), &Overrides::default(), jiff::civil::date(2026, 1, 1)).unwrap();
    let findings = orglint::check(sources, &texts, &setup);
    assert!(findings.len() > 1_000);
    for span in findings.iter().flat_map(|finding| &finding.labels).map(|label| label.span) {
        let (path, text) = &prefixes[span.file.0 as usize];
        assert!(text.get(span.range()).is_some(), "{span:?} lies outside of {path}");
    }
}
