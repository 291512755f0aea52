//! What can only be decided when all requests are there: how designers ask for what goes into bodies.

use std::collections::HashMap;

use connectorgen_model::{AdditionalProperties, ApiDefinition, In, Method, Schema, Type, Visibility};

/// A required property with one value is no question to ask, if the objects around it are always sent: a hidden value
/// would make the designer send them.
pub(crate) fn inputs(definition: &mut ApiDefinition) {
    let mut reached: HashMap<String, bool> = HashMap::new();
    let mut open: Vec<(String, bool)> = Vec::new();
    for (_, _, operation) in definition.operations() {
        for body in operation.parameters.iter().filter(|input| input.location == Some(In::Body)) {
            references(body.schema.as_ref(), body.required, &mut open);
        }
    }
    while let Some((name, always)) = open.pop() {
        let known = reached.get(&name).copied();
        if known.is_some_and(|known| !known || always) {
            continue;
        }
        reached.insert(name.clone(), always);
        references(definition.definitions.get(&name), always, &mut open);
    }
    for item in definition.paths.values_mut() {
        for method in Method::ALL {
            let Some(operation) = item.operation_mut(method) else { continue };
            for body in operation.parameters.iter_mut().filter(|input| input.location == Some(In::Body)) {
                if let Some(schema) = &mut body.schema {
                    polish(schema, body.required);
                }
            }
        }
    }
    for (name, schema) in &mut definition.definitions {
        if let Some(always) = reached.get(name) {
            polish(schema, *always);
        }
    }
}

/// The definitions that a schema refers to, each with whether its object is always sent.
fn references(schema: Option<&Schema>, always: bool, found: &mut Vec<(String, bool)>) {
    let Some(schema) = schema else { return };
    if let Some(name) = schema.referenced() {
        found.push((name.to_owned(), always));
    }
    for (name, member) in schema.properties.iter().flatten() {
        references(Some(member), always && is_required(schema, name), found);
    }
    references(schema.items.as_deref(), false, found);
    if let Some(AdditionalProperties::Schema(values)) = &schema.additional_properties {
        references(Some(values), false, found);
    }
}

fn is_required(schema: &Schema, name: &str) -> bool {
    schema.required.as_ref().is_some_and(|required| required.iter().any(|other| other == name))
}

fn polish(schema: &mut Schema, always: bool) {
    if let Some(AdditionalProperties::Schema(values)) = &mut schema.additional_properties {
        // No `x-ms-editor: dictionary`: Microsoft's published schema of definitions refuses it in schemas.
        polish(values, false);
    }
    let required = schema.required.clone().unwrap_or_default();
    for (name, member) in schema.properties.iter_mut().flatten() {
        let always = always && required.contains(name);
        if let (true, [only], None) = (always, member.enumeration.as_slice(), &member.visibility)
            && is_single(member)
            && !member.nullable
        {
            member.default = Some(only.clone());
            member.visibility = Some(Visibility::Internal);
        }
        polish(member, always);
    }
    if let Some(items) = &mut schema.items {
        polish(items, false);
    }
}

fn is_single(schema: &Schema) -> bool {
    match schema.kind {
        Some(Type::String | Type::Number | Type::Integer | Type::Boolean) => true,
        None | Some(Type::Array | Type::Object | Type::File | Type::Other(_)) => false,
    }
}
