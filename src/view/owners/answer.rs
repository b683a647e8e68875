//! What is said of files. Files that the same rules decide about share one answer.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{Known, Listed, Owners};
use crate::model::ownership::{OwnerIndex, Resolved};
use crate::parse::codeowners::{Dialect, Owner, Rule};
use crate::source::{FileId, SourceText, Texts};

/// Answers to a question, by file.
pub struct Answers<'o> {
    owners: &'o Owners<'o>,
    told: Vec<Told>,
    /// Paths that are no files.
    new: Vec<&'o str>,
    pub(super) distinct: Vec<Answer<'o>>,
    known: HashMap<&'o [u32], u32>,
    /// The rules of the last file, and the place of their answer.
    last: Option<(&'o [u32], u32)>,
}

/// What is told of one path. There may be many.
#[derive(Clone, Copy)]
struct Told {
    /// Index into the files; behind them into the new paths.
    at: u32,
    answer: u32,
}

/// A file and its answer, as JSON has it.
#[derive(Serialize)]
struct Whole<'a> {
    path: &'a str,
    /// For paths that are no tracked file the answer is what a new file there would get.
    tracked: bool,
    #[serde(flatten)]
    answer: &'a Answer<'a>,
}

/// Who owns some files.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Answer<'o> {
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

impl<'o> Answers<'o> {
    pub(super) fn of(owners: &'o Owners<'_>) -> Self {
        Self { owners, told: Vec::new(), new: Vec::new(), distinct: Vec::new(), known: HashMap::new(), last: None }
    }

    /// Adds the file with this number.
    pub(super) fn add(&mut self, at: usize) {
        let rules = self.owners.verdict.rules_of(at);
        let answer = self.last.filter(|(last, _)| same(last, rules)).map(|(_, answer)| answer);
        let answer = answer.unwrap_or_else(|| self.shared(rules));
        self.last = Some((rules, answer));
        self.told.push(Told { at: at as u32, answer });
    }

    /// Adds a path that is no file: what a new file there would get.
    pub(super) fn add_new(&mut self, path: &'o str) {
        let verdict = self.owners.known.rules.decide(std::iter::once(path));
        let answer = self.distinct.len() as u32;
        self.distinct.push(self.owners.answer(verdict.rules_of(0)));
        self.told.push(Told { at: (self.owners.files.len() + self.new.len()) as u32, answer });
        self.new.push(path);
    }

    /// Each path, and the place of its answer among the distinct ones.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Listed<'o>, usize)> {
        let files = self.owners.files;
        self.told.iter().filter_map(move |told| {
            let new = || self.new.get(told.at as usize - files.len()).map(|path| Listed { path, tracked: false });
            Some((files.get(told.at as usize).copied().or_else(new)?, told.answer as usize))
        })
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.told.len()
    }

    /// Is there none at all?
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    fn shared(&mut self, rules: &'o [u32]) -> u32 {
        let (owners, distinct) = (self.owners, &mut self.distinct);
        *self.known.entry(rules).or_insert_with(|| {
            distinct.push(owners.answer(rules));
            distinct.len() as u32 - 1
        })
    }
}

/// Are these the same rules? Mostly there is one, or none; comparing two empty slices by their bytes is slow.
pub(super) fn same(one: &[u32], other: &[u32]) -> bool {
    std::ptr::eq(one, other) || one.len() == other.len() && one.iter().eq(other)
}

impl<'o> Serialize for Answers<'o> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let whole = |(file, answer): (Listed<'o>, usize)| {
            Some(Whole { path: file.path, tracked: file.tracked, answer: self.distinct.get(answer)? })
        };
        let files: Vec<Whole<'_>> = self.iter().filter_map(whole).collect();
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("files", &files)?;
        map.end()
    }
}

impl Owners<'_> {
    fn answer<'o>(&'o self, numbers: &[u32]) -> Answer<'o> {
        let syntax = &self.known.rules.syntax;
        let rules =
            numbers.iter().filter_map(|at| Some((syntax.rules.get(*at as usize)?, self.lines.get(*at as usize)?)));
        let (exempt, counted): (Vec<_>, Vec<_>) = rules.partition(|(rule, _)| self.exempts(rule));
        let mut known = HashSet::new();
        let owners = counted.iter().flat_map(|(rule, _)| syntax.owners_of(rule));
        let owners = owners.filter(|owner| known.insert(owner.text.to_ascii_lowercase()));
        let owners: Vec<&str> = owners.map(|owner| owner.text.as_str()).collect();
        let lines = counted.iter().chain(&exempt).map(|(_, line)| *line).collect();
        let only = |rules: Vec<(&'o Rule, &DecidingLine)>| rules.into_iter().map(|(rule, _)| rule).collect::<Vec<_>>();
        let why = self.why(&only(counted), &only(exempt), owners.is_empty());
        Answer { owners, lines, why }
    }

    fn why(&self, counted: &[&Rule], exempt: &[&Rule], nobody: bool) -> String {
        let why = self.why_counted(counted, exempt, nobody);
        match (counted, exempt) {
            ([_, ..], [rule, ..]) => format!("{why}; `!{}` exempts it from its own section", rule.pattern.value),
            _ => why,
        }
    }

    fn why_counted(&self, counted: &[&Rule], exempt: &[&Rule], nobody: bool) -> String {
        let syntax = &self.known.rules.syntax;
        match (counted, exempt) {
            ([], []) => "no line matches".to_owned(),
            ([], [rule, ..]) => format!("`!{}` exempts it", rule.pattern.value),
            ([rule], _) if nobody => format!("`{}` names no owner", rule.pattern.value),
            ([_], _) if !matches!(syntax.dialect, Dialect::Gitea | Dialect::Prow) => match syntax.sections.is_empty() {
                true => "the last line that matches decides".to_owned(),
                false => "the last line that matches in its section decides".to_owned(),
            },
            (_, _) if syntax.dialect == Dialect::GitLab => "each section gives its last line that matches".to_owned(),
            _ if syntax.dialect == Dialect::Prow => "the directory's OWNERS and those above it count".to_owned(),
            _ => "every line that matches counts".to_owned(),
        }
    }
}

/// Every rule with its line number, which only the text can tell.
pub(super) fn deciding_lines(known: Known<'_>, index: &OwnerIndex<'_>, texts: &dyn Texts) -> Vec<DecidingLine> {
    let syntax = &known.rules.syntax;
    let mut read: HashMap<FileId, Option<Arc<SourceText>>> = HashMap::new();
    let line = |rule: &Rule| {
        let text = read.entry(rule.at.file).or_insert_with(|| texts.text(rule.at.file).ok());
        let section = syntax.section_of(rule);
        DecidingLine {
            path: known.sources.path(rule.at.file).to_owned(),
            line: text.as_ref().map_or(0, |text| text.position(rule.at.start).line),
            pattern: if rule.negated { format!("!{}", rule.pattern.value) } else { rule.pattern.value.clone() },
            section: section.map(|section| section.name.value.clone()),
            optional: section.is_some_and(|section| section.optional),
            owners: syntax.owners_of(rule).iter().map(|owner| named(known, index, owner)).collect(),
        }
    };
    syntax.rules.iter().map(line).collect()
}

fn named(known: Known<'_>, index: &OwnerIndex<'_>, owner: &Owner) -> NamedOwner {
    let people = match index.resolve(owner) {
        Resolved::Person(person) => vec![person],
        Resolved::Members(people) => people,
        Resolved::Unresolved => Vec::new(),
    };
    let names = people.iter().filter_map(|person| known.chart.person(*person));
    let people = names.map(|person| person.name.clone()).filter(|name| !name.is_empty()).collect();
    NamedOwner { owner: owner.text.clone(), people }
}
