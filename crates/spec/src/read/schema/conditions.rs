use std::collections::HashSet;

use connectorgen_diagnostics::{At, Document};
use indexmap::IndexMap;
use openapiv3::{AnySchema, ReferenceOr};
use serde_json::Value;

use super::{boxed, of_any};
use crate::codes;
use crate::moves::{Place, raw};
use crate::read::Reader;
use crate::read::object::Object;

/// How many schemas are looked at to find out what conditions add to one schema.
const MAX_LOOKED_AT: usize = 500;

/// What stands below conditions: properties by name, each with every schema that is stated for it.
struct Branches<'d> {
    properties: IndexMap<String, Vec<(&'d Value, Place)>>,
    seen: HashSet<Place>,
    left: usize,
}

impl Branches<'_> {
    fn new() -> Self {
        Branches { properties: IndexMap::new(), seen: HashSet::new(), left: MAX_LOOKED_AT }
    }
}

impl<'d> Reader<'d, '_> {
    /// `if`, `then`, `else` and dependencies: the properties that they add become optional properties. Conditions
    /// often stand one by one in `allOf`.
    pub(super) fn conditions(&mut self, object: &Object<'d, '_>, any: &mut AnySchema) {
        if !has_conditions(object.map, MAX_NESTED) {
            return;
        }
        let holder = object.at.to_pointer();
        let place = self.moves.one_step(&holder);
        let mut branches = Branches::new();
        self.gather(object.map, &place, MAX_NESTED, &mut branches);
        let mut declared = Branches::new();
        self.declare(object.map, &place, &mut declared);
        let members = object.at.key("properties");
        for (name, stated) in branches.properties {
            if declared.properties.contains_key(&name) || any.properties.contains_key(&name) {
                continue;
            }
            let at = members.key(&name);
            let inner = at.to_pointer();
            let schema = if let [(value, source)] = stated.as_slice() {
                self.moves.record(inner, source.clone());
                self.schema(value, &at)
            } else {
                let list = at.key("anyOf");
                let mut any_of = Vec::with_capacity(stated.len());
                for (index, (value, source)) in stated.into_iter().enumerate() {
                    let at = list.index(index);
                    self.moves.record(at.to_pointer(), source);
                    any_of.push(self.schema(value, &at));
                }
                ReferenceOr::Item(of_any(AnySchema { any_of, ..AnySchema::default() }))
            };
            any.properties.insert(name, boxed(schema));
        }
    }

    /// What is below the conditions of a schema, and of those in its `allOf`.
    fn gather(
        &mut self,
        map: &'d serde_json::Map<String, Value>,
        place: &Place,
        nested: usize,
        branches: &mut Branches<'d>,
    ) {
        if let Some(key) = ["if", "then", "else"].into_iter().find(|key| map.contains_key(*key)) {
            let at = raw(&place.join(key));
            self.found.report(
                &codes::CONDITION_MERGED,
                &At::pointer(Document::Source, &at),
                "connectors know no conditions; what they add is always allowed and never required",
            );
        }
        for key in ["then", "else"] {
            if let Some(value) = map.get(key) {
                self.look_below(value, &place.join(key), branches);
            }
        }
        for key in ["dependentSchemas", "dependencies", "dependentRequired"] {
            let Some(Value::Object(members)) = map.get(key) else { continue };
            let at = raw(&place.join(key));
            self.found.report(
                &codes::DEPENDENCY_LEFT_OUT,
                &At::pointer(Document::Source, &at),
                "connectors cannot say that one property demands another; what is added is optional",
            );
            for (name, value) in members {
                self.look_below(value, &place.join(key).join(name), branches);
            }
        }
        let Some(Value::Array(parts)) = map.get("allOf") else { return };
        let Some(nested) = nested.checked_sub(1) else { return };
        for (index, part) in parts.iter().enumerate() {
            if let Value::Object(part) = part
                && !part.contains_key("$ref")
            {
                self.gather(part, &place.concat(&format!("/allOf/{index}")), nested, branches);
            }
        }
    }

    /// The properties of a schema that holds under a condition.
    fn look_below(&self, value: &'d Value, place: &Place, branches: &mut Branches<'d>) {
        let Value::Object(map) = value else { return };
        let Some(left) = branches.left.checked_sub(1) else { return };
        branches.left = left;
        collect(map, place, branches);
        for key in ["then", "else"] {
            if let Some(value) = map.get(key) {
                self.look_below(value, &place.join(key), branches);
            }
        }
        for key in ["allOf", "anyOf", "oneOf"] {
            for (index, part) in list(map.get(key)).iter().enumerate() {
                self.look_below(part, &place.concat(&format!("/{key}/{index}")), branches);
            }
        }
        if let Some(Value::Object(members)) = map.get("dependentSchemas") {
            for (name, value) in members {
                self.look_below(value, &place.join("dependentSchemas").join(name), branches);
            }
        }
        if let Some((value, place)) = self.behind(map, place, branches) {
            self.look_below(value, &place, branches);
        }
    }

    /// The properties that a schema has anyway.
    fn declare(&self, map: &'d serde_json::Map<String, Value>, place: &Place, declared: &mut Branches<'d>) {
        let Some(left) = declared.left.checked_sub(1) else { return };
        declared.left = left;
        collect(map, place, declared);
        for (index, part) in list(map.get("allOf")).iter().enumerate() {
            if let Value::Object(part) = part {
                self.declare(part, &place.concat(&format!("/allOf/{index}")), declared);
            }
        }
        if let Some((Value::Object(target), place)) = self.behind(map, place, declared) {
            self.declare(target, &place, declared);
        }
    }

    /// What a schema refers to, once.
    fn behind(
        &self,
        map: &'d serde_json::Map<String, Value>,
        place: &Place,
        branches: &mut Branches<'d>,
    ) -> Option<(&'d Value, Place)> {
        let text = map.get("$ref")?.as_str()?;
        let found = self.library.resolve(place, text, None).ok()?;
        branches.seen.insert(found.place.clone()).then_some((found.value, found.place))
    }
}

fn collect<'d>(map: &'d serde_json::Map<String, Value>, place: &Place, branches: &mut Branches<'d>) {
    let Some(Value::Object(properties)) = map.get("properties") else { return };
    for (name, value) in properties.iter().filter(|(_, value)| !value.is_boolean()) {
        let stated = branches.properties.entry(name.clone()).or_default();
        if stated.iter().all(|(other, _)| *other != value) {
            stated.push((value, place.join("properties").join(name)));
        }
    }
}

/// How deep `allOf` in `allOf` is looked through for conditions.
const MAX_NESTED: usize = 8;

fn has_conditions(map: &serde_json::Map<String, Value>, nested: usize) -> bool {
    const CONDITIONS: [&str; 6] =
        ["if", "then", "else", "dependentSchemas", "dependencies", "dependentRequired"];
    let own = CONDITIONS.iter().any(|key| map.contains_key(*key));
    own || nested.checked_sub(1).is_some_and(|nested| {
        list(map.get("allOf")).iter().any(|part| match part {
            Value::Object(part) => !part.contains_key("$ref") && has_conditions(part, nested),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => false,
        })
    })
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}
