use std::collections::HashMap;

use connectorgen_model::Type;
use indexmap::IndexMap;
use openapiv3::{OpenAPI, ReferenceOr, Schema};

use super::keywords::Keywords;
use crate::lowering::component_name;

/// Whether a schema will be an object: seen from its keywords, so that schemas which hold each other can be told.
pub(super) fn is_object(schema: &Schema, openapi: &OpenAPI) -> bool {
    Look { openapi, seen: HashMap::new() }.item(schema)
}

/// Whether a schema will be an object or a list, so that whatever stands for it as a whole loses its structure.
pub(crate) fn has_structure(schema: &ReferenceOr<Schema>, openapi: &OpenAPI) -> bool {
    let Some(target) = behind(schema, openapi) else { return false };
    Keywords::of(&target.schema_kind).kind == Some(Type::Array) || is_object(target, openapi)
}

/// Whether an object has files, or lists of them, among its members.
pub(crate) fn has_files(schema: &ReferenceOr<Schema>, openapi: &OpenAPI) -> bool {
    let keywords = behind(schema, openapi).map(|target| Keywords::of(&target.schema_kind));
    let members = keywords.and_then(|keywords| keywords.properties);
    members.into_iter().flat_map(IndexMap::values).any(|member| {
        let Some(keywords) = boxed(member).map(|member| Keywords::of(&member.schema_kind)) else {
            return false;
        };
        let item = keywords.items.and_then(boxed).map(|item| Keywords::of(&item.schema_kind));
        [Some(keywords), item].into_iter().flatten().any(|one| one.format.as_deref() == Some("binary"))
    })
}

fn boxed(schema: &ReferenceOr<Box<Schema>>) -> Option<&Schema> {
    match schema {
        ReferenceOr::Item(item) => Some(item),
        ReferenceOr::Reference { .. } => None,
    }
}

/// The schema that a chain of references leads to.
fn behind<'a>(schema: &'a ReferenceOr<Schema>, openapi: &'a OpenAPI) -> Option<&'a Schema> {
    let components = &openapi.components.as_ref()?.schemas;
    let mut target = schema;
    // A chain without an end is one that goes through some component twice.
    for _ in 0..=components.len() {
        match target {
            ReferenceOr::Item(item) => return Some(item),
            ReferenceOr::Reference { reference } => target = components.get(&component_name(reference)?)?,
        }
    }
    None
}

struct Look<'a> {
    openapi: &'a OpenAPI,
    /// What components are that were looked at. Those that are being looked at are nothing, so that circles end.
    seen: HashMap<String, bool>,
}

impl<'a> Look<'a> {
    fn item(&mut self, schema: &'a Schema) -> bool {
        let keywords = Keywords::of(&schema.schema_kind);
        if let Some(kind) = keywords.kind {
            return kind == Type::Object;
        }
        if keywords.properties.is_some() || keywords.additional_properties.is_some() {
            return true;
        }
        keywords.all_of.iter().any(|part| self.schema(part))
            || self.alternatives(keywords.one_of)
            || self.alternatives(keywords.any_of)
    }

    fn alternatives(&mut self, list: &'a [ReferenceOr<Schema>]) -> bool {
        let mut any = false;
        for entry in list {
            if self.schema(entry) {
                any = true;
            } else if !is_demand(entry) {
                return false;
            }
        }
        any
    }

    fn schema(&mut self, schema: &'a ReferenceOr<Schema>) -> bool {
        let reference = match schema {
            ReferenceOr::Item(item) => return self.item(item),
            ReferenceOr::Reference { reference } => reference,
        };
        let Some(name) = component_name(reference) else { return false };
        let components = self.openapi.components.as_ref();
        let target = components.and_then(|components| components.schemas.get(&name));
        if let Some(known) = self.seen.get(&name) {
            return *known;
        }
        // What is in a circle with itself adds nothing to what else is said.
        self.seen.insert(name.clone(), false);
        let is_object = target.is_some_and(|target| self.schema(target));
        self.seen.insert(name, is_object);
        is_object
    }
}

/// `{required: [a]}` among alternatives says nothing of their type.
fn is_demand(schema: &ReferenceOr<Schema>) -> bool {
    match schema {
        ReferenceOr::Item(item) => {
            let keywords = Keywords::of(&item.schema_kind);
            !keywords.required.is_empty() && keywords.kind.is_none()
        }
        ReferenceOr::Reference { .. } => false,
    }
}
