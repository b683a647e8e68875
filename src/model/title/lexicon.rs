//! The title lexicon: `rules/lexicon/titles.toml` made an index, once a run.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::phrase::{Glob, PhraseIndex};
use super::words::Shorts;
use super::{Discipline, Grade};
use crate::model::fold::fold;

static EMBEDDED: LazyLock<Titles> = LazyLock::new(|| {
    // The text is checked by a test, so that the fallback is never taken.
    toml::from_str(include_str!("../../../rules/lexicon/titles.toml")).map(Titles::new).unwrap_or_default()
});

/// Words about titles, as written in `rules/lexicon/titles.toml` and, with fewer tables, in a company's configuration.
#[derive(Clone, Default, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TitleWords {
    /// Short forms and what they stand for.
    short: BTreeMap<String, String>,
    /// Phrases that tell the kind of work; the first rule that fits counts.
    discipline: Vec<DisciplineWords>,
    /// Phrases that tell how high; the first rule that fits counts.
    level: Vec<LevelWords>,
    flags: BTreeMap<Flag, Vec<String>>,
    roles: BTreeMap<RoleWords, Vec<String>>,
    words: BTreeMap<WordClass, Vec<String>>,
}

impl TitleWords {
    /// What a company adds: titles by the kind of work they belong to, and those that its CTO and its VP of Engineering
    /// have.
    pub fn of_company(
        disciplines: impl IntoIterator<Item = (Discipline, Vec<String>)>,
        cto: Vec<String>,
        vpe: Vec<String>,
    ) -> Self {
        let folded = |titles: Vec<String>| titles.iter().map(|title| fold(title)).collect::<Vec<_>>();
        let work = |(is, titles)| {
            let (specialty, unless) = (None, Vec::new());
            DisciplineWords { is, specialty, weak: false, any: folded(titles), unless }
        };
        let level = |is, titles: &[String]| LevelWords { is, any: folded(titles.to_vec()), unless: Vec::new() };
        let leads = cto.iter().chain(&vpe).cloned().collect();
        Self {
            discipline: disciplines.into_iter().chain([(Discipline::Engineering, leads)]).map(work).collect(),
            level: vec![level(Grade::Chief, &cto), level(Grade::Vice, &vpe)],
            roles: BTreeMap::from([(RoleWords::Cto, folded(cto)), (RoleWords::Vpe, folded(vpe))]),
            ..Self::default()
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DisciplineWords {
    is: Discipline,
    #[serde(default)]
    specialty: Option<String>,
    #[serde(default)]
    weak: bool,
    any: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelWords {
    is: Grade,
    any: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Flag {
    Acting,
    Adjunct,
    Former,
    Deputy,
    Founder,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RoleWords {
    Cto,
    Vpe,
    NotVpe,
    VpeByStanding,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WordClass {
    Rank,
    Generic,
    And,
}

/// What a discipline rule says.
#[derive(Clone, Debug)]
pub(super) struct Work {
    pub(super) discipline: Discipline,
    pub(super) specialty: Option<Arc<str>>,
    pub(super) weak: bool,
}

/// The lexicon, ready to read titles with.
#[derive(Clone, Default, Debug)]
pub struct Titles {
    pub(super) shorts: Shorts,
    work: Vec<Work>,
    work_any: PhraseIndex,
    work_unless: PhraseIndex,
    grades: Vec<Grade>,
    grade_any: PhraseIndex,
    grade_unless: PhraseIndex,
    flags: BTreeMap<Flag, PhraseIndex>,
    roles: BTreeMap<RoleWords, PhraseIndex>,
    words: BTreeMap<WordClass, Vec<Glob>>,
}

impl Titles {
    /// The lexicon that comes with orglint.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The embedded lexicon with a company's own words before it.
    pub fn extended(own: TitleWords) -> Self {
        let mut words: TitleWords =
            toml::from_str(include_str!("../../../rules/lexicon/titles.toml")).unwrap_or_default();
        words.short.extend(own.short);
        words.discipline.splice(0..0, own.discipline);
        words.level.splice(0..0, own.level);
        for (flag, phrases) in own.flags {
            words.flags.entry(flag).or_default().extend(phrases);
        }
        for (role, phrases) in own.roles {
            words.roles.entry(role).or_default().extend(phrases);
        }
        for (class, list) in own.words {
            words.words.entry(class).or_default().extend(list);
        }
        Self::new(words)
    }

    fn new(words: TitleWords) -> Self {
        let mut titles = Self::default();
        for (from, to) in &words.short {
            titles.shorts.add(from, to);
        }
        for (rule, entry) in (0u16..).zip(words.discipline) {
            entry.any.iter().for_each(|phrase| titles.work_any.add(rule, phrase));
            entry.unless.iter().for_each(|phrase| titles.work_unless.add(rule, phrase));
            titles.work.push(Work {
                discipline: entry.is,
                specialty: entry.specialty.map(Arc::from),
                weak: entry.weak,
            });
        }
        for (rule, entry) in (0u16..).zip(words.level) {
            entry.any.iter().for_each(|phrase| titles.grade_any.add(rule, phrase));
            entry.unless.iter().for_each(|phrase| titles.grade_unless.add(rule, phrase));
            titles.grades.push(entry.is);
        }
        titles.flags = words.flags.into_iter().map(|(flag, phrases)| (flag, index(&phrases))).collect();
        titles.roles = words.roles.into_iter().map(|(role, phrases)| (role, index(&phrases))).collect();
        titles.words = words
            .words
            .into_iter()
            .map(|(class, list)| (class, list.iter().map(|word| Glob::new(word)).collect()))
            .collect();
        titles
    }

    /// Is there no word in the text that a kind of work begins with? A glance, far cheaper than reading: most names of
    /// people hold none.
    pub fn tell_nothing_of(&self, text: &str) -> bool {
        let folded = fold(text);
        !folded.contains(['.', '&', '+', '#'])
            && folded
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .all(|word| !self.shorts.may_begin(word) && !self.work_any.may_begin(word))
    }

    /// The kind of work of the first rule that fits.
    pub(super) fn work(&self, words: &[String]) -> Option<&Work> {
        self.work.get(first_rule(&self.work_any, &self.work_unless, words)?)
    }

    /// The grade of the first rule that fits.
    pub(super) fn grade(&self, words: &[String]) -> Grade {
        first_rule(&self.grade_any, &self.grade_unless, words)
            .and_then(|rule| self.grades.get(rule).copied())
            .unwrap_or_default()
    }

    pub(super) fn flag(&self, flag: Flag, words: &[String]) -> bool {
        self.flags.get(&flag).is_some_and(|index| index.occurs(words))
    }

    pub(super) fn role(&self, role: RoleWords, words: &[String]) -> bool {
        self.roles.get(&role).is_some_and(|index| index.occurs(words))
    }

    pub(super) fn is(&self, class: WordClass, word: &str) -> bool {
        self.words.get(&class).is_some_and(|globs| globs.iter().any(|glob| glob.matches(word)))
    }
}

fn index(phrases: &[String]) -> PhraseIndex {
    let mut index = PhraseIndex::default();
    phrases.iter().for_each(|phrase| index.add(0, phrase));
    index
}

fn first_rule(any: &PhraseIndex, unless: &PhraseIndex, words: &[String]) -> Option<usize> {
    let mut found = Vec::new();
    any.each_match(words, |rule| found.push(rule));
    if found.len() > 1 {
        found.sort_unstable();
        found.dedup();
    }
    let mut barred = Vec::new();
    if !found.is_empty() {
        unless.each_match(words, |rule| barred.push(rule));
    }
    found.into_iter().find(|rule| !barred.contains(rule)).map(usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_lexicon_can_be_read() {
        let words: Result<TitleWords, _> = toml::from_str(include_str!("../../../rules/lexicon/titles.toml"));
        assert!(words.is_ok(), "{words:?}");
    }
}
