use std::collections::{HashMap, HashSet};

use connectorgen_diagnostics::Position;

use super::trie::{StepId, Wanted};

/// Where the nodes of a YAML document stand. It is noted down while the tree is made: the parser is what reading YAML
/// costs, and going along the text once more would cost as much again.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// A node is followed by what is inside of it.
    nodes: Vec<Node>,
    anchors: HashMap<usize, NodeId>,
}

/// One node of [`Places`].
pub(crate) type NodeId = usize;

#[derive(Debug, Clone, Copy)]
struct Node {
    slot: Slot,
    position: Position,
    /// Behind the last node inside of it.
    end: NodeId,
    /// What it stands for, if it is an alias.
    original: Option<NodeId>,
}

/// Where a node belongs in the one around it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Slot {
    /// The document, or the next item of a list.
    Next,
    /// The value of a key, which is known by its hash.
    Member(u64),
    /// The value of a merge key.
    Merge,
}

impl Slot {
    /// The value of a key.
    pub(crate) fn of(key: &str) -> Slot {
        Slot::Member(hash(key))
    }
}

impl Places {
    /// Begins a node.
    pub(crate) fn begin(&mut self, slot: Slot, position: Position) -> NodeId {
        let node = self.nodes.len();
        self.nodes.push(Node { slot, position, end: node + 1, original: None });
        node
    }

    /// Ends a node that had others inside. An `anchor` of 0 means that it has none.
    pub(crate) fn end(&mut self, node: NodeId, anchor: usize) {
        let end = self.nodes.len();
        if let Some(node) = self.nodes.get_mut(node) {
            node.end = end;
        }
        if anchor != 0 {
            self.anchors.insert(anchor, node);
        }
    }

    /// The node stands for what the anchor marks, which has its places where it is written.
    pub(crate) fn refer(&mut self, node: NodeId, anchor: usize) {
        let original = self.anchors.get(&anchor).copied();
        if let Some(node) = self.nodes.get_mut(node) {
            node.original = original;
        }
    }

    /// Finds what is wanted.
    pub(super) fn locate(&self, wanted: &mut Wanted) {
        if !self.nodes.is_empty() {
            Search { places: self, wanted, merged: HashSet::new() }.below(0, Wanted::ROOT);
        }
    }

    /// The nodes that stand directly inside of one.
    fn children(&self, node: NodeId) -> impl Iterator<Item = (NodeId, Node)> {
        let node = self.nodes.get(node).and_then(|node| node.original).unwrap_or(node);
        let end = self.nodes.get(node).map_or(0, |node| node.end);
        let mut next = node + 1;
        std::iter::from_fn(move || {
            let child = next;
            let node = *self.nodes.get(child).filter(|_| child < end)?;
            next = node.end;
            Some((child, node))
        })
    }
}

/// What is looked for in [`Places`].
struct Search<'a> {
    places: &'a Places,
    wanted: &'a mut Wanted,
    /// A node that is merged has nothing new to say when it comes again, which keeps bombs of merge keys from going off.
    merged: HashSet<(NodeId, StepId)>,
}

impl Search<'_> {
    /// Finds what is wanted below a node that stands at `step`. What has a place already is left alone: members that stand
    /// in a mapping itself win over merged ones, and earlier merges over later ones.
    fn below(&mut self, node: NodeId, step: StepId) {
        let places = self.places;
        let tokens: Vec<(&str, StepId)> = self.wanted.tokens(step).collect();
        if tokens.is_empty() {
            return;
        }
        let members: HashMap<u64, StepId> =
            tokens.iter().map(|(token, below)| (hash(token), *below)).collect();
        let items: HashMap<usize, StepId> =
            tokens.iter().filter_map(|(token, below)| Some((index(token)?, *below))).collect();
        let children: Vec<(NodeId, Node)> = places.children(node).collect();
        // Of two equal keys the last one counts.
        for (number, (child, Node { slot, position, .. })) in children.iter().enumerate().rev() {
            let below = match slot {
                Slot::Next => items.get(&number),
                Slot::Member(key) => members.get(key),
                Slot::Merge => None,
            };
            if let Some(below) = below.filter(|below| !self.wanted.is_found(**below)) {
                self.wanted.found(*below, *position);
                self.below(*child, *below);
            }
        }
        for (merge, _) in children.iter().filter(|(_, node)| matches!(node.slot, Slot::Merge)) {
            let is_list = places.children(*merge).any(|(_, node)| matches!(node.slot, Slot::Next));
            if is_list {
                places.children(*merge).for_each(|(item, _)| self.merged(item, step));
            } else {
                self.merged(*merge, step);
            }
        }
    }

    fn merged(&mut self, node: NodeId, step: StepId) {
        let original = self.places.nodes.get(node).and_then(|node| node.original);
        if self.merged.insert((original.unwrap_or(node), step)) {
            self.below(node, step);
        }
    }
}

/// The number of an item, in the one way that pointers write it (RFC 6901).
fn index(token: &str) -> Option<usize> {
    token.parse().ok().filter(|index: &usize| index.to_string() == token)
}

/// FNV-1a in 64 bits. Two keys of one mapping that share a hash would share a place in a message, and nothing else.
fn hash(key: &str) -> u64 {
    key.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
