//! Allowed values of several types. Until it is known how they are sent, they are kept as they are, in a schema without a
//! type: in addresses, headers and forms everything is text, and in JSON `1` is not `"1"`.

use connectorgen_diagnostics::{At, Document};
use connectorgen_model::{AdditionalProperties, ApiDefinition, Schema, Type};
use serde_json::Value;

use super::Direction;
use super::budget::Owner;
use super::scalar::{common_kind, text};
use super::union::listed;
use crate::lowering::Lowering;
use crate::{codes, wording};

/// The longest text of a value that a description has.
const MAX_VALUE: usize = 200;

impl<'a> Lowering<'a, '_> {
    /// A schema of what is text wherever it is sent, with everything that belongs to it written in place.
    pub(crate) fn expanded_text(
        &mut self,
        schema: &'a openapiv3::ReferenceOr<openapiv3::Schema>,
        at: &At<'_>,
        direction: Direction,
    ) -> Schema {
        as_text(self.expanded(schema, at, direction))
    }

    /// Leaves values of several types open in bodies and responses: there each has its own type, and a schema has one.
    pub(crate) fn open_mixed(&mut self, definition: &mut ApiDefinition) {
        for (owner, ()) in Owner::find(definition, |schema| holds_mixed(schema).then_some(())) {
            if let Some(schema) = owner.schema(definition) {
                self.open_inside(schema, &owner, &At::root(Document::Source));
            }
        }
    }

    /// `at` is the way from the owner's schema.
    fn open_inside(&mut self, schema: &mut Schema, owner: &Owner, at: &At<'_>) {
        if is_mixed(schema) {
            schema.description = Some(wording::noted(schema.description.take(), &known_values(schema)));
            schema.enumeration.clear();
            schema.enum_values.clear();
            let source = self.source(owner, &at.key("enum").to_pointer());
            self.found
                .report(
                    &codes::ENUM_OPENED,
                    &At::pointer(Document::Source, &source),
                    "the allowed values are of several types; any value is taken, and they are in the description",
                )
                .help("if they are meant to be of one type, write them so");
        }
        for (name, member) in schema.properties.iter_mut().flatten() {
            self.open_inside(member, owner, &at.key("properties").key(name));
        }
        if let Some(items) = &mut schema.items {
            self.open_inside(items, owner, &at.key("items"));
        }
        if let Some(AdditionalProperties::Schema(values)) = &mut schema.additional_properties {
            self.open_inside(values, owner, &at.key("additionalProperties"));
        }
    }
}

/// Makes text of values of several types, in the schema and inside of it.
pub(crate) fn as_text(mut schema: Schema) -> Schema {
    schema.each_mut(&mut |schema| {
        if !is_mixed(schema) {
            return;
        }
        schema.kind = Some(Type::String);
        let mut values: Vec<Value> = Vec::with_capacity(schema.enumeration.len());
        for value in std::mem::take(&mut schema.enumeration) {
            let value = Value::String(text(&value));
            if !values.contains(&value) {
                values.push(value);
            }
        }
        schema.enumeration = values;
        for named in &mut schema.enum_values {
            named.value = Value::String(text(&named.value));
        }
        schema.default =
            schema.default.take().filter(|value| !value.is_null()).map(|value| Value::String(text(&value)));
    });
    schema
}

/// Whether the allowed values have no type in common.
fn is_mixed(schema: &Schema) -> bool {
    !schema.enumeration.is_empty() && common_kind(&schema.enumeration).is_none()
}

fn holds_mixed(schema: &Schema) -> bool {
    is_mixed(schema) || schema.children().any(|(_, child)| holds_mixed(child))
}

/// The allowed values in words, with their names.
pub(super) fn known_values(schema: &Schema) -> String {
    let shown = |value: &Value| {
        let written = text(value);
        let short: String = written.chars().take(MAX_VALUE).collect();
        let short = if short.len() < written.len() { format!("{short}…") } else { short };
        let named = schema.enum_values.iter().find(|named| named.value == *value);
        match named.and_then(|named| named.display_name.as_deref()).filter(|name| *name != written) {
            Some(name) => format!("{short} ({name})"),
            None => short,
        }
    };
    match schema.enumeration.as_slice() {
        [only] => format!("Always {}", shown(only)),
        values => format!("Known values: {}", listed(&values.iter().map(shown).collect::<Vec<_>>())),
    }
}
