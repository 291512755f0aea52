use std::collections::HashMap;

use connectorgen_diagnostics::Position;
use serde_json::Value;

use super::report::{Fault, MAX_DEPTH};

/// How much anchors and aliases may add to a document, in nodes; a node with long text counts as several. It is far more
/// than any document needs that people have written, and some 200 MB in memory.
const MAX_COPIED: usize = 2_000_000;
/// Small documents may grow less: by so much for each event …
const COPIED_PER_EVENT: usize = 64;
/// … and this much for a start.
const COPIED_ANYWAY: usize = 100_000;
/// How many bytes of text weigh as much as a node.
const BYTES_PER_NODE: usize = 32;

/// The anchors of a document and what they stand for.
#[derive(Default)]
pub(super) struct Anchors {
    known: HashMap<usize, Anchored>,
    events: usize,
    copied: usize,
}

struct Anchored {
    value: Value,
    /// As it was written, if it is a scalar.
    text: Option<String>,
    size: Size,
}

#[derive(Clone, Copy, Default)]
struct Size {
    weight: usize,
    depth: usize,
}

impl Anchors {
    /// Every event of the document raises what its aliases may add.
    pub(super) fn count_event(&mut self) {
        self.events += 1;
    }

    /// Remembers a node that is complete. An `id` of 0 means that it has no anchor.
    pub(super) fn define(
        &mut self,
        id: usize,
        value: &Value,
        text: Option<&str>,
        position: Position,
    ) -> Result<(), Fault> {
        if id == 0 {
            return Ok(());
        }
        let size = measure(value);
        self.charge(size.weight, position)?;
        self.known.insert(id, Anchored { value: value.clone(), text: text.map(str::to_owned), size });
        Ok(())
    }

    /// Remembers a key that has an anchor. It can stand for a key again, and for text.
    pub(super) fn define_key(&mut self, id: usize, text: &str, position: Position) -> Result<(), Fault> {
        if id == 0 { Ok(()) } else { self.define(id, &Value::String(text.to_owned()), Some(text), position) }
    }

    /// The value of an alias that stands below `depth` lists and mappings.
    pub(super) fn expand(&mut self, id: usize, depth: usize, position: Position) -> Result<Value, Fault> {
        // The parser knows the anchor, so what is missing is its end: the alias stands inside.
        let size = self.known.get(&id).ok_or_else(|| inside_itself(position))?.size;
        if depth + size.depth > MAX_DEPTH {
            return Err(Fault::too_deep(position));
        }
        self.charge(size.weight, position)?;
        self.known.get(&id).map(|anchored| anchored.value.clone()).ok_or_else(|| inside_itself(position))
    }

    /// The text of an alias that stands for a key, if it is a scalar.
    pub(super) fn key(&self, id: usize) -> Option<&str> {
        self.known.get(&id)?.text.as_deref()
    }

    fn charge(&mut self, weight: usize, position: Position) -> Result<(), Fault> {
        self.copied += weight;
        if self.copied > MAX_COPIED.min(self.events * COPIED_PER_EVENT + COPIED_ANYWAY) {
            return Err(Fault::new(
                position,
                "the anchors and aliases of the document multiply it beyond what can be read",
                "write the repeated parts under `components` and refer to them with `$ref`",
            ));
        }
        Ok(())
    }
}

/// The depth of what is measured is bounded, because it was built before.
fn measure(value: &Value) -> Size {
    let text_weight = |text: &str| text.len() / BYTES_PER_NODE;
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => Size { weight: 1, depth: 0 },
        Value::String(text) => Size { weight: 1 + text_weight(text), depth: 0 },
        Value::Array(items) => items.iter().map(measure).fold(Size { weight: 1, depth: 1 }, Size::around),
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| {
                let size = measure(value);
                Size { weight: size.weight + text_weight(key), ..size }
            })
            .fold(Size { weight: 1, depth: 1 }, Size::around),
    }
}

impl Size {
    fn around(self, inner: Size) -> Size {
        Size { weight: self.weight + inner.weight, depth: self.depth.max(inner.depth + 1) }
    }
}

fn inside_itself(position: Position) -> Fault {
    Fault::new(
        position,
        "the alias stands inside of what it refers to",
        "refer to the part with `$ref` instead; an alias cannot contain itself",
    )
}
