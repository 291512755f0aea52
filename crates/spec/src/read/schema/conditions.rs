use connectorgen_diagnostics::{At, Document};
use openapiv3::{AnySchema, ReferenceOr};
use serde_json::{Map, Value};

use super::outline::{Outline, Stated};
use super::{boxed, of_any};
use crate::codes;
use crate::moves::{Place, raw};
use crate::read::Reader;
use crate::read::library::Found;
use crate::read::object::Object;
use crate::read::reference::Kind;

const CONDITIONS: [&str; 3] = ["if", "then", "else"];
const DEPENDENCIES: [&str; 3] = ["dependentSchemas", "dependencies", "dependentRequired"];
/// How deep `allOf` in `allOf` is looked through for conditions.
const MAX_NESTED: usize = 8;

/// A schema that holds under some condition.
type Branch<'d> = (&'d Value, Place);

impl<'d> Reader<'d, '_> {
    /// `if`, `then`, `else` and dependencies: the properties that they add become optional properties. Conditions
    /// often stand one by one in `allOf`.
    pub(super) fn conditions(&mut self, object: &Object<'d, '_>, any: &mut AnySchema) {
        if !has_conditions(object.map, MAX_NESTED) {
            return;
        }
        let place = self.moves.one_step(&object.at.to_pointer());
        let mut branches = Vec::new();
        self.branches(object.map, &place, MAX_NESTED, &mut branches);
        let mut possible = Outline::new(&self.library);
        for (value, place) in &branches {
            possible.add_possible(value, place);
        }
        let mut declared = Outline::new(&self.library);
        declared.add_map(object.map, &place);
        let added: Vec<(String, Vec<Stated<'d>>)> = possible
            .properties
            .into_iter()
            .filter(|(name, _)| !declared.properties.contains_key(name) && !any.properties.contains_key(name))
            .collect();
        let members = object.at.key("properties");
        for (name, stated) in added {
            let schema = self.stated_by(stated, &members.key(&name));
            any.properties.insert(name, boxed(schema));
        }
    }

    /// A schema that takes what any of the given ones takes.
    fn stated_by(&mut self, mut stated: Vec<Stated<'d>>, at: &At<'_>) -> ReferenceOr<openapiv3::Schema> {
        if stated.len() == 1
            && let Some(only) = stated.pop()
        {
            return self.added(only, at);
        }
        let list = at.key("anyOf");
        let alternatives = stated.into_iter().enumerate();
        let any_of = alternatives.map(|(index, stated)| self.added(stated, &list.index(index))).collect();
        ReferenceOr::Item(of_any(AnySchema { any_of, ..AnySchema::default() }))
    }

    /// The schema of a property that a condition adds. What was referred to could refer back to this schema, so it
    /// becomes a component, which is read once.
    fn added(&mut self, stated: Stated<'d>, at: &At<'_>) -> ReferenceOr<openapiv3::Schema> {
        let Stated { value, place, behind_reference } = stated;
        if behind_reference && value.get("$ref").is_none() && has_schemas(value) {
            return self.component_at(Kind::Schema, Found { value, place, taken_for: None });
        }
        self.moves.record(at.to_pointer(), place);
        self.schema(value, at)
    }

    /// What is below the conditions of a schema, and of those in its `allOf`. That they are left out is reported.
    fn branches(
        &mut self,
        map: &'d Map<String, Value>,
        place: &Place,
        nested: usize,
        branches: &mut Vec<Branch<'d>>,
    ) {
        if let Some(key) = CONDITIONS.into_iter().find(|key| map.contains_key(*key)) {
            self.found.report(
                &codes::CONDITION_MERGED,
                &At::pointer(Document::Source, &raw(&place.join(key))),
                "connectors know no conditions; what they add is always allowed and never required",
            );
        }
        for key in ["then", "else"] {
            branches.extend(map.get(key).map(|value| (value, place.join(key))));
        }
        for key in DEPENDENCIES {
            let Some(Value::Object(members)) = map.get(key) else { continue };
            let place = place.join(key);
            self.found.report(
                &codes::DEPENDENCY_LEFT_OUT,
                &At::pointer(Document::Source, &raw(&place)),
                "connectors cannot say that one property demands another; what is added is optional",
            );
            branches.extend(members.iter().map(|(name, value)| (value, place.join(name))));
        }
        let Some(nested) = nested.checked_sub(1) else { return };
        for (index, part) in parts(map).enumerate() {
            if let Some(part) = part {
                self.branches(part, &place.concat(&format!("/allOf/{index}")), nested, branches);
            }
        }
    }
}

/// Whether other schemas may stand in a schema.
fn has_schemas(value: &Value) -> bool {
    let holds = |value: &Value| match value {
        Value::Object(_) => true,
        Value::Array(items) => items.iter().any(Value::is_object),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    };
    value.as_object().is_some_and(|members| members.values().any(holds))
}

fn has_conditions(map: &Map<String, Value>, nested: usize) -> bool {
    map.keys().any(|key| CONDITIONS.contains(&key.as_str()) || DEPENDENCIES.contains(&key.as_str()))
        || nested
            .checked_sub(1)
            .is_some_and(|nested| parts(map).flatten().any(|part| has_conditions(part, nested)))
}

/// The members of `allOf`; `None` for those that stand elsewhere.
fn parts(map: &Map<String, Value>) -> impl Iterator<Item = Option<&Map<String, Value>>> {
    let list = map.get("allOf").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|part| part.as_object().filter(|part| !part.contains_key("$ref")))
}
