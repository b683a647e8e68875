//! Comments beside the text: what each kind of file has, what they reach, and what is wrong with them.

use std::sync::Arc;

use orglint::allow::{Comment, Fault, Notice, Terms, apply, scan};
use orglint::config::{Config, Known, KnownRule, Selection};
use orglint::finding::{Confidence, Finding, Label, Severity, SuppressionKind};
use orglint::source::{FileId, FileKind, Origin, SourceFile, SourceText, Sources, Span, Texts, Unreadable};

const RULE: &str = "cto-owns-delivery";

fn comments(kind: FileKind, text: &str) -> Vec<Comment> {
    scan(FileId(0), kind, text, None)
}

fn reach<'t>(comment: &Comment, text: &'t str) -> Option<&'t str> {
    comment.reach.map(|span| &text[span.range()])
}

#[test]
fn every_kind_of_file_has_its_comment_and_its_next_entry() {
    // kind, what the comment starts with, the entry, what follows it
    let table = [
        (FileKind::Yaml, "#", "- name: Ada\n  title: CTO\n\n  reports:\n    - x", "\n- name: Bo"),
        (FileKind::Yaml, "#", "people:\n- name: Ada\n- name: Bo", "\nteams: []"),
        (FileKind::Yaml, "#", "list: [\n  a,\n]", "\nother: 1"),
        (FileKind::Yaml, "  #", "  title: CTO", "\n  name: Ada"),
        (FileKind::Toml, "#", "[[people]]\nname = \"Ada\"\ntitle = \"CTO\"", "\n\n[[people]]\nname = \"Bo\""),
        (FileKind::Toml, "#", "names = [\n  \"a # ] b\",\n]", "\nother = 1"),
        (FileKind::Toml, "#", "title = \"CTO\"", "\nname = \"Ada\""),
        (FileKind::Codeowners, "#", "* @acme/cto", "\n/docs @acme/docs"),
        (FileKind::Owners, "#", "approvers:\n  - ada", "\nreviewers:\n  - bo"),
        (FileKind::Mailmap, "#", "Ada <ada@x.example>", "\nBo <bo@x.example>"),
        (FileKind::Ldif, "#", "dn: cn=Ada\ntitle: CTO", "\n\ndn: cn=Bo"),
        (FileKind::Terraform, "#", "resource \"a\" \"b\" {\n  x = \"}\"\n  y {\n  }\n}", "\nresource \"c\" \"d\" {\n}"),
        (FileKind::Terraform, "//", "x = 1", "\ny = 2"),
        (FileKind::Mermaid, "%%", "A[Ada, CTO] --> B", "\nB --> C"),
        (FileKind::Mermaid, "  %%", "  A --> B", "\n"),
        (FileKind::Dot, "//", "a -> b [label=\n\"x\"];", "\nb -> c;"),
        (FileKind::Dot, "#", "a -> b;", "\nb -> c;"),
        (FileKind::PlantUml, "'", "* Ada", "\n** Bo"),
    ];
    for (kind, mark, entry, rest) in table {
        for ending in ["\n", "\r\n"] {
            let text = format!("{mark} orglint-ignore {RULE}: agreed in March\n{entry}{rest}\n").replace('\n', ending);
            let found = comments(kind, &text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(reach(&found[0], &text), Some(&*entry.replace('\n', ending)), "{kind:?} {text}");
            assert_eq!(found[0].reason, "agreed in March");
            assert_eq!(found[0].rules[0].value, RULE);
            assert_eq!(&text[found[0].rules[0].span.range()], RULE);
            assert_eq!(text[found[0].span.range()].trim(), text.lines().next().unwrap().trim());
        }
    }
}

#[test]
fn a_comment_must_stand_on_a_line_of_its_own() {
    for (kind, text) in [
        (FileKind::Codeowners, "* @ada # orglint-ignore cto-owns-delivery: no\n"),
        (FileKind::Yaml, "a: \"# orglint-ignore cto-owns-delivery: no\"\n"),
        (FileKind::Csv, "# orglint-ignore cto-owns-delivery: no\nAda,CTO\n"),
        (FileKind::Json, "# orglint-ignore cto-owns-delivery: no\n{}\n"),
        (FileKind::Yaml, "# see orglint-ignore\n"),
    ] {
        assert_eq!(comments(kind, text), [], "{text}");
    }
}

#[test]
fn comments_in_a_pile_share_the_entry_below_them() {
    let text = "# orglint-ignore a: one\n# a word between\n\n# orglint-ignore b: two\n* @ada\n";
    let found = comments(FileKind::Codeowners, text);
    assert_eq!(found.iter().map(|comment| reach(comment, text)).collect::<Vec<_>>(), [Some("* @ada"); 2]);
}

#[test]
fn what_is_wrong_with_a_comment_is_told() {
    let table = [
        ("orglint-ignore cto-owns-delivery", Some(Fault::NoReason)),
        ("orglint-ignore cto-owns-delivery:  ", Some(Fault::NoReason)),
        ("orglint-ignore cto-owns-delivery because we are few", Some(Fault::NoReason)),
        ("orglint-ignore: we are few", Some(Fault::NoRule)),
        ("orglint-ignore-line cto-owns-delivery: x", Some(Fault::UnknownDirective("orglint-ignore-line".into()))),
        ("orglint-ignore-end cto-owns-delivery", Some(Fault::EndWithoutStart)),
        ("orglint-ignore-start cto-owns-delivery: x", Some(Fault::NeverClosed)),
        ("orglint-ignore cto-owns-delivery, sole-innovator: we are few", None),
    ];
    for (words, fault) in table {
        let text = format!("# {words}\n* @ada\n");
        let found = comments(FileKind::Codeowners, &text);
        assert_eq!(found.len(), 1, "{words}");
        assert_eq!(found[0].fault, fault, "{words}");
    }
}

#[test]
fn regions_nest_and_close_by_rule() {
    let text = "# orglint-ignore-start a, b: r\n1\n# orglint-ignore-start c: r\n2\n# orglint-ignore-end a\n3\n\
                # orglint-ignore-end c\n4\n# orglint-ignore-end b\n5\n";
    let found = comments(FileKind::Codeowners, text);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|comment| comment.fault.is_none()), "{found:?}");
    assert!(reach(&found[0], text).unwrap().contains('4') && !reach(&found[0], text).unwrap().contains('5'));
    assert!(reach(&found[1], text).unwrap().contains('3') && !reach(&found[1], text).unwrap().contains('4'));
}

#[test]
fn hostile_files_cost_time_in_proportion() {
    let many = 20_000;
    for (kind, line) in [
        (FileKind::Toml, "# orglint-ignore a: b\nx = [\n"),
        (FileKind::Toml, "# orglint-ignore a: b\n"),
        (FileKind::Ldif, "# orglint-ignore a: b\nx: y\n"),
        (FileKind::Yaml, "# orglint-ignore a: b\n# c\n"),
        (FileKind::Terraform, "# orglint-ignore a: b\n{ \" \n"),
        (FileKind::Dot, "// orglint-ignore-start a: b\n"),
    ] {
        assert_eq!(comments(kind, &line.repeat(many)).len(), many, "{kind:?}");
    }
}

/// One file, held in memory.
struct OneText(Arc<SourceText>);

impl Texts for OneText {
    fn text(&self, _: FileId) -> Result<Arc<SourceText>, Unreadable> {
        Ok(Arc::clone(&self.0))
    }
}

/// A finding of [`RULE`] at each of the places where `words` stand.
fn findings(text: &str, words: &[&str]) -> Vec<Finding> {
    let label = |words: &&str| {
        let at = text.find(words).unwrap();
        Label { span: Span::new(FileId(0), at as u32, (at + words.len()) as u32), text: String::new(), primary: false }
    };
    let finding = Finding {
        rule: RULE.into(),
        severity: Severity::Warning,
        confidence: Confidence::High,
        message: "the CTO owns delivery".into(),
        help: String::new(),
        url: String::new(),
        labels: words.iter().map(label).collect(),
        fingerprint: String::new(),
        suppression: None,
    };
    if words.is_empty() { Vec::new() } else { vec![finding] }
}

/// Applies the comments of `text` and the allowances of `config`, which lies in the same (and only) file, and gives the
/// suppressions' kinds, and messages with the words marked.
fn applied(kind: FileKind, text: &str, words: &[&str], config: &str) -> (Vec<SuppressionKind>, Vec<String>) {
    let rule = || KnownRule::default();
    let rules = [RULE, "sole-innovator", "unused-suppression"].map(|id| (id.to_owned(), rule()));
    let known = Known { rules: rules.into(), ..Known::default() };
    let config = Config::parse(config).unwrap();
    let selection = Selection::new(&config, &known, &[], &[]);
    let path = if kind == FileKind::Toml { "orglint.toml" } else { "org/chart" };
    let sources = Sources::new(vec![SourceFile { path: path.into(), kind, reported: true }]);
    let terms = Terms {
        comments: &comments(kind, text),
        allowances: &config.allow,
        config: Some(FileId(0)),
        selection: &selection,
        known: &known,
        today: jiff::civil::date(2026, 5, 1),
        notice: Some(&Notice { severity: Severity::Warning, url: String::new() }),
    };
    let texts = OneText(Arc::new(SourceText::new(text.to_owned(), Origin::Utf8)));
    let all = apply(findings(text, words), &terms, &sources, &texts);
    let kinds = all.iter().filter_map(|finding| finding.suppression.as_ref()).map(|found| found.kind).collect();
    let shown = all.iter().filter(|finding| finding.suppression.is_none() && &*finding.rule != RULE);
    let said = shown.map(|finding| format!("{} «{}»", finding.message, &text[finding.labels[0].span.range()]));
    (kinds, said.collect())
}

#[test]
fn a_comment_at_any_place_of_a_finding_counts() {
    let text = "a @x\n# orglint-ignore cto-owns-delivery: agreed\nb @y\nc @z\n";
    let inline = SuppressionKind::Inline;
    assert_eq!(applied(FileKind::Codeowners, text, &["@x", "@y"], ""), (vec![inline], vec![]));
    let unused =
        "this suppression of `cto-owns-delivery` suppresses nothing «# orglint-ignore cto-owns-delivery: agreed»"
            .to_owned();
    assert_eq!(applied(FileKind::Codeowners, text, &["@x", "@z"], ""), (vec![], vec![unused]));
}

#[test]
fn each_rule_of_a_comment_is_judged_alone() {
    let text = "# orglint-ignore cto-owns-delivery, sole-inovator, sole-innovator: agreed\nb @y\n";
    let (kinds, said) = applied(FileKind::Codeowners, text, &["@y"], "");
    assert_eq!(kinds, [SuppressionKind::Inline]);
    assert_eq!(
        said,
        [
            "unknown rule `sole-inovator` «sole-inovator»",
            "this suppression of `sole-innovator` suppresses nothing «sole-innovator»"
        ]
    );
}

#[test]
fn a_rule_that_does_not_run_is_not_missed() {
    let text = "# orglint-ignore sole-innovator: agreed\nb @y\n";
    assert_eq!(applied(FileKind::Codeowners, text, &[], "ignore = [\"sole-innovator\"]"), (vec![], vec![]));
}

#[test]
fn a_dead_suppression_can_be_suppressed() {
    let text = "# orglint-ignore-start unused-suppression: being moved\n# orglint-ignore sole-innovator: agreed\nb @y\n\
                # orglint-ignore-end unused-suppression\n";
    assert_eq!(applied(FileKind::Codeowners, text, &[], ""), (vec![SuppressionKind::Inline], vec![]));
}

#[test]
fn an_allowance_holds_by_path_or_person_until_its_day() {
    let head = "[[allow]]\nrule = \"cto-owns-delivery\"\nreason = \"agreed\"\n";
    let allowed = vec![SuppressionKind::Allowance];
    // what follows, the kinds of suppression, what is said
    let table: [(&str, &[SuppressionKind], &[&str]); 8] = [
        ("path = \"org*.toml\"", &allowed, &[]),
        ("path = \"*\"", &allowed, &[]),
        (
            "path = \"org/*\"",
            &[],
            &["this allowance of `cto-owns-delivery` suppresses nothing «\"cto-owns-delivery\"»"],
        ),
        (
            "person = \"agreed\"",
            &[],
            &["this allowance of `cto-owns-delivery` suppresses nothing «\"cto-owns-delivery\"»"],
        ),
        ("person = \"ada wren\" # Ada Wren", &allowed, &[]),
        ("path = \"*\"\nexpires = 2026-05-01", &allowed, &[]),
        (
            "path = \"*\"\nexpires = 2026-04-30",
            &[],
            &["this allowance of `cto-owns-delivery` held until 2026-04-30 «2026-04-30»"],
        ),
        (
            "path = \"*\"\nperson = \"Ada Wr\"",
            &[],
            &["this allowance of `cto-owns-delivery` suppresses nothing «\"cto-owns-delivery\"»"],
        ),
    ];
    for (rest, kinds, said) in table {
        let text = format!("{head}{rest}\n# chart: Ada Wren, CTO\n");
        let word = if rest.contains("# Ada Wren") { "# Ada Wren" } else { "CTO" };
        let found = applied(FileKind::Toml, &text, &[word], &text);
        assert_eq!(found, (kinds.to_vec(), said.iter().map(|said| (*said).to_owned()).collect()), "{rest}");
    }
}

/// The comments of a page.
fn page_comments(text: &str) -> Vec<Comment> {
    let page = orglint::parse::markdown::parse(FileId(0), text);
    scan(FileId(0), FileKind::Markdown, text, Some(&page))
}

#[test]
fn a_comment_of_a_page_reaches_the_next_block() {
    let mark = "<!-- orglint-ignore cto-owns-delivery: agreed -->";
    // the page, with «» around what the comment reaches
    let table = [
        "# CTO\n\n{mark}\n\n«The CTO owns\ndelivery.»\n\nMore.\n",
        "{mark}\n«## CTO»\n\nThe CTO owns delivery.\n",
        "- one\n\n{mark}\n\n- «two»\n- three\n",
        "- {mark}\n  «two»\n- three\n",
        "{mark}\n\n> «Quoted words.»\n\nMore.\n",
        "{mark}\n\n| «Role | Duty |\n| --- | --- |\n| CTO | delivery |\n| VPE | hiring» |\n\nMore.\n",
        "{mark}\n{mark}\n«The CTO owns delivery.»\n",
    ];
    for page in table {
        let marked = page.replace("{mark}", mark);
        let text = marked.replace(['«', '»'], "");
        let words = marked.split('«').nth(1).unwrap().split('»').next().unwrap();
        for comment in page_comments(&text) {
            let reached = reach(&comment, &text).unwrap_or("");
            assert!(reached.contains(words), "{page}: {reached:?}");
            let rest = marked.split('»').nth(1).unwrap();
            assert!(!rest.contains("More") || !reached.contains("More"), "{page}: {reached:?}");
            assert!(!reached.contains("three"), "{page}: {reached:?}");
        }
        assert_eq!(page_comments(&text).len(), page.matches("{mark}").count(), "{page}");
    }
}

#[test]
fn what_readers_see_is_no_comment() {
    for text in [
        "```html\n<!-- orglint-ignore cto-owns-delivery: agreed -->\n```\n\nThe CTO.\n",
        "    <!-- orglint-ignore cto-owns-delivery: agreed -->\n\nThe CTO.\n",
        "Write `<!-- orglint-ignore cto-owns-delivery: agreed -->` above it.\n",
        "# orglint-ignore cto-owns-delivery: agreed\n\nThe CTO.\n",
        "orglint-ignore cto-owns-delivery: agreed\n",
    ] {
        assert_eq!(page_comments(text), [], "{text}");
    }
}

#[test]
fn front_matter_and_diagrams_have_their_own_comments() {
    let text = "---\n# orglint-ignore cto-owns-delivery: agreed\nrole: CTO\nowner: x\n---\n\n```mermaid\ngraph TD\n\
                %% orglint-ignore cto-owns-delivery: agreed\nA[CTO] --> B[Engineer]\nA --> C\n```\n";
    let reached: Vec<Option<String>> =
        page_comments(text).iter().map(|comment| reach(comment, text).map(str::to_owned)).collect();
    assert_eq!(reached, [Some("role: CTO".to_owned()), Some("A[CTO] --> B[Engineer]".to_owned())]);
}

#[test]
fn mdx_comments_count_in_mdx() {
    let text = "{/* orglint-ignore cto-owns-delivery: agreed */}\n\nThe CTO owns delivery.\n";
    let options = orglint::parse::markdown::Options { mdx: true, ..Default::default() };
    let page = orglint::parse::markdown::parse_with(FileId(0), text, options);
    let found = scan(FileId(0), FileKind::Markdown, text, Some(&page));
    assert_eq!(found.len(), 1);
    assert_eq!(reach(&found[0], text), Some("The CTO owns delivery."));
}

#[test]
fn many_comments_in_a_page_cost_time_in_proportion() {
    for text in ["<!-- orglint-ignore a: b -->\n\nx\n\n".repeat(5_000), "<!-- orglint-ignore ".repeat(20_000)] {
        page_comments(&text);
    }
}
