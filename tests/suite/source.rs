//! Lines, columns and offsets of files.

use orglint::source::{LineColumn, Origin, SourceText};
use proptest::prelude::*;

fn origin() -> impl Strategy<Value = Origin> {
    prop::sample::select(vec![Origin::Utf8, Origin::Utf8Bom, Origin::Utf16, Origin::Windows1252])
}

proptest! {
    #[test]
    fn places_in_long_lines_are_counted_as_in_short_ones(
        head in "[a\u{e9}\u{1f600}\n]{0,9}", unit in "[a\u{e9}\u{1f600}]{1,9}", times in 1usize..900, at in 0usize..9999, origin in origin(),
    ) {
        let text = format!("{head}{}", unit.repeat(times));
        let at = text.floor_char_boundary(at);
        let before = &text[..at];
        let source = SourceText::new(text.clone(), origin);
        let line = before.matches('\n').count() as u32 + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1;
        prop_assert_eq!(source.position(at as u32), LineColumn { line, column });
        let bytes = match origin {
            Origin::Utf8 => at,
            Origin::Utf8Bom => at + 3,
            Origin::Utf16 => 2 + 2 * before.encode_utf16().count(),
            Origin::Windows1252 => before.chars().count(),
        };
        prop_assert_eq!(source.file_offset(at as u32), bytes as u64);
    }
}
