//! The rules about CODEOWNERS: their words on whole companies.

use std::collections::BTreeMap;

use orglint::finding::Confidence;
use orglint::pattern::Hit;
use orglint::rule::Rule;
use orglint::rule::catalogue::Catalogue;

use super::company::company;

/// The words that a rule's hits are about, by path, those of low confidence in brackets.
fn hits(rule: &str, files: &BTreeMap<&str, &str>) -> Vec<(String, String)> {
    let catalogue = Catalogue::embedded().unwrap();
    let rule = catalogue.get(rule).unwrap();
    let (company, _) = company(files);
    let show = |hit: Hit| {
        let (_, span) = hit.labels[0];
        let path = company.sources.path(span.file).to_owned();
        let words = files[path.as_str()][span.range()].to_owned();
        (path, if hit.confidence == Confidence::Low { format!("({words})") } else { words })
    };
    let finds = rule.find.iter().filter(|find| !matches!(find.pattern.name(), "claim" | "duties"));
    let mut found: Vec<(String, String)> = Vec::new();
    for hit in finds.flat_map(|find| find.pattern.find(&company)).map(show) {
        // What several entries say of the same words is one finding.
        if !found.contains(&hit) {
            found.push(hit);
        }
    }
    found
}

const ROSTER: &str = "Name,Title,Manager,GitHub,Status
Oona Brandt,CEO,,oona,active
Yusuf Kaplan,CTO,Oona Brandt,yusuf,active
Greta Moll,VP of Engineering,Oona Brandt,greta,active
Pavel Novak,Engineering Manager,Greta Moll,pavel,active
Aiko Mori,Software Engineer,Pavel Novak,aiko,active
Lars Nyberg,Software Engineer,Pavel Novak,lars,active
Rosa Quint,Software Engineer,Pavel Novak,rosa,active
Sami Haddad,Software Engineer,Pavel Novak,sami,active
Nils Berg,Product Manager,Oona Brandt,nils,active
";

/// Files by number: so many of code in each directory.
fn repository(codeowners: &str, directories: &[(&str, usize)], roster: &str) -> Vec<(String, String)> {
    let mut files =
        vec![("CODEOWNERS".to_owned(), codeowners.to_owned()), ("people/org.csv".to_owned(), roster.to_owned())];
    for (directory, count) in directories {
        files.extend((0..*count).map(|at| (format!("{directory}/f{at}.rs"), String::new())));
    }
    files
}

#[track_caller]
fn says(rule: &str, codeowners: &str, directories: &[(&str, usize)], expected: &[&str]) {
    says_with(rule, codeowners, directories, ROSTER, expected);
}

#[track_caller]
fn says_with(rule: &str, codeowners: &str, directories: &[(&str, usize)], roster: &str, expected: &[&str]) {
    let files = repository(codeowners, directories, roster);
    let files: BTreeMap<&str, &str> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let found: Vec<String> = hits(rule, &files).into_iter().map(|(_, words)| words).collect();
    assert_eq!(found, expected, "{rule}:\n{codeowners}");
}

#[test]
fn a_cto_who_alone_owns_the_catch_all_is_a_gate() {
    says("cto-control-freak", "* @yusuf\n/web/ @rosa\n", &[("web", 5), ("lib", 5)], &["* @yusuf"]);
    says("cto-control-freak", "* @yusuf @greta\n/web/ @rosa\n", &[("web", 5), ("lib", 5)], &[]);
    says("cto-control-freak", "* @greta\n/web/ @yusuf\n", &[("web", 3), ("lib", 9)], &[]);
    says("cto-control-freak", "* @yusuf\n* @greta\n", &[("lib", 9)], &[]);
}

#[test]
fn a_cto_who_alone_owns_half_of_the_files_is_a_gate() {
    says(
        "cto-control-freak",
        "* @greta\n/lib/ @yusuf\n/api/ @yusuf\n",
        &[("lib", 8), ("api", 4), ("web", 6)],
        &["/lib/ @yusuf"],
    );
    says("cto-control-freak", "* @greta\n/lib/ @yusuf @aiko\n", &[("lib", 12), ("web", 6)], &[]);
}

#[test]
fn a_cto_who_alone_owns_a_fifth_of_the_code_owns_delivery() {
    says("cto-owns-delivery", "* @greta\n/lib/ @yusuf\n", &[("lib", 4), ("web", 12)], &["/lib/ @yusuf"]);
    says("cto-owns-delivery", "* @greta\n/lib/ @yusuf\n", &[("lib", 2), ("web", 12)], &[]);
    says("cto-owns-delivery", "* @greta\n/docs/ @yusuf\n", &[("docs", 6), ("web", 12)], &[]);
    // The graver sign of the two is reported alone.
    says("cto-owns-delivery", "* @yusuf\n/web/ @rosa\n", &[("lib", 6), ("web", 12)], &[]);
}

#[test]
fn a_small_company_a_handbook_and_an_unknown_handle_are_left_alone() {
    let small: String = ROSTER.lines().take(5).map(|line| format!("{line}\n")).collect();
    says_with("cto-control-freak", "* @yusuf\n", &[("lib", 12)], &small, &[]);
    says("cto-control-freak", "* @yusuf-k\n", &[("lib", 12)], &[]);
    let mut files = repository("* @yusuf\n", &[], ROSTER);
    files.extend((0..9).map(|at| (format!("handbook/{at}.md"), String::new())));
    let files: BTreeMap<&str, &str> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert_eq!(hits("cto-control-freak", &files), []);
}

#[test]
fn a_cto_who_is_vp_of_engineering_too_or_gone_is_no_gate() {
    let both = ROSTER.replace("Kaplan,CTO,", "Kaplan,CTO & VP of Engineering,");
    says_with("cto-control-freak", "* @yusuf\n", &[("lib", 12)], &both, &[]);
    let gone = ROSTER.replace("yusuf,active", "yusuf,left");
    says_with("cto-control-freak", "* @yusuf\n", &[("lib", 12)], &gone, &[]);
    let field = ROSTER.replace("Kaplan,CTO,", "Kaplan,Field CTO,");
    says_with("cto-control-freak", "* @yusuf\n", &[("lib", 12)], &field, &[]);
}

/// Every example of the rules about CODEOWNERS, by their patterns alone.
#[test]
fn every_example_of_the_rules_holds() {
    let catalogue = Catalogue::embedded().unwrap();
    let about_owners =
        |rule: &&Rule| rule.group == "codeowners" || rule.find.iter().any(|find| find.pattern.name() == "gatekeeper");
    for rule in catalogue.rules().filter(about_owners) {
        let examples = catalogue.examples(&rule.id);
        // Sizes are told by the configuration, which stands above patterns.
        if &*rule.id == "codeowners-too-large" {
            continue;
        }
        for (kind, example) in
            examples.bad.iter().map(|bad| ("bad", bad)).chain(examples.good.iter().map(|good| ("good", good)))
        {
            let shown = example.files();
            if rule.group != "codeowners" && !shown.iter().any(|(path, _)| path.ends_with("CODEOWNERS")) {
                continue;
            }
            let files: BTreeMap<&str, &str> = shown.iter().map(|(path, text)| (*path, text.text.as_str())).collect();
            let expected: Vec<(String, String)> = shown
                .iter()
                .flat_map(|(path, text)| {
                    text.marks.iter().map(|mark| ((*path).to_owned(), text.text[mark.clone()].to_owned()))
                })
                .collect();
            let found = hits(&rule.id, &files);
            assert_eq!(found, expected, "{kind} example of {}: {files:#?}", rule.id);
        }
    }
}
