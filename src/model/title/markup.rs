//! Titles and names are kept with markup of the pages they are shown on; this takes it off.

use std::borrow::Cow;

/// The text without HTML tags, Markdown links and emphasis, character references and runs of white space.
///
/// `<a href="/jobs">Engineer</a>, [CTO](../cto.md) &amp; **founder**` becomes `Engineer, CTO & founder`; `<br>` becomes
/// a comma, because it parts a title from what follows.
pub fn plain_text(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let marked = bytes.iter().any(|b| matches!(b, b'<' | b'[' | b'&' | b'*' | b'`' | b'\n' | b'\t' | b'\r'));
    let spaced = text.contains("  ") || text.starts_with(' ') || text.ends_with(' ');
    if !marked && !spaced {
        return Cow::Borrowed(text);
    }
    let untagged = without_tags(text);
    let unlinked = without_links(&untagged);
    Cow::Owned(collapsed(&references_decoded(&unlinked)))
}

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        out.push_str(before);
        let is_tag = tag.get(1..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'));
        match tag.find('>').filter(|_| is_tag) {
            Some(close) => {
                let name = tag.get(1..close).unwrap_or("").trim_start_matches('/');
                out.push_str(if name.get(..2).is_some_and(|n| n.eq_ignore_ascii_case("br")) { ", " } else { " " });
                rest = tag.get(close + 1..).unwrap_or("");
            }
            None => {
                out.push('<');
                rest = tag.get(1..).unwrap_or("");
            }
        }
    }
    out.push_str(rest);
    out
}

fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, link) = rest.split_at(open);
        out.push_str(before);
        let Some(middle) = link.find("](") else {
            out.push_str(link);
            return out;
        };
        let target = link.get(middle + 2..).unwrap_or("");
        match target.find(')') {
            Some(close) => {
                out.push_str(link.get(1..middle).unwrap_or(""));
                rest = target.get(close + 1..).unwrap_or("");
            }
            None => {
                out.push_str(link);
                return out;
            }
        }
    }
    out.push_str(rest);
    out
}

fn references_decoded(text: &str) -> String {
    let named = [("&amp;", "&"), ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")];
    let mut out = text.to_owned();
    if out.contains('&') {
        for (reference, character) in named {
            out = out.replace(reference, character);
        }
    }
    out.retain(|c| c != '*' && c != '`');
    out
}

fn collapsed(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.replace(" ,", ",").trim_matches([',', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn markup_goes_and_words_stay() {
        assert_eq!(
            plain_text("<a href=\"/x\">Backend\n Engineer</a>, Verify&amp;Test"),
            "Backend Engineer, Verify&Test"
        );
        assert_eq!(plain_text("[CEO](../ceo.md), co-founder"), "CEO, co-founder");
        assert_eq!(plain_text("**CTO**<br/>Dana"), "CTO, Dana");
        assert_eq!(plain_text("a < b [x"), "a < b [x");
    }
}
