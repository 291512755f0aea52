use std::collections::{HashMap, HashSet};

use openapiv3::{AdditionalProperties, OpenAPI, ReferenceOr, Schema, SchemaKind};

use super::discriminator::heirs;
use super::keywords::Keywords;
use super::kinds::differ;
use crate::lowering::component_name;

/// Whether a schema describes what is sent or what is received. `readOnly` members are not sent, `writeOnly` members
/// are not received; Swagger 2.0 cannot say either for a shared definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Direction {
    /// A request.
    Input,
    /// A response.
    Output,
}

/// The schema components that look different in requests and in responses: those that hold a `readOnly` or `writeOnly`
/// member, a required one that may be null, or alternatives of which one direction shows another than the other, and
/// those that refer to one of them. The others need only one definition.
pub(super) fn two_sided(openapi: &OpenAPI) -> HashSet<String> {
    let Some(components) = &openapi.components else { return HashSet::new() };
    let mut users: HashMap<String, Vec<String>> = HashMap::new();
    let mut open: Vec<String> = Vec::new();
    for (name, schema) in &components.schemas {
        let mut survey = Survey { openapi, is_two_sided: false, references: Vec::new() };
        survey.schema(schema);
        if survey.is_two_sided {
            open.push(name.clone());
        }
        for reference in survey.references {
            users.entry(reference).or_default().push(name.clone());
        }
    }
    let mut found = HashSet::new();
    while let Some(name) = open.pop() {
        if found.insert(name.clone()) {
            open.extend(users.get(&name).into_iter().flatten().cloned());
        }
    }
    found
}

/// What the holder of a member has to know of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Flags {
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    pub(super) nullable: bool,
}

impl Flags {
    /// Those of a schema, and of the component that it is or stands for: people wrap references to say something beside
    /// them.
    pub(super) fn of(schema: &ReferenceOr<Box<Schema>>, openapi: &OpenAPI) -> Flags {
        let mut flags = Flags::default();
        let Some(schemas) = openapi.components.as_ref().map(|components| &components.schemas) else {
            return flags.and(schema.as_item().map(Box::as_ref));
        };
        let mut reference = match schema {
            ReferenceOr::Item(item) => {
                flags = flags.and(Some(item));
                wrapped(item)
            }
            ReferenceOr::Reference { reference } => Some(reference.as_str()),
        };
        // A chain without an end is one that goes through some component twice.
        for _ in 0..=schemas.len() {
            let target = reference.and_then(component_name).and_then(|name| schemas.get(&name));
            reference = match target {
                Some(ReferenceOr::Item(item)) => {
                    flags = flags.and(Some(item));
                    wrapped(item)
                }
                Some(ReferenceOr::Reference { reference }) => Some(reference),
                None => break,
            };
        }
        flags
    }

    fn and(self, schema: Option<&Schema>) -> Flags {
        let Some(data) = schema.map(|schema| &schema.schema_data) else { return self };
        Flags {
            read_only: self.read_only || data.read_only,
            write_only: self.write_only || data.write_only,
            nullable: self.nullable || data.nullable,
        }
    }
}

/// The reference that is all there is to a schema.
fn wrapped(schema: &Schema) -> Option<&str> {
    match &schema.schema_kind {
        SchemaKind::Type(_) | SchemaKind::Not { .. } => None,
        SchemaKind::OneOf { .. }
        | SchemaKind::AllOf { .. }
        | SchemaKind::AnyOf { .. }
        | SchemaKind::Any(_) => Keywords::of(&schema.schema_kind).sole_reference(),
    }
}

/// What a schema holds, without following references.
struct Survey<'a> {
    openapi: &'a OpenAPI,
    is_two_sided: bool,
    /// Components that are members, items, parts or heirs of this one.
    references: Vec<String>,
}

impl Survey<'_> {
    fn schema(&mut self, schema: &ReferenceOr<Schema>) {
        match schema {
            ReferenceOr::Item(item) => self.item(item),
            ReferenceOr::Reference { reference } => self.references.extend(component_name(reference)),
        }
    }

    fn boxed(&mut self, schema: &ReferenceOr<Box<Schema>>) {
        match schema {
            ReferenceOr::Item(item) => self.item(item),
            ReferenceOr::Reference { reference } => self.references.extend(component_name(reference)),
        }
    }

    fn item(&mut self, schema: &Schema) {
        let keywords = Keywords::of(&schema.schema_kind);
        for (name, member) in keywords.properties.into_iter().flatten() {
            let flags = Flags::of(member, self.openapi);
            let may_be_missing = flags.nullable && keywords.required.contains(name);
            self.is_two_sided |= flags.read_only || flags.write_only || may_be_missing;
            self.boxed(member);
        }
        if let Some(AdditionalProperties::Schema(schema)) = keywords.additional_properties {
            self.schema(schema);
        }
        if let Some(items) = keywords.items {
            self.boxed(items);
        }
        for part in keywords.all_of.iter().chain(keywords.one_of).chain(keywords.any_of) {
            self.schema(part);
        }
        self.is_two_sided |=
            [keywords.one_of, keywords.any_of].into_iter().any(|list| differ(list, &keywords, self.openapi));
        let heirs = schema.schema_data.discriminator.iter().flat_map(heirs);
        self.references.extend(heirs.filter_map(component_name));
    }
}
