//! A title as words: folded, short forms written out, punctuation turned into breaks.

use std::collections::HashMap;

use crate::model::fold::fold;

/// A word, or what stands between words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Token {
    Word(String),
    /// `,`, ` - `, a bracket, `:`: what follows is less important.
    Break,
    /// `/`, `;`, `|`: what follows may be another title.
    Split,
}

/// A short form and what it stands for, word by word.
type Form = (Vec<String>, Vec<String>);

/// Replacements of short forms, by the first word.
#[derive(Clone, Default, Debug)]
pub(super) struct Shorts {
    by_first: HashMap<String, Vec<Form>>,
}

impl Shorts {
    pub(super) fn add(&mut self, from: &str, to: &str) {
        let from: Vec<String> = from.split(' ').map(str::to_owned).collect();
        let to = to.split(' ').map(str::to_owned).collect();
        if let Some(first) = from.first().cloned() {
            let known = self.by_first.entry(first).or_default();
            let place = known.partition_point(|(other, _)| other.len() > from.len());
            known.insert(place, (from, to));
        }
    }

    /// Does a short form begin with the word?
    pub(super) fn may_begin(&self, word: &str) -> bool {
        self.by_first.contains_key(word)
    }

    /// Writes out short forms. Words of a form must stand together; a written-out form is looked at again from its
    /// second word on, so that the replacement never loops.
    fn write_out(&self, tokens: &[Token]) -> Vec<Token> {
        let mut out = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let replaced = match token {
                Token::Word(word) => self.by_first.get(word).and_then(|forms| Self::first_fit(forms, tokens, at)),
                _ => None,
            };
            match replaced {
                Some((from, to)) => {
                    out.extend(to.iter().cloned().map(Token::Word));
                    at += from;
                }
                None => {
                    out.push(token.clone());
                    at += 1;
                }
            }
        }
        out
    }

    fn first_fit<'a>(forms: &'a [Form], tokens: &[Token], at: usize) -> Option<(usize, &'a [String])> {
        let fits = |from: &[String]| {
            from.iter().enumerate().all(|(i, word)| matches!(tokens.get(at + i), Some(Token::Word(w)) if w == word))
        };
        forms.iter().find(|(from, _)| fits(from)).map(|(from, to)| (from.len(), to.as_slice()))
    }
}

/// Cuts a title into tokens and writes out its short forms.
///
/// Twice, because a short form may hold another: `SVP R&D`.
pub(super) fn tokens(title: &str, shorts: &Shorts) -> Vec<Token> {
    let folded = fold(title);
    let once = shorts.write_out(&cut(&folded));
    shorts.write_out(&once)
}

fn cut(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut word = String::new();
    let chars: Vec<char> = text.chars().collect();
    for (i, &c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|p| chars.get(p)).copied().unwrap_or(' ');
        let after = chars.get(i + 1).copied().unwrap_or(' ');
        if c.is_alphanumeric() || (c == '#' || c == '+') && before.is_alphanumeric() {
            word.push(c);
            continue;
        }
        // `c.t.o.` is one word; `Sr.` merely ends with a dot.
        let abbreviation = c == '.' && word.chars().count() == initials(&chars, i) && after.is_alphanumeric();
        if abbreviation {
            continue;
        }
        flush(&mut word, &mut out);
        match c {
            '&' | '+' => out.push(Token::Word("and".to_owned())),
            ',' | '(' | ')' | '[' | ']' | ':' | '–' | '—' | '·' | '•' => out.push(Token::Break),
            '-' if before == ' ' && after == ' ' => out.push(Token::Break),
            '/' | ';' | '|' | '\\' => out.push(Token::Split),
            _ => {}
        }
    }
    flush(&mut word, &mut out);
    out
}

/// How many single letters, each but the last followed by a dot, end before the dot at `dot`.
fn initials(chars: &[char], dot: usize) -> usize {
    let mut count = 0;
    let mut at = dot;
    while let Some(letter) = at.checked_sub(1) {
        if !chars.get(letter).is_some_and(|c| c.is_alphabetic()) {
            break;
        }
        let before = letter.checked_sub(1).and_then(|p| chars.get(p)).copied().unwrap_or(' ');
        if before.is_alphanumeric() {
            return 0;
        }
        count += 1;
        if before != '.' {
            break;
        }
        at = letter - 1;
    }
    count
}

fn flush(word: &mut String, out: &mut Vec<Token>) {
    if !word.is_empty() {
        out.push(Token::Word(std::mem::take(word)));
    }
}
