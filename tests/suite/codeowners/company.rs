//! Small companies: CODEOWNERS, a roster, and whatever files there are.

use std::collections::BTreeMap;
use std::sync::Arc;

use orglint::model::chart::{Chart, ChartInput, Person, PersonId, Seat, SeatId};
use orglint::model::ownership::Ownership;
use orglint::model::title::Titles;
use orglint::model::{self, Company, Settings};
use orglint::source::{FileId, FileKind, Origin, SourceFile, SourceText, Sources, Span, Spanned, Texts, Unreadable};

/// Texts by file.
pub(crate) struct InMemory(Vec<Arc<SourceText>>);

impl Texts for InMemory {
    fn text(&self, file: FileId) -> Result<Arc<SourceText>, Unreadable> {
        self.0.get(file.0 as usize).cloned().ok_or_else(|| Unreadable::Io("no such file".to_owned()))
    }
}

/// A company of these files. `people/org.csv` is its chart: name, title, manager, handle, status.
pub(crate) fn company(files: &BTreeMap<&str, &str>) -> (Company, InMemory) {
    let kind = |path: &str| match path.rsplit('/').next() {
        Some("CODEOWNERS") => FileKind::Codeowners,
        Some("OWNERS") => FileKind::Owners,
        _ => FileKind::Other,
    };
    let source = |path: &&str| SourceFile { path: Arc::from(*path), kind: kind(path), reported: true };
    let sources = Sources::new(files.keys().map(source).collect());
    let texts =
        InMemory(files.values().map(|text| Arc::new(SourceText::new((*text).to_owned(), Origin::Utf8))).collect());
    let lexicon = Arc::new(model::lexicon::Lexicon::build(&[]).unwrap());
    let settings = Settings {
        lexicon,
        holders: Vec::new(),
        titles: std::borrow::Cow::Borrowed(Titles::embedded()),
        size: None,
        host: None,
        code_extensions: Vec::new(),
        today: jiff::civil::date(2026, 1, 1),
        interests: None,
        shown: None,
        watched: Vec::new(),
    };
    let mut company = model::company(sources, &texts, &settings);
    assert!(company.ownership.files.len() == Ownership::read(&company.sources, &texts, None).files.len());
    if let Some(file) = company.sources.find("people/org.csv") {
        company.chart = chart(file, files["people/org.csv"]);
    }
    (company, texts)
}

fn chart(file: FileId, text: &str) -> Chart {
    let mut chart = Chart::default();
    let whole = Span::new(file, 0, text.len() as u32);
    chart.inputs.push(ChartInput { file, span: whole, format: "CSV", authority: 3, complete: true, doubtful: false });
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let from = start;
        start += line.len();
        if from == 0 {
            continue;
        }
        let mut at = from as u32;
        let cells: Vec<Spanned<String>> = line
            .trim_end()
            .split(',')
            .map(|cell| {
                let span = Span::new(file, at, at + cell.len() as u32);
                at = span.end + 1;
                Spanned::new(cell.to_owned(), span)
            })
            .collect();
        let person = PersonId(chart.people.len() as u32);
        let mut seat = Seat::new(cells[0].span.to(cells[cells.len() - 1].span), 0);
        seat.title = cells[1].clone();
        seat.reading = Titles::embedded().read(&cells[1].value);
        seat.holder = Some(person);
        chart.people.push(Person {
            name: cells[0].value.clone(),
            named_at: vec![cells[0].span],
            handles: cells.get(3).filter(|handle| !handle.value.is_empty()).cloned().into_iter().collect(),
            emails: Vec::new(),
            seats: vec![SeatId(chart.seats.len() as u32)],
            left: cells.get(4).filter(|status| status.value == "left").map(|status| status.span),
        });
        chart.seats.push(seat);
    }
    chart
}
