//! English inflection by rule: enough for the verbs and nouns of the lexicon; exceptions come from its data.

/// The forms of a verb, as found in text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct VerbForms {
    /// own
    pub(super) base: String,
    /// owns
    pub(super) third: String,
    /// owned, ran
    pub(super) past: String,
    /// owned, run
    pub(super) participle: String,
    /// owning
    pub(super) ing: String,
}

/// Inflects a regular verb.
pub(super) fn verb(base: &str) -> VerbForms {
    let past = past(base);
    VerbForms { base: base.to_owned(), third: third(base), participle: past.clone(), past, ing: ing(base) }
}

/// The plural of a regular noun; British and American rules agree.
pub(super) fn plural(noun: &str) -> String {
    third(noun)
}

/// Third person singular, which is spelt like a plural.
pub(super) fn third(base: &str) -> String {
    if let Some(stem) = consonant_y(base) {
        return format!("{stem}ies");
    }
    if ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end)) || (base.ends_with('o') && base.len() <= 4) {
        return format!("{base}es");
    }
    format!("{base}s")
}

/// Present participle.
pub(super) fn ing(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") && !base.ends_with("ye") && base.len() > 2 => format!("{stem}ing"),
        _ if doubles(base) => format!("{base}{}ing", last(base)),
        _ => format!("{base}ing"),
    }
}

fn past(base: &str) -> String {
    if let Some(stem) = consonant_y(base) {
        return format!("{stem}ied");
    }
    if base.ends_with('e') {
        return format!("{base}d");
    }
    if doubles(base) { format!("{base}{}ed", last(base)) } else { format!("{base}ed") }
}

fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.is_empty() && !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

fn last(word: &str) -> char {
    word.chars().last().unwrap_or(' ')
}

/// One syllable, ending consonant–vowel–consonant: ship → shipped. Longer verbs that double are in the data.
fn doubles(base: &str) -> bool {
    let is_vowel = |c: char| "aeiou".contains(c);
    let letters: Vec<char> = base.chars().collect();
    let [.., a, b, c] = letters.as_slice() else {
        return false;
    };
    let vowels = letters.windows(2).filter(|pair| is_vowel(pair[1]) && !is_vowel(pair[0])).count()
        + usize::from(letters.first().is_some_and(|&first| is_vowel(first)));
    vowels == 1 && !is_vowel(*a) && is_vowel(*b) && !is_vowel(*c) && !"wxy".contains(*c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_are_inflected_by_their_spelling() {
        for (base, third, past, ing) in [
            ("own", "owns", "owned", "owning"),
            ("ship", "ships", "shipped", "shipping"),
            ("manage", "manages", "managed", "managing"),
            ("carry", "carries", "carried", "carrying"),
            ("push", "pushes", "pushed", "pushing"),
            ("oversee", "oversees", "overseed", "overseeing"),
            ("veto", "vetoes", "vetoed", "vetoing"),
            ("answer", "answers", "answered", "answering"),
            ("review", "reviews", "reviewed", "reviewing"),
            ("nag", "nags", "nagged", "nagging"),
        ] {
            let forms = verb(base);
            assert_eq!((&*forms.third, &*forms.past, &*forms.ing), (third, past, ing), "{base}");
        }
    }
}
