//! One `[[find]]` entry: a pattern, and what the rule says when it matches.

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};

use super::suggest::did_you_mean;
use super::template::Template;
use crate::finding::{Confidence, Severity};
use crate::pattern::Pattern;

/// What to look for, and what is particular about it.
#[derive(Clone, PartialEq, Debug)]
pub struct Find {
    /// How sure a hit of this entry can be at most.
    pub confidence: Confidence,
    /// Lowers the rule's severity for this entry.
    pub severity: Option<Severity>,
    /// Overrides the rule's message.
    pub message: Option<Template>,
    /// Overrides the rule's help.
    pub help: Option<Template>,
    /// Exceptions: a hit is dropped where one of these hits the same words, or holds for the whole company.
    pub unless: Vec<Pattern>,
    /// What to look for: the one key of the entry that names a pattern.
    pub pattern: Pattern,
}

const KEYS: &[&str] = &["confidence", "severity", "message", "help", "unless"];

impl<'de> Deserialize<'de> for Find {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FindVisitor)
    }
}

struct FindVisitor;

impl<'de> Visitor<'de> for FindVisitor {
    type Value = Find;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a table with a pattern")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Find, A::Error> {
        let (mut confidence, mut severity, mut message, mut help) = (None, None, None, None);
        let mut unless: Vec<Only> = Vec::new();
        let mut pattern = None;
        while let Some(Key(key)) = map.next_key::<Key<true>>()? {
            match key.as_str() {
                "confidence" => confidence = Some(map.next_value()?),
                "severity" => severity = Some(map.next_value()?),
                "message" => message = Some(map.next_value()?),
                "help" => help = Some(map.next_value()?),
                "unless" => unless = map.next_value()?,
                name => read_pattern(name, &mut pattern, &mut map)?,
            }
        }
        Ok(Find {
            confidence: confidence.unwrap_or_default(),
            severity,
            message,
            help,
            unless: unless.into_iter().map(|Only(pattern)| pattern).collect(),
            pattern: pattern.ok_or_else(no_pattern)?,
        })
    }
}

/// A table with one key, which names a pattern.
struct Only(Pattern);

impl<'de> Deserialize<'de> for Only {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OnlyVisitor)
    }
}

struct OnlyVisitor;

impl<'de> Visitor<'de> for OnlyVisitor {
    type Value = Only;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a table with one pattern")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Only, A::Error> {
        let mut pattern = None;
        while let Some(Key(key)) = map.next_key::<Key<false>>()? {
            read_pattern(&key, &mut pattern, &mut map)?;
        }
        pattern.map(Only).ok_or_else(no_pattern)
    }
}

fn read_pattern<'de, A: MapAccess<'de>>(
    name: &str,
    pattern: &mut Option<Pattern>,
    map: &mut A,
) -> Result<(), A::Error> {
    if let Some(first) = pattern {
        let first = first.name();
        return Err(de::Error::custom(format!("two patterns in one entry, `{first}` and `{name}`; write two entries")));
    }
    if let Some(read) = Pattern::read(name, map) {
        *pattern = Some(read?);
    }
    Ok(())
}

fn no_pattern<E: de::Error>() -> E {
    E::custom(format!("no pattern in this entry; give one of {}", list(Pattern::NAMES.iter())))
}

/// A known key: of an entry (with the entry's own keys) or of an exception. Refused by the key's own deserialiser, so
/// that the error stands at the key.
struct Key<const ENTRY: bool>(String);

impl<'de, const ENTRY: bool> Deserialize<'de> for Key<ENTRY> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        let own: &[&str] = if ENTRY { KEYS } else { &[] };
        let known = || own.iter().chain(Pattern::NAMES);
        if known().any(|name| *name == key) {
            return Ok(Self(key));
        }
        let advice = did_you_mean(&key, known().copied())
            .map_or_else(|| format!("expected one of {}", list(known())), |name| format!("did you mean `{name}`?"));
        Err(de::Error::custom(format!("unknown key `{key}`; {advice}")))
    }
}

fn list<'n>(names: impl Iterator<Item = &'n &'n str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
