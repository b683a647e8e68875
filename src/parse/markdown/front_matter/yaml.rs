//! YAML front matter as flat entries.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScanError};

use super::Sink;

/// Most bytes that aliases may add.
const MOST_ALIASED: usize = 64 * 1024;

/// An open collection.
enum Level {
    /// A mapping: length of the path around it, and its current key's place once it is read.
    Mapping { outer: usize, key: Option<(usize, usize)> },
    /// A sequence.
    Sequence,
    /// A collection that is itself a key: its content is no entry.
    Key,
}

struct Reader<'s, 'd> {
    sink: &'s mut Sink<'d>,
    levels: Vec<Level>,
    /// The dotted key of the value to come.
    path: String,
    key: (usize, usize),
    anchors: HashMap<usize, String>,
    aliased: usize,
    is_mapping: bool,
}

/// Reads `yaml`; is it a mapping at all?
pub(super) fn read(yaml: &str, sink: &mut Sink<'_>) -> bool {
    let mut reader = Reader {
        sink,
        levels: Vec::new(),
        path: String::new(),
        key: (0, 0),
        anchors: HashMap::new(),
        aliased: 0,
        is_mapping: false,
    };
    for next in Parser::new_from_str(yaml) {
        match next {
            Ok((event, span)) => {
                let at = span.byte_range().map_or((0, 0), |range| (range.start, range.end));
                reader.event(event, at);
            }
            Err(error) => {
                reader.error(&error, yaml);
                break;
            }
        }
    }
    reader.is_mapping
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, at: (usize, usize)) {
        match event {
            Event::Scalar(value, _, anchor, _) => {
                let value = if at.0 == at.1 { String::new() } else { value.into_owned() };
                if anchor > 0 {
                    self.anchors.insert(anchor, value.clone());
                }
                self.scalar(value, at);
            }
            Event::Alias(anchor) => {
                let value = self.anchors.get(&anchor).cloned().unwrap_or_default();
                self.aliased = self.aliased.saturating_add(value.len());
                if self.aliased <= MOST_ALIASED {
                    self.scalar(value, at);
                } else if self.aliased - MOST_ALIASED <= self.anchors.get(&anchor).map_or(0, String::len) {
                    self.sink.problem(at.0, at.1, "aliases stand for too much text; the rest of them is not read");
                }
            }
            Event::MappingStart(..) => {
                self.is_mapping |= self.levels.is_empty();
                self.open(true);
            }
            Event::SequenceStart(..) => self.open(false),
            Event::MappingEnd | Event::SequenceEnd => self.close(),
            _ => {}
        }
    }

    fn open(&mut self, mapping: bool) {
        let level = match self.levels.last() {
            Some(Level::Key | Level::Mapping { key: None, .. }) => Level::Key,
            _ if mapping => Level::Mapping { outer: self.path.len(), key: None },
            _ => Level::Sequence,
        };
        self.levels.push(level);
    }

    fn close(&mut self) {
        let closed = self.levels.pop();
        match (closed, self.levels.last_mut()) {
            (Some(Level::Key), Some(Level::Mapping { key, outer })) => {
                let outer = *outer;
                *key = Some(self.key);
                self.enter(outer, "?");
            }
            _ => self.value_done(),
        }
    }

    fn scalar(&mut self, value: String, at: (usize, usize)) {
        match self.levels.last_mut() {
            Some(Level::Mapping { key: key @ None, outer }) => {
                let outer = *outer;
                *key = Some(at);
                self.key = at;
                self.enter(outer, &value);
            }
            Some(Level::Mapping { key: Some(key), .. }) => {
                let key = *key;
                self.sink.entry(&self.path, key, value, at);
                self.value_done();
            }
            Some(Level::Sequence) => self.sink.entry(&self.path, self.key, value, at),
            Some(Level::Key) | None => {}
        }
    }

    fn enter(&mut self, outer: usize, key: &str) {
        self.path.truncate(outer);
        if outer > 0 {
            self.path.push('.');
        }
        self.path.push_str(key);
    }

    /// A mapping has got its value: a key comes next.
    fn value_done(&mut self) {
        if let Some(Level::Mapping { outer, key }) = self.levels.last_mut() {
            *key = None;
            self.path.truncate(*outer);
        }
    }

    fn error(&mut self, error: &ScanError, yaml: &str) {
        let at = error.marker().byte_offset().unwrap_or(0).min(yaml.len());
        let rest = yaml.get(at..).unwrap_or("");
        let length = rest.chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
        self.sink.problem(at, at + length, &error.info());
    }
}
