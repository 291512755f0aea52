//! How large schemas are as the platform counts them: with every reference followed.

mod components;
mod sizes;

use indexmap::IndexMap;

use crate::Schema;

pub use components::components;
pub use sizes::Sizes;

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

/// The sizes of the definitions of a connector.
#[derive(Debug, Clone, Default)]
pub struct Measures {
    measures: Vec<Measure>,
    edges: Vec<Vec<usize>>,
}

/// A schema without what its references stand for.
#[derive(Debug, Clone)]
pub struct Flat {
    /// What stands in its place.
    pub own: Measure,
    /// What it refers to, by position, each with its depth.
    pub references: Vec<(usize, u64)>,
}

impl Measures {
    /// Measures all definitions.
    pub fn new(definitions: &IndexMap<String, Schema>) -> Measures {
        let flats: Vec<Flat> = definitions.values().map(|schema| flatten(definitions, schema)).collect();
        Measures::of_flats(&flats)
    }

    /// Measures what refers to each other by position.
    pub fn of_flats(flats: &[Flat]) -> Measures {
        let edges: Vec<Vec<usize>> =
            flats.iter().map(|flat| flat.references.iter().map(|(to, _)| *to).collect()).collect();
        Measures { measures: measures(flats, &edges), edges }
    }

    /// The size of a schema that stands anywhere in the connector. `definitions` are those that were measured.
    pub fn of(&self, definitions: &IndexMap<String, Schema>, schema: &Schema) -> Measure {
        let flat = flatten(definitions, schema);
        let mut total = flat.own;
        for (to, depth) in flat.references {
            if let Some(measure) = self.measures.get(to) {
                total.add(*measure, depth);
            }
        }
        total
    }

    /// The size of a definition by its position.
    pub fn of_definition(&self, position: usize) -> Option<Measure> {
        self.measures.get(position).copied()
    }

    /// For each definition, the positions of those that it refers to.
    pub fn edges(&self) -> &[Vec<usize>] {
        &self.edges
    }
}

/// The positions of the definitions that a schema refers to.
pub fn references(definitions: &IndexMap<String, Schema>, schema: &Schema) -> Vec<usize> {
    flatten(definitions, schema).references.into_iter().map(|(to, _)| to).collect()
}

/// The definition that a reference of a schema names, with its position. The name may be escaped as in a JSON pointer.
fn definition<'a>(definitions: &'a IndexMap<String, Schema>, reference: &str) -> Option<(usize, &'a Schema)> {
    let name = reference.strip_prefix("#/definitions/")?;
    let find = |name: &str| definitions.get_full(name).map(|(index, _, schema)| (index, schema));
    find(name).or_else(|| find(&name.replace("~1", "/").replace("~0", "~")))
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
        let target = schema.reference.as_deref().and_then(|reference| definition(definitions, reference));
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
