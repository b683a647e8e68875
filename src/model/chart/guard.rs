//! The guard against look-alikes: agents that report to each other, templates, sample databases, ladders, escalation paths.

use std::path::Path;

use crate::model::fold::fold;
use crate::model::people::normalised_name;
use crate::model::title::Titles;
use crate::parse::chart::{ChartSyntax, Family};
use crate::parse::vocabulary::{holds_one_of, is_one_of, vocabulary};

/// At this score a chart is not one of this company (`org-charts` §1.4).
pub(super) const SKIP: i32 = 3;

/// How much speaks against the chart being one of this company. `own` is its own source;
/// `fiction`: its file holds addresses that nobody has.
pub(super) fn score(path: &str, chart: &ChartSyntax, own: &str, fiction: bool) -> i32 {
    let words = &vocabulary().guard;
    let folded_path = fold(path);
    let headings = fold(&chart.context.join(" \n "));
    let mut score = 0;
    if has_folder(&folded_path, &words.agent_folders) || chart.family != Family::Membership && speaks_of_agents(own) {
        score += 3;
    }
    // Not even its name makes a sample database this company's chart.
    score += 5 * i32::from(placeholders(chart) || fiction) + 3 * i32::from(is_ladder(chart, &headings));
    let unreal = holds_one_of(&words.other_diagrams, &headings);
    let among_samples = has_folder(&folded_path, &words.sample_folders);
    score += 2 * i32::from(unreal) + 2 * i32::from(among_samples);
    let nameless = chart.family != Family::Membership && !chart.nodes.iter().any(|node| node.name.is_some());
    score += i32::from(nameless && chart.family == Family::Diagram);
    let of_jobs = nameless && has_folder(&folded_path, &words.job_folders);
    score += 2 * i32::from(of_jobs);
    // What both its folder and its heading call a sample, or lies among job descriptions, is none for being a chart.
    let told = holds_one_of(&words.chart_words, &folded_path) || holds_one_of(&words.chart_words, &headings);
    if told && !of_jobs && !(unreal && among_samples) {
        score -= 2;
    }
    score
}

/// Does the path call the file an org chart?
pub(super) fn is_told(path: &str) -> bool {
    holds_one_of(&vocabulary().guard.chart_words, &fold(path))
}

/// Is the file one of the company's people by its name and its folder: `org/people.yaml`?
pub(super) fn is_of_people(path: &str) -> bool {
    const FOLDERS: [&str; 5] = ["org", "organization", "organisation", "company", "people"];
    const NAMES: [&str; 7] = ["people", "employees", "staff", "roster", "org", "organization", "organisation"];
    let path = Path::new(path);
    let is = |part: Option<&std::ffi::OsStr>, words: &[&str]| {
        part.and_then(std::ffi::OsStr::to_str).is_some_and(|part| words.contains(&&*fold(part)))
    };
    is(path.file_stem(), &NAMES) && is(path.parent().and_then(Path::file_name), &FOLDERS)
}

/// Does a text of records set a name, a title and a manager, as a list of people does?
pub(super) fn has_keys_of_people(text: &str) -> bool {
    const KEYS: [&[&str]; 3] = [
        &["name", "full_name", "fullname"],
        &["title", "role", "position", "job_title", "jobtitle"],
        &["manager", "reports_to", "reportsto", "reports-to", "supervisor", "reports", "direct_reports"],
    ];
    let head = fold(text.get(..boundary(text, 65_536)).unwrap_or(""));
    let is_key = |at: usize, key: &str| {
        let before = head.get(..at).unwrap_or("");
        let after = head.get(at + key.len()..).unwrap_or("");
        !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '-')
            && after.trim_start_matches(['"', '\'', ' ']).starts_with([':', '='])
    };
    KEYS.iter().all(|keys| keys.iter().any(|key| head.match_indices(key).any(|(at, _)| is_key(at, key))))
}

fn has_folder(path: &str, folders: &[String]) -> bool {
    let parents = Path::new(path).parent().into_iter().flat_map(Path::iter);
    parents.filter_map(|part| part.to_str()).any(|part| is_one_of(folders, part))
}

/// The last character boundary at or before `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

/// Keys and phrases by which agents are made.
fn speaks_of_agents(text: &str) -> bool {
    // The head of the text tells; the rest of a large file is more of the same.
    let head = text.get(..boundary(text, 8_192)).unwrap_or("");
    let is_key = |line: &str| {
        let bare = line.trim_start_matches([' ', '\t', '-', '{', ',', '"']);
        let keys = &vocabulary().guard.agent_keys;
        keys.iter().any(|key| {
            bare.strip_prefix(key.as_str()).is_some_and(|rest| rest.trim_start_matches('"').starts_with([':', '=']))
        })
    };
    let keys = head.lines().filter(|line| is_key(line)).count();
    keys >= 2 || head.contains("You are the ") || head.contains("You are a ")
}

/// Are the addresses those that nobody can have: at `example.com` and its like (RFC 2606), or 555-01xx telephones?
pub(super) fn has_reserved_addresses(text: &str) -> bool {
    let reserved = |rest: &str| {
        let host = rest.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).next().unwrap_or("");
        let host = host.trim_end_matches('.');
        ["example.com", "example.org", "example.net"]
            .iter()
            .any(|name| host.strip_suffix(name).is_some_and(|sub| sub.is_empty() || sub.ends_with('.')))
    };
    if text.contains("@") && text.contains("example.") {
        let mails: Vec<bool> =
            text.match_indices('@').take(1_000).filter_map(|(at, _)| Some(reserved(text.get(at + 1..)?))).collect();
        let count = mails.iter().filter(|reserved| **reserved).count();
        if count >= 2 && count * 2 >= mails.len() {
            return true;
        }
    }
    let numbers = text.match_indices("555").filter(|(at, _)| {
        let rest = text.get(at + 3..).unwrap_or("").trim_start_matches([' ', '-', '.', ')']);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits == 4 && rest.starts_with("01")
    });
    numbers.take(2).count() == 2
}

/// Are most names placeholders, or of a sample database?
fn placeholders(chart: &ChartSyntax) -> bool {
    let names: Vec<&str> =
        chart.nodes.iter().filter_map(|node| node.name.as_ref().map(|name| name.value.as_str())).collect();
    let marked = |name: &str| {
        let bare = name.trim();
        bare.contains("{{")
            || bare.contains("${")
            || bare.starts_with(['[', '<', '{']) && bare.ends_with([']', '>', '}'])
    };
    let words = &vocabulary().guard;
    let sample = |name: &str| {
        let name = normalised_name(name);
        words.sample_people.contains(&name) || words.nobody.contains(&name)
    };
    let count = names.iter().filter(|name| marked(name) || sample(name)).count();
    // A sample database is told by a handful of its people, however many were added.
    count >= 2 && count * 2 >= names.len().min(12)
}

/// Does every line climb one step of one profession, without a name?
fn is_ladder(chart: &ChartSyntax, headings: &str) -> bool {
    if chart.family != Family::Diagram || chart.nodes.iter().any(|node| node.name.is_some()) {
        return false;
    }
    let titles = Titles::embedded();
    let read: Vec<_> =
        chart.nodes.iter().filter_map(|node| node.title.as_ref()).map(|t| titles.read(&t.value)).collect();
    let one_trade = read.windows(2).all(|pair| matches!(pair, [a, b] if a.discipline() == b.discipline()));
    let told = holds_one_of(&vocabulary().guard.ladders, headings);
    read.len() >= 2
        && (told
            || one_trade
                && read.iter().all(|title| title.level <= crate::model::title::Level::Manager)
                && read.len() >= 3)
}
