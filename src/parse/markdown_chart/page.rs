//! A page with what its headings say.

use super::entry::is_team;
use crate::parse::diagram::{Cues, cues};
use crate::parse::document::{Block, BlockId, Document};
use crate::parse::vocabulary::{holds_one_of, is_one_of, vocabulary};
use crate::source::Spanned;

/// A page, and its title.
pub(super) struct Page<'d> {
    pub(super) document: &'d Document,
    title: Option<String>,
}

impl<'d> Page<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let title = document.front_matter.iter().find(|entry| entry.key.value == "title");
        Self { document, title: title.map(|entry| entry.value.value.clone()) }
    }

    pub(super) fn block(&self, id: BlockId) -> Option<&'d Block> {
        self.document.blocks.get(id as usize)
    }

    /// Blocks with their ids.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (BlockId, &'d Block)> + use<'d> {
        self.document.blocks.iter().enumerate().map(|(id, block)| (id as BlockId, block))
    }

    /// Headings above a block, outermost first, after the title of the page.
    pub(super) fn context(&self, block: &Block) -> Vec<String> {
        let headings = block.headings.iter().filter_map(|id| self.block(*id)).map(|heading| heading.prose.text.clone());
        self.title.iter().cloned().chain(headings).collect()
    }

    /// What the headings above a block say.
    pub(super) fn cues(&self, block: &Block) -> Cues {
        cues(&self.context(block))
    }

    /// The innermost heading above a block that names a team; "The team" and its like name none.
    pub(super) fn team_above(&self, block: &Block) -> Option<Spanned<String>> {
        let headings = block.headings.iter().rev().filter_map(|id| self.block(*id));
        let heading = headings.into_iter().find(|heading| {
            let text = heading.prose.text.to_lowercase();
            let generic =
                |word: &str| matches!(word, "the" | "our" | "team" | "teams" | "members" | "people" | "staff" | "us");
            is_team(&heading.prose.text) && !text.split_whitespace().all(generic)
        })?;
        let text = &heading.prose.text;
        Some(Spanned::new(text.clone(), heading.prose.span(self.document.file, 0, text.len() as u32, heading.span)))
    }

    /// Does the page describe programs that play roles, as collections of prompts do?
    pub(super) fn is_of_agents(&self) -> bool {
        let keys = &vocabulary().guard.agent_keys;
        if self.document.front_matter.iter().any(|entry| is_one_of(keys, &entry.key.value)) {
            return true;
        }
        let mut score = 0;
        for block in &self.document.blocks {
            let heading = matches!(block.kind, crate::parse::document::BlockKind::Heading(_));
            score += machine_words(&block.prose.text, if heading { 3 } else { 1 });
            if score >= 6 {
                return true;
            }
        }
        false
    }
}

/// How much a text speaks of programs in roles.
fn machine_words(text: &str, weight: u32) -> u32 {
    let words = &vocabulary().guard;
    let phrases = words.agent_phrases.iter().filter(|word| text.contains(word.as_str())).count() as u32;
    let opening = ["You are the ", "You are a ", "You are an "].iter().any(|phrase| text.starts_with(phrase));
    let agent = text.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "Agent" | "Agents" | "agents"));
    let company = holds_one_of(&words.agent_companies, text);
    weight * (phrases + 3 * u32::from(opening) + u32::from(agent)) + 3 * u32::from(company)
}
