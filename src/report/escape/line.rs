//! Text that becomes part of one line of a terminal or a log.

use super::{COMMAND, is_unsafe, shortened, symbol};

/// Words of a message: white space of any kind becomes one space, so that a value with a newline forges no line.
pub(in crate::report) fn words(text: &str, unicode: bool) -> String {
    safe(&shortened(text), unicode, |c| c == '\n' || c == '\r' || c == '\t')
}

/// A file name: every odd character is shown, none is lost.
pub(in crate::report) fn path(text: &str, unicode: bool) -> String {
    safe(text, unicode, |_| false)
}

/// A file name before `:line:column:`: a colon of its own before a digit is written `%3A`, so that no name looks like
/// the place of another finding.
pub(in crate::report) fn place(text: &str, unicode: bool) -> String {
    let path = path(text, unicode);
    let mut out = String::with_capacity(path.len());
    let mut letters = path.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            ':' if letters.peek().is_some_and(char::is_ascii_digit) => out.push_str("%3A"),
            _ => out.push(c),
        }
    }
    out
}

fn safe(text: &str, unicode: bool, is_space: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_space(c) {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if is_unsafe(c) {
            out.push_str(&symbol(c, unicode));
        } else {
            out.push(c);
        }
    }
    without_command(&out)
}

/// Breaks `##[` up: `# #[`.
pub(in crate::report) fn without_command(text: &str) -> String {
    if text.contains(COMMAND) { text.replace(COMMAND, "# #[") } else { text.to_owned() }
}

/// The last gate of a rendered block: no line of it starts with `::`, and none holds `##[`, whatever wrapping did.
pub(in crate::report) fn guarded(block: &str) -> String {
    let mut out = String::with_capacity(block.len());
    for line in block.split_inclusive('\n') {
        let body = line.trim_start();
        match body.strip_prefix("::") {
            Some(rest) => {
                out.push_str(line.get(..line.len() - body.len()).unwrap_or(""));
                out.push_str(": :");
                out.push_str(rest);
            }
            None => out.push_str(line),
        }
    }
    without_command(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_become_symbols() {
        assert_eq!(path("a\u{1b}[31m\nb\u{9b}", true), "a␛[31m␊b<U+009B>");
        assert_eq!(path("a\u{1b}", false), "a<U+001B>");
        assert_eq!(words("two\r\n  lines\u{202e}", true), "two   lines<U+202E>");
    }

    #[test]
    fn no_name_looks_like_a_place() {
        assert_eq!(place("a.md:1:22: error[x] b:c.md", true), "a.md%3A1%3A22: error[x] b:c.md");
    }

    #[test]
    fn commands_of_the_runner_are_broken_up() {
        assert_eq!(words("x ###[error]y", true), "x ## #[error]y");
        assert_eq!(guarded("  ::error::x\nfine::y\n"), "  : :error::x\nfine::y\n");
    }
}
