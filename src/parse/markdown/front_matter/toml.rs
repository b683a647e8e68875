//! TOML front matter as flat entries.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Sink;

/// A value yet to be looked at, its dotted key, and where the key is.
type Task<'t> = (String, (usize, usize), &'t Spanned<DeValue<'t>>);

/// Reads `toml`.
pub(super) fn read(toml: &str, sink: &mut Sink<'_>) {
    let (table, errors) = DeTable::parse_recoverable(toml);
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        sink.problem(at.start.min(toml.len()), at.end.min(toml.len()), error.message());
    }
    let mut tasks = tasks("", table.get_ref());
    while let Some((key, key_at, value)) = tasks.pop() {
        let span = value.span();
        match value.get_ref() {
            DeValue::Table(table) if key.len() <= super::LONGEST_KEY => tasks.extend(self::tasks(&key, table)),
            DeValue::Array(array) => tasks.extend(array.iter().rev().map(|value| (key.clone(), key_at, value))),
            DeValue::String(text) => sink.entry(&key, key_at, text.clone().into_owned(), (span.start, span.end)),
            _ => {
                let written = toml.get(span.clone()).unwrap_or("").to_owned();
                sink.entry(&key, key_at, written, (span.start, span.end));
            }
        }
        if sink.full {
            return;
        }
    }
}

/// The entries of a table, last written first.
fn tasks<'t>(prefix: &str, table: &'t DeTable<'t>) -> Vec<Task<'t>> {
    let mut tasks: Vec<Task<'t>> = table
        .iter()
        .map(|(key, value)| {
            let dotted =
                if prefix.is_empty() { key.get_ref().to_string() } else { format!("{prefix}.{}", key.get_ref()) };
            let at = key.span();
            (dotted, (at.start, at.end), value)
        })
        .collect();
    tasks.sort_by_key(|(_, key_at, _)| std::cmp::Reverse(key_at.0));
    tasks
}
