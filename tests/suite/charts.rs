//! Charts in every structured format: who is read, to whom they report, where it is written.

use orglint::model::chart::{Chart, Reference, SeatKind};
use orglint::model::people::{Holders, Role};
use proptest::prelude::*;

use crate::memory::{Memory, chart, holder, lines};

/// The same small company in many formats.
const FORMATS: &[(&str, &str)] = &[
    (
        "data/team.yml",
        "runa:\n  name: Runa Solberg\n  role: CEO\n  reports_to: none\n  manager_role_slug: ceo\nidris:\n  name: Idris Kane\n  role: '[CTO](../cto.md)'\n  reports_to: ceo\n  manager_role_slug: cto\npia:\n  name: Pia Lund\n  role: Engineer\n  reports_to: cto\n",
    ),
    (
        "people.yml",
        "- {id: 1, first_name: Runa, last_name: Solberg, title: CEO}\n- {id: 2, first_name: Idris, last_name: Kane, title: CTO, manager_id: 1}\n- {id: 3, first_name: Pia, last_name: Lund, title: Engineer, manager_id: 2}\n",
    ),
    (
        "org.json",
        "{\"name\": \"Runa Solberg\", \"title\": \"CEO\", \"reports\": [{\"name\": \"Idris Kane\", \"title\": \"CTO\", \"reports\": [{\"name\": \"Pia Lund\", \"title\": \"Engineer\"}]}]}",
    ),
    (
        "users.json",
        "{\"value\": [{\"id\": \"a\", \"displayName\": \"Runa Solberg\", \"jobTitle\": \"CEO\"}, {\"id\": \"b\", \"displayName\": \"Idris Kane\", \"jobTitle\": \"CTO\", \"manager\": {\"id\": \"a\"}}, {\"id\": \"c\", \"displayName\": \"Pia Lund\", \"jobTitle\": \"Engineer\", \"manager\": {\"id\": \"b\"}}]}",
    ),
    (
        "scim.json",
        "{\"Resources\": [{\"id\": \"a\", \"name\": {\"formatted\": \"Runa Solberg\"}, \"title\": \"CEO\"}, {\"id\": \"b\", \"name\": {\"givenName\": \"Idris\", \"familyName\": \"Kane\"}, \"title\": \"CTO\", \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\": {\"manager\": {\"value\": \"a\"}}}, {\"id\": \"c\", \"displayName\": \"Pia Lund\", \"title\": \"Engineer\", \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\": {\"manager\": {\"value\": \"b\"}}}]}",
    ),
    (
        "people.toml",
        "[[people]]\nname = \"Runa Solberg\"\ntitle = \"CEO\"\n[[people]]\nname = \"Idris Kane\"\ntitle = \"CTO\"\nmanager = \"Runa Solberg\"\n[[people]]\nname = \"Pia Lund\"\ntitle = \"Engineer\"\nmanager = \"Idris Kane\"\n",
    ),
    (
        "hr.csv",
        "\u{feff}Name;Job Title;Reports To\r\n\"Solberg, Runa\";CEO;\r\n\"Kane, Idris\";CTO;\"Solberg, Runa\"\r\n\"Lund, Pia\";Engineer;\"Kane, Idris\"\r\n",
    ),
    (
        "hr.tsv",
        "Work Email\tName\tTitle\tManager\nr@h.example\tRuna Solberg\tCEO\t\ni@h.example\tIdris Kane\tCTO\tr@h.example\np@h.example\tPia Lund\tEngineer\ti@h.example\n",
    ),
    (
        "people.ldif",
        "dn: uid=runa,ou=People,dc=h\ncn: Runa Solberg\ntitle: CEO\n\ndn: uid=idris, ou=People, dc=h\ncn: Idris Kane\ntitle: CTO\nmanager: UID=runa, ou=People,\n  dc=h\n\ndn: uid=pia,ou=People,dc=h\ncn: Pia Lund\ntitle: Engineer\nmanager: uid=idris,ou=People,dc=h\n",
    ),
];

#[test]
fn one_company_is_read_from_every_format() {
    for (path, text) in FORMATS {
        let chart = chart(path, text);
        let names = |name: &str| -> Vec<String> {
            let of =
                chart.seats.iter().filter(|seat| orglint::model::people::normalised_name(holder(&chart, seat)) == name);
            of.map(|seat| seat.title.value.clone()).collect()
        };
        assert_eq!(names("runa solberg"), ["CEO"], "{path}");
        assert_eq!(names("idris kane"), ["CTO"], "{path}");
        let resolved = chart.seats.iter().filter(|seat| seat.reference == Reference::Resolved).count();
        assert_eq!((chart.seats.len(), resolved), (3, 2), "{path}");
        assert!(chart.is_complete(), "{path}");
        let holders = Holders::new(&chart);
        assert_eq!(holders.role_of_name("Idris Kane").map(|(role, _)| role), Some(Role::Cto), "{path}");
    }
}

#[test]
fn a_file_per_person_is_one_chart() {
    let files = [
        (
            "data/people/r/runa.yml",
            "name: Runa Solberg\nrole: <a href=\"/ceo\">CEO</a>\nreports_to: board\ngitlab: rs\n",
        ),
        ("data/people/i/idris.yml", "name: Idris Kane\nrole: CTO\nreports_to: runa\ngitlab: ik\n"),
        ("data/people/p/pia.yml", "name: Pia Lund\nrole: Engineer,\n  Core\nreports_to: idris\ngitlab: pl\n"),
        (
            "data/vacancy/em.yml",
            "name: New Vacancy\nrole: Engineering Manager\nreports_to: idris\nplaceholder: true\ngitlab: x\n",
        ),
    ];
    let chart = Memory::new(&files).chart();
    assert_eq!(chart.inputs.len(), 1);
    assert_eq!(chart.seats.iter().filter(|seat| seat.reference == Reference::Resolved).count(), 3);
    assert_eq!(chart.seats.iter().filter(|seat| seat.kind == SeatKind::Vacant).count(), 1);
    assert_eq!(chart.headcount(), 3);
}

#[test]
fn look_alikes_are_no_charts() {
    for (path, text) in [
        (
            "menu.yml",
            "- {id: 1, name: Home, title: Home page}\n- {id: 2, name: About us, title: About, parent: 1}\n- {id: 3, name: Jobs, title: Jobs, parent: 1}\n",
        ),
        (
            "agents/org.yml",
            "- {name: Otto Agent, role: CEO, reports_to: none, model: large}\n- {name: Ida Agent, role: CTO, reports_to: Otto Agent}\n",
        ),
        (
            "people.csv",
            "id,name,title,manager_id\n1,Nancy Davolio,Sales Representative,2\n2,Andrew Fuller,Vice President Sales,\n3,Janet Leverling,Sales Representative,2\n",
        ),
        ("team.csv", "Name,Title,Reports To\n[Name],CEO,\n[Name],CTO,[Name]\n{{name}},Engineer,[Name]\n"),
        (
            "company/organization.md",
            "# Organizational chart\n\n- Ada Lind, CEO\n  - ada@tech.example.com\n  - Bo Vik, CTO\n    - bo@tech.example.com\n",
        ),
        (
            "examples/org-chart.md",
            "# Org chart example\n\n```mermaid\ngraph TD\nA[CEO<br/>Ada Lind] --> B[CTO<br/>Bo Vik]\nB --> C[Engineer<br/>Di Reyes]\n```\n",
        ),
        (
            "docs/job_roles/org-chart.mmd",
            "graph TD\nA[VP of Engineering] --> B[Engineering Manager]\nB --> C[Software Engineer]\nB --> D[QA Engineer]\n",
        ),
        ("tokens.csv", "SOURCE,TARGET,NAME\na,b,x\nb,c,y\n"),
        (
            "deploy.yml",
            "services:\n  web: {name: web, role: frontend, manager: swarm}\n  db: {name: db, role: store, manager: swarm}\n",
        ),
    ] {
        let chart = chart(path, text);
        assert!(chart.seats.is_empty(), "{path}: {:?}", lines(&chart));
    }
}

#[test]
fn boxes_of_departments_are_units_and_no_heads() {
    let text = "id,parentId,name,title\n1,,Runa Solberg,Director General\n2,1,Otis Wren,Director Financiero\n3,2,Compras,Compras\n4,2,Facturacion,Facturacion\n5,3,Entrada de Notas,Entrada Notas\n6,3,Almacen,Almacén\n7,2,Contas Pagar,CP\n";
    let read = chart("org-chart.csv", text);
    let units = read.seats.iter().filter(|seat| seat.kind == SeatKind::Group).count();
    assert_eq!((units, read.headcount()), (5, 2), "{:?}", lines(&read));
    let text = "[{\"id\": 1, \"name\": \"Runa Solberg\", \"title\": \"CEO\", \"managerId\": null}, {\"id\": 2, \"name\": \"Tess\", \"title\": \"Sales\", \"managerId\": 1}, {\"id\": 3, \"name\": \"Outside Stores\", \"title\": \"Stores/Locations\", \"managerId\": 2}, {\"id\": 4, \"name\": \"Customer Service\", \"title\": \"Department\", \"managerId\": 1}]";
    assert_eq!(chart("orgchart.json", text).headcount(), 2);
}

#[test]
fn lists_of_html_are_charts_where_the_file_says_so() {
    let text = "<ul class=\"orgchart\">\n <li><div><span>Runa Solberg</span><br>\n  <p>Director,\n   Maintenance</p></div>\n <ul>\n  <li><span>Idris Kane</span><p>Area Lead &amp; Planner</p>\n   <ul><li>Yards</li><li>Power supply</ul>\n  <li>Pia Lund<br/>Area Lead</li>\n </ul></ul>";
    let read = chart("site/org-chart.html", text);
    assert_eq!(
        lines(&read),
        [
            "Idris Kane, Area Lead & Planner → Runa Solberg, Director, Maintenance",
            "Pia Lund, Area Lead → Runa Solberg, Director, Maintenance",
            "Runa Solberg, Director, Maintenance → nobody"
        ]
    );
    assert!(chart("site/index.html", text).is_empty());
}

#[test]
fn members_are_people_without_managers() {
    for (path, text, people, teams) in [
        ("OWNERS_ALIASES", "aliases:\n  core:\n  - dana\n  - zoe\n  docs: [zoe]\n", 2, 2),
        (
            "org.yaml",
            "orgs:\n  hollin:\n    admins: [dana]\n    teams:\n      core: {members: [zoe, dana], teams: {sub: {members: [ada]}}}\n",
            3,
            3,
        ),
        (
            "catalog/org.yaml",
            "apiVersion: backstage.io/v1alpha1\nkind: User\nmetadata: {name: dana, title: Dana Field}\nspec: {memberOf: [core]}\n---\napiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: core}\nspec: {type: team, children: [], members: [zoe]}\n",
            2,
            1,
        ),
        ("teams/core.toml", "name = \"core\"\n[people]\nleads = [\"dana\"]\nmembers = [\"dana\", \"zoe\"]\n", 2, 1),
        (
            "sigs.yaml",
            "sigs:\n- dir: sig-core\n  name: Core\n  leadership:\n    chairs: [{github: dana, name: Dana Field}]\n",
            1,
            1,
        ),
        (
            "groups.yaml",
            "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: core}\nspec: {type: team, parent: hollin, children: []}\n",
            0,
            1,
        ),
        ("org.yaml", "org_name: hollin\norg_owners: [dana, zoe]\ndefaults: {team: {privacy: closed}}\n", 2, 1),
        (
            "MAINTAINERS.md",
            "# Maintainers\n\n- [Dana Field](https://github.com/dana), Hollin\n- [Zoe Quill](https://github.com/Zoe/), Reedbank\n\n## Emeritus maintainers\n\n- [Ada Lind](https://github.com/ada), Hollin\n- [Bo Vik](https://github.com/bo), Hollin\n",
            2,
            1,
        ),
        (
            "MAINTAINERS.md",
            "# Project\n\n| Maintainer | GitHub ID | Affiliation |\n|--|--|--|\n| Dana Field | [dana](https://github.com/dana) | Hollin |\n| Zoe Quill | @zoe | Reedbank |\n",
            2,
            1,
        ),
        ("docs/maintainers.md", "| Maintainer | Company |\n|--|--|\n| dana | Hollin |\n| zoe-q | Reedbank |\n", 2, 1),
        (
            "org-chart.md",
            "# Org chart\n\nThe teams are (leader in brackets):\n\n* Storage (dana)\n* Wire and protocol (zoe), which also keeps the client\n* Docs\n",
            2,
            2,
        ),
        (
            "teams.tf",
            "resource \"github_team\" \"core\" {\n  name = \"core\"\n}\nresource \"github_team_membership\" \"d\" {\n  team_id  = github_team.core.id\n  username = \"dana\"\n}\n",
            1,
            1,
        ),
    ] {
        let chart = chart(path, text);
        assert_eq!((chart.people.len(), chart.teams.len(), chart.seats.len()), (people, teams, 0), "{path}: {chart:?}");
    }
}

#[test]
fn several_seats_of_one_person_and_two_people_of_one_name_are_told_apart() {
    let seats = chart(
        "t.yml",
        "a: {name: Dana Field, role: CEO, reports_to: none, manager_role_slug: ceo}\nb: {name: Dana Field, role: Interim Head of Sales, reports_to: ceo}\nc: {name: Zoë Quill, role: CTO, reports_to: ceo}\n",
    );
    assert_eq!((seats.people.len(), seats.seats.len(), seats.duplicates.len()), (2, 3, 0));
    let two = chart(
        "t.csv",
        "ID,Name,Title,Manager ID\n1,Runa Solberg,CEO,\n2,Ana Silva,Engineer,1\n3,Ana Silva,Designer,1\n4,Bo Tran,Engineer,2\n",
    );
    assert_eq!(two.people.len(), 4);
    let ambiguous = chart(
        "t.csv",
        "ID,Name,Title,Manager\n1,Runa Solberg,CEO,\n2,Ana Silva,Engineer,Runa Solberg\n3,Ana Silva,Designer,Runa Solberg\n4,Bo Tran,Engineer,Ana Silva\n",
    );
    assert_eq!(ambiguous.seats[3].reference, Reference::Ambiguous);
}

#[test]
fn several_charts_of_one_company_are_one() {
    let files = [
        (
            "hr.csv",
            "Name,Title,Reports To\nRuna Solberg,CEO,\nIdris Kane,CTO,Runa Solberg\nPia Lund,Engineer,Idris Kane\n",
        ),
        (
            "org.mmd",
            "flowchart TD\n  a[\"Runa Solberg<br/>CEO\"] --> b[\"Idris Kane<br/>CTO\"]\n  a --> c[\"Vera Holm<br/>CFO\"]\n",
        ),
    ];
    let chart = Memory::new(&files).chart();
    assert_eq!(chart.people.len(), 4);
    let written = lines(&chart);
    assert_eq!(written.len(), 4, "{written:?}");
    assert!(written.contains(&"Vera Holm, CFO → Runa Solberg, CEO".to_owned()), "{written:?}");
}

/// A chart of `count` people in which the manager of each is told by `manager`.
fn generated(count: usize, manager: impl Fn(usize) -> Option<usize>) -> Chart {
    let mut text = "Employee ID,Name,Title,Manager ID\n".to_owned();
    for i in 0..count {
        let manager = manager(i).map(|m| m.to_string()).unwrap_or_default();
        text.push_str(&format!("{i},Ada Abel{i},Software Engineer,{manager}\n"));
    }
    chart("people.csv", &text)
}

#[test]
fn a_chain_and_a_circle_of_five_thousand_are_followed_to_their_end() {
    let chain = generated(5_000, |i| i.checked_sub(1));
    let circle = generated(5_000, |i| Some((i + 1) % 5_000));
    for chart in [chain, circle] {
        assert_eq!(chart.seats.len(), 5_000);
        assert_eq!(
            chart.reports().iter().map(Vec::len).sum::<usize>(),
            chart.seats.iter().filter(|seat| seat.manager.is_some()).count()
        );
        let tree = orglint::view::org::tree(&chart, &|_| String::new(), orglint::view::paint::Paint::Plain);
        assert!(tree.len() < 2_000_000);
    }
}

proptest! {
    #[test]
    fn no_text_breaks_a_reader_and_every_span_lies_in_it(which in 0..FORMATS.len(), cut in 0usize..900, add in "\\PC{0,12}") {
        let (path, text) = FORMATS[which];
        let at = text.floor_char_boundary(cut.min(text.len()));
        let broken = format!("{}{add}{}", &text[..at], text.get(text.floor_char_boundary(at + 3)..).unwrap_or(""));
        let memory = Memory::new(&[(path, &broken)]);
        let chart = memory.chart();
        for seat in &chart.seats {
            prop_assert!(broken.get(seat.at.range()).is_some());
            prop_assert!(broken.get(seat.title.span.range()).is_some());
        }
        for problem in &chart.problems {
            prop_assert!(broken.get(problem.at.range()).is_some());
        }
    }

    #[test]
    fn the_span_of_a_name_or_title_is_what_was_written(name in "[A-Z][a-zé]{2,8} [A-Z][a-zü]{2,8}", title in "(Senior |Lead )?(Software|QA|Data) Engineer(, [A-Z][a-z]{2,6})?") {
        let tables = [
            ("t.csv", format!("Name,Title,Reports To\nRuna Solberg,CEO,\n\"{name}\",\"{title}\",Runa Solberg\n")),
            ("t.yml", format!("- {{name: Runa Solberg, title: CEO}}\n- {{name: \"{name}\", title: '{title}', reports_to: Runa Solberg}}\n")),
            ("t.json", format!("[{{\"name\": \"Runa Solberg\", \"title\": \"CEO\"}}, {{\"name\": \"{name}\", \"title\": \"{title}\", \"manager\": \"Runa Solberg\"}}]")),
            ("t.toml", format!("[[p]]\nname = \"Runa Solberg\"\ntitle = \"CEO\"\n[[p]]\nname = \"{name}\"\ntitle = '{title}'\nmanager = \"Runa Solberg\"\n")),
        ];
        for (path, text) in &tables {
            let memory = Memory::new(&[(path, text)]);
            let chart = memory.chart();
            for seat in &chart.seats {
                prop_assert_eq!(memory.words(seat.title.span), &seat.title.value, "{}", path);
            }
            for person in &chart.people {
                prop_assert_eq!(memory.words(person.named_at[0]), &person.name, "{}", path);
            }
        }
    }
}
