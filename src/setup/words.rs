//! The company's own words, laid over those of the project.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::StrDeserializer;

use crate::config::{Config, Text};
use crate::error::{BadFile, Error, Problem};
use crate::model::lexicon::{Kind, Lexicon, LexiconError, Words};
use crate::model::people::Appointed;
use crate::model::title::{Discipline, TitleWords, Titles};
use crate::source::{FileId, Span};

/// The lexicon of a run. The configuration has been checked: its keys are known ids.
pub(super) fn lexicon(config: &Config, embedded: Lexicon) -> Result<Result<Arc<Lexicon>, Problem>, Error> {
    if config.roles.is_empty() && config.lexicon.is_empty() {
        return Ok(Ok(Arc::new(embedded)));
    }
    let mut own = Words::default();
    for (role, names) in &config.roles {
        own.actor.entry(role.get_ref().clone()).or_default().nouns.extend(texts(names));
    }
    for (concept, phrases) in &config.lexicon {
        add(&mut own, &embedded, concept.get_ref(), texts(phrases));
    }
    match Lexicon::extended(crate::config::FILE_NAME, own) {
        Ok(lexicon) => Ok(Ok(Arc::new(lexicon))),
        Err(error) => blame(config, &error).map_or_else(|| Err(broken(error)), |problem| Ok(Err(problem))),
    }
}

/// Those who hold roles; `file` is the configuration, if it is a file of the run.
pub(super) fn holders(config: &Config, file: Option<FileId>) -> Vec<Appointed> {
    let span = |text: &Text| file.map(|file| Span::new(file, text.span().start as u32, text.span().end as u32));
    let people = config.holders.iter().flat_map(|(role, people)| people.iter().map(move |person| (role, person)));
    let one = |(role, person): (&Text, &Text)| Appointed {
        role: role.get_ref().clone(),
        identities: identities(person.get_ref()),
        at: span(person),
    };
    people.map(one).collect()
}

/// The words that titles are read by. The configuration has been checked: its keys are disciplines.
pub(super) fn titles(config: &Config) -> Cow<'static, Titles> {
    let names = |role: &str| -> Vec<String> {
        config.roles.iter().filter(|(id, _)| id.get_ref() == role).flat_map(|(_, names)| texts(names)).collect()
    };
    let (cto, vpe) = (names("cto"), names("vpe"));
    if config.titles.is_empty() && cto.is_empty() && vpe.is_empty() {
        return Cow::Borrowed(Titles::embedded());
    }
    let disciplines = config.titles.iter().filter_map(|(id, titles)| {
        let id: StrDeserializer<'_, serde::de::value::Error> = id.get_ref().as_str().into_deserializer();
        Some((Discipline::deserialize(id).ok()?, texts(titles)))
    });
    Cow::Owned(Titles::extended(TitleWords::of_company(disciplines, cto, vpe)))
}

/// `Dana Whitfield @dana dana@larkmoor.example`: the name, then what has an `@`.
fn identities(person: &str) -> Vec<String> {
    let (marked, name): (Vec<&str>, Vec<&str>) = person.split_whitespace().partition(|word| word.contains('@'));
    let marked = marked.into_iter().map(|word| word.trim_matches(['<', '>', ',']).to_owned());
    let name = name.join(" ");
    Some(name).filter(|name| !name.is_empty()).into_iter().chain(marked).collect()
}

/// Words for a concept go where its own kind has them: verbs for deeds, nouns for actors and things.
fn add(own: &mut Words, lexicon: &Lexicon, concept: &str, phrases: Vec<String>) {
    let Some(number) = lexicon.concept(concept) else { return };
    let id = concept.to_owned();
    match lexicon.kind(number) {
        Kind::Actor => own.actor.entry(id).or_default().nouns.extend(phrases),
        Kind::Deed => own.deed.entry(id).or_default().verbs.extend(phrases),
        Kind::Thing => own.thing.entry(id).or_default().nouns.extend(phrases),
        Kind::Marker => own.marker.entry(id).or_default().phrases.extend(phrases),
    }
}

/// The key of the configuration whose words the lexicon refuses.
fn blame(config: &Config, error: &LexiconError) -> Option<Problem> {
    let named = |key: &&Text| error.place == format!("{}: `{}`", crate::config::FILE_NAME, key.get_ref());
    let key = config.lexicon.keys().chain(config.roles.keys()).find(named)?;
    Some(Problem::new(key.span(), error.message.clone()))
}

/// The project's own words are wrong: only a broken build has that.
pub(super) fn broken(error: LexiconError) -> Error {
    let problems = vec![Problem::new(0..0, error.message)];
    BadFile { path: format!("rules/lexicon/{}", error.place), text: String::new(), problems }.into()
}

fn texts(words: &[Text]) -> Vec<String> {
    words.iter().map(|word| word.get_ref().clone()).collect()
}
