//! Numbers that tell a part of a whole: "60 %", "sixty per cent", "three quarters", "four days out of five", "three days a
//! week", "six hours a day".

use super::clause::Parsed;
use super::token::Token;
use crate::model::claim::Share;
use crate::model::lexicon::Classes;
use crate::model::numeral::spelt;

/// A part of a whole, told by a number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Quantity {
    /// First token.
    pub(crate) start: usize,
    /// After the last token.
    pub(crate) end: usize,
    /// How much.
    pub(crate) share: Share,
    /// Is it time that is counted?
    pub(crate) time: bool,
}

const UNITS: &[&str] = &[
    "day",
    "days",
    "part",
    "parts",
    "hour",
    "hours",
    "week",
    "weeks",
    "morning",
    "mornings",
    "afternoon",
    "afternoons",
];
const FRACTIONS: &[&str] =
    &["halves", "thirds", "quarters", "fifths", "sixths", "sevenths", "eighths", "ninths", "tenths"];
/// Working days of a week and hours of a day.
const WEEK: f64 = 5.0;
const DAY: f64 = 8.0;

impl Parsed<'_, '_> {
    /// The quantity that begins at a token.
    pub(crate) fn quantity(&self, at: usize) -> Option<Quantity> {
        // "A fifth with stakeholders", not "once a quarter".
        if self.word(at, &["a", "one"])
            && self.word(at + 1, &["third", "quarter", "fifth", "sixth", "eighth", "tenth"])
            && self.word(at + 2, &["of", "with", "on", "to", "for", "goes", "in"])
        {
            return Some(Quantity { start: at, end: at + 2, share: Share::Part, time: false });
        }
        let number = self.number(at)?;
        let (value, end, time) = self.part_of_whole(number, at + 1)?;
        let bounded = |back: usize, words: &[&str]| at.checked_sub(back).is_some_and(|at| self.word(at, words));
        let at_most = bounded(1, &["under", "below", "maximum"])
            || bounded(2, &["less", "fewer", "at", "up"]) && bounded(1, &["than", "most", "to"])
            || bounded(3, &["no", "not"]) && bounded(2, &["more"]);
        let above = bounded(1, &["over", "above", "exceeding"]) || bounded(2, &["more"]) && bounded(1, &["than"]);
        let share = match value {
            _ if at_most => Share::Part,
            whole if whole >= 0.95 => Share::Whole,
            most if most > 0.5 || (above && most >= 0.5) => Share::Most,
            _ => Share::Part,
        };
        Some(Quantity { start: at, end, share, time })
    }

    /// The part of one that `number` counts, with the end of its words, and whether they count time.
    fn part_of_whole(&self, number: f64, at: usize) -> Option<(f64, usize, bool)> {
        if self.word(at, &["%", "percent", "pct"]) {
            return Some((number / 100.0, at + 1, false));
        }
        if self.word(at, &["per"]) && self.word(at + 1, &["cent"]) {
            return Some((number / 100.0, at + 2, false));
        }
        if let Some(index) = FRACTIONS.iter().position(|fraction| self.word(at, &[fraction])) {
            let parts = u32::try_from(index + 2).unwrap_or(2);
            return Some((number / f64::from(parts), at + 1, false));
        }
        if let Some(found) = self.of_those(number, at) {
            return Some(found);
        }
        let unit = self.word(at, UNITS);
        let after = at + usize::from(unit);
        if let Some(found) = self.out_of(number, after, unit).or_else(|| self.of_theirs(number, after)) {
            return Some(found);
        }
        let of_week = self.word(after, &["a", "per", "every", "each", "of", "in"])
            && (after + 1..after + 3).any(|at| self.word(at, &["week"]));
        let of_day = self.word(after, &["a", "per", "every", "each"]) && self.word(after + 1, &["day"]);
        if unit && of_week && self.word(at, &["day", "days"]) {
            return Some((number / WEEK, after + 2, true));
        }
        (unit && of_day && self.word(at, &["hour", "hours"])).then_some((number / DAY, after + 2, true))
    }

    /// "Of every ten hours she works, **seven** go to …".
    fn of_those(&self, number: f64, at: usize) -> Option<(f64, usize, bool)> {
        let opens = self.word(0, &["of", "from"]) || self.word(0, &["out"]) && self.word(1, &["of"]);
        if !opens || !self.word(at, &["go", "goes", "are", "belong", "belongs", "is", "flow"]) {
            return None;
        }
        let whole =
            (1..5).find(|&at| self.word(at + 1, UNITS) && self.number(at).is_some_and(|whole| whole > number))?;
        Some((number / self.number(whole)?, at, true))
    }

    /// "in ten", "out of the five days".
    fn out_of(&self, number: f64, at: usize, unit: bool) -> Option<(f64, usize, bool)> {
        let long = self.word(at, &["out"]) && self.word(at + 1, &["of"]);
        let mut next = if long { at + 2 } else { at + 1 };
        if !long && !self.word(at, &["in", "of"]) {
            return None;
        }
        while self.word(next, &["the", "every", "all", "our", "your", "her", "his"]) {
            next += 1;
        }
        let whole = self.number(next).filter(|whole| *whole > number)?;
        let trailing = self.word(next + 1, UNITS);
        (long || unit || trailing).then_some((number / whole, next + 1 + usize::from(trailing), unit || trailing))
    }

    /// "Three of the VP's five working days", "four of her five mornings".
    fn of_theirs(&self, number: f64, at: usize) -> Option<(f64, usize, bool)> {
        const WHOSE: &[&str] = &["'s", "’s", "'", "’", "his", "her", "their", "your"];
        let whose = (at + 1..at + 9).find(|&at| self.word(at, WHOSE)).filter(|_| self.word(at, &["of"]))?;
        let whole = self.number(whose + 1).filter(|whole| *whole > number)?;
        let unit = whose + 2 + usize::from(self.word(whose + 2, &["working", "work", "office"]));
        self.word(unit, UNITS).then_some((number / whole, unit + 1, true))
    }

    /// A number in digits or words.
    fn number(&self, at: usize) -> Option<f64> {
        let text = self.token(at).filter(|token| counts(token))?.text.to_lowercase();
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return text.parse().ok();
        }
        spelt(&text).map(f64::from)
    }
}

/// May the token be a number, in digits or words?
pub(super) fn counts(token: &Token) -> bool {
    token.classes.is(Classes::NUM) || token.text.contains('-')
}
