//! What a phrase needs, told by its code alone: where it may begin, and what it holds.

use super::class::Classes;
use super::code::{self, Element};
use super::{SOMEBODY, concept_bit};

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

/// The low bits of the words that a phrase may begin with; all, if it may begin with a class or a concept.
pub(super) fn firsts(code: &[u16], bits: &[u16]) -> u64 {
    let Some((first, rest)) = code::first(code) else { return u64::MAX };
    match first {
        Element::Words(words) => {
            let bits = words.iter().filter_map(|&word| bits.get(usize::from(word)));
            bits.fold(0, |all, bits| all | 1 << (bits & 63))
        }
        Element::Optional(inner) => firsts(inner, bits) | firsts(rest, bits),
        Element::Choice(inner) => code::branches(inner).fold(0, |all, branch| all | firsts(branch, bits)),
        Element::Class(_) | Element::Concept(_) | Element::Somebody | Element::Gap(_) => u64::MAX,
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
