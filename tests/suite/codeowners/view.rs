//! What `orglint owners` prints.

use std::collections::BTreeMap;

use orglint::model::ownership::OwnerRules;
use orglint::view::owners::{Known, Listed, Owners};

use super::company::company;

const ROSTER: &str =
    "Name,Title,Manager,GitHub\nAiko Mori,Software Engineer,,aiko\nLars Nyberg,Software Engineer,,lars\n";

fn files() -> BTreeMap<&'static str, &'static str> {
    BTreeMap::from([
        ("CODEOWNERS", "* @aiko\n/web/ @lars @fern/web # front\n/web/gen\n"),
        ("people/org.csv", ROSTER),
        ("lib/a.rs", ""),
        ("web/b.ts", ""),
        ("web/gen/c.ts", ""),
    ])
}

fn asking<T>(ask: impl Fn(&Owners<'_>) -> T) -> T {
    asking_of(&files(), ask)
}

fn asking_of<T>(files: &BTreeMap<&'static str, &'static str>, ask: impl Fn(&Owners<'_>) -> T) -> T {
    let (company, texts) = company(files);
    let rules = OwnerRules::main(&company.sources, &texts, None).unwrap();
    let known = Known { rules: &rules, sources: &company.sources, chart: &company.chart };
    let listed: Vec<_> = company.sources.iter().map(|(_, file)| Listed { path: &file.path, tracked: true }).collect();
    ask(&Owners::new(known, &listed, &texts))
}

#[track_caller]
fn shows(ask: impl Fn(&Owners<'_>) -> String, expected: &str) {
    assert_eq!(asking(ask), expected);
}

#[test]
fn a_path_is_told_with_its_owners_the_line_and_the_reason() {
    shows(
        |owners| owners.of_paths(&["web/b.ts".to_owned()]).to_string(),
        "web/b.ts  @lars @fern/web\n    CODEOWNERS:2  /web/  @lars (Lars Nyberg)  @fern/web\n    the last line that matches decides\n",
    );
}

#[test]
fn a_directory_stands_for_its_files_and_a_new_path_for_itself() {
    let paths = ["web/".to_owned(), "lib/new.rs".to_owned()];
    shows(
        |owners| {
            let told = owners.of_paths(&paths).to_string();
            told.lines().filter(|line| !line.starts_with(' ')).map(|line| format!("{line}\n")).collect()
        },
        "web/b.ts  @lars @fern/web\nweb/gen/c.ts  nobody\nlib/new.rs (not tracked)  @aiko\n",
    );
}

#[test]
fn unowned_files_come_with_the_line_that_leaves_them_to_nobody() {
    shows(
        |owners| owners.unowned().to_string(),
        "web/gen/c.ts  nobody\n    CODEOWNERS:3  /web/gen\n    `/web/gen` names no owner\n",
    );
}

#[test]
fn files_of_one_owner_are_found_by_handle_in_any_case() {
    let theirs = "web/b.ts  @lars @fern/web\n    CODEOWNERS:2  /web/  @lars (Lars Nyberg)  @fern/web\n    the last line that matches decides\n";
    shows(|owners| owners.of_owner("@Lars").to_string(), theirs);
    shows(|owners| owners.of_owner("fern/web").len().to_string(), "1");
}

#[test]
fn statistics_tell_shares_coverage_and_bus_factor() {
    shows(
        |owners| owners.statistics_text(&owners.statistics()),
        "\
4 of 5 files have an owner, by 3 lines

owner         files   share     alone
@aiko             3   60.0%         3
@fern/web         1   20.0%         0
@lars             1   20.0%         0

directory     files   owned  bus factor
.                 1  100.0%           1
lib               1  100.0%           1
people            1  100.0%           1
web               2   50.0%           2
",
    );
}

#[test]
fn json_is_for_programs() {
    let asked = asking(|owners| owners.files_json(&owners.of_paths(&["web/b.ts".to_owned()])));
    let json: serde_json::Value = serde_json::from_str(&asked).unwrap();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["host"], "github");
    assert_eq!(json["files"][0]["lines"][0]["line"], 2);
    assert_eq!(json["files"][0]["lines"][0]["owners"][0]["people"][0], "Lars Nyberg");
    let json: serde_json::Value =
        serde_json::from_str(&asking(|owners| owners.statistics_json(&owners.statistics()))).unwrap();
    assert_eq!(json["owners"][0]["owner"], "@aiko");
    assert_eq!(json["directories"][3]["bus_factor"], 2);
}

#[test]
fn an_exclusion_is_given_as_a_reason_beside_the_lines_that_count() {
    let text = "* @aiko\n[Web]\n/web/ @lars\n!/web/gen/\n";
    let files = BTreeMap::from([(".gitlab/CODEOWNERS", text), ("web/gen/c.ts", "")]);
    let shown = asking_of(&files, |owners| owners.of_paths(&["web/gen/c.ts".to_owned()]).to_string());
    let why = "the last line that matches in its section decides; `!/web/gen/` exempts it from its own section";
    assert!(shown.starts_with("web/gen/c.ts  @aiko\n") && shown.contains(why), "{shown}");
}
