//! What `orglint owners` prints.

use std::collections::BTreeMap;

use orglint::view::owners::Owners;

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

#[track_caller]
fn shows(ask: impl Fn(&Owners<'_>) -> String, expected: &str) {
    let (company, texts) = company(&files());
    let owners = Owners::new(&company, &texts).unwrap();
    assert_eq!(ask(&owners), expected);
}

#[test]
fn a_path_is_told_with_its_owners_the_line_and_the_reason() {
    shows(
        |owners| owners.files_text(&owners.of_paths(&["web/b.ts".to_owned()])),
        "web/b.ts  @lars @fern/web\n    CODEOWNERS:2  /web/  @lars (Lars Nyberg)  @fern/web\n    the last line that matches decides\n",
    );
}

#[test]
fn a_directory_stands_for_its_files_and_a_new_path_for_itself() {
    let paths = ["web/".to_owned(), "lib/new.rs".to_owned()];
    shows(
        |owners| {
            let found = owners.of_paths(&paths);
            found.iter().map(|file| format!("{} {} {}\n", file.path, file.tracked, file.owners.join(" "))).collect()
        },
        "web/b.ts true @lars @fern/web\nweb/gen/c.ts true \nlib/new.rs false @aiko\n",
    );
}

#[test]
fn unowned_files_come_with_the_line_that_leaves_them_to_nobody() {
    shows(
        |owners| owners.files_text(&owners.unowned()),
        "web/gen/c.ts  nobody\n    CODEOWNERS:3  /web/gen\n    `/web/gen` names no owner\n",
    );
}

#[test]
fn files_of_one_owner_are_found_by_handle_in_any_case() {
    shows(|owners| owners.of_owner("@Lars").iter().map(|file| format!("{}\n", file.path)).collect(), "web/b.ts\n");
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
    let (company, texts) = company(&files());
    let owners = Owners::new(&company, &texts).unwrap();
    let json: serde_json::Value =
        serde_json::from_str(&owners.files_json(&owners.of_paths(&["web/b.ts".to_owned()]))).unwrap();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["host"], "github");
    assert_eq!(json["files"][0]["lines"][0]["line"], 2);
    assert_eq!(json["files"][0]["lines"][0]["owners"][0]["people"][0], "Lars Nyberg");
    let json: serde_json::Value = serde_json::from_str(&owners.statistics_json(&owners.statistics())).unwrap();
    assert_eq!(json["owners"][0]["owner"], "@aiko");
    assert_eq!(json["directories"][3]["bus_factor"], 2);
}
