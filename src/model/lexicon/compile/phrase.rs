//! The phrase language of the lexicon: what a concept looks like as words in a row.
//!
//! ```text
//! head up                  words; the first word of a verb list is inflected, the last of a noun list pluralised
//! ~see .. over the line    ~word: any verb form · ..: up to 3 words between · ...: up to 8
//! (release|launch) date+   alternatives · word+: singular or plural; (release|launch)+ too
//! the? board               optional; skills? is skill or skills
//! {engineer} team          another concept
//! <num> people             a word class: det poss pron num adv be have do modal prep any name
//! ```

#[cfg(test)]
use super::inflect;

/// One step of a phrase before words become numbers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// Any of these words.
    Words(Vec<String>),
    /// A hit of another concept.
    Concept(String),
    /// A word of a class.
    Class(String),
    /// Up to so many words of any kind, not past the end of a clause.
    Gap(u8),
    /// Perhaps this.
    Optional(Vec<Step>),
    /// One of these.
    Choice(Vec<Vec<Step>>),
}

/// What the list that a phrase stands in says about inflection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Inflection {
    /// The first word is a verb.
    Verb,
    /// The last word is a noun.
    Noun,
    /// As written.
    None,
}

/// Irregular verbs and nouns, by base form.
pub(super) trait Irregular {
    /// All forms of a verb.
    fn verb(&self, base: &str) -> Vec<String>;
    /// Singular and plural of a noun.
    fn noun(&self, singular: &str) -> Vec<String>;
}

/// Reads one phrase; the message says what is wrong with it.
pub(super) fn parse(text: &str, inflection: Inflection, irregular: &dyn Irregular) -> Result<Vec<Step>, String> {
    let mut parser = Parser { rest: text.trim(), irregular };
    let mut steps = parser.sequence(false)?;
    if steps.is_empty() {
        return Err("an empty phrase".to_owned());
    }
    let auto = match inflection {
        Inflection::Verb => steps.iter_mut().find(|step| !matches!(step, Step::Optional(_))),
        Inflection::Noun => steps.last_mut(),
        Inflection::None => None,
    };
    if let Some(step) = auto {
        inflect_step(step, inflection, irregular);
    }
    let auxiliary = matches!(steps.first(), Some(Step::Words(words)) if words.iter().any(|word| word == "is"));
    if inflection == Inflection::Verb && auxiliary && steps.len() > 1 {
        let between = |class: &str| Step::Optional(vec![Step::Class(class.to_owned())]);
        steps.splice(1..1, [between("neg"), between("adv")]);
    }
    if inflection == Inflection::Verb && steps.len() > if auxiliary { 4 } else { 1 } && preposition(steps.last()) {
        let last = steps.len() - 1;
        steps.insert(last, Step::Optional(vec![Step::Class("adv".to_owned())]));
    }
    Ok(steps)
}

/// Inflects a word, or the first (verbs) or last (nouns) word of every alternative.
fn inflect_step(step: &mut Step, inflection: Inflection, irregular: &dyn Irregular) {
    let mut open = vec![step];
    while let Some(step) = open.pop() {
        match step {
            Step::Words(words) => {
                let form = |word: &String| {
                    if inflection == Inflection::Verb { irregular.verb(word) } else { irregular.noun(word) }
                };
                *words = words.iter().flat_map(form).collect();
                words.sort_unstable();
                words.dedup();
            }
            Step::Choice(branches) => open.extend(branches.iter_mut().filter_map(|branch| match inflection {
                Inflection::Verb => branch.first_mut(),
                _ => branch.last_mut(),
            })),
            _ => {}
        }
    }
}

/// "rests **solely** with": an adverb may stand before the preposition that ends a verb.
fn preposition(step: Option<&Step>) -> bool {
    const PREPOSITIONS: &[&str] =
        &["with", "to", "from", "in", "on", "by", "at", "of", "for", "through", "inside", "within"];
    matches!(step, Some(Step::Words(words)) if words.iter().all(|word| PREPOSITIONS.contains(&word.as_str())))
}

struct Parser<'a> {
    rest: &'a str,
    irregular: &'a dyn Irregular,
}

impl Parser<'_> {
    fn sequence(&mut self, nested: bool) -> Result<Vec<Step>, String> {
        let mut steps = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let Some(next) = self.rest.chars().next() else {
                return if nested { Err("a parenthesis is not closed".to_owned()) } else { Ok(steps) };
            };
            match next {
                ')' | '|' if nested => return Ok(steps),
                '(' => {
                    let step = self.plural_too()?;
                    steps.push(step);
                }
                '{' => steps.push(Step::Concept(self.delimited('}')?)),
                '<' => steps.push(Step::Class(self.delimited('>')?)),
                _ => steps.push(self.word()?),
            }
            if let Some(rest) = self.rest.strip_prefix('?') {
                self.rest = rest;
                if let Some(step) = steps.pop() {
                    steps.push(Step::Optional(vec![step]));
                }
            }
        }
    }

    /// `(call|meeting)+`: singular or plural of each.
    fn plural_too(&mut self) -> Result<Step, String> {
        let step = self.choice()?;
        let Some(rest) = self.rest.strip_prefix('+') else { return Ok(step) };
        self.rest = rest;
        let Step::Words(words) = step else { return Err("`+` needs single words".to_owned()) };
        Ok(Step::Words(words.iter().flat_map(|word| self.irregular.noun(word)).collect()))
    }

    fn choice(&mut self) -> Result<Step, String> {
        let mut branches = Vec::new();
        loop {
            self.rest = self.rest.get(1..).unwrap_or("");
            branches.push(self.sequence(true)?);
            if self.rest.starts_with(')') {
                self.rest = self.rest.get(1..).unwrap_or("");
                return Ok(flatten(branches));
            }
        }
    }

    fn delimited(&mut self, close: char) -> Result<String, String> {
        let end = self.rest.find(close).ok_or_else(|| format!("`{close}` is missing"))?;
        let inner = self.rest.get(1..end).unwrap_or("").to_owned();
        self.rest = self.rest.get(end + 1..).unwrap_or("");
        Ok(inner)
    }

    fn word(&mut self) -> Result<Step, String> {
        let end = self.rest.find([' ', '(', ')', '|', '?', '{', '<']).unwrap_or(self.rest.len());
        let word = self.rest.get(..end).unwrap_or("").to_lowercase();
        self.rest = self.rest.get(end..).unwrap_or("");
        if let Some(singular) = word.strip_suffix('s').filter(|stem| stem.len() > 1 && self.rest.starts_with('?')) {
            self.rest = self.rest.get(1..).unwrap_or("");
            return Ok(Step::Words(vec![singular.to_owned(), word.clone()]));
        }
        match word.as_str() {
            "" => Err(format!("`{}` cannot be read", self.rest)),
            ".." => Ok(Step::Gap(3)),
            "..." => Ok(Step::Gap(8)),
            _ => Ok(Step::Words(if let Some(base) = word.strip_prefix('~') {
                self.irregular.verb(base)
            } else if let Some(singular) = word.strip_suffix('+') {
                self.irregular.noun(singular)
            } else {
                vec![word]
            })),
        }
    }
}

/// Alternatives that are single words become one step, which matches faster.
fn flatten(branches: Vec<Vec<Step>>) -> Step {
    let single = branches.iter().all(|branch| matches!(branch.as_slice(), [Step::Words(_)]));
    if !single {
        return Step::Choice(branches);
    }
    let words =
        branches.into_iter().flatten().flat_map(|step| if let Step::Words(words) = step { words } else { vec![] });
    Step::Words(words.collect())
}

/// Every form of a regular verb, each once.
#[cfg(test)]
pub(super) fn regular_verb(base: &str) -> Vec<String> {
    let forms = inflect::verb(base);
    let mut all = vec![forms.base, forms.third, forms.past, forms.ing];
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Regular;
    impl Irregular for Regular {
        fn verb(&self, base: &str) -> Vec<String> {
            regular_verb(base)
        }
        fn noun(&self, singular: &str) -> Vec<String> {
            vec![singular.to_owned(), inflect::plural(singular)]
        }
    }

    #[test]
    fn a_verb_phrase_inflects_its_first_word_only() {
        let steps = parse("head up", Inflection::Verb, &Regular).unwrap();
        assert_eq!(
            steps,
            [
                Step::Words(vec!["head".into(), "headed".into(), "heading".into(), "heads".into()]),
                Step::Words(vec!["up".into()])
            ]
        );
    }

    #[test]
    fn gaps_choices_options_and_references_are_steps() {
        let steps = parse("the? (a|b) .. {team} <num>", Inflection::None, &Regular).unwrap();
        assert_eq!(steps.len(), 5);
        assert_eq!(steps[0], Step::Optional(vec![Step::Words(vec!["the".into()])]));
        assert_eq!(steps[1], Step::Words(vec!["a".into(), "b".into()]));
        assert_eq!(steps[2], Step::Gap(3));
        assert_eq!(steps[3], Step::Concept("team".into()));
        assert_eq!(steps[4], Step::Class("num".into()));
    }

    #[test]
    fn an_open_parenthesis_is_named() {
        assert!(parse("(a|b", Inflection::None, &Regular).is_err());
    }
}
