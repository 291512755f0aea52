use std::collections::{HashMap, HashSet};

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::Schema;
use indexmap::IndexMap;
use openapiv3::OpenAPI;

use super::direction::{Direction, two_sided};
use super::loops;
use crate::codes;
use crate::lowering::Lowering;
use crate::naming::DefinitionNames;

/// A component in one direction. One that looks the same in both is filed under `Output`.
type Key = (String, Direction);

/// The schema components: which have been lowered, which are being lowered, and which are wanted as definitions.
pub(crate) struct Schemas {
    two_sided: HashSet<String>,
    names: DefinitionNames,
    made: HashMap<Key, Schema>,
    busy: Vec<Key>,
    /// The lowest place in `busy` that was met again, below which nothing is final.
    met_again: Option<usize>,
    wanted: Vec<Key>,
    /// The components that have been asked for as definitions, by the definition's name.
    known: HashMap<String, Key>,
    depth: usize,
}

impl Schemas {
    /// In a connector that exists already (`keeps`) a definition stays one.
    pub(crate) fn new(openapi: &OpenAPI, keeps: bool) -> Schemas {
        let two_sided = if keeps { HashSet::new() } else { two_sided(openapi) };
        let components = openapi.components.iter().flat_map(|components| components.schemas.keys());
        let names = DefinitionNames::new(components.flat_map(|name| {
            let input = two_sided.contains(name).then_some((name.as_str(), Direction::Input));
            std::iter::once((name.as_str(), Direction::Output)).chain(input)
        }));
        Schemas {
            two_sided,
            names,
            made: HashMap::new(),
            busy: Vec::new(),
            met_again: None,
            wanted: Vec::new(),
            known: HashMap::new(),
            depth: 0,
        }
    }

    /// Goes one level down; false when that is too deep.
    pub(super) fn enter(&mut self, limit: usize) -> bool {
        let allowed = self.depth < limit;
        self.depth += usize::from(allowed);
        allowed
    }

    pub(super) fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    pub(super) fn is_busy(&self, place: &JsonPointer, direction: Direction) -> bool {
        self.busy.contains(&self.key(place, direction))
    }

    /// The name of the definition of a component, which is wanted from now on.
    pub(super) fn definition(&mut self, place: &JsonPointer, direction: Direction) -> String {
        let key = self.key(place, direction);
        let name = self.names.get(&key.0, key.1).to_owned();
        if self.known.insert(name.clone(), key.clone()).is_none() {
            self.wanted.push(key);
        }
        name
    }

    fn key(&self, place: &JsonPointer, direction: Direction) -> Key {
        let name = place.tokens().last().unwrap_or_default();
        let direction = if self.two_sided.contains(&name) { direction } else { Direction::Output };
        (name, direction)
    }
}

impl Lowering<'_, '_> {
    /// A component with everything written in place. `None` when it is part of itself, which is reported.
    pub(super) fn component(&mut self, reference: &str, at: &At<'_>, direction: Direction) -> Option<Schema> {
        let (target, place) = self.resolve(|components| &components.schemas, reference, at)?;
        let key = self.schemas.key(&place, direction);
        if let Some(made) = self.schemas.made.get(&key) {
            return Some(made.clone());
        }
        if let Some(level) = self.schemas.busy.iter().position(|busy| *busy == key) {
            self.schemas.met_again = Some(self.schemas.met_again.map_or(level, |lowest| lowest.min(level)));
            self.found
                .report(
                    &codes::SCHEMA_CIRCULAR,
                    at,
                    format!("`{}` is a part of itself; the inner one is left open", key.0),
                )
                .help(
                    "use a reference in a property instead of `allOf`, `oneOf` or `anyOf` for what repeats",
                );
            return None;
        }
        let level = self.schemas.busy.len();
        self.schemas.busy.push(key.clone());
        let schema = self.inline(target, &At::pointer(Document::Source, &place), key.1);
        self.schemas.busy.pop();
        // What was made inside a circle lacks the part that was cut, unless it is the circle's own beginning.
        let final_here = self.schemas.met_again.is_none_or(|lowest| lowest >= level);
        if final_here {
            self.schemas.met_again = None;
            self.schemas.made.insert(key, schema.clone());
        }
        Some(schema)
    }

    /// What a lowered schema refers to, written in place; the schema itself if it is no reference.
    pub(crate) fn expand_definition(&mut self, schema: Schema) -> Schema {
        let Some((name, direction)) =
            schema.referenced().and_then(|name| self.schemas.known.get(name)).cloned()
        else {
            return schema;
        };
        let place = JsonPointer::from_escaped("/components/schemas").join(&name);
        let expanded =
            self.component(&format!("#{place}"), &At::pointer(Document::Source, &place), direction);
        expanded.unwrap_or_default()
    }

    /// The definitions that were referred to, and those that they refer to, in the order of the document.
    pub(crate) fn definitions(&mut self) -> IndexMap<String, Schema> {
        let mut made: HashMap<Key, Schema> = HashMap::new();
        while let Some((name, direction)) = self.schemas.wanted.pop() {
            let place = JsonPointer::from_escaped("/components/schemas").join(&name);
            let at = At::pointer(Document::Source, &place);
            let schema = self.component(&format!("#{place}"), &at, direction).unwrap_or_default();
            made.insert((name, direction), schema);
        }
        let components = self.openapi.components.iter().flat_map(|components| components.schemas.keys());
        let mut definitions = IndexMap::new();
        for name in components {
            for direction in [Direction::Output, Direction::Input] {
                let key = (name.clone(), direction);
                if let Some(mut schema) = made.remove(&key) {
                    if !self.keeps {
                        schema.title = None;
                    }
                    let definition = self.schemas.names.get(name, direction).to_owned();
                    let source = JsonPointer::from_escaped("/components/schemas").join(name);
                    self.origins.record(JsonPointer::from_escaped("/definitions").join(&definition), source);
                    definitions.insert(definition, schema);
                }
            }
        }
        for broken in loops::break_required(&mut definitions) {
            let output = JsonPointer::from_escaped("/definitions").join(&broken.definition);
            let source = self.origins.source_of(&output).cloned().unwrap_or_default();
            let message = format!(
                "`{}` requires itself through `{}`; the property was made optional",
                broken.definition, broken.property
            );
            self.found.report(&codes::REQUIRED_LOOP_BROKEN, &At::pointer(Document::Source, &source), message);
        }
        definitions
    }
}
