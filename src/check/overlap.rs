//! Do two findings speak of the same words?

use std::collections::BTreeMap;

use crate::finding::{Confidence, Finding};
use crate::source::{FileId, Span};

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

/// What each rule's findings cover, by how sure they are.
pub(super) struct Claimed<'f> {
    covered: BTreeMap<(&'f str, Confidence), Covered>,
}

impl<'f> Claimed<'f> {
    /// Notes the primary places of the findings.
    pub(super) fn new(findings: impl Iterator<Item = &'f Finding>) -> Self {
        let mut spans: BTreeMap<(&str, Confidence), Vec<Span>> = BTreeMap::new();
        for finding in findings {
            for sure in [Confidence::Low, Confidence::Medium, Confidence::High] {
                if sure <= finding.confidence {
                    spans.entry((&finding.rule, sure)).or_default().extend(finding.primary());
                }
            }
        }
        Self { covered: spans.into_iter().map(|(key, spans)| (key, Covered::new(spans))).collect() }
    }

    /// Did `rule` find something at these words, at least this surely?
    pub(super) fn by(&self, rule: &str, confidence: Confidence, words: Span) -> bool {
        self.covered.get(&(rule, confidence)).is_some_and(|covered| covered.touches(words))
    }
}

/// One finding for each stretch of words: where primary places overlap, the surest stays; of equals, the first given.
pub(super) fn merge(mut findings: Vec<Finding>) -> Vec<Finding> {
    let place = |finding: &Finding| finding.primary().unwrap_or(Span::new(FileId(0), 0, 0));
    findings.sort_by_key(|finding| (place(finding).file, place(finding).start));
    let mut merged: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut stretch = None;
    for finding in findings {
        let here = place(&finding);
        match (merged.last_mut(), stretch.filter(|stretch| same_words(*stretch, here))) {
            (Some(last), Some(so_far)) => {
                stretch = Some(so_far.to(here));
                if finding.confidence > last.confidence {
                    *last = finding;
                }
            }
            _ => {
                stretch = Some(here);
                merged.push(finding);
            }
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::{Covered, FileId, Span, same_words};

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
