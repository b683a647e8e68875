//! The JSON Schema of `orglint.toml`.

use serde_json::{Map, Value, json};

use super::file::Config;
use super::validate::Known;

/// The schema, with the rules and their settings that are known.
pub fn schema(known: &Known) -> Value {
    let mut schema = schemars::schema_for!(Config).to_value();
    let tables: Map<String, Value> = known.rules.iter().map(|(id, rule)| (id.clone(), rule_schema(rule))).collect();
    let rules = json!({
        "description": "`[rules.ID]`: severity and settings of single rules.",
        "type": "object",
        "properties": tables,
        "additionalProperties": rule_table(Map::new(), true),
    });
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert("rules".to_owned(), rules);
    }
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), json!("orglint.toml"));
    }
    schema
}

fn rule_schema(rule: &super::KnownRule) -> Value {
    let settings = rule.settings.iter().map(|(key, value)| {
        let own = serde_json::to_value(value).unwrap_or(Value::Null);
        (key.clone(), json!({ "type": json_type(value), "default": own }))
    });
    rule_table(settings.collect(), false)
}

fn rule_table(mut properties: Map<String, Value>, open: bool) -> Value {
    properties.insert("severity".to_owned(), json!({ "enum": ["error", "warning", "note", "off"] }));
    json!({ "type": "object", "properties": properties, "additionalProperties": open })
}

fn json_type(value: &toml::Value) -> &'static str {
    match value {
        toml::Value::String(_) | toml::Value::Datetime(_) => "string",
        toml::Value::Integer(_) => "integer",
        toml::Value::Float(_) => "number",
        toml::Value::Boolean(_) => "boolean",
        toml::Value::Array(_) => "array",
        toml::Value::Table(_) => "object",
    }
}
