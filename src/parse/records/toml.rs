//! TOML by the spanned tree of the `toml` crate, which reports every error and goes on, and caps nesting at 80.

use ::toml::Spanned as Placed;
use ::toml::de::{DeTable, DeValue};

use super::{Data, Entry, Records, Value, span, unquoted};
use crate::parse::chart::Problem;
use crate::source::{FileId, Spanned};

pub(super) fn parse(file: FileId, text: &str) -> Records {
    let (table, errors) = DeTable::parse_recoverable(text);
    let problems = errors.iter().map(|error| {
        let at = error.span().unwrap_or(0..0);
        let message = error.message().trim_end_matches('.').to_owned();
        Problem {
            at: span(file, at.start.min(text.len()), at.end.min(text.len())),
            message: format!("not valid TOML: {message}"),
        }
    });
    let problems = problems.collect();
    let whole = table.span();
    let data = map(file, text, table.get_ref());
    Records { documents: vec![Value { span: span(file, whole.start, whole.end), data }], problems }
}

fn map(file: FileId, text: &str, table: &DeTable<'_>) -> Data {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, item)| {
            let at = key.span();
            let name = key.get_ref().to_string();
            let (start, end) = unquoted(text, at.start, at.end, &name);
            Entry { key: Spanned::new(name, span(file, start, end)), value: value(file, text, item) }
        })
        .collect();
    // The table is sorted by key; the order of the file is the order of people.
    entries.sort_by_key(|entry| entry.key.span);
    Data::Map(entries)
}

fn value(file: FileId, text: &str, item: &Placed<DeValue<'_>>) -> Value {
    let at = item.span();
    let (mut start, mut end) = (at.start, at.end);
    let data = match item.get_ref() {
        DeValue::String(string) => {
            (start, end) = unquoted(text, start, end, string);
            Data::Scalar(string.to_string())
        }
        DeValue::Array(items) => Data::List(items.iter().map(|item| value(file, text, item)).collect()),
        DeValue::Table(table) => map(file, text, table),
        _ => Data::Scalar(text.get(start..end).unwrap_or("").to_owned()),
    };
    Value { span: span(file, start, end), data }
}
