//! Which pages are worth parsing: those that name somebody whom rules speak of.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind};

/// One pass over the bytes of a page.
#[derive(Debug)]
pub(crate) struct Prefilter {
    actors: Option<AhoCorasick>,
}

/// Stems that every actor of the rules' patterns contains.
const STEMS: &[&str] = &[
    "cto",
    "chief tech",
    "vpe",
    "vpoe",
    "vp ",
    "vice president",
    "vice-president",
    "svp",
    "evp",
    "head of",
    "engineer",
    "developer",
    "programmer",
    "innovat",
    "chief technical",
    "heads of",
    "software",
    "delivery",
    " idea",
    "coder",
    "chief inno",
    "vp,",
    "r&d",
];

impl Prefilter {
    /// Builds the automaton of the stems and of people's names.
    pub(crate) fn new(names: &[String]) -> Self {
        let words = STEMS.iter().copied().chain(names.iter().map(String::as_str));
        let kind = Some(AhoCorasickKind::DFA);
        Self { actors: AhoCorasickBuilder::new().ascii_case_insensitive(true).kind(kind).build(words).ok() }
    }

    /// May the page hold a claim that a rule looks for?
    pub(crate) fn passes(&self, path: &str, text: &str) -> bool {
        let Some(actors) = &self.actors else { return true };
        actors.is_match(text) || actors.is_match(path)
    }
}
