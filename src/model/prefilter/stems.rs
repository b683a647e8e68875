//! Finds stems at the beginnings of words. Few words begin like any stem, and four letters tell which do not: that is
//! several times faster than an automaton of all stems.

use std::collections::BTreeMap;

/// Letters that are looked at before any stem is.
const KEY: usize = 4;

/// Places for the stems, and bits to tell that there are none, as powers of two.
const PLACES: u32 = 13;
const BITS: u32 = 16;

/// A stem, in lower case.
#[derive(Debug)]
struct Stem {
    text: Box<[u8]>,
    /// Its last letters, if it has so many: many stems begin alike.
    tail: Option<u64>,
    groups: u32,
    /// Is it a whole word only?
    whole: bool,
}

/// All stems, by the letters that they begin with.
#[derive(Debug)]
pub(super) struct Stems {
    /// Longest first.
    stems: Vec<Stem>,
    /// A bit for each key that a stem has.
    known: Box<[u64]>,
    /// For each place of a key where its stems begin in `by_place`, and one more.
    starts: Vec<u16>,
    by_place: Vec<u16>,
    /// Bytes that begin a stem that is too short for a key, or no word.
    firsts: [bool; 256],
}

impl Stems {
    /// Takes the stems with their groups, and whether they are whole words.
    pub(super) fn new(stems: BTreeMap<&str, (u32, bool)>) -> Self {
        let stem = |(text, (groups, whole)): (&str, (u32, bool))| {
            let text = text.to_ascii_lowercase().into_bytes().into_boxed_slice();
            Stem { tail: text.last_chunk().map(eight), text, groups, whole }
        };
        let mut stems: Vec<Stem> = stems.into_iter().map(stem).filter(|stem| !stem.text.is_empty()).collect();
        stems.sort_by(|one, other| other.text.len().cmp(&one.text.len()).then_with(|| one.text.cmp(&other.text)));
        stems.truncate(usize::from(u16::MAX));
        let (mut known, mut firsts) = (vec![0; 1 << (BITS - 6)], [false; 256]);
        let mut placed: Vec<(usize, u16)> = Vec::new();
        for (stem, number) in stems.iter().zip(0..) {
            let key = key(&stem.text);
            placed.push((place(key), number));
            mark(&mut known, key);
            let first = stem.text.first().copied().unwrap_or_default();
            if let Some(begins) = firsts.get_mut(usize::from(first)) {
                *begins |= !first.is_ascii_alphanumeric() || stem.text.len() < KEY && !stem.whole;
            }
        }
        placed.sort_unstable();
        let starts = (0..=1 << PLACES).map(|place| placed.partition_point(|(other, _)| *other < place) as u16);
        let starts = starts.collect();
        let by_place = placed.iter().map(|(_, number)| *number).collect();
        Self { stems, known: known.into_boxed_slice(), starts, by_place, firsts }
    }

    /// Calls `found` with the place and the groups of each stem that begins a word; of those at one place the longest,
    /// and none inside another. Calls `word` with each word of letters and digits: the text from there on, and its length.
    pub(super) fn scan(&self, text: &str, mut found: impl FnMut(u32, u32), mut word: impl FnMut(&[u8], usize)) {
        let bytes = text.as_bytes();
        let (mut at, mut taken) = (0, 0);
        while let Some(&byte) = bytes.get(at) {
            let rest = bytes.get(at..).unwrap_or_default();
            let length = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let begins = length > 0 || self.first(byte);
            if begins
                && at >= taken
                && self.may_begin(rest, length)
                && let Some(stem) = self.longest(rest, length)
            {
                found(at as u32, stem.groups);
                taken = at + stem.text.len();
            }
            if length > 0 {
                word(rest, length);
            }
            at += length.max(1);
        }
    }

    fn first(&self, byte: u8) -> bool {
        self.firsts.get(usize::from(byte)) == Some(&true)
    }

    /// May a stem stand where a text begins whose first word has this length?
    fn may_begin(&self, rest: &[u8], length: usize) -> bool {
        let known = |key: u32| {
            let bit = spread(key, BITS);
            self.known.get(bit >> 6).is_none_or(|bits| bits & 1 << (bit & 63) != 0)
        };
        let whole = key(rest);
        known(whole) || length < KEY && known(cut(whole, length)) || rest.first().is_some_and(|&byte| self.first(byte))
    }

    /// The longest stem that stands where a text begins whose first word has this length.
    fn longest(&self, rest: &[u8], length: usize) -> Option<&Stem> {
        let by_key = |key: u32| self.placed(key).find(|stem| stem.stands(rest, length));
        let first = rest.first().is_some_and(|&byte| self.first(byte));
        let whole = key(rest);
        by_key(whole).or_else(|| {
            let mut shorter = (1..KEY).rev().filter(|&shorter| first || shorter == length);
            shorter.find_map(|shorter| by_key(cut(whole, shorter)))
        })
    }

    /// The stems at the place of a key, longest first.
    fn placed(&self, key: u32) -> impl Iterator<Item = &Stem> {
        let at = |place: usize| self.starts.get(place).copied().map_or(0, usize::from);
        let place = place(key);
        let numbers = self.by_place.get(at(place)..at(place + 1)).unwrap_or_default();
        numbers.iter().filter_map(|&number| self.stems.get(usize::from(number)))
    }
}

impl Stem {
    /// Does it stand where a text begins whose first word has this length?
    fn stands(&self, rest: &[u8], length: usize) -> bool {
        let own = self.text.len();
        let tail = || rest.get(..own).and_then(<[u8]>::last_chunk).map(eight);
        if self.tail.is_some() && self.tail != tail() {
            return false;
        }
        let ends = || own == length || !rest.get(own).is_some_and(u8::is_ascii_alphanumeric);
        rest.get(..own).is_some_and(|here| here.eq_ignore_ascii_case(&self.text)) && (!self.whole || ends())
    }
}

/// The first letters of a text, in lower case; of a shorter one, all.
fn key(text: &[u8]) -> u32 {
    let bytes = text.first_chunk().copied().unwrap_or_else(|| {
        let mut short = [0; KEY];
        short.iter_mut().zip(text).for_each(|(to, from)| *to = *from);
        short
    });
    // The bit that tells small letters from capitals.
    u32::from_le_bytes(bytes) | 0x2020_2020
}

/// The key of so many of its letters, fewer than it has.
fn cut(key: u32, length: usize) -> u32 {
    key & ((1 << (8 * length)) - 1) | 0x2020_2020
}

/// The same of eight letters.
fn eight(bytes: &[u8; 8]) -> u64 {
    u64::from_le_bytes(*bytes) | 0x2020_2020_2020_2020
}

fn place(key: u32) -> usize {
    spread(key, PLACES)
}

/// A number of so many bits for a key.
fn spread(key: u32, bits: u32) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> (32 - bits)) as usize
}

fn mark(known: &mut [u64], key: u32) {
    let bit = spread(key, BITS);
    if let Some(bits) = known.get_mut(bit >> 6) {
        *bits |= 1 << (bit & 63);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Stems;

    fn found(stems: &[(&'static str, bool)], text: &str) -> Vec<String> {
        let numbered: BTreeMap<&str, (u32, bool)> =
            stems.iter().zip(0..).map(|((stem, whole), number)| (*stem, (1 << number, *whole))).collect();
        let mut all = Vec::new();
        let name = |groups: u32| stems.get(groups.trailing_zeros() as usize).map_or("", |(stem, _)| *stem);
        Stems::new(numbered).scan(text, |at, groups| all.push(format!("{at} {}", name(groups))), |_, _| ());
        all
    }

    #[test]
    fn the_longest_stem_at_a_place_wins_and_hides_what_it_covers() {
        let stems = [("vp", false), ("vp of eng", false), ("eng", false)];
        assert_eq!(found(&stems, "The VP of Engineering, the VP of Sales"), ["4 vp of eng", "27 vp"]);
    }

    #[test]
    fn stems_begin_words_and_whole_words_end_them() {
        let stems = [("em", true), ("ship", false), ("├", false), ("@start", false)];
        assert_eq!(found(&stems, "em emerge hem EM. ownership ships"), ["0 em", "14 em", "28 ship"]);
        assert_eq!(found(&stems, "x├─ @startuml em"), ["1 ├", "8 @start", "18 em"]);
    }

    #[test]
    fn every_word_is_told_once() {
        let mut words = Vec::new();
        let stems = Stems::new(BTreeMap::from([("vp of eng", (1, false))]));
        stems.scan(
            "VP of Engineering: O'Hara, 2nd",
            |_, _| (),
            |rest, length| words.push(String::from_utf8_lossy(&rest[..length]).into_owned()),
        );
        assert_eq!(words, ["VP", "of", "Engineering", "O", "Hara", "2nd"]);
    }
}
