use connectorgen_diagnostics::JsonPointer;
use openapiv3::{AdditionalProperties, AnySchema, ReferenceOr};
use serde_json::Value;

use super::{Role, of_any};
use crate::codes;
use crate::read::Reader;
use crate::read::object::Object;

/// `true` or `false`, in the ways in which people write them.
pub(super) fn is_flag(value: Option<&Value>) -> bool {
    match value {
        Some(Value::Bool(_)) => true,
        Some(Value::String(text)) => text == "true" || text == "false",
        Some(Value::Null | Value::Number(_) | Value::Array(_) | Value::Object(_)) | None => false,
    }
}

impl<'d> Reader<'d, '_> {
    /// `properties`, `required`, and what members without a name of their own are.
    pub(super) fn members(&mut self, object: &Object<'d, '_>, role: Role, any: &mut AnySchema) {
        any.required = self.required(object, role);
        let place = object.at.key("properties");
        for (name, value) in object.members(self, "properties") {
            let at = place.key(name);
            let stated = value.get("required").filter(|stated| is_flag(Some(stated)));
            if let Some(stated) = stated {
                let wanted = *stated == Value::Bool(true) || stated.as_str() == Some("true");
                let done =
                    if wanted { "it was read as required" } else { "that is what it is unless listed" };
                let message = format!("`required` of a property is no flag; `{name}` is {stated}, {done}");
                self.found.report(&codes::VALUE_REPAIRED, &at.key("required"), message).help(
                    "list the names of required properties in `required` of the object that holds them",
                );
                if wanted && !any.required.contains(name) {
                    any.required.push(name.clone());
                }
            }
            let member = super::boxed(self.schema_as(value, &at, Role::Member));
            any.properties.insert(name.clone(), member);
        }
        any.additional_properties = self.additional_properties(object);
        self.pattern_properties(object, any);
        if any.additional_properties.is_none()
            && let Some(value @ Value::Object(_)) = object.get("unevaluatedProperties")
        {
            self.moves.record_below(
                &object.at.to_pointer(),
                "/additionalProperties",
                "/unevaluatedProperties",
            );
            let schema = self.schema(value, &object.at.key("additionalProperties"));
            any.additional_properties = Some(AdditionalProperties::Schema(Box::new(schema)));
        }
    }

    fn required(&mut self, object: &Object<'d, '_>, role: Role) -> Vec<String> {
        let stated = object.get("required");
        if !is_flag(stated) {
            return object.texts(self, "required");
        }
        // Of a member, the object that holds it has taken care.
        if let Some(value) = stated.filter(|_| matches!(role, Role::Whole | Role::Part)) {
            self.found
                .report(
                    &codes::VALUE_REPAIRED,
                    &object.at.key("required"),
                    format!("`required` of a schema is a list of names, found `{value}`; it was left out"),
                )
                .help("list the names of required properties");
        }
        Vec::new()
    }

    fn additional_properties(&mut self, object: &Object<'d, '_>) -> Option<AdditionalProperties> {
        match object.get("additionalProperties")? {
            Value::Null => None,
            value if is_flag(Some(value)) => {
                object.flag(self, "additionalProperties").map(AdditionalProperties::Any)
            }
            value => {
                let schema = self.schema(value, &object.at.key("additionalProperties"));
                Some(AdditionalProperties::Schema(Box::new(schema)))
            }
        }
    }

    /// Members whose names follow a pattern are members with any name to connectors.
    fn pattern_properties(&mut self, object: &Object<'d, '_>, any: &mut AnySchema) {
        let patterns: Vec<(&String, &Value)> = object
            .members(self, "patternProperties")
            .filter(|(_, value)| **value != Value::Bool(false))
            .collect();
        if patterns.is_empty() {
            return;
        }
        let at = object.at.key("patternProperties");
        if matches!(
            any.additional_properties,
            Some(AdditionalProperties::Any(true) | AdditionalProperties::Schema(_))
        ) {
            let message = "names that follow a pattern are any names to connectors, and what they hold is stated by \
                           `additionalProperties`; `patternProperties` was left out";
            self.found.report(&codes::PATTERN_PROPERTIES_MERGED, &at, message);
            return;
        }
        let message = "connectors cannot tell names by patterns; what they hold may have any name";
        self.found.report(&codes::PATTERN_PROPERTIES_MERGED, &at, message);
        let mut distinct: Vec<(&String, &'d Value)> = Vec::new();
        for (pattern, value) in patterns {
            if distinct.iter().all(|(_, other)| *other != value) {
                distinct.push((pattern, value));
            }
        }
        let place = object.at.key("additionalProperties");
        let source = |pattern: &String| JsonPointer::root().join("patternProperties").join(pattern);
        let holder = object.at.to_pointer();
        let schema = if let [(pattern, value)] = distinct.as_slice() {
            self.moves.record_below(&holder, "/additionalProperties", source(pattern).as_str());
            self.schema(value, &place)
        } else {
            let alternatives = place.key("anyOf");
            let mut any_of = Vec::with_capacity(distinct.len());
            for (index, (pattern, value)) in distinct.into_iter().enumerate() {
                let inner = format!("/additionalProperties/anyOf/{index}");
                self.moves.record_below(&holder, &inner, source(pattern).as_str());
                any_of.push(self.schema(value, &alternatives.index(index)));
            }
            ReferenceOr::Item(of_any(AnySchema { any_of, ..AnySchema::default() }))
        };
        any.additional_properties = Some(AdditionalProperties::Schema(Box::new(schema)));
    }
}
