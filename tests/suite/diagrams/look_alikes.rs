//! What looks like a chart and is none stays silent.

use super::{dot, markdown, mermaid, notation, plantuml};

#[test]
fn diagrams_of_other_things_are_silent() {
    for text in [
        "graph TD;\n A-->D\n B-->D\n C-->D\n D-->E",
        "graph LR\n A(Associate Support Engineer)-->B(Support Engineer)\n B-->C(Senior Support Engineer)\n C-->D(Staff Support Engineer)",
        "graph TD\n A[Submit Request] --> B{Manager approves?}\n B -->|Yes| C[Deploy]\n B -->|No| D[Reject Request]",
        "graph TD\n Dev[Developer] -->|opens a pull request| Rev[Code Reviewer]\n Rev -->|approves| QA[QA Engineer]\n QA -->|tests| Rel[Release Manager]",
        "graph TD\n CEO[\"CEO<br/>Opus\"] --> CTO[\"CTO<br/>Opus\"]\n CTO --> QA[\"QA Engineer<br/>Sonnet\"]",
        "graph TD\n SYS[Orchestrator] --> CTO[CTO]\n CTO --> DEV[Lead Developer]\n CTO --> QA[QA Engineer]",
        "graph TD\n A[CEO<br/>John Doe] --> B[CTO<br/>Jane Doe]\n A --> C[CFO<br/>Jane Smith]",
        "graph TD\n A[Web App] --> B[API Server]\n B --> C[(User Database)]\n B --> D[Auth Service]",
        "sequenceDiagram\n CEO->>CTO: hello",
        "mindmap\n  root((Goals))\n    Growth\n      Search\n    Quality\n",
        "mindmap\n  root((Engineering))\n    Platform Team\n    Data Team\n",
    ] {
        assert_eq!(notation(&mermaid(text)), "", "{text}");
    }
}

#[test]
fn other_graphs_and_breakdowns_are_silent() {
    assert_eq!(notation(&dot("digraph { a -> b -> c; b -> d }")), "");
    assert_eq!(notation(&dot("digraph { parser -> lexer; parser -> ast; ast -> checker }")), "");
    assert_eq!(
        notation(&plantuml("@startwbs\n* Website\n** Design\n*** Wireframes\n** Build\n*** Frontend\n@endwbs")),
        ""
    );
    assert_eq!(
        notation(&plantuml(
            "@startuml\nparticipant CEO\nparticipant CTO\nCEO -> CTO : asks\nCTO -> CEO : answers\n@enduml"
        )),
        ""
    );
    assert_eq!(
        notation(&plantuml(
            "@startuml\nactor Customer\nrectangle \"Payment Service\" as P\nCustomer --> P : pays\n@enduml"
        )),
        ""
    );
}

#[test]
fn pages_about_roles_are_silent() {
    for text in [
        "# Responsibilities\n\n- CTO: owns the technical vision of the product\n- VP of Engineering: runs delivery and hires engineers\n- Product Manager: writes the roadmap\n",
        "# Career ladder\n\n| Level | IC | Manager |\n|---|---|---|\n| 3 | Senior Engineer | Engineering Manager |\n| 4 | Staff Engineer | Senior Engineering Manager |\n",
        "# Engineering ladder\n\n- Junior Engineer\n  - Engineer\n    - Senior Engineer\n      - Staff Engineer\n",
        "# RACI\n\n| Task | CTO | VPE | PM |\n|---|---|---|---|\n| Release | C | A | R |\n| Hiring | C | A | I |\n",
        "# Escalation\n\n```mermaid\ngraph TD\n A[Engineer] --> B[Engineering Manager]\n B --> C[VP of Engineering]\n C --> D[CTO]\n```\n",
        "# Our org chart (template)\n\n- CEO: [Name]\n  - CTO: [Name]\n  - CFO: [Name]\n",
        "# Customers\n\n- Ada Lind, CTO\n- Bo Vik, VP of Engineering\n",
        "> They changed how we work.\n>\n> — Ada Lind, CTO\n",
        "# Praise\n\n— Ada Lind, CTO at Quarrow\n",
        "# Investors\n\n- Ada Lind (founder of Quarrow)\n- Bo Vik (CEO of Tolmen)\n",
        "# VP of Engineering\n\nReports to: CTO\n\nYou lead forty engineers.\n",
        "# CTO Agent\n\n**Reports to:** CEO Agent\n\n## Bo Vik, Engineer\n\nReports to: Ada Lind\n",
        "---\nmodel: large\ntools: all\n---\n\n- Ada Lind, CTO\n- Bo Vik, Engineer\n",
        "| Name | Title | Company |\n|---|---|---|\n| Ada Lind | CTO | Quarrow |\n| Bo Vik | CTO | Tolmen |\n",
        "| Task | Reviewer | Approver |\n|---|---|---|\n| Release | Ada Lind | Bo Vik |\n| Hiring | Bo Vik | Ada Lind |\n",
        "| Stakeholder | Manager |\n|---|---|\n| Sales | weekly |\n| Finance | monthly |\n",
        "```\nsrc/\n├── main.rs\n├── lib.rs\n└── parse/\n    └── mod.rs\n```\n",
        "- Read the handbook\n- Meet your manager\n  - Ask about the first task\n",
        "# Interviews\n\n**Owner:** Ada Lind\n**Author:** Bo Vik\n",
    ] {
        assert_eq!(notation(&markdown(text)), "", "{text}");
    }
}
