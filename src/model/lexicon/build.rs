//! Word lists made into a [`Lexicon`]: words numbered, phrases compiled and filed under what they begin with.

use std::collections::BTreeMap;

use super::load::{Entry, FILES, LexiconError, Words};
use super::matcher::{SOMEBODY, bit, concept_bit};
use super::phrase::{self, Inflection, Irregular, Step};
use super::{Classes, Concept, Element, Frame, Kind, Lexicon, Phrase, WordId, inflect};
use crate::model::claim::ConceptId;

struct Inflector {
    irregular: BTreeMap<String, [String; 4]>,
    plurals: BTreeMap<String, String>,
}

impl Inflector {
    /// base, third, past, participle, ing
    fn forms(&self, base: &str) -> [String; 5] {
        let regular = inflect::verb(base);
        let mut forms = [regular.base, regular.third, regular.past, regular.participle, regular.ing];
        if let Some(own) = self.irregular.get(base) {
            for (form, given) in forms.iter_mut().skip(1).zip(own) {
                if !given.is_empty() {
                    given.clone_into(form);
                }
            }
        }
        forms
    }
}

impl Irregular for Inflector {
    fn verb(&self, base: &str) -> Vec<String> {
        if base == "be" {
            return ["be", "is", "are", "was", "were", "been", "being", "am"].map(str::to_owned).to_vec();
        }
        let mut forms = self.forms(base).to_vec();
        forms.sort();
        forms.dedup();
        forms
    }
    fn noun(&self, singular: &str) -> Vec<String> {
        let plural = self.plurals.get(singular).cloned().unwrap_or_else(|| inflect::plural(singular));
        vec![singular.to_owned(), plural]
    }
}

impl Lexicon {
    /// Builds the lexicon from files of words, later ones adding to concepts of earlier ones.
    pub fn build(files: &[(&str, Words)]) -> Result<Self, LexiconError> {
        let mut builder = Builder::new(files);
        builder.function_words(files);
        builder.declare(files);
        for (file, words) in files {
            for (section, kind) in [
                (&words.actor, Kind::Actor),
                (&words.deed, Kind::Deed),
                (&words.thing, Kind::Thing),
                (&words.marker, Kind::Marker),
            ] {
                for (id, entry) in section {
                    let place = || format!("{file}: `{id}`");
                    builder.entry(id, kind, entry).map_err(|message| LexiconError { place: place(), message })?;
                }
            }
        }
        let own = |name: &str| FILES.iter().any(|(known, _)| *known == name);
        let entries = files.iter().filter(|(name, _)| !own(name)).flat_map(|(_, words)| words.actor.values());
        let names = entries.flat_map(|entry| entry.nouns.iter().chain(&entry.phrases));
        builder.lexicon.added = names.filter(|name| is_plain(name)).cloned().collect();
        Ok(builder.finish())
    }
}

struct Builder {
    lexicon: Lexicon,
    inflector: Inflector,
}

impl Builder {
    fn new(files: &[(&str, Words)]) -> Self {
        let mut irregular = BTreeMap::new();
        let mut plurals = BTreeMap::new();
        for (_, words) in files {
            irregular.extend(words.irregular.clone());
            plurals.extend(words.plurals.clone());
            for base in &words.doubling {
                let doubled = format!("{base}{}", base.chars().last().unwrap_or(' '));
                let past = format!("{doubled}ed");
                irregular.insert(base.clone(), [String::new(), past.clone(), past, format!("{doubled}ing")]);
            }
        }
        let mut lexicon = Lexicon::default();
        lexicon.classes.push(Classes::default());
        Self { lexicon, inflector: Inflector { irregular, plurals } }
    }

    fn function_words(&mut self, files: &[(&str, Words)]) {
        for (_, words) in files {
            for (class, members) in &words.class {
                let Some(class) = Classes::named(class) else { continue };
                for member in members {
                    self.mark(member, class);
                }
            }
            for base in words.irregular.keys().chain(&words.doubling).chain(&words.verbs) {
                self.mark_verb(base);
            }
        }
    }

    /// All concepts get their numbers first, so that phrases may refer to any of them.
    fn declare(&mut self, files: &[(&str, Words)]) {
        for (_, words) in files {
            let sections = [
                (&words.actor, Kind::Actor),
                (&words.deed, Kind::Deed),
                (&words.thing, Kind::Thing),
                (&words.marker, Kind::Marker),
            ];
            for (id, kind) in sections.into_iter().flat_map(|(section, kind)| section.keys().map(move |id| (id, kind)))
            {
                if !self.lexicon.ids.contains_key(id.as_str()) {
                    let number = ConceptId(self.lexicon.concepts.len() as u16);
                    self.lexicon.ids.insert(id.as_str().into(), number);
                    self.lexicon.concepts.push(Concept {
                        id: id.clone(),
                        kind,
                        label: id.replace('-', " "),
                        impersonal: false,
                        not_by: Vec::new(),
                        is: Vec::new(),
                    });
                    self.lexicon.by_concept.push(Vec::new());
                }
            }
        }
    }

    fn entry(&mut self, id: &str, kind: Kind, entry: &Entry) -> Result<(), String> {
        let unknown = |id: &str| format!("there is no concept `{id}`");
        let concept = self.lexicon.concept(id).ok_or_else(|| unknown(id))?;
        if self.lexicon.kind(concept) != kind {
            return Err("there is a concept of another kind with this name".to_owned());
        }
        for wider in &entry.is {
            let wider = self.lexicon.concept(wider).ok_or_else(|| unknown(wider))?;
            if let Some(known) = self.lexicon.concepts.get_mut(concept.0 as usize) {
                known.is.push(wider);
            }
        }
        for actor in &entry.not_by {
            let actor = self.lexicon.concept(actor).ok_or_else(|| unknown(actor))?;
            if let Some(known) = self.lexicon.concepts.get_mut(concept.0 as usize) {
                known.not_by.push(actor);
            }
        }
        if let Some(known) = self.lexicon.concepts.get_mut(concept.0 as usize) {
            known.impersonal |= entry.impersonal;
            if let Some(label) = &entry.label {
                known.label.clone_from(label);
            }
        }
        if kind == Kind::Actor {
            let plain = entry.nouns.iter().chain(&entry.phrases).filter(|name| is_plain(name));
            self.lexicon.plain.extend(plain.map(|name| (concept, name.clone())));
        }
        let deed = kind == Kind::Deed;
        let noun_frame = if deed { Frame::Noun } else { Frame::Plain };
        let phrase_frame = if deed { Frame::Predicate } else { Frame::Plain };
        let verb_frame = if deed { Frame::Verb } else { Frame::Plain };
        let lists = [
            (&entry.verbs, Inflection::Verb, verb_frame, false),
            (&entry.held, Inflection::Verb, Frame::Held, false),
            (&entry.around, Inflection::Verb, Frame::Within, false),
            (&entry.inside, Inflection::None, Frame::Within, false),
            (&entry.nouns, Inflection::Noun, noun_frame, false),
            (&entry.predicates, Inflection::None, Frame::Predicate, false),
            (&entry.phrases, Inflection::None, phrase_frame, false),
            (&entry.except, Inflection::None, Frame::Plain, true),
        ];
        for (texts, inflection, frame, except) in lists {
            for text in texts {
                self.phrase(concept, text, inflection, frame, except)
                    .map_err(|message| format!("`{text}`: {message}"))?;
            }
        }
        Ok(())
    }

    fn phrase(
        &mut self,
        concept: ConceptId,
        text: &str,
        inflection: Inflection,
        frame: Frame,
        except: bool,
    ) -> Result<(), String> {
        let steps = phrase::parse(text, inflection, &self.inflector)?;
        if inflection == Inflection::Verb {
            let first =
                text.split([' ', '(', '|', ')']).find(|word| !word.is_empty() && !word.ends_with('?')).unwrap_or("");
            let function = Classes::DET.or(Classes::PREP).or(Classes::NEG).or(Classes::SUBORD).or(Classes::ADV);
            let known = self.lexicon.classes(self.lexicon.word(first));
            if !known.is(function.or(Classes::PRON).or(Classes::CONJ)) {
                self.mark_verb(first);
            }
        }
        for word in text.split([' ', '(', '|', ')']).filter_map(|word| word.strip_prefix('~')) {
            self.mark_verb(word);
        }
        let elements = self.elements(&steps)?;
        let index = self.lexicon.phrases.len() as u32;
        let holds = holds_concepts(&elements);
        self.index(&elements, index, holds)?;
        let negative = self.negative(&elements);
        let key = self.key(&elements);
        self.lexicon.keys.push(key);
        self.lexicon.held.push(held(&elements));
        self.lexicon.phrases.push(Phrase { concept, frame, except, negative, elements });
        Ok(())
    }

    /// The bits of the word, besides the first, that is rarest in text: of few forms, and no function word.
    fn key(&self, elements: &[Element]) -> u128 {
        let function =
            Classes::DET.or(Classes::PREP).or(Classes::CONJ).or(Classes::PRON).or(Classes::POSS).or(Classes::BE);
        let function = function.or(Classes::HAVE).or(Classes::DO).or(Classes::MODAL).or(Classes::NEG).or(Classes::ADV);
        let required = elements.iter().skip(1).filter_map(|element| match element {
            Element::Words(words) => Some(words),
            _ => None,
        });
        let common = |words: &[WordId]| words.iter().filter(|&&word| self.lexicon.classes(word).is(function)).count();
        let rarest = required.min_by_key(|words| (common(words) * 100 + words.len(), usize::MAX));
        rarest.map_or(0, |words| words.iter().fold(0, |bits, &word| bits | bit(word)))
    }

    fn negative(&self, elements: &[Element]) -> bool {
        elements.iter().any(|element| match element {
            Element::Words(words) => words.iter().any(|&word| self.lexicon.classes(word).is(Classes::NEG)),
            Element::Choice(branches) => branches.iter().any(|branch| self.negative(branch)),
            _ => false,
        })
    }

    fn elements(&mut self, steps: &[Step]) -> Result<Box<[Element]>, String> {
        steps.iter().map(|step| self.element(step)).collect()
    }

    fn element(&mut self, step: &Step) -> Result<Element, String> {
        Ok(match step {
            Step::Words(words) => Element::Words(words.iter().map(|word| self.intern(word)).collect()),
            Step::Concept(id) if id == "*" => {
                self.lexicon.rounds = 3;
                Element::Somebody
            }
            Step::Concept(id) => {
                self.lexicon.rounds = 3;
                Element::Concept(self.lexicon.concept(id).ok_or_else(|| format!("there is no concept `{id}`"))?)
            }
            Step::Class(name) => {
                Element::Class(Classes::named(name).ok_or_else(|| format!("there is no word class `{name}`"))?)
            }
            Step::Gap(most) => Element::Gap(*most),
            Step::Optional(inner) => Element::Optional(self.elements(inner)?),
            Step::Choice(branches) => {
                Element::Choice(branches.iter().map(|branch| self.elements(branch)).collect::<Result<_, _>>()?)
            }
        })
    }

    /// Files a phrase under everything that it can begin with.
    fn index(&mut self, elements: &[Element], phrase: u32, holds: bool) -> Result<(), String> {
        let Some((first, rest)) = elements.split_first() else {
            return Err("a phrase needs a word that it must have".to_owned());
        };
        match first {
            Element::Words(words) => {
                for word in words {
                    let lists = if holds { &mut self.lexicon.holding } else { &mut self.lexicon.by_word };
                    let list = lists.get_mut(word.0 as usize);
                    if let Some(list) = list.filter(|list| list.last() != Some(&phrase)) {
                        list.push(phrase);
                    }
                }
            }
            Element::Concept(concept) => {
                if let Some(list) = self.lexicon.by_concept.get_mut(concept.0 as usize) {
                    list.push(phrase);
                }
            }
            Element::Somebody => self.lexicon.by_somebody.push(phrase),
            Element::Class(class) => self.lexicon.by_class.push((*class, phrase)),
            Element::Gap(_) => return Err("a phrase cannot begin with a gap".to_owned()),
            Element::Optional(inner) => {
                self.index(inner, phrase, holds)?;
                self.index(rest, phrase, holds)?;
            }
            Element::Choice(branches) => branches.iter().try_for_each(|branch| self.index(branch, phrase, holds))?,
        }
        Ok(())
    }

    fn intern(&mut self, word: &str) -> WordId {
        if let Some(&known) = self.lexicon.words.get(word) {
            return known;
        }
        let id = WordId(self.lexicon.classes.len() as u32);
        self.lexicon.words.insert(word.into(), id);
        self.lexicon.classes.push(Classes::default());
        self.lexicon.by_word.resize(self.lexicon.classes.len(), Vec::new());
        self.lexicon.holding.resize(self.lexicon.classes.len(), Vec::new());
        id
    }

    fn mark(&mut self, word: &str, class: Classes) {
        let id = self.intern(word);
        if let Some(classes) = self.lexicon.classes.get_mut(id.0 as usize) {
            *classes = classes.or(class);
        }
    }

    fn mark_verb(&mut self, base: &str) {
        if base.is_empty() || base == "be" || base.starts_with(['{', '<', '~']) {
            return;
        }
        let forms = self.inflector.forms(base);
        let classes = [Classes::BASE, Classes::THIRD, Classes::PAST, Classes::PARTICIPLE, Classes::ING];
        for (form, class) in forms.iter().zip(classes) {
            self.mark(form, class);
        }
    }

    fn finish(mut self) -> Lexicon {
        self.lexicon.by_word.resize(self.lexicon.classes.len(), Vec::new());
        self.lexicon
    }
}

/// Does the phrase need other concepts to be found first?
fn holds_concepts(elements: &[Element]) -> bool {
    elements.iter().any(|element| match element {
        Element::Concept(_) | Element::Somebody => true,
        Element::Optional(inner) => holds_concepts(inner),
        Element::Choice(branches) => branches.iter().any(|branch| holds_concepts(branch)),
        Element::Words(_) | Element::Class(_) | Element::Gap(_) => false,
    })
}

/// The bits of the concepts that a phrase holds.
fn held(elements: &[Element]) -> u128 {
    elements.iter().fold(0, |all, element| {
        all | match element {
            Element::Concept(concept) => concept_bit(*concept),
            Element::Somebody => SOMEBODY,
            Element::Optional(inner) => held(inner),
            Element::Choice(branches) => branches.iter().fold(0, |all, branch| all | held(branch)),
            Element::Words(_) | Element::Class(_) | Element::Gap(_) => 0,
        }
    })
}

/// Words only, no signs of the phrase language.
fn is_plain(phrase: &str) -> bool {
    !phrase.contains(['(', '{', '<', '~', '+', '?'])
}
