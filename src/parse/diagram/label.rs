//! The text of a box or an item, read as name, title, team: `Title<br/>Name`, `Name (Title)`, `Name, Title - Team` …
//!
//! The order does not matter: the part with a title's words is the title.

mod segment;

use super::words::{self, Kind};
use crate::parse::chart::Node;
use crate::parse::document::Prose;
use crate::source::{FileId, Span, Spanned};
use segment::{Break, Segment, Shape, segments};
use std::ops::Range;

/// What a label says.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The fields that were read.
    pub node: Node,
    /// A team, a department, a field of work rather than a seat.
    pub unit: bool,
    /// A personal name of two words or more stands in it.
    pub named: bool,
    /// Bytes of text that belong to no field: prose rather than a label when there are many.
    pub rest: usize,
}

/// Reads a whole label.
pub fn read(prose: &Prose, file: FileId, whole: Span) -> Reading {
    read_part(prose, 0..prose.text.len(), file, whole)
}

/// Reads `range` of a text.
pub fn read_part(prose: &Prose, range: Range<usize>, file: FileId, whole: Span) -> Reading {
    let parts = segments(&prose.text, range);
    let mut label = Label { prose, file, whole, used: vec![false; parts.len()], parts };
    let mut node = empty_node(whole);
    label.marks(&mut node);
    let name = label.name();
    let title = label.title(name.as_ref());
    let named = name.as_ref().is_some_and(|name| words::kind(&label.value(name)) == Kind::Person);
    node.name = name.map(|range| label.spanned(&range));
    node.title = title.map(|range| label.spanned(&range));
    label.team(&mut node);
    node.count = node.count.filter(|_| node.name.is_none());
    let unit = node.name.is_none() && node.title.is_none() && node.status.is_empty();
    if unit {
        label.left_over(&mut node);
    }
    Reading { unit: unit && node.name.is_none(), named, rest: label.rest(), node }
}

pub(super) fn empty_node(at: Span) -> Node {
    Node {
        at,
        keys: Vec::new(),
        name: None,
        title: None,
        team: None,
        emails: Vec::new(),
        handles: Vec::new(),
        status: Vec::new(),
        count: None,
    }
}

struct Label<'p> {
    prose: &'p Prose,
    file: FileId,
    whole: Span,
    parts: Vec<Segment>,
    used: Vec<bool>,
}

impl Label<'_> {
    /// Addresses, handles, counts, vacancies: what is told by its own form.
    fn marks(&mut self, node: &mut Node) {
        for (index, part) in self.parts.clone().iter().enumerate() {
            node.count = node.count.or(part.count);
            match part.shape {
                Shape::Email => node.emails.push(self.spanned(&part.text)),
                Shape::Handle => node.handles.push(self.spanned(&part.text)),
                Shape::Words(Kind::Vacant) => node.status.push(("status".into(), self.spanned(&part.text))),
                Shape::Pronouns | Shape::Number => {}
                Shape::Words(_) => continue,
            }
            self.mark(index);
        }
    }

    /// The personal name; a single word only where a title stands next to it.
    fn name(&mut self) -> Option<Range<usize>> {
        if let Some(index) = self.first(Kind::Person) {
            self.mark(index);
            return self.parts.get(index).map(|part| part.text.clone());
        }
        let has_title = self.first(Kind::Role).is_some();
        if has_title && let Some(range) = self.odd_name() {
            return Some(range);
        }
        let single = |label: &Self, index: usize| {
            label.parts.get(index).is_some_and(|part| {
                part.shape == Shape::Words(Kind::Other) && words::may_be_a_name(label.slice(&part.text))
            })
        };
        let index = (0..self.parts.len()).find(|&index| {
            let own_line = self.parts.get(index).is_some_and(|part| matches!(part.after, Break::Line | Break::Start));
            let next = self.parts.get(index + 1).map(|part| part.after);
            let goes_on = self.parts.get(index + 1).is_some_and(|part| {
                part.after == Break::Line && self.slice(&part.text).starts_with(char::is_lowercase)
            });
            single(self, index)
                && has_title
                && own_line
                && !goes_on
                && matches!(next, None | Some(Break::Line | Break::Comma | Break::Open))
        })?;
        self.mark(index);
        let mut range = self.parts.get(index)?.text.clone();
        if single(self, index + 1) && self.parts.get(index + 1)?.after == Break::Line {
            self.mark(index + 1);
            range.end = self.parts.get(index + 1)?.text.end;
        }
        Some(range)
    }

    /// Of two lines, one a title, the other is a name, even one of words that are known as something else.
    fn odd_name(&mut self) -> Option<Range<usize>> {
        let is = |part: &Segment, kind| part.shape == Shape::Words(kind);
        let (first, second) = (self.parts.first()?, self.parts.get(1)?);
        if second.after != Break::Line {
            return None;
        }
        let index = if is(first, Kind::Other) && is(second, Kind::Role) {
            0
        } else if is(first, Kind::Role) && is(second, Kind::Other) && self.parts.len() == 2 {
            1
        } else {
            return None;
        };
        let range = self.parts.get(index)?.text.clone();
        let mut words = self.slice(&range).split_whitespace();
        let goes_on = self.slice(&second.text).starts_with(char::is_lowercase);
        let named = !goes_on && words.clone().count() >= 2 && words.all(words::looks_like_a_name);
        named.then(|| {
            self.mark(index);
            range
        })
    }

    /// The title: the first part with a title's words, and what belongs to it before and after.
    fn title(&mut self, name: Option<&Range<usize>>) -> Option<Range<usize>> {
        let Some(index) = self.first(Kind::Role) else { return self.odd_title(name) };
        self.mark(index);
        let mut range = self.parts.get(index)?.text.clone();
        let mut first = index;
        while let Some(before) = first.checked_sub(1).filter(|_| name.is_none()) {
            if !self.leads_into(first, before) {
                break;
            }
            self.mark(before);
            range.start = self.parts.get(before)?.text.start;
            first = before;
        }
        for (next, part) in self.parts.clone().iter().enumerate().skip(index + 1) {
            if !self.belongs(part) || self.used.get(next) == Some(&true) {
                break;
            }
            if part.shape != Shape::Words(Kind::Unit) || part.after == Break::Line {
                self.mark(next);
            }
            let opened = self.slice(&(range.start..part.text.start)).contains(['(', '[']);
            range.end = if opened { part.outer.end } else { part.text.end };
        }
        Some(range)
    }

    /// Is the line before a title's words its beginning ("Platform / Engineering Manager", "Chief / accountant")?
    fn leads_into(&self, first: usize, before: usize) -> bool {
        let (Some(first), Some(before)) = (self.parts.get(first), self.parts.get(before)) else { return false };
        let text = self.slice(&before.text);
        let goes_on = self.slice(&first.text).starts_with(char::is_lowercase) && text.len() <= 30;
        first.after == Break::Line && (goes_on || words::is_field(text) || before.shape == Shape::Words(Kind::Modifier))
    }

    /// Does a part after a title's words belong to the title?
    fn belongs(&self, part: &Segment) -> bool {
        let Shape::Words(kind) = part.shape else { return false };
        let text = self.slice(&part.text);
        let low = text.starts_with(char::is_lowercase);
        match (part.after, kind) {
            (_, Kind::Role | Kind::Modifier) => true,
            (Break::Comma | Break::Open | Break::Dash | Break::Colon, Kind::Unit) => true,
            (Break::Comma | Break::Open, Kind::Other) => !low && text.len() <= 40,
            (Break::Dash, Kind::Other) => !low && text.split_whitespace().count() <= 3 && text.len() <= 40,
            (Break::Line, Kind::Unit | Kind::Other) => low && text.len() <= 60,
            _ => false,
        }
    }

    /// Beside a name, a line of its own is a title even in words that are not known as such.
    fn odd_title(&mut self, name: Option<&Range<usize>>) -> Option<Range<usize>> {
        let name = name?.clone();
        let index = self.parts.iter().enumerate().position(|(index, part)| {
            part.after == Break::Line
                && part.text.start >= name.end
                && self.used.get(index) == Some(&false)
                && part.shape == Shape::Words(Kind::Other)
                && part.text.len() <= 60
        })?;
        self.mark(index);
        self.parts.get(index).map(|part| part.text.clone())
    }

    fn team(&mut self, node: &mut Node) {
        let Some(index) = self.first(Kind::Unit) else { return };
        self.mark(index);
        let Some(mut range) = self.parts.get(index).map(|part| part.text.clone()) else { return };
        // "Manufacturing / department": the name began on the line before.
        let before = index
            .checked_sub(1)
            .filter(|&before| self.used.get(before) == Some(&false) && self.leads_into(index, before));
        if let Some(part) = before.and_then(|before| self.parts.get(before)) {
            range.start = part.text.start;
        }
        before.into_iter().for_each(|before| self.mark(before));
        node.team = Some(self.spanned(&range));
    }

    /// A box of which nothing was understood: a single word that may be a name is one, anything else names a thing.
    fn left_over(&mut self, node: &mut Node) {
        if node.team.is_some() {
            return;
        }
        let Some(part) = self.parts.iter().find(|part| matches!(part.shape, Shape::Words(_))).cloned() else { return };
        let whole = part.text.start..self.parts.last().map_or(part.text.end, |last| last.outer.end);
        if self.parts.len() == 1 && words::may_be_a_name(self.slice(&part.text)) {
            node.name = Some(self.spanned(&part.text));
        } else {
            node.team = Some(self.spanned(&whole));
        }
    }

    fn first(&self, kind: Kind) -> Option<usize> {
        self.parts
            .iter()
            .enumerate()
            .position(|(index, part)| part.shape == Shape::Words(kind) && self.used.get(index) == Some(&false))
    }

    fn mark(&mut self, index: usize) {
        if let Some(used) = self.used.get_mut(index) {
            *used = true;
        }
    }

    fn rest(&self) -> usize {
        self.parts.iter().zip(&self.used).filter(|(_, used)| !**used).map(|(part, _)| part.text.len()).sum()
    }

    fn slice(&self, range: &Range<usize>) -> &str {
        self.prose.text.get(range.clone()).unwrap_or("")
    }

    fn value(&self, range: &Range<usize>) -> String {
        self.slice(range).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn spanned(&self, range: &Range<usize>) -> Spanned<String> {
        let span = self.prose.span(self.file, range.start as u32, range.end as u32, self.whole);
        Spanned::new(self.value(range), span)
    }
}
