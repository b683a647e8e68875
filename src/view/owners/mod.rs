//! What `orglint owners` prints: who owns a path, by which line, and why; what nobody owns; how ownership is spread.

mod answer;
mod statistics;
mod text;

use serde::Serialize;

use crate::model::chart::Chart;
use crate::model::ownership::{OwnerIndex, OwnerRules, Resolved, Verdict};
use crate::parse::codeowners::{Dialect, Owner, OwnerKind, Rule};
use crate::source::{FileId, Sources, Span, Texts};

pub use answer::{Answer, Answers, DecidingLine, NamedOwner};
pub use statistics::{DirectoryShare, OwnerShare, Statistics};

/// What a question is asked of.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The CODEOWNERS file that counts.
    pub rules: &'a OwnerRules,
    /// The files whose ids the rules bear.
    pub sources: &'a Sources,
    /// The people behind handles; an empty one if nobody asks for them.
    pub chart: &'a Chart,
}

/// A file that questions are about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Listed<'a> {
    /// Its path from the root.
    pub path: &'a str,
    /// Does git track it?
    pub tracked: bool,
}

/// Asks the CODEOWNERS file that counts.
pub struct Owners<'a> {
    known: Known<'a>,
    index: OwnerIndex<'a>,
    /// Each rule as it is shown.
    lines: Vec<DecidingLine>,
    files: &'a [Listed<'a>],
    /// The rules of each of the files.
    verdict: Verdict,
}

/// The whole answer, as JSON has it.
#[derive(Serialize)]
struct Whole<'a, T: Serialize> {
    schema: u32,
    codeowners: &'a str,
    host: String,
    #[serde(flatten)]
    body: T,
}

impl<'a> Owners<'a> {
    /// Matches the rules against the files, which are sorted by path.
    pub fn new(known: Known<'a>, files: &'a [Listed<'a>], texts: &dyn Texts) -> Self {
        let index = OwnerIndex::new(known.chart);
        let lines = answer::deciding_lines(known, &index, texts);
        let verdict = known.rules.decide(files.iter().map(|file| file.path));
        Self { known, index, lines, files, verdict }
    }

    /// Who owns these paths; a directory stands for the files below it, a path that is no file for a new one.
    pub fn of_paths<'o>(&'o self, paths: &'o [String]) -> Answers<'o> {
        let mut found = Answers::of(self);
        for path in paths {
            let wanted = path.trim_start_matches("./").trim_end_matches('/');
            let files = self.at_or_below(if wanted == "." { "" } else { wanted });
            if files.is_empty() && !wanted.is_empty() {
                found.add_new(wanted);
            }
            files.for_each(|at| found.add(at));
        }
        found
    }

    /// Files that nobody owns.
    pub fn unowned(&self) -> Answers<'_> {
        self.those(|rules| self.counted(rules).all(|rule| self.known.rules.syntax.owners_of(rule).is_empty()))
    }

    /// Files of one owner: `@handle`, `@organisation/team` or an e-mail address. Other names by which the chart knows
    /// the same person count as well.
    pub fn of_owner(&self, owner: &str) -> Answers<'_> {
        let theirs = self.lines_of(owner);
        self.those(|rules| rules.iter().any(|rule| theirs.get(*rule as usize) == Some(&true)))
    }

    /// Does any line give files to this owner?
    pub fn is_named(&self, owner: &str) -> bool {
        self.lines_of(owner).contains(&true)
    }

    /// For each rule whether it gives its files to this owner.
    fn lines_of(&self, owner: &str) -> Vec<bool> {
        let person = self.index.resolve(&asked(owner));
        let is_theirs = |own: &Owner| {
            let same_person = matches!(person, Resolved::Person(_)) && self.index.resolve(own) == person;
            own.text.trim_start_matches('@').eq_ignore_ascii_case(owner.trim_start_matches('@')) || same_person
        };
        let syntax = &self.known.rules.syntax;
        let theirs = |rule: &Rule| syntax.owners_of(rule).iter().any(is_theirs) && !self.exempts(rule);
        syntax.rules.iter().map(theirs).collect()
    }

    /// How ownership is spread over owners and directories.
    pub fn statistics(&self) -> Statistics {
        Statistics::new(self)
    }

    /// Answers as JSON.
    pub fn files_json(&self, answers: &Answers<'_>) -> String {
        self.json(answers)
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
        let syntax = &self.known.rules.syntax;
        let codeowners = self.known.sources.path(syntax.file);
        let answer = Whole { schema: 1, codeowners, host: syntax.dialect.name().to_lowercase(), body };
        serde_json::to_string_pretty(&answer).map(|json| json + "\n").unwrap_or_default()
    }

    /// The file of this path, or the files below it.
    fn at_or_below(&self, path: &str) -> std::ops::Range<usize> {
        if path.is_empty() {
            return 0..self.files.len();
        }
        if let Ok(at) = self.files.binary_search_by_key(&path, |file| file.path) {
            return at..at + 1;
        }
        let below = format!("{path}/");
        let from = self.files.partition_point(|file| *file.path < *below);
        let rest = self.files.get(from..).unwrap_or(&[]);
        from..from + rest.partition_point(|file| file.path.starts_with(&below))
    }

    /// The files whose rules are wanted; files with the same rules follow each other, mostly.
    fn those<'o>(&'o self, wanted: impl Fn(&[u32]) -> bool) -> Answers<'o> {
        let mut found = Answers::of(self);
        let mut last: Option<(&[u32], bool)> = None;
        for at in 0..self.files.len() {
            let rules = self.verdict.rules_of(at);
            let is_wanted =
                last.filter(|(last, _)| answer::same(last, rules)).map_or_else(|| wanted(rules), |(_, is)| is);
            last = Some((rules, is_wanted));
            if is_wanted {
                found.add(at);
            }
        }
        found
    }

    /// The rules with these numbers that give owners, or leave files to nobody.
    fn counted<'n>(&'n self, numbers: &'n [u32]) -> impl Iterator<Item = &'n Rule> {
        let rules = numbers.iter().filter_map(|at| self.known.rules.syntax.rules.get(*at as usize));
        rules.filter(|rule| !self.exempts(rule))
    }

    fn exempts(&self, rule: &Rule) -> bool {
        rule.negated && self.known.rules.syntax.dialect == Dialect::GitLab
    }
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
