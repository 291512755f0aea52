use std::collections::{BTreeSet, HashMap, HashSet};

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::Schema;
use connectorgen_spec::Spec;
use indexmap::IndexMap;

use super::direction::{Direction, two_sided};
use super::in_place::MAX_OF_COMPONENTS;
use super::keywords::Keywords;
use super::shape::behind;
use super::{is_bare, loops};
use crate::codes;
use crate::lowering::{Lowering, component_name};
use crate::naming::DefinitionNames;

/// A component in one direction. One that looks the same in both is filed under `Output`.
type Key = (String, Direction);

/// A component that was lowered.
enum Made {
    /// For all who ask for it.
    Filed(Key),
    /// For the one place: a part of it is being lowered.
    Here(Box<Schema>),
}

/// The schema components: which have been lowered, which are being lowered, and which are wanted as definitions.
pub(crate) struct Schemas {
    two_sided: HashSet<String>,
    names: DefinitionNames,
    made: HashMap<Key, Schema>,
    /// Those that others inherit from, without what inherits from them.
    bases: HashMap<Key, Schema>,
    /// Those made inside of a circle, which lack the part that was cut, with the lowest place in `busy` that they met
    /// again: good as long as that one is being made, and without them circles would be gone through again and again.
    cut: HashMap<Key, (usize, Schema)>,
    busy: Vec<Key>,
    /// From which place in `busy` on the schemas are parts of one another, with no member between them.
    floor: usize,
    /// What is lowered next is a base.
    base_next: bool,
    /// The lowest place in `busy` that was met again, below which nothing is final.
    met_again: Option<usize>,
    wanted: Vec<Key>,
    /// The components that have been asked for as definitions, by the definition's name.
    known: HashMap<String, Key>,
    depth: usize,
    /// How many schemas components that are no objects may still be written in place with.
    pub(super) left_in_place: usize,
}

impl Schemas {
    /// In a connector that exists already (`keeps`) a definition stays one.
    pub(crate) fn new(spec: &Spec, keeps: bool) -> Schemas {
        let openapi = spec.openapi();
        let two_sided = if keeps { HashSet::new() } else { two_sided(openapi) };
        let reached = openapi.components.iter().flat_map(|components| components.schemas.keys());
        // Those that are not reached take part: the others must not be called differently once they are.
        let all: BTreeSet<&String> = reached.chain(spec.schema_names()).collect();
        let names = DefinitionNames::new(all.into_iter().flat_map(|name| {
            let input = two_sided.contains(name).then_some((name.as_str(), Direction::Input));
            std::iter::once((name.as_str(), Direction::Output)).chain(input)
        }));
        Schemas {
            two_sided,
            names,
            made: HashMap::new(),
            bases: HashMap::new(),
            cut: HashMap::new(),
            busy: Vec::new(),
            floor: 0,
            base_next: false,
            met_again: None,
            wanted: Vec::new(),
            known: HashMap::new(),
            depth: 0,
            left_in_place: MAX_OF_COMPONENTS,
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

    /// Goes from a schema to one of its members.
    pub(super) fn cross(&mut self) -> usize {
        std::mem::replace(&mut self.floor, self.busy.len())
    }

    /// Goes back from a member.
    pub(super) fn back(&mut self, floor: usize) {
        self.floor = floor;
    }

    /// Whether what is lowered now was asked for as a base.
    pub(super) fn is_base(&mut self) -> bool {
        std::mem::take(&mut self.base_next)
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

    fn files(&mut self, is_base: bool) -> &mut HashMap<Key, Schema> {
        if is_base { &mut self.bases } else { &mut self.made }
    }

    /// What is made inside of a circle lacks the part that was cut.
    fn meet_again(&mut self, level: usize) {
        self.met_again = Some(self.met_again.map_or(level, |lowest| lowest.min(level)));
    }

    fn key(&self, place: &JsonPointer, direction: Direction) -> Key {
        let name = place.tokens().last().unwrap_or_default();
        let direction = if self.two_sided.contains(name.as_ref()) { direction } else { Direction::Output };
        (name.into_owned(), direction)
    }
}

impl<'a> Lowering<'a, '_> {
    /// A component with everything written in place. `None` when it is part of itself, which is reported.
    pub(super) fn component(&mut self, reference: &str, at: &At<'_>, direction: Direction) -> Option<Schema> {
        self.component_as(reference, at, direction, false)
    }

    /// A component as a part of another schema, without what inherits from it. `None` when it adds nothing, as it is
    /// what it is a part of.
    pub(super) fn part(&mut self, reference: &str, at: &At<'_>, direction: Direction) -> Option<Schema> {
        if self.is_part_of_itself(reference, direction) {
            return None;
        }
        let is_base = self.has_subtypes(reference, direction);
        Some(self.component_as(reference, at, direction, is_base).unwrap_or_default())
    }

    /// Whether a component is being lowered, with no member between it and this place: `A: {allOf: [B]}`,
    /// `B: {allOf: [A]}`, or a base with `oneOf` and what inherits from it.
    pub(super) fn is_part_of_itself(&mut self, reference: &str, direction: Direction) -> bool {
        let Some(name) = component_name(reference) else { return false };
        let key = self.schemas.key(&JsonPointer::root().join(&name), direction);
        let level = self.schemas.busy.iter().rposition(|busy| *busy == key);
        match level.filter(|level| *level >= self.schemas.floor) {
            Some(level) => {
                self.schemas.meet_again(level);
                true
            }
            None => false,
        }
    }

    fn component_as(
        &mut self,
        reference: &str,
        at: &At<'_>,
        direction: Direction,
        is_base: bool,
    ) -> Option<Schema> {
        match self.make(reference, at, direction, is_base)? {
            Made::Filed(key) => self.schemas.files(is_base).get(&key).cloned(),
            Made::Here(schema) => Some(*schema),
        }
    }

    fn make(&mut self, reference: &str, at: &At<'_>, direction: Direction, is_base: bool) -> Option<Made> {
        let (target, place) = self.behind(reference, at)?;
        let key = self.schemas.key(&place, direction);
        if self.schemas.files(is_base).contains_key(&key) {
            return Some(Made::Filed(key));
        }
        if let Some(level) = self.schemas.busy.iter().position(|busy| *busy == key) {
            self.schemas.meet_again(level);
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
        // What is a part of another schema lacks what that has already.
        let stands_alone = !is_base && self.schemas.floor >= level;
        if stands_alone && let Some((lowest, made)) = self.schemas.cut.get(&key) {
            let (lowest, made) = (*lowest, made.clone());
            self.schemas.meet_again(lowest);
            return Some(Made::Here(Box::new(made)));
        }
        let outer = self.schemas.met_again.take();
        self.schemas.busy.push(key.clone());
        self.schemas.base_next = is_base;
        let schema = self.inline(target, &At::pointer(Document::Source, &place), key.1);
        self.schemas.busy.pop();
        // What was made inside a circle lacks the part that was cut, unless it is the circle's own beginning.
        let met_again = std::mem::replace(&mut self.schemas.met_again, outer);
        self.schemas.cut.retain(|_, (lowest, _)| *lowest < level);
        if let Some(lowest) = met_again.filter(|lowest| *lowest < level) {
            self.schemas.meet_again(lowest);
            if stands_alone {
                self.schemas.cut.insert(key, (lowest, schema.clone()));
            }
            Some(Made::Here(Box::new(schema)))
        } else {
            self.schemas.files(is_base).insert(key.clone(), schema);
            Some(Made::Filed(key))
        }
    }

    /// The component that a reference means, behind those that are only another name: `Alias: {allOf: [{$ref: …}]}`.
    /// The platform refuses definitions that are nothing but a reference (`SchemaRefLoopNotAllowed`).
    pub(super) fn behind(
        &mut self,
        reference: &str,
        at: &At<'_>,
    ) -> Option<(&'a openapiv3::Schema, JsonPointer)> {
        let mut seen = HashSet::new();
        let (mut target, mut place) = self.resolve(|components| &components.schemas, reference, at)?;
        while let Some(next) = Keywords::of(&target.schema_kind).sole_reference()
            && is_bare(&target.schema_data)
            && seen.insert(place.clone())
            && let Some(found) = self.resolve(|components| &components.schemas, next, at)
        {
            (target, place) = found;
        }
        Some((target, place))
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

    /// Where two parts of `allOf` speak of one member and one of them by reference, the reference is followed: nothing
    /// may stand beside it.
    pub(super) fn open_shared(&mut self, whole: &mut Schema, part: &mut Schema) {
        let (Some(own), Some(others)) = (&mut whole.properties, &mut part.properties) else { return };
        for (name, other) in others {
            let Some(member) = own.get_mut(name).filter(|member| *member != other) else { continue };
            for side in [member, other] {
                if side.reference.is_some()
                    && let Some(opened) = self.opened(side)
                {
                    *side = opened;
                }
            }
        }
    }

    /// What an object's members are, for a definition that is not being made. `None` for what is no object.
    pub(super) fn opened(&mut self, schema: &Schema) -> Option<Schema> {
        if schema.reference.is_none() {
            return (schema.kind == Some(connectorgen_model::Type::Object)).then(|| schema.clone());
        }
        let (name, direction) = schema.referenced().and_then(|name| self.schemas.known.get(name)).cloned()?;
        let place = JsonPointer::from_escaped("/components/schemas").join(&name);
        if self.schemas.is_busy(&place, direction) {
            return None;
        }
        let summary = schema.summary.clone();
        let opened = self.expand_definition(schema.clone());
        (opened.kind == Some(connectorgen_model::Type::Object)).then_some(Schema { summary, ..opened })
    }

    /// The definitions that were referred to, and those that they refer to, in the order of the document.
    pub(crate) fn definitions(&mut self) -> IndexMap<String, Schema> {
        let mut asked = HashSet::new();
        while let Some(key) = self.schemas.wanted.pop() {
            let place = JsonPointer::from_escaped("/components/schemas").join(&key.0);
            self.make(&format!("#{place}"), &At::pointer(Document::Source, &place), key.1, false);
            asked.insert(key);
        }
        // Nothing is lowered any more, so that what was made can be taken as it is.
        let mut made = std::mem::take(&mut self.schemas.made);
        let components = self.openapi.components.iter().flat_map(|components| &components.schemas);
        let mut definitions = IndexMap::new();
        for (name, written) in components {
            for direction in [Direction::Output, Direction::Input] {
                let key = (name.clone(), direction);
                if asked.contains(&key) {
                    let schema = made.remove(&key).filter(|schema| schema.reference.is_none());
                    // Else there is nothing but names for each other, in a circle.
                    let mut schema = schema.unwrap_or_else(|| Schema::of(connectorgen_model::Type::Object));
                    let source = JsonPointer::from_escaped("/components/schemas").join(name);
                    if let Some(target) = behind(written, self.openapi) {
                        self.settle(&mut schema, target, &At::pointer(Document::Source, &source));
                    }
                    if !self.keeps {
                        schema.title = None;
                    }
                    let definition = self.schemas.names.get(name, direction).to_owned();
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
