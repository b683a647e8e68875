//! A diagram as drawn: boxes, arrows, frames around boxes.

use super::code::Code;
use super::markup::{Markup, decode};
use crate::parse::chart::Problem;
use crate::parse::document::Prose;
use crate::source::Span;
use std::collections::HashMap;
use std::ops::Range;

/// A diagram as drawn.
#[derive(Debug)]
pub struct Graph<'a> {
    /// The text that it is drawn in.
    pub code: Code<'a>,
    /// Boxes in the order of their first mention.
    pub boxes: Vec<Drawn>,
    /// Arrows and lines, and the nesting of items.
    pub links: Vec<Link>,
    /// Frames around boxes: subgraphs, packages.
    pub frames: Vec<Frame>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Is the diagram laid out from the bottom to the top (`BT`)?
    pub upwards: bool,
    by_id: HashMap<String, usize>,
}

/// A box.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The whole of its definition.
    pub at: Span,
    /// Its text, without markup; the id where it has none of its own.
    pub label: Prose,
    /// Its id, for frames that arrows point to.
    pub id: String,
    /// Has it a text of its own?
    pub labelled: bool,
    /// Innermost frame around it.
    pub frame: Option<usize>,
    /// Said to be a team by its shape or class.
    pub unit: bool,
}

/// A frame around boxes.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Its id: arrows may point to it.
    pub id: String,
    /// Its title.
    pub title: Prose,
    /// Where it begins.
    pub at: Span,
    /// The frame around it.
    pub parent: Option<usize>,
}

/// A line between two boxes.
#[derive(Clone, Debug)]
pub struct Link {
    /// The box written first (or the outer item).
    pub tail: usize,
    /// The box written second (or the inner item).
    pub head: usize,
    /// How it is drawn.
    pub stroke: Stroke,
    /// Which ends have arrows.
    pub ends: Ends,
    /// Its label.
    pub text: String,
    /// The arrow, or the inner item.
    pub at: Span,
    /// Links of one chain `A --- B --- C` share a number.
    pub chain: u32,
}

/// How a line is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stroke {
    /// Drawn through, or thick.
    Solid,
    /// Dotted or dashed.
    Dotted,
    /// Only for the layout.
    Invisible,
}

/// Which ends of a line have arrow heads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ends {
    /// From tail to head.
    Forward,
    /// From head to tail.
    Backward,
    /// Peers.
    Both,
    /// A line without arrows.
    None,
    /// No line at all: the head is nested in the tail.
    Nested,
}

impl<'a> Graph<'a> {
    /// A diagram without boxes.
    pub fn new(code: Code<'a>) -> Self {
        Self {
            code,
            boxes: Vec::new(),
            links: Vec::new(),
            frames: Vec::new(),
            problems: Vec::new(),
            upwards: false,
            by_id: HashMap::new(),
        }
    }

    /// The box with an id, drawn now if it is not yet; `id` is its place in the code.
    pub fn mention(&mut self, id: Range<usize>, frame: Option<usize>) -> usize {
        let name = self.code.text.get(id.clone()).unwrap_or("").to_string();
        if let Some(&known) = self.by_id.get(&name) {
            if let Some(drawn) = self.boxes.get_mut(known) {
                drawn.frame = drawn.frame.or(frame);
            }
            return known;
        }
        let label = decode(&self.code, id.clone(), Markup::PLAIN);
        let at = self.code.span(id.start, id.end);
        self.by_id.insert(name.clone(), self.boxes.len());
        self.boxes.push(Drawn { at, label, id: name, labelled: false, frame, unit: false });
        self.boxes.len() - 1
    }

    /// Is there a box with this id already?
    pub fn knows(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// Another name for a box.
    pub fn alias(&mut self, id: &str, drawn: usize) {
        self.by_id.entry(id.to_string()).or_insert(drawn);
    }

    /// A box without an id.
    pub fn draw(&mut self, label: Prose, at: Span, frame: Option<usize>) -> usize {
        self.boxes.push(Drawn { at, label, id: String::new(), labelled: true, frame, unit: false });
        self.boxes.len() - 1
    }

    /// Gives a box its text.
    pub fn write(&mut self, drawn: usize, label: Prose, at: Span) {
        if let Some(drawn) = self.boxes.get_mut(drawn).filter(|_| !label.text.trim().is_empty()) {
            drawn.at = if drawn.labelled { at } else { drawn.at.to(at) };
            drawn.label = label;
            drawn.labelled = true;
        }
    }

    /// Nests `inner` in `outer`.
    pub fn nest(&mut self, outer: usize, inner: usize) {
        let Some(at) = self.boxes.get(inner).map(|drawn| drawn.at) else { return };
        let text = String::new();
        self.links.push(Link {
            tail: outer,
            head: inner,
            stroke: Stroke::Solid,
            ends: Ends::Nested,
            text,
            at,
            chain: 0,
        });
    }

    /// Says that bytes `start..end` of the code cannot be read. Only the first hundred problems of a diagram are kept.
    pub fn problem(&mut self, start: usize, end: usize, message: impl Into<String>) {
        if self.problems.len() < 100 {
            self.problems.push(Problem { at: self.code.span(start, end), message: message.into() });
        }
    }
}
