//! What `orglint owners` prints: who owns a path, by which line, and why; what nobody owns; how ownership is spread.

mod statistics;
mod text;

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use crate::model::Company;
use crate::model::ownership::{OwnerIndex, OwnersFile, Resolved};
use crate::parse::codeowners::{Dialect, Owner, OwnerKind, Rule};
use crate::source::{FileId, SourceText, Span, Texts};

pub use statistics::{DirectoryShare, OwnerShare, Statistics};

/// Asks the CODEOWNERS file that counts.
pub struct Owners<'a> {
    company: &'a Company,
    file: &'a OwnersFile,
    index: OwnerIndex<'a>,
    /// Each rule as it is shown.
    lines: Vec<DecidingLine>,
    /// All files, sorted by path.
    files: Vec<(&'a str, FileId)>,
}

/// What is said of one path.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PathOwners<'o> {
    /// The path, relative to the root.
    pub path: &'o str,
    /// Is it a tracked file? For other paths the answer is what a new file there would get.
    pub tracked: bool,
    /// All owners, each once.
    pub owners: Vec<&'o str>,
    /// The lines that say so; several only where the host adds them up.
    pub lines: Vec<&'o DecidingLine>,
    /// Why, in a sentence: lower-case start, no full stop.
    pub why: String,
}

/// A line of CODEOWNERS that decides about a path.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DecidingLine {
    /// Path of the CODEOWNERS file.
    pub path: String,
    /// Line, from 1.
    pub line: u32,
    /// The pattern as written.
    pub pattern: String,
    /// The section it stands in; GitLab only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Is approval by its owners optional? GitLab only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Its owners, as the chart knows them.
    pub owners: Vec<NamedOwner>,
}

/// An owner as written, and who that is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct NamedOwner {
    /// As written.
    pub owner: String,
    /// Names of the people behind it; empty where the chart does not tell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
}

/// The whole answer, as JSON has it.
#[derive(Serialize)]
struct Answer<'a, T: Serialize> {
    schema: u32,
    codeowners: &'a str,
    host: String,
    #[serde(flatten)]
    body: T,
}

#[derive(Serialize)]
struct Files<'a> {
    files: &'a [PathOwners<'a>],
}

impl<'a> Owners<'a> {
    /// `None` if the company has no CODEOWNERS file that a host reads.
    pub fn new(company: &'a Company, texts: &dyn Texts) -> Option<Self> {
        let file = company.ownership.main()?;
        let index = OwnerIndex::new(&company.chart);
        let mut files: Vec<(&str, FileId)> = company.sources.iter().map(|(id, file)| (&*file.path, id)).collect();
        files.sort_unstable();
        let lines = deciding_lines(company, file, &index, texts);
        Some(Self { company, file, index, lines, files })
    }

    /// Who owns these paths; a directory stands for the files below it, a path that is not tracked for a new file.
    pub fn of_paths<'o>(&'o self, paths: &'o [String]) -> Vec<PathOwners<'o>> {
        let mut found = Vec::new();
        for path in paths {
            let wanted = path.trim_start_matches("./").trim_end_matches('/');
            let files = self.at_or_below(if wanted == "." { "" } else { wanted });
            found.extend(files.iter().map(|(path, id)| self.of_file(*id, path)));
            if files.is_empty() {
                found.push(self.answer(wanted, false, &self.file.decide(wanted)));
            }
        }
        found
    }

    /// Files that nobody owns.
    pub fn unowned(&self) -> Vec<PathOwners<'_>> {
        let nobody = |id: FileId| self.file.owners_of(id).is_empty();
        self.files.iter().filter(|(_, id)| nobody(*id)).map(|(path, id)| self.of_file(*id, path)).collect()
    }

    /// Files of one owner: `@handle`, `@organisation/team` or an e-mail address. Other names by which the chart knows
    /// the same person count as well.
    pub fn of_owner(&self, owner: &str) -> Vec<PathOwners<'_>> {
        let person = self.index.resolve(&asked(owner));
        let is_theirs = |own: &Owner| {
            let same_person = matches!(person, Resolved::Person(_)) && self.index.resolve(own) == person;
            own.text.trim_start_matches('@').eq_ignore_ascii_case(owner.trim_start_matches('@')) || same_person
        };
        let syntax = &self.file.syntax;
        let theirs: Vec<bool> = syntax.rules.iter().map(|rule| syntax.owners_of(rule).iter().any(&is_theirs)).collect();
        let owned = |id: FileId| self.file.rules_of(id).any(|(rule, _)| theirs.get(rule as usize) == Some(&true));
        self.files.iter().filter(|(_, id)| owned(*id)).map(|(path, id)| self.of_file(*id, path)).collect()
    }

    /// How ownership is spread over owners and directories.
    pub fn statistics(&self) -> Statistics {
        Statistics::new(self.company, self.file)
    }

    /// Answers as text for people.
    pub fn files_text(&self, files: &[PathOwners<'_>]) -> String {
        text::files(files)
    }

    /// Answers as JSON.
    pub fn files_json(&self, files: &[PathOwners<'_>]) -> String {
        self.json(Files { files })
    }

    /// Statistics as text for people.
    pub fn statistics_text(&self, statistics: &Statistics) -> String {
        text::statistics(statistics)
    }

    /// Statistics as JSON.
    pub fn statistics_json(&self, statistics: &Statistics) -> String {
        self.json(statistics)
    }

    fn json<T: Serialize>(&self, body: T) -> String {
        let codeowners = self.company.sources.path(self.file.syntax.file);
        let answer = Answer { schema: 1, codeowners, host: self.file.syntax.dialect.name().to_lowercase(), body };
        serde_json::to_string_pretty(&answer).map(|json| json + "\n").unwrap_or_default()
    }

    /// The file of this path, or the files below it.
    fn at_or_below(&self, path: &str) -> &[(&'a str, FileId)] {
        if path.is_empty() {
            return &self.files;
        }
        if let Ok(at) = self.files.binary_search_by_key(&path, |(path, _)| path) {
            return self.files.get(at..=at).unwrap_or(&[]);
        }
        let below = format!("{path}/");
        let from = self.files.partition_point(|(path, _)| **path < *below);
        let rest = self.files.get(from..).unwrap_or(&[]);
        rest.get(..rest.partition_point(|(path, _)| path.starts_with(&below))).unwrap_or(&[])
    }

    fn of_file<'o>(&'o self, id: FileId, path: &'o str) -> PathOwners<'o> {
        self.answer(path, true, self.file.verdict.rules_of(id.0 as usize))
    }

    fn answer<'o>(&'o self, path: &'o str, tracked: bool, numbers: &[u32]) -> PathOwners<'o> {
        let syntax = &self.file.syntax;
        let rules =
            numbers.iter().filter_map(|at| Some((syntax.rules.get(*at as usize)?, self.lines.get(*at as usize)?)));
        let (exempt, counted): (Vec<_>, Vec<_>) =
            rules.partition(|(rule, _)| rule.negated && syntax.dialect == Dialect::GitLab);
        let mut owners: Vec<&str> = Vec::new();
        for owner in counted.iter().flat_map(|(rule, _)| syntax.owners_of(rule)) {
            if !owners.iter().any(|known| known.eq_ignore_ascii_case(&owner.text)) {
                owners.push(&owner.text);
            }
        }
        let lines = counted.iter().chain(&exempt).map(|(_, line)| *line).collect();
        let only = |rules: Vec<(&'o Rule, &DecidingLine)>| rules.into_iter().map(|(rule, _)| rule).collect::<Vec<_>>();
        let why = self.why(&only(counted), &only(exempt), owners.is_empty());
        PathOwners { path, tracked, owners, lines, why }
    }

    fn why(&self, counted: &[&Rule], exempt: &[&Rule], nobody: bool) -> String {
        let dialect = self.file.syntax.dialect;
        match (counted, exempt) {
            ([], []) => "no line matches".to_owned(),
            ([], [rule, ..]) => format!("`!{}` exempts it", rule.pattern.value),
            ([rule], _) if nobody => format!("`{}` names no owner", rule.pattern.value),
            ([_], _) if !matches!(dialect, Dialect::Gitea | Dialect::Prow) => {
                match self.file.syntax.sections.is_empty() {
                    true => "the last line that matches decides".to_owned(),
                    false => "the last line that matches in its section decides".to_owned(),
                }
            }
            (_, _) if dialect == Dialect::GitLab => "each section gives its last line that matches".to_owned(),
            _ if dialect == Dialect::Prow => "the directory's OWNERS and those above it count".to_owned(),
            _ => "every line that matches counts".to_owned(),
        }
    }
}

/// Every rule of a file with its line number, which only the text can tell.
fn deciding_lines(
    company: &Company,
    file: &OwnersFile,
    index: &OwnerIndex<'_>,
    texts: &dyn Texts,
) -> Vec<DecidingLine> {
    let mut known: HashMap<FileId, Option<Arc<SourceText>>> = HashMap::new();
    let line = |rule: &Rule| {
        let text = known.entry(rule.at.file).or_insert_with(|| texts.text(rule.at.file).ok());
        let section = file.syntax.section_of(rule);
        DecidingLine {
            path: company.sources.path(rule.at.file).to_owned(),
            line: text.as_ref().map_or(0, |text| text.position(rule.at.start).line),
            pattern: if rule.negated { format!("!{}", rule.pattern.value) } else { rule.pattern.value.clone() },
            section: section.map(|section| section.name.value.clone()),
            optional: section.is_some_and(|section| section.optional),
            owners: file.syntax.owners_of(rule).iter().map(|owner| named(company, index, owner)).collect(),
        }
    };
    file.syntax.rules.iter().map(line).collect()
}

fn named(company: &Company, index: &OwnerIndex<'_>, owner: &Owner) -> NamedOwner {
    let people = match index.resolve(owner) {
        Resolved::Person(person) => vec![person],
        Resolved::Members(people) => people,
        Resolved::Unresolved => Vec::new(),
    };
    let names = people.iter().filter_map(|person| company.chart.person(*person));
    let people = names.map(|person| person.name.clone()).filter(|name| !name.is_empty()).collect();
    NamedOwner { owner: owner.text.clone(), people }
}

/// What was asked for on the command line, as an owner.
fn asked(text: &str) -> Owner {
    let bare = text.trim_start_matches('@');
    let kind = match (bare.contains('@'), bare.contains('/')) {
        (true, _) => OwnerKind::Email,
        (false, true) => OwnerKind::Team,
        (false, false) => OwnerKind::User,
    };
    Owner { text: text.to_owned(), kind, at: Span::new(FileId(0), 0, 0) }
}
