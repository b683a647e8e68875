//! Which end of an arrow is the upper one.
//!
//! Diagrams draw both: manager → report, and report → manager ("reports to"). The titles at the ends decide, then what
//! the arrows say, then the shape of the whole, then the layout.

use super::graph::{Ends, Graph, Link, Stroke};
use crate::parse::chart::Line;
use crate::source::Span;

/// A reporting line between boxes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Report {
    pub(super) child: usize,
    pub(super) parent: usize,
    pub(super) line: Line,
    pub(super) at: Span,
}

/// Which way the arrows of a diagram point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    Down,
    Up,
    Unknown,
}

/// Every link as a report of the lower to the upper box; `ranks` holds the rank of each box.
pub(super) fn reports(graph: &Graph<'_>, ranks: &[Option<u8>]) -> Vec<Report> {
    let way = way(graph, &with_frames(graph, ranks));
    let peers = peers(graph, ranks);
    let mut has_parent = vec![false; graph.boxes.len()];
    let mut found = Vec::new();
    for (index, link) in graph.links.iter().enumerate() {
        if link.stroke == Stroke::Invisible || link.ends == Ends::Both || link.tail == link.head {
            continue;
        }
        let tail = peers.get(index).copied().flatten().unwrap_or(link.tail);
        let mut report = match link.ends {
            Ends::Nested => Report { child: link.head, parent: tail, line: Line::Solid, at: link.at },
            Ends::None => undirected(link, tail, ranks, &has_parent),
            _ => directed(link, way, ranks),
        };
        if link.stroke == Stroke::Dotted || says_dotted(&link.text) {
            report.line = Line::Dotted;
        }
        if report.line != Line::Dotted
            && let Some(known) = has_parent.get_mut(report.child)
        {
            *known = true;
        }
        found.push(report);
    }
    found
}

/// An arrow, read the way of the whole diagram; one whose ends contradict it tells nothing.
fn directed(link: &Link, way: Way, ranks: &[Option<u8>]) -> Report {
    let (from, to) = arrow(link);
    let spoken = says(&link.text);
    let (parent, child) = match spoken.unwrap_or(way) {
        Way::Up => (to, from),
        Way::Down | Way::Unknown => (from, to),
    };
    let contradicts = spoken.is_none() && below(ranks, parent, child) == Some(true);
    let line = if way == Way::Unknown && spoken.is_none() || contradicts { Line::Unknown } else { Line::Solid };
    Report { child, parent, line, at: link.at }
}

/// A line without arrows: the higher title is above; else the order of writing, where that still gives a tree.
fn undirected(link: &Link, tail: usize, ranks: &[Option<u8>], has_parent: &[bool]) -> Report {
    let (parent, child) =
        if below(ranks, tail, link.head) == Some(true) { (link.head, tail) } else { (tail, link.head) };
    let line = if has_parent.get(child) == Some(&true) { Line::Unknown } else { Line::Solid };
    Report { child, parent, line, at: link.at }
}

fn arrow(link: &Link) -> (usize, usize) {
    if link.ends == Ends::Backward { (link.head, link.tail) } else { (link.tail, link.head) }
}

/// Is `upper` lower than `lower` by its title? `None` where the titles do not tell.
fn below(ranks: &[Option<u8>], upper: usize, lower: usize) -> Option<bool> {
    let (upper, lower) = (ranks.get(upper).copied()??, ranks.get(lower).copied()??);
    (upper != lower).then_some(upper < lower)
}

fn way(graph: &Graph<'_>, ranks: &[Option<u8>]) -> Way {
    let (mut down, mut up) = (0_usize, 0_usize);
    for link in arrows(graph) {
        let (from, to) = arrow(link);
        match says(&link.text) {
            Some(Way::Up) => up += 1,
            Some(_) => down += 1,
            None => match below(ranks, from, to) {
                Some(true) => up += 1,
                Some(false) => down += 1,
                None => {}
            },
        }
    }
    let (most, least) = (down.max(up), down.min(up));
    if most == 0 {
        shape(graph)
    } else if least * 4 > most + least {
        Way::Unknown
    } else if down > up {
        Way::Down
    } else {
        Way::Up
    }
}

/// A frame ranks as high as the highest in it.
fn with_frames(graph: &Graph<'_>, ranks: &[Option<u8>]) -> Vec<Option<u8>> {
    let mut all = ranks.to_vec();
    for link in graph.links.iter().filter(|link| link.ends == Ends::Nested) {
        let rank = ranks.get(link.head).copied().flatten();
        if ranks.get(link.tail) == Some(&None)
            && let Some(slot) = all.get_mut(link.tail)
        {
            *slot = (*slot).max(rank);
        }
    }
    all
}

fn arrows<'g>(graph: &'g Graph<'_>) -> impl Iterator<Item = &'g Link> {
    graph
        .links
        .iter()
        .filter(|link| matches!(link.ends, Ends::Forward | Ends::Backward) && link.stroke == Stroke::Solid)
}

/// One source of many arrows is a manager of many; one target of many is a manager whom many report to.
fn shape(graph: &Graph<'_>) -> Way {
    let (mut out, mut into) = (vec![0_u32; graph.boxes.len()], vec![0_u32; graph.boxes.len()]);
    for link in arrows(graph) {
        let (from, to) = arrow(link);
        for (counts, end) in [(&mut out, from), (&mut into, to)] {
            if let Some(count) = counts.get_mut(end) {
                *count += 1;
            }
        }
    }
    let fans = |counts: &[u32]| counts.iter().filter(|count| **count > 1).count();
    match (fans(&out), fans(&into)) {
        (out, into) if out > into * 4 => Way::Down,
        (out, into) if into > out * 4 => Way::Up,
        _ if graph.upwards => Way::Up,
        _ => Way::Unknown,
    }
}

/// What the label of an arrow says about its direction.
fn says(text: &str) -> Option<Way> {
    let text = text.to_lowercase();
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if any(&[
        "reports to",
        "report to",
        "reporting to",
        "managed by",
        "led by",
        "berichtet an",
        "reporta a",
        "rapporte",
    ]) {
        Some(Way::Up)
    } else if any(&["manages", "leads", "oversees", "supervises", "führt", "leitet"]) {
        Some(Way::Down)
    } else {
        None
    }
}

fn says_dotted(text: &str) -> bool {
    let text = text.to_lowercase();
    const WORDS: &[&str] = &[
        "dotted",
        "matrix",
        "functional",
        "collaborat",
        "support",
        "advis",
        "mentor",
        "assist",
        "guide",
        "pairs",
        "consult",
    ];
    WORDS.iter().any(|word| text.contains(word))
}

/// `Lead --- A --- B --- C` is a column of peers drawn below each other: all of them hang on the lead.
///
/// Gives, for each link, the box that takes the place of its tail.
fn peers(graph: &Graph<'_>, ranks: &[Option<u8>]) -> Vec<Option<usize>> {
    let mut found = vec![None; graph.links.len()];
    let mut start = 0;
    while let Some(first) = graph.links.get(start) {
        let length = graph
            .links
            .iter()
            .skip(start)
            .take_while(|link| link.chain == first.chain && link.ends == Ends::None && first.ends == Ends::None)
            .count()
            .max(1);
        let rest = graph.links.get(start + 1..start + length).unwrap_or(&[]);
        let rank = |drawn: usize| ranks.get(drawn).copied().flatten();
        let equal = rest.iter().all(|link| rank(link.head) == rank(link.tail));
        let known = rank(first.head).is_some();
        let linked = rest.iter().zip(graph.links.iter().skip(start)).all(|(next, before)| next.tail == before.head);
        if equal && linked && (length >= 3 || length == 2 && known) && rank(first.tail) != rank(first.head).or(Some(0))
        {
            for slot in found.iter_mut().skip(start + 1).take(length - 1) {
                *slot = Some(first.tail);
            }
        }
        start += length;
    }
    found
}
