//! Every file of a run that holds a chart, read in parallel and made one company.

use rayon::prelude::*;

use super::{Chart, ChartSettings, FileCharts, build, may_be_chart, read};
use crate::model::people::Mailmap;
use crate::parse::chart::ChartSyntax;
use crate::parse::{dot, markdown, markdown_chart, mermaid, plantuml};
use crate::source::{FileId, FileKind, SourceFile, Sources, Texts};

/// Reads all charts, rosters and lists of members. `is_page` says which pages of prose are worth parsing for them.
pub fn gather(
    sources: &Sources,
    texts: &dyn Texts,
    is_page: &(dyn Fn(&str, &str) -> bool + Sync),
    settings: ChartSettings<'_>,
) -> Chart {
    let files: Vec<(FileId, &SourceFile)> = sources.iter().filter(|(_, file)| may_hold(file.kind)).collect();
    let read: Vec<FileCharts> = files
        .par_iter()
        .filter_map(|&(id, file)| one(id, file, texts, is_page))
        .filter(|charts| !charts.is_empty())
        .collect();
    let mailmap = sources
        .iter()
        .find(|(_, file)| file.kind == FileKind::Mailmap)
        .and_then(|(id, _)| texts.text(id).ok())
        .map(|text| Mailmap::parse(text.as_str()))
        .unwrap_or_default();
    build(read, &mailmap, settings)
}

fn may_hold(kind: FileKind) -> bool {
    !matches!(kind, FileKind::Codeowners | FileKind::Owners | FileKind::Mailmap | FileKind::Other)
}

fn one(
    id: FileId,
    file: &SourceFile,
    texts: &dyn Texts,
    is_page: &(dyn Fn(&str, &str) -> bool + Sync),
) -> Option<FileCharts> {
    let decoded = texts.text(id).ok()?;
    let (path, text) = (&*file.path, decoded.as_str());
    let charts: Vec<ChartSyntax> = match file.kind {
        FileKind::Markdown if is_page(path, text) => {
            let options = markdown::Options { keep_code: true, mdx: path.ends_with(".mdx") };
            let document = markdown::parse_with(id, text, options);
            let mut charts = markdown_chart::parse(&document, text);
            charts.extend(super::statements::chart(&document));
            charts
        }
        FileKind::Markdown => return None,
        FileKind::Mermaid => mermaid::parse(id, text, 0),
        FileKind::PlantUml => plantuml::parse(id, text, 0),
        FileKind::Dot => dot::parse(id, text, 0),
        kind if may_be_chart(path, kind, text.as_bytes()) => return Some(read(id, path, kind, text)),
        _ => return None,
    };
    Some(FileCharts::of_syntax(id, path, text, charts))
}
