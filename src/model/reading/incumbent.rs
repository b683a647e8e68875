//! Who holds the role that a heading or a label names: "## Who is our CTO?", and below it "Nuno Cardoso, since 2019";
//! "**CTO.** Eirik works in Bergen".

use super::page::Page;
use super::question;
use super::token::{Sentence, Token};
use crate::model::claim::ConceptId;
use crate::model::lexicon::Classes;
use crate::parse::document::BlockKind;

/// Words of a heading that names a role and nothing else, at most.
const BARE: usize = 7;

/// A word more than a first and a last name have.
const NAMES: usize = 3;

impl Page<'_, '_> {
    /// Learns the names that stand right below or behind a role's own heading or label.
    pub(super) fn learn_incumbents(&mut self) {
        for index in 0..self.document.blocks.len() {
            let Some(first) = self.blocks.get(index).and_then(|all| all.first()) else { continue };
            let found = match self.label_topic(first) {
                Some(topic) => self.behind_label(index).map(|names| (topic, names)),
                None => self
                    .below_heading(index)
                    .zip(self.surroundings.of(index).topic)
                    .map(|(names, topic)| (topic, names)),
            };
            let Some((topic, names)) = found.filter(|(topic, _)| self.is_office(topic.actor)) else { continue };
            for name in names {
                self.names.insert(&name, topic);
            }
        }
    }

    fn is_office(&self, actor: ConceptId) -> bool {
        ["cto", "vpe"].contains(&self.lexicon.name(actor))
    }

    /// "**CTO.** Eirik works …": the one name that the sentence behind the label begins with, before a verb.
    fn behind_label(&self, index: usize) -> Option<Vec<String>> {
        let [label, told, ..] = self.blocks.get(index)?.as_slice() else { return None };
        let whole = label.tokens.iter().all(|token| token.style.strong || token.is("."));
        let (names, end) = opening_names(told);
        // "single-handedly invented"
        let adverb = |token: &Token| token.classes.is(Classes::ADV) || token.text.ends_with("ly") || token.is("single");
        let verb = told.tokens.iter().skip(end).find(|token| !adverb(token));
        let verb = verb.is_some_and(|token| token.classes.is(Classes::THIRD.or(Classes::PAST)));
        (whole && verb && !names.is_empty()).then_some(names)
    }

    /// The names that open the block right below a heading that names a role and nothing else.
    fn below_heading(&self, index: usize) -> Option<Vec<String>> {
        let block = self.document.blocks.get(index).filter(|block| matches!(block.kind, BlockKind::Paragraph))?;
        let heading = *block.headings.last()? as usize;
        let [heading] = self.blocks.get(heading).filter(|_| heading + 1 == index)?.as_slice() else { return None };
        let first = self.blocks.get(index)?.first()?;
        let (names, end) = opening_names(first);
        let bare = heading.tokens.len() <= BARE && !heading.tokens.iter().any(|token| token.classes.is(Classes::NAME));
        let asked = question::asks(heading) && heading.tokens.first().is_some_and(|token| token.is("who"));
        let next = first.tokens.get(end);
        let ends = next.is_none_or(|token| token.any(&[",", ".", "(", "–", "—", "-"]));
        let told = names.len() == 2 && ends || asked && (ends || next.is_some_and(|next| next.classes.is(Classes::BE)));
        (bare && told && !names.is_empty()).then_some(names)
    }
}

/// The names that a sentence begins with, behind a form of address, and where they end.
fn opening_names(sentence: &Sentence) -> (Vec<String>, usize) {
    const ADDRESS: &[&str] = &["dr", "prof", "professor", "mr", "mrs", "ms", "."];
    let start = sentence.tokens.iter().take_while(|token| token.any(ADDRESS)).count();
    let named = |token: &&Token| token.classes.is(Classes::NAME);
    let names = sentence.tokens.iter().skip(start).take_while(named).map(|token| token.text.to_owned());
    let names: Vec<String> = names.collect();
    let end = start + names.len();
    if names.len() < NAMES { (names, end) } else { (Vec::new(), end) }
}
