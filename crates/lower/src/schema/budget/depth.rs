use std::collections::HashSet;

use connectorgen_diagnostics::JsonPointer;
use connectorgen_model::limits::DEPTH;
use connectorgen_model::{ApiDefinition, Schema};

use super::graph::Graph;
use super::place::{Owner, roots, step};

/// How far up something is looked for that only bodies which are too deep hold.
const REACH: usize = 6;

/// A schema in place of which an open one is put.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Site {
    pub(super) owner: Owner,
    /// The way from the owner.
    pub(super) path: JsonPointer,
}

/// The schemas to be opened so that no body, response or notification goes too deep, each with the depth that there
/// was. What is innermost goes; but what stands in bodies that are not too deep stays whole, if it can.
///
/// Bodies are expanded as they are counted, so they have to be within the limit of their size.
pub(super) fn cuts(definition: &ApiDefinition, graph: &Graph) -> Vec<(Site, u64)> {
    let (deep, fine): (Vec<usize>, Vec<usize>) = graph.roots().partition(|node| graph.depth(*node) > DEPTH);
    if deep.is_empty() {
        return Vec::new();
    }
    let whole = graph.reached_from(fine);
    let names = definition.definitions.keys().enumerate();
    let whole = names.filter(|(node, _)| whole.contains(node)).map(|(_, name)| name.as_str()).collect();
    let mut walk = Walk {
        definition,
        whole,
        sites: Vec::new(),
        way: Vec::new(),
        cut: HashSet::new(),
        found: Vec::new(),
    };
    let schemas: Vec<_> = roots(definition).collect();
    for node in deep {
        let Some((root, schema)) = schemas.get(node - graph.definitions) else { continue };
        let known = walk.found.len();
        walk.schema(Site { owner: root.owner(), path: JsonPointer::root() }, schema);
        for (_, depth) in walk.found.iter_mut().skip(known) {
            *depth = graph.depth(node);
        }
    }
    walk.found
}

/// Expands a body as the platform does.
struct Walk<'d> {
    definition: &'d ApiDefinition,
    /// Definitions that stand in bodies that are not too deep.
    whole: HashSet<&'d str>,
    /// Where the schemas stand that lead here, from the body on: as many as there are steps.
    sites: Vec<Site>,
    /// The definitions on the way; at the second visit of one the expansion ends.
    way: Vec<&'d str>,
    cut: HashSet<Site>,
    found: Vec<(Site, u64)>,
}

impl<'d> Walk<'d> {
    /// How many steps from the body what was opened stands, if something above this schema or itself was.
    fn schema(&mut self, site: Site, schema: &'d Schema) -> Option<usize> {
        if self.cut.contains(&site) {
            return None;
        }
        let (mut owner, mut path, mut target) = (site.owner.clone(), site.path.clone(), schema);
        let referenced = schema.referenced().and_then(|name| self.definition.definitions.get_key_value(name));
        if let Some((name, definition)) = referenced {
            if self.way.contains(&name.as_str()) {
                return None;
            }
            (owner, path, target) = (Owner::Definition(name.clone()), JsonPointer::root(), definition);
            self.way.push(name);
        }
        self.sites.push(site);
        let opened = self.inside(&owner, &path, target);
        self.sites.pop();
        if referenced.is_some() {
            self.way.pop();
        }
        opened
    }

    fn inside(&mut self, owner: &Owner, path: &JsonPointer, schema: &'d Schema) -> Option<usize> {
        let steps = self.sites.len() - 1;
        for (child, inner) in schema.children() {
            if steps as u64 >= DEPTH {
                return self.open();
            }
            let site = Site { owner: owner.clone(), path: step(path, child) };
            let opened = self.schema(site, inner).filter(|opened| *opened <= steps);
            if opened.is_some() {
                return opened;
            }
        }
        None
    }

    /// Opens the innermost schema that nothing else needs, or the innermost one.
    fn open(&mut self) -> Option<usize> {
        let near = self.sites.iter().enumerate().skip(1).rev();
        let mut free = near.clone().take(REACH).filter(|(_, site)| match &site.owner {
            Owner::Definition(name) => !self.whole.contains(name.as_str()),
            Owner::Place(_) => true,
        });
        let (steps, site) = free.next().or_else(|| near.clone().next())?;
        let site = site.clone();
        self.cut.insert(site.clone());
        self.found.push((site, 0));
        Some(steps)
    }
}
