use std::collections::HashSet;

use connectorgen_model::{EnumValue, Schema, Type};
use indexmap::IndexMap;
use serde_json::{Number, Value};

use crate::text::{capital, small_words};
use crate::wording::Words;

/// Extensions of code generators that name the values of an enumeration, one name for each value.
const ENUM_NAMES: &[&str] = &[
    "x-enumNames",
    "x-enum-varnames",
    "x-enumnames",
    "x-enum-names",
    "x-enum-descriptions",
    "x-enumDescriptions",
];
/// The same as objects, as `AutoRest` writes them: `{"values": [{"value": …, "name": …}]}`.
const ENUM_OBJECT: &str = "x-ms-enum";

/// The formats of `schemas/apiDefinition.swagger.schema.json` (microsoft/PowerPlatformConnectors), by type. Others are
/// `UnrecognizedTypeFormat`, and Power Fx fails on unknown formats of numbers.
const TEXT_FORMATS: &[&str] =
    &["byte", "binary", "date", "date-time", "password", "date-no-tz", "email", "html", "uri", "uuid"];
const INTEGER_FORMATS: &[&str] = &["int32", "int64"];
const NUMBER_FORMATS: &[&str] = &["float", "double"];

/// The extension that would name the values of an enumeration: of several, the first one known.
pub(crate) fn enum_hint(extensions: &IndexMap<String, Value>) -> Option<&'static str> {
    let lists = ENUM_NAMES.iter().copied().find(|known| extensions.contains_key(*known));
    let object = || extensions.get(ENUM_OBJECT)?.get("values").map(|_| ENUM_OBJECT);
    lists.or_else(object)
}

/// The extension that says more of the values of an enumeration than what they are called.
pub(super) fn describes_values(extensions: &IndexMap<String, Value>) -> Option<&'static str> {
    let values = extensions.get(ENUM_OBJECT)?.get("values")?.as_array()?;
    let says_more = |entry: &Value| {
        let description = entry.get("description").and_then(Value::as_str);
        description
            .is_some_and(|text| !text.is_empty() && Some(text) != entry.get("name").and_then(Value::as_str))
    };
    values.iter().any(says_more).then_some(ENUM_OBJECT)
}

/// Whether one of these extensions is where the names of an enumeration are taken from: of several that could be, the
/// first one known.
pub(crate) fn is_enum_hint(name: &str, extensions: &IndexMap<String, Value>) -> bool {
    let used = ENUM_NAMES.iter().find(|known| extensions.contains_key(**known));
    name == ENUM_OBJECT || used.is_some_and(|used| *used == name)
}

/// Takes display names of values over from what code generators use for them: a list in the order of the values, or a map
/// from values to names (Redocly's `x-enumDescriptions`).
pub(crate) fn name_values(schema: &mut Schema, extensions: &IndexMap<String, Value>, words: Words) {
    if !schema.enum_values.is_empty() || schema.enumeration.is_empty() {
        return;
    }
    let names = ENUM_NAMES.iter().find_map(|name| extensions.get(*name));
    let values = schema.enumeration.iter().filter(|value| !value.is_null());
    if let Some(names) =
        names.and_then(Value::as_array).filter(|names| names.len() == schema.enumeration.len())
    {
        let pairs = schema.enumeration.iter().zip(names).filter(|(value, _)| !value.is_null());
        schema.enum_values = pairs.filter_map(|(value, name)| Some(named(value, name.as_str()?))).collect();
    } else if let Some(names) = names.and_then(Value::as_object) {
        schema.enum_values =
            values.filter_map(|value| Some(named(value, names.get(&text(value))?.as_str()?))).collect();
    } else if let Some(list) =
        extensions.get(ENUM_OBJECT).and_then(|object| object.get("values")).and_then(Value::as_array)
    {
        let known =
            list.iter().filter_map(|entry| Some(named(entry.get("value")?, entry.get("name")?.as_str()?)));
        let allowed = &schema.enumeration;
        schema.enum_values = known.filter(|entry| allowed.contains(&entry.value)).collect();
    }
    // The designer takes the list of names instead of the values, so it has to be whole.
    if schema.enum_values.len() != schema.enumeration.iter().filter(|value| !value.is_null()).count() {
        schema.enum_values.clear();
    }
    if !words.as_written {
        spell_constants(&mut schema.enum_values);
    }
}

/// Names of constants in code (`TWO_THREE`) become words.
fn spell_constants(named: &mut [EnumValue]) {
    let names = || named.iter().filter_map(|named| named.display_name.as_deref());
    let is_code =
        names().any(|name| name.contains('_')) && !names().any(|name| name.contains(char::is_whitespace));
    for name in named.iter_mut().filter_map(|named| named.display_name.as_mut()).filter(|_| is_code) {
        let spelled = capital(&small_words(name));
        if !spelled.is_empty() {
            *name = spelled;
        }
    }
}

/// Makes display names ones that the platform takes and that tell values apart: one for each value, the value itself
/// where the name is empty (`DuplicateEnumValuesInExtension`, `MissingEnumValuesDisplayName`). False if names are
/// still empty or not distinct; the designer then shows the values.
pub(super) fn settle_names(schema: &mut Schema) -> bool {
    let mut values = HashSet::new();
    schema.enum_values.retain(|named| values.insert(named.value.to_string()));
    let mut names = HashSet::new();
    let mut distinct = true;
    for named in &mut schema.enum_values {
        let name = named.display_name.take().filter(|name| !name.trim().is_empty());
        let name = name.unwrap_or_else(|| text(&named.value));
        distinct &= !name.trim().is_empty() && names.insert(name.clone());
        named.display_name = Some(name);
    }
    if !distinct {
        schema.enum_values.clear();
    }
    distinct
}

/// A value as people read it.
pub(super) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn named(value: &Value, name: &str) -> EnumValue {
    EnumValue { value: value.clone(), display_name: Some(name.to_owned()) }
}

/// What can be said of a format.
pub(super) enum FormatFate {
    Known,
    /// Means the same as this one.
    Rename(&'static str),
    Unknown,
}

pub(super) fn format_fate(kind: Option<&Type>, format: &str) -> FormatFate {
    let known = match kind {
        Some(Type::Integer) => INTEGER_FORMATS,
        Some(Type::Number) => NUMBER_FORMATS,
        Some(Type::String) | None => TEXT_FORMATS,
        Some(Type::Boolean | Type::Array | Type::Object | Type::File | Type::Other(_)) => &[],
    };
    if known.contains(&format) {
        return FormatFate::Known;
    }
    match (kind, format.to_ascii_lowercase().as_str()) {
        (Some(Type::String) | None, "guid") => FormatFate::Rename("uuid"),
        (Some(Type::String) | None, "url") => FormatFate::Rename("uri"),
        (Some(Type::String) | None, "datetime") => FormatFate::Rename("date-time"),
        (Some(Type::String) | None, "base64" | "base64url") => FormatFate::Rename("byte"),
        (Some(Type::Integer), "int" | "integer") => FormatFate::Rename("int32"),
        (Some(Type::Integer), "long") => FormatFate::Rename("int64"),
        (Some(Type::Number), "decimal" | "currency") => FormatFate::Rename("double"),
        (Some(_) | None, _) => FormatFate::Unknown,
    }
}

/// The value as one of the type: itself, or what its text says. `None` when it is neither.
pub(super) fn coerced(kind: &Type, value: &Value) -> Option<Value> {
    let fits = match kind {
        Type::String => value.is_string(),
        Type::Integer => value.is_i64() || value.is_u64(),
        Type::Number => value.is_number(),
        Type::Boolean => value.is_boolean(),
        Type::Array => value.is_array(),
        Type::Object => value.is_object(),
        Type::File | Type::Other(_) => false,
    };
    if fits {
        return Some(value.clone());
    }
    match (kind, value) {
        (Type::String, Value::Number(number)) => Some(Value::String(number.to_string())),
        (Type::String, Value::Bool(flag)) => Some(Value::String(flag.to_string())),
        (Type::Integer, Value::Number(number)) => {
            number.as_f64().and_then(super::keywords::number).filter(Number::is_i64).map(Value::Number)
        }
        (Type::Integer, Value::String(text)) => text.trim().parse::<i64>().ok().map(Value::from),
        (Type::Number, Value::String(text)) => {
            text.trim().parse::<f64>().ok().and_then(super::keywords::number).map(Value::Number)
        }
        (Type::Boolean, Value::String(text)) => match text.trim().to_ascii_lowercase().as_str() {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            _ => None,
        },
        _ => None,
    }
}

/// The type of a value.
pub(super) fn kind_of(value: &Value) -> Option<Type> {
    match value {
        Value::Null => None,
        Value::Bool(_) => Some(Type::Boolean),
        Value::Number(number) if number.is_f64() => Some(Type::Number),
        Value::Number(_) => Some(Type::Integer),
        Value::String(_) => Some(Type::String),
        Value::Array(_) => Some(Type::Array),
        Value::Object(_) => Some(Type::Object),
    }
}

/// The type that all values have, whole numbers counting as numbers among others.
pub(super) fn common_kind<'v>(values: impl IntoIterator<Item = &'v Value>) -> Option<Type> {
    let mut kinds = values.into_iter().filter_map(kind_of);
    let first = kinds.next()?;
    kinds.try_fold(first, |kind, other| match (&kind, &other) {
        (Type::Integer, Type::Number) | (Type::Number, Type::Integer) => Some(Type::Number),
        _ if kind == other => Some(kind),
        _ => None,
    })
}
