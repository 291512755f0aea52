use connectorgen_diagnostics::{At, Document};
use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData};
use serde_json::Value;

use super::Role;
use super::number_as_text::is_number_as_text;
use super::types::NUMBER_AS_TEXT;
use crate::codes;
use crate::moves::raw;
use crate::read::Reader;
use crate::read::object::Object;

impl<'d> Reader<'d, '_> {
    /// `allOf`, `oneOf`, `anyOf`, and the target of a reference beside which something stands: it is one of `allOf`.
    pub(super) fn unions(
        &mut self,
        object: &Object<'d, '_>,
        target: Option<ReferenceOr<Schema>>,
        any: &mut AnySchema,
        data: &mut SchemaData,
    ) {
        any.one_of = self.alternatives(object, "oneOf", data);
        any.any_of = self.alternatives(object, "anyOf", data);
        if target.is_some() {
            self.moves.record_below(&object.at.to_pointer(), "/allOf/0", "");
        }
        any.all_of = target.into_iter().collect();
        for (index, value) in object.list_or_one(self, "allOf").iter().enumerate() {
            let place = object.at.key("allOf");
            let at = place.index(any.all_of.len());
            self.shift(object, "allOf", any.all_of.len(), index);
            // Everything satisfies `true`.
            if *value != Value::Bool(true) {
                let part = self.schema_as(value, &at, Role::Part);
                any.all_of.push(part);
            }
        }
    }

    /// The alternatives of `oneOf` or `anyOf`. The alternative `null` becomes `nullable`, and one that nothing
    /// satisfies is none.
    fn alternatives(
        &mut self,
        object: &Object<'d, '_>,
        keyword: &str,
        data: &mut SchemaData,
    ) -> Vec<ReferenceOr<Schema>> {
        let place = object.at.key(keyword);
        let mut alternatives = Vec::new();
        let list = object.list_or_one(self, keyword);
        let only_nothing = list.iter().all(|value| *value == Value::Bool(false));
        for (index, value) in list.iter().enumerate() {
            // What is shifted below would lead the place to another element.
            let source = |reader: &Self| raw(&reader.moves.one_step(&place.to_pointer()));
            if value.is_null() {
                let source = source(self);
                let at = At::pointer(Document::Source, &source);
                self.repaired(value, "the schema `type: 'null'`", &at.index(index));
            }
            if is_null(value) {
                data.nullable = true;
            } else if is_number_as_text(value, list) {
                let source = source(self);
                let at = At::pointer(Document::Source, &source);
                self.found.report(&codes::NUMBER_AS_TEXT_LEFT_OUT, &at.index(index), NUMBER_AS_TEXT);
            } else if *value != Value::Bool(false) || only_nothing {
                self.shift(object, keyword, alternatives.len(), index);
                alternatives.push(self.schema(value, &place.index(alternatives.len())));
            }
        }
        alternatives
    }

    /// Remembers that an element of a list was another one in the source.
    fn shift(&mut self, object: &Object<'d, '_>, keyword: &str, inner: usize, source: usize) {
        if inner != source {
            let holder = object.at.to_pointer();
            self.moves.record_below(&holder, &format!("/{keyword}/{inner}"), &format!("/{keyword}/{source}"));
        }
    }
}

/// The schema of null, in the ways in which people write it.
fn is_null(value: &Value) -> bool {
    let Value::Object(map) = value else { return value.is_null() };
    let by_type = match map.get("type") {
        // YAML makes null of the name of the type.
        Some(Value::Null) => map.len() == 1,
        Some(Value::String(name)) => name == "null",
        Some(Value::Array(names)) => {
            !names.is_empty() && names.iter().all(|name| name.is_null() || name.as_str() == Some("null"))
        }
        _ => false,
    };
    let by_value = map.get("const").is_some_and(Value::is_null)
        || matches!(map.get("enum"), Some(Value::Array(values)) if values.len() == 1 && values.iter().all(Value::is_null));
    by_type || by_value
}
