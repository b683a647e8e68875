//! Attribute lists: `[label="Text", style=dashed]`.

use super::lexer::{Kind, Token};
use super::parser::Parser;
use crate::parse::diagram::{Markup, Stroke};
use std::ops::Range;

/// What the attributes of a node, an edge or a graph say.
#[derive(Default)]
pub(super) struct Attributes {
    pub(super) label: Option<(Range<usize>, Kind)>,
    pub(super) style: Option<Stroke>,
    pub(super) record: bool,
    pub(super) back: bool,
    pub(super) bottom_up: bool,
}

impl Parser<'_> {
    /// `[key=value, …]`, once or several times.
    pub(super) fn attributes(&mut self) -> Attributes {
        let mut found = Attributes::default();
        while self.sign(b'[') {
            let open = self.peek().map_or(0..0, |token| token.at.clone());
            self.next += 1;
            while !self.sign(b']') {
                match self.peek().cloned() {
                    None => {
                        self.graph.problem(open.start, open.end, "this `[` is not closed");
                        return found;
                    }
                    Some(Token { kind: Kind::Sign(b'{' | b'}') | Kind::Arrow, at, .. }) => {
                        self.graph.problem(at.start, at.end, "expected an attribute or `]`");
                        return found;
                    }
                    Some(token) => self.attribute(&token, &mut found),
                }
            }
            self.next += 1;
        }
        found
    }

    fn attribute(&mut self, key: &Token, found: &mut Attributes) {
        self.next += 1;
        if let Kind::Broken(message) = key.kind {
            self.graph.problem(key.at.start, key.at.end, message);
        }
        if !matches!(key.kind, Kind::Word | Kind::Quoted) || !self.sign(b'=') {
            return;
        }
        self.next += 1;
        let Some(value) = self.peek().cloned() else { return };
        self.next += 1;
        if let Kind::Broken(message) = value.kind {
            self.graph.problem(value.at.start, value.at.end, message);
        }
        let (name, text) = (self.text(key).to_lowercase(), self.text(&value).to_lowercase());
        match name.as_str() {
            "label" | "xlabel" if found.label.is_none() => found.label = Some((value.inner, value.kind)),
            "style" if text.contains("invis") => found.style = Some(Stroke::Invisible),
            "style" if text.contains("dotted") || text.contains("dashed") => found.style = Some(Stroke::Dotted),
            "style" if text.contains("solid") || text.contains("bold") => found.style = Some(Stroke::Solid),
            "shape" => found.record = text.contains("record"),
            "dir" => found.back = text == "back",
            "rankdir" => found.bottom_up = matches!(text.as_str(), "bt" | "rl"),
            _ => {}
        }
    }
}

/// Markup of a label.
pub(super) fn markup(kind: Kind, record: bool) -> Markup {
    match kind {
        Kind::Html => Markup::DOT_HTML,
        _ if record => Markup::DOT_RECORD,
        _ => Markup::DOT,
    }
}
