//! CODEOWNERS files as their host reads them: patterns, owners, sections and comments, each with its place.
//!
//! Hosts agree on little but the name. What a host would skip is a [`Problem`] at its exact place, in the words of that
//! host's documentation; reading goes on with the next line, as it does there.

mod bitbucket;
mod dialect;
mod gitea;
mod github;
mod gitlab;
pub mod go_regexp;
mod owner;
mod section;
mod words;

pub use dialect::{Dialect, Place};
pub use owner::{Owner, OwnerKind};

use crate::source::{FileId, Span, Spanned};

/// What is written in one CODEOWNERS file.
#[derive(Clone, Debug)]
pub struct Codeowners {
    /// The file.
    pub file: FileId,
    /// How it was read.
    pub dialect: Dialect,
    /// Bytes of its text.
    pub bytes: u64,
    /// Lines that name a pattern and that the host keeps, in the order of the file.
    pub rules: Vec<Rule>,
    /// GitLab's section headings, in the order of the file.
    pub sections: Vec<Section>,
    /// Comments with their `#`, without the line ending.
    pub comments: Vec<Span>,
    /// What the host skips, ignores or reads differently from how it looks.
    pub problems: Vec<Problem>,
}

/// A line with a pattern.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The pattern as written, without the `!` of an exclusion.
    pub pattern: Spanned<String>,
    /// Does a `!` stand before the pattern? GitLab: an exclusion for its section; Gitea: all files that do not match.
    pub negated: bool,
    /// Owners as written on the line.
    pub owners: Vec<Owner>,
    /// Index into [`Codeowners::sections`]; `None` before the first heading.
    pub section: Option<u32>,
    /// From the pattern (or its `!`) to the end of the last owner.
    pub at: Span,
}

/// A heading of a GitLab section: `^[Name][2] @default-owner`.
#[derive(Clone, Debug)]
pub struct Section {
    /// The name as written.
    pub name: Spanned<String>,
    /// Does a `^` make its approval optional?
    pub optional: bool,
    /// How many approvals it asks for; 1 unless it says so.
    pub approvals: u32,
    /// Who owns its entries that name nobody.
    pub owners: Vec<Owner>,
    /// The whole heading.
    pub at: Span,
    /// Sections of one name are one section, whatever their case: index of the first of them.
    pub first: u32,
}

/// Something that the host does not read the way it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The words that it is about.
    pub at: Span,
    /// What is wrong and what the host does about it: lower-case start, no full stop.
    pub message: String,
    /// What to write instead: lower-case start, no full stop.
    pub help: String,
}

impl Codeowners {
    /// Owners of a rule: those on its line, else the default owners of its section.
    pub fn owners_of<'a>(&'a self, rule: &'a Rule) -> &'a [Owner] {
        if !rule.owners.is_empty() || rule.negated {
            return &rule.owners;
        }
        self.section_of(rule).map_or(&[], |section| &section.owners)
    }

    /// The heading that a rule stands under.
    pub fn section_of(&self, rule: &Rule) -> Option<&Section> {
        rule.section.and_then(|at| self.sections.get(at as usize))
    }

    /// A file in which nothing is written.
    pub fn empty(file: FileId, dialect: Dialect) -> Self {
        Self {
            file,
            dialect,
            bytes: 0,
            rules: Vec::new(),
            sections: Vec::new(),
            comments: Vec::new(),
            problems: Vec::new(),
        }
    }

    fn problem(&mut self, at: Span, message: impl Into<String>, help: impl Into<String>) {
        match self.problems.len() {
            known if known < MOST_PROBLEMS => {
                self.problems.push(Problem { at, message: message.into(), help: help.into() });
            }
            MOST_PROBLEMS => self.problems.push(Problem {
                at,
                message: format!("more than {MOST_PROBLEMS} problems; those from here on are not listed"),
                help: "mend the first ones and run again, or leave the file out by `exclude` if it is none".to_owned(),
            }),
            _ => {}
        }
    }
}

/// Problems of one file that are listed.
const MOST_PROBLEMS: usize = 1_000;

/// Sections of one file that are read: each may have rules for every file.
const MOST_SECTIONS: usize = 2_000;

/// Reads a file as a host of the given dialect does. Never fails: what cannot be read is listed as a problem.
pub fn parse(file: FileId, text: &str, dialect: Dialect) -> Codeowners {
    let mut syntax = Codeowners { bytes: text.len() as u64, ..Codeowners::empty(file, dialect) };
    let mut sections = section::Names::default();
    for line in words::lines(file, text) {
        match dialect {
            Dialect::GitHub => github::read_line(&mut syntax, line),
            Dialect::GitLab => gitlab::read_line(&mut syntax, &mut sections, line),
            Dialect::Bitbucket => bitbucket::read_line(&mut syntax, line),
            Dialect::Gitea => gitea::read_line(&mut syntax, line),
            Dialect::Prow => break,
        }
        if let Some(heading) = syntax.sections.get(MOST_SECTIONS) {
            // beside the other problems, however many these are
            syntax.problems.push(Problem {
                at: heading.at,
                message: format!("more than {MOST_SECTIONS} sections; nothing from here on is read"),
                help: "let areas that have the same owners share a section".to_owned(),
            });
            break;
        }
    }
    syntax
}
