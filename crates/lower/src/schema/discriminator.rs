use std::collections::HashMap;

use connectorgen_diagnostics::At;
use connectorgen_model::{EnumValue, Schema, Type};
use connectorgen_spec::{DEFAULT_MAPPING_EXTENSION, IMPLICIT_MAPPING_EXTENSION};
use openapiv3::{Discriminator, ReferenceOr};
use serde_json::Value;

use super::keywords::Keywords;
use super::union::{Alternative, Joined, listed};
use super::{Direction, object};
use crate::codes;
use crate::lowering::{Lowering, component_name};
use crate::wording;

/// Of more subtypes than this the members are left out: no designer shows a thousand inputs.
const MAX_SUBTYPES: usize = 24;

impl Lowering<'_, '_> {
    /// The schemas that inherit from one with a discriminator: whoever refers to the base may get any of them, so their
    /// members stand beside the base's own, none of them required.
    pub(super) fn subtypes(
        &mut self,
        discriminator: &Discriminator,
        at: &At<'_>,
        direction: Direction,
    ) -> Joined {
        let place = at.key("discriminator");
        let count = discriminator.mapping.len();
        if count > MAX_SUBTYPES {
            let message =
                format!("{count} schemas inherit from this one; only what they have in common is shown");
            self.found
                .report(&codes::SUBTYPES_LEFT_OUT, &place, message)
                .help("refer to the schema that is meant, or list the few that matter in `oneOf`");
            return Joined::default();
        }
        let mut names: Vec<String> = Vec::new();
        for name in heirs(discriminator).filter_map(component_name) {
            if self.is_component(&name) && !names.contains(&name) {
                names.push(name);
            }
        }
        let mut alternatives = Vec::new();
        for name in &names {
            let reference = format!("#/components/schemas/{}", name.replace('~', "~0").replace('/', "~1"));
            if let Some(schema) = self.part(&reference, &place, direction) {
                alternatives.push(Alternative { schema, component: Some(name.clone()) });
            }
        }
        alternatives.retain(|one| one.schema.kind == Some(Type::Object));
        if alternatives.is_empty() {
            return Joined { components: names, ..Joined::default() };
        }
        let mut joined = self.objects(alternatives, &place);
        joined.schema.required = None;
        joined
    }

    fn is_component(&self, name: &str) -> bool {
        let components = self.openapi.components.as_ref();
        components.is_some_and(|components| components.schemas.contains_key(name))
    }

    /// Whether a component is one that others inherit from: it has a discriminator, or lists as an alternative what is
    /// being lowered as one of its kinds.
    pub(super) fn has_subtypes(&mut self, reference: &str, direction: Direction) -> bool {
        let components = self.openapi.components.as_ref();
        let target = component_name(reference).and_then(|name| components?.schemas.get(&name));
        match target {
            Some(ReferenceOr::Item(schema)) => {
                let keywords = Keywords::of(&schema.schema_kind);
                let lists = [keywords.one_of, keywords.any_of];
                schema.schema_data.discriminator.is_some()
                    || lists.iter().any(|list| self.is_one_of_them(list, direction))
            }
            Some(ReferenceOr::Reference { .. }) | None => false,
        }
    }
}

/// The schemas that inherit from one with a discriminator, as far as their members are shown.
pub(super) fn heirs(discriminator: &Discriminator) -> impl Iterator<Item = &str> {
    let shown = if discriminator.mapping.len() > MAX_SUBTYPES { 0 } else { MAX_SUBTYPES };
    discriminator.mapping.values().take(shown).map(String::as_str)
}

/// The discriminating property becomes a list of the values that tell the alternatives apart; true if other values are
/// allowed as well, so that the description names the known ones.
pub(super) fn discriminate(out: &mut Schema, discriminator: &Discriminator, components: &[String]) -> bool {
    let Some(property) =
        out.properties.as_mut().and_then(|members| members.get_mut(&discriminator.property_name))
    else {
        return false;
    };
    let mapped: Vec<String> = discriminator.mapping.keys().cloned().collect();
    let values = if mapped.is_empty() { components.to_vec() } else { mapped };
    if values.is_empty()
        || !matches!(property.kind, None | Some(Type::String))
        || property.reference.is_some()
    {
        return false;
    }
    property.kind = Some(Type::String);
    let says = |extension: &str| discriminator.extensions.contains_key(extension);
    // A base with one heir is that of others to come, and may be sent itself.
    let is_open = says(DEFAULT_MAPPING_EXTENSION) || (says(IMPLICIT_MAPPING_EXTENSION) && values.len() == 1);
    if is_open {
        property.enumeration.clear();
        property.enum_values.clear();
        let known = format!("Known values: {}", listed(&values));
        property.description = Some(wording::noted(property.description.take(), &known));
    } else if property.enumeration.is_empty() {
        property.enumeration = values.iter().cloned().map(Value::String).collect();
        property.enum_values = names(&values, discriminator);
    } else if property.enum_values.is_empty() {
        // What the API takes is what the property lists, whether all of it is mapped or not.
        let listed: Vec<String> =
            property.enumeration.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        property.enum_values = names(&listed, discriminator);
    }
    object::label(property, &discriminator.property_name);
    is_open
}

/// The names of the schemas that values stand for, if they tell the values apart as well.
fn names(values: &[String], discriminator: &Discriminator) -> Vec<EnumValue> {
    let mut taken: HashMap<String, usize> = HashMap::new();
    let named: Vec<EnumValue> = values
        .iter()
        .filter_map(|value| {
            let target = discriminator.mapping.get(value).map_or(value.as_str(), String::as_str);
            let schema = target.rsplit('/').next().unwrap_or(target);
            let name = wording::label(schema)?;
            *taken.entry(name.clone()).or_default() += 1;
            Some(EnumValue { value: Value::from(value.as_str()), display_name: Some(name) })
        })
        .collect();
    let is_whole = named.len() == values.len() && taken.values().all(|count| *count == 1);
    if is_whole { named } else { Vec::new() }
}
