use std::borrow::Cow;

use connectorgen_diagnostics::Position;
use saphyr_parser::{Event, Parser};

use super::anchored::{Anchored, Detour, Kind, Member, NodeId};
use super::trie::{StepId, Wanted};
use crate::tree::MAX_DEPTH;
use crate::tree::yaml::{is_merge_key, place};

/// Finds the wanted places in the first document of YAML. Text that is no YAML is read up to its fault.
pub(super) fn locate(text: &str, wanted: &mut Wanted) {
    let mut walk = Walk { wanted, stack: Vec::new(), anchored: Anchored::default(), detours: Vec::new() };
    for next in Parser::new_from_str(text) {
        let Ok((event, span)) = next else { break };
        if matches!(event, Event::DocumentEnd) || walk.stack.len() > MAX_DEPTH {
            break;
        }
        walk.event(event, place(&span.start));
        if walk.wanted.missing() == 0 {
            return;
        }
    }
    let Walk { wanted, anchored, detours, .. } = walk;
    anchored.follow(&detours, wanted);
}

/// Goes along the events with the steps that are wanted. What an anchor marks may be asked for by an alias further down,
/// so its places are kept; the aliases and merge keys that lead on to something wanted are the detours.
struct Walk<'t, 'w> {
    wanted: &'w mut Wanted,
    stack: Vec<Open<'t>>,
    anchored: Anchored<'t>,
    detours: Vec<Detour>,
}

/// A list or mapping that is not at its end.
struct Open<'t> {
    /// The step that leads here, if something below it is wanted.
    step: Option<StepId>,
    /// Where its places are kept, if they are.
    node: Option<NodeId>,
    inside: Inside<'t>,
}

enum Inside<'t> {
    /// The index of the item that comes next.
    List(usize),
    /// The key whose value comes next.
    Mapping(Option<Key<'t>>),
}

struct Key<'t> {
    /// `None` if it is not a scalar.
    text: Option<Cow<'t, str>>,
    position: Position,
    is_merge: bool,
    step: Option<StepId>,
}

impl<'t> Walk<'t, '_> {
    fn event(&mut self, event: Event<'t>, position: Position) {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if self.awaits_key() {
                    self.anchored.add_if(anchor != 0, anchor, || Kind::Scalar(text.clone()));
                    let is_merge = is_merge_key(&text, style, tag.as_deref());
                    self.key(Some(text), position, is_merge);
                } else {
                    self.value(anchor, position, || Kind::Scalar(text));
                    self.complete(position);
                }
            }
            Event::Alias(id) => {
                if self.awaits_key() {
                    let text = self.anchored.text(id).cloned();
                    self.key(text, position, false);
                } else {
                    self.value(0, position, || Kind::Alias(id));
                    self.complete(position);
                }
            }
            Event::SequenceStart(anchor, _) => {
                self.open(anchor, position, || Kind::List(Vec::new()), Inside::List(0));
            }
            Event::MappingStart(anchor, _) => {
                self.open(anchor, position, || Kind::Mapping(Vec::new()), Inside::Mapping(None));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.stack.pop();
                self.complete(position);
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }

    fn awaits_key(&self) -> bool {
        matches!(self.stack.last(), Some(Open { inside: Inside::Mapping(None), .. }))
    }

    fn open(
        &mut self,
        anchor: usize,
        position: Position,
        kind: impl FnOnce() -> Kind<'t>,
        inside: Inside<'t>,
    ) {
        let (step, node) = if self.awaits_key() { (None, None) } else { self.value(anchor, position, kind) };
        let step = step.filter(|step| self.wanted.has_more(*step));
        self.stack.push(Open { step, node, inside });
    }

    fn key(&mut self, text: Option<Cow<'t, str>>, position: Position, is_merge: bool) {
        let Some(Open { step, inside: Inside::Mapping(key), .. }) = self.stack.last_mut() else { return };
        let below = match (&text, step) {
            (Some(text), Some(step)) if !is_merge => self.wanted.below(*step, text),
            _ => None,
        };
        if let Some(below) = below {
            self.wanted.found(below, position);
        }
        *key = Some(Key { text, position, is_merge, step: below });
    }

    /// Takes in the start of a value: the step that leads to it, and the node that keeps its places.
    fn value(
        &mut self,
        anchor: usize,
        position: Position,
        kind: impl FnOnce() -> Kind<'t>,
    ) -> (Option<StepId>, Option<NodeId>) {
        let (step, merged_into, parent) = self.slot(position);
        let leads_on = step.is_some_and(|step| self.wanted.has_more(step));
        let kind = kind();
        let is_alias = matches!(kind, Kind::Alias(_));
        let is_kept = anchor != 0 || parent.is_some() || merged_into.is_some() || (is_alias && leads_on);
        let Some(node) = self.anchored.add_if(is_kept, anchor, || kind) else { return (step, None) };
        if let Some(parent) = parent {
            self.attach(parent, position, node);
        }
        if let Some(step) = merged_into {
            self.detours.push(Detour { step, node, is_merge: true });
        }
        if let Some(step) = step.filter(|_| is_alias && leads_on) {
            self.detours.push(Detour { step, node, is_merge: false });
        }
        (step, Some(node))
    }

    /// What is known of the value that comes next: its step, the step of the mapping that it is merged into, and the
    /// node above it if that keeps places.
    fn slot(&mut self, position: Position) -> (Option<StepId>, Option<StepId>, Option<NodeId>) {
        match self.stack.last() {
            None => (Some(Wanted::ROOT), None, None),
            Some(Open { step, node, inside: Inside::List(index) }) => {
                let below = step.and_then(|step| self.wanted.below(step, &index.to_string()));
                if let Some(below) = below {
                    self.wanted.found(below, position);
                }
                (below, None, *node)
            }
            Some(Open { step, node, inside: Inside::Mapping(key) }) => {
                let merged_into = step.filter(|_| key.as_ref().is_some_and(|key| key.is_merge));
                (key.as_ref().and_then(|key| key.step), merged_into, *node)
            }
        }
    }

    fn attach(&mut self, parent: NodeId, position: Position, node: NodeId) {
        match self.stack.last() {
            Some(Open { inside: Inside::Mapping(Some(key)), .. }) => {
                let (key, is_merge, place) = (key.text.clone(), key.is_merge, key.position);
                self.anchored.add_member(parent, Member { key, is_merge, place, value: node });
            }
            Some(Open { inside: Inside::List(_), .. }) => self.anchored.add_item(parent, position, node),
            Some(Open { inside: Inside::Mapping(None), .. }) | None => {}
        }
    }

    /// A value is complete, or a key that is not a scalar.
    fn complete(&mut self, position: Position) {
        match self.stack.last_mut() {
            Some(Open { inside: Inside::List(index), .. }) => *index += 1,
            Some(Open { inside: Inside::Mapping(key), .. }) => {
                *key = match key {
                    Some(_) => None,
                    None => Some(Key { text: None, position, is_merge: false, step: None }),
                };
            }
            None => {}
        }
    }
}
