//! Which concepts have to be looked for to find one: itself, those that its phrases hold, and what those hold.

use std::collections::BTreeSet;

use super::code::{self, Element};
use super::{Compiled, Kind};

/// For each concept those that finding it takes, itself included, in order.
pub(super) fn closures(lexicon: &Compiled) -> Vec<Vec<u16>> {
    let actors: Vec<u16> =
        (0..).zip(&lexicon.concepts).filter(|(_, entry)| entry.kind == Kind::Actor).map(|(number, _)| number).collect();
    let mut direct: Vec<BTreeSet<u16>> = vec![BTreeSet::new(); lexicon.concepts.len()];
    for (at, phrase) in lexicon.phrases.iter().enumerate() {
        if let Some(held) = direct.get_mut(usize::from(phrase.concept)) {
            collect(lexicon.code_of(at), &actors, held);
        }
    }
    let reach = |concept: u16| {
        let (mut all, mut open) = (BTreeSet::from([concept]), vec![concept]);
        while let Some(held) = open.pop().and_then(|next| direct.get(usize::from(next))) {
            open.extend(held.iter().filter(|one| all.insert(**one)));
        }
        all.into_iter().collect()
    };
    (0..).take(lexicon.concepts.len()).map(reach).collect()
}

/// Adds the concepts that a phrase holds.
fn collect(code: &[u16], actors: &[u16], held: &mut BTreeSet<u16>) {
    for element in code::elements(code) {
        match element {
            Element::Concept(concept) => {
                held.insert(concept);
            }
            Element::Somebody => held.extend(actors),
            Element::Optional(inner) => collect(inner, actors, held),
            Element::Choice(inner) => code::branches(inner).for_each(|branch| collect(branch, actors, held)),
            Element::Words(_) | Element::Class(_) | Element::Gap(_) => {}
        }
    }
}
