use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use connectorgen_diagnostics::Position;

use super::trie::{StepId, Wanted};
use crate::tree::MAX_DEPTH;

/// The places inside of anchors, so that what an alias or a merge key brings in has the place where it is written.
#[derive(Default)]
pub(super) struct Anchored<'t> {
    nodes: Vec<Kind<'t>>,
    anchors: HashMap<usize, NodeId>,
}

/// One node of [`Anchored`].
pub(super) type NodeId = usize;

pub(super) enum Kind<'t> {
    Scalar(Cow<'t, str>),
    Alias(usize),
    List(Vec<(Position, NodeId)>),
    Mapping(Vec<Member<'t>>),
}

pub(super) struct Member<'t> {
    /// `None` if it is not a scalar.
    pub(super) key: Option<Cow<'t, str>>,
    pub(super) is_merge: bool,
    pub(super) place: Position,
    pub(super) value: NodeId,
}

/// A node that may hold something wanted which the walk along the text does not come by.
pub(super) struct Detour {
    pub(super) step: StepId,
    pub(super) node: NodeId,
    /// The node is merged into the mapping at `step`; otherwise it is what stands there.
    pub(super) is_merge: bool,
}

impl<'t> Anchored<'t> {
    /// Keeps a node if `keep` says so; an `anchor` of 0 means that it has none.
    pub(super) fn add_if(
        &mut self,
        keep: bool,
        anchor: usize,
        kind: impl FnOnce() -> Kind<'t>,
    ) -> Option<NodeId> {
        if !keep {
            return None;
        }
        let node = self.nodes.len();
        self.nodes.push(kind());
        if anchor != 0 {
            self.anchors.insert(anchor, node);
        }
        Some(node)
    }

    /// Adds a member to a mapping that is kept.
    pub(super) fn add_member(&mut self, mapping: NodeId, member: Member<'t>) {
        if let Some(Kind::Mapping(members)) = self.nodes.get_mut(mapping) {
            members.push(member);
        }
    }

    /// Adds a node to a list that is kept.
    pub(super) fn add_item(&mut self, list: NodeId, position: Position, value: NodeId) {
        if let Some(Kind::List(items)) = self.nodes.get_mut(list) {
            items.push((position, value));
        }
    }

    /// The text of an anchor that marks a scalar.
    pub(super) fn text(&self, anchor: usize) -> Option<&Cow<'t, str>> {
        match self.nodes.get(*self.anchors.get(&anchor)?)? {
            Kind::Scalar(text) => Some(text),
            Kind::Alias(_) | Kind::List(_) | Kind::Mapping(_) => None,
        }
    }

    /// Finds what is wanted behind each detour. What has a place already is left alone: members that stand in a mapping
    /// itself win over merged ones, and earlier merges over later ones.
    pub(super) fn follow(&self, detours: &[Detour], wanted: &mut Wanted) {
        let mut follow = Follow { anchored: self, wanted, visited: HashSet::new() };
        for detour in detours {
            if detour.is_merge {
                follow.merged(detour.node, detour.step, MAX_DEPTH);
            } else {
                follow.value(detour.node, detour.step, MAX_DEPTH);
            }
        }
    }

    fn target(&self, anchor: usize) -> Option<NodeId> {
        self.anchors.get(&anchor).copied()
    }
}

struct Follow<'a, 't> {
    anchored: &'a Anchored<'t>,
    wanted: &'a mut Wanted,
    /// A node has nothing new to say when it comes again, which keeps bombs of merge keys from going off.
    visited: HashSet<(NodeId, StepId)>,
}

impl Follow<'_, '_> {
    /// Looks below a node that stands at `step`.
    fn value(&mut self, node: NodeId, step: StepId, depth_left: usize) {
        let anchored = self.anchored;
        let (Some(depth_left), Some(kind)) = (depth_left.checked_sub(1), anchored.nodes.get(node)) else {
            return;
        };
        if !self.wanted.has_more(step) || !self.visited.insert((node, step)) {
            return;
        }
        match kind {
            Kind::Scalar(_) => {}
            Kind::Alias(anchor) => {
                if let Some(target) = anchored.target(*anchor) {
                    self.value(target, step, depth_left);
                }
            }
            Kind::List(items) => {
                for (index, (place, item)) in items.iter().enumerate() {
                    self.enter(step, &index.to_string(), *place, *item, depth_left);
                }
            }
            Kind::Mapping(members) => {
                for member in members.iter().filter(|member| !member.is_merge) {
                    if let Some(key) = &member.key {
                        self.enter(step, key, member.place, member.value, depth_left);
                    }
                }
                for member in members.iter().filter(|member| member.is_merge) {
                    self.merged(member.value, step, depth_left);
                }
            }
        }
    }

    /// Looks below a node that is merged into the mapping at `step`: a mapping, or a list of them.
    fn merged(&mut self, node: NodeId, step: StepId, depth_left: usize) {
        let anchored = self.anchored;
        let target = match anchored.nodes.get(node) {
            Some(Kind::Alias(anchor)) => anchored.target(*anchor),
            Some(Kind::Scalar(_) | Kind::List(_) | Kind::Mapping(_)) | None => Some(node),
        };
        match target.and_then(|target| anchored.nodes.get(target)) {
            Some(Kind::List(items)) => {
                for (_, item) in items {
                    self.value(*item, step, depth_left);
                }
            }
            Some(Kind::Scalar(_) | Kind::Alias(_) | Kind::Mapping(_)) | None => {
                self.value(node, step, depth_left);
            }
        }
    }

    fn enter(&mut self, step: StepId, token: &str, place: Position, value: NodeId, depth_left: usize) {
        if let Some(below) = self.wanted.below(step, token).filter(|below| !self.wanted.is_found(*below)) {
            self.wanted.found(below, place);
            self.value(value, below, depth_left);
        }
    }
}
