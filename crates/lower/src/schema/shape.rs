use std::collections::{HashMap, HashSet};

use connectorgen_model::Type;
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

/// The members of an object that are files, or lists of them, wherever these are written.
pub(crate) fn file_members<'a>(schema: &'a ReferenceOr<Schema>, openapi: &'a OpenAPI) -> HashSet<&'a str> {
    let mut members = Vec::new();
    Walk::new(openapi).members(schema, &mut members);
    let is_file = |member| Walk::new(openapi).is_boxed_file(member);
    members.into_iter().filter(|(_, member)| is_file(member)).map(|(name, _)| name).collect()
}

/// Whether a schema, or one of those that it is put together of, has a member of the name: also one that only requests or
/// only responses show.
pub(super) fn defines(schema: &Schema, name: &str, openapi: &OpenAPI) -> bool {
    let mut open = vec![schema];
    let mut seen = HashSet::new();
    while let Some(schema) = open.pop() {
        if !seen.insert(std::ptr::from_ref(schema)) {
            continue;
        }
        let keywords = Keywords::of(&schema.schema_kind);
        if keywords.properties.is_some_and(|members| members.contains_key(name)) {
            return true;
        }
        open.extend(parts(&keywords).filter_map(|part| behind(part, openapi)));
    }
    false
}

type Member<'a> = (&'a str, &'a ReferenceOr<Box<Schema>>);

/// A walk through what schemas are put together of. What was looked at once is not looked at again, so that circles end.
struct Walk<'a> {
    openapi: &'a OpenAPI,
    seen: HashSet<*const Schema>,
}

impl<'a> Walk<'a> {
    fn new(openapi: &'a OpenAPI) -> Walk<'a> {
        Walk { openapi, seen: HashSet::new() }
    }

    fn members(&mut self, schema: &'a ReferenceOr<Schema>, found: &mut Vec<Member<'a>>) {
        let Some(target) = self.unseen(behind(schema, self.openapi)) else { return };
        let keywords = Keywords::of(&target.schema_kind);
        found.extend(keywords.properties.into_iter().flatten().map(|(name, member)| (name.as_str(), member)));
        for part in parts(&keywords) {
            self.members(part, found);
        }
    }

    fn is_boxed_file(&mut self, schema: &'a ReferenceOr<Box<Schema>>) -> bool {
        match schema {
            ReferenceOr::Item(item) => self.is_file(item),
            ReferenceOr::Reference { reference } => {
                let components = self.openapi.components.as_ref();
                let target = component_name(reference).and_then(|name| components?.schemas.get(&name));
                target
                    .and_then(|target| behind(target, self.openapi))
                    .is_some_and(|target| self.is_file(target))
            }
        }
    }

    fn is_file(&mut self, schema: &'a Schema) -> bool {
        let Some(schema) = self.unseen(Some(schema)) else { return false };
        let keywords = Keywords::of(&schema.schema_kind);
        keywords.format.as_deref() == Some("binary")
            || keywords.items.is_some_and(|items| self.is_boxed_file(items))
            || parts(&keywords).any(|part| behind(part, self.openapi).is_some_and(|part| self.is_file(part)))
    }

    fn unseen(&mut self, schema: Option<&'a Schema>) -> Option<&'a Schema> {
        schema.filter(|schema| self.seen.insert(std::ptr::from_ref(*schema)))
    }
}

/// What a schema is put together of.
fn parts<'a>(keywords: &Keywords<'a>) -> impl Iterator<Item = &'a ReferenceOr<Schema>> + use<'a> {
    keywords.all_of.iter().chain(keywords.one_of).chain(keywords.any_of)
}

/// The schema that a chain of references leads to.
pub(crate) fn behind<'a>(schema: &'a ReferenceOr<Schema>, openapi: &'a OpenAPI) -> Option<&'a Schema> {
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
