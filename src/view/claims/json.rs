//! Claims for programs.

use serde::Serialize;

use super::{Understood, words};
use crate::model::claim::{Actor, Claim};
use crate::model::reading::Description;
use crate::report::harmless_json;
use crate::source::Span;

/// Raised when a field goes or changes its meaning.
const SCHEMA: u32 = 1;

pub(super) fn write(understood: &Understood<'_>) -> String {
    let claims = understood.claims().into_iter().map(|claim| claimed(understood, claim));
    let descriptions = understood.descriptions().into_iter().map(|it| described(understood, it));
    harmless_json(&Document {
        schema: SCHEMA,
        claims: claims.collect(),
        descriptions: descriptions.collect(),
        size: understood.company.size.map(|size| size.people),
    })
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    claims: Vec<Claimed<'a>>,
    descriptions: Vec<Described<'a>>,
    size: Option<u32>,
}

#[derive(Serialize)]
struct Claimed<'a> {
    who: Vec<Who<'a>>,
    with: Vec<Who<'a>>,
    whence: &'static str,
    does: &'a str,
    what: Vec<&'a str>,
    not: &'static str,
    force: &'static str,
    scope: &'static str,
    share: &'static str,
    time: &'static str,
    stance: &'static str,
    circumstance: Vec<&'a str>,
    sure: bool,
    /// The words that matter.
    core: Place,
    /// The sentence.
    statement: Place,
    /// What says who, if the clause does not.
    inherited: Option<Place>,
}

/// A role by its concept, or words that name nobody known.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Who<'a> {
    Role(&'a str),
    Other(&'a str),
    Everyone,
    Nobody,
}

#[derive(Serialize)]
struct Described<'a> {
    role: &'a str,
    at: Place,
    stance: &'static str,
    duties: Vec<Place>,
    names: Vec<&'a str>,
}

/// Lines and columns from 1, columns in Unicode scalar values, offsets in bytes of the file; ends exclusive.
#[derive(Serialize)]
struct Place {
    path: String,
    start: Position,
    end: Position,
    text: String,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
    offset: u64,
}

fn claimed<'a>(understood: &Understood<'a>, claim: &'a Claim) -> Claimed<'a> {
    let lexicon = &understood.company.lexicon;
    let who = |actor: &'a Actor| match actor {
        Actor::Role(role) => Who::Role(lexicon.name(*role)),
        Actor::Other(words) => Who::Other(words),
        Actor::Everyone => Who::Everyone,
        Actor::Nobody => Who::Nobody,
    };
    let names = |concepts: &[_]| concepts.iter().map(|&concept| lexicon.name(concept)).collect();
    Claimed {
        who: claim.who.iter().map(who).collect(),
        with: claim.with.iter().map(who).collect(),
        whence: words::whence(claim.whence),
        does: lexicon.name(claim.does),
        what: names(&claim.what),
        not: claim.not.map_or("no", words::not),
        force: words::force(claim.force),
        scope: words::scope(claim.scope),
        share: claim.share.map_or("unsaid", words::share),
        time: words::time(claim.time),
        stance: words::stance(claim.stance),
        circumstance: names(&claim.circumstance),
        sure: claim.sure,
        core: place(understood, claim.spans.core),
        statement: place(understood, claim.spans.statement),
        inherited: claim.spans.inherited.map(|span| place(understood, span)),
    }
}

fn described<'a>(understood: &Understood<'a>, description: &'a Description) -> Described<'a> {
    let lexicon = &understood.company.lexicon;
    let mut names: Vec<&str> = description.named.iter().map(|&concept| lexicon.name(concept)).collect();
    names.sort_unstable();
    names.dedup();
    Described {
        role: lexicon.name(description.role),
        at: place(understood, description.at),
        stance: words::stance(description.stance),
        duties: description.duties.iter().map(|duty| place(understood, duty.span)).collect(),
        names,
    }
}

fn place(understood: &Understood<'_>, span: Span) -> Place {
    let path = understood.company.sources.path(span.file).to_owned();
    let Some(text) = understood.source(span.file) else {
        let start = || Position { line: 1, column: 1, offset: 0 };
        return Place { path, start: start(), end: start(), text: String::new() };
    };
    let position = |offset: u32| {
        let at = text.position(offset);
        Position { line: at.line, column: at.column, offset: text.file_offset(offset) }
    };
    Place { path, start: position(span.start), end: position(span.end), text: text.slice(span).to_owned() }
}
