use connectorgen_diagnostics::At;
use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::Value;

use super::kind::{Bounds, narrow};
use super::{anything, of_any, of_kind};
use crate::codes;
use crate::read::Reader;
use crate::read::library::Found;
use crate::read::object::Object;
use crate::read::reference::Kind;
use crate::selection::nearest;

const TYPES: [&str; 6] = ["string", "number", "integer", "boolean", "array", "object"];

/// How arrays of something begin in other languages.
const ARRAYS: [&str; 4] = ["array[", "array<", "list[", "list<"];

/// What is reported of numbers that may be text.
pub(super) const NUMBER_AS_TEXT: &str =
    "the number may be sent as text as well; connectors have it as a number only";

/// What a name means that people write for a type.
enum Meaning {
    Type(&'static str, Option<&'static str>),
    Null,
    Anything,
}

/// Names of types in other languages, and of formats.
fn meaning(name: &str) -> Option<Meaning> {
    let lower = name.trim().to_ascii_lowercase();
    let own = TYPES.iter().find(|kind| **kind == lower).map(|kind| (*kind, None));
    let named = own.or(match lower.as_str() {
        "str" | "text" | "char" | "varchar" | "strings" | "enum" | "symbol" => Some(("string", None)),
        "int" | "integers" | "short" | "uint" | "smallint" | "biginteger" => Some(("integer", None)),
        "int32" | "int64" | "uint32" | "uint64" => {
            Some(("integer", if lower.ends_with("64") { Some("int64") } else { Some("int32") }))
        }
        "long" | "bigint" => Some(("integer", Some("int64"))),
        "num" | "decimal" | "bigdecimal" | "numeric" | "real" | "numbers" => Some(("number", None)),
        "float" => Some(("number", Some("float"))),
        "double" => Some(("number", Some("double"))),
        "bool" => Some(("boolean", None)),
        name if ARRAYS.iter().any(|array| name.starts_with(array)) || name.ends_with("[]") => {
            Some(("array", None))
        }
        "list" | "arrays" => Some(("array", None)),
        "dict" | "dictionary" | "map" | "hash" | "struct" | "objects" => Some(("object", None)),
        "date" => Some(("string", Some("date"))),
        "datetime" | "date-time" | "timestamp" => Some(("string", Some("date-time"))),
        "uuid" | "guid" => Some(("string", Some("uuid"))),
        "email" => Some(("string", Some("email"))),
        "uri" | "url" => Some(("string", Some("uri"))),
        "password" => Some(("string", Some("password"))),
        "byte" | "bytes" | "base64" => Some(("string", Some("byte"))),
        "binary" | "file" => Some(("string", Some("binary"))),
        _ => None,
    });
    match (named, lower.as_str()) {
        (Some((kind, format)), _) => Some(Meaning::Type(kind, format)),
        (None, "null" | "none" | "nil") => Some(Meaning::Null),
        (None, "any" | "mixed" | "*" | "unknown" | "undefined" | "json" | "") => Some(Meaning::Anything),
        (None, _) => None,
    }
}

/// Whether a text is the name of a type, and nothing else.
pub(crate) fn is_type(text: &str) -> bool {
    TYPES.contains(&text)
}

/// The names of schemas that stand in place of a type: the whole text, or the last part of `API::Entities::Pet`.
pub(crate) fn names_in_type(text: &str) -> [&str; 2] {
    [text, text.rsplit([':', '.']).next().unwrap_or(text)]
}

/// Formats that numbers have and texts do not: what ASP.NET Core writes beside `type: [integer, string]`.
fn is_format_of_numbers(format: &str) -> bool {
    matches!(
        format,
        "int8"
            | "int16"
            | "int32"
            | "int64"
            | "uint8"
            | "uint16"
            | "uint32"
            | "uint64"
            | "float"
            | "double"
            | "decimal"
    )
}

impl<'d> Reader<'d, '_> {
    /// `name: string` in place of `name: {type: string}`.
    pub(super) fn type_alone(&mut self, text: &str, at: &At<'_>) -> ReferenceOr<Schema> {
        let message = format!("expected a schema, found the text {text:?}; read as `type: {text}`");
        self.found.report(&codes::VALUE_REPAIRED, at, message).help(format!("write `type: {text}` below it"));
        ReferenceOr::Item(of_any(AnySchema { typ: Some(text.to_owned()), ..AnySchema::default() }))
    }

    /// The schema whose name stands where its type belongs: `type: Pet`, or `type: API::Entities::Pet`.
    pub(super) fn schema_in_place_of_type(&mut self, object: &Object<'d, '_>) -> Option<ReferenceOr<Schema>> {
        let name = object.get("type")?.as_str().filter(|name| meaning(name).is_none())?;
        let at = object.at.key("type");
        let found = self.schema_called(name, &at)?;
        let message = format!("`{name}` is not a type; it was taken for the schema of that name");
        let target = self.component_at(Kind::Schema, found);
        let report = self.found.report(&codes::VALUE_REPAIRED, &at, message);
        if let ReferenceOr::Reference { reference } = &target {
            report.help(format!("write `$ref: '{reference}'`"));
        }
        Some(target)
    }

    fn schema_called(&self, name: &str, at: &At<'_>) -> Option<Found<'d>> {
        let doc = self.place_of(at).doc;
        names_in_type(name)
            .into_iter()
            .find_map(|name| self.library.guess_name(doc, name, Some(Kind::Schema)))
    }

    /// `schema: '#/components/schemas/Pet'` in place of a reference to it.
    pub(super) fn reference_alone(&mut self, text: &str, at: &At<'_>) -> ReferenceOr<Schema> {
        let message = format!("expected a schema, found the text {text:?}; read as a reference");
        self.found
            .report(&codes::VALUE_REPAIRED, at, message)
            .help(format!("write `$ref: '{text}'` below it"));
        self.component(Kind::Schema, text, at).unwrap_or_else(|| ReferenceOr::Item(anything()))
    }

    /// The types of a schema: one name, or since 3.1 a list of them. `null` becomes `nullable`.
    pub(super) fn kinds(
        &mut self,
        object: &Object<'d, '_>,
        any: &mut AnySchema,
        data: &mut SchemaData,
    ) -> Vec<&'static str> {
        let at = object.at.key("type");
        let mut kinds: Vec<&'static str> = Vec::new();
        let mut add = |kind: &'static str| {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        };
        let (values, is_list) = match object.get("type") {
            None => (&[][..], false),
            Some(Value::Array(list)) => (list.as_slice(), true),
            Some(single) => (std::slice::from_ref(single), false),
        };
        for (index, value) in values.iter().enumerate() {
            let place = if is_list { at.index(index) } else { at };
            match value {
                // YAML makes null of the name of the type.
                Value::Null => data.nullable |= is_list,
                Value::String(name) => match self.type_named(name, any, &mut data.nullable, &place) {
                    Some(Meaning::Type(kind, _)) => add(kind),
                    Some(Meaning::Null) => data.nullable = true,
                    Some(Meaning::Anything) | None => {}
                },
                Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                    self.wrong_type(value, "the name of a type", &place);
                }
            }
        }
        if kinds.contains(&"number") {
            kinds.retain(|kind| *kind != "integer");
        }
        if let [one @ ("integer" | "number"), "string"] | ["string", one @ ("integer" | "number")] =
            kinds.as_slice()
            && any.format.as_deref().is_some_and(is_format_of_numbers)
        {
            kinds = vec![one];
            // The pattern is that of the digits in the text.
            any.pattern = None;
            self.found.report(&codes::NUMBER_AS_TEXT_LEFT_OUT, &at, NUMBER_AS_TEXT);
        }
        kinds
    }

    fn type_named(
        &mut self,
        name: &str,
        any: &mut AnySchema,
        nullable: &mut bool,
        at: &At<'_>,
    ) -> Option<Meaning> {
        if TYPES.contains(&name) || name == "null" {
            return meaning(name);
        }
        // `string|null`, `string or null` in prose.
        let parts: Vec<&str> = name.split(['|', ',']).map(str::trim).collect();
        let meant = match parts.as_slice() {
            [one, other] if matches!(meaning(other), Some(Meaning::Null)) => {
                *nullable = true;
                meaning(one)
            }
            [one] => meaning(one),
            _ => None,
        };
        match &meant {
            Some(Meaning::Type(kind, format)) => {
                let text = match any.format.as_deref().or(*format) {
                    Some(format) => {
                        format!("`{name}` is not a type; read as {kind} with the format {format}")
                    }
                    None => format!("`{name}` is not a type; read as {kind}"),
                };
                self.found.report(&codes::VALUE_REPAIRED, at, text).help(format!("write `type: {kind}`"));
                if any.format.is_none() {
                    any.format = format.map(str::to_owned);
                }
            }
            Some(Meaning::Null) => {
                self.found.report(
                    &codes::VALUE_REPAIRED,
                    at,
                    format!("`{name}` is not a type; read as null"),
                );
            }
            Some(Meaning::Anything) => {
                self.found
                    .report(
                        &codes::VALUE_REPAIRED,
                        at,
                        format!("`{name}` is not a type; the value may be anything"),
                    )
                    .help("leave `type` out where everything is allowed");
            }
            // It was read as the schema that it names.
            None if self.schema_called(name, at).is_some() => {}
            None => {
                let names = TYPES.map(str::to_owned);
                let help = match nearest(name, &names) {
                    Some(near) => format!("did you mean `{near}`? The type was left out"),
                    None => "use string, number, integer, boolean, array or object; the type was left out"
                        .to_owned(),
                };
                self.found.report(&codes::VALUE_TYPE, at, format!("`{name}` is not a type")).help(help);
            }
        }
        meant
    }

    /// One type stays with all keywords. Several become alternatives, each with the keywords that belong to it.
    pub(super) fn combined(
        &mut self,
        object: &Object<'d, '_>,
        kinds: &[&'static str],
        mut any: AnySchema,
        bounds: &Bounds,
    ) -> SchemaKind {
        match kinds {
            [] => {}
            [one] => any.typ = Some((*one).to_owned()),
            several => {
                let alternatives = alternatives(several, &mut any, bounds);
                let holder = object.at.to_pointer();
                let keyword = if any.any_of.is_empty() {
                    any.any_of = alternatives.into_iter().map(ReferenceOr::Item).collect();
                    "/anyOf".to_owned()
                } else {
                    let place = format!("/allOf/{}", any.all_of.len());
                    let any_of = alternatives.into_iter().map(ReferenceOr::Item).collect();
                    any.all_of.push(ReferenceOr::Item(of_kind(SchemaKind::AnyOf { any_of })));
                    format!("{place}/anyOf")
                };
                for index in 0..several.len() {
                    self.moves.record_below(&holder, &format!("{keyword}/{index}"), "");
                }
                return narrow(any, &Bounds::default());
            }
        }
        narrow(any, bounds)
    }
}

/// Deals out the keywords of a schema to its types. What is left belongs to all of them.
fn alternatives(kinds: &[&str], any: &mut AnySchema, bounds: &Bounds) -> Vec<Schema> {
    let values = std::mem::take(&mut any.enumeration);
    let format = any.format.take();
    let numeric = |format: &str| matches!(format, "int32" | "int64" | "float" | "double");
    let mut dealt = Vec::with_capacity(kinds.len());
    for kind in kinds {
        let own: Vec<Value> = values.iter().filter(|value| is_of(kind, value)).cloned().collect();
        if !values.is_empty() && own.is_empty() {
            continue;
        }
        let format = format.clone().filter(|format| match *kind {
            "string" => !numeric(format),
            "number" | "integer" => numeric(format),
            _ => false,
        });
        let mut part =
            AnySchema { typ: Some((*kind).to_owned()), enumeration: own, format, ..AnySchema::default() };
        let mut part_bounds = Bounds::default();
        match *kind {
            "string" => {
                part.pattern = any.pattern.take();
                (part.min_length, part.max_length) = (any.min_length.take(), any.max_length.take());
            }
            "array" => {
                part.items = any.items.take();
                (part.min_items, part.max_items) = (any.min_items.take(), any.max_items.take());
                part.unique_items = any.unique_items.take();
            }
            "object" => {
                part.properties = std::mem::take(&mut any.properties);
                part.required = std::mem::take(&mut any.required);
                part.additional_properties = any.additional_properties.take();
                (part.min_properties, part.max_properties) =
                    (any.min_properties.take(), any.max_properties.take());
            }
            "number" | "integer" => {
                (part.minimum, part.maximum, part.multiple_of) = (any.minimum, any.maximum, any.multiple_of);
                (part.exclusive_minimum, part.exclusive_maximum) =
                    (any.exclusive_minimum, any.exclusive_maximum);
                part_bounds = bounds.clone();
            }
            _ => {}
        }
        dealt.push(of_kind(narrow(part, &part_bounds)));
    }
    (any.minimum, any.maximum, any.multiple_of) = (None, None, None);
    (any.exclusive_minimum, any.exclusive_maximum) = (None, None);
    if dealt.is_empty() {
        dealt.push(anything());
    }
    dealt
}

fn is_of(kind: &str, value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) => kind == "boolean",
        Value::Number(number) => {
            kind == "number" || (kind == "integer" && (number.is_i64() || number.is_u64()))
        }
        Value::String(_) => kind == "string",
        Value::Array(_) => kind == "array",
        Value::Object(_) => kind == "object",
    }
}
