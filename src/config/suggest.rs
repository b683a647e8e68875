//! What to write instead of a word that is not known.

use crate::rule::suggest::did_you_mean;

/// The advice about `word`: the candidate meant, or else the whole choice where it is short.
pub(super) fn advice(word: &str, candidates: &[&str]) -> String {
    match did_you_mean(word, candidates.iter().copied()) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None if candidates.is_empty() || candidates.len() > 24 => String::new(),
        None => format!("known here: {}", candidates.join(", ")),
    }
}
