//! What is listed under `oneOf` and `anyOf`, and which of it says something of the value.

use connectorgen_diagnostics::{At, JsonPointer};
use connectorgen_model::{Schema, Type};
use openapiv3::{ReferenceOr, SchemaData, SchemaKind};

use super::keywords::{Keywords, is_any_object};

/// The alternatives with their places; those that are nothing but alternatives themselves give theirs. `nullable` gets to
/// know whether one of those may be null.
pub(super) fn flat<'a>(
    list: &'a [ReferenceOr<openapiv3::Schema>],
    at: &At<'_>,
    nullable: &mut bool,
) -> Vec<(&'a ReferenceOr<openapiv3::Schema>, JsonPointer)> {
    let mut found = Vec::with_capacity(list.len());
    for (index, entry) in list.iter().enumerate() {
        let place = at.index(index);
        match inner(entry) {
            Some((keyword, alternatives, may_be_null)) => {
                *nullable |= may_be_null;
                found.extend(flat(alternatives, &place.key(keyword), nullable));
            }
            None => found.push((entry, place.to_pointer())),
        }
    }
    found
}

/// The alternatives of what says nothing else, but perhaps that it may be null.
pub(super) fn inner(
    entry: &ReferenceOr<openapiv3::Schema>,
) -> Option<(&str, &[ReferenceOr<openapiv3::Schema>], bool)> {
    let schema = entry.as_item()?;
    let nullable = schema.schema_data.nullable;
    if schema.schema_data != (SchemaData { nullable, ..SchemaData::default() }) {
        return None;
    }
    match &schema.schema_kind {
        SchemaKind::OneOf { one_of } => Some(("oneOf", one_of, nullable)),
        SchemaKind::AnyOf { any_of } => Some(("anyOf", any_of, nullable)),
        SchemaKind::Type(_) | SchemaKind::AllOf { .. } | SchemaKind::Not { .. } | SchemaKind::Any(_) => None,
    }
}

/// Whether an alternative is how serializers of .NET write null beside a reference: `{type: object, nullable: true}`.
pub(super) fn is_null(entry: &ReferenceOr<openapiv3::Schema>) -> bool {
    entry.as_item().is_some_and(|item| item.schema_data.nullable && is_any_object(item))
}

/// Whether an alternative takes the empty text and nothing else: forms send it to unset what is an object or a list.
pub(super) fn is_unset(schema: &Schema) -> bool {
    matches!(schema.kind, Some(Type::String) | None) && schema.enumeration == [""]
}

/// `anyOf: [{required: [a]}, {required: [b]}]` says which members go together, not what the value is.
pub(super) fn is_demand(schema: &Schema) -> bool {
    schema.required.is_some() && is_open(schema)
}

/// Whether nothing is said of the value's shape.
pub(super) fn is_open(schema: &Schema) -> bool {
    // Most say something, and what holds others is large.
    if schema.children().next().is_some() {
        return false;
    }
    let kind = schema.kind.clone().filter(|kind| schema.required.is_none() || *kind != Type::Object);
    let said =
        Schema { kind, required: None, description: None, title: None, nullable: false, ..schema.clone() };
    said.is_empty()
}

/// An alternative that only says what the value is not.
pub(super) fn says_no(entry: &ReferenceOr<openapiv3::Schema>) -> bool {
    match entry {
        ReferenceOr::Item(schema) => Keywords::of(&schema.schema_kind).not.is_some(),
        ReferenceOr::Reference { .. } => false,
    }
}
