//! Which operations carry what should not stand in the run history of a flow.

mod words;

use std::collections::BTreeSet;

use connectorgen_model::{AdditionalProperties, ApiDefinition, Operation, Parameter, Schema};

pub(crate) use words::Reason;

/// An operation whose inputs or outputs are better hidden.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sensitive {
    /// Its id.
    pub(crate) operation: String,
    /// What is in the request.
    pub(crate) inputs: Fields,
    /// What is in the response.
    pub(crate) outputs: Fields,
}

/// Names of values, as they are on the wire, with the reason.
pub(crate) type Fields = BTreeSet<(Reason, String)>;

/// A schema may hold others, to this depth.
const DEEPEST: usize = 12;
/// So many fields are enough to say that something is there.
const MOST: usize = 50;

/// All of them, in the order of the definition.
pub(crate) fn sensitive(definition: &ApiDefinition) -> Vec<Sensitive> {
    let all = definition.operations().map(|(_, _, operation)| of(operation, definition));
    all.filter(|found| !found.inputs.is_empty() || !found.outputs.is_empty()).collect()
}

fn of(operation: &Operation, definition: &ApiDefinition) -> Sensitive {
    let mut found =
        Sensitive { operation: operation.operation_id.clone().unwrap_or_default(), ..Sensitive::default() };
    let mut inputs = Walk::new(definition);
    for parameter in &operation.parameters {
        inputs.parameter(parameter);
    }
    found.inputs = inputs.found;
    let mut outputs = Walk::new(definition);
    for (code, response) in &operation.responses {
        // Designers show the outputs of a success.
        if !code.starts_with('2') {
            continue;
        }
        let shared = response.reference.as_deref().and_then(|text| text.strip_prefix("#/responses/"));
        let response = shared.and_then(|name| definition.responses.get(name)).unwrap_or(response);
        if let Some(schema) = &response.schema {
            outputs.schema(schema, 0);
        }
        for name in response.headers.keys() {
            outputs.name(name);
        }
    }
    found.outputs = outputs.found;
    found
}

struct Walk<'a> {
    definition: &'a ApiDefinition,
    /// Shared schemas that were seen.
    seen: BTreeSet<&'a str>,
    found: Fields,
}

impl<'a> Walk<'a> {
    fn new(definition: &'a ApiDefinition) -> Walk<'a> {
        Walk { definition, seen: BTreeSet::new(), found: Fields::new() }
    }

    fn name(&mut self, name: &str) {
        if let Some(reason) = words::reason(name)
            && self.found.len() < MOST
        {
            self.found.insert((reason, name.to_owned()));
        }
    }

    fn parameter(&mut self, parameter: &'a Parameter) {
        let shared = parameter.reference.as_deref().and_then(|text| text.strip_prefix("#/parameters/"));
        let parameter = shared.and_then(|name| self.definition.parameters.get(name)).unwrap_or(parameter);
        if let Some(schema) = &parameter.schema {
            self.schema(schema, 0);
        } else if parameter.format.as_deref() == Some("password") {
            self.found.insert((Reason::Secret, parameter.name.clone()));
        } else {
            self.name(&parameter.name);
        }
    }

    fn schema(&mut self, schema: &'a Schema, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        if let Some(name) = schema.reference.as_deref().and_then(|text| text.strip_prefix("#/definitions/")) {
            if let Some((name, shared)) = self.definition.definitions.get_key_value(name)
                && self.seen.insert(name)
            {
                self.schema(shared, depth + 1);
            }
            return;
        }
        for (name, member) in schema.properties.iter().flatten() {
            if member.format.as_deref() == Some("password") {
                self.found.insert((Reason::Secret, name.clone()));
            } else {
                self.name(name);
            }
            self.schema(member, depth + 1);
        }
        for part in schema.items.iter().map(AsRef::as_ref).chain(&schema.all_of) {
            self.schema(part, depth + 1);
        }
        if let Some(AdditionalProperties::Schema(values)) = &schema.additional_properties {
            self.schema(values, depth + 1);
        }
    }
}
