use connectorgen_model::Schema;
use indexmap::IndexMap;

use super::{components, resolve};

/// How many definitions are entered and references followed when a definition that is part of a loop is expanded. At
/// least half of them count as schemas, and that is more than any limit of the platform.
const STEPS: usize = 40_000;
/// The same for all definitions of a document together, so that no document takes long.
const ALL_STEPS: usize = 4_000_000;
/// Enough to tell the limit of a body, however many loops there are.
const LEAST_STEPS: usize = 2_000;

/// What stands behind a schema when references are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// How many schemas: itself, its properties, their properties, elements and so on.
    pub schemas: u64,
    /// How many steps from the schema to the innermost one.
    pub depth: u64,
}

/// How a definition is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DefinitionUse {
    /// Some request body reaches it.
    pub input: bool,
    /// Some response or webhook reaches it.
    pub output: bool,
    /// Some body or response is this definition.
    pub root: bool,
}

/// The definitions and how they refer to each other.
#[derive(Default)]
pub(super) struct Graph {
    measures: Vec<Measure>,
    uses: Vec<DefinitionUse>,
}

/// A schema without what its references stand for.
struct Flat {
    own: Measure,
    /// The definitions that it refers to, each with its depth.
    references: Vec<(usize, u64)>,
}

impl Graph {
    /// Measures the definitions. `inputs` and `outputs` are the schemas of bodies and of responses.
    pub(super) fn new(
        definitions: &IndexMap<String, Schema>,
        inputs: &[&Schema],
        outputs: &[&Schema],
    ) -> Graph {
        let flats: Vec<Flat> = definitions.values().map(|schema| flatten(definitions, schema)).collect();
        let edges: Vec<Vec<usize>> =
            flats.iter().map(|flat| flat.references.iter().map(|(to, _)| *to).collect()).collect();
        Graph { measures: measures(&flats, &edges), uses: uses(definitions, &edges, inputs, outputs) }
    }

    pub(super) fn measure(&self, definitions: &IndexMap<String, Schema>, schema: &Schema) -> Measure {
        let flat = flatten(definitions, schema);
        let mut total = flat.own;
        for (to, depth) in flat.references {
            if let Some(measure) = self.measures.get(to) {
                total.add(*measure, depth);
            }
        }
        total
    }

    pub(super) fn measure_of(&self, definition: usize) -> Option<Measure> {
        self.measures.get(definition).copied()
    }

    pub(super) fn use_of(&self, definition: usize) -> DefinitionUse {
        self.uses.get(definition).copied().unwrap_or_default()
    }
}

impl Measure {
    const LEAF: Measure = Measure { schemas: 1, depth: 0 };

    /// Adds what stands `depth` steps below.
    fn add(&mut self, below: Measure, depth: u64) {
        self.schemas = self.schemas.saturating_add(below.schemas);
        self.depth = self.depth.max(depth.saturating_add(below.depth));
    }
}

fn flatten(definitions: &IndexMap<String, Schema>, schema: &Schema) -> Flat {
    let mut flat = Flat { own: Measure { schemas: 0, depth: 0 }, references: Vec::new() };
    let mut open = vec![(schema, 0)];
    while let Some((schema, depth)) = open.pop() {
        let target =
            schema.reference.as_deref().and_then(|reference| resolve::definition(definitions, reference));
        if let Some((position, _)) = target {
            flat.references.push((position, depth));
        } else {
            flat.own.add(Measure::LEAF, depth);
            open.extend(schema.children().map(|(_, child)| (child, depth + 1)));
        }
    }
    flat
}

/// The measure of each definition. One that is no part of a loop is measured once and added wherever it is referred
/// to. In a loop the expansion ends, as the platform's does, where a definition comes the second time on the way from
/// the start; what is counted there depends on that way, so each definition of a loop is expanded on its own, for a
/// limited number of steps. Only beyond that limit the numbers are too small.
fn measures(flats: &[Flat], edges: &[Vec<usize>]) -> Vec<Measure> {
    let mut measures: Vec<Option<Measure>> = vec![None; flats.len()];
    let groups = components(edges);
    let looping: usize = groups.iter().map(Vec::len).filter(|size| *size > 1).sum();
    let steps = STEPS.min(ALL_STEPS / looping.max(1)).max(LEAST_STEPS);
    let mut on_way = vec![false; flats.len()];
    for group in groups {
        // Those outside the group are measured already; those without a measure are its members.
        let members: Vec<_> = group
            .iter()
            .map(|start| (*start, expand(*start, flats, &measures, &mut on_way, steps)))
            .collect();
        for (member, measure) in members {
            if let Some(place) = measures.get_mut(member) {
                *place = Some(measure);
            }
        }
    }
    measures.into_iter().map(|measure| measure.unwrap_or(Measure::LEAF)).collect()
}

#[allow(clippy::indexing_slicing, reason = "definitions are places in `flats`, and every vector is as long")]
fn expand(
    start: usize,
    flats: &[Flat],
    measures: &[Option<Measure>],
    on_way: &mut [bool],
    steps: usize,
) -> Measure {
    enum Event {
        Enter(usize, u64),
        Leave(usize),
    }
    let mut total = Measure { schemas: 0, depth: 0 };
    let mut spent = 0;
    let mut open = vec![Event::Enter(start, 0)];
    while let Some(event) = open.pop() {
        match event {
            Event::Leave(definition) => on_way[definition] = false,
            Event::Enter(definition, depth) => match measures[definition] {
                Some(measure) => total.add(measure, depth),
                None if on_way[definition] || spent >= steps => total.add(Measure::LEAF, depth),
                None => {
                    spent += 1 + flats[definition].references.len();
                    on_way[definition] = true;
                    open.push(Event::Leave(definition));
                    total.add(flats[definition].own, depth);
                    let below = flats[definition].references.iter();
                    open.extend(below.map(|(to, further)| Event::Enter(*to, depth + further)));
                }
            },
        }
    }
    total
}

fn uses(
    definitions: &IndexMap<String, Schema>,
    edges: &[Vec<usize>],
    inputs: &[&Schema],
    outputs: &[&Schema],
) -> Vec<DefinitionUse> {
    let mut uses = vec![DefinitionUse::default(); edges.len()];
    for root in inputs.iter().chain(outputs) {
        let target =
            root.reference.as_deref().and_then(|reference| resolve::definition(definitions, reference));
        if let Some(used) = target.and_then(|(position, _)| uses.get_mut(position)) {
            used.root = true;
        }
    }
    let input = reached(definitions, edges, inputs);
    let output = reached(definitions, edges, outputs);
    for (used, (input, output)) in uses.iter_mut().zip(input.into_iter().zip(output)) {
        used.input = input;
        used.output = output;
    }
    uses
}

/// For each definition, whether it can be reached from `roots`.
fn reached(definitions: &IndexMap<String, Schema>, edges: &[Vec<usize>], roots: &[&Schema]) -> Vec<bool> {
    let mut reached = vec![false; edges.len()];
    let mut open: Vec<usize> = Vec::new();
    for root in roots {
        open.extend(flatten(definitions, root).references.into_iter().map(|(to, _)| to));
    }
    while let Some(definition) = open.pop() {
        if reached.get_mut(definition).is_some_and(|seen| !std::mem::replace(seen, true)) {
            open.extend(edges.get(definition).into_iter().flatten());
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use connectorgen_model::{ApiDefinition, Schema};
    use serde_json::{Value, json};

    use crate::Index;

    fn measures(definitions: &Value) -> Vec<(u64, u64)> {
        let definition: ApiDefinition =
            serde_json::from_value(json!({ "definitions": definitions })).unwrap();
        let index = Index::new(&definition);
        let names = definition.definitions.keys();
        let measures = names.map(|name| index.measure(&Schema::reference(name)));
        measures.map(|measure| (measure.schemas, measure.depth)).collect()
    }

    fn reference(name: &str) -> Value {
        json!({ "$ref": format!("#/definitions/{name}") })
    }

    #[test]
    fn references_count_with_what_they_stand_for() {
        let found = measures(&json!({
            "Pet": { "properties": { "name": {}, "owner": reference("Owner"), "keeper": reference("Owner") } },
            "Owner": { "properties": { "tags": { "type": "array", "items": {} } } },
        }));
        assert_eq!(found, [(8, 3), (3, 2)]);
    }

    #[test]
    fn loop_ends_at_the_second_visit() {
        let found = measures(&json!({
            "Node": { "properties": { "next": reference("Node"), "leaf": reference("Leaf") } },
            "Leaf": {},
            "A": { "properties": { "b": reference("B") } },
            "B": { "properties": { "a": reference("A"), "node": reference("Node") } },
        }));
        assert_eq!(found, [(3, 1), (1, 0), (6, 3), (6, 2)]);
    }

    #[test]
    fn doubling_chain_is_counted_without_being_expanded() {
        let mut definitions = json!({ "D60": {} });
        for level in 0..60 {
            let below = reference(&format!("D{}", level + 1));
            definitions[format!("D{level}")] = json!({ "properties": { "a": below, "b": below } });
        }
        let found = measures(&definitions);
        assert_eq!(found.get(1), Some(&((1 << 61) - 1, 60)));
    }

    #[test]
    fn many_loops_end() {
        let all = |from: usize| (0..40).map(move |to| (format!("p{to}{from}"), reference(&format!("D{to}"))));
        let definitions: serde_json::Map<String, Value> = (0..40)
            .map(|from| {
                (format!("D{from}"), json!({ "properties": all(from).collect::<serde_json::Map<_, _>>() }))
            })
            .collect();
        assert!(measures(&Value::Object(definitions)).iter().all(|(schemas, _)| *schemas > 16_384));
    }
}
