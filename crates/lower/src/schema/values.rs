use connectorgen_diagnostics::At;
use connectorgen_model::{Schema, Type};
use connectorgen_spec::codes::{EXAMPLE_LEFT_OUT, TEXT_LEFT_OUT};
use indexmap::IndexMap;
use serde_json::Value;

use super::mixed::known_values;
use super::scalar::{coerced, describes_values, enum_hint, name_values, settle_names};
use crate::lowering::Lowering;
use crate::{codes, wording};

/// Longer sample values only make the file larger: nobody is shown them.
const MAX_EXAMPLE: usize = 200;

impl Lowering<'_, '_> {
    /// Allowed values, their names, the default and the example become values of the type.
    pub(super) fn finish_values(&mut self, schema: &mut Schema, at: &At<'_>) {
        // Null is said by `nullable`; the platform takes no null in an enumeration.
        if schema.enumeration.iter().any(Value::is_null) {
            schema.nullable = true;
            schema.enumeration.retain(|value| !value.is_null());
        }
        let Some(kind) = schema.kind.clone() else { return };
        let mut values: Vec<Value> = Vec::with_capacity(schema.enumeration.len());
        for value in std::mem::take(&mut schema.enumeration) {
            match coerced(&kind, &value) {
                Some(value) if !values.contains(&value) => values.push(value),
                Some(_) => {}
                None => {
                    let message =
                        format!("the value {value} is not of the type {} and is left out", kind.name());
                    self.found
                        .report(&codes::ENUM_VALUE_LEFT_OUT, &at.key("enum"), message)
                        .help("correct the value or the type");
                }
            }
        }
        for named in &mut schema.enum_values {
            if let Some(value) = coerced(&kind, &named.value) {
                named.value = value;
            }
        }
        schema.enum_values.retain(|named| values.contains(&named.value));
        schema.enumeration = values;
        self.finish_composed(schema, at);
        self.settle_value_names(schema, &at.key("enum"));
        if let Some(default) = schema.default.take() {
            schema.default = coerced(&kind, &default);
            if schema.default.is_none() && !default.is_null() {
                let message =
                    format!("the default {default} is not of the type {} and is left out", kind.name());
                self.found
                    .report(&codes::DEFAULT_LEFT_OUT, &at.key("default"), message)
                    .help("correct the default or the type");
            }
            self.finish_default(schema, at);
        }
        if self.keeps {
            return;
        }
        let Some(example) = schema.example.take() else { return };
        schema.example = coerced(&kind, &example).filter(is_short);
        if schema.example.is_none() && !is_empty(&example) {
            let message = "connectors keep only short examples of single values; this one is left out";
            self.found.report(&EXAMPLE_LEFT_OUT, &at.key("example"), message);
        }
    }

    /// Takes over what code generators call the values, and reports what does not name each of them.
    pub(crate) fn take_value_names(
        &mut self,
        schema: &mut Schema,
        extensions: &IndexMap<String, Value>,
        at: &At<'_>,
    ) {
        let had_names = !schema.enum_values.is_empty();
        name_values(schema, extensions, self.words);
        if let Some(hint) = enum_hint(extensions)
            && (had_names || schema.enum_values.is_empty())
        {
            let why = if had_names {
                "the values have names already"
            } else {
                "it has not one name for each value"
            };
            let message = format!("`{hint}` is left out: {why}");
            self.found.report(&codes::ENUM_NAMES_LEFT_OUT, &at.key(hint), message);
        }
        if let Some(object) = describes_values(extensions) {
            let message = "values have names only; what is said of them beside that is left out";
            self.found.report(&TEXT_LEFT_OUT, &at.key(object), message);
        }
    }

    /// Reports names of values that the designer cannot show; connectors that exist keep them.
    pub(crate) fn settle_value_names(&mut self, schema: &mut Schema, at: &At<'_>) {
        if !self.keeps && !settle_names(schema) {
            let message =
                "the names of the values are empty or not distinct; the values themselves are shown";
            self.found
                .report(&codes::ENUM_NAMES_LEFT_OUT, at, message)
                .help("give each value a name of its own");
        }
    }

    /// No designer has a choice of objects or lists.
    fn finish_composed(&mut self, schema: &mut Schema, at: &At<'_>) {
        let is_composed = matches!(schema.kind, Some(Type::Array | Type::Object));
        if schema.enumeration.is_empty() || !is_composed || self.keeps {
            return;
        }
        schema.description = Some(wording::noted(schema.description.take(), &known_values(schema)));
        schema.enumeration.clear();
        schema.enum_values.clear();
        self.found.report(
            &codes::ENUM_OPENED,
            &at.key("enum"),
            "objects and lists cannot be chosen from; the allowed ones are in the description",
        );
    }

    /// A default that is none of the allowed values would be sent and refused; parts of `allOf` may narrow it away.
    fn finish_default(&mut self, schema: &mut Schema, at: &At<'_>) {
        if schema.enumeration.is_empty() || self.keeps {
            return;
        }
        if let Some(default) = schema.default.take_if(|default| !schema.enumeration.contains(default)) {
            let message = format!("the default {default} is none of the allowed values and is left out");
            self.found
                .report(&codes::DEFAULT_LEFT_OUT, &at.key("default"), message)
                .help("correct the default, or add it to `enum`");
        }
    }
}

/// Whether an example shows nothing.
pub(crate) fn is_empty(example: &Value) -> bool {
    match example {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn is_short(example: &Value) -> bool {
    match example {
        Value::Bool(_) | Value::Number(_) => true,
        Value::String(text) => text.len() <= MAX_EXAMPLE,
        Value::Null | Value::Array(_) | Value::Object(_) => false,
    }
}
