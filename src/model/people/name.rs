//! Names of people: when two spellings are one name, and whether words are a name at all.

use std::borrow::Cow;

use crate::model::fold::fold;
use crate::model::title::Titles;
use crate::parse::vocabulary::vocabulary;

/// A name in the form in which names are compared.
pub type NameKey = String;

/// The name as it is compared: folded, without honorifics, bracketed pronouns, emoji and suffixes; `Last, First` turned round.
pub fn normalised_name(name: &str) -> NameKey {
    let folded = fold(name);
    let open = without_brackets(&folded);
    let turned = match open.split_once(',') {
        Some((last, first)) if !first.contains(',') && !is_suffix(first) => format!("{first} {last}"),
        Some((name, _)) => name.to_owned(),
        None => open.into_owned(),
    };
    let words = turned
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-'))
        .map(|word| word.trim_matches(['\'', '-']))
        .filter(|word| !word.is_empty());
    let mut kept: Vec<&str> = words.collect();
    while kept.len() > 2 && kept.first().is_some_and(|word| vocabulary().honorifics.has(word)) {
        kept.remove(0);
    }
    while kept.len() > 2 && kept.last().is_some_and(|word| vocabulary().suffixes.has(word)) {
        kept.pop();
    }
    kept.join(" ")
}

/// What stands outside of brackets: "Samantha (Sam) Mandell" is "Samantha  Mandell".
fn without_brackets(text: &str) -> Cow<'_, str> {
    if !text.contains(['(', '[']) {
        return Cow::Borrowed(text);
    }
    let mut depth = 0_u32;
    let kept = text.chars().filter(|c| {
        let inside = depth > 0;
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => return !inside,
        }
        false
    });
    Cow::Owned(kept.collect())
}

fn is_suffix(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.');
    text.is_empty() || vocabulary().suffixes.has(text)
}

/// Do the words look like the name of a person: two to five words, each capitalised (or in a script without capitals),
/// none of them a digit, a word of titles or of teams?
pub fn looks_personal(name: &str) -> bool {
    let open = without_brackets(name);
    let bare = open.trim();
    if bare.len() > 60 || bare.contains(['/', '@', '_', '&', ':', '=', '<', '{', '#', '+', '?', '!', '"', '*']) {
        return false;
    }
    let words: Vec<&str> = bare.split([' ', '\u{a0}', ',']).filter(|word| !word.is_empty()).collect();
    if !(2..=6).contains(&words.len()) || bare.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let particle = |word: &str| word.len() <= 4 && word.chars().all(|c| c.is_lowercase() || c == '\'');
    let capitalised = |word: &str| word.chars().next().is_some_and(|c| !c.is_lowercase() && c.is_alphabetic());
    let ends = words.first().is_some_and(|w| capitalised(w)) && words.last().is_some_and(|w| capitalised(w));
    let shaped = ends && words.iter().all(|word| capitalised(word) || particle(word));
    let not_names = &vocabulary().not_names;
    shaped && !words.iter().any(|word| not_names.has(fold(word).trim_matches('.'))) && !is_title(bare)
}

/// Does the lexicon read the words as a title?
fn is_title(words: &str) -> bool {
    let titles = Titles::embedded();
    if titles.tell_nothing_of(words) {
        return false;
    }
    let title = titles.read(words);
    let grade = title.grade != crate::model::title::Grade::Individual;
    // A surname such as "Engineer" or "Cook" is rarer than a title of two words.
    title.discipline().is_some() && (grade || title.is_engineering() || !title.weak)
}

/// The personal names of a label that may join several by "&", "/", "and" or commas; empty unless all of them look
/// like names.
pub fn personal_names(label: &str) -> Vec<&str> {
    let mut names = vec![label.trim()];
    for separator in [" & ", " / ", " and ", " + ", ", ", "; "] {
        let cut: Vec<&str> = names.iter().flat_map(|name| name.split(separator)).map(str::trim).collect();
        if cut.iter().all(|name| looks_personal(name)) {
            names = cut;
        }
    }
    if names.iter().all(|name| looks_personal(name)) { names } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_has_many_spellings() {
        for spelling in [
            "Zoë Quill",
            "Quill, Zoë",
            "Dr. Zoe Quill",
            "zoe  quill (she/her)",
            "Zoë\u{a0}Quill, PhD",
            "Zoë Quill 🎈",
            "Zoe (Zo) Quill",
        ] {
            assert_eq!(normalised_name(spelling), "zoe quill", "{spelling}");
        }
    }

    #[test]
    fn names_are_told_from_titles_and_teams() {
        for name in ["Dana Field", "Jean-Luc de la Tour", "Quill, Zoë", "José María Ortega", "O'Neil Baker"] {
            assert!(looks_personal(name), "{name}");
        }
        for other in [
            "Platform Team",
            "VP Engineering",
            "Backend Engineer",
            "payments",
            "Dana",
            "4 devs",
            "FIRST LAST",
            "Head of People",
            "data/team",
        ] {
            assert!(!looks_personal(other), "{other}");
        }
    }

    #[test]
    fn a_label_may_name_several_people() {
        assert_eq!(personal_names("Dana Field & Zoë Quill"), ["Dana Field", "Zoë Quill"]);
        assert!(personal_names("Research & Development").is_empty());
    }
}
