//! What a phrase needs, told by its code alone: where it may begin, and what it holds.

use super::class::Classes;
use super::code::{self, Element};
use super::{HEADS, NOTHING, Needed, SOMEBODY, concept_bit};

/// Refuses what could begin anywhere.
pub(super) fn can_begin(code: &[u16]) -> Result<(), String> {
    let Some((first, rest)) = code::first(code) else {
        return Err("a phrase needs a word that it must have".to_owned());
    };
    match first {
        Element::Gap(_) => Err("a phrase cannot begin with a gap".to_owned()),
        Element::Class(class) if class.is(Classes::STOP) => Err("a phrase cannot begin with a stop".to_owned()),
        Element::Optional(inner) => can_begin(inner).and_then(|()| can_begin(rest)),
        Element::Choice(inner) => code::branches(inner).try_for_each(can_begin),
        _ => Ok(()),
    }
}

/// So many ways through a phrase are followed; one with more may begin with anything.
const MOST_WAYS: u32 = 20_000;

/// For each of the first words of a phrase the low bits of those that it may be; all, if it may be one of a class or of a
/// concept, or need not be there.
pub(super) fn heads(code: &[u16], bits: &[u16]) -> [u64; HEADS] {
    let mut ways = Ways { bits, heads: [0; HEADS], left: MOST_WAYS };
    ways.follow(Some(&Rest { code, after: None }), 0);
    if ways.left == 0 { [u64::MAX; HEADS] } else { ways.heads }
}

/// What is yet to come of a phrase.
#[derive(Clone, Copy)]
struct Rest<'r> {
    code: &'r [u16],
    after: Option<&'r Rest<'r>>,
}

struct Ways<'b> {
    bits: &'b [u16],
    heads: [u64; HEADS],
    left: u32,
}

impl Ways<'_> {
    /// Follows all ways from word `at` on.
    fn follow(&mut self, rest: Option<&Rest>, at: usize) {
        let left = self.left.checked_sub(1).filter(|_| at < HEADS);
        let Some(left) = left else { return };
        self.left = left;
        let Some(rest) = rest else { return self.open(at) };
        let Some((first, code)) = code::first(rest.code) else { return self.follow(rest.after, at) };
        let then = Rest { code, after: rest.after };
        match first {
            Element::Words(words) => {
                let bits = words.iter().filter_map(|&word| self.bits.get(usize::from(word)));
                self.add(at, bits.fold(0, |all, bits| all | 1 << (bits & 63)));
                self.follow(Some(&then), at + 1);
            }
            Element::Class(_) => {
                self.add(at, u64::MAX);
                self.follow(Some(&then), at + 1);
            }
            Element::Concept(_) | Element::Somebody | Element::Gap(_) => self.open(at),
            Element::Optional(code) => {
                self.follow(Some(&Rest { code, after: Some(&then) }), at);
                self.follow(Some(&then), at);
            }
            Element::Choice(inner) => {
                code::branches(inner).for_each(|code| self.follow(Some(&Rest { code, after: Some(&then) }), at));
            }
        }
    }

    fn add(&mut self, at: usize, bits: u64) {
        if let Some(head) = self.heads.get_mut(at) {
            *head |= bits;
        }
    }

    /// From here on anything may stand.
    fn open(&mut self, at: usize) {
        self.heads.iter_mut().skip(at).for_each(|head| *head = u64::MAX);
    }
}

/// Twice two concepts, of which a phrase must hold one each, wherever; [`NOTHING`] where there are fewer.
pub(super) fn needed(code: &[u16]) -> Needed {
    let mut groups = code::elements(code).filter_map(|element| match element {
        Element::Concept(concept) => Some([concept; 2]),
        Element::Choice(inner) => either(code::branches(inner)),
        _ => None,
    });
    [groups.next().unwrap_or([NOTHING; 2]), groups.next().unwrap_or([NOTHING; 2])]
}

/// The concepts of which each branch must hold one, if there are no more than two.
fn either<'c>(branches: impl Iterator<Item = &'c [u16]>) -> Option<[u16; 2]> {
    let must = |branch: &[u16]| {
        code::elements(branch).find_map(|element| match element {
            Element::Concept(concept) => Some(concept),
            _ => None,
        })
    };
    let mut all: Vec<u16> = branches.map(must).collect::<Option<_>>()?;
    all.sort_unstable();
    all.dedup();
    match *all {
        [one] => Some([one; 2]),
        [one, other] => Some([one, other]),
        _ => None,
    }
}

/// Is there no way through the phrase without a concept?
pub(super) fn requires(code: &[u16]) -> bool {
    code::elements(code).any(|element| match element {
        Element::Concept(_) | Element::Somebody => true,
        Element::Choice(inner) => code::branches(inner).all(requires),
        Element::Optional(_) | Element::Words(_) | Element::Class(_) | Element::Gap(_) => false,
    })
}

/// The bits of the concepts that a phrase holds.
pub(super) fn held(code: &[u16]) -> u64 {
    code::elements(code).fold(0, |all, element| {
        all | match element {
            Element::Concept(concept) => concept_bit(concept),
            Element::Somebody => SOMEBODY,
            Element::Optional(inner) => held(inner),
            Element::Choice(inner) => code::branches(inner).fold(0, |all, branch| all | held(branch)),
            Element::Words(_) | Element::Class(_) | Element::Gap(_) => 0,
        }
    })
}
