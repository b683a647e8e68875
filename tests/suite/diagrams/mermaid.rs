//! Mermaid flowcharts, mindmaps, tree views.

use super::{assert_chart, mermaid, problems};

const TREE: &str = "
    Ada Lind / CEO
    Bo Vik / CTO > Ada Lind
    Cy Moss / VP Engineering > Ada Lind
    Di Reyes / Software Engineer > Cy Moss
";

#[test]
fn title_and_name_stand_in_any_order_and_on_lines_of_their_own() {
    for (ceo, cto) in [
        ("CEO<br/>Ada Lind", "CTO<br>Bo Vik"),
        ("Ada Lind<br />CEO", "Bo Vik\\nCTO"),
        ("\"Ada Lind (CEO)\"", "\"CTO (Bo Vik)\""),
        ("CEO: Ada Lind", "Bo Vik, CTO"),
        ("Ada Lind - CEO", "CTO – Bo Vik"),
        ("<b>Ada Lind</b><br/><small>CEO</small>", "\"`**Bo Vik**\nCTO`\""),
        ("fa:fa-user Ada Lind | CEO", "👩 Bo Vik — CTO"),
    ] {
        let text = format!(
            "graph TD\n  A[{ceo}] --> B[{cto}]\n  A --> C[VP Engineering<br/>Cy Moss]\n  C --> D[Di Reyes, Software Engineer]\n"
        );
        assert_chart(&mermaid(&text), TREE);
    }
}

#[test]
fn every_shape_holds_a_label() {
    for (open, close) in [
        ("[", "]"),
        ("(", ")"),
        ("([", "])"),
        ("[[", "]]"),
        ("[(", ")]"),
        ("((", "))"),
        ("(((", ")))"),
        (">", "]"),
        ("{", "}"),
        ("{{", "}}"),
        ("[/", "/]"),
        ("[\\", "\\]"),
        ("[/", "\\]"),
        ("[\\", "/]"),
    ] {
        let text = format!(
            "flowchart TB\nA{open}CEO: Ada Lind{close} --> B{open}\"CTO: Bo Vik\"{close} & C{open}VP Engineering: Cy Moss{close}\nC --> D{open}Software Engineer: Di Reyes{close}"
        );
        assert_chart(&mermaid(&text), TREE);
    }
}

#[test]
fn a_box_may_be_written_as_data() {
    let text = "flowchart TD\nA@{ shape: rect, label: \"CEO: Ada Lind\" }\nB@{ shape: circle, label: \"CTO: Bo Vik\" }\nC@{label: \"VP Engineering: Cy Moss\"}\nD@{ label: \"Software Engineer: Di Reyes\"}\nA e1@--> B & C\nC --> D";
    assert_chart(&mermaid(text), TREE);
}

#[test]
fn chains_fans_and_statements_on_one_line_are_read() {
    let text =
        "graph TD;A[CEO: Ada Lind]-->B[CTO: Bo Vik];A-->C[VP Engineering: Cy Moss]-->D[Software Engineer: Di Reyes];";
    assert_chart(&mermaid(text), TREE);
    let text = "graph LR\nCEO --> CTO & CFO & COO\nCTO & CFO --> Engineers";
    assert_chart(
        &mermaid(text),
        "/ CEO
         / CTO > CEO
         / CFO > CEO
         / COO > CEO
         / Engineers > CTO > CFO",
    );
}

#[test]
fn arrows_from_the_lower_to_the_higher_title_mean_reports_to() {
    let text = "flowchart BT\nD[Software Engineer: Di Reyes] --> C[VP Engineering: Cy Moss]\nC --> A[CEO: Ada Lind]\nB[CTO: Bo Vik] --> A";
    assert_chart(
        &mermaid(text),
        "Di Reyes / Software Engineer > Cy Moss
         Cy Moss / VP Engineering > Ada Lind
         Ada Lind / CEO
         Bo Vik / CTO > Ada Lind",
    );
    let text = "graph TD\nB[Bo Vik] -->|reports to| A[Ada Lind]\nC[Cy Moss] -->|reports to| A";
    assert_chart(&mermaid(text), "Bo Vik > Ada Lind\nAda Lind\nCy Moss > Ada Lind");
}

#[test]
fn an_arrow_against_the_run_of_the_others_tells_nothing() {
    let text = "graph TD\nCEO --> CTO\nCEO --> VPE[VP of Engineering]\nCEO --> CFO\nCEO --> COO\nVPE --> EM[Engineering Manager]\nPM[Scrum Master] --> VPE";
    assert_chart(
        &mermaid(text),
        "/ CEO
         / CTO > CEO
         / VP of Engineering > CEO ?> Scrum Master
         / CFO > CEO
         / COO > CEO
         / Engineering Manager > VP of Engineering
         / Scrum Master",
    );
}

#[test]
fn a_diagram_that_points_both_ways_gives_no_lines() {
    let text = "graph TD\nA[CEO: Ada Lind] --> B[CTO: Bo Vik]\nC[VP Engineering: Cy Moss] --> A\nD[Software Engineer: Di Reyes] --> C";
    let charts = mermaid(text);
    assert!(
        charts.iter().all(|chart| chart.edges.iter().all(|edge| edge.line == orglint::parse::chart::Line::Unknown))
    );
}

#[test]
fn dotted_lines_and_words_for_them_are_no_second_manager() {
    let text = "graph TD\nA[CEO: Ada Lind] --> B[CTO: Bo Vik]\nA --> C[VP Engineering: Cy Moss]\nC --> D[Software Engineer: Di Reyes]\nB -.-> D\nB -. mentors .-> D\nB -->|dotted line| D\nB <--> C\nB ~~~ D";
    assert_chart(
        &mermaid(text),
        "Ada Lind / CEO
         Bo Vik / CTO > Ada Lind
         Cy Moss / VP Engineering > Ada Lind
         Di Reyes / Software Engineer > Cy Moss ~> Bo Vik ~> Bo Vik ~> Bo Vik",
    );
}

#[test]
fn a_column_of_peers_hangs_on_its_lead() {
    let text = "graph TD\nL[Team Lead: Ada Lind] --- A[Software Engineer: Bo Vik] --- B[Software Engineer: Cy Moss] --- C[Software Engineer: Di Reyes]";
    assert_chart(
        &mermaid(text),
        "Ada Lind / Team Lead
         Bo Vik / Software Engineer > Ada Lind
         Cy Moss / Software Engineer > Ada Lind
         Di Reyes / Software Engineer > Ada Lind",
    );
}

#[test]
fn lines_without_arrows_follow_the_titles() {
    let text = "graph TD\nA[CEO: Ada Lind] --- B[CTO: Bo Vik]\nD[Software Engineer: Di Reyes] --- B";
    assert_chart(&mermaid(text), "Ada Lind / CEO\nBo Vik / CTO > Ada Lind\nDi Reyes / Software Engineer > Bo Vik");
}

#[test]
fn boxes_of_teams_are_seen_through() {
    let text = "graph TD\nA[CTO: Ada Lind] --> T[Platform Team]\nT --> B[Bo Vik, Software Engineer]\nT --> C[Cy Moss, Software Engineer]\nA --> D[4 QA engineers]";
    assert_chart(
        &mermaid(text),
        "Ada Lind / CTO
         Bo Vik / Software Engineer @Platform Team > Ada Lind
         Cy Moss / Software Engineer @Platform Team > Ada Lind
         / QA engineers x4 > Ada Lind",
    );
    let charts = mermaid(text);
    let group = &charts[0].groups[0];
    assert_eq!((group.name.value.as_str(), group.members.len()), ("Platform Team", 2));
}

#[test]
fn who_leads_a_team_is_likely_but_not_certain_to_manage_it() {
    let text = "graph TD\nA[CTO: Ada Lind] --> T[Platform Team]\nT --> B[Bo Vik, Engineering Manager]\nT --> C[Cy Moss, Software Engineer]";
    assert_chart(
        &mermaid(text),
        "Ada Lind / CTO
         Bo Vik / Engineering Manager @Platform Team > Ada Lind
         Cy Moss / Software Engineer @Platform Team ?> Bo Vik",
    );
}

#[test]
fn subgraphs_name_the_team_and_may_be_pointed_at() {
    let text = "graph TD\nsubgraph plat [Platform Team]\n direction TB\n  B[Bo Vik, Software Engineer]\n  C[Cy Moss, Software Engineer]\nend\nA[CTO: Ada Lind] --> plat\nclassDef box fill:#fff;\nclass A,B box\nstyle A fill:#eee\nclick A \"https://example.com\"\nlinkStyle 0 stroke:red";
    assert_chart(
        &mermaid(text),
        "Bo Vik / Software Engineer @Platform Team > Ada Lind
         Cy Moss / Software Engineer @Platform Team > Ada Lind
         Ada Lind / CTO",
    );
}

#[test]
fn vacant_boxes_are_seats_without_a_person() {
    let text = "graph TD\nA[CEO<br/>Ada Lind] --> B[CTO<br/>TBD]\nB --> C[Software Engineer<br/>Cy Moss]\nB --> D[Software Engineer<br/>REQ-1204]";
    assert_chart(
        &mermaid(text),
        "Ada Lind / CEO
         (TBD) / CTO > Ada Lind
         Cy Moss / Software Engineer > CTO
         (REQ-1204) / Software Engineer > CTO",
    );
}

#[test]
fn comments_settings_and_front_matter_are_passed_over() {
    let text = "---\ntitle: Our company\n---\n%%{init: {\"theme\": \"base\"}}%%\n%% the board\ngraph TD\n  A[CEO: Ada Lind]:::top --> B[CTO: Bo Vik] %% since May\n  %% A --> X\n  A --> C[CFO: Cy Moss]\n";
    assert_chart(&mermaid(text), "Ada Lind / CEO\nBo Vik / CTO > Ada Lind\nCy Moss / CFO > Ada Lind");
    assert_eq!(problems(text, &mermaid(text)), Vec::<String>::new());
}

#[test]
fn mindmaps_nest_by_indentation() {
    let text = "mindmap\n  root((CEO: Ada Lind))\n    ::icon(fa fa-book)\n    c[CTO<br/>Bo Vik]\n      Cy Moss, Software Engineer\n    CFO (Di Reyes)\n";
    assert_chart(
        &mermaid(text),
        "Ada Lind / CEO
         Bo Vik / CTO > Ada Lind
         Cy Moss / Software Engineer > Bo Vik
         Di Reyes / CFO > Ada Lind",
    );
}

#[test]
fn what_cannot_be_read_is_a_problem_at_its_place_and_reading_goes_on() {
    let text = "graph TD\nA[CEO: Ada Lind] --> B[CTO: Bo Vik]\nA --> \nA -- oversees B\n--> C\nA --> D[CFO: Di Reyes\nA --> E[COO: Eve Stone]\nsubgraph open\nend\nend\n";
    let charts = mermaid(text);
    assert_chart(
        &charts,
        "Ada Lind / CEO
         Bo Vik / CTO > Ada Lind
         Di Reyes / CFO > Ada Lind
         Eve Stone / COO > Ada Lind",
    );
    assert_eq!(
        problems(text, &charts),
        [
            "--> : this arrow leads to no box",
            "-- oversees B: cannot read the rest of this line",
            "--> C: expected the id of a box",
            "[CFO: Di Reyes: this box is not closed",
            "end: this `end` closes no `subgraph`",
        ]
    );
}

#[test]
fn spans_count_from_the_base() {
    let text = "graph TD\nA[CEO: Ada Lind] --> B[CTO: Bo Vik]\nA --> C[CFO: Cy Moss]";
    let page = format!("# Who\n```mermaid\n{text}\n```\n");
    let base = page.find("graph").unwrap() as u32;
    let charts = orglint::parse::mermaid::parse(super::FILE, text, base);
    let name = charts[0].nodes[1].name.as_ref().unwrap();
    assert_eq!(&page[name.span.range()], "Bo Vik");
}

#[test]
fn a_title_keeps_what_follows_it_on_its_line() {
    let text = "graph TD\nA[\"Ada Lind<br/>VP, Engineering\"] -->|manages| B[\"Bo Page<br/>Software Engineer - Payments\"]\nA -->|manages| C[\"Cy Moss<br/>Engineering Manager (Search)\"]";
    assert_chart(
        &mermaid(text),
        "Ada Lind / VP, Engineering @Engineering
         Bo Page / Software Engineer - Payments @Payments > Ada Lind
         Cy Moss / Engineering Manager (Search) @Search > Ada Lind",
    );
}
