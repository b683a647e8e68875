//! From texts to one company: every page parsed, read, and let go again.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use super::chart::{Chart, ChartSettings, FileCharts, build, mailmap, of_files, of_page};
use super::claim::{Claim, Whence};
use super::guarded;
use super::interest::Interests;
use super::lexicon::Lexicon;
use super::ownership::Ownership;
use super::people::{Appointed, Holders, Role};
use super::prefilter::{Marks, Prefilter, Vocabulary};
use super::reading::{self, Description, Names, Purpose, Reading, Topic};
use super::title::Titles;
use super::{Company, Size};
use crate::parse::codeowners::Dialect;
use crate::parse::document::Document;
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
    /// Which of these, if not all, on pages where nothing asks for more.
    pub shown: Option<Shown>,
    /// Names of actors that are worth reading for, beside those of `rules/lexicon/triggers.toml`.
    pub watched: Vec<String>,
}

/// Claims that anybody will look at on most pages.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Those claims.
    pub interests: Interests,
    /// Words of pages on which all are looked at.
    pub unless: &'static str,
}

/// Reads everything. Files that cannot be read are left out here; the caller reports them.
pub fn company(sources: Sources, texts: &dyn Texts, settings: &Settings) -> Company {
    let pages: Vec<FileId> =
        sources.iter().filter(|(_, file)| file.kind == FileKind::Markdown).map(|(id, _)| id).collect();
    // Charts first: they tell whom the pages speak of. Records tell it before any page is opened.
    let (records, mut problems) = of_files(&sources, texts);
    let mailmap = mailmap(&sources, texts);
    let chart_settings =
        ChartSettings { titles: &settings.titles, today: settings.today, appointed: &settings.holders };
    let first = build(records.clone(), &mailmap, chart_settings);
    let known = names(&first, settings);
    let reader = Reader::new(&sources, texts, settings, &known);
    let mut opened = reader.open_all(&pages);
    let rosters: Vec<FileCharts> = opened.iter_mut().filter_map(|page| page.charts.take()).collect();
    let chart = if rosters.is_empty() { first } else { build([records, rosters].concat(), &mailmap, chart_settings) };
    let full = names(&chart, settings);
    let changed = changed(&known, &full);
    if !changed.is_empty() {
        reread(&mut opened, &changed, &reader.knowing(&full));
    }
    let readings = opened.into_iter().filter_map(|page| page.reading);
    let mut claims: Vec<Claim> = Vec::new();
    let mut descriptions: Vec<Description> = Vec::new();
    let mut told: Vec<Size> = Vec::new();
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

/// What a look at a page tells.
struct Opened {
    page: FileId,
    charts: Option<FileCharts>,
    reading: Option<Reading>,
    /// Did it tell nothing at all?
    silent: bool,
    /// The words that it may hold; `None`: it wasn't opened.
    words: Option<Vocabulary>,
}

impl Opened {
    fn new(page: FileId, charts: Option<FileCharts>, reading: Option<Reading>) -> Self {
        Self { page, silent: charts.is_none() && reading.is_none(), charts, reading, words: None }
    }
}

/// Opens pages, each on its own.
struct Reader<'r> {
    sources: &'r Sources,
    texts: &'r dyn Texts,
    settings: &'r Settings,
    known: &'r [(String, Topic)],
    /// Everything known that a reading may depend on, as one text.
    words: String,
    prefilter: Prefilter,
}

impl<'r> Reader<'r> {
    fn new(sources: &'r Sources, texts: &'r dyn Texts, settings: &'r Settings, known: &'r [(String, Topic)]) -> Self {
        let prefilter = Prefilter::new(&searched(known, settings));
        let words = known.iter().map(|(name, topic)| format!("{name}\t{:?}\n", topic.actor)).collect();
        Self { sources, texts, settings, known, words, prefilter }
    }

    /// One who knows other names, and rereads what this one has opened.
    fn knowing(&self, known: &'r [(String, Topic)]) -> Self {
        let other = Self::new(self.sources, self.texts, self.settings, known);
        Self { words: format!("{}\n{}", self.words, other.words), ..other }
    }

    /// Opens pages. One that makes orglint fail says so in its reading.
    fn open_all(&self, pages: &[FileId]) -> Vec<Opened> {
        let opened = pages.par_iter().map(|&page| {
            guarded(page, || self.open(page)).unwrap_or_else(|problem| {
                let reading = Reading { problems: vec![problem], ..Reading::default() };
                Opened::new(page, None, Some(reading))
            })
        });
        opened.collect()
    }

    /// What the page tells, if anything.
    fn open(&self, page: FileId) -> Opened {
        if self.texts.is_blank(page, &self.words) {
            return Opened::new(page, None, None);
        }
        let Ok(text) = self.texts.text(page) else { return Opened::new(page, None, None) };
        let opened = self.look(page, text.as_str());
        if opened.silent {
            self.texts.note_blank(page, &self.words);
        }
        opened
    }

    /// Reads the page if it holds the stems of a claim, and its charts if it may have any.
    fn look(&self, page: FileId, text: &str) -> Opened {
        let path = self.sources.path(page);
        let (marks, words) = self.prefilter.scan(path, text);
        let (reads, charts) = (self.prefilter.page(&marks, text), self.prefilter.chart(&marks));
        let opened = if reads || charts {
            let options = markdown::Options { keep_code: charts, mdx: path.ends_with(".mdx") };
            let document = markdown::parse_with(page, text, options);
            let reading = reads.then(|| self.read(&document, &marks, text)).filter(|reading| !says_nothing(reading));
            let charts = charts.then(|| of_page(&document, path, text)).filter(|charts| !charts.is_empty());
            Opened::new(page, charts, reading)
        } else {
            Opened::new(page, None, None)
        };
        Opened { words: Some(words), ..opened }
    }

    fn read(&self, document: &Document, marks: &Marks, text: &str) -> Reading {
        let page = document.file;
        let shown = self.settings.shown.as_ref().filter(|shown| !text.contains(shown.unless));
        let interests = shown.map(|shown| &shown.interests).or(self.settings.interests.as_ref());
        let purpose = Purpose { prefilter: &self.prefilter, marks, interests };
        let names = names_for(page, self.known);
        let reading = reading::read(document, self.sources.path(page), &self.settings.lexicon, &names, &purpose);
        Reading { problems: [document.problems.clone(), reading.problems].concat(), ..reading }
    }
}

/// Words of names that stand for somebody else, or for nobody, once the pages' own charts are known.
fn changed(before: &[(String, Topic)], after: &[(String, Topic)]) -> Vec<String> {
    let only = |these: &[(String, Topic)], those: &[(String, Topic)]| -> Vec<String> {
        let those: HashSet<&(String, Topic)> = those.iter().collect();
        let here = these.iter().filter(|one| !those.contains(one));
        here.flat_map(|(name, _)| name.split_whitespace().map(str::to_owned)).collect()
    };
    [only(before, after), only(after, before)].concat()
}

/// Reads the pages that hold one of these names again.
fn reread(opened: &mut [Opened], names: &[String], reader: &Reader) {
    let Ok(search) = AhoCorasick::builder().ascii_case_insensitive(true).build(names) else { return };
    let holds = |known: &Opened| {
        let page = known.page;
        if known.silent && reader.texts.is_blank(page, &reader.words) {
            return false;
        }
        let may_hold = known.words.as_ref().is_none_or(|words| names.iter().any(|name| words.may_hold(name)));
        let text = may_hold.then(|| reader.texts.text(page));
        let holds = matches!(&text, Some(Ok(text)) if search.is_match(text.as_str()));
        if known.silent && !holds && !matches!(text, Some(Err(_))) {
            reader.texts.note_blank(page, &reader.words);
        }
        holds
    };
    opened.par_iter_mut().filter(|known| holds(known)).for_each(|known| {
        if let Some(again) = reader.open_all(&[known.page]).pop() {
            *known = again;
        }
    });
}

fn says_nothing(reading: &Reading) -> bool {
    let Reading { claims, descriptions, size, problems } = reading;
    claims.is_empty() && descriptions.is_empty() && size.is_none() && problems.is_empty()
}

/// The words to look for: the company's names for its roles, and those of the people who hold them.
fn searched(known: &[(String, Topic)], settings: &Settings) -> Vec<String> {
    let words = known.iter().flat_map(|(name, _)| name.split_whitespace()).map(str::to_owned);
    settings.lexicon.added.iter().chain(&settings.watched).cloned().chain(words).collect()
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
