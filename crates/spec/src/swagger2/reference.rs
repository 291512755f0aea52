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
    /// the report what they wrote.
    fn rewritten(&self, text: &str) -> Option<String> {
        let (file, fragment) = text.split_once('#')?;
        let source = JsonPointer::from_escaped(&percent_decoded(fragment));
        if !file.is_empty() {
            return section(&source).map(|inner| reference(file, &inner));
        }
        self.source.pointer(source.as_str())?;
        let mut place = Some(source.clone());
        while let Some(here) = place {
            if let (Some(inner), Some(rest)) = (self.places.get(&here), source.strip_prefix(&here)) {
                return Some(reference("", &inner.concat(rest)));
            }
            place = here.parent();
        }
        None
    }
}

/// The fragment of a reference is URI-encoded, so a percent sign has to be.
fn reference(file: &str, pointer: &JsonPointer) -> String {
    format!("{file}#{}", pointer.as_str().replace('%', "%25"))
}

/// Where the sections of a document of Swagger 2.0 are in one of 3.0.
fn section(source: &JsonPointer) -> Option<JsonPointer> {
    let sections = [
        ("/definitions", "/components/schemas"),
        ("/parameters", "/components/parameters"),
        ("/responses", "/components/responses"),
        ("/securityDefinitions", "/components/securitySchemes"),
    ];
    sections.into_iter().find_map(|(old, new)| {
        let rest = source.strip_prefix(&JsonPointer::from_escaped(old))?;
        Some(JsonPointer::from_escaped(new).concat(rest))
    })
}

/// The pointer of a reference within the document.
fn local(text: &str) -> Option<Cow<'_, str>> {
    let pointer = percent_decoded(text.strip_prefix('#')?);
    pointer.starts_with('/').then_some(pointer)
}
