//! Statements of DOT, read with a stack of braces of our own, so that no depth of nesting matters.

use super::attribute::{Attributes, markup};
use super::lexer::{Kind, Token, tokens};
use crate::parse::diagram::{Code, Ends, Frame, Graph, Link, Stroke, decode};
use std::ops::Range;

/// Most edges that one `{a b} -> {c d}` may draw.
const WIDEST: usize = 1024;

/// Draws the graph.
pub(super) fn draw(code: Code<'_>) -> Graph<'_> {
    let tokens = tokens(code.text);
    let mut parser = Parser { graph: Graph::new(code), tokens, next: 0, open: Vec::new(), chain: 0 };
    parser.header();
    while parser.next < parser.tokens.len() {
        let before = parser.next;
        parser.statement();
        if parser.next == before {
            parser.next += 1;
        }
    }
    parser.finish();
    parser.graph
}

/// A brace that is open.
#[derive(Default)]
struct Scope {
    /// Where it opens.
    at: Range<usize>,
    frame: Option<usize>,
    /// Boxes mentioned in it, to which an edge to the whole subgraph runs.
    members: Vec<usize>,
    /// `edge [style=dashed]` so far.
    stroke: Option<Stroke>,
    record: bool,
    /// The statement in the scope around it that it is part of.
    chain: Chain,
}

/// `a -> {b c} -> d` as far as it is read.
#[derive(Default)]
struct Chain {
    links: Range<usize>,
    last: Vec<usize>,
    arrow: Option<(Ends, Range<usize>)>,
}

pub(super) struct Parser<'a> {
    pub(super) graph: Graph<'a>,
    tokens: Vec<Token>,
    pub(super) next: usize,
    open: Vec<Scope>,
    chain: u32,
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next)
    }

    pub(super) fn sign(&self, sign: u8) -> bool {
        self.peek().is_some_and(|token| token.kind == Kind::Sign(sign))
    }

    pub(super) fn text(&self, token: &Token) -> String {
        self.graph.code.text.get(token.inner.clone()).unwrap_or("").to_string()
    }

    fn lower(&self) -> String {
        self.peek()
            .filter(|token| token.kind == Kind::Word)
            .map(|token| self.text(token).to_lowercase())
            .unwrap_or_default()
    }

    /// `strict digraph name {`.
    fn header(&mut self) {
        if self.lower() == "strict" {
            self.next += 1;
        }
        let word = self.lower();
        let known = matches!(word.as_str(), "graph" | "digraph");
        if let Some(at) = self.peek().map(|token| token.at.clone()).filter(|_| !known) {
            self.graph.problem(at.start, at.end, "expected `digraph` or `graph`");
        }
        while self.next < self.tokens.len() && !self.sign(b'{') {
            self.next += 1;
        }
        self.enter(None, Chain::default());
    }

    fn enter(&mut self, frame: Option<usize>, chain: Chain) {
        let at = self.peek().map_or(0..0, |token| token.at.clone());
        let outer = self.open.last();
        let frame = frame.or(outer.and_then(|scope| scope.frame));
        let (stroke, record) = outer.map_or((None, false), |scope| (scope.stroke, scope.record));
        self.open.push(Scope { at, frame, stroke, record, chain, members: Vec::new() });
        self.next += 1;
    }

    fn statement(&mut self) {
        let Some(token) = self.peek().cloned() else { return };
        match token.kind {
            Kind::Sign(b';' | b',') => self.next += 1,
            Kind::Sign(b'}') => self.leave(),
            Kind::Sign(b'{') => self.enter(None, Chain::default()),
            Kind::Word if self.keyword() => {}
            Kind::Word | Kind::Quoted | Kind::Html => self.edge_or_node(Chain::default()),
            Kind::Broken(message) => self.broken(&token, message),
            _ => {
                self.graph.problem(token.at.start, token.at.end, "expected a node, an edge or a subgraph");
                self.next += 1;
            }
        }
    }

    fn broken(&mut self, token: &Token, message: &str) {
        self.graph.problem(token.at.start, token.at.end, message);
        self.next += 1;
    }

    /// `graph`, `node` and `edge` defaults, `subgraph`, `key = value`.
    fn keyword(&mut self) -> bool {
        let word = self.lower();
        match word.as_str() {
            "subgraph" => {
                self.subgraph(Chain::default());
                true
            }
            "graph" | "node" | "edge" if self.follows(b'[') => {
                self.next += 1;
                let attributes = self.attributes();
                let upwards = attributes.bottom_up;
                if let Some(scope) = self.open.last_mut() {
                    scope.stroke = if word == "edge" { attributes.style.or(scope.stroke) } else { scope.stroke };
                    scope.record |= word == "node" && attributes.record;
                }
                self.graph.upwards |= upwards;
                if word == "graph" {
                    self.frame_title(attributes.label);
                }
                true
            }
            _ if self.follows(b'=') => {
                let value = self.tokens.get(self.next + 2).cloned();
                match (word.as_str(), value) {
                    ("label", Some(value)) => self.frame_title(Some((value.inner, value.kind))),
                    ("rankdir", Some(value)) => self.graph.upwards |= matches!(self.text(&value).as_str(), "BT" | "RL"),
                    _ => {}
                }
                self.next += 3;
                true
            }
            _ => false,
        }
    }

    fn follows(&self, sign: u8) -> bool {
        self.tokens.get(self.next + 1).is_some_and(|token| token.kind == Kind::Sign(sign))
    }

    fn frame_title(&mut self, label: Option<(Range<usize>, Kind)>) {
        let (Some((range, kind)), Some(frame)) = (label, self.open.last().and_then(|scope| scope.frame)) else {
            return;
        };
        let title = decode(&self.graph.code, range, markup(kind, false));
        if let Some(frame) = self.graph.frames.get_mut(frame) {
            frame.title = title;
        }
    }

    /// `subgraph cluster_x {`: only clusters are drawn as frames.
    fn subgraph(&mut self, chain: Chain) {
        let start = self.peek().map_or(0..0, |token| token.at.clone());
        self.next += 1;
        let name =
            self.peek().filter(|token| matches!(token.kind, Kind::Word | Kind::Quoted)).map(|token| self.text(token));
        if name.is_some() {
            self.next += 1;
        }
        if !self.sign(b'{') {
            self.graph.problem(start.start, start.end, "expected `{` after this `subgraph`");
            return;
        }
        let parent = self.open.last().and_then(|scope| scope.frame);
        let frame = name.filter(|name| name.starts_with("cluster")).map(|id| {
            let at = self.graph.code.span(start.start, start.end);
            self.graph.frames.push(Frame { id, title: Default::default(), at, parent });
            self.graph.frames.len() - 1
        });
        self.enter(frame, chain);
    }

    /// Closes a brace; an edge to or from the whole of it goes on.
    fn leave(&mut self) {
        let at = self.peek().map_or(0..0, |token| token.at.clone());
        self.next += 1;
        if self.open.len() <= 1 {
            if let Some(after) = self.peek().map(|token| token.at.clone()) {
                self.graph.problem(after.start, after.end, "the graph ended before this");
            } else if self.open.is_empty() {
                self.graph.problem(at.start, at.end, "this `}` closes nothing");
            }
            self.next = self.tokens.len();
            self.open.clear();
            return;
        }
        let Some(scope) = self.open.pop() else { return };
        let mut chain = scope.chain;
        let linked =
            chain.arrow.is_some() || self.peek().is_some_and(|token| matches!(token.kind, Kind::Arrow | Kind::Line));
        let ends = if linked { scope.members.iter().take(WIDEST + 1).copied().collect() } else { Vec::new() };
        self.hand_out(scope.members);
        if !linked {
            return;
        }
        self.join(&mut chain, ends);
        self.edge_or_node(chain);
    }

    /// Adds the boxes of a closed brace to the brace around it: the shorter list to the longer one.
    fn hand_out(&mut self, mut members: Vec<usize>) {
        if let Some(outer) = self.open.last_mut() {
            if outer.members.len() < members.len() {
                std::mem::swap(&mut outer.members, &mut members);
            }
            outer.members.extend(members);
        }
    }

    /// Operands and arrows from here to the end of the statement, or to the brace that opens the next operand.
    fn edge_or_node(&mut self, mut chain: Chain) {
        let mut only = None;
        loop {
            match self.peek().map(|token| token.kind) {
                Some(Kind::Arrow | Kind::Line) if chain.arrow.is_none() && !chain.last.is_empty() => {
                    self.arrow(&mut chain);
                }
                Some(Kind::Word | Kind::Quoted | Kind::Html) if chain.last.is_empty() || chain.arrow.is_some() => {
                    if chain.arrow.is_some() && self.lower() == "subgraph" {
                        self.subgraph(chain);
                        return;
                    }
                    let drawn = self.node();
                    only = only.xor(Some(drawn)).filter(|_| chain.arrow.is_none());
                    self.join(&mut chain, vec![drawn]);
                }
                Some(Kind::Sign(b'{')) if chain.arrow.is_some() => {
                    self.enter(None, chain);
                    return;
                }
                Some(Kind::Sign(b'[')) => break,
                _ => {
                    self.dangling(&chain);
                    return;
                }
            }
        }
        self.dangling(&chain);
        let attributes = self.attributes();
        self.apply(&chain, only, attributes);
    }

    fn arrow(&mut self, chain: &mut Chain) {
        let Some(token) = self.peek().cloned() else { return };
        let ends = if token.kind == Kind::Arrow { Ends::Forward } else { Ends::None };
        chain.arrow = Some((ends, token.at));
        self.next += 1;
    }

    fn dangling(&mut self, chain: &Chain) {
        if let Some((_, at)) = &chain.arrow {
            self.graph.problem(at.start, at.end, "this edge leads to no node");
        }
    }

    /// The node whose id comes next, its port left out.
    fn node(&mut self) -> usize {
        let frame = self.open.last().and_then(|scope| scope.frame);
        let at = self.peek().map_or(0..0, |token| token.inner.clone());
        self.next += 1;
        while self.sign(b':') {
            self.next += 2;
        }
        let drawn = self.graph.mention(at, frame);
        if let Some(scope) = self.open.last_mut() {
            scope.members.push(drawn);
        }
        drawn
    }

    fn join(&mut self, chain: &mut Chain, members: Vec<usize>) {
        if let Some((ends, range)) = chain.arrow.take() {
            if chain.last.len().saturating_mul(members.len()) > WIDEST {
                self.graph.problem(range.start, range.end, format!("more than {WIDEST} edges at once are not read"));
            } else {
                self.connect(chain, &members, ends, &range);
            }
        }
        chain.last = members;
    }

    fn connect(&mut self, chain: &mut Chain, members: &[usize], ends: Ends, range: &Range<usize>) {
        let stroke = self.open.last().and_then(|scope| scope.stroke).unwrap_or(Stroke::Solid);
        let at = self.graph.code.span(range.start, range.end);
        let first = self.graph.links.len();
        self.chain += 1;
        for &tail in &chain.last {
            for &head in members {
                self.graph.links.push(Link { tail, head, stroke, ends, text: String::new(), at, chain: self.chain });
            }
        }
        let from = if chain.links.is_empty() { first } else { chain.links.start };
        chain.links = from..self.graph.links.len();
    }

    fn apply(&mut self, chain: &Chain, only: Option<usize>, attributes: Attributes) {
        let text = attributes.label.clone().map(|(range, _)| self.graph.code.text.get(range).unwrap_or("").to_string());
        for link in self.graph.links.get_mut(chain.links.clone()).unwrap_or(&mut []) {
            link.stroke = attributes.style.unwrap_or(link.stroke);
            link.text = text.clone().unwrap_or_default();
            link.ends = if attributes.back && link.ends == Ends::Forward { Ends::Backward } else { link.ends };
        }
        let (Some(drawn), Some((range, kind))) = (only.filter(|_| chain.links.is_empty()), attributes.label) else {
            return;
        };
        let record = attributes.record || self.open.last().is_some_and(|scope| scope.record);
        let label = decode(&self.graph.code, range.clone(), markup(kind, record));
        let at = self.graph.code.span(range.start, range.end);
        if label.text != "\\N" {
            self.graph.write(drawn, label, at);
        }
    }

    fn finish(&mut self) {
        if let Some(scope) = self.open.first() {
            self.graph.problem(scope.at.start, scope.at.end, "this `{` is not closed");
        }
    }
}
