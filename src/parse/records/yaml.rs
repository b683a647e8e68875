//! YAML by the events of `granit-parser`, made a tree on a stack of our own.

use std::collections::{HashMap, HashSet};

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError};

use super::{Data, Entry, Records, Value, repeated_keys, span, unquoted};
use crate::parse::chart::Problem;
use crate::source::{FileId, Span, Spanned};

/// How many values all aliases of a file may stand for together: far above any org chart, far below a "billion laughs".
const EXPANSION: usize = 50_000;
/// So many bytes of text count as one more value: an alias of a long text is a copy of it.
const BYTES: usize = 100;

pub(super) fn parse(file: FileId, text: &str) -> Records {
    let mut options = Options::default();
    options.emit_comments = false;
    options.emit_unresolved_aliases = true;
    let mut parser = Parser::new_from_str_with_options(text, options);
    let mut builder = Builder::new(file, text);
    loop {
        match parser.next_event() {
            None => break,
            Some(Ok((event, at))) => builder.event(event, at.byte_range().unwrap_or(0..0)),
            Some(Err(error)) => {
                builder.broken(&error);
                if !matches!(parser.proceed_next_document(), Ok(true)) {
                    break;
                }
            }
        }
    }
    builder.records
}

/// A collection that is still open.
struct Frame {
    start: usize,
    anchor: usize,
    kind: Open,
}

enum Open {
    List(Vec<Value>),
    /// Entries, and the key that waits for its value; a key that is no scalar is dropped with its value.
    Map(Vec<Entry>, Option<Option<Spanned<String>>>),
}

struct Builder<'a> {
    file: FileId,
    text: &'a str,
    stack: Vec<Frame>,
    anchors: HashMap<usize, (Value, usize)>,
    budget: usize,
    records: Records,
}

impl<'a> Builder<'a> {
    fn new(file: FileId, text: &'a str) -> Self {
        let anchors = HashMap::new();
        Self { file, text, stack: Vec::new(), anchors, budget: EXPANSION, records: Records::default() }
    }

    fn event(&mut self, event: Event<'_>, at: std::ops::Range<usize>) {
        match event {
            Event::Scalar(value, style, anchor, _) => {
                let value = self.scalar(&value, style, at);
                self.finished(value, anchor);
            }
            Event::SequenceStart(_, anchor, _) => {
                self.stack.push(Frame { start: at.start, anchor, kind: Open::List(Vec::new()) });
            }
            Event::MappingStart(_, anchor, _) => {
                self.stack.push(Frame { start: at.start, anchor, kind: Open::Map(Vec::new(), None) });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(at.end),
            Event::Alias(id) => {
                let value = self.alias(id, span(self.file, at.start, at.end));
                self.finished(value, 0);
            }
            Event::UnresolvedAlias(name) => {
                let at = span(self.file, at.start, at.end);
                self.problem(at, format!("`*{name}` stands for an anchor that is nowhere set"));
                self.finished(Value::null(at), 0);
            }
            _ => {}
        }
    }

    fn scalar(&self, value: &str, style: ScalarStyle, at: std::ops::Range<usize>) -> Value {
        let null = style == ScalarStyle::Plain && matches!(value, "~" | "null" | "Null" | "NULL" | "");
        let (start, end) = match style {
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => unquoted(self.text, at.start, at.end, value),
            _ => (at.start, at.end),
        };
        let span = span(self.file, start, end);
        if null { Value::null(span) } else { Value { span, data: Data::Scalar(value.to_owned()) } }
    }

    /// Puts a finished value where it belongs: the open collection, or the roots.
    fn finished(&mut self, value: Value, anchor: usize) {
        if anchor != 0 {
            let size = value.size() + value.span.range().len() / BYTES;
            self.anchors.insert(anchor, (value.clone(), size));
        }
        match self.stack.last_mut().map(|frame| &mut frame.kind) {
            None => self.records.documents.push(value),
            Some(Open::List(items)) => items.push(value),
            Some(Open::Map(entries, waiting)) => match waiting.take() {
                None => *waiting = Some(key_of(value)),
                Some(Some(key)) => entries.push(Entry { key, value }),
                Some(None) => {}
            },
        }
    }

    fn close(&mut self, end: usize) {
        let Some(frame) = self.stack.pop() else { return };
        let data = match frame.kind {
            Open::List(items) => Data::List(items),
            Open::Map(entries, _) => {
                repeated_keys(&entries, &mut self.records.problems);
                Data::Map(self.merged(entries))
            }
        };
        let end = trimmed_end(self.text, frame.start, end);
        self.finished(Value { span: span(self.file, frame.start, end), data }, frame.anchor);
    }

    /// A copy of the anchored value, as long as the budget lasts.
    fn alias(&mut self, id: usize, at: Span) -> Value {
        match self.anchors.get(&id) {
            None => {
                self.problem(at, "this alias stands inside the value that it stands for".to_owned());
                Value::null(at)
            }
            Some((_, size)) if *size > self.budget => {
                self.problem(at, format!("aliases of this file stand for more than {EXPANSION} values; not followed"));
                Value::null(at)
            }
            Some((value, size)) => {
                self.budget -= size;
                value.clone()
            }
        }
    }

    /// Resolves `<<`: what the map says itself counts before what it merges, an earlier merge before a later one.
    fn merged(&mut self, entries: Vec<Entry>) -> Vec<Entry> {
        if !entries.iter().any(|entry| entry.key.value == "<<") {
            return entries;
        }
        let (merges, mut own): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(|e| e.key.value == "<<");
        let mut known: HashSet<String> = own.iter().map(|entry| entry.key.value.clone()).collect();
        for merge in merges {
            let sources = match merge.value.data {
                Data::List(items) => items,
                _ => vec![merge.value],
            };
            for entry in sources.into_iter().flat_map(|source| match source.data {
                Data::Map(entries) => entries,
                _ => Vec::new(),
            }) {
                if known.insert(entry.key.value.clone()) {
                    own.push(entry);
                }
            }
        }
        own
    }

    /// Keeps what was read of a broken document and says where it broke.
    fn broken(&mut self, error: &ScanError) {
        let at = error.marker().byte_offset().unwrap_or(0).min(self.text.len());
        let start = (0..=at).rev().find(|&i| self.text.is_char_boundary(i)).unwrap_or(0);
        let line = self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("").trim_end();
        let message = format!("not valid YAML: {}", error.info().trim_end_matches('.'));
        self.problem(span(self.file, start, start + line.len()), message);
        while !self.stack.is_empty() {
            self.close(start);
        }
    }

    fn problem(&mut self, at: Span, message: String) {
        self.records.problems.push(Problem { at, message });
    }
}

fn key_of(value: Value) -> Option<Spanned<String>> {
    match value.data {
        Data::Scalar(text) => Some(Spanned::new(text, value.span)),
        Data::Null => Some(Spanned::new(String::new(), value.span)),
        _ => None,
    }
}

/// Block collections end where the next token begins: without the white space before it.
fn trimmed_end(text: &str, start: usize, end: usize) -> usize {
    text.get(start..end).map_or(end.max(start), |body| start + body.trim_end().len())
}
