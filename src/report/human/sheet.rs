//! What miette draws from: the excerpts of all files of one finding, one after the other, in a text of their own.
//!
//! miette's own sources search the whole file for every label, print control characters and whole lines, and know one
//! file a report. A sheet holds only what is shown, and names the file and line that each stretch of it came from.

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::labels::{self, Marked};
use crate::finding::{Finding, Label};
use crate::report::escape::line::path;
use crate::report::excerpt::{Excerpt, Frame, Mark, Spot, excerpt};
use crate::report::places::Places;
use crate::report::{Report, Style};
use crate::source::{FileId, LineColumn};

/// Labels of a finding that are drawn; the others are counted.
const MOST_LABELS: usize = 12;
/// Columns that miette takes for itself beside the line number.
const FURNITURE: usize = 5;

/// Until it is known.
const NOWHERE: LineColumn = LineColumn { line: 1, column: 1 };

/// The shown text of one finding.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    text: String,
    /// In order, covering the text.
    chunks: Vec<Chunk>,
    /// Start of each label and its place in the file.
    places: Vec<(usize, LineColumn)>,
    /// Sorted by place, as miette sorts them.
    pub(super) labels: Vec<LabeledSpan>,
    /// What could not be drawn.
    pub(super) more: Vec<String>,
}

/// Adjacent lines of one file.
#[derive(Debug)]
struct Chunk {
    start: usize,
    end: usize,
    file: String,
    /// Number of its first line, from 0.
    line: usize,
    lines: usize,
}

impl Sheet {
    pub(super) fn new(
        finding: &Finding,
        report: &Report<'_>,
        places: &Places<'_>,
        style: &Style,
        width: usize,
    ) -> Self {
        let mut sheet = Self::default();
        let drawn = finding.labels.get(..MOST_LABELS).unwrap_or(&finding.labels);
        let mut marked = Vec::new();
        for (file, labels) in by_file(drawn) {
            let name = path(&places.path_from(&style.directory, file), style.unicode);
            let added = match (report.sources.get(file), places.text(file)) {
                (Some(source), Some(text)) => {
                    let spans: Vec<_> = labels.iter().map(|label| label.span).collect();
                    let last = spans.iter().map(|span| text.line_at(span.end)).max().unwrap_or(0) + 2;
                    let columns = width.saturating_sub(FURNITURE + last.to_string().len());
                    let excerpt = excerpt(source, &text, &spans, Frame { columns, unicode: style.unicode });
                    sheet.add(&name, &excerpt, &labels, columns)
                }
                _ => sheet.add_empty(&name, &labels),
            };
            let place = |label: &&Label| places.region(label.span).start;
            marked.extend(added.into_iter().zip(&labels).map(|(mark, label)| Marked { place: place(label), ..mark }));
        }
        let marked = labels::apart(marked, &sheet.text, style.unicode);
        sheet.places = marked.iter().map(|mark| (mark.start, mark.place)).collect();
        sheet.labels = marked.iter().map(|mark| mark.drawn(&sheet.text)).collect();
        if let Some(more) = finding.labels.len().checked_sub(MOST_LABELS).filter(|&more| more > 0) {
            sheet.more.push(format!("and {more} more places"));
        }
        sheet
    }

    /// Appends an excerpt; the labels come back where they stand in the sheet.
    fn add(&mut self, file: &str, excerpt: &Excerpt, labels: &[&Label], columns: usize) -> Vec<Marked> {
        let mut starts = Vec::with_capacity(excerpt.lines.len());
        for line in &excerpt.lines {
            let start = self.text.len();
            starts.push(start);
            self.text.push_str(&line.text);
            self.text.push('\n');
            match self.chunks.last_mut() {
                Some(chunk) if starts.len() > 1 && chunk.line + chunk.lines + 1 == line.number => {
                    chunk.lines += 1;
                    chunk.end = self.text.len();
                }
                _ => self.chunks.push(Chunk {
                    start,
                    end: self.text.len(),
                    file: file.to_owned(),
                    line: line.number - 1,
                    lines: 1,
                }),
            }
        }
        let at = |spot: Spot| starts.get(spot.line).map_or(self.text.len(), |start| start + spot.byte);
        let mark = |(mark, label): (&Mark, &&Label)| Marked {
            start: at(mark.start),
            end: at(mark.end),
            text: label.text.clone(),
            primary: label.primary,
            goes_on_to: mark.goes_on_to,
            columns,
            place: NOWHERE,
        };
        excerpt.marks.iter().zip(labels).map(mark).collect()
    }

    /// A file that cannot be read has a name to show, and no line.
    fn add_empty(&mut self, file: &str, labels: &[&Label]) -> Vec<Marked> {
        let start = self.text.len();
        self.text.push('\n');
        self.chunks.push(Chunk { start, end: start + 1, file: file.to_owned(), line: 0, lines: 1 });
        let mark = |label: &&Label| Marked {
            start,
            end: start,
            text: label.text.clone(),
            primary: label.primary,
            goes_on_to: None,
            columns: 0,
            place: NOWHERE,
        };
        labels.iter().map(mark).collect()
    }
}

/// Labels by file; the file of the first label first.
fn by_file(labels: &[Label]) -> Vec<(FileId, Vec<&Label>)> {
    let mut files: Vec<(FileId, Vec<&Label>)> = Vec::new();
    for label in labels {
        match files.iter_mut().find(|(file, _)| *file == label.span.file) {
            Some((_, labels)) => labels.push(label),
            None => files.push((label.span.file, vec![label])),
        }
    }
    files
}

impl SourceCode for Sheet {
    /// The whole chunk in which the span lies; a span over several chunks is refused, so that miette draws them apart.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let index = self.chunks.partition_point(|chunk| chunk.start <= span.offset());
        let chunk = index.checked_sub(1).and_then(|index| self.chunks.get(index)).ok_or(MietteError::OutOfBounds)?;
        if span.offset() + span.len() > chunk.end {
            return Err(MietteError::OutOfBounds);
        }
        let data = self.text.as_bytes().get(chunk.start..chunk.end).unwrap_or_default();
        let whole = SourceSpan::from((chunk.start, chunk.end - chunk.start));
        let place = self.places.iter().find(|(start, _)| *start == span.offset()).map(|(_, place)| place);
        // Without context miette asks for the numbers in the header, otherwise for the lines.
        let (line, column) = match place {
            Some(place) if before + after == 0 => (place.line as usize - 1, place.column as usize - 1),
            _ => (chunk.line, 0),
        };
        let file = chunk.file.clone();
        Ok(Box::new(MietteSpanContents::new_named(file, data, whole, line, column, chunk.lines)))
    }
}
