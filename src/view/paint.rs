//! Bold, faint and marked words, and lines of a given width, for the views of the terminal.

use unicode_width::UnicodeWidthStr as _;

/// May ANSI codes be used?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paint {
    /// Text alone; marked words stand between `«` and `»`.
    Plain,
    /// Codes for bold, faint and underlined.
    Ansi,
}

impl Paint {
    /// A title.
    pub fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    /// A remark.
    pub fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    /// The words that a finding is about.
    pub fn mark(self, text: &str) -> String {
        match self {
            Self::Plain => format!("«{text}»"),
            Self::Ansi => self.with("4", text),
        }
    }

    fn with(self, code: &str, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Ansi => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }
}

/// The words of `text` in lines of at most `width` columns (a longer word has a line of its own), each after `indent`
/// and with a line ending. Line ends of the text count as spaces.
pub fn wrap(text: &str, indent: &str, width: usize) -> String {
    let mut lines = String::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && indent.width() + line.width() + 1 + word.width() > width {
            lines.push_str(&format!("{indent}{line}\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push_str(&format!("{indent}{line}\n"));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_at_the_width_and_long_words_stand_alone() {
        assert_eq!(wrap("a bb\nccc incomprehensibilities d", " ", 8), " a bb\n ccc\n incomprehensibilities\n d\n");
        assert_eq!(wrap(" \n ", "  ", 8), "");
    }
}
