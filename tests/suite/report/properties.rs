//! Whatever a repository holds, a report drives no terminal, runs no command and forges no finding.

use orglint::finding::{Suppression, SuppressionKind};
use orglint::report::{Format, Style};
use orglint::source::{FileKind, Span};
use proptest::prelude::*;

use super::Case;

/// Text made of what attackers send, and of anything else.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
        4 => prop::sample::select(vec![
            "::error file=x::y", "::", "##[error]", "##", "[", "\n", "\r", "\r\n", "\t", "\u{1b}[31m", "\u{1b}]8;;x\u{7}", "\u{9b}31m",
            "\u{202e}", "\u{2066}", "\0", "%0A", ",", ":", "\"", "'", "`", "</pre>", "<b>", "|", "- ", "{", "}", "]", "=", " ", "a long word ", "\u{2028}",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

fn kind() -> impl Strategy<Value = FileKind> {
    prop::sample::select(vec![
        FileKind::Markdown,
        FileKind::Yaml,
        FileKind::Json,
        FileKind::Toml,
        FileKind::Csv,
        FileKind::Ldif,
        FileKind::Codeowners,
    ])
}

fn records() -> impl Strategy<Value = FileKind> {
    prop::sample::select(vec![FileKind::Csv, FileKind::Yaml, FileKind::Json, FileKind::Toml, FileKind::Ldif])
}

prop_compose! {
    fn case()(
        path in hostile(), text in hostile(), other in hostile(), kind in kind(), words in hostile(), message in hostile(),
        help in hostile(), rule in hostile(), suppressed in any::<bool>(), ends in prop::collection::vec((0u32..90, 0u32..90, any::<bool>()), 1..6),
    ) -> Case {
        let mut case = Case::default();
        let files = [case.file(&path, kind, Some(&text)), case.file("b.md", kind, Some(&other))];
        let spans = ends.iter().map(|&(from, length, second)| (Span::new(files[usize::from(second)], from, from + length), &*words));
        let finding = case.finding(&rule, spans.collect());
        finding.message = message;
        finding.help = help;
        finding.url = rule;
        if suppressed {
            finding.suppression = Some(Suppression { kind: SuppressionKind::Inline, reason: words.clone(), place: Some(finding.labels[0].span) });
        }
        case
    }
}

fn styles() -> impl Strategy<Value = Style> {
    (any::<bool>(), 20usize..130).prop_map(|(unicode, width)| Style {
        unicode,
        width,
        show_suppressed: true,
        ..Style::default()
    })
}

fn is_dangerous(c: char) -> bool {
    c != '\n' && (c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

proptest! {
    #[test]
    fn nothing_dangerous_gets_through(case in case(), style in styles()) {
        for format in Format::ALL {
            let text = case.write(format, &style);
            prop_assert!(!text.contains(is_dangerous), "{format:?}: {text:?}");
            prop_assert!(!text.contains("##["), "{format:?}: {text:?}");
            let commands = text.lines().filter(|line| line.trim_start().starts_with("::")).count();
            prop_assert_eq!(commands, usize::from(format == Format::Github), "{:?}: {:?}", format, text);
        }
    }

    #[test]
    fn one_finding_stays_one(case in case(), style in styles()) {
        prop_assert_eq!(case.write(Format::Concise, &style).lines().count(), 1);
        let json: serde_json::Value = serde_json::from_str(&case.write(Format::Json, &style)).unwrap();
        prop_assert_eq!(json["findings"].as_array().unwrap().len(), 1);
        prop_assert_eq!(json["findings"][0]["message"].as_str().unwrap(), &case.findings[0].message);
        let sarif: serde_json::Value = serde_json::from_str(&case.write(Format::Sarif, &style)).unwrap();
        prop_assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 1);
        let gitlab: serde_json::Value = serde_json::from_str(&case.write(Format::Gitlab, &style)).unwrap();
        prop_assert_eq!(gitlab.as_array().unwrap().len(), 1);
        let human = case.write(Format::Human, &style);
        prop_assert_eq!(human.lines().filter(|line| line.starts_with("warning[")).count(), 1, "{}", human);
        let markdown = case.write(Format::Markdown, &style);
        prop_assert_eq!(markdown.lines().filter(|line| line.starts_with("⚠️ warning ")).count(), 1, "{}", markdown);
        prop_assert_eq!(markdown.matches("<pre>").count(), markdown.matches("</pre>").count());
    }

    #[test]
    fn sarif_is_valid_whatever_is_in_it(case in case(), style in styles()) {
        let schema: serde_json::Value = serde_json::from_str(include_str!("../../schemas/sarif-2.1.0.json")).unwrap();
        let log: serde_json::Value = serde_json::from_str(&case.write(Format::Sarif, &style)).unwrap();
        thread_local!(static VALIDATOR: std::cell::OnceCell<jsonschema::Validator> = const { std::cell::OnceCell::new() });
        let valid = VALIDATOR.with(|cell| {
            let validator = cell.get_or_init(|| jsonschema::options().should_validate_formats(true).build(&schema).unwrap());
            validator.iter_errors(&log).map(|error| error.to_string()).collect::<Vec<_>>()
        });
        prop_assert!(valid.is_empty(), "{valid:?}");
    }

    #[test]
    fn a_cell_that_no_label_covers_is_never_shown(secret in "[0-9]{6}", quoted in any::<bool>(), at in 0usize..4, kind in records()) {
        let secret = format!("7{secret}");
        let value = if quoted { format!("\"{secret}\"") } else { secret.clone() };
        let mut cells = vec!["Mira Quist".to_owned(), "CTO".to_owned(), "Leeds".to_owned()];
        cells.insert(at, value);
        let keys = ["name", "title", "place", "salary"];
        let joined = |pair: &str, sep: &str| keys.iter().zip(&cells).map(|(k, v)| pair.replace('k', k).replace('v', v)).collect::<Vec<_>>().join(sep);
        let text = match kind {
            FileKind::Csv => cells.join(","),
            FileKind::Yaml => joined("k: v", "\n"),
            FileKind::Toml => joined("k = v", "\n"),
            FileKind::Ldif => joined("k: v", "\n"),
            _ => format!("{{{}}}", joined("\"k\": \"v\"", ", ")),
        };
        let mut case = Case::default();
        let file = case.file("people", kind, Some(&text));
        let words = case.at(file, "CTO");
        case.finding("r", vec![(words, "")]);
        for format in Format::ALL {
            prop_assert!(!case.write(format, &Style::default()).contains(&secret), "{format:?} {text}");
        }
    }
}
