//! How high a title stands, as far as its words tell.

use super::word::{fold, is_role_word, words};
use crate::parse::vocabulary::{Words, vocabulary};

/// How high a title stands, 1 (individual) to 7 (chief executive, founder, board); `None` where the words do not tell.
///
/// Only good for telling which end of an arrow is the upper one.
pub fn rank(title: &str) -> Option<u8> {
    let folded = fold(title);
    let words: Vec<&str> = words(&folded).collect();
    let rank = &vocabulary().rank;
    let is = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let has = |list: &Words| words.iter().any(|word| list.has(word));
    let says = |phrase: &str| folded.contains(phrase);
    if has(&rank.staff) || says("chief of staff") {
        return None;
    }
    let vice = is(&["vp", "svp", "evp", "avp", "vpe"]) || says("vice president") || says("vice-president");
    let president = is(&["president", "presidente", "presidenta"]) && !vice;
    let officer = has(&rank.officers) || is(&["chief"]) && !has(&rank.chiefs);
    let compound = |word: &str| word.len() > 8 && (word.ends_with("leiter") || word.ends_with("leiterin"));
    let manager = has(&rank.managers) || words.iter().any(|word| compound(word));
    let executive = has(&rank.executives) || rank.executive_phrases.iter().any(|phrase| says(phrase));
    if executive || president {
        Some(7)
    } else if officer {
        Some(6)
    } else if vice {
        Some(5)
    } else if has(&rank.directors) {
        Some(4)
    } else if manager {
        Some(if has(&rank.process) { 1 } else { 3 })
    } else if has(&rank.leads) {
        Some(2)
    } else {
        words.iter().any(|word| is_role_word(word)).then_some(1)
    }
}
