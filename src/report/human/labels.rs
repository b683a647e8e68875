//! Labels as miette can draw them: without overlap on a line, their words wrapped to what room there is.

use miette::LabeledSpan;
use unicode_width::UnicodeWidthStr;

use crate::report::escape::line::words;
use crate::source::LineColumn;

/// Words of a label get at least this many columns.
const LEAST: usize = 8;

/// A label in the text of a sheet.
#[derive(Debug)]
pub(super) struct Marked {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    pub(super) primary: bool,
    pub(super) goes_on_to: Option<usize>,
    /// Columns for text in its file.
    pub(super) columns: usize,
    /// Where it starts in its file.
    pub(super) place: LineColumn,
}

/// The labels, sorted by place, so that none stands on another one's part of a line.
pub(super) fn apart(marked: Vec<Marked>, text: &str, unicode: bool) -> Vec<Marked> {
    let mut labels: Vec<Marked> = Vec::new();
    for mut mark in by_weight(marked) {
        mark.text = words(&mark.text, unicode);
        if let Some(line) = mark.goes_on_to {
            mark.text = format!("{} (goes on to line {line})", mark.text).trim_start().to_owned();
        }
        fit_in(mark, &mut labels, text);
    }
    labels.sort_by_key(|mark| (mark.start, mark.end));
    say_something(&mut labels, text);
    labels
}

/// miette draws a line from a label without words past the words of its neighbours, and nothing at its end.
fn say_something(labels: &mut [Marked], text: &str) {
    for i in 1..labels.len() {
        if let Some([left, right]) = labels.get_mut(i - 1..=i) {
            let same_line = !text.get(left.start..right.start).unwrap_or("").contains('\n');
            if same_line && left.text.is_empty() && !right.text.is_empty() {
                left.text = "here".to_owned();
            }
        }
    }
}

/// Primary labels first: the others have to give way.
fn by_weight(mut marked: Vec<Marked>) -> Vec<Marked> {
    marked.sort_by_key(|mark| (!mark.primary, mark.start, mark.end));
    marked
}

/// Adds a label, shortened to what no other label on the same line covers. One that is covered altogether leaves its words
/// to the label that covers it.
fn fit_in(mut mark: Marked, labels: &mut Vec<Marked>, text: &str) {
    let same_line = |mark: &Marked| !text.get(mark.start..mark.end).unwrap_or("").contains('\n');
    if !same_line(&mark) {
        return labels.push(mark);
    }
    for other in labels.iter_mut().filter(|other| same_line(other)) {
        let apart = mark.end <= other.start || other.end <= mark.start;
        if apart && (mark.start, mark.end) != (other.start, other.end) {
            continue;
        }
        if mark.start < other.start {
            mark.end = other.start;
        } else if mark.end > other.end {
            mark.start = other.end;
        } else {
            let words = [std::mem::take(&mut other.text), mark.text];
            other.text = words.iter().filter(|words| !words.is_empty()).cloned().collect::<Vec<_>>().join("; ");
            return;
        }
    }
    labels.push(mark);
}

impl Marked {
    /// For miette; `text` is the sheet's.
    pub(super) fn drawn(&self, text: &str) -> LabeledSpan {
        let line = text.get(..self.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let indent = text.get(line..self.start).unwrap_or("").width();
        let own = text.get(self.start..self.end).unwrap_or("").width();
        let room = self.columns.saturating_sub(indent + own / 2 + 4).max(LEAST);
        let words = (!self.text.is_empty()).then(|| wrapped(&self.text, room));
        let span = (self.start, self.end - self.start);
        if self.primary {
            LabeledSpan::new_primary_with_span(words, span)
        } else {
            LabeledSpan::new_with_span(words, span)
        }
    }
}

/// Breaks words into lines of at most `room` columns; a longer word stands alone.
pub(super) fn wrapped(text: &str, room: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    for word in text.split(' ') {
        if used > 0 && used + 1 + word.width() > room {
            out.push('\n');
            used = 0;
        } else if used > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += word.width();
    }
    out
}
