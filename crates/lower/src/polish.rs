//! What can only be decided when all requests are there: how designers ask for what goes into bodies.

use std::collections::HashMap;

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{AdditionalProperties, ApiDefinition, In, Method, Schema, Type, Visibility};

use crate::codes;
use crate::lowering::Lowering;

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

impl Lowering<'_, '_> {
    /// JSON has no bytes: what is called `binary` inside of it is base64, which is called `byte`.
    pub(crate) fn bytes_in_json(&mut self, definition: &mut ApiDefinition) {
        let mut found = Vec::new();
        for (name, schema) in &mut definition.definitions {
            below(schema, &JsonPointer::from_escaped("/definitions").join(name), &mut found);
        }
        for (path, item) in &mut definition.paths {
            let at = JsonPointer::from_escaped("/paths").join(path);
            for method in Method::ALL {
                let Some(operation) = item.operation_mut(method) else { continue };
                let at = at.join(method.name());
                for (index, input) in operation.parameters.iter_mut().enumerate() {
                    let mut place = at.join("parameters");
                    place.push_index(index);
                    input
                        .schema
                        .iter_mut()
                        .for_each(|schema| below(schema, &place.join("schema"), &mut found));
                }
                for (code, response) in &mut operation.responses {
                    let place = at.join("responses").join(code).join("schema");
                    response.schema.iter_mut().for_each(|schema| below(schema, &place, &mut found));
                }
            }
        }
        for place in found {
            let source = self.origins.source_of(&place).cloned().unwrap_or_default();
            self.found.report(
                &codes::BYTES_IN_JSON,
                &At::pointer(Document::Source, &source),
                "JSON cannot carry bytes; the value is taken for base64 text",
            );
        }
    }
}

fn below(schema: &mut Schema, at: &JsonPointer, found: &mut Vec<JsonPointer>) {
    let convert = |inner: &mut Schema, at: JsonPointer, found: &mut Vec<JsonPointer>| {
        if inner.format.as_deref() == Some("binary") {
            inner.format = Some("byte".to_owned());
            found.push(at.clone());
        }
        below(inner, &at, found);
    };
    for (name, member) in schema.properties.iter_mut().flatten() {
        convert(member, at.join("properties").join(name), found);
    }
    if let Some(items) = &mut schema.items {
        convert(items, at.join("items"), found);
    }
    if let Some(AdditionalProperties::Schema(values)) = &mut schema.additional_properties {
        convert(values, at.join("additionalProperties"), found);
    }
}
