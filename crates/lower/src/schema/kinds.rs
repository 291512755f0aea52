use connectorgen_model::Type;
use openapiv3::{OpenAPI, ReferenceOr, Schema};
use serde_json::Value;

use super::alternatives::is_null;
use super::keywords::Keywords;
use super::shape::is_object;
use crate::lowering::component_name;

/// Whether requests and responses show different ones of some alternatives: those that are of different kinds, if one
/// of them is text, or simple beside what is composed.
pub(super) fn differ(alternatives: &[ReferenceOr<Schema>], openapi: &OpenAPI) -> bool {
    let mut kinds = Kinds { all_listed: true, ..Kinds::default() };
    kinds.add(alternatives, openapi, 0);
    let simple = [kinds.text, kinds.number, kinds.flag].into_iter().filter(|kind| *kind).count();
    match (kinds.object || kinds.list, simple) {
        _ if kinds.open => false,
        (true, 0) => kinds.object && kinds.list,
        (true, _) => true,
        (false, _) => simple > 1 && kinds.text && !kinds.all_listed,
    }
}

/// More references than these in a row lead nowhere.
const MAX_DEPTH: usize = 16;

/// What kinds of values alternatives take.
#[derive(Default)]
struct Kinds {
    text: bool,
    number: bool,
    flag: bool,
    list: bool,
    object: bool,
    /// One takes anything.
    open: bool,
    /// All of them list their values.
    all_listed: bool,
}

impl Kinds {
    fn add(&mut self, alternatives: &[ReferenceOr<Schema>], openapi: &OpenAPI, depth: usize) {
        for alternative in alternatives.iter().filter(|alternative| !is_null(alternative)) {
            self.add_one(alternative, openapi, depth);
        }
    }

    fn add_one(&mut self, alternative: &ReferenceOr<Schema>, openapi: &OpenAPI, depth: usize) {
        if depth > MAX_DEPTH {
            self.open = true;
            return;
        }
        let schema = match alternative {
            ReferenceOr::Item(item) => item,
            ReferenceOr::Reference { reference } => {
                let schemas = openapi.components.as_ref().map(|components| &components.schemas);
                let name = component_name(reference);
                match name.and_then(|name| schemas?.get(&name)) {
                    Some(target) => self.add_one(target, openapi, depth + 1),
                    None => self.open = true,
                }
                return;
            }
        };
        let keywords = Keywords::of(&schema.schema_kind);
        let listed = &keywords.enumeration;
        // Forms unset by the empty text what is an object or a list.
        if listed.len() == 1 && listed.first().and_then(Value::as_str) == Some("") {
            return;
        }
        self.all_listed &= !listed.is_empty();
        match keywords.kind {
            Some(Type::String) => self.text = true,
            Some(Type::Integer | Type::Number) => self.number = true,
            Some(Type::Boolean) => self.flag = true,
            Some(Type::Array) => self.list = true,
            Some(Type::Object) => self.object = true,
            Some(Type::File | Type::Other(_)) => self.open = true,
            None if is_object(schema, openapi) => self.object = true,
            None if !listed.is_empty() => listed.iter().for_each(|value| self.value(value)),
            None => match (keywords.one_of, keywords.any_of, keywords.all_of) {
                ([], [], [only]) => self.add_one(only, openapi, depth + 1),
                ([], [], _) => self.open = true,
                (one_of, any_of, _) => {
                    self.add(one_of, openapi, depth + 1);
                    self.add(any_of, openapi, depth + 1);
                }
            },
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Null => {}
            Value::Bool(_) => self.flag = true,
            Value::Number(_) => self.number = true,
            Value::String(_) => self.text = true,
            Value::Array(_) => self.list = true,
            Value::Object(_) => self.object = true,
        }
    }
}
