use std::borrow::Cow;

use connectorgen_diagnostics::{JsonPointer, Position};
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span, StrInput, Tag};
use serde_json::map::Entry;
use serde_json::{Map, Value};

use super::aliases::Anchors;
use super::report::{Fault, MAX_DEPTH, Report, plainly, shorten};
use super::scalar::{Resolved, resolve};
use super::yaml_fault::fault;
use crate::codes;
use crate::locate::{NodeId, Places, Slot};

/// The first YAML document of `text` to a tree, and where its nodes stand, as far as there are no faults. A key that is
/// given twice is reported, and the last one counts, as for JSON.
pub(super) fn read(text: &str, report: &mut Report<'_>) -> (Result<Value, Fault>, Places) {
    let mut builder = Builder::new(report);
    let read = builder.read(text);
    let Builder { root, places, .. } = builder;
    (read.and_then(|()| root.filter(|root| !root.is_null()).ok_or_else(Fault::empty)), places)
}

/// Where the nodes of a YAML document stand, up to its first fault.
pub(crate) fn places(text: &str) -> Places {
    let mut places = Places::default();
    plainly(|report| {
        let (tree, noted) = read(text, report);
        places = noted;
        tree
    });
    places
}

/// The value that the next events tell, if there is nothing to say about it.
pub(crate) fn plain_value<'t>(mut next: impl FnMut() -> Option<(Event<'t>, Span)>) -> Option<Value> {
    plainly(|report| {
        let mut builder = Builder::new(report);
        loop {
            let (event, span) = next().ok_or_else(Fault::empty)?;
            builder.event(event, place(&span.start))?;
            if let Some(root) = builder.root.take() {
                return Ok(root);
            }
        }
    })
}

/// `saphyr-parser` counts columns from 0, in characters.
pub(crate) fn place(marker: &Marker) -> Position {
    Position { line: marker.line(), column: marker.col() + 1 }
}

/// True for the plain key `<<`, whose value is merged into the mapping (YAML merge key language-independent type, 2005).
pub(crate) fn is_merge_key(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> bool {
    let is_merge_tag = |tag: &Tag| tag.is_yaml_core_schema() && tag.suffix == "merge";
    text == "<<" && style == ScalarStyle::Plain && tag.is_none_or(is_merge_tag)
}

/// Puts the tree together from events. The open lists and mappings are a stack of its own, not the program's.
struct Builder<'a, 'r> {
    stack: Vec<Open>,
    anchors: Anchors,
    root: Option<Value>,
    places: Places,
    report: &'a mut Report<'r>,
}

/// A list or mapping that is not at its end.
enum Open {
    List { items: Vec<Value>, anchor: usize, node: NodeId },
    Mapping(OpenMapping),
}

struct OpenMapping {
    anchor: usize,
    node: NodeId,
    members: Map<String, Value>,
    /// The places of the members' keys, in their order.
    places: Vec<Position>,
    /// The key whose value comes next.
    key: Option<Key>,
    /// What merge keys bring in, and before which member it belongs.
    merged: Vec<Map<String, Value>>,
    merge_before: usize,
}

struct Key {
    text: String,
    position: Position,
    is_merge: bool,
}

impl<'a, 'r> Builder<'a, 'r> {
    fn new(report: &'a mut Report<'r>) -> Builder<'a, 'r> {
        let (stack, anchors, places) = (Vec::new(), Anchors::default(), Places::default());
        Builder { stack, anchors, root: None, places, report }
    }

    fn read(&mut self, text: &str) -> Result<(), Fault> {
        let mut parser = Parser::new_from_str(text);
        loop {
            match parser.next_event() {
                None | Some(Ok((Event::StreamEnd, _))) => return Ok(()),
                // Tools begin their files with `---`, whatever they begin with already.
                Some(Ok((Event::DocumentStart(_), _))) if self.root == Some(Value::Null) => {
                    (self.root, self.places) = (None, Places::default());
                }
                Some(Ok((Event::DocumentStart(_), span))) if self.root.is_some() => {
                    self.second_document(&mut parser, place(&span.start));
                    return Ok(());
                }
                Some(Ok((event, span))) => self.event(event, place(&span.start))?,
                Some(Err(error)) => return Err(fault(text, &error)),
            }
        }
    }

    fn event(&mut self, event: Event<'_>, position: Position) -> Result<(), Fault> {
        self.anchors.count_event();
        match event {
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => Ok(()),
            Event::Alias(id) => self.alias(id, position),
            Event::Scalar(text, style, anchor, tag) => {
                if self.awaits_key() {
                    let is_merge = is_merge_key(&text, style, tag.as_deref());
                    self.anchors.define_key(anchor, &text, position)?;
                    self.key(Key { text: text.into_owned(), position, is_merge });
                    return Ok(());
                }
                self.begin(position);
                if anchor != 0 {
                    let value = self.scalar(text.clone(), style, tag.as_deref(), position);
                    self.anchors.define(anchor, &value, Some(&text), position)?;
                    return self.value(value);
                }
                let value = self.scalar(text, style, tag.as_deref(), position);
                self.value(value)
            }
            Event::SequenceStart(anchor, _) => {
                self.open(position, |node| Open::List { items: Vec::new(), anchor, node })
            }
            Event::MappingStart(anchor, _) => {
                self.open(position, |node| Open::Mapping(OpenMapping::new(anchor, node)))
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(position),
        }
    }

    fn awaits_key(&self) -> bool {
        match self.stack.last() {
            Some(Open::Mapping(open)) => open.key.is_none(),
            Some(Open::List { .. }) | None => false,
        }
    }

    fn key(&mut self, key: Key) {
        if let Some(Open::Mapping(open)) = self.stack.last_mut() {
            open.key = Some(key);
        }
    }

    /// Notes down where the value stands that begins here.
    fn begin(&mut self, position: Position) -> NodeId {
        match self.stack.last() {
            Some(Open::Mapping(OpenMapping { key: Some(key), .. })) => {
                let slot = if key.is_merge { Slot::Merge } else { Slot::of(&key.text) };
                self.places.begin(slot, key.position)
            }
            Some(Open::Mapping(_) | Open::List { .. }) | None => self.places.begin(Slot::Next, position),
        }
    }

    fn open(&mut self, position: Position, open: impl FnOnce(NodeId) -> Open) -> Result<(), Fault> {
        if self.awaits_key() {
            return Err(complex_key(position));
        }
        if self.stack.len() >= MAX_DEPTH {
            return Err(Fault::too_deep(position));
        }
        let node = self.begin(position);
        self.stack.push(open(node));
        Ok(())
    }

    fn close(&mut self, position: Position) -> Result<(), Fault> {
        let (value, anchor, node) = match self.stack.pop() {
            None => return Ok(()),
            Some(Open::List { items, anchor, node }) => (Value::Array(items), anchor, node),
            Some(Open::Mapping(OpenMapping { anchor, node, members, merged, merge_before, .. })) => {
                (Value::Object(merge(members, merged, merge_before)), anchor, node)
            }
        };
        self.places.end(node, anchor);
        self.anchors.define(anchor, &value, None, position)?;
        self.value(value)
    }

    fn alias(&mut self, id: usize, position: Position) -> Result<(), Fault> {
        if self.awaits_key() {
            let text = self.anchors.key(id).ok_or_else(|| complex_key(position))?.to_owned();
            self.key(Key { text, position, is_merge: false });
            return Ok(());
        }
        let value = self.anchors.expand(id, self.stack.len(), position)?;
        let node = self.begin(position);
        self.places.refer(node, id);
        self.value(value)
    }

    /// Takes in a value that is complete.
    fn value(&mut self, value: Value) -> Result<(), Fault> {
        match self.stack.last_mut() {
            None => self.root = Some(value),
            Some(Open::List { items, .. }) => items.push(value),
            Some(Open::Mapping(open)) => match open.key.take() {
                Some(key) if key.is_merge => open.add_merged(value, key.position)?,
                Some(Key { text, position, .. }) => match open.members.entry(text) {
                    Entry::Vacant(entry) => {
                        open.places.push(position);
                        entry.insert(value);
                    }
                    Entry::Occupied(mut entry) => {
                        entry.insert(value);
                        let text = entry.key().clone();
                        self.duplicate(&text, position);
                    }
                },
                None => {}
            },
        }
        Ok(())
    }

    /// The innermost mapping has `key` already.
    fn duplicate(&mut self, key: &str, second: Position) {
        // The search below takes as long as the mapping is.
        let first = match self.stack.last() {
            Some(Open::Mapping(open)) if self.report.lists_duplicates() => open.place_of(key),
            Some(Open::Mapping(_) | Open::List { .. }) | None => None,
        };
        match first {
            Some(first) => self.report.duplicate(self.pointer().join(key), key, first, second),
            None => self.report.count_duplicate(),
        }
    }

    fn scalar(
        &mut self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        tag: Option<&Tag>,
        position: Position,
    ) -> Value {
        match resolve(&text, style, tag) {
            Resolved::Value(value) => value,
            Resolved::Text => Value::String(text.into_owned()),
            Resolved::Unfit(why) => {
                self.report.note(
                    &codes::VALUE_NOT_IN_JSON,
                    self.pointer(),
                    position,
                    format!("`{}` {why}; it is taken as text", shorten(&text)),
                    "put it between quotes if text is meant, or give a number that is finite",
                );
                Value::String(text.into_owned())
            }
        }
    }

    /// Where the value belongs that comes next.
    fn pointer(&self) -> JsonPointer {
        let mut pointer = JsonPointer::root();
        for open in &self.stack {
            match open {
                Open::List { items, .. } => pointer.push_index(items.len()),
                Open::Mapping(open) => {
                    if let Some(key) = &open.key {
                        pointer.push_key(&key.text);
                    }
                }
            }
        }
        pointer
    }

    /// The start of a second document: reported, unless nothing but the end follows.
    fn second_document(&mut self, parser: &mut Parser<'_, StrInput<'_>>, position: Position) {
        if let Some(Ok((Event::Scalar(text, ScalarStyle::Plain, 0, None), _))) = parser.next_event()
            && text.is_empty()
            && matches!(parser.next_event(), Some(Ok((Event::DocumentEnd, _))))
            && matches!(parser.next_event(), Some(Ok((Event::StreamEnd, _))))
        {
            return;
        }
        self.report.note(
            &codes::SEVERAL_DOCUMENTS,
            JsonPointer::root(),
            position,
            "a second YAML document starts here; it is not read".to_owned(),
            "give one document per file",
        );
    }
}

impl OpenMapping {
    fn new(anchor: usize, node: NodeId) -> OpenMapping {
        let (members, places, merged) = (Map::new(), Vec::new(), Vec::new());
        OpenMapping { anchor, node, members, places, key: None, merged, merge_before: 0 }
    }

    fn place_of(&self, key: &str) -> Option<Position> {
        let index = self.members.keys().position(|known| known == key)?;
        self.places.get(index).copied()
    }

    fn add_merged(&mut self, value: Value, position: Position) -> Result<(), Fault> {
        if self.merged.is_empty() {
            self.merge_before = self.members.len();
        }
        match value {
            Value::Object(map) => self.merged.push(map),
            Value::Array(items) => {
                for item in items {
                    let Value::Object(map) = item else { return Err(bad_merge(position)) };
                    self.merged.push(map);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                return Err(bad_merge(position));
            }
        }
        Ok(())
    }
}

/// Members that stand in the mapping itself win, then earlier merges.
fn merge(members: Map<String, Value>, merged: Vec<Map<String, Value>>, before: usize) -> Map<String, Value> {
    if merged.is_empty() {
        return members;
    }
    let mut incoming = Map::new();
    for (key, value) in merged.into_iter().flatten() {
        if !members.contains_key(&key) && !incoming.contains_key(&key) {
            incoming.insert(key, value);
        }
    }
    let mut members = members.into_iter();
    let mut whole: Map<String, Value> = members.by_ref().take(before).collect();
    whole.extend(incoming);
    whole.extend(members);
    whole
}

fn complex_key(position: Position) -> Fault {
    Fault::new(
        position,
        "a list or a mapping stands where a key is wanted",
        "put text between quotes that starts with `{`, `[`, `?` or `*`; fill in a template with `{{ … }}` first",
    )
}

fn bad_merge(position: Position) -> Fault {
    Fault::new(
        position,
        "the merge key `<<` takes a mapping, an alias of one, or a list of them",
        "write `<<: *name`, where `&name` marks a mapping",
    )
}
