//! Every file of a run that holds a chart, read in parallel and made one company.

use rayon::prelude::*;

use super::{Chart, ChartSettings, FileCharts, build, may_be_chart, read};
use crate::model::guarded;
use crate::model::people::Mailmap;
use crate::parse::chart::{ChartSyntax, Problem};
use crate::parse::document::Document;
use crate::parse::{dot, html_chart, markdown, markdown_chart, mermaid, plantuml};
use crate::source::{FileId, FileKind, SourceFile, Sources, Texts};

/// Reads all charts, rosters and lists of members. `is_page` says which pages of prose are worth parsing for them.
pub fn gather(
    sources: &Sources,
    texts: &dyn Texts,
    is_page: &(dyn Fn(&str, &str) -> bool + Sync),
    settings: ChartSettings<'_>,
) -> Chart {
    let pages: Vec<FileCharts> = sources
        .iter()
        .filter(|(_, file)| file.kind == FileKind::Markdown)
        .filter_map(|(id, file)| {
            let text = texts.text(id).ok()?;
            let options = markdown::Options { keep_code: true, mdx: file.path.ends_with(".mdx") };
            let document = || markdown::parse_with(id, text.as_str(), options);
            is_page(&file.path, text.as_str()).then(|| of_page(&document(), &file.path, text.as_str()))
        })
        .collect();
    let (mut all, problems) = of_files(sources, texts);
    all.extend(pages.into_iter().filter(|charts| !charts.is_empty()));
    let mut chart = build(all, &mailmap(sources, texts), settings);
    chart.problems.extend(problems);
    chart
}

/// The charts of all files that are no pages of prose, and what kept files from being read.
pub(crate) fn of_files(sources: &Sources, texts: &dyn Texts) -> (Vec<FileCharts>, Vec<Problem>) {
    let files: Vec<(FileId, &SourceFile)> = sources.iter().filter(|(_, file)| may_hold(file.kind)).collect();
    let read = files.par_iter().map(|&(id, file)| guarded(id, || one(id, file, texts)));
    let (mut all, mut problems) = (Vec::new(), Vec::new());
    for charts in read.collect::<Vec<_>>() {
        match charts {
            Ok(charts) => all.extend(charts.filter(|charts| !charts.is_empty())),
            Err(problem) => problems.push(problem),
        }
    }
    (all, problems)
}

/// The charts and rosters of one page, parsed with its code.
pub(crate) fn of_page(document: &Document, path: &str, text: &str) -> FileCharts {
    let mut charts = markdown_chart::parse(document, text);
    charts.extend(super::statements::chart(document));
    FileCharts::of_syntax(document.file, path, text, charts)
}

/// The company's `.mailmap`.
pub(crate) fn mailmap(sources: &Sources, texts: &dyn Texts) -> Mailmap {
    let found = sources.iter().find(|(_, file)| file.kind == FileKind::Mailmap);
    found.and_then(|(id, _)| texts.text(id).ok()).map(|text| Mailmap::parse(text.as_str())).unwrap_or_default()
}

fn may_hold(kind: FileKind) -> bool {
    !matches!(kind, FileKind::Codeowners | FileKind::Owners | FileKind::Mailmap | FileKind::Other | FileKind::Markdown)
}

fn one(id: FileId, file: &SourceFile, texts: &dyn Texts) -> Option<FileCharts> {
    let decoded = texts.text(id).ok()?;
    let (path, text) = (&*file.path, decoded.as_str());
    let charts: Vec<ChartSyntax> = match file.kind {
        FileKind::Mermaid => mermaid::parse(id, text, 0),
        FileKind::PlantUml => plantuml::parse(id, text, 0),
        FileKind::Dot => dot::parse(id, text, 0),
        FileKind::Html => html_chart::parse(id, text),
        kind if may_be_chart(path, kind, text.as_bytes()) => return Some(read(id, path, kind, text)),
        _ => return None,
    };
    Some(FileCharts::of_syntax(id, path, text, charts))
}
