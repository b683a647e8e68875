//! Whatever the text: no panic, spans inside it, and each span decodes to the value it claims.

use super::{dot, html, markdown, mermaid, plantuml};
use orglint::parse::chart::{ChartSyntax, Target};
use orglint::source::{Span, Spanned};
use proptest::prelude::*;
use proptest::sample::select;

type Reader = fn(&str) -> Vec<ChartSyntax>;
const READERS: &[Reader] = &[mermaid, plantuml, dot, markdown, html];

/// Every span of a chart, and every value with its place.
fn places(chart: &ChartSyntax) -> (Vec<Span>, Vec<&Spanned<String>>) {
    let mut spans = vec![chart.span];
    let mut values = Vec::new();
    for node in &chart.nodes {
        spans.push(node.at);
        values.extend([&node.name, &node.title, &node.team].into_iter().flatten());
        values.extend(node.emails.iter().chain(&node.handles).chain(node.status.iter().map(|(_, value)| value)));
    }
    for edge in &chart.edges {
        spans.push(edge.at);
        values.extend(match &edge.to {
            Target::Key(key) => Some(key),
            Target::Node(_) => None,
        });
    }
    for group in &chart.groups {
        spans.push(group.at);
        values.extend(std::iter::once(&group.name).chain(&group.members).chain(&group.parent));
    }
    spans.extend(chart.problems.iter().map(|problem| problem.at));
    spans.extend(values.iter().map(|value| value.span));
    (spans, values)
}

/// Decodes a stretch of source in the plainest way: markup goes, white space is one space.
fn decoded(slice: &str) -> String {
    let mut text = slice.to_string();
    for (from, to) in [
        ("&amp;", "&"),
        ("#amp;", "&"),
        ("\\n", " "),
        ("\\l", " "),
        ("**", ""),
        ("__", ""),
        ("`", ""),
        ("\u{2060}", ""),
        ("|", " "),
    ] {
        text = text.replace(from, to);
    }
    let mut plain = String::new();
    let mut tag = false;
    for c in text.chars() {
        match c {
            '<' => tag = true,
            '>' => {
                tag = false;
                plain.push(' ');
            }
            _ if !tag => plain.push(c),
            _ => {}
        }
    }
    let plain = match plain.split_once("](") {
        Some((before, after)) => format!("{before}{}", after.split_once(')').map_or("", |(_, rest)| rest)),
        None => plain,
    };
    plain.replace('[', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(text: &str, charts: &[ChartSyntax], values_too: bool) {
    for chart in charts {
        let (spans, values) = places(chart);
        for span in spans {
            assert!(text.get(span.range()).is_some(), "{span:?} lies outside of {text:?}");
        }
        for edge in &chart.edges {
            assert!(edge.from < chart.nodes.len());
            assert!(!matches!(edge.to, Target::Node(to) if to >= chart.nodes.len()));
        }
        for value in values.into_iter().filter(|_| values_too) {
            assert_eq!(decoded(&text[value.span.range()]), decoded(&value.value), "in {text:?}");
        }
    }
}

const NAMES: &[&str] =
    &["Ada Lind", "Bo Vik", "Zoë O'Hara", "Łukasz Żak", "Ana de la Cruz", "J. R. Moss", "李 小龍", "Cy Moss Jr."];
const TITLES: &[&str] = &[
    "CEO",
    "CTO",
    "VP of Engineering",
    "Engineering Manager",
    "Software Engineer",
    "Head of Sales & Marketing",
    "Directrice technique",
    "Teamleiterin",
];
const SIGNS: &[&str] = &[
    "graph TD\n",
    "mindmap\n",
    "@startwbs\n",
    "@startuml\n",
    "@enduml\n",
    "digraph {",
    "}",
    "{",
    "[",
    "]",
    "(",
    ")",
    "((",
    "))",
    "\"",
    "-->",
    "---",
    "-.->",
    "-.",
    ".->",
    "==",
    "&",
    ";",
    "\n",
    " ",
    "  ",
    "|",
    "<br/>",
    "<b>",
    "<",
    ">",
    "&amp;",
    "\\n",
    "\\",
    "<ul>",
    "</ul>",
    "<li>",
    "</li>",
    "<!--",
    "```\n",
    "┌─┬─┐\n",
    "│",
    "└─┴─┘",
    "subgraph ",
    "end\n",
    "label=",
    "->",
    "--",
    "*",
    "**",
    "- ",
    "```\n",
    "```mermaid\n",
    "├── ",
    "└── ",
    "│   ",
    ":",
    ", ",
    "as ",
    "rectangle ",
    ":::",
    "@{",
    "%%",
    "é",
    "”",
    "TBD",
    "@ada",
    "a@b.co",
    "Reports to: ",
    "| ",
    "# ",
    "| --- | --- |\n",
    "| Name | Title |\n",
    "{{< mermaid >}}\n",
    "{{< /mermaid >}}\n",
    "A",
    "B",
    "4 devs",
];

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![6 => select(SIGNS), 2 => select(NAMES), 2 => select(TITLES)];
    proptest::collection::vec(word, 0..60).prop_map(|words| words.concat())
}

/// A tree: for each person but the first, whom of those before they report to.
fn tree() -> impl Strategy<Value = Vec<(&'static str, &'static str, usize)>> {
    proptest::collection::vec((select(NAMES), select(TITLES), any::<prop::sample::Index>()), 3..12).prop_map(|people| {
        people
            .into_iter()
            .enumerate()
            .map(|(index, (name, title, up))| (name, title, if index == 0 { 0 } else { up.index(index) }))
            .collect()
    })
}

fn depth(people: &[(&str, &str, usize)], mut index: usize) -> usize {
    let mut depth = 0;
    while index > 0 {
        index = people[index].2;
        depth += 1;
    }
    depth
}

/// The tree in the order in which nested items stand.
fn preorder(people: &[(&'static str, &'static str, usize)]) -> Vec<(usize, &'static str, &'static str)> {
    let mut order = Vec::new();
    let mut open = vec![0];
    while let Some(index) = open.pop() {
        order.push((depth(people, index), people[index].0, people[index].1));
        open.extend((1..people.len()).rev().filter(|other| people[*other].2 == index));
    }
    order
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_read_without_panic_and_spans_lie_inside(text in words()) {
        for reader in READERS {
            check(&text, &reader(&text), false);
        }
    }

    #[test]
    fn a_nested_tree_is_read_as_written(people in tree()) {
        let order = preorder(&people);
        let wbs: String = order.iter().map(|(depth, name, title)| format!("{} {name}, {title}\n", "*".repeat(depth + 1))).collect();
        let list: String = order.iter().map(|(depth, name, title)| format!("{}- **{name}**, {title}\n", "  ".repeat(*depth))).collect();
        let map: String = order.iter().map(|(depth, name, title)| format!("{}{name}<br/>{title}\n", "  ".repeat(depth + 1))).collect();
        let wbs = format!("@startwbs\n{wbs}@endwbs\n");
        let map = format!("mindmap\n{map}");
        for (text, charts) in [(&wbs, plantuml(&wbs)), (&list, markdown(&list)), (&map, mermaid(&map))] {
            check(text, &charts, true);
            prop_assert_eq!(charts.len(), 1, "{}", text);
            let chart = &charts[0];
            prop_assert_eq!(chart.nodes.len(), people.len());
            prop_assert_eq!(chart.edges.len(), people.len() - 1, "{}", text);
            for (node, (_, name, title)) in chart.nodes.iter().zip(&order) {
                prop_assert_eq!(&node.name.as_ref().unwrap().value, name);
                prop_assert_eq!(&node.title.as_ref().unwrap().value, title);
            }
        }
    }

    #[test]
    fn arrows_between_named_boxes_are_read_as_written(people in tree()) {
        let mut flow = String::from("graph TD\n");
        let mut dots = String::from("digraph {\n");
        for (index, (name, title, up)) in people.iter().enumerate() {
            flow.push_str(&format!("n{index}[\"{title}<br/>{name}\"]\n"));
            dots.push_str(&format!("n{index} [label=\"{name}\\n{title}\"]\n"));
            if index > 0 {
                flow.push_str(&format!("n{up} -->|manages| n{index}\n"));
                dots.push_str(&format!("n{up} -> n{index} [label=\"manages\"]\n"));
            }
        }
        dots.push('}');
        for (text, charts) in [(&flow, mermaid(&flow)), (&dots, dot(&dots))] {
            check(text, &charts, true);
            prop_assert_eq!(charts.len(), 1, "{}", text);
            prop_assert_eq!(charts[0].nodes.len(), people.len());
            let lines: Vec<(usize, usize)> = charts[0].edges.iter().filter_map(|edge| match edge.to {
                Target::Node(to) => Some((edge.from, to)),
                Target::Key(_) => None,
            }).collect();
            let expected: Vec<(usize, usize)> = people.iter().enumerate().skip(1).map(|(index, (_, _, up))| (index, *up)).collect();
            prop_assert_eq!(lines, expected, "{}", text);
        }
    }
}

const SAMPLES: &[(Reader, &str)] = &[
    (
        mermaid,
        "---\ntitle: x\n---\n%% é\ngraph TD;\nsubgraph s [Plattform “Team”]\nA[\"CEO<br/>Zoë O'Hara\"]:::top & B(CTO &amp; Bo Vik) -- text --> C{{Łukasz Żak, Engineer}}\nend\nA -.->|x| D@{ shape: rect, label: \"TBD\" }\nC ==> E[/4 devs/]; style A fill:#fff\n",
    ),
    (mermaid, "mindmap\n  root((CEO: Zoë O'Hara))\n    a[CTO: Bo Vik]\n    ::icon(x)\n      Łukasz Żak, Engineer\n"),
    (
        plantuml,
        "@startwbs\n' é\n*[#red] CEO: Zoë O'Hara <<Org>>\n**_ :Bo Vik\nCTO;\n***< Łukasz Żak\\nEngineer\n@endwbs\n@startuml\nrectangle \"<b>CEO</b>\\nZoë\" as A {\n[CTO: Bo Vik] as B\n}\nA -[#red,dashed]-> B : é\nnote left\n x\nend note\n@enduml\n",
    ),
    (
        dot,
        "strict digraph \"é\" { // x\n node [shape=record]; a [label=\"{Zoë O'Hara|CEO}\"]; b [label=<<b>Bo Vik</b><br/>CTO>]\n subgraph cluster_x { label=\"Tëam\"; a -> {b c} -> d [style=dashed]; } “x” /* y */ }\n",
    ),
    (
        markdown,
        "---\ntitle: Tëam\n---\n# Org chart\n\n- **Zoë O'Hara**, CEO\n  - [Bo Vik](x.md) — CTO\n  - Łukasz Żak: Engineer\n\n| Name | Title | Reports to |\n|---|---|---|\n| Zoë O'Hara | CEO | |\n| Bo Vik | CTO | Zoë O'Hara |\n\n```\nCEO (Zoë O'Hara)\n├── CTO (Bo Vik)\n└── CFO (Łukasz Żak)\n```\n\n## Bo Vik, CTO\n\n**Reports to:** Zoë O'Hara\n\n— Zoë O'Hara, CEO\n\n{{< mermaid >}}\ngraph TD\nA[CEO: Zoë O'Hara] --> B[CTO: Bo Vik]\n{{< /mermaid >}}\n",
    ),
];

#[test]
fn every_prefix_of_a_chart_is_read() {
    for (reader, text) in SAMPLES {
        for (end, _) in text.char_indices() {
            check(&text[..end], &reader(&text[..end]), false);
        }
        check(text, &reader(text), true);
    }
}
