//! Inputs made to hurt: they may cost no more than their length, and no stack.

use super::{dot, html, markdown, mermaid, plantuml};

#[test]
fn brackets_nested_ten_thousand_deep_are_read() {
    for (open, close) in [("[", "]"), ("(", ")"), ("{", "}"), ("{{", "}}"), ("<", ">"), ("\"", "\""), ("[/", "/]")] {
        let nested = format!("{}{}", open.repeat(10_000), close.repeat(10_000));
        for text in [
            format!("graph TD\nA{nested} --> B"),
            format!("digraph {{ a {nested} }}"),
            format!("@startuml\n{nested}\n@enduml"),
        ] {
            mermaid(&text);
            dot(&text);
            plantuml(&text);
        }
    }
    dot(&format!("digraph {}a", "{a->".repeat(50_000)));
    dot(&format!("digraph {}", "subgraph cluster_a {a ".repeat(30_000)));
    mermaid(&format!("graph TD\n{}", "subgraph x\n".repeat(30_000)));
    plantuml(&format!("@startuml\n{}", "package x {\n".repeat(30_000)));
}

#[test]
fn lines_of_a_megabyte_are_read() {
    for piece in
        ["a;", "A-->", "A & ", "A[x]-->|y|", "-- ", "\"", "<", "end;", "class ", "\\\"", "B-.x ", "==", "accTitle;"]
    {
        let long = piece.repeat(1_000_000 / piece.len());
        mermaid(&format!("graph TD\n{long}"));
        dot(&format!("digraph {{ {long}"));
        plantuml(&format!("@startuml\n{long}\n@enduml"));
        plantuml(&format!("@startwbs\n* {long}\n@endwbs"));
    }
}

#[test]
fn pages_of_open_tags_and_of_corners_are_read() {
    for piece in ["<ul><li>Ada Lind, CTO", "<li>", "</ul>", "<ul><li><a", "<", "<!--", "<ul>", "</li>"] {
        html(&format!("<ul><li>{}", piece.repeat(300_000 / piece.len())));
    }
    for piece in ["┌", "┌─┐\n", "┌──┬──┐\n│  │  │\n└──┴──┘\n", "│\n", "┼", "┌─┬─┐ "]
    {
        markdown(&format!("```\n{}\n```\n", piece.repeat(60_000 / piece.len())));
    }
    let row = |text: &str| format!("{}\n", text.repeat(200));
    markdown(&format!("```\n{}```\n", [row("┌─┴─┐"), row("│ A │"), row("└─┬─┘"), row("──┼──")].concat().repeat(12)));
}

#[test]
fn a_chain_five_thousand_deep_is_a_chart() {
    let names = |from: usize| format!("E{from}[\"Software Engineer: Ada L{}\"]", "i".repeat(from % 7 + 1));
    let mut text = String::from("graph TD\nE0[CEO: Ada Lind] --> X[CTO: Bo Vik]\nE0");
    for index in 1..5_000 {
        text.push_str(&format!(" --> {}", names(index)));
    }
    let charts = mermaid(&text);
    assert_eq!(charts[0].edges.len(), 5_000);
    let mut stars = String::from("@startmindmap\n* CEO: Ada Lind\n** CTO: Bo Vik\n");
    for depth in 2..2_000 {
        stars.push_str(&format!("{} Software Engineer: Ada L{}\n", "*".repeat(depth), "i".repeat(depth % 7 + 1)));
    }
    assert_eq!(plantuml(&stars)[0].edges.len(), 1_999);
}

#[test]
fn teams_in_a_ring_and_in_a_long_row_are_seen_through() {
    let mut text = String::from("graph TD\nA[CEO: Ada Lind] --> T0[Team]\n");
    for index in 0..20_000 {
        text.push_str(&format!("T{index}[Team] --> T{}[Team]\n", index + 1));
        if index % 2 == 0 {
            text.push_str(&format!("T{index} --> P{index}[Software Engineer: Bo Vik]\n"));
        }
    }
    text.push_str("T20000 --> T0\n");
    assert_eq!(mermaid(&text)[0].edges.len(), 10_000);
}

#[test]
fn fans_that_multiply_are_refused_at_their_place() {
    let many = |letter: char| (0..1_000).map(|index| format!("{letter}{index}")).collect::<Vec<_>>().join(" & ");
    let text = format!(
        "graph TD\nA[CEO: Ada Lind] --> B[CTO: Bo Vik]\nA --> C[CFO: Cy Moss]\n{} --> {}",
        many('x'),
        many('y')
    );
    mermaid(&text);
    let set = |letter: char| (0..2_000).map(|index| format!("{letter}{index}")).collect::<Vec<_>>().join(" ");
    dot(&format!("digraph {{ {{{}}} -> {{{}}} }}", set('x'), set('y')));
}

#[test]
fn long_pages_of_short_lists_and_open_containers_are_read() {
    markdown(&"- Ada Lind, CTO\n\n".repeat(5_000));
    markdown(&"{{< mermaid >}}\n".repeat(5_000));
    markdown(&format!("```\n{}\n```\n", "├── Ada Lind, CTO\n".repeat(5_000)));
    markdown(&format!(
        "```\n{}\n```\n",
        (0..2_000).map(|depth| format!("{}└── Ada Lind, CTO\n", " ".repeat(depth))).collect::<String>()
    ));
}
