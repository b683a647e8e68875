//! "Did you mean".

/// The candidate that `word` is most probably a misspelling of.
///
/// A candidate counts when it shares the word's letters in another style (`per_path_ignores`), when the Jaro–Winkler
/// similarity is at least 0.8, or when one is a prefix of at least three letters of the other.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = plain(word);
    candidates
        .into_iter()
        .map(|candidate| (closeness(&word, &plain(candidate)), candidate))
        .filter(|(closeness, _)| *closeness >= 0.8)
        .max_by(|left, right| left.0.total_cmp(&right.0).then_with(|| right.1.cmp(left.1)))
        .map(|(_, candidate)| candidate)
}

fn plain(word: &str) -> String {
    word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn closeness(word: &str, candidate: &str) -> f64 {
    let prefixed = word.len().min(candidate.len()) >= 3 && (candidate.starts_with(word) || word.starts_with(candidate));
    let similar = strsim::jaro_winkler(word, candidate);
    if prefixed { similar.max(0.85) } else { similar }
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn a_misspelling_finds_its_word() {
        let keys = ["select", "ignore", "per-path-ignores", "min-confidence"];
        assert_eq!(did_you_mean("selct", keys), Some("select"));
        assert_eq!(did_you_mean("per_path_ignores", keys), Some("per-path-ignores"));
        assert_eq!(did_you_mean("xyz", keys), None);
    }
}
