use std::collections::{BTreeMap, HashSet, VecDeque};

use connectorgen_model::limits::SCHEMAS_OF_BODY as MAX_SCHEMAS;

use super::graph::{Graph, Reference};

/// Above it, whole references of the schema go, the largest first; below it, the innermost levels go.
const COARSE: u64 = 2 * MAX_SCHEMAS;
/// How many schemas are looked at to find the innermost.
const MAX_STEPS: usize = 20_000;

/// A reference in place of which an open object is put.
pub(super) struct Cut {
    pub(super) node: usize,
    pub(super) reference: Reference,
    /// How many schemas there were in what is too large.
    pub(super) size: u64,
}

/// The references to be cut so that nothing is larger than the platform takes. What stands in bodies that are small
/// enough stays whole, as far as that can be. Loops go first: what is part of a loop
/// is expanded along every way through it. Then each schema, after those that it refers to, loses what is innermost.
pub(super) fn cuts(graph: &mut Graph) -> Vec<Cut> {
    let mut cuts = Vec::new();
    // What stands in bodies and responses that are small enough.
    let small = graph.roots().filter(|node| graph.size(*node) <= MAX_SCHEMAS).collect();
    let whole = graph.reached_from(small);
    open_loops(graph, &mut cuts);
    for node in graph.order() {
        let limit = graph.limit(node);
        graph.settle(node);
        if graph.size(node) > MAX_SCHEMAS {
            trim(graph, node, limit, &whole, &mut cuts);
        }
    }
    cuts
}

/// Cuts the loops that are too large where they lead back: to what is nearer to the bodies and responses.
fn open_loops(graph: &mut Graph, cuts: &mut Vec<Cut>) {
    let groups = graph.loops();
    let too_large = groups.iter().filter(|group| group.iter().any(|node| graph.size(*node) > MAX_SCHEMAS));
    let members: HashSet<usize> = too_large.flatten().copied().collect();
    if members.is_empty() {
        return;
    }
    let ranks = ranks(graph);
    let rank = |node: usize| ranks.get(node).copied().unwrap_or(usize::MAX);
    for node in 0..graph.nodes.len() {
        let mut index = 0;
        while let Some(reference) = graph.references(node).get(index) {
            let target = reference.target;
            let leads_back = target != node
                && members.contains(&node)
                && members.contains(&target)
                && rank(target) < rank(node);
            let size = graph.size(node);
            match leads_back.then(|| graph.cut(node, index)).flatten() {
                Some(reference) => cuts.push(Cut { node, reference, size }),
                None => index += 1,
            }
        }
    }
    graph.measure();
}

/// In which order the nodes are met from the bodies and responses, nearest first.
fn ranks(graph: &Graph) -> Vec<usize> {
    let mut ranks = vec![usize::MAX; graph.nodes.len()];
    let mut open: VecDeque<usize> = graph.roots().collect();
    let mut met = 0;
    while let Some(node) = open.pop_front() {
        let Some(rank) = ranks.get_mut(node).filter(|rank| **rank == usize::MAX) else { continue };
        *rank = met;
        met += 1;
        open.extend(graph.references(node).iter().map(|reference| reference.target));
    }
    ranks
}

fn trim(graph: &mut Graph, node: usize, limit: u64, whole: &HashSet<usize>, cuts: &mut Vec<Cut>) {
    let size = graph.size(node);
    let mut rest = size;
    while rest > COARSE {
        let saving = |reference: &Reference| graph.size(reference.target) - 1;
        let own = graph.references(node).iter().enumerate();
        let own = own.filter(|(_, reference)| reference.target != node && saving(reference) > 0);
        let largest = own.map(|(index, reference)| (saving(reference), usize::MAX - index)).max();
        let Some((saving, index)) = largest else { break };
        let Some(reference) = graph.cut(node, usize::MAX - index) else { break };
        rest -= saving;
        cuts.push(Cut { node, reference, size });
    }
    while let Some(level) = Survey::of(graph, node).innermost(limit, whole) {
        // Back to front, so that the places of the others stay.
        for (at, index) in level.into_iter().rev() {
            let Some(reference) = graph.cut(at, index) else { continue };
            cuts.push(Cut { node: at, reference, size });
        }
    }
}

/// Expands a node as the platform does and adds up what stands behind each reference.
struct Survey<'g> {
    graph: &'g Graph,
    /// The nodes on the way; at the second visit of one the expansion ends.
    way: Vec<usize>,
    steps: usize,
    size: u64,
    savings: BTreeMap<Site, Saving>,
}

/// A reference by its node and its position there.
type Site = (usize, usize);

#[derive(Default)]
struct Saving {
    schemas: u64,
    depth: u64,
}

impl<'g> Survey<'g> {
    fn of(graph: &'g Graph, node: usize) -> Survey<'g> {
        let mut survey = Survey { graph, way: Vec::new(), steps: 0, size: 0, savings: BTreeMap::new() };
        survey.size = survey.node(node, 0);
        survey
    }

    fn node(&mut self, node: usize, depth: u64) -> u64 {
        self.steps += 1;
        if self.steps > MAX_STEPS || self.way.contains(&node) {
            return 1;
        }
        self.way.push(node);
        let mut size = self.graph.own(node);
        for (index, reference) in self.graph.references(node).iter().enumerate() {
            let depth = depth + reference.depth;
            let below = self.node(reference.target, depth);
            size += below;
            let saving = self.savings.entry((node, index)).or_default();
            saving.schemas += below - 1;
            saving.depth = saving.depth.max(depth);
        }
        self.way.pop();
        size
    }

    /// The references to cut on the innermost level that has any: all of them if they do not suffice, otherwise the
    /// fewest, and of the last the one that holds least. `None` when nothing has to be cut, or can be.
    fn innermost(&self, limit: u64, whole: &HashSet<usize>) -> Option<Vec<Site>> {
        let excess = self.size.checked_sub(limit).filter(|excess| *excess > 0)?;
        let chosen = self.level(excess, |site| !whole.contains(&site.0));
        // A list of what is small enough in itself is not emptied for the sake of the few that it has too many.
        let most = self.size / 2;
        let chosen = chosen.filter(|sites| sites.iter().all(|site| self.saves(site) <= most));
        chosen.or_else(|| self.level(excess, |_| true))
    }

    fn level(&self, excess: u64, allowed: impl Fn(&Site) -> bool) -> Option<Vec<Site>> {
        let mut excess = excess;
        let useful = || self.savings.iter().filter(|(site, saving)| saving.schemas > 0 && allowed(site));
        let depth = useful().map(|(_, saving)| saving.depth).max()?;
        let mut level: Vec<(u64, Site)> = useful()
            .filter(|(_, saving)| saving.depth == depth)
            .map(|(site, saving)| (saving.schemas, *site))
            .collect();
        level.sort_unstable_by_key(|(schemas, site)| (u64::MAX - schemas, *site));
        let mut chosen = Vec::new();
        while excess > 0 && !level.is_empty() {
            // Sorted by what they hold, the most first: the last that suffices, or the first.
            let next = level.iter().rposition(|(schemas, _)| *schemas >= excess).unwrap_or(0);
            let (schemas, site) = level.remove(next);
            excess = excess.saturating_sub(schemas);
            chosen.push(site);
        }
        chosen.sort_unstable();
        Some(chosen)
    }

    fn saves(&self, site: &Site) -> u64 {
        self.savings.get(site).map_or(0, |saving| saving.schemas)
    }
}
