//! JSON, strictly, by `jsonc-parser`, whose nesting limit of 512 bounds the recursion here.

use std::borrow::Cow;

use jsonc_parser::ast;
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::{Data, Entry, Records, Value, repeated_keys, span, unquoted};
use crate::parse::chart::Problem;
use crate::source::{FileId, Spanned};

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

pub(super) fn parse(file: FileId, text: &str) -> Records {
    let mut reader = Reader { file, text, problems: Vec::new() };
    match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(result) => {
            let documents = result.value.iter().map(|value| reader.value(value)).collect();
            Records { documents, problems: reader.problems }
        }
        Err(error) => {
            let range = error.range();
            let message = format!("not valid JSON: {}", lower_first(&error.kind().to_string()));
            let (start, end) = (range.start.min(text.len()), range.end.clamp(range.start, text.len().max(range.start)));
            let problem = Problem { at: span(file, start, end.min(text.len())), message };
            Records { documents: Vec::new(), problems: vec![problem] }
        }
    }
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn value(&mut self, value: &ast::Value<'_>) -> Value {
        let range = value.range();
        let whole = span(self.file, range.start, range.end);
        let data = match value {
            ast::Value::StringLit(literal) => {
                let Spanned { value, span } = self.string(range, &literal.value);
                return Value { span, data: Data::Scalar(value) };
            }
            ast::Value::NumberLit(literal) => Data::Scalar(literal.value.to_owned()),
            ast::Value::BooleanLit(literal) => Data::Scalar(literal.value.to_string()),
            ast::Value::NullKeyword(_) => Data::Null,
            ast::Value::Array(array) => Data::List(array.elements.iter().map(|element| self.value(element)).collect()),
            ast::Value::Object(object) => {
                let entries: Vec<Entry> = object.properties.iter().map(|property| self.entry(property)).collect();
                repeated_keys(&entries, &mut self.problems);
                Data::Map(entries)
            }
        };
        Value { span: whole, data }
    }

    fn entry(&mut self, property: &ast::ObjectProp<'_>) -> Entry {
        let key = self.string(property.name.range(), &Cow::Borrowed(property.name.as_str()));
        Entry { key, value: self.value(&property.value) }
    }

    fn string(&self, range: Range, value: &str) -> Spanned<String> {
        let (start, end) = unquoted(self.text, range.start, range.end, value);
        Spanned::new(value.to_owned(), span(self.file, start, end))
    }
}

fn lower_first(message: &str) -> String {
    let mut chars = message.trim_end_matches('.').chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
