//! The compiled lexicon as bytes, for `src/model/lexicon/embedded.rs`: numbers are little-endian, rows and texts begin
//! with their length.

use crate::compile::{Compiled, Entry, Frame, Group, HEADS, Kind, Phrase};

/// Encodes it.
pub(crate) fn encode(lexicon: &Compiled) -> Vec<u8> {
    let mut writer = Writer { out: Vec::new() };
    writer.text(&lexicon.text);
    writer.longs(&lexicon.ends);
    writer.longs(&lexicon.classes.iter().map(|classes| classes.0).collect::<Vec<_>>());
    writer.long(lexicon.concepts.len());
    lexicon.concepts.iter().for_each(|entry| writer.entry(entry));
    writer.phrases(&lexicon.phrases);
    writer.shorts(&lexicon.code);
    writer.long(lexicon.held.len());
    lexicon.held.iter().for_each(|bits| writer.out.extend(bits.to_le_bytes()));
    writer.longs(&lexicon.anchors);
    writer.longs(&lexicon.anchored);
    writer.shorts(&lexicon.bits);
    writer.long(lexicon.keys.len());
    lexicon.keys.iter().for_each(|bits| writer.out.extend(bits.to_le_bytes()));
    writer.long(lexicon.heads.len() * HEADS);
    lexicon.heads.as_flattened().iter().for_each(|bits| writer.out.extend(bits.to_le_bytes()));
    writer.shorts(lexicon.needed.as_flattened().as_flattened());
    writer.shorts(&lexicon.weights);
    writer.longs(&lexicon.loose);
    writer.long(lexicon.plain.len());
    for (concept, name) in &lexicon.plain {
        writer.short(*concept);
        writer.text(name);
    }
    writer.long(lexicon.irregular.len());
    for (base, forms) in &lexicon.irregular {
        writer.text(base);
        forms.iter().for_each(|form| writer.text(form));
    }
    writer.long(lexicon.plurals.len());
    for (singular, plural) in &lexicon.plurals {
        writer.text(singular);
        writer.text(plural);
    }
    writer.out
}

struct Writer {
    out: Vec<u8>,
}

impl Writer {
    fn entry(&mut self, entry: &Entry) {
        self.text(&entry.id);
        self.short(position(&Kind::ALL, &entry.kind));
        self.text(&entry.label);
        self.short(u16::from(entry.impersonal));
        self.short(position(&Group::ALL, &entry.group));
        self.shorts(&entry.not_by);
        self.shorts(&entry.is);
        self.shorts(&entry.takes);
    }

    fn phrases(&mut self, phrases: &[Phrase]) {
        self.shorts(&phrases.iter().map(|phrase| phrase.concept).collect::<Vec<_>>());
        let kind = |phrase: &Phrase| {
            position(&Frame::ALL, &phrase.frame) << 2 | u16::from(phrase.negative) << 1 | u16::from(phrase.except)
        };
        self.shorts(&phrases.iter().map(kind).collect::<Vec<_>>());
        self.longs(&phrases.iter().map(|phrase| phrase.start).collect::<Vec<_>>());
    }

    fn text(&mut self, text: &str) {
        self.long(text.len());
        self.out.extend(text.as_bytes());
    }

    fn longs(&mut self, row: &[u32]) {
        self.long(row.len());
        row.iter().for_each(|number| self.out.extend(number.to_le_bytes()));
    }

    fn shorts(&mut self, row: &[u16]) {
        self.long(row.len());
        row.iter().for_each(|number| self.out.extend(number.to_le_bytes()));
    }

    fn long(&mut self, number: usize) {
        self.out.extend((number as u32).to_le_bytes());
    }

    fn short(&mut self, number: u16) {
        self.out.extend(number.to_le_bytes());
    }
}

fn position<T: PartialEq>(all: &[T], one: &T) -> u16 {
    all.iter().position(|known| known == one).unwrap_or(0) as u16
}
