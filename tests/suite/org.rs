//! `orglint org`: the company as understood, written out and read back.

use orglint::model::chart::Chart;
use orglint::source::Span;
use orglint::view::org::{Format, explain, export, tree};
use orglint::view::paint::Paint;
use proptest::prelude::*;

use crate::memory::{Memory, chart, lines};

const FORMATS: [(Format, &str); 5] = [
    (Format::Json, "org-chart.json"),
    (Format::Csv, "org-chart.csv"),
    (Format::Mermaid, "org-chart.mmd"),
    (Format::Dot, "org-chart.dot"),
    (Format::Markdown, "org-chart.md"),
];

const COMPANY: &str = "\
Name,Title,Reports To,Department,Email
Runa Solberg,CEO,,,runa@hollin.example
Idris Kane,CTO,Runa Solberg,Technology,idris@hollin.example
TBH,VP of Engineering,Runa Solberg,Engineering,
Pia Lund,Engineering Manager,Idris Kane,Engineering,pia@hollin.example
Otis Wren,Backend Engineer,Pia Lund,Engineering,otis@hollin.example
Mina Sato,\"Product Manager, \"\"Core\"\" Apps\",Runa Solberg,Product,mina@hollin.example
";

#[test]
fn every_format_is_read_back_as_the_same_company() {
    let company = chart("people/org.csv", COMPANY);
    assert_eq!(company.seats.len(), 6);
    for (format, path) in FORMATS {
        let written = export(&company, format);
        let again = chart(path, &written);
        assert_eq!(lines(&again), lines(&company), "{format:?}:\n{written}");
    }
}

#[test]
fn the_tree_shows_who_why_and_where() {
    let memory = Memory::new(&[("people/org.csv", COMPANY)]);
    let company = memory.chart();
    let place = |span: Span| format!("{}:{}", memory.sources.path(span.file), span.start);
    insta::assert_snapshot!(tree(&company, &place, Paint::Plain));
    insta::assert_snapshot!(explain(&company, "idris", &place, Paint::Plain));
}

#[test]
fn seats_of_every_kind_are_read_back() {
    for (path, text) in [
        (
            "data/logins.yml",
            "dana:\n  manager: zoe\n  status: [employee]\nzoe:\n  manager: zoe\n  status: [employee]\nada:\n  manager: zoe\n  status: [former]\n",
        ),
        (
            "org.mmd",
            "graph TD\nA[Director of Engineering] --> B[Engineering Manager]\nA --> C[QA Lead]\nB --> D[\"4 Developers\"]\nC --> E[Backend Engineers]\n",
        ),
        (
            "org-chart.json",
            "[{\"id\": 1, \"name\": \"Runa Solberg\", \"title\": \"CEO\"}, {\"id\": 2, \"name\": \"Tess\", \"title\": \"1. `C#` & *R*_D_ <lead>\", \"managerId\": 1}, {\"id\": 3, \"name\": \"Outside Stores\", \"title\": \"Stores/Locations\", \"managerId\": 2}, {\"id\": 4, \"name\": \"TBH\", \"title\": \"CTO\", \"managerId\": 1}, {\"id\": 5, \"name\": \"Lead Driver\", \"title\": \"Lead Driver\", \"managerId\": 4}]",
        ),
        ("team.md", "# Our team\n\n- Dana Field @dana - QA lead\n- Zoe (Zo) Quill @zoe - CTO\n- Zoe (Zo) Moss @zm\n"),
    ] {
        let company = chart(path, text);
        assert!(!company.seats.is_empty(), "{path}");
        for (format, path) in FORMATS {
            let written = export(&company, format);
            let again = chart(path, &written);
            assert_eq!(lines(&again), lines(&company), "{format:?}:\n{written}");
            let kinds = |chart: &Chart| {
                let mut kinds: Vec<String> = chart.seats.iter().map(|seat| format!("{:?}", seat.kind)).collect();
                kinds.sort();
                kinds
            };
            assert_eq!(kinds(&again), kinds(&company), "{format:?}:\n{written}");
        }
    }
}

const FIRST: [&str; 12] = ["Ada", "Bo", "Cleo", "Dana", "Edda", "Finn", "Gwen", "Hal", "Isa", "Jon", "Kim", "Lena"];
const LAST: [&str; 12] =
    ["Abel", "Brandt", "Cerny", "Dahl", "Ekman", "Falk", "Grove", "Holm", "Imai", "Jansen", "Kowal", "Lind"];
const TITLES: [&str; 12] = [
    "Builder",
    "Cody Platform; two",
    "Owner: *all* of_it",
    "CTO & (acting) VP, \\n",
    "VP of Engineering",
    "Engineering Manager, Core",
    "Software Engineer",
    "Product Manager",
    "Scrum Master",
    "QA Engineer",
    "Head of Sales",
    "Account Executive",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_company_survives_any_format(people in prop::collection::vec((0usize..1000, 0..TITLES.len()), 3..40)) {
        let mut table = "Name,Title,Reports To\nRuna Solberg,CEO,\n".to_owned();
        let mut names = vec!["Runa Solberg".to_owned()];
        for (i, (manager, title)) in people.iter().enumerate() {
            let name = format!("{} {}", FIRST[i % 12], LAST[(i / 12 + i) % 12]);
            table.push_str(&format!("{name},\"{}\",{}\n", TITLES[*title], names[manager % names.len()]));
            names.push(name);
        }
        let company = chart("people/org.csv", &table);
        prop_assert_eq!(company.seats.len(), people.len() + 1);
        for (format, path) in FORMATS {
            let written = export(&company, format);
            let again = chart(path, &written);
            prop_assert_eq!(lines(&again), lines(&company), "{:?}:\n{}", format, written);
        }
    }
}
