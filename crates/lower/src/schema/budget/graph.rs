use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use connectorgen_diagnostics::JsonPointer;
use connectorgen_model::measure::{Flat, Measure, Measures, components};
use connectorgen_model::{ApiDefinition, Child, Schema};

use super::place::{limit, roots, step};

/// The definitions, bodies and responses of a connector, and what they refer to.
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    /// How many schemas there are behind each node.
    pub(super) sizes: Vec<u64>,
    /// How many steps it is from each node to the innermost schema, or was before something was cut.
    depths: Vec<u64>,
    /// What a node refers to comes before it, as far as there are no loops.
    order: Vec<usize>,
    /// Where each node stands in the order.
    positions: Vec<usize>,
    /// The nodes that refer to each node, or did so before something was cut.
    referrers: Vec<Vec<usize>>,
    /// The positions of nodes that have to be counted anew.
    outdated: BTreeSet<usize>,
    /// The nodes of loops of more than one.
    looping: HashSet<usize>,
    /// Of the nodes, those that are definitions come first, so many.
    pub(super) definitions: usize,
}

/// A schema that is counted on its own.
pub(super) struct Node {
    own: u64,
    own_depth: u64,
    pub(super) references: Vec<Reference>,
}

/// A reference to a definition.
#[derive(Clone)]
pub(super) struct Reference {
    /// The way from the owner.
    pub(super) path: JsonPointer,
    pub(super) target: usize,
    pub(super) depth: u64,
}

impl Graph {
    pub(super) fn new(definition: &ApiDefinition) -> Graph {
        let schemas = definition.definitions.values().chain(roots(definition).map(|(_, schema)| schema));
        let nodes = schemas.map(|schema| {
            let mut node = Node { own: 0, own_depth: 0, references: Vec::new() };
            node.add(definition, schema, &mut Vec::new());
            node
        });
        let nodes = nodes.collect();
        let definitions = definition.definitions.len();
        let mut graph = Graph {
            nodes,
            sizes: Vec::new(),
            depths: Vec::new(),
            order: Vec::new(),
            positions: Vec::new(),
            referrers: Vec::new(),
            outdated: BTreeSet::new(),
            looping: HashSet::new(),
            definitions,
        };
        graph.measure();
        graph
    }

    /// Counts everything anew.
    pub(super) fn measure(&mut self) {
        let flats: Vec<Flat> = self.nodes.iter().map(Node::flat).collect();
        let measures = Measures::of_flats(&flats);
        let groups = components(measures.edges());
        self.looping = groups.iter().filter(|group| group.len() > 1).flatten().copied().collect();
        self.order = groups.into_iter().flatten().collect();
        self.positions = vec![0; self.nodes.len()];
        for (position, node) in self.order.iter().enumerate() {
            if let Some(at) = self.positions.get_mut(*node) {
                *at = position;
            }
        }
        self.referrers = vec![Vec::new(); self.nodes.len()];
        for (from, node) in self.nodes.iter().enumerate() {
            for reference in &node.references {
                if let Some(referrers) = self.referrers.get_mut(reference.target) {
                    referrers.push(from);
                }
            }
        }
        self.outdated.clear();
        let all = (0..flats.len()).map(|node| measures.of_definition(node));
        (self.sizes, self.depths) =
            all.map(|measure| measure.map_or((1, 0), |measure| (measure.schemas, measure.depth))).unzip();
    }

    /// The nodes, each after those that it refers to.
    pub(super) fn order(&self) -> Vec<usize> {
        self.order.clone()
    }

    /// The groups of definitions that can all reach each other, larger than one.
    pub(super) fn loops(&self) -> Vec<Vec<usize>> {
        let edges: Vec<Vec<usize>> = self.nodes.iter().map(Node::targets).collect();
        components(&edges).into_iter().filter(|group| group.len() > 1).collect()
    }

    pub(super) fn size(&self, node: usize) -> u64 {
        self.sizes.get(node).copied().unwrap_or(1)
    }

    /// How many schemas are left of a node when it has to be cut.
    pub(super) fn limit(&self, node: usize) -> u64 {
        limit(node < self.definitions)
    }

    pub(super) fn depth(&self, node: usize) -> u64 {
        self.depths.get(node).copied().unwrap_or_default()
    }

    /// The bodies, responses and notifications.
    pub(super) fn roots(&self) -> Range<usize> {
        self.definitions..self.nodes.len()
    }

    /// These nodes, and those that they reach.
    pub(super) fn reached_from(&self, nodes: Vec<usize>) -> HashSet<usize> {
        let (mut open, mut reached) = (nodes, HashSet::new());
        while let Some(node) = open.pop() {
            if reached.insert(node) {
                open.extend(self.references(node).iter().map(|reference| reference.target));
            }
        }
        reached
    }

    /// How many schemas are written in place.
    pub(super) fn own(&self, node: usize) -> u64 {
        self.nodes.get(node).map_or(1, |node| node.own)
    }

    pub(super) fn references(&self, node: usize) -> &[Reference] {
        self.nodes.get(node).map_or(&[], |node| node.references.as_slice())
    }

    /// Takes a reference away; an open object stands in its place. The sizes stay until they are settled.
    pub(super) fn cut(&mut self, node: usize, index: usize) -> Option<Reference> {
        let at = self.nodes.get_mut(node)?;
        let cut = (index < at.references.len()).then(|| at.references.remove(index))?;
        at.own += 1;
        self.outdate(node);
        Some(cut)
    }

    fn outdate(&mut self, node: usize) {
        self.outdated.extend(self.positions.get(node).copied());
    }

    /// Brings the sizes of a node and of what is behind it up to date with what was cut. Those of others wait.
    pub(super) fn settle(&mut self, node: usize) {
        let Some(last) = self.positions.get(node).copied() else { return };
        while let Some(position) = self.outdated.first().copied().filter(|position| *position <= last) {
            self.outdated.remove(&position);
            let Some(here) = self.order.get(position).copied() else { continue };
            if self.looping.contains(&here) {
                return self.measure();
            }
            let below = self.references(here).iter().map(|reference| match reference.target {
                // The second time on the way the expansion ends.
                target if target == here => 1,
                target => self.size(target),
            });
            let size = below.fold(self.own(here), u64::saturating_add);
            let Some(known) = self.sizes.get_mut(here).filter(|known| **known != size) else { continue };
            *known = size;
            for referrer in self.referrers.get(here).cloned().unwrap_or_default() {
                if referrer != here {
                    self.outdate(referrer);
                }
            }
        }
    }
}

impl Node {
    fn add<'d>(&mut self, definition: &ApiDefinition, schema: &'d Schema, way: &mut Vec<Child<'d>>) {
        let depth = way.len() as u64;
        let known = schema.referenced().and_then(|name| definition.definitions.get_index_of(name));
        if let Some(target) = known {
            let path = way.iter().fold(JsonPointer::root(), |path, child| step(&path, *child));
            self.references.push(Reference { path, target, depth });
            return;
        }
        self.own += 1;
        self.own_depth = self.own_depth.max(depth);
        for (child, inner) in schema.children() {
            way.push(child);
            self.add(definition, inner, way);
            way.pop();
        }
    }

    fn flat(&self) -> Flat {
        let references = self.references.iter().map(|reference| (reference.target, reference.depth));
        Flat { own: Measure { schemas: self.own, depth: self.own_depth }, references: references.collect() }
    }

    fn targets(&self) -> Vec<usize> {
        self.references.iter().map(|reference| reference.target).collect()
    }
}
