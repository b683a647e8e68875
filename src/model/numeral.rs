//! Numbers spelt out.

const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"];

/// The number that a word of lower-case letters spells: "seven", "forty-two", "hundred", "dozen".
pub(crate) fn spelt(word: &str) -> Option<u32> {
    let part = |part: &str| {
        let small = SMALL.iter().position(|small| *small == part);
        let tens = TENS.iter().position(|tens| *tens == part).map(|index| (index + 2) * 10);
        small.or(tens).and_then(|value| u32::try_from(value).ok())
    };
    if word == "dozen" { Some(12) } else { word.split('-').map(part).sum() }
}

#[cfg(test)]
mod tests {
    use super::spelt;

    #[test]
    fn numbers_are_spelt_with_and_without_a_hyphen() {
        let all = ["zero", "seven", "forty", "forty-two", "hundred", "dozen", "many", "forty-many"].map(spelt);
        assert_eq!(all, [Some(0), Some(7), Some(40), Some(42), Some(100), Some(12), None, None]);
    }
}
