//! Companies that exist in memory only: paths and texts, made one chart.

use std::sync::Arc;

use orglint::model::chart::{Chart, ChartSettings, Seat, gather};
use orglint::model::title::Titles;
use orglint::source::{FileId, Origin, SourceFile, SourceText, Sources, Span, Texts, Unreadable};

/// The texts of a company.
pub(crate) struct Memory {
    pub(crate) sources: Sources,
    texts: Vec<Arc<SourceText>>,
}

impl Texts for Memory {
    fn text(&self, file: FileId) -> Result<Arc<SourceText>, Unreadable> {
        self.texts.get(file.0 as usize).cloned().ok_or(Unreadable::Io("no such file".to_owned()))
    }
}

impl Memory {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let source = |path: &str| SourceFile { path: path.into(), kind: orglint::discover::kind(path), reported: true };
        let sources = Sources::new(files.iter().map(|(path, _)| source(path)).collect());
        let texts = files.iter().map(|(_, text)| Arc::new(SourceText::new((*text).to_owned(), Origin::Utf8))).collect();
        Self { sources, texts }
    }

    pub(crate) fn chart(&self) -> Chart {
        let settings =
            ChartSettings { titles: Titles::embedded(), today: jiff::civil::date(2026, 11, 24), appointed: &[] };
        gather(&self.sources, self, &|_, _| true, settings)
    }

    pub(crate) fn words(&self, span: Span) -> &str {
        self.texts[span.file.0 as usize].slice(span)
    }
}

/// The chart of one file.
pub(crate) fn chart(path: &str, text: &str) -> Chart {
    Memory::new(&[(path, text)]).chart()
}

/// Who the seat's holder is called, `""` for nobody.
pub(crate) fn holder<'c>(chart: &'c Chart, seat: &Seat) -> &'c str {
    seat.holder.and_then(|id| chart.person(id)).map_or("", |person| person.name.as_str())
}

/// Every line as `name, title → name, title`, sorted; seats told better elsewhere left out.
pub(crate) fn lines(chart: &Chart) -> Vec<String> {
    let label = |seat: &Seat| format!("{}, {}", holder(chart, seat), seat.title.value);
    let seats = chart.seats.iter().filter(|seat| seat.same_as.is_none());
    let mut lines: Vec<String> = seats
        .map(|seat| {
            let manager = seat.manager.and_then(|id| chart.seat(id)).map_or_else(|| "nobody".to_owned(), label);
            format!("{} → {manager}", label(seat))
        })
        .collect();
    lines.sort();
    lines
}
