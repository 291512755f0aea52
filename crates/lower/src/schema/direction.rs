use std::collections::{HashMap, HashSet};

use openapiv3::{AdditionalProperties, OpenAPI, ReferenceOr, Schema};

use super::keywords::Keywords;
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

/// The schema components that look different in requests and in responses: those that hold a `readOnly` or
/// `writeOnly` member, or refer to one that does. The others need only one definition.
pub(super) fn two_sided(openapi: &OpenAPI) -> HashSet<String> {
    let Some(components) = &openapi.components else { return HashSet::new() };
    let mut users: HashMap<String, Vec<String>> = HashMap::new();
    let mut open: Vec<String> = Vec::new();
    for (name, schema) in &components.schemas {
        let mut survey = Survey::default();
        survey.schema(schema);
        if survey.one_sided_member || survey.members.iter().any(|member| is_one_sided(openapi, member)) {
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

fn is_one_sided(openapi: &OpenAPI, component: &str) -> bool {
    let schemas = openapi.components.as_ref().map(|components| &components.schemas);
    match schemas.and_then(|schemas| schemas.get(component)) {
        Some(ReferenceOr::Item(schema)) => schema.schema_data.read_only || schema.schema_data.write_only,
        Some(ReferenceOr::Reference { .. }) | None => false,
    }
}

/// What a schema holds, without following references.
#[derive(Default)]
struct Survey {
    one_sided_member: bool,
    /// Components that are members, items or parts of this one.
    references: Vec<String>,
    /// Components that stand directly as a member, whose own flags count.
    members: Vec<String>,
}

impl Survey {
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
        for member in keywords.properties.into_iter().flat_map(|properties| properties.values()) {
            match member {
                ReferenceOr::Item(item) => {
                    self.one_sided_member |= item.schema_data.read_only || item.schema_data.write_only;
                }
                ReferenceOr::Reference { reference } => self.members.extend(component_name(reference)),
            }
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
    }
}
