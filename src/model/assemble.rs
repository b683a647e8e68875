//! From texts to one company: every page parsed, read, and let go again.

use std::sync::Arc;

use rayon::prelude::*;

use super::claim::Claim;
use super::interest::Interests;
use super::lexicon::Lexicon;
use super::ownership::Ownership;
use super::prefilter::Prefilter;
use super::reading::{self, Description, Names, Purpose, Reading};
use super::{Company, Size};
use crate::parse::codeowners::Dialect;
use crate::parse::markdown;
use crate::source::{FileId, FileKind, Sources, Texts};

/// What the caller knows beforehand.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The words to read by.
    pub lexicon: Arc<Lexicon>,
    /// Who holds a role, by the concept's id: names, handles, e-mail addresses.
    pub holders: Vec<(String, Vec<String>)>,
    /// How many people the company has.
    pub size: Option<u32>,
    /// The host that reads CODEOWNERS files, where its name is configured.
    pub host: Option<Dialect>,
    /// Extensions, without the dot, of files that count as source code beside the usual ones.
    pub code_extensions: Vec<String>,
    /// The day of the run.
    pub today: jiff::civil::Date,
    /// Which claims anybody will look at; `None`: keep all.
    pub interests: Option<Interests>,
}

/// Reads everything. Files that cannot be read are left out here; the caller reports them.
pub fn company(sources: Sources, texts: &dyn Texts, settings: &Settings) -> Company {
    let pages: Vec<FileId> =
        sources.iter().filter(|(_, file)| file.kind == FileKind::Markdown).map(|(id, _)| id).collect();
    let prefilter = Prefilter::new(&settings.lexicon.added);
    let names = Names::default();
    let readings: Vec<Reading> =
        pages.par_iter().filter_map(|&page| read(page, &sources, texts, settings, &prefilter, &names)).collect();
    let mut claims: Vec<Claim> = Vec::new();
    let mut descriptions: Vec<Description> = Vec::new();
    let mut told: Vec<Size> = Vec::new();
    for reading in readings {
        claims.extend(reading.claims);
        descriptions.extend(reading.descriptions);
        told.extend(reading.size);
    }
    let size = settings
        .size
        .map(|people| Size { people, at: None })
        .or_else(|| told.into_iter().max_by_key(|size| size.people));
    let ownership = Ownership::read(&sources, texts, settings.host).with_code(&settings.code_extensions);
    Company {
        sources,
        ownership,
        lexicon: Arc::clone(&settings.lexicon),
        chart: super::chart::Chart::default(),
        claims,
        descriptions,
        size,
        today: settings.today,
    }
}

fn read(
    page: FileId,
    sources: &Sources,
    texts: &dyn Texts,
    settings: &Settings,
    prefilter: &Prefilter,
    names: &Names,
) -> Option<Reading> {
    let path = sources.path(page);
    let text = texts.text(page).ok()?;
    let marks = prefilter.scan(path, text.as_str());
    if !prefilter.page(&marks) {
        return None;
    }
    let options = markdown::Options { keep_code: false, ..markdown::Options::default() };
    let document = markdown::parse_with(page, text.as_str(), options);
    let purpose = Purpose { prefilter, marks: &marks, interests: settings.interests.as_ref() };
    Some(reading::read(&document, path, &settings.lexicon, names, &purpose))
}
