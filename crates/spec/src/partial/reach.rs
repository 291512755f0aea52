use std::collections::HashSet;

use connectorgen_diagnostics::JsonPointer;
use serde_json::{Map, Value};

use crate::Format;
use crate::outline::Outline;
use crate::path::meant;
use crate::read::{MAX_TARGETS, is_type, names_in_type};
use crate::selection::{Candidate, Selection, Selector};
use crate::tree::read_plain;

/// Puts the parts in place of their stubs that are selected, and those that the document refers to.
pub(super) fn fill(
    tree: &mut Value,
    outline: &Outline,
    text: &str,
    format: Format,
    selection: &Selection,
) -> Option<()> {
    let mut reached = Reached { outline, seen: HashSet::new(), waiting: Vec::new() };
    reached.select(tree, selection);
    reached.follow(tree)?;
    while let Some(pointer) = reached.waiting.pop() {
        let part = outline.get(pointer)?;
        let value = read_plain(&part.text(text)?, format)?;
        reached.follow(&value)?;
        *tree.pointer_mut(pointer.as_str())? = value;
    }
    Some(())
}

struct Reached<'o> {
    outline: &'o Outline,
    seen: HashSet<&'o JsonPointer>,
    waiting: Vec<&'o JsonPointer>,
}

impl Reached<'_> {
    /// Puts the path items on the list that have selected operations, or refer to others.
    fn select(&mut self, tree: &Value, selection: &Selection) {
        let mut selector = Selector::new(selection);
        let paths = tree.get("paths").and_then(Value::as_object);
        for (path, stub) in paths.into_iter().flatten() {
            if let Some(item) = stub.as_object()
                && is_wanted(&meant(path), item, &mut selector)
            {
                self.add(&JsonPointer::root().join("paths").join(path));
            }
        }
    }

    /// Puts on the list what a value refers to; `None` if a reference is not plainly one to a part or to what was read
    /// at once.
    fn follow(&mut self, value: &Value) -> Option<()> {
        match value {
            Value::Object(map) => {
                if let Some(discriminator) = map.get("discriminator") {
                    self.tell_apart(map, discriminator)?;
                }
                for (key, value) in map {
                    match value {
                        Value::String(text) if key == "$ref" || key == "$dynamicRef" => self.refer(text)?,
                        Value::String(text) if key == "type" => self.refer_by_type(text),
                        _ => self.follow(value)?,
                    }
                }
                Some(())
            }
            Value::Array(items) => items.iter().try_for_each(|item| self.follow(item)),
            Value::String(text) => {
                // People leave out the `$ref` in front; whatever else it is refers to no part.
                if let Some(fragment) = text.strip_prefix('#').filter(|fragment| fragment.starts_with('/')) {
                    self.add_if_there(&JsonPointer::from_escaped(fragment));
                }
                Some(())
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => Some(()),
        }
    }

    /// Puts on the list what a discriminator tells apart, which it refers to without `$ref`. `None` where that is whatever
    /// inherits from the schema: who does is not known of what was passed over.
    fn tell_apart(&mut self, holder: &Map<String, Value>, discriminator: &Value) -> Option<()> {
        let is_property = discriminator.is_object() && discriminator.get("propertyName").is_none();
        let has_alternatives = holder.contains_key("oneOf") || holder.contains_key("anyOf");
        let mapping =
            discriminator.get("mapping").and_then(Value::as_object).filter(|mapping| !mapping.is_empty());
        match mapping {
            _ if is_property => Some(()),
            None => has_alternatives.then_some(()),
            Some(mapping) if mapping.len() > MAX_TARGETS => Some(()),
            Some(mapping) => mapping.values().filter_map(Value::as_str).try_for_each(|target| {
                if target.starts_with('#') {
                    self.refer(target)
                } else {
                    let schemas = JsonPointer::root().join("components").join("schemas");
                    self.add(&schemas.join(target))
                }
            }),
        }
    }

    fn refer(&mut self, reference: &str) -> Option<()> {
        let fragment = reference.strip_prefix('#').filter(|fragment| !fragment.contains('%'))?;
        self.add(&JsonPointer::from_escaped(fragment))
    }

    /// People write the name of a schema for a type; whatever else stands there is the name of no part.
    fn refer_by_type(&mut self, name: &str) {
        if is_type(name) {
            return;
        }
        let schemas = JsonPointer::root().join("components").join("schemas");
        for name in names_in_type(name) {
            self.add_if_there(&schemas.join(name));
        }
    }

    /// The same for what may be no reference at all.
    fn add_if_there(&mut self, place: &JsonPointer) {
        let part = self.outline.part_of(place).and_then(|part| self.outline.get(part));
        if part.is_some_and(|part| !part.range.is_empty()) {
            let _ = self.add(place);
        }
    }

    fn add(&mut self, place: &JsonPointer) -> Option<()> {
        let part = self.outline.part_of(place)?;
        if self.seen.insert(part) {
            self.waiting.push(part);
        }
        Some(())
    }
}

fn is_wanted(path: &str, item: &Map<String, Value>, selector: &mut Selector<'_>) -> bool {
    item.contains_key("$ref")
        || item.iter().any(|(method, operation)| {
            operation.as_object().is_some_and(|operation| {
                operation.contains_key("$ref") || selector.takes(&Candidate { path, method, operation })
            })
        })
}
