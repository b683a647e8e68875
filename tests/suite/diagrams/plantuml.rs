//! PlantUML work breakdowns, mindmaps and boxes with arrows.

use super::{assert_chart, plantuml};

const TREE: &str = "
    Ada Lind / CEO
    Bo Vik / CTO > Ada Lind
    Di Reyes / Software Engineer > Bo Vik
    Cy Moss / CFO > Ada Lind
";

#[test]
fn a_work_breakdown_of_people_is_a_chart() {
    for text in [
        "@startwbs\n* Ada Lind, CEO\n** Bo Vik, CTO\n*** Di Reyes, Software Engineer\n** Cy Moss, CFO\n@endwbs\n",
        "@startwbs name\n+ CEO: Ada Lind\n++ CTO: Bo Vik\n++- Software Engineer: Di Reyes\n-- CFO: Cy Moss\n@endwbs",
        "@startmindmap\n*[#Orange] Ada Lind\\nCEO\n**_ <b>Bo Vik</b>\\nCTO\n***< Di Reyes\\nSoftware Engineer\n**[#red] Cy Moss\\nCFO\n@endmindmap",
        "@startwbs\n<style>\nnode { Padding 12 }\n</style>\nskinparam x {\n a b\n}\n' who is who\ntitle Us\n* :Ada Lind\nCEO;\n** :Bo Vik\nCTO;\n*** Di Reyes (Software Engineer)\n** Cy Moss | CFO\n@endwbs",
        "@startmindmap\n* Ada Lind, CEO\n  * Bo Vik, CTO\n    * Di Reyes, Software Engineer\n  * Cy Moss, CFO\n@endmindmap",
        "* Ada Lind, CEO\n** Bo Vik, CTO\n*** Di Reyes, Software Engineer\n** Cy Moss, CFO",
    ] {
        assert_chart(&plantuml(text), TREE);
    }
}

#[test]
fn stereotypes_tell_teams_from_people() {
    let text = "@startwbs\n* Quarrow Group<<Org>>\n** Ada Lind, CEO <<Management>>\n*** Delivery <<Dept>>\n**** Bo\u{2060} Vik, Software Engineer<<Resource>>\n**** Cy Moss, Software Engineer<<Resource>>\n@endwbs";
    assert_chart(
        &plantuml(text),
        "Ada Lind / CEO @Quarrow Group
         Bo Vik / Software Engineer @Delivery > Ada Lind
         Cy Moss / Software Engineer @Delivery > Ada Lind",
    );
}

#[test]
fn titles_broken_over_lines_are_one_title() {
    let text =
        "@startwbs\n* Генеральный директор\n** Отдел продаж\n***:Руководитель\nотдела продаж;\n*** Специалист\n@endwbs";
    assert_chart(
        &plantuml(text),
        "/ Генеральный директор
         / Руководитель отдела продаж @Отдел продаж > Генеральный директор
         / Специалист @Отдел продаж ?> Руководитель отдела продаж",
    );
}

#[test]
fn boxes_with_arrows_are_a_chart() {
    for text in [
        "@startuml\nrectangle \"<b>CEO</b>\\nAda Lind\" as ceo\nactor \"CTO: Bo Vik\" as cto\n[Software Engineer: Di Reyes] as dev\nagent cfo as \"CFO: Cy Moss\"\nceo --> cto\ncto -down-> dev\nceo -[#red]-> cfo\n@enduml",
        "@startuml\nskinparam rectangle {\n  roundCorner 10\n}\nleft to right direction\nobject \"Ada Lind, CEO\" as A\nobject \"Bo Vik, CTO\" as B #lightblue\nobject \"Di Reyes, Software Engineer\" as D <<dev>>\nobject \"Cy Moss, CFO\" as C\nB --> A : reports to\nD --> B : reports to\nC -up-> A : reports to\nB <..> C\nB .. C\n@enduml",
    ] {
        let charts = plantuml(text);
        assert_eq!(charts.len(), 1, "{text}");
        let solid: Vec<(String, String)> = charts[0]
            .edges
            .iter()
            .filter(|edge| edge.line == orglint::parse::chart::Line::Solid)
            .map(|edge| {
                let orglint::parse::chart::Target::Node(to) = edge.to else { panic!("by index") };
                (super::short(&charts[0].nodes[edge.from]), super::short(&charts[0].nodes[to]))
            })
            .collect();
        let expected = [("Bo Vik", "Ada Lind"), ("Di Reyes", "Bo Vik"), ("Cy Moss", "Ada Lind")];
        assert_eq!(solid, expected.map(|(from, to)| (from.to_string(), to.to_string())), "{text}");
    }
}

#[test]
fn packages_name_the_team() {
    let text = "@startuml\nrectangle \"CTO: Ada Lind\" as A\npackage \"Platform Team\" {\n rectangle \"Software Engineer: Bo Vik\" as B\n rectangle \"Software Engineer: Cy Moss\" as C\n}\nA --> B\nA --> C\n@enduml";
    assert_chart(
        &plantuml(text),
        "Ada Lind / CTO
         Bo Vik / Software Engineer @Platform Team > Ada Lind
         Cy Moss / Software Engineer @Platform Team > Ada Lind",
    );
}

#[test]
fn every_diagram_of_a_file_is_read() {
    let one = "@startwbs\n* Ada Lind, CEO\n** Bo Vik, CTO\n** Cy Moss, CFO\n@endwbs\n";
    assert_eq!(plantuml(&format!("{one}\n{one}")).len(), 2);
}
