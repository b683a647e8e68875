//! `orglint claims`: what was understood of pages, in the words that rule files use.

mod json;
mod words;

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use super::paint::Paint;
use crate::model::Company;
use crate::model::claim::{Actor, Claim, ConceptId, Force, Scope, Stance, Time};
use crate::model::reading::Description;
use crate::report::{harmless, harmless_start};
use crate::source::{FileId, SourceText, Span, Texts};

/// Characters shown on either side of the words that matter.
const AROUND: usize = 120;

/// What the model made of a company's pages, and the pages.
pub struct Understood<'a> {
    company: &'a Company,
    texts: &'a dyn Texts,
    /// The text read last: claims come file by file.
    last: Mutex<Option<(FileId, Arc<SourceText>)>>,
}

impl<'a> Understood<'a> {
    /// Of a company and its texts.
    pub fn new(company: &'a Company, texts: &'a dyn Texts) -> Self {
        Self { company, texts, last: Mutex::default() }
    }

    /// A block for each claim and each description of a role, by path and place.
    pub fn text(&self, paint: Paint) -> String {
        let mut text = String::new();
        for claim in self.claims() {
            self.claim(claim, paint, &mut text);
        }
        for description in self.descriptions() {
            self.description(description, paint, &mut text);
        }
        if let Some(size) = self.company.size {
            let at = size.at.map_or_else(|| "as configured".to_owned(), |at| self.place(at));
            let _ = writeln!(text, "{}\n  size  {} people", paint.bold(&at), size.people);
        }
        text
    }

    /// The same as an object.
    pub fn json(&self) -> String {
        json::write(self)
    }

    /// `12 claims and 2 descriptions of roles in 3 files`.
    pub fn summary(&self) -> String {
        let files = self.company.sources.iter().filter(|(_, file)| file.reported).count();
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let (claims, described) = (self.claims().len(), self.descriptions().len());
        format!(
            "{claims} claim{} and {described} description{} of roles in {files} file{}",
            plural(claims),
            plural(described),
            plural(files)
        )
    }

    /// The claims of the files that were asked for.
    fn claims(&self) -> Vec<&Claim> {
        let mut claims: Vec<&Claim> = self.company.claims.iter().filter(|claim| self.asked(claim.spans.file)).collect();
        claims.sort_by_key(|claim| (claim.spans.file, claim.spans.core.start, claim.spans.core.end));
        claims
    }

    fn descriptions(&self) -> Vec<&Description> {
        self.company.descriptions.iter().filter(|description| self.asked(description.at.file)).collect()
    }

    fn asked(&self, file: FileId) -> bool {
        self.company.sources.get(file).is_some_and(|file| file.reported)
    }

    fn source(&self, file: FileId) -> Option<Arc<SourceText>> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.as_ref().is_none_or(|(known, _)| *known != file) {
            *last = Some((file, self.texts.text(file).ok()?));
        }
        last.as_ref().map(|(_, text)| Arc::clone(text))
    }

    fn name(&self, concept: ConceptId) -> &'a str {
        self.company.lexicon.name(concept)
    }

    fn names(&self, concepts: &[ConceptId]) -> Vec<&str> {
        concepts.iter().map(|&concept| self.name(concept)).collect()
    }

    fn actor(&self, actor: &Actor) -> String {
        match actor {
            Actor::Role(role) => self.name(*role).to_owned(),
            Actor::Other(words) => format!("\"{}\"", harmless(&one_line(words, AROUND))),
            Actor::Everyone => "everyone".to_owned(),
            Actor::Nobody => "nobody".to_owned(),
        }
    }

    fn actors(&self, actors: &[Actor]) -> String {
        let all: Vec<String> = actors.iter().map(|actor| self.actor(actor)).collect();
        if all.is_empty() { "nobody named".to_owned() } else { all.join(", ") }
    }

    fn claim(&self, claim: &Claim, paint: Paint, text: &mut String) {
        let place = self.place(claim.spans.core);
        let _ = writeln!(text, "{} {}", paint.bold(&place), self.statement(claim, paint));
        let inherited = claim.spans.inherited.map_or_else(String::new, |at| format!(", {}", self.place(at)));
        let whence = format!("{} ({}{inherited})", self.actors(&claim.who), words::whence(claim.whence));
        row(text, "who", &whence);
        row(text, "does", self.name(claim.does));
        row(text, "what", &self.names(&claim.what).join(", "));
        row(text, "with", &claim.with.iter().map(|actor| self.actor(actor)).collect::<Vec<_>>().join(", "));
        row(text, "not", claim.not.map_or("", words::not));
        row(text, "force", if claim.force == Force::Is { "" } else { words::force(claim.force) });
        row(text, "scope", if claim.scope == Scope::Plain { "" } else { words::scope(claim.scope) });
        row(text, "share", claim.share.map_or("", words::share));
        row(text, "time", if claim.time == Time::Present { "" } else { words::time(claim.time) });
        row(text, "stance", if claim.stance == Stance::Own { "" } else { words::stance(claim.stance) });
        row(text, "circumstance", &self.names(&claim.circumstance).join(", "));
        row(text, "sure", if claim.sure { "" } else { "no" });
    }

    fn description(&self, description: &Description, paint: Paint, text: &mut String) {
        let place = paint.bold(&self.place(description.at));
        let _ = writeln!(text, "{place} {}", harmless(&one_line(&description.heading, AROUND)));
        row(text, "describes", self.name(description.role));
        row(text, "duties", &description.duties.len().to_string());
        row(text, "names", &self.named(description).join(", "));
        row(text, "stance", if description.stance == Stance::Own { "" } else { words::stance(description.stance) });
    }

    /// Each concept that a description names, once.
    fn named(&self, description: &Description) -> Vec<&str> {
        let mut named = self.names(&description.named);
        named.sort_unstable();
        named.dedup();
        named
    }

    /// `handbook/cto.md:8:13`.
    fn place(&self, span: Span) -> String {
        let path = self.company.sources.path(span.file);
        let at = self.source(span.file).map(|text| text.position(span.start));
        let path = harmless_start(path);
        at.map_or_else(|| path.clone(), |at| format!("{path}:{}:{}", at.line, at.column))
    }

    /// The statement with the words that matter marked, on one line.
    fn statement(&self, claim: &Claim, paint: Paint) -> String {
        let Some(text) = self.source(claim.spans.file) else { return String::new() };
        let (core, whole) = (claim.spans.core, claim.spans.statement);
        let before = text.slice(Span::new(core.file, whole.start.min(core.start), core.start));
        let after = text.slice(Span::new(core.file, core.end, whole.end.max(core.end)));
        let from = before.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
        let cut = if from == 0 { "" } else { "…" };
        let part = |text: &str, most: usize| harmless(&one_line(text, most));
        let before = part(before.get(from..).unwrap_or(""), AROUND + 1);
        format!("{cut}{before}{}{}", paint.mark(&part(text.slice(core), 2 * AROUND)), part(after, AROUND))
    }
}

/// A line of a block; none for what is not said.
fn row(text: &mut String, key: &str, value: &str) {
    if !value.is_empty() {
        let _ = writeln!(text, "  {key:<5} {value}");
    }
}

/// At most so many characters, each run of white space one space.
fn one_line(text: &str, most: usize) -> String {
    let mut line = String::new();
    for (count, letter) in text.chars().enumerate() {
        if count == most {
            line.push('…');
            break;
        }
        if !letter.is_whitespace() {
            line.push(letter);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}
