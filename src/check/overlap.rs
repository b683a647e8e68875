//! Do two findings speak of the same words?

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Confidence, Finding, Label};
use crate::source::Span;

/// Do they share a byte? An empty span is taken to hold the byte it stands before.
pub(super) fn same_words(a: Span, b: Span) -> bool {
    a.file == b.file && a.start < reach(b) && b.start < reach(a)
}

fn reach(span: Span) -> u32 {
    span.end.max(span.start.saturating_add(1))
}

/// Stretches of text that are covered, to be asked often.
#[derive(Default)]
pub(super) struct Covered {
    /// Sorted, apart from each other.
    stretches: Vec<Span>,
}

impl Covered {
    /// What the spans cover together.
    pub(super) fn new(mut spans: Vec<Span>) -> Self {
        spans.sort();
        let mut stretches: Vec<Span> = Vec::new();
        for span in spans {
            match stretches.last_mut() {
                Some(last) if same_words(*last, span) => *last = last.to(span),
                _ => stretches.push(span),
            }
        }
        Self { stretches }
    }

    /// Is a byte of the span covered?
    pub(super) fn touches(&self, span: Span) -> bool {
        let before = |stretch: &Span| (stretch.file, reach(*stretch)) <= (span.file, span.start);
        let at = self.stretches.partition_point(before);
        self.stretches.get(at).is_some_and(|stretch| same_words(*stretch, span))
    }
}

/// A finding and the statement that it is about, which may be wider than its primary place.
pub(super) struct Told {
    pub(super) finding: Finding,
    pub(super) statement: Span,
    /// The paragraph, item or cell, if it stands in one.
    pub(super) block: Option<Span>,
}

/// What each rule's findings cover, by how sure they are.
pub(super) struct Claimed {
    covered: BTreeMap<(Arc<str>, Confidence), Covered>,
}

impl Claimed {
    /// Notes the statements of the findings.
    pub(super) fn new<'f>(findings: impl Iterator<Item = &'f Told>) -> Self {
        let mut spans: BTreeMap<(Arc<str>, Confidence), Vec<Span>> = BTreeMap::new();
        for told in findings {
            for sure in [Confidence::Low, Confidence::Medium, Confidence::High] {
                if sure <= told.finding.confidence {
                    spans.entry((told.finding.rule.clone(), sure)).or_default().push(told.statement);
                }
            }
        }
        Self { covered: spans.into_iter().map(|(key, spans)| (key, Covered::new(spans))).collect() }
    }

    /// Did `rule` find something in this statement, at least this surely?
    pub(super) fn by(&self, rule: &str, confidence: Confidence, statement: Span) -> bool {
        self.covered.get(&(Arc::from(rule), confidence)).is_some_and(|covered| covered.touches(statement))
    }
}

/// One finding a statement: where statements overlap, the surest stays; of equals, the first given.
pub(super) fn merge(mut told: Vec<Told>) -> Vec<Told> {
    told.sort_by_key(|told| (told.statement.file, told.statement.start));
    let mut merged: Vec<Told> = Vec::with_capacity(told.len());
    let mut stretch: Option<Span> = None;
    for next in told {
        let here = next.statement;
        match (merged.last_mut(), stretch.filter(|so_far| same_words(*so_far, here))) {
            (Some(last), Some(so_far)) => {
                stretch = Some(so_far.to(here));
                if next.finding.confidence > last.finding.confidence {
                    *last = next;
                }
            }
            _ => {
                stretch = Some(here);
                merged.push(next);
            }
        }
    }
    merged
}

/// One finding a rule and paragraph: the surest stays, and marks where the paragraph says it again.
pub(super) fn gather(mut told: Vec<Told>) -> Vec<Told> {
    told.sort_by(|a, b| (&a.finding.rule, a.block, a.statement).cmp(&(&b.finding.rule, b.block, b.statement)));
    let mut gathered: Vec<Told> = Vec::with_capacity(told.len());
    for mut next in told {
        let together =
            |last: &Told| last.block.is_some() && last.block == next.block && last.finding.rule == next.finding.rule;
        match gathered.last_mut().filter(|last| together(last)) {
            Some(last) => {
                if next.finding.confidence > last.finding.confidence {
                    std::mem::swap(last, &mut next);
                }
                let again = next.finding.labels.into_iter().next();
                let again =
                    again.filter(|label| !last.finding.labels.iter().any(|other| same_words(other.span, label.span)));
                last.finding.labels.extend(again.map(|label| Label {
                    span: label.span,
                    text: "and here".to_owned(),
                    primary: false,
                }));
            }
            None => gathered.push(next),
        }
    }
    gathered
}

#[cfg(test)]
mod tests {
    use super::{Covered, Span, same_words};
    use crate::source::FileId;

    fn span(start: u32, end: u32) -> Span {
        Span::new(FileId(0), start, end)
    }

    #[test]
    fn neighbours_are_not_the_same_words() {
        assert!(!same_words(span(0, 3), span(3, 5)));
        assert!(same_words(span(0, 4), span(3, 5)));
        assert!(same_words(span(3, 3), span(3, 5)));
    }

    #[test]
    fn a_span_between_two_stretches_is_not_covered() {
        let covered = Covered::new(vec![span(10, 20), span(0, 3), span(15, 25)]);
        assert!(covered.touches(span(24, 30)));
        assert!(!covered.touches(span(3, 10)));
        assert!(!covered.touches(span(25, 26)));
        assert!(!covered.touches(Span::new(FileId(1), 0, 30)));
    }
}
