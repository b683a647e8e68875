//! A condition on the size of the company, for `unless`.

use serde::Deserialize;

use super::Hit;
use crate::finding::Confidence;
use crate::model::Company;

/// Holds when the number of people is known and within the bounds.
///
/// Its hit has no place (or the place that tells the size, as a label that is not primary elsewhere): in `unless` it
/// holds for the whole company.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SizePattern {
    /// At most this many people.
    pub at_most: Option<u32>,
    /// At least this many people.
    pub at_least: Option<u32>,
    /// `false`: holds when nothing tells the size.
    #[serde(default = "yes")]
    pub known: bool,
}

fn yes() -> bool {
    true
}

impl SizePattern {
    /// Placeholders of its hit.
    pub const VALUES: &[&str] = &["size"];
    /// It marks nothing.
    pub const LABELS: &[&str] = &[];

    /// One hit without a place when the company's size fits, none otherwise.
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        let people = company.size.map(|size| size.people);
        if !self.fits(people) {
            return Vec::new();
        }
        let size = people.map_or_else(|| "an unknown number of".to_owned(), |people| people.to_string());
        vec![Hit {
            labels: Vec::new(),
            statement: None,
            block: None,
            values: vec![("size", size)],
            confidence: Confidence::High,
            key: String::new(),
            heading: String::new(),
        }]
    }

    fn fits(&self, people: Option<u32>) -> bool {
        match people {
            None => !self.known,
            Some(people) => {
                self.known
                    && self.at_most.is_none_or(|most| people <= most)
                    && self.at_least.is_none_or(|least| people >= least)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SizePattern;

    #[test]
    fn bounds_are_inclusive_and_an_unknown_size_fits_no_bound() {
        let small = SizePattern { at_most: Some(10), at_least: None, known: true };
        assert!(small.fits(Some(10)));
        assert!(!small.fits(Some(11)));
        assert!(!small.fits(None));
        let unknown = SizePattern { at_most: None, at_least: None, known: false };
        assert!(unknown.fits(None));
        assert!(!unknown.fits(Some(3)));
    }
}
