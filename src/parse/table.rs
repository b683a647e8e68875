//! CSV and TSV: the delimiter found by counting, fields by `csv-core`, each with its bytes.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::source::{FileId, Span, Spanned};

/// The rows of a table; the first may be a header.
#[derive(Clone, Default, Debug)]
pub struct Table {
    /// What parts the fields.
    pub delimiter: char,
    /// Rows in order; blank lines are left out.
    pub rows: Vec<Row>,
}

/// One record.
#[derive(Clone, Debug)]
pub struct Row {
    /// From the first field to the last.
    pub span: Span,
    /// Fields, decoded and trimmed. The span is what lies between the quotes (doubled quotes inside it stand for one).
    pub cells: Vec<Spanned<String>>,
}

/// Records looked at to find the delimiter.
const SAMPLE: usize = 20;

impl Table {
    /// Reads a text; the delimiter is the one of `, ; tab |` by which the first records are cut most evenly.
    pub fn parse(file: FileId, text: &str) -> Self {
        let (skip, told) = separator_line(text);
        let body = text.get(skip..).unwrap_or("");
        let delimiter = told.unwrap_or_else(|| sniffed(body));
        let rows = Rows::new(file, text, skip, delimiter).collect();
        Self { delimiter: char::from(delimiter), rows }
    }
}

/// Excel's `sep=;` on the first line: its length and what it says.
fn separator_line(text: &str) -> (usize, Option<u8>) {
    let line = text.lines().next().unwrap_or("");
    let told = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and(line.as_bytes().get(4));
    match told {
        Some(&delimiter) if line.len() == 5 => (line.len(), Some(delimiter)),
        _ => (0, None),
    }
}

fn sniffed(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let counts: Vec<usize> =
            Rows::new(FileId(0), text, 0, delimiter).take(SAMPLE).map(|row| row.cells.len()).collect();
        let usual = *counts.iter().max_by_key(|&&n| counts.iter().filter(|&&m| m == n).count()).unwrap_or(&0);
        let even = counts.iter().filter(|&&n| n == usual).count();
        if usual > 1 { (even, usual) } else { (0, 0) }
    };
    // The last of equals wins, so the comma stands last.
    [b'|', b'\t', b';', b','].into_iter().max_by_key(|&delimiter| score(delimiter)).unwrap_or(b',')
}

/// Reads row after row.
struct Rows<'a> {
    file: FileId,
    text: &'a str,
    at: usize,
    delimiter: u8,
    reader: Reader,
    buffer: Vec<u8>,
    done: bool,
}

impl<'a> Rows<'a> {
    fn new(file: FileId, text: &'a str, at: usize, delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self { file, text, at, delimiter, reader, buffer: vec![0; 256], done: false }
    }

    /// One field, and whether it ends its record; `None` at the end of the text.
    fn field(&mut self) -> Option<(Spanned<String>, bool)> {
        let start = self.at;
        let mut written = 0;
        loop {
            let input = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
            let output = self.buffer.get_mut(written..).unwrap_or(&mut []);
            let (result, read, wrote) = self.reader.read_field(input, output);
            self.at += read;
            written += wrote;
            match result {
                // The input is always all there is: an empty one on the next call says so.
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => self.buffer.resize(self.buffer.len() * 2, 0),
                ReadFieldResult::Field { record_end } => {
                    let value = String::from_utf8_lossy(self.buffer.get(..written).unwrap_or(&[])).into_owned();
                    return Some((self.placed(&value, start), record_end));
                }
                ReadFieldResult::End => return None,
            }
        }
    }

    /// The field's text between its quotes, white space around it left out.
    fn placed(&self, value: &str, start: usize) -> Spanned<String> {
        let raw = self.text.get(start..self.at).unwrap_or("");
        let body = raw.trim_start_matches(['\r', '\n', '\u{feff}']);
        let from = start + (raw.len() - body.len());
        let end = body.strip_suffix(['\r', '\n']).or_else(|| body.strip_suffix(char::from(self.delimiter)));
        let body = if self.at >= self.text.len() && end.is_none() { body } else { end.unwrap_or(body) };
        let (from, body) = match body.strip_prefix('"') {
            Some(inner) => (from + 1, inner.strip_suffix('"').unwrap_or(inner)),
            None => (from, body),
        };
        let trimmed = body.trim_start();
        let from = from + (body.len() - trimmed.len());
        let length = trimmed.trim_end().len();
        Spanned::new(value.trim().to_owned(), Span::new(self.file, from as u32, (from + length) as u32))
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        while !self.done {
            let mut cells: Vec<Spanned<String>> = Vec::new();
            loop {
                let Some((cell, last)) = self.field() else {
                    self.done = true;
                    break;
                };
                cells.push(cell);
                if last {
                    break;
                }
            }
            if let (Some(first), Some(last)) = (cells.first(), cells.last())
                && cells.iter().any(|cell| !cell.value.is_empty())
            {
                return Some(Row { span: first.span.to(last.span), cells });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let table = Table::parse(FileId(0), text);
        table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.value.clone()).collect()).collect()
    }

    #[test]
    fn the_delimiter_is_found_and_quotes_are_honoured() {
        assert_eq!(cells("a;b\n\"x;1\";\"two\nlines\"\n"), [["a", "b"], ["x;1", "two\nlines"]]);
        assert_eq!(cells("a\tb,c\r\n1\t2\r\n"), [["a", "b,c"], ["1", "2"]]);
        assert_eq!(cells("sep=|\na|b\n"), [["a", "b"]]);
        assert_eq!(cells("\n\na,b\n,\n"), [["a", "b"]]);
    }

    #[test]
    fn spans_lie_between_the_quotes() {
        let text = "name,title\r\n\"Quill, Zoë\", CTO \r\n\"say \"\"hi\"\"\",x";
        for row in Table::parse(FileId(0), text).rows {
            for cell in row.cells {
                let raw = text.get(cell.span.range()).unwrap();
                assert_eq!(raw.replace("\"\"", "\""), cell.value);
            }
        }
    }
}
