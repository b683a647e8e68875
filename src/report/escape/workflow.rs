//! Workflow commands of GitHub Actions: `::error file=…::message`.

use super::line::without_command;
use super::{is_unsafe, shortened, symbol};

/// The message after the last `::`. Newlines are kept, encoded.
pub(in crate::report) fn data(text: &str) -> String {
    escaped(&shortened(text), "%")
}

/// The value of a property.
pub(in crate::report) fn property(text: &str) -> String {
    escaped(text, "%:,")
}

fn escaped(text: &str, special: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in without_command(text).chars() {
        if c == '\n' || c == '\r' || special.contains(c) {
            out.push_str(&format!("%{:02X}", u32::from(c)));
        } else if is_unsafe(c) {
            out.push_str(&symbol(c, true));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_cannot_end_early() {
        assert_eq!(property("a,b:c%\r\n\u{1b}.md"), "a%2Cb%3Ac%25%0D%0A␛.md");
        assert_eq!(data("50 %, see: x\n##[error]"), "50 %25, see: x%0A# #[error]");
    }
}
