use connectorgen_model::Schema;
use connectorgen_model::measure::{Measure, Measures, references};
use indexmap::IndexMap;

use super::resolve;

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
    measures: Measures,
    uses: Vec<DefinitionUse>,
}

impl Graph {
    /// Measures the definitions. `inputs` and `outputs` are the schemas of bodies and of responses.
    pub(super) fn new(
        definitions: &IndexMap<String, Schema>,
        inputs: &[&Schema],
        outputs: &[&Schema],
    ) -> Graph {
        let measures = Measures::new(definitions);
        let uses = uses(definitions, measures.edges(), inputs, outputs);
        Graph { measures, uses }
    }

    pub(super) fn measure(&self, definitions: &IndexMap<String, Schema>, schema: &Schema) -> Measure {
        self.measures.of(definitions, schema)
    }

    pub(super) fn measure_of(&self, definition: usize) -> Option<Measure> {
        self.measures.of_definition(definition)
    }

    pub(super) fn use_of(&self, definition: usize) -> DefinitionUse {
        self.uses.get(definition).copied().unwrap_or_default()
    }
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
        open.extend(references(definitions, root));
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
