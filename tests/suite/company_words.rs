//! What a company's `orglint.toml` and `.mailmap` add: titles, holders of roles, addresses.

use assert_cmd::Command;

use crate::discover::sandbox::Sandbox;

fn run(repo: &Sandbox, args: &[&str]) -> String {
    let mut command = Command::cargo_bin("orglint").unwrap();
    let output = command.current_dir(repo.path()).args(args).env_clear().output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

const CHART: &str = "\
Name,Title,Reports To,Email
Runa Solberg,CEO,,runa@hollin.example
Idris Kane,Keeper of Machines,Runa Solberg,idris@hollin.example
Pia Lund,VP of Engineering,Runa Solberg,pia@hollin.example
Otis Wren,Loom Hand,Pia Lund,otis@hollin.example
Ada Brook,Loom Hand,Pia Lund,ada@hollin.example
Ben Crane,Loom Hand,Pia Lund,ben@hollin.example
Cleo Dunn,Loom Hand,Pia Lund,cleo@hollin.example
Eva Frost,Loom Hand,Pia Lund,eva@hollin.example
Finn Gray,Loom Hand,Pia Lund,finn@hollin.example
";

fn repository(settings: &str, owners: &str, mailmap: &str) -> Sandbox {
    let mut files = vec![
        ("people/org.csv".to_owned(), CHART.to_owned()),
        ("orglint.toml".to_owned(), settings.to_owned()),
        ("CODEOWNERS".to_owned(), owners.to_owned()),
        (".mailmap".to_owned(), mailmap.to_owned()),
    ];
    files.extend((0..20).map(|at| (format!("src/{at}.rs"), String::new())));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    Sandbox::repository(&files)
}

const TITLES: &str = "[titles]\nengineering = [\"Loom Hand\"]\n";

#[test]
fn the_companys_own_titles_are_read_by_its_words() {
    let settings = format!("{TITLES}[roles]\ncto = [\"Keeper of Machines\"]\n");
    let out = run(&repository(&settings, "", ""), &["org"]);
    assert!(out.contains("Otis Wren · Loom Hand  engineer"), "{out}");
    assert!(out.contains("Idris Kane · Keeper of Machines  cto"), "{out}");
    let out = run(&repository("", "", ""), &["org"]);
    assert!(!out.contains("Loom Hand  engineer") && !out.contains("Keeper of Machines  cto"), "{out}");
}

#[test]
fn holders_of_the_settings_are_known_to_owners_files_with_their_place() {
    let settings = format!("{TITLES}[holders]\ncto = [\"Idris Kane @ik-hollin\"]\n");
    let repo = repository(&settings, "* @ik-hollin\n", "");
    let out = run(&repo, &["check", "--format", "concise", "--select", "cto-control-freak"]);
    assert!(out.starts_with("CODEOWNERS:1:1: ") && out.contains("cto-control-freak"), "{out}");
    let out = run(&repo, &["check", "--format", "json", "--select", "cto-control-freak"]);
    assert!(out.contains("\"path\": \"orglint.toml\""), "{out}");
    assert!(run(&repo, &["owners", "src/1.rs"]).contains("@ik-hollin (Idris Kane)"));
    let out = run(&repo, &["org", "--explain", "idris"]);
    assert!(out.contains("handle ik-hollin at orglint.toml:4"), "{out}");
    assert!(out.contains("seat `CTO` at orglint.toml:4 (settings), read as: cto"), "{out}");
}

#[test]
fn settings_outside_of_the_repository_tell_handles_of_people_of_the_chart() {
    let repo = repository("", "* @ik-hollin\n", "");
    let outside = Sandbox::folder();
    outside.write("other.toml", "[holders]\ncto = [\"Idris Kane @ik-hollin\"]\n");
    let path = outside.path().join("other.toml").display().to_string();
    assert!(run(&repo, &["owners", "src/1.rs", "--config", &path]).contains("@ik-hollin (Idris Kane)"));
}

#[test]
fn addresses_and_logins_of_mailmap_lead_to_people() {
    let mailmap =
        "Idris Kane <idris@hollin.example> <ik@old.example>\nOtis Wren <77+otis-w@users.noreply.github.com>\n";
    let repo = repository("", "*.md otis@hollin.example\n/src/ ik@old.example @otis-w @stranger\n", mailmap);
    let out = run(&repo, &["owners", "src/1.rs"]);
    assert!(out.contains("ik@old.example (Idris Kane)  @otis-w (Otis Wren)  @stranger\n"), "{out}");
}

#[test]
fn the_dialect_and_the_extensions_of_the_settings_are_used() {
    let repo = repository("[codeowners]\ndialect = \"gitlab\"\n", "[Core] @ada\nsrc/\n", "");
    let out = run(&repo, &["owners", "src/1.rs", "--format", "json"]);
    assert!(out.contains("\"host\": \"gitlab\"") && out.contains("\"section\": \"Core\""), "{out}");
}
