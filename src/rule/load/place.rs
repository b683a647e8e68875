//! Where a part of a rule's file stands.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One step from the top of the file down to a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// The value of this key.
    Key(String),
    /// The element at this index.
    At(usize),
    /// The key itself, as the last step.
    Name(String),
}

/// Bytes of the value at the end of the steps, or of the last one on the way that exists.
pub(super) fn span(table: &Spanned<DeTable<'_>>, steps: &[Step]) -> Range<usize> {
    let mut span = table.span();
    let mut here: Option<&DeValue<'_>> = None;
    for step in steps {
        let inner = match here {
            None => Some(table.get_ref()),
            Some(value) => value.as_table(),
        };
        let next = match step {
            Step::Key(key) => inner.and_then(|table| table.get(key.as_str())),
            Step::At(index) => here.and_then(DeValue::as_array).and_then(|array| array.get(*index)),
            Step::Name(key) => {
                return inner.and_then(|table| table.get_key_value(key.as_str())).map_or(span, |(key, _)| key.span());
            }
        };
        let Some(next) = next else { return span };
        span = next.span();
        here = Some(next.get_ref());
    }
    span
}
