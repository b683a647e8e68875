//! What a page remembers from one sentence to the next: whom "she", and what "it" may mean.

use super::clause::{ClauseKind, Parsed, Subject};
use super::context::Topic;
use super::page::Page;
use super::topic;
use crate::model::claim::{ConceptId, Whence};
use crate::model::lexicon::{Classes, Hit, Kind};

impl Page<'_, '_> {
    /// Keeps the things that a later "it" may mean; "No." names none, and takes none away.
    pub(super) fn carry(&mut self, parsed: &Parsed) {
        let things = parsed.hits.iter().filter(|hit| self.lexicon.kind(hit.concept) == Kind::Thing);
        let things: Vec<ConceptId> = things.map(|hit| hit.concept).collect();
        // "The build is red. Who mends it?"
        let pronoun = || parsed.sentence.tokens.iter().any(|token| token.any(&["it", "them"]));
        let asks = super::question::asks(parsed.sentence) && parsed.word(0, &["who"]);
        let things = if things.is_empty() { self.decided(parsed) } else { things };
        if !things.is_empty() || parsed.sentence.tokens.len() > 3 && !(asks && pronoun()) {
            self.carried = things;
        }
        self.unread = None;
    }

    /// "The VP of Engineering decides. The CTO can undo it": what engineers decide is a technical decision.
    fn decided(&self, parsed: &Parsed) -> Vec<ConceptId> {
        let decides = parsed.hits.iter().any(|hit| self.lexicon.name(hit.concept) == "decide");
        let mut actors = parsed.hits.iter().filter(|hit| self.lexicon.kind(hit.concept) == Kind::Actor).peekable();
        let engineers = actors.peek().is_some()
            && actors.all(|hit| ["vpe", "em", "engineer", "tech-lead"].contains(&self.lexicon.name(hit.concept)));
        self.lexicon.concept("technical-decision").filter(|_| decides && engineers).into_iter().collect()
    }

    /// `name: Ines Ribeiro` beside `title: CTO`.
    pub(super) fn learn_front_matter(&mut self) {
        let Some(topic) = self.surroundings.page() else { return };
        let named = self.document.front_matter.iter().find(|entry| entry.key.value.eq_ignore_ascii_case("name"));
        for name in named.into_iter().flat_map(|entry| entry.value.value.split(' ')) {
            if name.starts_with(char::is_uppercase) {
                self.names.insert(name, topic);
            }
        }
    }

    /// Keeps whom a later "she" may mean.
    pub(super) fn remember(&mut self, parsed: &Parsed) {
        let file = self.document.file;
        self.carry(parsed);
        self.note_pair(parsed);
        let main = parsed.clauses.iter().filter(|clause| clause.kind != ClauseKind::Relative);
        for clause in main {
            let found = match &clause.subject {
                Subject::Actors(hits) if hits.len() == 1 && !self.crowd(parsed, hits) => {
                    hits.first().and_then(|&hit| self.topic_of(parsed, hit, file))
                }
                Subject::Pronoun(at) => parsed.named_by_it(*at).and_then(|hit| self.topic_of(parsed, hit, file)),
                Subject::Other(from, to) => {
                    let named = (*from..*to).find_map(|at| self.names.role(parsed.token(at)?.text));
                    named.or_else(|| self.equals(parsed, *to, file))
                }
                _ => None,
            };
            if found.is_some() {
                // "Engineering: Bente, Head of Engineering.": a person, where the label is a department.
                let unit = found.is_some_and(|topic| self.lexicon.name(topic.actor) == "engineering");
                let person = || {
                    let named = parsed.hits.iter().position(|hit| topic::is_person(self.lexicon, hit));
                    named.and_then(|hit| self.topic_of(parsed, hit, file))
                };
                self.last = if unit { person().or(found) } else { found };
                return;
            }
        }
        if let Some(introduced) = self.introduced(parsed) {
            self.last = Some(introduced);
        }
        if self.last.is_none() {
            let first = parsed.hits.iter().position(|hit| topic::is_person(self.lexicon, hit));
            // "I was CTO, too": she who is spoken of next is somebody else.
            let own = |hit: &usize| {
                let start = parsed.phrase_start(*hit);
                parsed.class(start.wrapping_sub(1), Classes::BE) && (0..start).any(|at| parsed.word(at, &["i"]))
            };
            self.last = first.filter(|hit| !own(hit)).and_then(|hit| self.topic_of(parsed, hit, file));
        }
    }

    /// "We hire Stella Vargas as VP of Engineering": the one whom a sentence about us, or about nobody, names.
    fn introduced(&self, parsed: &Parsed) -> Option<Topic> {
        let ours = parsed.clauses.first().is_some_and(|clause| match clause.subject {
            Subject::Other(at, _) | Subject::Pronoun(at) => parsed.word(at, &["we", "i"]),
            Subject::None => true,
            Subject::Actors(_) | Subject::Role => false,
        });
        let called = |hit: &Hit| {
            let known = |at: usize| parsed.token(at).and_then(|token| self.names.role(token.text));
            (usize::from(hit.start)..usize::from(hit.end))
                .any(|at| known(at).is_some_and(|topic| topic.actor == hit.concept))
        };
        let mut people = (0..parsed.hits.len())
            .filter(|&at| parsed.hits.get(at).is_some_and(|hit| topic::is_person(self.lexicon, hit)));
        let first = people.next().filter(|_| ours)?;
        let concept = |at: usize| parsed.hits.get(at).map(|hit| hit.concept);
        let named = parsed.hits.get(first).is_some_and(called);
        let alone = people.all(|other| concept(other) == concept(first));
        (named && alone).then(|| self.topic_of(parsed, first, self.document.file)).flatten()
    }

    /// "What does the VP of Engineering do all day? She …": the one whom a question asks about, if it names nobody else.
    pub(super) fn ask_about(&mut self, parsed: &Parsed) {
        self.note_pair(parsed);
        let mut people = (0..parsed.hits.len())
            .filter(|&at| parsed.hits.get(at).is_some_and(|hit| topic::is_person(self.lexicon, hit)));
        let Some(first) = people.next() else {
            // "Where do old documents go? They …": they are what is asked about.
            let subject = parsed.clauses.first().map(|clause| &clause.subject);
            let several = |to: usize| parsed.token(to.wrapping_sub(1)).is_some_and(|last| last.text.ends_with('s'));
            if matches!(subject, Some(Subject::Other(_, to)) if several(*to)) {
                self.last = None;
            }
            return;
        };
        let concept = |at: usize| parsed.hits.get(at).map(|hit| hit.concept);
        if people.all(|other| concept(other) == concept(first)) {
            self.last = self.topic_of(parsed, first, self.document.file);
        }
    }

    /// "Hexham Search is our agency.": who is whom, if the clause says no more.
    fn equals(&self, parsed: &Parsed, copula: usize, file: crate::source::FileId) -> Option<Topic> {
        let is = parsed.word(copula, &["is", "are"]) && parsed.class(copula + 1, Classes::DET.or(Classes::POSS));
        let hit = parsed.actor_phrase(copula + 1).filter(|_| is)?;
        let past = parsed.hits.get(hit).map(|hit| usize::from(hit.end))?;
        let whole = parsed.token(past).is_none() || parsed.class(past, Classes::STOP) || parsed.word(past, &[","]);
        self.topic_of(parsed, hit, file).filter(|_| whole)
    }

    /// "Clients never see him": he is not one of them.
    fn crowd(&self, parsed: &Parsed, hits: &[usize]) -> bool {
        let named = hits.first().and_then(|&hit| parsed.hits.get(hit));
        self.last.is_some() && named.is_some_and(|hit| topic::is_crowd(self.lexicon, hit))
    }

    fn topic_of(&self, parsed: &Parsed, hit: usize, file: crate::source::FileId) -> Option<Topic> {
        let hit = parsed.hits.get(hit)?;
        let span = parsed.span(file, usize::from(hit.start), usize::from(hit.end));
        let concept: ConceptId = hit.concept;
        Some(Topic { actor: concept, whence: Whence::Pronoun, span: Some(span) })
    }
}
