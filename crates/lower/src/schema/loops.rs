use std::collections::HashSet;

use connectorgen_model::Schema;
use indexmap::IndexMap;

/// A property that was made optional.
pub(super) struct Broken {
    pub(super) definition: String,
    pub(super) property: String,
}

/// A definition that requires itself through required properties all the way cannot have a value; the platform refuses
/// it (rule `RequiredLoopInSchemaNotAllowed`). One property of each such loop is made optional: the one that closes it when
/// definitions and properties are followed by their names, so that it is the same one in whatever order they stand.
pub(super) fn break_required(definitions: &mut IndexMap<String, Schema>) -> Vec<Broken> {
    let mut broken = Vec::new();
    let mut done = HashSet::new();
    let mut names: Vec<String> = definitions.keys().cloned().collect();
    names.sort_unstable();
    for name in names {
        while let Some((definition, property)) = closing_edge(definitions, &name, &done) {
            if let Some(schema) = definitions.get_mut(&definition) {
                release(schema, &property);
            }
            broken.push(Broken { definition, property });
        }
        done.insert(name);
    }
    broken
}

/// Walks along required properties from `start` and answers the first edge that leads back to a definition on the way.
fn closing_edge(
    definitions: &IndexMap<String, Schema>,
    start: &str,
    done: &HashSet<String>,
) -> Option<(String, String)> {
    let mut visited: HashSet<String> = HashSet::new();
    let mut path: Vec<(String, Vec<(String, String)>)> = vec![(start.to_owned(), edges(definitions, start))];
    while let Some((here, open)) = path.last_mut() {
        let here = here.clone();
        let Some((property, target)) = open.pop() else {
            visited.insert(here);
            path.pop();
            continue;
        };
        if path.iter().any(|(name, _)| *name == target) {
            return Some((here, property));
        }
        if !visited.contains(&target) && !done.contains(&target) {
            let next = edges(definitions, &target);
            path.push((target, next));
        }
    }
    None
}

/// The definitions that a definition requires, each with the property of the definition that leads there; the first name
/// last, from where they are taken.
fn edges(definitions: &IndexMap<String, Schema>, name: &str) -> Vec<(String, String)> {
    let mut edges = Vec::new();
    if let Some(schema) = definitions.get(name) {
        for (property, member) in required_members(schema) {
            let mut targets = Vec::new();
            required_targets(member, &mut targets);
            edges.extend(targets.into_iter().map(|target| (property.to_owned(), target)));
        }
    }
    edges.sort_unstable_by(|one, other| other.cmp(one));
    edges
}

fn required_members(schema: &Schema) -> impl Iterator<Item = (&str, &Schema)> {
    let required = schema.required.iter().flatten();
    required.filter_map(|name| Some((name.as_str(), schema.properties.as_ref()?.get(name)?)))
}

/// Lists and maps end the way: they may be empty.
fn required_targets(schema: &Schema, targets: &mut Vec<String>) {
    targets.extend(schema.referenced().map(str::to_owned));
    for (_, member) in required_members(schema) {
        required_targets(member, targets);
    }
}

fn release(schema: &mut Schema, property: &str) {
    if let Some(required) = &mut schema.required {
        required.retain(|name| name != property);
        if required.is_empty() {
            schema.required = None;
        }
    }
}
