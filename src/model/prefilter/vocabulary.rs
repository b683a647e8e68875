//! Which words a page may hold, in a few bytes: enough to leave most pages closed when a name is to be looked for later.

/// Bits for each word.
const EACH: usize = 2;

/// Shorter words are not kept: nearly every page holds them.
const SHORTEST: usize = 3;

/// A Bloom filter of words of ASCII letters and digits, in any case.
#[derive(Clone, Default, Debug)]
pub(crate) struct Vocabulary {
    /// A power of two of them.
    bits: Box<[u64]>,
}

impl Vocabulary {
    /// Of no words yet, with room for those of a text of so many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        let words = (bytes / 64).next_power_of_two().clamp(4, 256);
        Self { bits: vec![0; words].into_boxed_slice() }
    }

    /// Adds the first word of a text, of so many bytes.
    pub(super) fn insert(&mut self, text: &[u8], length: usize) {
        if length < SHORTEST {
            return;
        }
        for (at, bit) in self.places(text, length) {
            if let Some(bits) = self.bits.get_mut(at) {
                *bits |= bit;
            }
        }
    }

    /// May the page hold all words of this text? One of short words may be everywhere.
    pub(crate) fn may_hold(&self, text: &str) -> bool {
        let words = text.as_bytes().split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| word.len() >= SHORTEST);
        let mut bits = words.flat_map(|word| self.places(word, word.len()));
        bits.all(|(at, bit)| self.bits.get(at).is_none_or(|bits| bits & bit != 0))
    }

    fn places(&self, text: &[u8], length: usize) -> [(usize, u64); EACH] {
        let mixed = hash(text, length);
        let mask = self.bits.len().wrapping_sub(1);
        [mixed >> 16, mixed >> 40].map(|part| (part as usize >> 6 & mask, 1 << (part & 63)))
    }
}

/// Of the first and the last eight letters of a word, in lower case: a multiplication a word instead of one a letter.
fn hash(text: &[u8], length: usize) -> u64 {
    const WIDTH: usize = 8;
    let eight = |part: &[u8]| {
        let mut short = [0; WIDTH];
        short.iter_mut().zip(part).for_each(|(to, from)| *to = *from);
        u64::from_le_bytes(part.first_chunk().copied().unwrap_or(short))
    };
    let small = 0x2020_2020_2020_2020;
    let kept = if length < WIDTH { (1 << (8 * length)) - 1 } else { u64::MAX };
    let head = eight(text) & kept | small;
    let last = length.checked_sub(WIDTH).and_then(|start| text.get(start..));
    let tail = last.map_or(0, eight) | small;
    let sum = head.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (tail ^ length as u64).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    (sum ^ sum >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Vocabulary;

    proptest! {
        #[test]
        fn a_word_of_the_text_may_be_held(words in prop::collection::vec("[A-Za-z0-9]{1,20}", 1..200), at in any::<prop::sample::Index>()) {
            let mut vocabulary = Vocabulary::new(64);
            words.iter().for_each(|word| vocabulary.insert(format!("{word}, and more").as_bytes(), word.len()));
            prop_assert!(vocabulary.may_hold(&at.get(&words).to_lowercase()));
        }
    }

    #[test]
    fn most_other_words_are_told_apart() {
        let mut vocabulary = Vocabulary::new(6_000);
        (0..300).map(|number| format!("word{number}")).for_each(|word| vocabulary.insert(word.as_bytes(), word.len()));
        let others = (300..1300).filter(|number| vocabulary.may_hold(&format!("word{number}"))).count();
        assert!(others < 50, "{others}");
        assert!(vocabulary.may_hold("– …"));
    }
}
