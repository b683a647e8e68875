//! Charts and rosters in pages.

use super::{assert_chart, markdown};
use orglint::parse::chart::Family;

const TREE: &str = "
    Ada Lind / CEO
    Bo Vik / CTO > Ada Lind
    Di Reyes / Software Engineer > Bo Vik
    Cy Moss / CFO > Ada Lind
";

#[test]
fn nested_lists_of_people_are_charts() {
    for text in [
        "# Org chart\n\n- **Ada Lind**, CEO\n  - **Bo Vik**, CTO\n    - Di Reyes, Software Engineer\n  - Cy Moss, CFO\n",
        "* CEO: Ada Lind\n\t* CTO: Bo Vik\n\t\t* Software Engineer: Di Reyes\n\t* CFO: Cy Moss\n",
        "1. Ada Lind (CEO)\n   - Bo Vik (CTO)\n     - Di Reyes (Software Engineer)\n   - Cy Moss (CFO)\n",
        "- [Ada Lind](ada.md) — CEO\n    - [Bo Vik](bo.md) — CTO\n        - Di Reyes – Software Engineer\n    - **CFO** - Cy Moss\n",
        "- Ada Lind, CEO\n  - Email: ada@example.com\n  - Bo Vik, CTO\n    - Di Reyes, Software Engineer\n  - Cy Moss, CFO\n    - Office: 4th floor\n",
    ] {
        assert_chart(&markdown(text), TREE);
    }
}

#[test]
fn trees_of_characters_are_charts() {
    for text in [
        "```\nAda Lind (CEO)\n├── Bo Vik (CTO)\n│   └── Di Reyes (Software Engineer)\n└── Cy Moss (CFO)\n```\n",
        "```text\nCEO: Ada Lind\n|-- CTO: Bo Vik\n|   `-- Software Engineer: Di Reyes\n`-- CFO: Cy Moss   # since May\n```\n",
        "    Ada Lind, CEO\n    ├─ Bo Vik, CTO\n    │  └─ Di Reyes, Software Engineer\n    └─ Cy Moss, CFO\n",
    ] {
        assert_chart(&markdown(text), TREE);
    }
}

#[test]
fn drawn_boxes_are_charts() {
    let text = "```
        ┌──────────┐
        │ Ada Lind │
        │   CEO    │
        └────┬─────┘
      ┌──────┴──────┐
 ┌────┴────┐   ┌────┴────┐
 │   Bo    │   │ Cy Moss │
 │   Vik   │   │   CFO   │
 │   CTO   │   └─────────┘
 └────┬────┘
      ▼
 ╭─────────────────╮
 │    Di Reyes     │
 │Software Engineer│
 ╰─────────────────╯
```
";
    let chart = "
        Ada Lind / CEO
        Bo Vik / CTO > Ada Lind
        Cy Moss / CFO > Ada Lind
        Di Reyes / Software Engineer > Bo Vik
    ";
    assert_chart(&markdown(text), chart);
    assert!(markdown("```\n┌───┐\n│ A │\n└─┬─┘\n┌─┴─┐\n│ B │\n└───┘\n```\n").is_empty());
}

#[test]
fn fences_shortcodes_containers_and_bare_pages_hold_diagrams() {
    let graph =
        "graph TD\nA[Ada Lind, CEO] --> B[Bo Vik, CTO]\nB --> D[Di Reyes, Software Engineer]\nA --> C[Cy Moss, CFO]";
    for text in [
        format!("# Us\n\n```mermaid\n{graph}\n```\n"),
        format!("~~~mermaid\n{graph}\n~~~\n"),
        format!("{{{{< mermaid align=\"center\" >}}}}\n{graph}\n{{{{< /mermaid >}}}}\n"),
        format!("::: mermaid\n{graph}\n:::\n"),
        format!("<div class=\"mermaid\">\n{graph}\n</div>\n"),
        format!("{graph}\n"),
        format!("- See:\n\n  ```mermaid\n  {}\n  ```\n", graph.replace('\n', "\n  ")),
        "```puml\n@startwbs\n* Ada Lind, CEO\n** Bo Vik, CTO\n*** Di Reyes, Software Engineer\n** Cy Moss, CFO\n@endwbs\n```\n".into(),
        "```dot\ndigraph { a[label=\"Ada Lind, CEO\"] b[label=\"Bo Vik, CTO\"] d[label=\"Di Reyes, Software Engineer\"] c[label=\"Cy Moss, CFO\"] a -> {b c} b -> d }\n```\n".into(),
    ] {
        assert_chart(&markdown(&text), TREE);
    }
}

#[test]
fn a_table_with_a_manager_column_is_a_chart() {
    let text = "## Team\n\n| Name | Title | Reports to |\n| --- | --- | --- |\n| Ada Lind | CEO | – |\n| [Bo Vik](bo.md) | CTO | Ada Lind |\n| Di Reyes | Software Engineer | Bo Vik |\n| Cy Moss | CFO | CEO |\n";
    assert_chart(&markdown(text), TREE);
}

#[test]
fn a_table_of_roles_and_people_is_a_roster() {
    let text = "| Role | Description | Person |\n|---|---|---|\n| CTO | technical vision | Ada Lind |\n| CISO | security | Ada Lind |\n| VP of Engineering | delivery | Bo Vik and Cy Moss |\n| Data protection officer | privacy | TBD |\n";
    let charts = markdown(text);
    assert_chart(
        &charts,
        "Ada Lind / CTO
         Ada Lind / CISO
         Bo Vik / VP of Engineering
         Cy Moss / VP of Engineering
         (TBD) / Data protection officer",
    );
    assert_eq!(charts[0].family, Family::Roster);
}

#[test]
fn reports_to_lines_under_a_person_are_lines() {
    let text = "# People\n\n## Ada Lind, CTO\n\nBuilds things.\n\n## Bo Vik, Software Engineer\n\n**Reports to:** Ada Lind\n\n## Cy Moss (Software Engineer)\n\n- Reports to: [Ada Lind](ada.md)\n- Dotted line to: Bo Vik\n";
    assert_chart(
        &markdown(text),
        "Ada Lind / CTO
         Bo Vik / Software Engineer > key Ada Lind
         Cy Moss / Software Engineer > key Ada Lind ~> key Bo Vik",
    );
}

#[test]
fn headings_name_the_team_of_the_list_below() {
    let text = "# Platform Team\n\n## The team\n\n- Ada Lind, Engineering Manager\n- Bo Vik - Software Engineer\n- Cy Moss @cymoss - Software Engineer\n";
    let charts = markdown(text);
    assert_chart(
        &charts,
        "Ada Lind / Engineering Manager @Platform Team
         Bo Vik / Software Engineer @Platform Team
         Cy Moss / Software Engineer @Platform Team",
    );
    assert_eq!(charts[0].nodes[2].handles[0].value, "cymoss");
}

#[test]
fn labels_in_a_paragraph_tell_who_holds_a_role() {
    let text =
        "### Data Team\n\nPipelines and models.\n\n**Team Lead:** Ada Lind\n**Members:** 12 engineers\n\nCTO: Bo Vik\n";
    assert_chart(&markdown(text), "Ada Lind / Team Lead @Data Team\nBo Vik / CTO @Data Team");
}

#[test]
fn signatures_tell_who_holds_a_role() {
    for text in ["We ship on Fridays.\n\n— Ada Lind, CTO\n", "We ship on Fridays.\n\nBest regards,<br>Ada Lind, CTO\n"]
    {
        assert_chart(&markdown(text), "Ada Lind / CTO");
    }
}

#[test]
fn a_column_headed_by_a_role_holds_who_has_it() {
    let text = "| Team | Engineering Manager | Product Manager | Slack |\n|---|---|---|---|\n| Search | Ada Lind | Bo Vik | #search |\n| Billing | [Cy Moss](cy.md) | TBD | #billing |\n| Core | Di Reyes | | |\n";
    assert_chart(
        &markdown(text),
        "Ada Lind / Engineering Manager @Search
         Bo Vik / Product Manager @Search
         Cy Moss / Engineering Manager @Billing
         (TBD) / Product Manager @Billing
         Di Reyes / Engineering Manager @Core",
    );
}

#[test]
fn roles_beside_names_need_no_heads() {
    let text = "| | |\n|---|---|\n| **CTO** | Ada Lind |\n| **VP of Engineering** | Bo Vik |\n";
    assert_chart(&markdown(text), "Ada Lind / CTO\nBo Vik / VP of Engineering");
}

#[test]
fn definition_lists_tell_who_holds_a_role() {
    let text = "CTO\n: Ada Lind\n\nVP of Engineering\n: Bo Vik\n: runs delivery\n";
    assert_chart(&markdown(text), "Ada Lind / CTO\nBo Vik / VP of Engineering");
}
