//! The project's own words, as the build script compiled them.

use super::compile::class::Classes;
use super::compile::words::LexiconError;
use super::compile::{Compiled, Entry, Frame, Group, Kind, Phrase};

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// Reads them. Fails only if the build script and this disagree.
pub(super) fn compiled() -> Result<Compiled, LexiconError> {
    let broken = || LexiconError { place: "rules/lexicon".to_owned(), message: "the build is broken".to_owned() };
    let mut reader = Reader { rest: BYTES };
    reader.compiled().filter(|_| reader.rest.is_empty()).ok_or_else(broken)
}

/// Reads what `build/encode.rs` writes: numbers are little-endian, rows and texts begin with their length.
struct Reader<'b> {
    rest: &'b [u8],
}

impl Reader<'_> {
    fn compiled(&mut self) -> Option<Compiled> {
        Some(Compiled {
            text: self.text()?,
            ends: self.longs()?,
            classes: self.longs()?.into_iter().map(Classes).collect(),
            concepts: self.list(Self::entry)?,
            phrases: self.phrases()?,
            code: self.shorts()?,
            held: self.row(u64::from_le_bytes)?,
            anchors: self.longs()?,
            anchored: self.longs()?,
            bits: self.shorts()?,
            keys: self.row(u128::from_le_bytes)?,
            heads: self.row(u64::from_le_bytes)?.as_chunks().0.to_vec(),
            needed: self.shorts()?.as_chunks().0.as_chunks().0.to_vec(),
            weights: self.shorts()?,
            loose: self.longs()?,
            plain: self.list(|reader| Some((reader.short()?, reader.text()?)))?,
            irregular: self.list(|reader| {
                Some((reader.text()?, [reader.text()?, reader.text()?, reader.text()?, reader.text()?]))
            })?,
            plurals: self.list(|reader| Some((reader.text()?, reader.text()?)))?,
        })
    }

    fn entry(&mut self) -> Option<Entry> {
        Some(Entry {
            id: self.text()?,
            kind: *Kind::ALL.get(usize::from(self.short()?))?,
            label: self.text()?,
            impersonal: self.short()? != 0,
            group: *Group::ALL.get(usize::from(self.short()?))?,
            not_by: self.shorts()?,
            is: self.shorts()?,
            takes: self.shorts()?,
        })
    }

    fn phrases(&mut self) -> Option<Vec<Phrase>> {
        let (concepts, kinds, starts) = (self.shorts()?, self.shorts()?, self.longs()?);
        let all = concepts.into_iter().zip(kinds).zip(starts);
        all.map(|((concept, kind), start)| {
            let frame = *Frame::ALL.get(usize::from(kind >> 2))?;
            Some(Phrase { concept, frame, except: kind & 1 != 0, negative: kind & 2 != 0, start })
        })
        .collect()
    }

    fn list<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.long()?).map(|_| one(self)).collect()
    }

    fn text(&mut self) -> Option<String> {
        let length = self.long()? as usize;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        std::str::from_utf8(text).ok().map(str::to_owned)
    }

    fn longs(&mut self) -> Option<Vec<u32>> {
        self.row(u32::from_le_bytes)
    }

    fn shorts(&mut self) -> Option<Vec<u16>> {
        self.row(u16::from_le_bytes)
    }

    fn row<const WIDTH: usize, T>(&mut self, number: impl Fn([u8; WIDTH]) -> T) -> Option<Vec<T>> {
        let length = self.long()? as usize;
        let (row, rest) = self.rest.split_at_checked(length.checked_mul(WIDTH)?)?;
        self.rest = rest;
        Some(row.as_chunks::<WIDTH>().0.iter().map(|bytes| number(*bytes)).collect())
    }

    fn long(&mut self) -> Option<u32> {
        let (bytes, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(u32::from_le_bytes(*bytes))
    }

    fn short(&mut self) -> Option<u16> {
        let (bytes, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(u16::from_le_bytes(*bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Words;
    use super::super::compile::extend;
    use super::*;

    #[test]
    fn the_embedded_words_are_those_of_the_folder() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/lexicon");
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if !["titles.toml", "triggers.toml", "charts.toml"].contains(&name.as_str()) {
                files.push((name, toml::from_str::<Words>(&std::fs::read_to_string(path).unwrap()).unwrap()));
            }
        }
        files.sort_by(|one, other| one.0.cmp(&other.0));
        let files: Vec<(&str, Words)> = files.iter().map(|(name, words)| (name.as_str(), words.clone())).collect();
        assert!(compiled().unwrap() == extend(Compiled::default(), &files).unwrap());
    }
}
