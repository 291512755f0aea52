use std::borrow::Borrow;

use connectorgen_diagnostics::At;
use connectorgen_model::{AdditionalProperties, Schema, Type};
use indexmap::IndexMap;
use openapiv3::ReferenceOr;

use super::direction::{Direction, Flags};
use super::keywords::Keywords;
use crate::codes;
use crate::lowering::Lowering;
use crate::wording;

impl<'a> Lowering<'a, '_> {
    /// The members of an object, as far as they belong to the direction, and which of them have to be there.
    pub(super) fn members(
        &mut self,
        out: &mut Schema,
        keywords: &Keywords<'a>,
        at: &At<'_>,
        direction: Direction,
    ) {
        let mut properties = IndexMap::new();
        let mut required: Vec<String> = keywords.required.to_vec();
        let place = at.key("properties");
        for (name, schema) in keywords.properties.into_iter().flatten() {
            let member_at = place.key(name);
            let member = Flags::of(schema, self.openapi);
            // It must not be there.
            let impossible =
                schema.as_item().is_some_and(|item| Keywords::of(&item.schema_kind).is_impossible());
            let elsewhere = match direction {
                // Designers hide it, so it does no harm in a connector that exists already.
                _ if self.keeps => false,
                Direction::Input => member.read_only,
                Direction::Output => member.write_only,
            };
            if impossible {
                let message = format!("`{name}` must not be there (its schema is `false`) and is left out");
                self.found.report(&codes::KEYWORD_LEFT_OUT, &member_at, message);
            }
            if elsewhere || impossible {
                required.retain(|other| other != name);
                continue;
            }
            // Power Apps shows nothing when a required value is null (PowerPlatformConnectors pull request 2118).
            if direction == Direction::Output && member.nullable && !self.keeps {
                required.retain(|other| other != name);
            }
            let mut lowered = self.boxed(schema, &member_at, direction);
            if !self.keeps {
                lowered.title = own_title(schema).map(str::to_owned);
                label(&mut lowered, name);
            }
            properties.insert(name.clone(), lowered);
        }
        if !properties.is_empty() || keywords.properties.is_some() {
            out.kind.get_or_insert(Type::Object);
            out.properties = (!properties.is_empty()).then_some(properties);
        }
        out.required = (!required.is_empty()).then_some(required);
        self.additional(out, keywords, at, direction);
    }

    /// A map keeps its values' schema. Beside named members the rest is dropped: Power Apps would show the whole
    /// object as untyped.
    fn additional(&mut self, out: &mut Schema, keywords: &Keywords<'a>, at: &At<'_>, direction: Direction) {
        let named = out.properties.is_some();
        match keywords.additional_properties {
            Some(openapiv3::AdditionalProperties::Any(allowed)) if self.keeps => {
                out.additional_properties = Some(AdditionalProperties::Allowed(*allowed));
            }
            None | Some(openapiv3::AdditionalProperties::Any(false)) => {}
            Some(openapiv3::AdditionalProperties::Any(true)) if named => {}
            Some(openapiv3::AdditionalProperties::Any(true)) => {
                out.kind.get_or_insert(Type::Object);
                out.additional_properties = Some(AdditionalProperties::Allowed(true));
            }
            Some(openapiv3::AdditionalProperties::Schema(_)) if named && !self.keeps => {
                self.found.report(
                    &codes::ADDITIONAL_PROPERTIES_LEFT_OUT,
                    &at.key("additionalProperties"),
                    "further members of the object are left out, so that the named ones stay visible",
                );
            }
            Some(openapiv3::AdditionalProperties::Schema(schema)) => {
                out.kind.get_or_insert(Type::Object);
                let floor = self.schemas.cross();
                let mut values = self.schema(schema, &at.key("additionalProperties"), direction);
                self.schemas.back(floor);
                if !self.keeps {
                    values.title = None;
                }
                out.additional_properties = Some(if values.is_empty() && !self.keeps {
                    AdditionalProperties::Allowed(true)
                } else {
                    AdditionalProperties::Schema(Box::new(values))
                });
            }
        }
    }
}

/// The title that a place gives to what it holds. That of a component is the name of a type, and says nothing of what it
/// is for at this place.
pub(crate) fn own_title<S: Borrow<openapiv3::Schema>>(schema: &ReferenceOr<S>) -> Option<&str> {
    match schema {
        ReferenceOr::Item(item) => item.borrow().schema_data.title.as_deref(),
        ReferenceOr::Reference { .. } => None,
    }
}

/// The label of a member in the designer: what the document says, or its name in words. Nothing may stand beside a
/// reference.
pub(super) fn label(schema: &mut Schema, name: &str) {
    let title = schema.title.take().filter(|title| !wording::is_name_of_type(title));
    if schema.reference.is_some() {
        return;
    }
    if schema.summary.is_none() {
        schema.summary = wording::label(title.as_deref().unwrap_or(name));
    }
}
