//! Schemas: JSON Schema 2020-12, the dialects of OpenAPI 3.0 and 3.1, and what people take for them, as OpenAPI 3.0 has
//! them. One file per group of keywords.

mod bounds;
mod conditions;
mod discriminator;
mod items;
mod keywords;
mod kind;
mod members;
mod number_as_text;
mod outline;
mod types;
mod unions;
mod values;

use connectorgen_diagnostics::At;

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::{Number, Value};

use super::Reader;
use super::object::Object;
use super::reference::Kind;
use crate::codes;
pub(super) use discriminator::Heirs;
pub(crate) use discriminator::MAX_TARGETS;
pub use discriminator::{DEFAULT_MAPPING_EXTENSION, IMPLICIT_MAPPING_EXTENSION};
pub(super) use keywords::is_known_dialect;
use kind::{Bounds, narrow};
pub(super) use outline::{Outline, Stated};
pub(crate) use types::{is_type, names_in_type};

/// What a schema is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A member of an object, which knows whether it is required.
    Member,
    /// One of `allOf`, whose conditions are those of the whole.
    Part,
    /// Keywords that stand on a parameter or header itself, as in Swagger 2.0.
    Fields,
    Whole,
}

impl<'d> Reader<'d, '_> {
    pub(super) fn schema(&mut self, value: &'d Value, at: &At<'_>) -> ReferenceOr<Schema> {
        self.schema_as(value, at, Role::Whole)
    }

    fn schema_as(&mut self, value: &'d Value, at: &At<'_>, role: Role) -> ReferenceOr<Schema> {
        let map = match value {
            Value::Object(map) => map,
            // JSON Schema 2020-12: `true` is the schema that everything satisfies, `false` the one that nothing does.
            Value::Bool(true) => return ReferenceOr::Item(anything()),
            Value::Bool(false) => return ReferenceOr::Item(nothing()),
            Value::String(text) if text.starts_with("#/") => return self.reference_alone(text, at),
            Value::String(text) if types::is_type(text) => return self.type_alone(text, at),
            Value::Null => {
                self.found
                    .report(
                        &codes::VALUE_REPAIRED,
                        at,
                        "expected a schema, found null; the value may be anything",
                    )
                    .help("write `{}` for a value that may be anything");
                return ReferenceOr::Item(anything());
            }
            Value::Array(list) if list.is_empty() => {
                self.repaired(value, "a schema", at);
                return ReferenceOr::Item(anything());
            }
            Value::Number(_) | Value::String(_) | Value::Array(_) => {
                self.wrong_type(value, "an object", at);
                return ReferenceOr::Item(anything());
            }
        };
        let object = Object { map, at: *at };
        let Some((keyword, target)) = self.schema_target(&object) else {
            return ReferenceOr::Item(self.plain_schema(&object, None, role));
        };
        let alone = map.keys().all(|key| {
            key == keyword
                || key == "$comment"
                || key.starts_with("x-internal")
                || is_role_of(key, value, role)
        });
        match target {
            None if alone => ReferenceOr::Item(anything()),
            Some(target) if alone => target,
            // What stands beside a `$ref` has meaning since 3.1, and people write it in 3.0 as well.
            target => ReferenceOr::Item(self.plain_schema(&object, target, role)),
        }
    }

    /// What a schema refers to, if that is there, and the keyword that says so.
    fn schema_target(
        &mut self,
        object: &Object<'d, '_>,
    ) -> Option<(&'static str, Option<ReferenceOr<Schema>>)> {
        if let Some((keyword, text)) = self.schema_reference(object) {
            return Some((keyword, self.component(Kind::Schema, text, &object.at)));
        }
        Some(("type", Some(self.schema_in_place_of_type(object)?)))
    }

    /// The reference of a schema. What a dynamic one leads to depends on how a value got there; connectors have fixed
    /// types, so it is taken for what it leads to by itself.
    fn schema_reference(&mut self, object: &Object<'d, '_>) -> Option<(&'static str, &'d str)> {
        let value = object.get("$ref");
        if let Some(Value::String(text)) = value {
            return Some(("$ref", text));
        }
        if let Some(other) = value {
            self.wrong_type(other, "a reference such as `#/components/schemas/Pet`", &object.at.key("$ref"));
        }
        let text = object.get("$dynamicRef").or_else(|| object.get("$recursiveRef"))?.as_str()?;
        let keyword = if object.has("$dynamicRef") { "$dynamicRef" } else { "$recursiveRef" };
        self.found.report(
            &codes::DYNAMIC_REFERENCE_FIXED,
            &object.at.key(keyword),
            format!(
                "`{text}` was taken for a fixed reference; schemas that redefine its anchor have no effect"
            ),
        );
        Some((keyword, text))
    }

    /// The schema that the keywords of a parameter or header make, as they did in Swagger 2.0.
    pub(super) fn schema_of_fields(&mut self, holder: &Object<'d, '_>) -> Schema {
        self.plain_schema(holder, None, Role::Fields)
    }

    fn boxed(&mut self, value: &'d Value, at: &At<'_>) -> ReferenceOr<Box<Schema>> {
        boxed(self.schema(value, at))
    }

    fn plain_schema(
        &mut self,
        object: &Object<'d, '_>,
        target: Option<ReferenceOr<Schema>>,
        role: Role,
    ) -> Schema {
        let mut data = if role == Role::Fields {
            SchemaData { default: object.get("default").cloned(), ..SchemaData::default() }
        } else {
            self.report_keywords(object);
            self.data(object)
        };
        let bounds = self.bounds(object);
        let mut any = AnySchema {
            typ: None,
            pattern: object.text(self, "pattern"),
            multiple_of: bounds.multiple_of.as_ref().and_then(Number::as_f64),
            exclusive_minimum: bounds.exclusive_minimum.then_some(true),
            exclusive_maximum: bounds.exclusive_maximum.then_some(true),
            minimum: bounds.minimum.as_ref().and_then(Number::as_f64),
            maximum: bounds.maximum.as_ref().and_then(Number::as_f64),
            min_properties: object.count(self, "minProperties"),
            max_properties: object.count(self, "maxProperties"),
            min_items: object.count(self, "minItems"),
            max_items: object.count(self, "maxItems"),
            unique_items: object.flag(self, "uniqueItems"),
            format: self.format(object),
            min_length: object.count(self, "minLength"),
            max_length: object.count(self, "maxLength"),
            not: object.given("not").map(|not| Box::new(self.schema(not, &object.at.key("not")))),
            enumeration: self.enumeration(object, &mut data),
            ..AnySchema::default()
        };
        self.members(object, role, &mut any);
        self.list_items(object, &mut any);
        self.unions(object, target, &mut any, &mut data);
        if role != Role::Part {
            self.conditions(object, &mut any);
        }
        let kinds = self.kinds(object, &mut any, &mut data);
        self.check_example(object, &kinds, &mut data);
        let schema_kind = self.combined(object, &kinds, any, &bounds);
        Schema { schema_data: data, schema_kind }
    }

    fn data(&mut self, object: &Object<'d, '_>) -> SchemaData {
        SchemaData {
            nullable: object.flag(self, "nullable").unwrap_or(false),
            read_only: object.flag(self, "readOnly").unwrap_or(false),
            write_only: object.flag(self, "writeOnly").unwrap_or(false),
            deprecated: object.flag(self, "deprecated").unwrap_or(false),
            external_docs: None,
            example: self.schema_example(object),
            title: object.text(self, "title"),
            description: object.text(self, "description"),
            discriminator: self.discriminator(object),
            default: object.get("default").cloned(),
            extensions: object.extensions(),
        }
    }
}

/// `required: true` beside a reference says something about the member and nothing about the target.
fn is_role_of(key: &str, value: &Value, role: Role) -> bool {
    role == Role::Member && key == "required" && members::is_flag(value.get("required"))
}

pub(super) fn boxed(schema: ReferenceOr<Schema>) -> ReferenceOr<Box<Schema>> {
    match schema {
        ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
        ReferenceOr::Item(schema) => ReferenceOr::Item(Box::new(schema)),
    }
}

pub(super) fn anything() -> Schema {
    of_kind(SchemaKind::Any(AnySchema::default()))
}

/// `false` is the schema that nothing satisfies; OpenAPI 3.0 can only say it so.
fn nothing() -> Schema {
    of_kind(SchemaKind::Not { not: Box::new(ReferenceOr::Item(anything())) })
}

fn of_kind(schema_kind: SchemaKind) -> Schema {
    Schema { schema_data: SchemaData::default(), schema_kind }
}

fn of_any(any: AnySchema) -> Schema {
    of_kind(narrow(any, &Bounds::default()))
}
