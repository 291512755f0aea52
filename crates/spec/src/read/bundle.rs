use std::collections::{BTreeSet, HashMap, HashSet};

use connectorgen_diagnostics::JsonPointer;
use serde_json::Value;

use super::library::{Found, Library};
use super::names::{address, component_place, is_component, longer_names, numbered, plain_name};
use super::reference::Kind;
use crate::documents::{MAIN, NAMES};
use crate::moves::Place;

/// How much of two components is compared at most to find out whether they are equal, in values.
const COMPARED: usize = 20_000;

/// Decides which names the components of other files get in the one inner document. The plain name belongs to the main
/// document, then to the file that is nearest to it; equal components share it; the others say where they come from.
pub(super) struct Bundle<'l, 'd> {
    library: &'l Library<'d>,
    targets: BTreeSet<Target>,
    names: HashMap<(Kind, Place), String>,
    taken: HashMap<(Kind, String), Vec<Place>>,
}

/// What is referred to, in the order in which names are given away: what is deep in the folders comes last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Target {
    kind: Kind,
    depth: usize,
    address: String,
    place: Place,
}

impl<'l, 'd> Bundle<'l, 'd> {
    /// The names by what they are for.
    pub(super) fn plan(library: &'l Library<'d>) -> HashMap<(Kind, Place), String> {
        let mut bundle =
            Bundle { library, targets: BTreeSet::new(), names: HashMap::new(), taken: HashMap::new() };
        bundle.name_aliases();
        for (number, doc) in library.docs().iter().enumerate() {
            if let Some(tree) = doc.tree {
                bundle.walk(tree, &mut Place::new(number, JsonPointer::root()), Kind::Schema, false);
            }
        }
        let targets = std::mem::take(&mut bundle.targets);
        let others: Vec<&Target> = targets.iter().filter(|target| !bundle.name_plainly(target)).collect();
        for target in others {
            bundle.name_at_length(target);
        }
        bundle.names
    }

    /// A component of the main document that only refers to another file, or stands in one, gives its name to what is
    /// there.
    fn name_aliases(&mut self) {
        for kind in Kind::ALL {
            let section = Place::from(JsonPointer::from_escaped(self.library.section(kind)));
            let Some(section) = self.library.at(section) else { continue };
            let section = self.library.behind_alias(section.value, &section.place, kind).unwrap_or(section);
            let Found { place, value: Value::Object(components), .. } = section else { continue };
            for (name, value) in components {
                let own = place.join(name);
                let target = match self.library.behind_alias(value, &own, kind) {
                    Some(found) => found.place,
                    None if own.doc != MAIN => own,
                    None => continue,
                };
                self.names.entry((kind, target)).or_insert_with(|| name.clone());
            }
        }
    }

    fn walk(&mut self, value: &Value, place: &mut Place, kind: Kind, names: bool) {
        match value {
            Value::Object(map) => {
                if let Some(Value::String(text)) = map.get("$ref").filter(|_| !names) {
                    self.add(place, text, kind);
                }
                for (key, value) in map {
                    let (kind, below) =
                        if names { (kind, false) } else { (kind_below(key), is_names(key, value)) };
                    let inner = place.pointer.join(key);
                    let outer = std::mem::replace(&mut place.pointer, inner);
                    self.walk(value, place, kind, below);
                    place.pointer = outer;
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let mut inner = place.pointer.clone();
                    inner.push_index(index);
                    let outer = std::mem::replace(&mut place.pointer, inner);
                    self.walk(item, place, kind, false);
                    place.pointer = outer;
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn add(&mut self, from: &Place, text: &str, kind: Kind) {
        let Ok(found) = self.library.resolve(from, text, Some(kind)) else { return };
        let found = self.library.behind_alias(found.value, &found.place, kind).unwrap_or(found);
        let place = found.place;
        if place.doc == MAIN || self.names.contains_key(&(kind, place.clone())) {
            return;
        }
        let address = address(self.library, &place).to_owned();
        let depth = address.matches('/').count();
        self.targets.insert(Target { kind, depth, address, place });
    }

    /// Gives the plain name, if nothing else has it.
    fn name_plainly(&mut self, target: &Target) -> bool {
        self.take(target, plain_name(&target.place, &target.address))
    }

    fn name_at_length(&mut self, target: &Target) {
        let longer = longer_names(&target.place, &target.address);
        let longest = longer.last().cloned();
        for name in longer {
            if self.take(target, name) {
                return;
            }
        }
        let base = longest.unwrap_or_else(|| plain_name(&target.place, &target.address));
        for name in numbered(&base) {
            if self.take(target, name) {
                return;
            }
        }
    }

    fn take(&mut self, target: &Target, name: String) -> bool {
        let Target { kind, place, .. } = target;
        let key = (*kind, name);
        let mut holders = self.taken.get(&key).cloned().unwrap_or_default();
        if is_component(self.library, *kind, &key.1) {
            holders.push(component_place(self.library, *kind, &key.1));
        }
        let free = holders.first().is_none_or(|holder| self.are_equal(holder, place));
        if free {
            self.names.insert((*kind, place.clone()), key.1.clone());
            self.taken.entry(key).or_default().push(place.clone());
        }
        free
    }

    fn are_equal(&self, one: &Place, other: &Place) -> bool {
        let pair = (one.clone(), other.clone());
        let mut compare =
            Compare { library: self.library, seen: HashSet::new(), waiting: vec![pair], left: COMPARED };
        compare.all()
    }
}

impl<'d> Library<'d> {
    /// What stands behind a component that only refers to another document; `None` if it is no such thing.
    pub(super) fn behind_alias(&self, value: &'d Value, place: &Place, kind: Kind) -> Option<Found<'d>> {
        let mut passed: Vec<Place> = vec![place.clone()];
        let mut behind: Option<Found<'d>> = None;
        let mut value = value;
        while let Some(text) = alias(value) {
            let from = passed.last()?;
            let Ok(found) = self.resolve(from, text, Some(kind)) else { break };
            if passed.contains(&found.place) || found.place.doc == from.doc {
                break;
            }
            value = found.value;
            passed.push(found.place.clone());
            behind = Some(found);
        }
        behind
    }
}

/// The reference that is all there is.
fn alias(value: &Value) -> Option<&str> {
    match value {
        Value::Object(map) if map.len() == 1 => map.get("$ref")?.as_str(),
        _ => None,
    }
}

/// What references below a member refer to, by the member's name.
pub(super) fn kind_below(key: &str) -> Kind {
    match key {
        "parameters" => Kind::Parameter,
        "responses" => Kind::Response,
        "requestBody" | "requestBodies" => Kind::RequestBody,
        "headers" => Kind::Header,
        _ => Kind::Schema,
    }
}

pub(super) fn is_names(key: &str, value: &Value) -> bool {
    value.is_object() && NAMES.contains(&key)
}

/// Compares values of different documents: references are equal when what they refer to is.
struct Compare<'l, 'd> {
    library: &'l Library<'d>,
    seen: HashSet<(Place, Place)>,
    waiting: Vec<(Place, Place)>,
    left: usize,
}

impl Compare<'_, '_> {
    fn all(&mut self) -> bool {
        while let Some((one, other)) = self.waiting.pop() {
            if one == other || !self.seen.insert((one.clone(), other.clone())) {
                continue;
            }
            let equal = match (self.library.value(&one), self.library.value(&other)) {
                (Some(a), Some(b)) => self.values(a, &one, b, &other),
                _ => false,
            };
            if !equal {
                return false;
            }
        }
        true
    }

    fn values(&mut self, a: &Value, at_a: &Place, b: &Value, at_b: &Place) -> bool {
        let Some(left) = self.left.checked_sub(1) else { return false };
        self.left = left;
        match (a, b) {
            (Value::Object(one), Value::Object(other)) => {
                one.len() == other.len()
                    && one.iter().all(|(key, a)| {
                        other.get(key).is_some_and(|b| match (key.as_str(), a, b) {
                            ("$ref", Value::String(a), Value::String(b)) => self.references(a, at_a, b, at_b),
                            _ => self.values(a, &at_a.join(key), b, &at_b.join(key)),
                        })
                    })
            }
            (Value::Array(one), Value::Array(other)) => {
                one.len() == other.len()
                    && one.iter().zip(other).enumerate().all(|(index, (a, b))| {
                        let key = index.to_string();
                        self.values(a, &at_a.join(&key), b, &at_b.join(&key))
                    })
            }
            (a, b) => a == b,
        }
    }

    /// What they refer to is compared later: chains of references may be long.
    fn references(&mut self, a: &str, at_a: &Place, b: &str, at_b: &Place) -> bool {
        let found =
            |at: &Place, text: &str| self.library.resolve(at, text, None).ok().map(|found| found.place);
        match (found(at_a, a), found(at_b, b)) {
            (Some(one), Some(other)) => {
                self.waiting.push((one, other));
                true
            }
            (None, None) => a == b,
            _ => false,
        }
    }
}
