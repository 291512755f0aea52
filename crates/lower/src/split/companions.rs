use std::collections::HashMap;

use connectorgen_model::{Operation, Schema};
use serde_json::Value;

/// The positions of operations by their ids.
pub(super) type OperationIds<'a> = HashMap<&'a str, usize>;

/// The operations that another one names, to fill its choices and the like.
pub(super) fn of_operation(operation: &Operation, ids: &OperationIds<'_>) -> Vec<usize> {
    let mut named = Vec::new();
    let own = [&operation.trigger_metadata, &operation.pageable, &operation.api_annotation];
    let parameters = operation.parameters.iter().flat_map(|parameter| parameter.extra.values());
    let responses = operation.responses.values().flat_map(|response| response.extra.values());
    let values = own.into_iter().flatten().chain(operation.extra.values()).chain(parameters).chain(responses);
    values.for_each(|value| collect(value, ids, &mut named));
    let sent = operation.parameters.iter().filter_map(|parameter| parameter.schema.as_ref());
    let received = operation.responses.values().filter_map(|response| response.schema.as_ref());
    sent.chain(received).for_each(|schema| collect_of_schema(schema, ids, &mut named));
    named
}

/// The operations that a schema names, references not followed.
pub(super) fn of_schema(schema: &Schema, ids: &OperationIds<'_>) -> Vec<usize> {
    let mut named = Vec::new();
    collect_of_schema(schema, ids, &mut named);
    named
}

fn collect_of_schema(schema: &Schema, ids: &OperationIds<'_>, named: &mut Vec<usize>) {
    schema.extra.values().for_each(|value| collect(value, ids, named));
    schema.children().for_each(|(_, inner)| collect_of_schema(inner, ids, named));
}

fn collect(value: &Value, ids: &OperationIds<'_>, named: &mut Vec<usize>) {
    match value {
        Value::Object(map) => {
            let id = map.get("operationId").and_then(Value::as_str);
            named.extend(id.and_then(|id| ids.get(id)));
            map.values().for_each(|inner| collect(inner, ids, named));
        }
        Value::Array(list) => list.iter().for_each(|inner| collect(inner, ids, named)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
