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
    /// Builds the automaton.
    pub(crate) fn new() -> Self {
        let built =
            AhoCorasickBuilder::new().ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).build(STEMS);
        Self { actors: built.ok() }
    }

    /// May the page hold a claim that a rule looks for?
    pub(crate) fn passes(&self, path: &str, text: &str) -> bool {
        let Some(actors) = &self.actors else { return true };
        actors.is_match(text) || actors.is_match(path)
    }
}
