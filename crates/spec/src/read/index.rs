use std::collections::HashMap;

use connectorgen_diagnostics::JsonPointer;
use serde_json::Value;

use super::library::identifier;
use crate::documents::{NAMES, uri, written};
use crate::moves::Place;

/// The names that JSON Schema lets schemas have: identifiers and anchors.
#[derive(Default)]
pub(super) struct Index {
    resources: HashMap<String, Place>,
    /// By the resource (document, or schema with an identifier) they belong to.
    anchors: HashMap<(Place, String), Place>,
    /// By document alone, the first of each name.
    loose: HashMap<(usize, String), Place>,
}

/// Members whose values are data and no schemas.
const DATA: &[&str] = &["example", "examples", "default", "enum", "const", "value", "dataValue"];

impl Index {
    /// Takes in a document.
    pub(super) fn add(&mut self, doc: usize, tree: &Value, base: &str) {
        let root = Place::new(doc, JsonPointer::root());
        self.resources.entry(base.to_owned()).or_insert_with(|| root.clone());
        let mut walk = Walk { index: self, here: JsonPointer::root(), doc };
        walk.value(tree, &Resource { root, base: base.to_owned() }, false);
    }

    /// The schema or document with an identifier.
    pub(super) fn resource(&self, uri: &str) -> Option<&Place> {
        self.resources.get(uri)
    }

    /// The schema with an anchor. One of another resource of the document is better than none.
    pub(super) fn anchor(&self, root: &Place, name: &str) -> Option<&Place> {
        self.anchors
            .get(&(root.clone(), name.to_owned()))
            .or_else(|| self.loose.get(&(root.doc, name.to_owned())))
    }
}

struct Resource {
    root: Place,
    base: String,
}

struct Walk<'i> {
    index: &'i mut Index,
    here: JsonPointer,
    doc: usize,
}

impl Walk<'_> {
    fn value(&mut self, value: &Value, resource: &Resource, names: bool) {
        match value {
            Value::Object(map) => {
                let inner = if names { None } else { self.keywords(value, resource) };
                let resource = inner.as_ref().unwrap_or(resource);
                for (key, value) in map {
                    if names || !DATA.contains(&key.as_str()) {
                        self.below(&JsonPointer::root().join(key), |walk| {
                            walk.value(value, resource, !names && NAMES.contains(&key.as_str()));
                        });
                    }
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let mut step = JsonPointer::root();
                    step.push_index(index);
                    self.below(&step, |walk| walk.value(item, resource, false));
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// Notes identifier and anchors of a schema; the resource that it is, if it is one.
    fn keywords(&mut self, value: &Value, resource: &Resource) -> Option<Resource> {
        let place = Place::new(self.doc, self.here.clone());
        let own = identifier(value).map(|id| {
            let base = uri::resolve(&resource.base, &written(id));
            self.index.resources.entry(base.clone()).or_insert_with(|| place.clone());
            Resource { root: place.clone(), base }
        });
        let resource = own.as_ref().unwrap_or(resource);
        let text = |key: &str| value.get(key).and_then(Value::as_str);
        // Draft 7 has anchors as identifiers.
        let old = text("$id").and_then(|id| id.strip_prefix('#'));
        for name in [text("$anchor"), text("$dynamicAnchor"), old].into_iter().flatten() {
            let key = (resource.root.clone(), name.to_owned());
            self.index.anchors.entry(key).or_insert_with(|| place.clone());
            self.index.loose.entry((self.doc, name.to_owned())).or_insert_with(|| place.clone());
        }
        own
    }

    fn below(&mut self, step: &JsonPointer, walk: impl FnOnce(&mut Self)) {
        let longer = self.here.concat(step.as_str());
        let here = std::mem::replace(&mut self.here, longer);
        walk(self);
        self.here = here;
    }
}
