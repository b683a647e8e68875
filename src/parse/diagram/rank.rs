//! How high a title stands, as far as its words tell.

use super::vocabulary::{CHIEFS, DIRECTORS, EXECUTIVE_PHRASES, EXECUTIVES, LEADS, MANAGERS, OFFICERS, PROCESS, STAFF};
use super::word::{fold, is_role_word, words};

/// How high a title stands, 1 (individual) to 7 (chief executive, founder, board); `None` where the words do not tell.
///
/// Only good for telling which end of an arrow is the upper one.
pub fn rank(title: &str) -> Option<u8> {
    let folded = fold(title);
    let words: Vec<&str> = words(&folded).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let says = |list: &[&str]| list.iter().any(|phrase| folded.contains(phrase));
    if has(STAFF) || says(&["chief of staff"]) {
        return None;
    }
    let vice = has(&["vp", "svp", "evp", "avp", "vpe"]) || says(&["vice president", "vice-president"]);
    let president = has(&["president", "presidente", "presidenta"]) && !vice;
    let officer = has(OFFICERS) || has(&["chief"]) && !has(CHIEFS);
    let compound = |word: &str| word.len() > 8 && (word.ends_with("leiter") || word.ends_with("leiterin"));
    let manager = has(MANAGERS) || words.iter().any(|word| compound(word));
    if has(EXECUTIVES) || president || says(EXECUTIVE_PHRASES) {
        Some(7)
    } else if officer {
        Some(6)
    } else if vice {
        Some(5)
    } else if has(DIRECTORS) {
        Some(4)
    } else if manager {
        Some(if has(PROCESS) { 1 } else { 3 })
    } else if has(LEADS) {
        Some(2)
    } else {
        words.iter().any(|word| is_role_word(word)).then_some(1)
    }
}
