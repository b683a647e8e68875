//! The words of charts: `rules/lexicon/charts.toml`, by which a title is told from a name from a team.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

/// The lists of the file, each explained there.
#[derive(Default, Deserialize, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Vocabulary {
    pub(crate) roles: Words,
    pub(crate) role_endings: Words,
    pub(crate) modifiers: Words,
    pub(crate) units: Words,
    pub(crate) fields: Words,
    pub(crate) things: Words,
    vacant: HashSet<String>,
    vacant_starts: Vec<String>,
    requisitions: Vec<String>,
    pub(crate) groups: Words,
    pub(crate) plurals: Words,
    pub(crate) not_names: Words,
    pub(crate) honorifics: Words,
    pub(crate) suffixes: Words,
    pub(crate) particles: Words,
    pub(crate) sentence: Words,
    pub(crate) starts: Words,
    pub(crate) rank: Ranks,
    pub(crate) cues: CueWords,
    pub(crate) guard: GuardWords,
}

/// Words that tell how high a title stands.
#[derive(Default, Deserialize, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Ranks {
    pub(crate) staff: Words,
    pub(crate) executives: Words,
    pub(crate) executive_phrases: Vec<String>,
    pub(crate) officers: Words,
    pub(crate) chiefs: Words,
    pub(crate) directors: Words,
    pub(crate) managers: Words,
    pub(crate) process: Words,
    pub(crate) leads: Words,
}

/// What headings say about the things below them.
#[derive(Default, Deserialize, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct CueWords {
    pub(crate) organisation: Vec<String>,
    pub(crate) teams: Vec<String>,
    pub(crate) ladder: Vec<String>,
    pub(crate) grades: Vec<String>,
    pub(crate) process: Vec<String>,
    pub(crate) unreal: Vec<String>,
    pub(crate) not_ours: Vec<String>,
}

/// What makes a chart another one than this company's.
#[derive(Default, Deserialize, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct GuardWords {
    pub(crate) sample_folders: Vec<String>,
    pub(crate) agent_folders: Vec<String>,
    pub(crate) job_folders: Vec<String>,
    pub(crate) agent_keys: Vec<String>,
    pub(crate) agent_phrases: Vec<String>,
    pub(crate) agent_companies: Vec<String>,
    pub(crate) machines: Vec<String>,
    pub(crate) machine_names: Vec<String>,
    pub(crate) chart_words: Vec<String>,
    pub(crate) other_diagrams: Vec<String>,
    pub(crate) ladders: Vec<String>,
    pub(crate) sample_people: HashSet<String>,
    pub(crate) nobody: HashSet<String>,
    pub(crate) blanks: Vec<String>,
    pub(crate) relations: Vec<String>,
    pub(crate) levels: Vec<String>,
}

/// Single words, folded.
#[derive(Default, Debug)]
pub(crate) struct Words(HashSet<Box<str>>);

impl Words {
    /// Is the word one of them?
    pub(crate) fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Each of them, in no order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|word| &**word)
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = String::deserialize(deserializer)?;
        Ok(Self(words.split_whitespace().map(Box::from).collect()))
    }
}

static VOCABULARY: LazyLock<Vocabulary> =
    LazyLock::new(|| toml::from_str(include_str!("../../rules/lexicon/charts.toml")).unwrap_or_default());

/// The words of charts, read once a run.
pub(crate) fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

/// Is a word one of the list?
pub(crate) fn is_one_of(list: &[String], word: &str) -> bool {
    list.iter().any(|known| known == word)
}

/// Does a text hold one of the phrases?
pub(crate) fn holds_one_of(list: &[String], text: &str) -> bool {
    list.iter().any(|phrase| text.contains(phrase.as_str()))
}

/// Does a name or label, folded, stand for nobody yet: `TBH`, `[open position]`, `REQ-104`?
pub(crate) fn is_vacant(folded: &str) -> bool {
    let words = vocabulary();
    let bare = folded.trim_matches(['(', ')', '[', ']', '<', '>', '*', '_', ' ']);
    let requisition = |prefix: &String| {
        let number = bare.strip_prefix(prefix.as_str());
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    words.vacant.contains(bare)
        || words.vacant_starts.iter().any(|start| bare.starts_with(start.as_str()))
        || words.requisitions.iter().any(requisition)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_whole() {
        assert!(toml::from_str::<Vocabulary>(include_str!("../../rules/lexicon/charts.toml")).is_ok());
        assert!(vocabulary().roles.has("engineer") && vocabulary().rank.leads.has("lead"));
    }

    #[test]
    fn an_opening_has_many_names() {
        for name in ["tbh", "(vacant)", "req-104", "[open position]", "n.n.", "vacancy platform", "vaga"] {
            assert!(is_vacant(name), "{name}");
        }
        assert!(!is_vacant("dana field") && !is_vacant("requa 7"));
    }
}
