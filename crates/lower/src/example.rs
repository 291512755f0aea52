//! Schemas of what is only shown by example.

use std::borrow::Borrow;

use connectorgen_diagnostics::At;
use connectorgen_model::{Schema, Type};
use openapiv3::{AnySchema, ObjectType, ReferenceOr, SchemaKind};
use serde_json::Value;

use crate::codes;
use crate::lowering::Lowering;
use crate::wording;

/// Examples are read so many levels deep.
const MAX_DEPTH: usize = 8;

impl Lowering<'_, '_> {
    /// The schema that an example of a response shows: without it a flow would have no outputs. `None` for an example
    /// that shows no members.
    pub(crate) fn exemplified(&mut self, example: &Value, at: &At<'_>) -> Option<Schema> {
        let schema = shown(example, 0);
        let has_members = schema.properties.is_some()
            || schema.items.as_ref().is_some_and(|items| items.properties.is_some() || items.kind.is_some());
        if !has_members {
            return None;
        }
        self.found
            .report(
                &codes::RESPONSE_FROM_EXAMPLE,
                at,
                "the response does not say what its members are; the outputs are those of its example",
            )
            .help("describe them by a `schema`");
        Some(schema)
    }
}

/// Whether a schema leaves open what an object or a list holds, as that of a tool that only knows examples.
pub(crate) fn says_no_members<S: Borrow<openapiv3::Schema>>(schema: &ReferenceOr<S>) -> bool {
    match schema.as_item().map(|schema| &schema.borrow().schema_kind) {
        Some(SchemaKind::Any(any)) => *any == AnySchema::default(),
        Some(SchemaKind::Type(openapiv3::Type::Object(object))) => *object == ObjectType::default(),
        Some(SchemaKind::Type(openapiv3::Type::Array(list))) => {
            list.items.as_ref().is_none_or(says_no_members)
        }
        Some(
            SchemaKind::Type(_)
            | SchemaKind::OneOf { .. }
            | SchemaKind::AllOf { .. }
            | SchemaKind::AnyOf { .. }
            | SchemaKind::Not { .. },
        )
        | None => false,
    }
}

fn shown(example: &Value, depth: usize) -> Schema {
    if depth > MAX_DEPTH {
        return Schema::default();
    }
    match example {
        Value::Null => Schema::default(),
        Value::Bool(_) => Schema::of(Type::Boolean),
        Value::Number(number) => Schema::of(if number.is_f64() { Type::Number } else { Type::Integer }),
        Value::String(_) => Schema::of(Type::String),
        Value::Array(list) => Schema {
            items: Some(Box::new(list.first().map(|first| shown(first, depth + 1)).unwrap_or_default())),
            ..Schema::of(Type::Array)
        },
        Value::Object(members) => {
            let properties = members.iter().map(|(name, value)| {
                (name.clone(), Schema { summary: wording::label(name), ..shown(value, depth + 1) })
            });
            Schema {
                properties: (!members.is_empty()).then(|| properties.collect()),
                ..Schema::of(Type::Object)
            }
        }
    }
}
