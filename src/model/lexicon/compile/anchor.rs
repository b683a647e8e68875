//! The word by which a phrase is found: of those that it must have, the rarest.

use super::code::{self, Element};

/// Words of which a phrase must have one, and how many words may stand before it.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    pub(super) words: Vec<u16>,
    pub(super) least: u8,
    pub(super) most: u8,
}

/// Chooses for the phrase with this code, by the weight of words; `None` if it needs no word at all. And twice the
/// words of which it must have one besides.
pub(super) fn choose(code: &[u16], weigh: &dyn Fn(u16) -> usize) -> (Option<Anchor>, [Vec<u16>; 2]) {
    let cost = |words: &[u16]| words.iter().map(|&word| weigh(word)).sum::<usize>();
    let mut found: Vec<Anchor> = Vec::new();
    let (mut least, mut most) = (0u8, 0u8);
    for element in code::elements(code) {
        match element {
            Element::Words(words) => found.push(Anchor { words: words.to_vec(), least, most }),
            Element::Choice(inner) => found.extend(of_branches(inner, (least, most), weigh)),
            _ => {}
        }
        let (narrow, wide) = width(element);
        least = least.saturating_add(narrow);
        most = most.saturating_add(wide);
    }
    found.sort_by_key(|anchor| cost(&anchor.words));
    let mut found = found.into_iter();
    let best = found.next();
    let mut besides = || found.next().map(|besides| besides.words).unwrap_or_default();
    (best, [besides(), besides()])
}

fn of_branches(inner: &[u16], (least, most): (u8, u8), weigh: &dyn Fn(u16) -> usize) -> Option<Anchor> {
    let mut all = Anchor { words: Vec::new(), least: u8::MAX, most: 0 };
    for branch in code::branches(inner) {
        let own = choose(branch, weigh).0?;
        all.words.extend(own.words);
        all.least = all.least.min(least.saturating_add(own.least));
        all.most = all.most.max(most.saturating_add(own.most));
    }
    (!all.words.is_empty()).then_some(all)
}

/// The fewest and the most words that an element takes; hits of concepts have no most.
fn width(element: Element) -> (u8, u8) {
    match element {
        Element::Words(_) | Element::Class(_) => (1, 1),
        Element::Concept(_) | Element::Somebody => (1, u8::MAX),
        Element::Gap(most) => (0, u8::try_from(most).unwrap_or(u8::MAX)),
        Element::Optional(inner) => (0, sum(inner).1),
        Element::Choice(inner) => {
            let widths = code::branches(inner).map(sum);
            widths.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap_or((0, 0))
        }
    }
}

fn sum(code: &[u16]) -> (u8, u8) {
    code::elements(code).map(width).fold((0, 0), |all, one| (all.0.saturating_add(one.0), all.1.saturating_add(one.1)))
}
