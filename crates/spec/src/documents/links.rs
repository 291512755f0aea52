use indexmap::IndexSet;
use serde_json::Value;

use super::uri;

/// Members that map names to something: what is below them is named by people, and is no keyword.
pub(crate) const NAMES: &[&str] = &[
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "dependentSchemas",
    "dependencies",
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "securityDefinitions",
    "links",
    "callbacks",
    "pathItems",
    "mediaTypes",
    "paths",
    "webhooks",
    "x-webhooks",
    "content",
    "mapping",
    "scopes",
    "variables",
    "encoding",
];

/// The addresses (without fragment) that the references of a document lead to, each of them once: those that are not
/// its own, in the order of the document.
pub(crate) fn links(tree: &Value, base: &str) -> IndexSet<String> {
    let mut links = Links { found: IndexSet::new(), own: base };
    links.walk(tree, base, false);
    links.found
}

struct Links<'a> {
    found: IndexSet<String>,
    own: &'a str,
}

impl Links<'_> {
    /// The depth of a tree is bounded when it is read.
    fn walk(&mut self, value: &Value, base: &str, names: bool) {
        match value {
            Value::Object(map) => {
                let text = |key: &str| map.get(key).and_then(Value::as_str);
                // An identifier that is no URL moves what is relative to it; a URL says nothing about files.
                let id = text("$id").filter(|id| !names && !uri::is_remote(id) && !id.starts_with('#'));
                let moved = id.map(|id| uri::resolve(base, uri::split(id).0));
                let inner = moved.as_deref().unwrap_or(base);
                // Among names as well: all paths or schemas may stand in a file, and what is named `$ref` is no text.
                for reference in ["$ref", "$dynamicRef"].into_iter().filter_map(text) {
                    // Files often stand as if there was no identifier.
                    self.add(self.own, reference);
                    self.add(inner, reference);
                }
                for (key, value) in map {
                    self.walk(value, inner, !names && NAMES.contains(&key.as_str()));
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.walk(item, base, false)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn add(&mut self, base: &str, reference: &str) {
        let (address, _) = uri::split(reference.trim());
        if address.is_empty() {
            return;
        }
        let address = uri::resolve(base, &written(address));
        if address != self.own {
            self.found.insert(address);
        }
    }
}

/// An address as it was written to how files are known: decoded, and with slashes whatever system it was written on.
pub(crate) fn written(address: &str) -> String {
    if uri::is_remote(address) {
        return address.to_owned();
    }
    uri::percent_decoded(address).replace('\\', "/")
}

/// Whether the text of a document may refer to other files. It is a glance at the text and no reading: most documents
/// have one file, and need not be read twice.
pub(super) fn may_have_links(text: &str) -> bool {
    ["$ref", "$dynamicRef"].into_iter().any(|word| {
        let mut places = memchr::memmem::find_iter(text.as_bytes(), word);
        places.any(|place| text.get(place + word.len()..).is_some_and(leads_away))
    })
}

/// Whether what stands behind a word makes it a reference to another file.
fn leads_away(behind: &str) -> bool {
    let value = behind.trim_start_matches(['"', '\'']).trim_start().strip_prefix(':');
    value.is_some_and(|value| {
        let address = value.trim_start().trim_start_matches(['"', '\'']).trim_start();
        // With a bracket it is not a reference but something that is named like one.
        !address.starts_with(['#', '{', '['])
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{links, may_have_links};

    #[test]
    fn links_are_found_wherever_they_stand() {
        let tree = json!({
            "paths": { "/a": { "$ref": "paths/a.yaml#/get" }, "$ref": { "get": { "x": [{ "$ref": "b.yaml" }] } } },
            "components": { "schemas": {
                "A": { "$ref": "#/components/schemas/B" },
                "B": { "properties": { "$ref": { "$ref": "b.yaml#/x" } } },
                "C": { "$id": "schemas/c.json", "items": { "$ref": "d.json" } },
                "D": { "$id": "https://example.com/d", "$ref": "https://example.com/e" },
                "E": { "$ref": "api.yaml#/components/schemas/A" },
                "F": { "$ref": "users_%7Bid%7D.yaml" },
                "G": { "properties": { "$ref": "members.yaml" } },
            }, "securitySchemes": { "$ref": "security.yaml" } },
        });
        assert_eq!(
            links(&tree, "api.yaml").into_iter().collect::<Vec<_>>(),
            [
                "paths/a.yaml",
                "b.yaml",
                "d.json",
                "schemas/d.json",
                "https://example.com/e",
                "users_{id}.yaml",
                "members.yaml",
                "security.yaml",
            ]
        );
    }

    #[test]
    fn glance_tells_documents_of_one_file() {
        for local in [
            "a: 1",
            r##"{"$ref": "#/a", "b": {"$ref":"#/b"}}"##,
            "a:\n  $ref: '#/a'\n  b: {$ref: \"#/b\"}",
            "title: Reference $ref",
            r#"{"/users/$ref": {"get": {}}, "$ref": ["x"]}"#,
            "$dynamicRef: '#x'",
        ] {
            assert!(!may_have_links(local), "{local}");
        }
        for other in [
            r#"{"$ref": "a.json"}"#,
            "$ref: a.yaml",
            "'$ref' : \"a.yaml#/x\"",
            "$ref:\n  a.yaml",
            "a: {$ref: '#/a'}\nb: {$ref: ../b}",
            "$dynamicRef: x.yaml#a",
        ] {
            assert!(may_have_links(other), "{other}");
        }
    }
}
