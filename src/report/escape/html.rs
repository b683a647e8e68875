//! Markdown and the HTML inside it.

use super::line::words;

/// Text inside an element, `<pre>` for example; the text is harmless for a terminal already.
pub(in crate::report) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

/// Words in a paragraph or a table cell: no markup, no link, no mention of anybody.
pub(in crate::report) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in words(text, true).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // An empty comment after it is what keeps GitHub from notifying people.
            '@' => out.push_str("@<!-- -->"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '$' | '!' | ':' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_a_page_is_no_markup() {
        assert_eq!(markdown("[x](http://y) @dana | <b>"), r"\[x\](http\://y) @<!-- -->dana \| &lt;b&gt;");
        assert_eq!(text("</pre>&"), "&lt;/pre&gt;&amp;");
    }
}
