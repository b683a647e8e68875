//! Word lists made into [`Compiled`]: words numbered, phrases coded and filed under a word that they must have.

use std::collections::{BTreeMap, HashMap};

use super::class::Classes;
use super::code::{self, Element, Writer};
use super::phrase::{self, Inflection, Irregular, Step};
use super::words::{LexiconError, WordEntry, Words};
use super::{
    Anchored, Compiled, Entry, Frame, Group, Kind, Phrase, SOMEBODY, Seen, anchor, bits_of, closure, inflect, is_plain,
    shape,
};

/// Adds files of words to what there is.
pub(super) fn extend(base: Compiled, files: &[(&str, Words)]) -> Result<Compiled, LexiconError> {
    let whole = |message: String| LexiconError { place: "the word lists".to_owned(), message };
    let mut builder = Builder::new(base, files);
    builder.function_words(files).map_err(whole)?;
    builder.declare(files);
    for (file, words) in files {
        for (section, kind) in sections(words) {
            for (id, entry) in section {
                let place = || format!("{file}: `{id}`");
                builder.entry(id, kind, entry).map_err(|message| LexiconError { place: place(), message })?;
            }
        }
    }
    builder.finish().map_err(whole)
}

fn sections(words: &Words) -> [(&BTreeMap<String, WordEntry>, Kind); 4] {
    [(&words.actor, Kind::Actor), (&words.deed, Kind::Deed), (&words.thing, Kind::Thing), (&words.marker, Kind::Marker)]
}

/// The weight of a word that no list calls common.
const RARE: u16 = 1;

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

struct Builder {
    out: Compiled,
    inflector: Inflector,
    numbers: HashMap<String, u16>,
    ids: HashMap<String, u16>,
}

impl Builder {
    fn new(mut base: Compiled, files: &[(&str, Words)]) -> Self {
        let mut irregular: BTreeMap<String, [String; 4]> = base.irregular.drain(..).collect();
        let mut plurals: BTreeMap<String, String> = base.plurals.drain(..).collect();
        for (_, words) in files {
            irregular.extend(words.irregular.clone());
            plurals.extend(words.plurals.clone());
            for base in &words.doubling {
                let doubled = format!("{base}{}", base.chars().last().unwrap_or(' '));
                let past = format!("{doubled}ed");
                irregular.insert(base.clone(), [String::new(), past.clone(), past, format!("{doubled}ing")]);
            }
        }
        if base.ends.is_empty() {
            base.ends.push(0);
            base.classes.push(Classes::default());
            base.weights.push(RARE);
        }
        let numbers = (1..base.ends.len()).map(|number| (base.word(number).to_owned(), number as u16)).collect();
        let ids = base.concepts.iter().zip(0..).map(|(concept, number)| (concept.id.clone(), number)).collect();
        Self { out: base, inflector: Inflector { irregular, plurals }, numbers, ids }
    }

    fn function_words(&mut self, files: &[(&str, Words)]) -> Result<(), String> {
        for (_, words) in files {
            for (class, members) in &words.class {
                let Some(class) = Classes::named(class) else { continue };
                for member in members {
                    self.mark(member, class);
                }
            }
            for (weight, members) in &words.frequency {
                let weight = weight.parse().map_err(|_| format!("`{weight}` is no weight"))?;
                members.iter().try_for_each(|member| self.weigh(member, weight))?;
            }
            for base in words.irregular.keys().chain(&words.doubling).chain(&words.verbs) {
                self.mark_verb(base);
            }
        }
        Ok(())
    }

    /// All concepts get their numbers first, so that phrases may refer to any of them.
    fn declare(&mut self, files: &[(&str, Words)]) {
        for (_, words) in files {
            let named =
                sections(words).into_iter().flat_map(|(section, kind)| section.keys().map(move |id| (id, kind)));
            for (id, kind) in named {
                if !self.ids.contains_key(id) {
                    self.ids.insert(id.clone(), self.out.concepts.len() as u16);
                    self.out.concepts.push(Entry {
                        id: id.clone(),
                        kind,
                        label: id.replace('-', " "),
                        impersonal: false,
                        group: Group::Person,
                        not_by: Vec::new(),
                        is: Vec::new(),
                        takes: Vec::new(),
                    });
                }
            }
        }
    }

    fn concept(&self, id: &str) -> Result<u16, String> {
        self.ids.get(id).copied().ok_or_else(|| format!("there is no concept `{id}`"))
    }

    fn entry(&mut self, id: &str, kind: Kind, entry: &WordEntry) -> Result<(), String> {
        let number = self.concept(id)?;
        self.describe(number, kind, entry)?;
        if kind == Kind::Actor {
            let plain = entry.nouns.iter().chain(&entry.phrases).filter(|name| is_plain(name));
            self.out.plain.extend(plain.map(|name| (number, name.clone())));
        }
        let deed = kind == Kind::Deed;
        let of_deed = |frame| if deed { frame } else { Frame::Plain };
        let lists = [
            (&entry.verbs, Inflection::Verb, of_deed(Frame::Verb), false),
            (&entry.held, Inflection::Verb, Frame::Held, false),
            (&entry.around, Inflection::Verb, Frame::Within, false),
            (&entry.inside, Inflection::None, Frame::Within, false),
            (&entry.nouns, Inflection::Noun, of_deed(Frame::Noun), false),
            (&entry.predicates, Inflection::None, Frame::Predicate, false),
            (&entry.phrases, Inflection::None, of_deed(Frame::Predicate), false),
            (&entry.except, Inflection::None, Frame::Plain, true),
        ];
        for (texts, inflection, frame, except) in lists {
            for text in texts {
                let head = Phrase { concept: number, frame, except, negative: false, start: 0 };
                self.phrase(head, text, inflection).map_err(|message| format!("`{text}`: {message}"))?;
            }
        }
        Ok(())
    }

    fn describe(&mut self, number: u16, kind: Kind, entry: &WordEntry) -> Result<(), String> {
        let is: Vec<u16> = entry.is.iter().map(|id| self.concept(id)).collect::<Result<_, _>>()?;
        let not_by: Vec<u16> = entry.not_by.iter().map(|id| self.concept(id)).collect::<Result<_, _>>()?;
        let Some(known) = self.out.concepts.get_mut(usize::from(number)).filter(|known| known.kind == kind) else {
            return Err("there is a concept of another kind with this name".to_owned());
        };
        known.is.extend(is);
        known.not_by.extend(not_by);
        known.impersonal |= entry.impersonal;
        known.group = entry.group.unwrap_or(known.group);
        if let Some(label) = &entry.label {
            known.label.clone_from(label);
        }
        Ok(())
    }

    fn phrase(&mut self, head: Phrase, text: &str, inflection: Inflection) -> Result<(), String> {
        let steps = phrase::parse(text, inflection, &self.inflector)?;
        self.mark_verbs(text, inflection);
        // "Is (only|nothing but) …": words that deny are the phrase's own, but not the "not" of "is not only …".
        let own = matches!(steps.get(1), Some(Step::Optional(inner)) if matches!(inner.as_slice(), [Step::Class(_)]));
        let coded = self.coded(&steps)?;
        if inflection != Inflection::Verb || !own || !self.negative(&coded) {
            return self.add(head, coded);
        }
        let (mut without, mut with) = (steps.clone(), steps);
        without.remove(1);
        if let Some(step) = with.get_mut(1) {
            *step = Step::Class("neg".to_owned());
        }
        let (without, with) = (self.coded(&without)?, self.coded(&with)?);
        self.add(head, without)?;
        self.add(head, with)?;
        if let Some(denied) = self.out.phrases.last_mut() {
            denied.negative = false;
        }
        Ok(())
    }

    fn add(&mut self, mut head: Phrase, code: Vec<u16>) -> Result<(), String> {
        shape::can_begin(&code)?;
        head.negative = self.negative(&code);
        head.start = self.out.code.len() as u32;
        let held = shape::held(&code);
        self.out.held.push(if held == 0 || shape::requires(&code) { held } else { held | SOMEBODY });
        self.out.code.extend(code);
        self.out.phrases.push(head);
        Ok(())
    }

    fn mark_verbs(&mut self, text: &str, inflection: Inflection) {
        let words = || text.split([' ', '(', '|', ')']);
        if inflection == Inflection::Verb {
            let first = words().find(|word| !word.is_empty() && !word.ends_with('?')).unwrap_or("");
            let function = Classes::DET.or(Classes::PREP).or(Classes::NEG).or(Classes::SUBORD).or(Classes::ADV);
            let known = self.numbers.get(first).and_then(|&word| self.out.classes.get(usize::from(word)));
            if !known.is_some_and(|known| known.is(function.or(Classes::PRON).or(Classes::CONJ))) {
                self.mark_verb(first);
            }
        }
        for word in words().filter_map(|word| word.strip_prefix('~')) {
            self.mark_verb(word);
        }
    }

    fn negative(&self, code: &[u16]) -> bool {
        let denies = |word: &u16| self.out.classes.get(usize::from(*word)).is_some_and(|word| word.is(Classes::NEG));
        code::elements(code).any(|element| match element {
            Element::Words(words) => words.iter().any(denies),
            Element::Choice(inner) => code::branches(inner).any(|branch| self.negative(branch)),
            _ => false,
        })
    }

    fn coded(&mut self, steps: &[Step]) -> Result<Vec<u16>, String> {
        let mut writer = Writer::default();
        for step in steps {
            match step {
                Step::Words(words) => {
                    let words = words.iter().map(|word| self.intern(word)).collect::<Result<Vec<_>, _>>()?;
                    writer.words(&words)
                }
                Step::Concept(id) if id == "*" => writer.somebody(),
                Step::Concept(id) => writer.concept(self.concept(id)?),
                Step::Class(name) => {
                    writer.class(Classes::named(name).ok_or_else(|| format!("there is no word class `{name}`"))?)
                }
                Step::Gap(most) => writer.gap(*most),
                Step::Optional(inner) => writer.optional(&self.coded(inner)?),
                Step::Choice(branches) => {
                    let branches = branches.iter().map(|branch| self.coded(branch)).collect::<Result<Vec<_>, _>>()?;
                    writer.choice(&branches)
                }
            }?;
        }
        Ok(writer.code)
    }

    fn intern(&mut self, word: &str) -> Result<u16, String> {
        if let Some(&known) = self.numbers.get(word) {
            return Ok(known);
        }
        let number = u16::try_from(self.out.ends.len()).map_err(|_| "there are too many words".to_owned())?;
        self.numbers.insert(word.to_owned(), number);
        self.out.text.push_str(word);
        self.out.ends.push(self.out.text.len() as u32);
        self.out.classes.push(Classes::default());
        self.out.weights.push(RARE);
        Ok(number)
    }

    fn weigh(&mut self, word: &str, weight: u16) -> Result<(), String> {
        let number = self.intern(word)?;
        if let Some(known) = self.out.weights.get_mut(usize::from(number)) {
            *known = weight;
        }
        Ok(())
    }

    fn mark(&mut self, word: &str, class: Classes) {
        let Ok(number) = self.intern(word) else { return };
        if let Some(classes) = self.out.classes.get_mut(usize::from(number)) {
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

    /// Files every phrase, now that all classes are known.
    fn finish(mut self) -> Result<Compiled, String> {
        if self.out.phrases.len() >= Anchored::MOST_PHRASES {
            return Err("there are too many phrases".to_owned());
        }
        self.number_bits();
        let mut filed: Vec<Vec<u32>> = vec![Vec::new(); self.out.ends.len()];
        let mut keys = Vec::with_capacity(self.out.phrases.len());
        self.out.loose.clear();
        for phrase in 0..self.out.phrases.len() {
            let weigh = |word: u16| usize::from(self.out.weights.get(usize::from(word)).copied().unwrap_or(RARE));
            let (found, [second, third]) = anchor::choose(self.out.code_of(phrase), &weigh);
            keys.push(Seen::key(&second, &third, &self.out.bits));
            let Some(found) = found else {
                self.out.loose.push(phrase as u32);
                continue;
            };
            let entry = Anchored { phrase: phrase as u32, least: found.least, most: found.most }.packed();
            for word in found.words {
                let list = filed.get_mut(usize::from(word));
                if let Some(list) = list.filter(|list| list.last() != Some(&entry)) {
                    list.push(entry);
                }
            }
        }
        self.out.anchors = std::iter::once(0)
            .chain(filed.iter().scan(0, |sum, list| {
                *sum += list.len() as u32;
                Some(*sum)
            }))
            .collect();
        self.out.anchored = filed.concat();
        self.out.keys = keys;
        let heads = |phrase| shape::heads(self.out.code_of(phrase), &self.out.bits);
        self.out.heads = (0..self.out.phrases.len()).map(heads).collect();
        let needed = |phrase| shape::needed(self.out.code_of(phrase));
        self.out.needed = (0..self.out.phrases.len()).map(needed).collect();
        let closures = closure::closures(&self.out);
        self.out.concepts.iter_mut().zip(closures).for_each(|(entry, takes)| entry.takes = takes);
        self.out.irregular = self.inflector.irregular.into_iter().collect();
        self.out.plurals = self.inflector.plurals.into_iter().collect();
        Ok(self.out)
    }
}

impl Builder {
    /// Gives the words that have none yet their bits.
    fn number_bits(&mut self) {
        let known = self.out.bits.len();
        self.out.bits.extend((known..self.out.ends.len()).map(|word| bits_of(word as u16)));
        for base in known..self.out.ends.len() {
            let word = self.out.word(base).to_owned();
            let forms = self.inflector.forms(&word).into_iter().chain(self.inflector.noun(&word));
            for form in forms.filter_map(|form| self.numbers.get(&form).copied()).filter(|&form| form as usize != base)
            {
                if let Some(bits) = self.out.bits.get_mut(usize::from(form)).filter(|_| usize::from(form) >= known) {
                    *bits = bits_of(base as u16);
                }
            }
        }
    }
}
