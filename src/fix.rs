//! Mending what can be mended without changing what anything means.
//!
//! Edits replace whole lines. Nothing is written here: the caller shows the difference or writes the new text.

mod diff;

use std::collections::HashMap;

use crate::model::ownership::{Fate, OwnersFile};
use crate::parse::codeowners::{Dialect, Rule};
use crate::source::Span;

pub use diff::unified_diff;

/// Lines of a file, and what stands there instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// Whole lines with their endings.
    pub span: Span,
    /// New text with its line ending; empty to take the lines away.
    pub replacement: String,
}

/// Edits that take away the lines of a CODEOWNERS file which can never apply: exact duplicates, and patterns that later
/// ones cover whatever files there are. The owners of every possible file stay the same. A comment behind a rule stays.
///
/// `wanted` says of each rule whether it may be taken away (findings can be suppressed). Edits are sorted and do not
/// overlap; applying them leaves nothing to mend.
pub fn codeowners_edits(file: &OwnersFile, text: &str, wanted: impl Fn(&Rule) -> bool) -> Vec<Edit> {
    let firsts = firsts(file);
    let rules = file.syntax.rules.iter().enumerate();
    let dead = rules.filter(|(at, rule)| never_counts(file, &firsts, *at) && wanted(rule));
    dead.map(|(_, rule)| without(file, text, rule)).collect()
}

/// The text after the edits, which must be sorted and must not overlap.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let range = edit.span.range();
        out.push_str(text.get(done..range.start).unwrap_or(""));
        out.push_str(&edit.replacement);
        done = range.end;
    }
    out.push_str(text.get(done..).unwrap_or(""));
    out
}

/// By the line that others repeat: the first of these, and whether it has the same owners.
type Firsts = HashMap<u32, (usize, bool)>;

fn firsts(file: &OwnersFile) -> Firsts {
    let mut firsts = Firsts::new();
    for (at, fate) in file.fates.iter().enumerate() {
        if let Fate::Repeated { by, same_owners } = *fate {
            firsts.entry(by).or_insert((at, same_owners));
        }
    }
    firsts
}

fn never_counts(file: &OwnersFile, firsts: &Firsts, at: usize) -> bool {
    let Some(fate) = file.fates.get(at) else { return false };
    let gitlab = file.syntax.dialect == Dialect::GitLab;
    match *fate {
        Fate::Overruled { .. } => true,
        Fate::Repeated { .. } if !gitlab => true,
        // GitLab keeps the place of the first line and the owners of the last one: only those between never count,
        // unless neither does.
        Fate::Repeated { by, .. } => {
            let is_first = firsts.get(&by).is_none_or(|(first, _)| *first == at);
            !is_first || is_overruled(file, by)
        }
        Fate::Decides { .. } | Fate::Unmatched | Fate::Shadowed { .. } => {
            gitlab && says_the_same_as_the_first(file, firsts, at)
        }
    }
}

fn is_overruled(file: &OwnersFile, at: u32) -> bool {
    matches!(file.fates.get(at as usize), Some(Fate::Overruled { .. }))
}

/// The last of several lines with one pattern, if the first of them has the same owners and conditions.
fn says_the_same_as_the_first(file: &OwnersFile, firsts: &Firsts, at: usize) -> bool {
    let Some((first, same_owners)) = firsts.get(&(at as u32)).copied() else { return false };
    let terms = |at: usize| {
        let section = file.syntax.rules.get(at).and_then(|rule| file.syntax.section_of(rule));
        section.map(|section| (section.first, section.optional, section.approvals))
    };
    same_owners && terms(first) == terms(at)
}

/// The edit that takes a rule away, and leaves the comment behind it.
fn without(file: &OwnersFile, text: &str, rule: &Rule) -> Edit {
    let start = text.get(..rule.at.start as usize).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(rule.at.end as usize..).unwrap_or("");
    let end = rest.find('\n').map_or(text.len(), |at| rule.at.end as usize + at + 1);
    let comments = &file.syntax.comments;
    let next = comments.partition_point(|comment| comment.range().start < start);
    let comment = comments.get(next).filter(|comment| comment.range().end <= end);
    let replacement = comment.map_or("", |comment| text.get(comment.range().start..end).unwrap_or(""));
    Edit { span: Span::new(rule.at.file, start as u32, end as u32), replacement: replacement.to_owned() }
}
