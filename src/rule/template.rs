//! Words with placeholders: `{who} is made to {does} {what}`.

use serde::Deserialize;

/// A text whose `{name}` parts are filled in for each finding; `{{` and `}}` stand for the braces themselves.
#[derive(Clone, PartialEq, Eq, Default, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Template {
    pieces: Vec<Piece>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Piece {
    Text(String),
    Value(String),
}

impl Template {
    /// Names of the placeholders, in order, with repetitions.
    pub fn placeholders(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Value(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }

    /// Is there nothing to say?
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The text with each placeholder replaced by what `value` gives for its name; by `…` where it gives nothing.
    pub fn render<'v>(&self, value: impl Fn(&str) -> Option<std::borrow::Cow<'v, str>>) -> String {
        self.pieces.iter().fold(String::new(), |mut text, piece| {
            match piece {
                Piece::Text(plain) => text.push_str(plain),
                Piece::Value(name) => text.push_str(&value(name).unwrap_or("…".into())),
            }
            text
        })
    }
}

impl std::fmt::Display for Template {
    /// As it stands in the rule file.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.pieces.iter().try_for_each(|piece| match piece {
            Piece::Text(text) => f.write_str(&text.replace('{', "{{").replace('}', "}}")),
            Piece::Value(name) => write!(f, "{{{name}}}"),
        })
    }
}

impl TryFrom<String> for Template {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find(['{', '}']) {
            plain.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                plain.push_str(brace);
                rest = after;
            } else if brace == "}" {
                return Err("a `}` without its `{`; write `}}` for the brace itself".to_owned());
            } else {
                let (name, after) = rest
                    .split_once('}')
                    .filter(|(name, _)| is_name(name))
                    .ok_or("a `{` that begins no `{placeholder}`; write `{{` for the brace itself")?;
                if !plain.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut plain)));
                }
                pieces.push(Piece::Value(name.to_owned()));
                rest = after;
            }
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            pieces.push(Piece::Text(plain));
        }
        Ok(Self { pieces })
    }
}

/// Lower-case letters, digits and underscores.
pub(crate) fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::Template;

    fn template(text: &str) -> Result<Template, String> {
        Template::try_from(text.to_owned())
    }

    #[test]
    fn placeholders_are_filled_and_braces_can_be_written() {
        let words = template("{who} owns {{all}} of {what}").unwrap();
        let said = words.render(|name| Some(if name == "who" { "the CTO" } else { "delivery" }.into()));
        assert_eq!(said, "the CTO owns {all} of delivery");
        assert_eq!(words.placeholders().collect::<Vec<_>>(), ["who", "what"]);
        assert_eq!(words.to_string(), "{who} owns {{all}} of {what}");
    }

    #[test]
    fn a_lone_brace_is_refused() {
        assert!(template("a { b").is_err());
        assert!(template("a } b").is_err());
        assert!(template("{Not A Name}").is_err());
    }
}
