//! Where in a configuration the cause of a fault lies: serde says what is wrong, and forgets where.

use connectorgen_diagnostics::JsonPointer;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::Options;

/// The innermost setting that brings the fault about, which serde tells as `text`; the root where none does by itself.
pub(super) fn culprit(tree: &Value, text: &str) -> JsonPointer {
    let mut at = JsonPointer::root();
    descend(tree, &mut at, &|tree| Options::deserialize(tree).is_err_and(|error| error.to_string() == text));
    at
}

/// serde reads in order and stops at the first fault. So the cause is the last of the fewest members that fail in the
/// same way, and `fails` says whether the whole does with another value in the place of this one.
fn descend(value: &Value, at: &mut JsonPointer, fails: &dyn Fn(Value) -> bool) {
    match value {
        Value::Object(members) => {
            // What other members mean depends on the model.
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(key, _)| *key != "model");
            let first = |count| -> Map<String, Value> {
                members.iter().take(count).map(|&(key, value)| (key.clone(), value.clone())).collect()
            };
            let Some(before) = fewest(members.len(), &|count| fails(Value::Object(first(count)))) else {
                return;
            };
            let Some((key, value)) = members.get(before) else { return };
            at.push_key(key);
            descend(value, at, &|value| {
                let mut members = first(before);
                members.insert((*key).clone(), value);
                fails(Value::Object(members))
            });
        }
        Value::Array(items) => {
            let first = |count| -> Vec<Value> { items.iter().take(count).cloned().collect() };
            let Some(before) = fewest(items.len(), &|count| fails(Value::Array(first(count)))) else {
                return;
            };
            let Some(item) = items.get(before) else { return };
            at.push_key(&before.to_string());
            descend(item, at, &|item| {
                let mut items = first(before);
                items.push(item);
                fails(Value::Array(items))
            });
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// How many come before the first one with which it fails. None if it fails without any of them, or does not fail at all.
fn fewest(all: usize, fails: &dyn Fn(usize) -> bool) -> Option<usize> {
    if fails(0) || !fails(all) {
        return None;
    }
    let (mut well, mut ill) = (0, all);
    while ill - well > 1 {
        let middle = usize::midpoint(well, ill);
        if fails(middle) { ill = middle } else { well = middle }
    }
    Some(well)
}
