//! Comments and allowances laid over findings.

use std::collections::BTreeMap;

use globset::{GlobBuilder, GlobMatcher};
use jiff::civil::Date;

use super::{Comment, Fault, Notice, RULE};
use crate::config::{Allowance, Known, Selection, State};
use crate::finding::{Finding, Suppression, SuppressionKind};
use crate::source::{FileId, Sources, Span, Texts};

/// What a run allows, and what it must know to judge that.
pub struct Terms<'a> {
    /// The comments of all files.
    pub comments: &'a [Comment],
    /// The configuration's allowances.
    pub allowances: &'a [Allowance],
    /// The configuration, if it is a file of the run: dead allowances are reported in it.
    pub config: Option<FileId>,
    /// Which rules run: what allows a rule that does not run is left alone.
    pub selection: &'a Selection,
    /// All rules, for "did you mean".
    pub known: &'a Known,
    /// The day of the run.
    pub today: Date,
    /// How dead allowances are reported; `None` when nobody wants to know.
    pub notice: Option<&'a Notice>,
}

/// Marks the findings that are allowed at any of their places, and adds a finding for every comment and allowance that
/// is wrong, has expired, or allows nothing.
pub fn apply(mut findings: Vec<Finding>, terms: &Terms<'_>, sources: &Sources, texts: &dyn Texts) -> Vec<Finding> {
    let mut ledger = Ledger::new(terms);
    for finding in &mut findings {
        ledger.settle(finding, sources, texts);
    }
    let Some(notice) = terms.notice else { return findings };
    // A dead allowance can itself be allowed; so those of the rule itself are counted after the others' findings.
    for of_itself in [false, true] {
        let mut dead = ledger.dead(notice, of_itself);
        for finding in &mut dead {
            ledger.settle(finding, sources, texts);
        }
        findings.append(&mut dead);
    }
    findings
}

/// Which comments and allowances have been of use.
struct Ledger<'a> {
    terms: &'a Terms<'a>,
    by_place: BTreeMap<(FileId, &'a str), Vec<Reach>>,
    /// Per comment, per rule that it names.
    comments: Vec<Vec<bool>>,
    allowances: Vec<bool>,
    globs: Vec<Option<GlobMatcher>>,
}

impl<'a> Ledger<'a> {
    fn new(terms: &'a Terms<'a>) -> Self {
        let mut by_place: BTreeMap<(FileId, &str), Vec<Reach>> = BTreeMap::new();
        for (comment, said) in terms.comments.iter().enumerate().filter(|(_, comment)| counts(comment)) {
            let Some(span) = said.reach else { continue };
            for (rule, name) in said.rules.iter().enumerate() {
                let reach = Reach { span, comment, rule };
                by_place.entry((span.file, &*name.value)).or_default().push(reach);
            }
        }
        Self {
            terms,
            by_place,
            comments: terms.comments.iter().map(|comment| vec![false; comment.rules.len()]).collect(),
            allowances: vec![false; terms.allowances.len()],
            globs: terms.allowances.iter().map(glob).collect(),
        }
    }

    /// Marks one finding, and everything that allows it as used.
    fn settle(&mut self, finding: &mut Finding, sources: &Sources, texts: &dyn Texts) {
        let inline = self.inline(finding);
        let allowance = self.allowance(finding, sources, texts);
        if finding.suppression.is_none() {
            finding.suppression = inline.or(allowance);
        }
    }

    /// The first comment that reaches one of its places; all that do are marked as used.
    fn inline(&mut self, finding: &Finding) -> Option<Suppression> {
        let mut first = None;
        for label in &finding.labels {
            for reach in self.by_place.get(&(label.span.file, &*finding.rule)).into_iter().flatten() {
                if share_a_byte(reach.span, label.span) {
                    first = first.or(Some(reach.comment));
                    let used = self.comments.get_mut(reach.comment).and_then(|rules| rules.get_mut(reach.rule));
                    used.into_iter().for_each(|used| *used = true);
                }
            }
        }
        let comment = self.terms.comments.get(first?)?;
        let kind = SuppressionKind::Inline;
        Some(Suppression { kind, reason: comment.reason.clone(), place: Some(comment.span) })
    }

    fn allowance(&mut self, finding: &Finding, sources: &Sources, texts: &dyn Texts) -> Option<Suppression> {
        let mut first = None;
        let globs = self.globs.iter();
        for ((allowance, used), glob) in self.terms.allowances.iter().zip(&mut self.allowances).zip(globs) {
            let lies_there =
                |glob: &GlobMatcher| finding.labels.iter().any(|label| glob.is_match(sources.path(label.span.file)));
            let holds = *allowance.rule.get_ref() == *finding.rule
                && !expired(allowance, self.terms.today)
                && (allowance.path.is_none() || glob.as_ref().is_some_and(lies_there))
                && allowance.person.as_ref().is_none_or(|person| mentions(finding, person.get_ref(), texts));
            if holds {
                *used = true;
                first = first.or(Some(allowance));
            }
        }
        first.map(|allowance| Suppression {
            kind: SuppressionKind::Allowance,
            reason: allowance.reason.get_ref().clone(),
            place: self.terms.config.map(|file| place(file, &allowance.rule.span())),
        })
    }

    /// The findings about comments and allowances; in two parts, those of [`RULE`] itself apart.
    fn dead(&self, notice: &Notice, of_itself: bool) -> Vec<Finding> {
        let mut dead = Vec::new();
        for (comment, used) in self.terms.comments.iter().zip(&self.comments) {
            if let Some(fault) = comment.fault.as_ref().filter(|_| !of_itself) {
                dead.push(notice.fault(comment, fault));
            }
            for (rule, used) in comment.rules.iter().zip(used) {
                let name = rule.value.as_str();
                let at = Notice::place(comment, rule.span);
                match self.terms.selection.state(name) {
                    _ if (name == RULE) != of_itself => {}
                    State::Unknown => dead.push(notice.unknown_rule(at, name, self.terms.known)),
                    State::On if !used && counts(comment) => {
                        dead.push(notice.unused(at, name, "suppression", &comment.reason));
                    }
                    _ => {}
                }
            }
        }
        dead.extend(self.dead_allowances(notice, of_itself));
        dead
    }

    fn dead_allowances(&self, notice: &Notice, of_itself: bool) -> Vec<Finding> {
        let Some(file) = self.terms.config else { return Vec::new() };
        let judge = |(allowance, used): (&Allowance, &bool)| {
            let name = allowance.rule.get_ref().as_str();
            if (name == RULE) != of_itself || self.terms.selection.state(name) != State::On {
                return None;
            }
            if let Some(day) = allowance.expires.as_ref().filter(|_| expired(allowance, self.terms.today)) {
                return Some(notice.expired(place(file, &day.span()), name, day.get_ref().0));
            }
            let at = place(file, &allowance.rule.span());
            (!used).then(|| notice.unused(at, name, "allowance", allowance.reason.get_ref()))
        };
        self.terms.allowances.iter().zip(&self.allowances).filter_map(judge).collect()
    }
}

/// Where a comment counts, for one of the rules that it names.
struct Reach {
    span: Span,
    comment: usize,
    rule: usize,
}

fn counts(comment: &Comment) -> bool {
    matches!(comment.fault, None | Some(Fault::NeverClosed))
}

fn expired(allowance: &Allowance, today: Date) -> bool {
    allowance.expires.as_ref().is_some_and(|day| day.get_ref().0 < today)
}

fn glob(allowance: &Allowance) -> Option<GlobMatcher> {
    let path = allowance.path.as_ref()?.get_ref();
    GlobBuilder::new(path).literal_separator(true).build().ok().map(|glob| glob.compile_matcher())
}

fn place(file: FileId, at: &std::ops::Range<usize>) -> Span {
    Span::new(file, at.start as u32, at.end as u32)
}

/// An empty span counts where it lies.
fn share_a_byte(reach: Span, label: Span) -> bool {
    reach.file == label.file && reach.start < label.end.max(label.start + 1) && label.start < reach.end
}

/// Do the finding's words, or the lines that it marks, name the person?
fn mentions(finding: &Finding, person: &str, texts: &dyn Texts) -> bool {
    let said = |text: &str| names(text, person);
    said(&finding.message)
        || finding.labels.iter().any(|label| said(&label.text))
        || finding.labels.iter().any(|label| {
            let Ok(text) = texts.text(label.span.file) else { return false };
            let from = text.line_range(text.line_at(label.span.start)).start;
            let to = text.line_range(text.line_at(label.span.end)).end;
            text.as_str().get(from..to).is_some_and(said)
        })
}

/// Does the name stand in the text as whole words, whatever the case?
fn names(text: &str, person: &str) -> bool {
    let text = text.to_lowercase();
    let person = person.trim().to_lowercase();
    let edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    !person.is_empty()
        && text.match_indices(&person).any(|(at, found)| {
            edge(text.get(..at).and_then(|before| before.chars().next_back()))
                && edge(text.get(at + found.len()..).and_then(|after| after.chars().next()))
        })
}
