use std::collections::HashSet;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::moves::Place;
use crate::read::library::Library;

/// How many schemas are looked at to find out which properties one has.
const MAX_LOOKED_AT: usize = 500;

/// The properties of a schema as the document states them, wherever they stand: each with every schema that is stated
/// for it, and its place.
pub(in crate::read) struct Outline<'l, 'd> {
    library: &'l Library<'d>,
    pub(in crate::read) properties: IndexMap<String, Vec<Stated<'d>>>,
    pub(in crate::read) required: HashSet<&'d str>,
    seen: HashSet<Place>,
    left: usize,
    behind_reference: bool,
}

/// A schema that is stated for a property.
pub(in crate::read) struct Stated<'d> {
    pub(in crate::read) value: &'d Value,
    pub(in crate::read) place: Place,
    /// It stands in something that was referred to.
    pub(in crate::read) behind_reference: bool,
}

impl<'l, 'd> Outline<'l, 'd> {
    pub(in crate::read) fn new(library: &'l Library<'d>) -> Outline<'l, 'd> {
        Outline {
            library,
            properties: IndexMap::new(),
            required: HashSet::new(),
            seen: HashSet::new(),
            left: MAX_LOOKED_AT,
            behind_reference: false,
        }
    }

    /// Takes in what a schema has in any case: its own properties, and those of its `allOf` and of what it refers to.
    pub(in crate::read) fn add(&mut self, value: &'d Value, place: &Place) {
        self.look(value, place, &["allOf"]);
    }

    /// The same.
    pub(super) fn add_map(&mut self, map: &'d Map<String, Value>, place: &Place) {
        self.look_into(map, place, &["allOf"]);
    }

    /// Takes in what a schema may have: the properties of its alternatives and conditions as well.
    pub(super) fn add_possible(&mut self, value: &'d Value, place: &Place) {
        self.look(value, place, &["allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas"]);
    }

    fn look(&mut self, value: &'d Value, place: &Place, keywords: &[&str]) {
        let Value::Object(map) = value else { return };
        self.look_into(map, place, keywords);
    }

    fn look_into(&mut self, map: &'d Map<String, Value>, place: &Place, keywords: &[&str]) {
        let Some(left) = self.left.checked_sub(1) else { return };
        self.left = left;
        self.collect(map, place);
        for keyword in keywords {
            match map.get(*keyword) {
                Some(Value::Array(parts)) => {
                    for (index, part) in parts.iter().enumerate() {
                        self.look(part, &place.concat(&format!("/{keyword}/{index}")), keywords);
                    }
                }
                Some(Value::Object(named)) if *keyword == "dependentSchemas" => {
                    for (name, part) in named {
                        self.look(part, &place.join(keyword).join(name), keywords);
                    }
                }
                Some(part) => self.look(part, &place.join(keyword), keywords),
                None => {}
            }
        }
        if let Some(Value::String(text)) = map.get("$ref")
            && let Ok(found) = self.library.resolve(place, text, None)
            && self.seen.insert(found.place.clone())
        {
            let outer = std::mem::replace(&mut self.behind_reference, true);
            self.look(found.value, &found.place, keywords);
            self.behind_reference = outer;
        }
    }

    fn collect(&mut self, map: &'d Map<String, Value>, place: &Place) {
        if let Some(Value::Array(names)) = map.get("required") {
            self.required.extend(names.iter().filter_map(Value::as_str));
        }
        let Some(Value::Object(properties)) = map.get("properties") else { return };
        for (name, value) in properties.iter().filter(|(_, value)| !value.is_boolean()) {
            let stated = self.properties.entry(name.clone()).or_default();
            if stated.iter().all(|other| other.value != value) {
                let place = place.join("properties").join(name);
                stated.push(Stated { value, place, behind_reference: self.behind_reference });
            }
        }
    }
}
