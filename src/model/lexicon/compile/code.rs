//! The code of phrases: a row of 16-bit numbers. Each element begins with its kind in the low three bits and a number
//! above them.

use super::class::Classes;

/// An element of a phrase.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Element<'c> {
    /// One of these words.
    Words(&'c [u16]),
    /// A word of a class.
    Class(Classes),
    /// A hit of a concept.
    Concept(u16),
    /// Anybody, or a pronoun for somebody.
    Somebody,
    /// Up to so many words, not past the end of a clause.
    Gap(u16),
    /// Perhaps this.
    Optional(&'c [u16]),
    /// One of these, see [`branches`].
    Choice(&'c [u16]),
}

const WORDS: u16 = 0;
const CLASS: u16 = 1;
const CONCEPT: u16 = 2;
const SOMEBODY: u16 = 3;
const GAP: u16 = 4;
const OPTIONAL: u16 = 5;
const CHOICE: u16 = 6;

/// The largest number that stands above the kind.
const MOST: usize = 0x1fff;

/// The first element and what follows it; `None` at the end.
#[inline]
pub(crate) fn first(code: &[u16]) -> Option<(Element<'_>, &[u16])> {
    let (&head, rest) = code.split_first()?;
    let number = head >> 3;
    match head & 7 {
        CONCEPT => return Some((Element::Concept(number), rest)),
        SOMEBODY => return Some((Element::Somebody, rest)),
        GAP => return Some((Element::Gap(number), rest)),
        _ => {}
    }
    let (inner, rest) = rest.split_at_checked(usize::from(number))?;
    match (head & 7, inner) {
        (WORDS, words) => Some((Element::Words(words), rest)),
        (CLASS, &[low, high]) => Some((Element::Class(Classes(u32::from(low) | u32::from(high) << 16)), rest)),
        (OPTIONAL, inner) => Some((Element::Optional(inner), rest)),
        (CHOICE, inner) => Some((Element::Choice(inner), rest)),
        _ => None,
    }
}

/// The branches of a choice.
pub(crate) fn branches(code: &[u16]) -> impl Iterator<Item = &[u16]> {
    let mut rest = code;
    std::iter::from_fn(move || {
        let (&length, after) = rest.split_first()?;
        let (branch, after) = after.split_at_checked(usize::from(length))?;
        rest = after;
        Some(branch)
    })
}

/// All elements of a row, one after the other.
pub(crate) fn elements(code: &[u16]) -> impl Iterator<Item = Element<'_>> {
    let mut rest = code;
    std::iter::from_fn(move || {
        let (element, after) = first(rest)?;
        rest = after;
        Some(element)
    })
}

/// Writes code.
#[derive(Default)]
pub(crate) struct Writer {
    /// What was written.
    pub(crate) code: Vec<u16>,
}

impl Writer {
    /// One of these words.
    pub(crate) fn words(&mut self, words: &[u16]) -> Result<(), String> {
        self.block(WORDS, words)
    }

    /// A word of a class.
    pub(crate) fn class(&mut self, class: Classes) -> Result<(), String> {
        self.block(CLASS, &[(class.0 & 0xffff) as u16, (class.0 >> 16) as u16])
    }

    /// A hit of a concept.
    pub(crate) fn concept(&mut self, concept: u16) -> Result<(), String> {
        self.head(CONCEPT, usize::from(concept))
    }

    /// Anybody.
    pub(crate) fn somebody(&mut self) -> Result<(), String> {
        self.head(SOMEBODY, 0)
    }

    /// Up to so many words.
    pub(crate) fn gap(&mut self, most: u8) -> Result<(), String> {
        self.head(GAP, usize::from(most))
    }

    /// Perhaps this.
    pub(crate) fn optional(&mut self, inner: &[u16]) -> Result<(), String> {
        self.block(OPTIONAL, inner)
    }

    /// One of these.
    pub(crate) fn choice(&mut self, branches: &[Vec<u16>]) -> Result<(), String> {
        let counted = |branch: &Vec<u16>| std::iter::once(branch.len() as u16).chain(branch.iter().copied()).collect();
        let inner: Vec<Vec<u16>> = branches.iter().map(counted).collect();
        self.block(CHOICE, &inner.concat())
    }

    fn block(&mut self, kind: u16, inner: &[u16]) -> Result<(), String> {
        self.head(kind, inner.len())?;
        self.code.extend_from_slice(inner);
        Ok(())
    }

    fn head(&mut self, kind: u16, number: usize) -> Result<(), String> {
        if number > MOST {
            return Err("the phrase is too long".to_owned());
        }
        self.code.push((number as u16) << 3 | kind);
        Ok(())
    }
}
