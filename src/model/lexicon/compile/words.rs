//! The format of word lists.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::Group;

/// A word list that cannot be used, with its place in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LexiconError {
    /// File and concept.
    pub place: String,
    /// What is wrong: lower-case start, no full stop.
    pub message: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place, self.message)
    }
}

impl std::error::Error for LexiconError {}

/// One file of words, as `rules/lexicon/*.toml` and a company's additions hold them.
#[derive(Clone, Default, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Roles, units, groups of people.
    #[serde(default)]
    pub actor: BTreeMap<String, WordEntry>,
    /// Deeds.
    #[serde(default)]
    pub deed: BTreeMap<String, WordEntry>,
    /// Things.
    #[serde(default)]
    pub thing: BTreeMap<String, WordEntry>,
    /// Time, stance, share, scope, circumstance.
    #[serde(default)]
    pub marker: BTreeMap<String, WordEntry>,
    /// Function words: class → words.
    #[serde(default)]
    pub class: BTreeMap<String, Vec<String>>,
    /// Verbs that are not regular: base → third, past, participle, ing (empty: regular).
    #[serde(default)]
    pub irregular: BTreeMap<String, [String; 4]>,
    /// Verbs that double their last letter.
    #[serde(default)]
    pub doubling: Vec<String>,
    /// Nouns with a plural of their own.
    #[serde(default)]
    pub plurals: BTreeMap<String, String>,
    /// How common words are, as weights: a phrase is found by those that weigh least. It changes nothing but speed.
    #[serde(default)]
    pub frequency: BTreeMap<String, Vec<String>>,
    /// Further verbs, known only as verbs.
    #[serde(default)]
    pub verbs: Vec<String>,
}

/// The words of one concept.
#[derive(Clone, Default, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordEntry {
    /// The first word is inflected; the subject does it.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// The first word is inflected; the doer follows.
    #[serde(default)]
    pub held: Vec<String>,
    /// The first word is inflected; `{*}` marks the doer inside.
    #[serde(default)]
    pub around: Vec<String>,
    /// As written; `{*}` marks the doer inside.
    #[serde(default)]
    pub inside: Vec<String>,
    /// The last word is inflected; for deeds: the doer is in front, or after "by".
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Said of the subject, as written.
    #[serde(default)]
    pub predicates: Vec<String>,
    /// As written.
    #[serde(default)]
    pub phrases: Vec<String>,
    /// Look-alikes that are not it.
    #[serde(default)]
    pub except: Vec<String>,
    /// How messages call it.
    #[serde(default)]
    pub label: Option<String>,
    /// A deed whose passive without a doer speaks of the page's role.
    #[serde(default)]
    pub impersonal: bool,
    /// Of an actor: who stands behind it, if not one person.
    pub group: Option<Group>,
    /// Actors who do not count as its doers.
    #[serde(default, rename = "not-by")]
    pub not_by: Vec<String>,
    /// Concepts that it counts as.
    #[serde(default)]
    pub is: Vec<String>,
}
