//! What a phrase of a label is: a title, a name, a team, a vacancy.

use super::word::{fold, is_combining, is_role_word, look_up, words};
use crate::parse::vocabulary::{is_vacant, vocabulary};

/// What a phrase is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A job title.
    Role,
    /// The name of a person: two words or more.
    Person,
    /// A team, a department, a field of work.
    Unit,
    /// Nobody yet: `TBD`, `open role`.
    Vacant,
    /// Says how a title is held: `acting`, `interim`.
    Modifier,
    /// Nothing of these.
    Other,
}

/// Longest phrase that is looked at: nobody's title or name is longer.
const LONGEST: usize = 120;
/// Most words of a title.
const MOST_WORDS: usize = 12;

/// Tells what a phrase is.
pub fn kind(phrase: &str) -> Kind {
    let phrase = phrase.trim();
    if phrase.is_empty() || phrase.len() > LONGEST || phrase.split(' ').nth(MOST_WORDS).is_some() {
        return Kind::Other;
    }
    let folded = fold(phrase);
    if is_vacant(&folded) {
        return Kind::Vacant;
    }
    let words: Vec<&str> = words(&folded).collect();
    if words.is_empty() {
        return Kind::Other;
    }
    if is_unit(&words) || matches!(words.as_slice(), ["eng" | "exec"]) {
        return Kind::Unit;
    }
    if is_title(&words) {
        return Kind::Role;
    }
    if words.iter().all(|word| look_up(word).modifier) {
        return Kind::Modifier;
    }
    if words
        .iter()
        .all(|word| look_up(word).field || matches!(*word, "and" | "of" | "the" | "y" | "et" | "und" | "de" | "e"))
    {
        return Kind::Unit;
    }
    if is_person(phrase) { Kind::Person } else { Kind::Other }
}

/// A team's name ends in a word for teams, or starts with one before `of`; a title may do so too ("Head of the Platform Team").
fn is_unit(words: &[&str]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let joint =
        words.iter().position(|word| matches!(*word, "of" | "for" | "de" | "des" | "du" | "der" | "do" | "da" | "to"));
    let plain = is_plain_unit_start(first) && !is_role_word(last);
    if look_up(first).unit && (words.len() == 1 || joint == Some(1) || plain) {
        return true;
    }
    let role_before = words.iter().take(joint.unwrap_or(0)).any(|word| is_role_word(word));
    look_up(last).unit && !role_before && !is_executive(first)
}

/// `Team Alpha`, `Abteilung Einkauf`, `Отдел продаж`: the word for the team stands first.
fn is_plain_unit_start(word: &str) -> bool {
    matches!(
        word,
        "team" | "squad" | "abteilung" | "bereich" | "equipe" | "отдел" | "служба" | "департамент" | "управление"
    )
}

fn is_executive(word: &str) -> bool {
    matches!(word, "vp" | "svp" | "evp" | "ceo" | "cto" | "coo" | "cfo" | "head" | "director" | "chief")
}

/// A title has a title's word in its head, and none of the words that make a sentence or a choice.
fn is_title(words: &[&str]) -> bool {
    let head = words.iter().position(|word| matches!(*word, "for" | "with" | "in")).unwrap_or(words.len());
    words.len() <= MOST_WORDS
        && words.iter().take(head).any(|word| is_role_word(word))
        && !words.iter().any(|word| vocabulary().sentence.has(word))
        && words.first().is_none_or(|first| !vocabulary().starts.has(first))
}

/// Two to five words that look like a personal name and are none of the words that charts and processes are made of.
fn is_person(phrase: &str) -> bool {
    let phrase = phrase.trim_matches(['*', '_', '.', ' ']);
    let mut proper = 0;
    let mut count = 0;
    let mut words = phrase.split_whitespace().peekable();
    while let Some(word) = words.next() {
        count += 1;
        let inner = count > 1 && words.peek().is_some();
        // A nickname between the others: "Zoe (Zo) Quill".
        let nickname = word.strip_prefix('(').and_then(|word| word.strip_suffix(')')).filter(|_| inner);
        let bare = nickname.unwrap_or(word).trim_matches(['.', ',']);
        let folded = fold(bare);
        if matches!(bare, "&" | "+") || vocabulary().particles.has(&folded) && !(count == 1 && bare != folded) {
            continue;
        }
        if !looks_like_a_name(bare) || is_common(&folded) {
            return false;
        }
        proper += 1;
    }
    (2..=6).contains(&count) && proper >= 2
}

/// Every word of the phrase is one that no name holds, or a field of work.
fn is_common(folded: &str) -> bool {
    words(folded).any(|word| {
        let known = look_up(word);
        known.thing || known.field || known.unit || is_role_word(word)
    })
}

/// One word of a name: a capital (or a letter of a script without capitals), then letters, apostrophes and hyphens.
pub(super) fn looks_like_a_name(word: &str) -> bool {
    let Some(first) = word.chars().next() else { return false };
    first.is_alphabetic()
        && !first.is_lowercase()
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.' | '‑') || is_combining(c))
        && !(word.len() > 4 && word.contains('.') && !word.ends_with('.'))
}

/// A single word that may be a first name or a nickname.
pub(super) fn may_be_a_name(phrase: &str) -> bool {
    let phrase = phrase.trim();
    !phrase.contains(char::is_whitespace)
        && phrase.chars().count() > 1
        && looks_like_a_name(phrase)
        && !is_common(&fold(phrase))
}

/// Fields of work alone, without a word for a team: the first line of a title broken over two.
pub(super) fn is_field(phrase: &str) -> bool {
    let folded = fold(phrase);
    let mut words = words(&folded).peekable();
    words.peek().is_some()
        && words.all(|word| {
            let word = look_up(word);
            word.field && !word.unit
        })
}
