use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};

use connectorgen_model::{ApiDefinition, Child, Schema};

use crate::rule::rule;
use crate::{Index, Rule, RuleCx};
use connectorgen_model::measure::components;

rule! {
    /// ## What it does
    ///
    /// Follows the required properties of each definition to other definitions and looks for a way back.
    /// Properties that are not required and array elements end the way.
    ///
    /// ## Why is this bad
    ///
    /// Such an object could never be complete: it would have to hold itself without end. The platform refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Pet: { type: object, required: [owner], properties: { owner: { $ref: "#/definitions/Owner" } } }
    ///   Owner: { type: object, required: [pet], properties: { pet: { $ref: "#/definitions/Pet" } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Pet: { type: object, required: [owner], properties: { owner: { $ref: "#/definitions/Owner" } } }
    ///   Owner: { type: object, properties: { pet: { $ref: "#/definitions/Pet" } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Make one of the properties optional.
    RequiredLoop {
        id: "required-loop",
        official: "RequiredLoopInSchemaNotAllowed",
        summary: "Definitions require each other in a loop.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for RequiredLoop {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let index = cx.index();
        let schemas = definition.definitions.values();
        let edges: Vec<Vec<usize>> = schemas.map(|schema| required_definitions(index, schema)).collect();
        let here = cx.here();
        let at = here.key("definitions");
        for group in components(&edges) {
            let Some(start) = group.into_iter().min() else { continue };
            let Some((first, _)) = definition.definitions.get_index(start) else { continue };
            let names: Vec<&str> = way_back(start, &edges)
                .into_iter()
                .filter_map(|position| definition.definitions.get_index(position))
                .map(|(name, _)| name.as_str())
                .collect();
            if !names.is_empty() {
                cx.at(&at.key(first))
                    .report(format!("the definition `{first}` requires itself: {}", names.join(" > ")))
                    .help("make one of the properties on the way optional");
            }
        }
    }
}

/// The shortest way from a definition back to itself; empty if there is none.
fn way_back(start: usize, edges: &[Vec<usize>]) -> Vec<usize> {
    let mut came_from: HashMap<usize, usize> = HashMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(position) = open.pop_front() {
        for next in edges.get(position).into_iter().flatten() {
            if let Entry::Vacant(unseen) = came_from.entry(*next) {
                unseen.insert(position);
                open.push_back(*next);
            }
        }
        if came_from.contains_key(&start) {
            break;
        }
    }
    let mut way = Vec::new();
    let mut position = start;
    while let Some(before) = came_from.remove(&position) {
        way.push(position);
        position = before;
    }
    if !way.is_empty() {
        way.push(start);
        way.reverse();
    }
    way
}

/// The definitions that a value of this schema has to hold.
fn required_definitions(index: &Index<'_>, schema: &Schema) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open = vec![schema];
    while let Some(schema) = open.pop() {
        if let Some(reference) = &schema.reference {
            found.extend(index.definition_of(reference));
            continue;
        }
        let required = schema.required.as_deref().unwrap_or_default();
        open.extend(schema.children().filter_map(|(child, below)| match child {
            Child::Property(name) => required.iter().any(|other| other == name).then_some(below),
            Child::AllOf(_) => Some(below),
            Child::Items | Child::AdditionalProperties => None,
        }));
    }
    found
}
