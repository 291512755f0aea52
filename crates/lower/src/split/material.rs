use std::collections::{BTreeSet, HashMap};

use connectorgen_model::measure::{Sizes, references};
use connectorgen_model::{ApiDefinition, Connector, Method, Operation, Schema};
use serde::Serialize;

use super::companions::{OperationIds, of_operation, of_schema};
use crate::path::shape;

/// What the operations of a connector weigh, and what they need.
pub(super) struct Material<'c> {
    pub(super) operations: Vec<Place<'c>>,
    definitions: Vec<Thing>,
    /// What a connector without operations weighs.
    pub(super) base: usize,
}

/// An operation at its place.
pub(super) struct Place<'c> {
    pub(super) path: &'c str,
    pub(super) method: Method,
    pub(super) operation: &'c Operation,
    needs: Thing,
}

/// A part of the definition: how many bytes it has, and what else has to be there with it.
#[derive(Default)]
struct Thing {
    bytes: usize,
    definitions: Vec<usize>,
    operations: Vec<usize>,
}

/// Several operations together.
pub(super) struct Weight {
    /// All that have to be there, in the order of the definition.
    pub(super) operations: Vec<usize>,
    /// The definitions that they need, in order.
    pub(super) definitions: Vec<usize>,
    pub(super) bytes: usize,
}

impl<'c> Material<'c> {
    pub(super) fn of(connector: &'c Connector) -> Material<'c> {
        let definition = &connector.definition;
        let all: Vec<(&str, Method, &Operation)> = definition.operations().collect();
        let named = all.iter().enumerate();
        let ids: OperationIds<'_> = named
            .filter_map(|(index, (_, _, operation))| Some((operation.operation_id.as_deref()?, index)))
            .collect();
        let ends = ends(&all);
        let operations = all.iter().map(|(path, method, operation)| {
            let needs = needs(definition, path, operation, &ids, &ends);
            Place { path, method: *method, operation, needs }
        });
        let operations = operations.collect();
        let definitions = definition.definitions.iter().map(|(name, schema)| Thing {
            bytes: weigh(name, schema, DEPTH_OF_DEFINITION),
            definitions: references(&definition.definitions, schema),
            operations: of_schema(schema, &ids),
        });
        let definitions = definitions.collect();
        let extra: usize = definition.extra.iter().map(|(name, value)| weigh(name, value, 1)).sum();
        let base = AROUND_ALL + weigh("info", &definition.info, 1) + extra;
        Material { operations, definitions, base }
    }

    /// What these operations weigh together, each definition once.
    pub(super) fn weigh(&self, operations: &[usize]) -> Weight {
        let mut all: BTreeSet<usize> = BTreeSet::new();
        let mut seen = vec![false; self.definitions.len()];
        let mut bytes = 0;
        let mut open: Vec<usize> = operations.to_vec();
        let mut open_definitions: Vec<usize> = Vec::new();
        loop {
            if let Some(definition) = open_definitions.pop() {
                let Some(seen) = seen.get_mut(definition).filter(|seen| !**seen) else { continue };
                *seen = true;
                let Some(thing) = self.definitions.get(definition) else { continue };
                bytes += thing.bytes;
                open_definitions.extend(&thing.definitions);
                open.extend(&thing.operations);
            } else if let Some(operation) = open.pop() {
                let Some(place) = self.operations.get(operation) else { continue };
                if all.insert(operation) {
                    bytes += place.needs.bytes;
                    open_definitions.extend(&place.needs.definitions);
                    open.extend(&place.needs.operations);
                }
            } else {
                let definitions = seen.iter().enumerate().filter_map(|(index, seen)| seen.then_some(index));
                let definitions = definitions.collect();
                return Weight { operations: all.into_iter().collect(), definitions, bytes };
            }
        }
    }
}

/// The operations that may end a subscription, by the shapes of their paths.
fn ends(all: &[(&str, Method, &Operation)]) -> HashMap<String, usize> {
    let deleting = all.iter().enumerate().filter(|(_, (_, method, _))| *method == Method::Delete);
    deleting.map(|(index, (path, _, _))| (shape(path), index)).collect()
}

fn needs(
    definition: &ApiDefinition,
    path: &str,
    operation: &Operation,
    ids: &OperationIds<'_>,
    ends: &HashMap<String, usize>,
) -> Thing {
    let mut bytes = weigh(path, operation, DEPTH_OF_OPERATION) + AROUND_OPERATION;
    let mut operations = of_operation(operation, ids);
    let sent = operation.parameters.iter().filter_map(|parameter| parameter.schema.as_ref());
    let received = operation.responses.values().filter_map(|response| response.schema.as_ref());
    let mut schemas: Vec<&Schema> = sent.chain(received).collect();
    if operation.trigger.is_some() {
        let own = shape(path);
        let below = format!("{}/{{}}", own.trim_end_matches('/'));
        operations.extend([own, below].iter().filter_map(|shape| ends.get(shape)));
        let item = definition.paths.get(path);
        if let Some(event) = item.and_then(|item| item.notification_content.as_ref()) {
            bytes += AROUND_OPERATION + Sizes::inside(event, DEPTH_OF_OPERATION).pretty;
            schemas.extend(&event.schema);
        }
    }
    let mut definitions: Vec<usize> =
        schemas.into_iter().flat_map(|schema| references(&definition.definitions, schema)).collect();
    definitions.sort_unstable();
    definitions.dedup();
    Thing { bytes, definitions, operations }
}

/// How deep operations stand in the definition: below `paths`, the path and the method.
const DEPTH_OF_OPERATION: usize = 3;
const DEPTH_OF_DEFINITION: usize = 2;
/// The names of the members around it, and the braces of the path.
const AROUND_OPERATION: usize = 64;
/// What stands around everything, what the sign-in adds, and the texts of tags.
const AROUND_ALL: usize = 8_000;

/// How many bytes a member has as it is printed so deep: its name, a colon, a comma and the beginning of its line.
fn weigh<T: Serialize>(name: &str, value: &T, depth: usize) -> usize {
    let around = Sizes::inside(&name, 0).pretty + ": ,\n".len() + 2 * depth;
    around + Sizes::inside(value, depth).pretty
}
