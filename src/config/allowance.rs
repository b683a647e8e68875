//! `[[allow]]`: findings that a company has decided to live with.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de::Error as _};

use super::file::Text;

/// One `[[allow]]`. It names a rule, and a path or a person (or both), and says why.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// The rule whose findings are allowed.
    #[schemars(with = "String")]
    pub rule: Text,
    /// Glob over paths from the root: any place of the finding may lie there.
    #[schemars(with = "Option<String>")]
    pub path: Option<Text>,
    /// A person's name: any place of the finding, or its message, may name them.
    #[schemars(with = "Option<String>")]
    pub person: Option<Text>,
    /// Why it is allowed.
    #[schemars(with = "String")]
    pub reason: Text,
    /// The last day on which it holds.
    #[schemars(with = "Option<Day>")]
    pub expires: Option<toml::Spanned<Day>>,
}

/// A day: a TOML date (`2027-01-31`) or the same between quotation marks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Day(pub jiff::civil::Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = match toml::Value::deserialize(deserializer)? {
            toml::Value::Datetime(date) => date.to_string(),
            toml::Value::String(text) => text,
            other => return Err(D::Error::custom(format!("expected a date, found {}", other.type_str()))),
        };
        let day = written.parse().map_err(|_| D::Error::custom(format!("`{written}` is no date")))?;
        Ok(Self(day))
    }
}

impl JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date",
            "description": "a day: 2027-01-31"
        })
    }
}
