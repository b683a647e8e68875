//! Job titles: the traps of real charts, in five languages.

use orglint::model::title::Discipline::{self, *};
use orglint::model::title::{Grade, Level, Title, TitleWords, Titles};

fn read(title: &str) -> Title {
    Titles::embedded().read(title)
}

fn assert_discipline(title: &str, expected: Discipline) {
    assert_eq!(read(title).discipline(), Some(expected), "{title}");
}

#[test]
fn engineers_who_sell_or_count_or_record_are_no_software_engineers() {
    for title in
        ["Sales Engineer", "Customer Engineer", "Solutions Engineer", "Ingénieur commercial", "Vertriebsingenieur"]
    {
        assert_discipline(title, Sales);
    }
    assert_discipline("Financial Engineer", Finance);
    assert_discipline("Sound Engineer", Other);
    assert_discipline("Support Engineer", Support);
    assert_discipline("People Engineering", People);
}

#[test]
fn programs_and_processes_about_engineering_are_no_engineering() {
    for title in [
        "Engineering Program Manager",
        "Technical Program Manager",
        "TPM",
        "Scrum Master",
        "Agile Coach",
        "Release Train Engineer",
        "PMO Lead",
        "Delivery Manager",
        "Chef de projet technique",
        "Projektleiterin",
        "Jefe de Proyecto",
        "Gerente de Projetos",
    ] {
        assert_discipline(title, Project);
        assert!(read(title).process, "{title}");
    }
    assert_discipline("Engineering Operations", Operations);
    assert_discipline("VP, Engineering Operations", Operations);
    assert!(!read("VP, Engineering Operations").vpe);
    assert_discipline("Director, Developer Relations", Marketing);
    assert_discipline("Chief of Staff, Engineering", Operations);
    assert_discipline("Executive Assistant to the CTO", Operations);
}

#[test]
fn the_head_segment_decides_and_what_follows_is_a_team() {
    assert_discipline("Backend Engineer, Fulfillment:Billing", Engineering);
    assert_discipline("Engineering Manager, Plan:Project Management", Engineering);
    assert_discipline("Manager, Software Engineering", Engineering);
    assert_discipline("Senior Product Manager - Developer Platform", Product);
    assert_eq!(read("Manager, Software Engineering").grade, Grade::Manager);
    assert_eq!(read("Engineering Manager, Frontend").level, Level::Manager);
}

#[test]
fn engineering_is_engineering_in_five_languages() {
    for title in [
        "Product Engineer",
        "Growth Engineer",
        "SRE",
        "Machine Learning Engineer",
        "Software Development Director",
        "Softwareentwickler",
        "Leiterin Softwareentwicklung",
        "Développeuse senior",
        "Ingénieure logiciel",
        "Desarrollador backend",
        "Engenheira de software",
        "Diretor de Tecnologia",
    ] {
        assert_discipline(title, Engineering);
        assert!(read(title).is_engineering(), "{title}");
    }
}

#[test]
fn one_cto_is_told_from_its_many_namesakes() {
    for title in [
        "CTO",
        "C.T.O.",
        "Chief Technology Officer (CTO)",
        "Co-founder & CTO",
        "CTO, co-founder, Board of Directors",
        "Chief Product and Technology Officer",
        "Directrice technique",
        "Technischer Leiter",
        "Diretor de Tecnologia",
    ] {
        assert!(read(title).cto, "{title}");
    }
    for title in [
        "Field CTO",
        "CTO Office",
        "Office of the CTO",
        "Deputy CTO",
        "Assistant to the CTO",
        "Advisor to the CTO",
        "CIO",
    ] {
        assert!(!read(title).cto, "{title}");
    }
    assert!(read("Interim CTO").acting && read("Interim CTO").cto);
    assert!(read("Fractional CTO").adjunct);
    assert!(read("Former CTO").former);
    assert!(read("Field CTO").adjunct);
    assert!(read("Deputy CTO").deputy);
}

#[test]
fn a_vp_of_engineering_has_many_names() {
    for title in [
        "VPE",
        "VP Engineering",
        "VP of Engineering, EMEA",
        "Senior Vice President, Engineering",
        "SVP Eng",
        "VP R&D",
        "VP Engineering & Product",
        "Chief Engineering Officer",
        "Acting VPE",
    ] {
        assert!(read(title).vpe && !read(title).vpe_by_standing, "{title}");
    }
    for title in [
        "Head of Engineering",
        "Leiter Entwicklung",
        "Directeur de l'ingénierie",
        "Director de Ingeniería",
        "VP of Development",
    ] {
        assert!(read(title).vpe && read(title).vpe_by_standing, "{title}");
    }
    for title in ["VP Product", "Area VP, Sales", "Director of Engineering", "Engineering Manager", "Chief Architect"] {
        assert!(!read(title).vpe, "{title}");
    }
}

#[test]
fn two_titles_in_one_label_are_both_read() {
    let both = read("CTO / VP Engineering");
    assert!(both.cto && both.vpe);
    let both = read("CTO and VP of Engineering");
    assert!(both.cto && both.vpe);
    assert_eq!(read("VP Engineering & Product").disciplines, [Engineering, Product]);
    assert_eq!(read("Chief People & Culture Officer").disciplines, [People]);
}

#[test]
fn chief_executives_are_founders_without_another_trade() {
    for title in ["CEO", "Founder", "Geschäftsführerin", "PDG", "Managing Director", "President", "CEO & Co-founder"]
    {
        assert!(read(title).chief_executive, "{title}");
    }
    for title in ["CTO & Co-founder", "Chief of Staff to CEO", "Vice President", "VP Engineering"] {
        assert!(!read(title).chief_executive, "{title}");
    }
}

#[test]
fn words_that_prove_little_are_weak() {
    for title in ["Architect", "IT", "Team Lead", "Builder", ""] {
        assert!(read(title).weak || title.is_empty(), "{title}");
        assert!(!read(title).is_engineering() && !read(title).is_other_profession(), "{title}");
    }
    assert!(!read("Platform Architect").weak);
}

#[test]
fn vacant_seats_are_no_people() {
    for title in ["TBH - Engineering Manager", "Vacancy", "Open position: SRE", "Backend Engineer (zu besetzen)"] {
        assert!(read(title).vacant, "{title}");
    }
}

#[test]
fn a_company_adds_its_own_words() {
    let own: TitleWords = toml::from_str(
        r#"
        [[discipline]]
        is = "engineering"
        any = ["maker"]
        [roles]
        vpe = ["captain of makers"]
        [[level]]
        is = "vice"
        any = ["captain"]
        "#,
    )
    .unwrap();
    let titles = Titles::extended(own);
    assert!(titles.read("Captain of Makers").vpe);
    assert!(titles.read("Senior Maker").is_engineering());
    assert!(titles.read("CTO").cto);
}
