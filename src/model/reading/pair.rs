//! The CTO and the VP of Engineering spoken of together: "they", "the two of them", "neither".

use super::clause::Parsed;
use super::context::{Context, Topic};
use super::doer::Doer;
use super::page::Page;
use super::topic;
use crate::model::claim::Whence;
use crate::source::FileId;

/// The two roles.
const TWO: [&str; 2] = ["cto", "vpe"];

impl Page<'_, '_> {
    /// Keeps whom a later "they" may mean: the two, until somebody else is named.
    pub(super) fn note_pair(&mut self, parsed: &Parsed) {
        let two = TWO.map(|role| parsed.person(role, self.document.file));
        if let [Some(one), Some(other)] = two {
            self.pair = Some([one, other]);
        } else if parsed.hits.iter().any(|hit| topic::is_person(self.lexicon, hit)) {
            self.pair = None;
        }
    }
}

impl Parsed<'_, '_> {
    /// The one in this role whom the sentence names.
    fn person(&self, role: &str, file: FileId) -> Option<Topic> {
        let hit = self.hits.iter().find(|hit| self.lexicon.name(hit.concept) == role)?;
        let span = Some(self.span(file, usize::from(hit.start), usize::from(hit.end)));
        Some(Topic { actor: hit.concept, whence: Whence::Pronoun, span })
    }

    /// The two whom "they" at `at` stands for.
    pub(super) fn they_two(&self, at: usize, context: &Context) -> Option<Vec<Doer>> {
        let plural = self.word(at, &["they", "them", "both", "neither"]);
        context.pair.filter(|_| plural).map(|two| two.map(Doer::from_topic).into())
    }

    /// The two who are the subject in words `from..to`: "the two of them", "the pair", "neither".
    pub(super) fn the_two(&self, from: usize, to: usize, context: &Context) -> Option<Vec<Doer>> {
        let at = from + usize::from(self.word(from, &["the", "these", "our", "all"]));
        let head = self.word(at, &["two", "pair", "duo"]) && at > from || self.word(at, &["both", "neither"]);
        let people =
            ["of", "them", "people", "leaders", "roles", "officers", "executives", "offices", "functions", "positions"];
        let whole = (at + 1..to).all(|at| self.word(at, &people));
        context.pair.filter(|_| head && whole).map(|two| two.map(Doer::from_topic).into())
    }
}
