use connectorgen_diagnostics::At;
use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, Discriminator, ReferenceOr, Schema, SchemaData, SchemaKind,
};
use serde_json::{Number, Value};

use super::Reader;
use super::object::Object;
use super::reference::Kind;
use super::schema_kind::{Bounds, narrow};
use crate::{Version, codes};

/// What is understood, and what only annotates a schema for other tools.
const KNOWN: &[&str] = &[
    "$ref",
    "type",
    "format",
    "title",
    "description",
    "default",
    "example",
    "examples",
    "enum",
    "const",
    "multipleOf",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "items",
    "maxProperties",
    "minProperties",
    "required",
    "properties",
    "additionalProperties",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "nullable",
    "discriminator",
    "readOnly",
    "writeOnly",
    "deprecated",
    "xml",
    "externalDocs",
    "contentEncoding",
    "contentMediaType",
    "$comment",
    "$schema",
    "$id",
    "$anchor",
    "$defs",
    "definitions",
];
/// Keywords of JSON Schema that connectors cannot express.
const INEXPRESSIBLE: &[&str] = &[
    "if",
    "then",
    "else",
    "prefixItems",
    "contains",
    "minContains",
    "maxContains",
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
    "$dynamicRef",
    "$dynamicAnchor",
    "$vocabulary",
    "additionalItems",
    "id",
];

impl<'d> Reader<'d, '_> {
    pub(super) fn schema(&mut self, value: &'d Value, at: &At<'_>) -> ReferenceOr<Schema> {
        // JSON Schema 2020-12: `true` is the schema that everything satisfies.
        if matches!(value, Value::Bool(true)) {
            return ReferenceOr::Item(anything());
        }
        if matches!(value, Value::Bool(false)) {
            return ReferenceOr::Item(nothing());
        }
        let Some(object) = self.object(value, *at) else {
            return ReferenceOr::Item(anything());
        };
        let Some(text) = self.reference_text(value, at) else {
            return ReferenceOr::Item(self.plain_schema(&object, None));
        };
        let target = self.component(Kind::Schema, text, at);
        let alone =
            object.map.keys().all(|key| key == "$ref" || key.starts_with("x-internal") || key == "$comment");
        match target {
            None => ReferenceOr::Item(anything()),
            Some(target) if alone => target,
            // What stands beside a `$ref` has meaning since 3.1, and people write it in 3.0 as well.
            Some(target) => ReferenceOr::Item(self.plain_schema(&object, Some(target))),
        }
    }

    fn boxed(&mut self, value: &'d Value, at: &At<'_>) -> ReferenceOr<Box<Schema>> {
        match self.schema(value, at) {
            ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
            ReferenceOr::Item(schema) => ReferenceOr::Item(Box::new(schema)),
        }
    }

    fn plain_schema(&mut self, object: &Object<'d, '_>, target: Option<ReferenceOr<Schema>>) -> Schema {
        self.report_keywords(object);
        let mut data = self.data(object);
        let (mut any, bounds) = self.keywords(object, &mut data);
        if let Some(target) = target {
            any.all_of.insert(0, target);
        }
        Schema { schema_data: data, schema_kind: narrow(any, &bounds) }
    }

    fn data(&mut self, object: &Object<'d, '_>) -> SchemaData {
        let first = object.get("examples").and_then(|examples| match examples {
            Value::Array(list) => list.first(),
            Value::Object(map) => map.values().next(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        });
        SchemaData {
            nullable: object.flag(self, "nullable").unwrap_or(false),
            read_only: object.flag(self, "readOnly").unwrap_or(false),
            write_only: object.flag(self, "writeOnly").unwrap_or(false),
            deprecated: object.flag(self, "deprecated").unwrap_or(false),
            external_docs: None,
            example: object.get("example").or(first).cloned(),
            title: object.text(self, "title"),
            description: object.text(self, "description"),
            discriminator: self.discriminator(object),
            default: object.get("default").cloned(),
            extensions: object.extensions(),
        }
    }

    fn discriminator(&mut self, object: &Object<'d, '_>) -> Option<Discriminator> {
        let discriminator = self.object(object.get("discriminator")?, object.at.key("discriminator"))?;
        let property_name = discriminator.required_text(self, "propertyName", "the discriminator")?;
        let mut mapping = IndexMap::new();
        for (value, target) in discriminator.members(self, "mapping") {
            if let Value::String(target) = target {
                mapping.insert(value.clone(), target.clone());
            }
        }
        Some(Discriminator { property_name, mapping, extensions: discriminator.extensions() })
    }

    fn keywords(&mut self, object: &Object<'d, '_>, data: &mut SchemaData) -> (AnySchema, Bounds) {
        let bounds = self.bounds(object);
        let mut any = AnySchema {
            typ: None,
            pattern: object.text(self, "pattern"),
            multiple_of: bounds.multiple_of.as_ref().and_then(Number::as_f64),
            exclusive_minimum: bounds.exclusive_minimum.then_some(true),
            exclusive_maximum: bounds.exclusive_maximum.then_some(true),
            minimum: bounds.minimum.as_ref().and_then(Number::as_f64),
            maximum: bounds.maximum.as_ref().and_then(Number::as_f64),
            properties: self.properties(object),
            required: self.required(object),
            additional_properties: self.additional_properties(object),
            min_properties: object.count(self, "minProperties"),
            max_properties: object.count(self, "maxProperties"),
            items: self.items(object),
            min_items: object.count(self, "minItems"),
            max_items: object.count(self, "maxItems"),
            unique_items: object.flag(self, "uniqueItems"),
            enumeration: self.enumeration(object),
            format: self.format(object),
            min_length: object.count(self, "minLength"),
            max_length: object.count(self, "maxLength"),
            one_of: self.alternatives(object, "oneOf", data),
            all_of: self.schemas(object, "allOf"),
            any_of: self.alternatives(object, "anyOf", data),
            not: object.get("not").map(|not| Box::new(self.schema(not, &object.at.key("not")))),
        };
        self.kind(object, &mut any, data);
        (any, bounds)
    }

    /// `type` is one name, or since 3.1 a list of them. `null` becomes `nullable`; several others become alternatives.
    fn kind(&mut self, object: &Object<'d, '_>, any: &mut AnySchema, data: &mut SchemaData) {
        let names = match object.get("type") {
            Some(Value::Array(_)) => object.texts(self, "type"),
            Some(_) => object.text(self, "type").into_iter().collect(),
            None => Vec::new(),
        };
        let mut kinds = Vec::new();
        for name in names {
            match name.as_str() {
                "null" => data.nullable = true,
                "string" | "number" | "integer" | "boolean" | "array" | "object"
                    if !kinds.contains(&name) =>
                {
                    kinds.push(name);
                }
                "string" | "number" | "integer" | "boolean" | "array" | "object" => {}
                other => {
                    self.found
                        .report(
                            &codes::VALUE_TYPE,
                            &object.at.key("type"),
                            format!("`{other}` is not a type"),
                        )
                        .help("use string, number, integer, boolean, array or object; the type was left out");
                }
            }
        }
        match kinds.as_slice() {
            [] => {}
            [one] => any.typ = Some(one.clone()),
            several => {
                let alternatives = several.iter().map(|kind| ReferenceOr::Item(of_type(kind))).collect();
                if any.any_of.is_empty() {
                    any.any_of = alternatives;
                } else {
                    let both = SchemaKind::AnyOf { any_of: alternatives };
                    any.all_of.push(ReferenceOr::Item(Schema {
                        schema_data: SchemaData::default(),
                        schema_kind: both,
                    }));
                }
            }
        }
    }

    /// Exclusive bounds are flags in 3.0 and numbers since 3.1; both are found in either.
    fn bounds(&mut self, object: &Object<'d, '_>) -> Bounds {
        let (minimum, exclusive_minimum) = self.bound(object, "minimum", "exclusiveMinimum", |a, b| a >= b);
        let (maximum, exclusive_maximum) = self.bound(object, "maximum", "exclusiveMaximum", |a, b| a <= b);
        Bounds {
            multiple_of: object.number(self, "multipleOf"),
            minimum,
            exclusive_minimum,
            maximum,
            exclusive_maximum,
        }
    }

    fn bound(
        &mut self,
        object: &Object<'d, '_>,
        inclusive: &str,
        exclusive: &str,
        tighter: fn(f64, f64) -> bool,
    ) -> (Option<Number>, bool) {
        let limit = object.number(self, inclusive);
        match object.get(exclusive) {
            None | Some(Value::Null) => (limit, false),
            Some(Value::Bool(flag)) => {
                let excluded = *flag && limit.is_some();
                (limit, excluded)
            }
            Some(_) => {
                let other = object.number(self, exclusive);
                let wins = match (&limit, &other) {
                    (Some(limit), Some(other)) => {
                        tighter(other.as_f64().unwrap_or_default(), limit.as_f64().unwrap_or_default())
                    }
                    (None, Some(_)) => true,
                    (_, None) => false,
                };
                if wins { (other, true) } else { (limit, false) }
            }
        }
    }

    /// `const` is an enumeration of one. A value that is null is said by `nullable`, so it is kept for that purpose.
    fn enumeration(&mut self, object: &Object<'d, '_>) -> Vec<Value> {
        if let Some(constant) = object.get("const") {
            return vec![constant.clone()];
        }
        object.list(self, "enum").to_vec()
    }

    /// JSON Schema says base64 by `contentEncoding`, OpenAPI 3.0 by `format: byte`.
    fn format(&mut self, object: &Object<'d, '_>) -> Option<String> {
        let format = object.text(self, "format");
        if format.is_some() {
            return format;
        }
        let encoding = object.text(self, "contentEncoding");
        if encoding.is_some_and(|encoding| {
            encoding.eq_ignore_ascii_case("base64") || encoding.eq_ignore_ascii_case("base64url")
        }) {
            return Some("byte".to_owned());
        }
        object
            .text(self, "contentMediaType")
            .filter(|media| media == "application/octet-stream")
            .map(|_| "binary".to_owned())
    }

    fn required(&mut self, object: &Object<'d, '_>) -> Vec<String> {
        // `required: true` on a property is a habit from parameters.
        if let Some(value @ Value::Bool(_)) = object.get("required") {
            self.found
                .report(
                    &codes::VALUE_REPAIRED,
                    &object.at.key("required"),
                    format!("`required` of a schema is a list of names, found `{value}`; it was left out"),
                )
                .help("list the property's name in `required` of the object that holds it");
            return Vec::new();
        }
        object.texts(self, "required")
    }

    fn properties(&mut self, object: &Object<'d, '_>) -> IndexMap<String, ReferenceOr<Box<Schema>>> {
        let place = object.at.key("properties");
        let members = object.members(self, "properties");
        members.map(|(name, value)| (name.clone(), self.boxed(value, &place.key(name)))).collect()
    }

    fn additional_properties(&mut self, object: &Object<'d, '_>) -> Option<AdditionalProperties> {
        match object.get("additionalProperties")? {
            Value::Null => None,
            Value::Bool(flag) => Some(AdditionalProperties::Any(*flag)),
            value => {
                let schema = self.schema(value, &object.at.key("additionalProperties"));
                Some(AdditionalProperties::Schema(Box::new(schema)))
            }
        }
    }

    fn items(&mut self, object: &Object<'d, '_>) -> Option<ReferenceOr<Box<Schema>>> {
        let at = object.at.key("items");
        match object.get("items")? {
            Value::Bool(_) | Value::Null => None,
            // A tuple of the drafts before 2020-12.
            Value::Array(list) => {
                self.found.report(
                    &codes::SCHEMA_KEYWORD_DROPPED,
                    &at,
                    "connectors know no tuples; the first item's schema was taken",
                );
                list.first().map(|first| self.boxed(first, &at.index(0)))
            }
            value => Some(self.boxed(value, &at)),
        }
    }

    fn schemas(&mut self, object: &Object<'d, '_>, keyword: &str) -> Vec<ReferenceOr<Schema>> {
        let place = object.at.key(keyword);
        let list = object.list(self, keyword);
        list.iter().enumerate().map(|(index, value)| self.schema(value, &place.index(index))).collect()
    }

    /// The alternatives of `oneOf` or `anyOf`; the alternative `null` becomes `nullable`.
    fn alternatives(
        &mut self,
        object: &Object<'d, '_>,
        keyword: &str,
        data: &mut SchemaData,
    ) -> Vec<ReferenceOr<Schema>> {
        let place = object.at.key(keyword);
        let mut alternatives = Vec::new();
        for (index, value) in object.list(self, keyword).iter().enumerate() {
            if is_null(value) {
                data.nullable = true;
            } else {
                alternatives.push(self.schema(value, &place.index(index)));
            }
        }
        alternatives
    }

    fn report_keywords(&mut self, object: &Object<'d, '_>) {
        for key in object.map.keys() {
            if key.starts_with("x-") || KNOWN.contains(&key.as_str()) {
                continue;
            }
            let at = object.at.key(key);
            if INEXPRESSIBLE.contains(&key.as_str()) && self.version >= Version::V3_1 {
                self.found.report(
                    &codes::SCHEMA_KEYWORD_DROPPED,
                    &at,
                    format!("connectors cannot express `{key}`; it was left out"),
                );
            } else {
                self.found.report(
                    &codes::FIELD_UNKNOWN,
                    &at,
                    format!("a schema has no member `{key}`; it was left out"),
                );
            }
        }
    }
}

fn anything() -> Schema {
    Schema { schema_data: SchemaData::default(), schema_kind: SchemaKind::Any(AnySchema::default()) }
}

/// `false` is the schema that nothing satisfies; OpenAPI 3.0 can only say it so.
fn nothing() -> Schema {
    let not = Box::new(ReferenceOr::Item(anything()));
    Schema { schema_data: SchemaData::default(), schema_kind: SchemaKind::Not { not } }
}

fn of_type(name: &str) -> Schema {
    let any = AnySchema { typ: Some(name.to_owned()), ..AnySchema::default() };
    Schema { schema_data: SchemaData::default(), schema_kind: narrow(any, &Bounds::default()) }
}

/// The schema of null, in the ways in which people write it.
fn is_null(value: &Value) -> bool {
    let Value::Object(map) = value else { return false };
    let by_type = match map.get("type") {
        Some(Value::String(name)) => name == "null",
        Some(Value::Array(names)) => {
            !names.is_empty() && names.iter().all(|name| name.as_str() == Some("null"))
        }
        _ => false,
    };
    let by_value = map.get("const").is_some_and(Value::is_null)
        || matches!(map.get("enum"), Some(Value::Array(values)) if values.len() == 1 && values.iter().all(Value::is_null));
    by_type || by_value
}
