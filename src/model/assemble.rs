//! From texts to one company: every page parsed, read, and let go again.

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;

use super::chart::{Chart, ChartSettings, FileCharts, build, mailmap, of_files, of_page};
use super::claim::{Claim, Whence};
use super::interest::Interests;
use super::lexicon::Lexicon;
use super::ownership::Ownership;
use super::people::{Appointed, Holders, Role};
use super::prefilter::Prefilter;
use super::reading::{self, Description, Names, Purpose, Reading, Topic};
use super::title::Titles;
use super::{Company, Size};
use crate::parse::chart::Problem;
use crate::parse::codeowners::Dialect;
use crate::parse::markdown;
use crate::source::{FileId, FileKind, Sources, Texts};

/// What the caller knows beforehand.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The words to read by.
    pub lexicon: Arc<Lexicon>,
    /// Whom the configuration puts in a role.
    pub holders: Vec<Appointed>,
    /// The words that titles are read by.
    pub titles: Cow<'static, Titles>,
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
    /// Names of actors that are worth reading for, beside those of `rules/lexicon/triggers.toml`.
    pub watched: Vec<String>,
}

/// Reads everything. Files that cannot be read are left out here; the caller reports them.
pub fn company(sources: Sources, texts: &dyn Texts, settings: &Settings) -> Company {
    let pages: Vec<FileId> =
        sources.iter().filter(|(_, file)| file.kind == FileKind::Markdown).map(|(id, _)| id).collect();
    // Charts first: they tell whom the pages speak of. Records tell it before any page is opened.
    let records = of_files(&sources, texts);
    let mailmap = mailmap(&sources, texts);
    let chart_settings =
        ChartSettings { titles: &settings.titles, today: settings.today, appointed: &settings.holders };
    let first = build(records.clone(), &mailmap, chart_settings);
    let known = names(&first, settings);
    let prefilter = Prefilter::new(&searched(&known, settings));
    let opened: Vec<Opened> = pages.par_iter().filter_map(|&page| open(page, &sources, texts, &prefilter)).collect();
    let rosters: Vec<FileCharts> = opened.iter().filter_map(|page| page.charts.clone()).collect();
    let chart = if rosters.is_empty() { first } else { build([records, rosters].concat(), &mailmap, chart_settings) };
    let full = names(&chart, settings);
    let mut worth: Vec<FileId> = opened.iter().filter(|page| page.worth).map(|page| page.page).collect();
    let fresh: Vec<String> =
        searched(&full, settings).into_iter().filter(|name| !searched(&known, settings).contains(name)).collect();
    let prefilter = if fresh.is_empty() { prefilter } else { Prefilter::new(&searched(&full, settings)) };
    if !fresh.is_empty() {
        worth = named(&pages, &worth, &fresh, texts);
    }
    let known = full;
    let readings: Vec<Reading> =
        worth.par_iter().filter_map(|&page| read(page, &sources, texts, settings, &prefilter, &known)).collect();
    let mut claims: Vec<Claim> = Vec::new();
    let mut descriptions: Vec<Description> = Vec::new();
    let mut told: Vec<Size> = Vec::new();
    let mut problems: Vec<Problem> = Vec::new();
    for reading in readings {
        claims.extend(reading.claims);
        descriptions.extend(reading.descriptions);
        told.extend(reading.size);
        problems.extend(reading.problems);
    }
    let told = told.into_iter().max_by_key(|size| size.people);
    let size = settings.size.map(|people| Size { people, at: None }).or_else(|| told_size(&chart, told));
    let ownership = Ownership::read(&sources, texts, settings.host).with_code(&settings.code_extensions);
    Company {
        sources,
        ownership,
        lexicon: Arc::clone(&settings.lexicon),
        chart,
        claims,
        descriptions,
        problems,
        size,
        today: settings.today,
    }
}

/// What the first look at a page tells.
struct Opened {
    page: FileId,
    /// Does it hold the stems of a claim?
    worth: bool,
    charts: Option<FileCharts>,
}

fn open(page: FileId, sources: &Sources, texts: &dyn Texts, prefilter: &Prefilter) -> Option<Opened> {
    let path = sources.path(page);
    let text = texts.text(page).ok()?;
    let marks = prefilter.scan(path, text.as_str());
    let worth = prefilter.page(&marks);
    let charts =
        prefilter.chart(&marks).then(|| of_page(page, path, text.as_str())).filter(|charts| !charts.is_empty());
    (worth || charts.is_some()).then_some(Opened { page, worth, charts })
}

/// The words to look for: the company's names for its roles, and those of the people who hold them.
fn searched(known: &[(String, Topic)], settings: &Settings) -> Vec<String> {
    let words = known.iter().flat_map(|(name, _)| name.split_whitespace()).map(str::to_owned);
    settings.lexicon.added.iter().chain(&settings.watched).cloned().chain(words).collect()
}

/// The pages that are worth reading once names are known that pages themselves told.
fn named(pages: &[FileId], worth: &[FileId], names: &[String], texts: &dyn Texts) -> Vec<FileId> {
    let known: std::collections::BTreeSet<FileId> = worth.iter().copied().collect();
    let holds = |page: FileId| {
        texts.text(page).is_ok_and(|text| names.iter().any(|name| text.as_str().contains(name.as_str())))
    };
    pages.par_iter().copied().filter(|page| known.contains(page) || holds(*page)).collect()
}

/// The size by the chart, where it looks whole; else the larger of what a page tells and the people of the chart, who
/// are too many for a company that is small by anybody's measure.
fn told_size(chart: &Chart, told: Option<Size>) -> Option<Size> {
    /// A partial chart of more people than this shows that the company is not a handful.
    const HANDFUL: u32 = 10;
    let counted = Size { people: chart.headcount(), at: None };
    match told {
        _ if chart.is_complete() => Some(counted),
        Some(told) if told.people >= counted.people => Some(told),
        _ if counted.people > HANDFUL => Some(counted),
        told => told,
    }
}

/// The names of people that stand for a role, and the words that say so.
fn names(chart: &Chart, settings: &Settings) -> Vec<(String, Topic)> {
    let holders = Holders::new(chart);
    let charted = holders.names(&[Role::Cto, Role::Vpe]).into_iter().filter_map(|(name, role, at)| {
        let actor = settings.lexicon.concept(role.id())?;
        // Words of a name that somebody else bears as well prove nothing.
        let words: Vec<&str> = name.split_whitespace().filter(|word| holders.is_unique_word(word)).collect();
        Some((words.join(" "), Topic { actor, whence: Whence::Pronoun, span: Some(at) }))
    });
    let configured = settings.holders.iter().flat_map(|held| {
        let actor = settings.lexicon.concept(&held.role);
        held.identities.iter().filter_map(move |person| {
            Some((person.clone(), Topic { actor: actor?, whence: Whence::Pronoun, span: held.at }))
        })
    });
    charted.chain(configured).filter(|(name, _)| !name.is_empty()).collect()
}

/// The names as one page may use them: what the page says of people itself it is read for anyway.
fn names_for(page: FileId, known: &[(String, Topic)]) -> Names {
    let mut names = Names::default();
    for (name, topic) in known.iter().filter(|(_, topic)| topic.span.is_none_or(|span| span.file != page)) {
        name.split_whitespace().for_each(|word| names.insert(word, *topic));
    }
    names
}

fn read(
    page: FileId,
    sources: &Sources,
    texts: &dyn Texts,
    settings: &Settings,
    prefilter: &Prefilter,
    known: &[(String, Topic)],
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
    let reading = reading::read(&document, path, &settings.lexicon, &names_for(page, known), &purpose);
    Some(Reading { problems: document.problems, ..reading })
}
