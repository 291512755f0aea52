use std::borrow::Cow;

use connectorgen_diagnostics::JsonPointer;
use serde_json::Value;

use super::Raise;
use crate::documents::uri::percent_decoded;

/// So many references may follow each other.
const LONGEST_CHAIN: usize = 64;
/// Members whose values are data, in which `$ref` is a member like any other.
const DATA: &[&str] = &["example", "examples", "default", "enum"];
/// Members whose own members have names that the document chose.
const NAMED: &[&str] = &[
    "paths",
    "properties",
    "patternProperties",
    "definitions",
    "schemas",
    "responses",
    "requestBodies",
    "securitySchemes",
    "headers",
    "content",
];

impl<'d> Raise<'d, '_> {
    /// What a value is in the end, and where that is written: the value itself unless it is a reference within the
    /// document.
    pub(super) fn resolved(&self, value: &'d Value, place: &JsonPointer) -> (JsonPointer, &'d Value) {
        let mut here = (place.clone(), value);
        for _ in 0..LONGEST_CHAIN {
            let Some(pointer) = here.1.get("$ref").and_then(Value::as_str).and_then(local) else {
                return here;
            };
            let Some(target) = self.source.pointer(&pointer) else { break };
            here = (JsonPointer::from_escaped(&pointer), target);
        }
        (place.clone(), value)
    }

    /// Lets every reference lead to where its target is now.
    pub(super) fn rewrite_references(&self, tree: &mut Value) {
        match tree {
            Value::Object(members) => {
                if let Some(Value::String(text)) = members.get_mut("$ref")
                    && let Some(rewritten) = self.rewritten(text)
                {
                    *text = rewritten;
                }
                for (key, value) in members.iter_mut().filter(|(key, _)| !DATA.contains(&key.as_str())) {
                    match value {
                        Value::Object(named) if NAMED.contains(&key.as_str()) => {
                            named.values_mut().for_each(|value| self.rewrite_references(value));
                        }
                        other => self.rewrite_references(other),
                    }
                }
            }
            Value::Array(list) => list.iter_mut().for_each(|value| self.rewrite_references(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// The reference as it has to be in 3.0; `None` when it stays. One that leads nowhere does, so that people read in
    /// the report what they wrote; what is in other files has been taken in before, as far as it is there.
    fn rewritten(&self, text: &str) -> Option<String> {
        let pointer = local(text)?;
        self.source.pointer(&pointer)?;
        let source = JsonPointer::from_escaped(&pointer);
        let mut place = Some(source.clone());
        while let Some(here) = place {
            if let (Some(inner), Some(rest)) = (self.places.get(&here), source.strip_prefix(&here)) {
                // A fragment is URI-encoded, so a percent sign has to be.
                return Some(format!("#{}", inner.concat(rest).as_str().replace('%', "%25")));
            }
            place = here.parent();
        }
        None
    }
}

/// The pointer of a reference within the document.
fn local(text: &str) -> Option<Cow<'_, str>> {
    let pointer = percent_decoded(text.strip_prefix('#')?);
    pointer.starts_with('/').then_some(pointer)
}
