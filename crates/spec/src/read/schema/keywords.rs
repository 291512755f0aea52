use connectorgen_diagnostics::Code;
use serde_json::Value;

use crate::codes;
use crate::read::Reader;
use crate::read::object::Object;

/// What is understood, and what only annotates a schema for other tools.
/// The keywords that a misspelt one may stand for.
const MEANT: &[&str] = &[
    "$ref",
    "type",
    "properties",
    "required",
    "items",
    "enum",
    "format",
    "description",
    "additionalProperties",
    "allOf",
    "oneOf",
    "anyOf",
    "nullable",
    "readOnly",
    "writeOnly",
];

const KNOWN: &[&str] = &[
    "$ref",
    "$dynamicRef",
    "$recursiveRef",
    "$dynamicAnchor",
    "$recursiveAnchor",
    "type",
    "format",
    "title",
    "description",
    "default",
    "example",
    "examples",
    "enum",
    "const",
    "multipleOf",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "items",
    "prefixItems",
    "additionalItems",
    "maxProperties",
    "minProperties",
    "required",
    "properties",
    "patternProperties",
    "additionalProperties",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependentRequired",
    "dependencies",
    "nullable",
    "discriminator",
    "readOnly",
    "writeOnly",
    "deprecated",
    "xml",
    "externalDocs",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "unevaluatedProperties",
    "unevaluatedItems",
    "$comment",
    "$schema",
    "$id",
    "id",
    "$anchor",
    "$defs",
    "definitions",
];

/// Keywords whose meaning connectors cannot express, and what is said about them.
fn inexpressible(key: &str) -> Option<&'static Code> {
    match key {
        "contains" | "minContains" | "maxContains" => Some(&codes::CONTAINS_LEFT_OUT),
        "propertyNames" => Some(&codes::PROPERTY_NAMES_LEFT_OUT),
        "$vocabulary" => Some(&codes::SCHEMA_KEYWORD_DROPPED),
        _ => None,
    }
}

/// The dialects that are read: OpenAPI's own and the drafts of JSON Schema.
pub(in crate::read) fn is_known_dialect(uri: &str) -> bool {
    let uri = uri.trim_end_matches('#');
    uri.contains("json-schema.org/") || uri.contains("spec.openapis.org/oas/")
}

impl<'d> Reader<'d, '_> {
    pub(super) fn report_keywords(&mut self, object: &Object<'d, '_>) {
        for key in object.map.keys() {
            if key.starts_with("x-") || KNOWN.contains(&key.as_str()) {
                continue;
            }
            let at = object.at.key(key);
            match inexpressible(key) {
                Some(code) => {
                    self.found.report(
                        code,
                        &at,
                        format!("connectors cannot express `{key}`; it was left out"),
                    );
                }
                None => self.unknown_member(object, key, "a schema", MEANT),
            }
        }
        self.report_annotations(object);
        self.report_content(object);
        self.report_unevaluated(object);
        if let Some(Value::String(dialect)) = object.get("$schema").filter(|_| object.has("$schema"))
            && !is_known_dialect(dialect)
        {
            let message =
                format!("the schema is of the dialect `{dialect}`; it was read as JSON Schema 2020-12");
            self.found.report(&codes::DIALECT_UNKNOWN, &object.at.key("$schema"), message);
        }
    }

    /// What is said about a schema for which no designer has a place.
    fn report_annotations(&mut self, object: &Object<'d, '_>) {
        if object.has("externalDocs") {
            let message = "nothing shows the documentation of a value; its address is left out";
            self.found.report(&codes::EXTERNAL_DOCS_LEFT_OUT, &object.at.key("externalDocs"), message);
        }
        if object.has("xml") {
            let message = "flows have XML as text; how the value is written in it is left out";
            self.found.report(&codes::XML_LEFT_OUT, &object.at.key("xml"), message);
        }
        let examples = object.get("examples").and_then(Value::as_array).map_or(0, Vec::len);
        if examples > 1 || (examples == 1 && object.has("example")) {
            let message = "a value has one example; the others are left out";
            self.found.report(&codes::EXAMPLE_LEFT_OUT, &object.at.key("examples"), message);
        }
    }

    /// What is inside of a text is not seen by connectors.
    fn report_content(&mut self, object: &Object<'d, '_>) {
        if object.has("contentSchema") {
            self.found.report(
                &codes::CONTENT_LEFT_OUT,
                &object.at.key("contentSchema"),
                "what the text contains is not seen by connectors; `contentSchema` was left out",
            );
        }
        if let Some(Value::String(encoding)) = object.get("contentEncoding")
            && !super::values::is_base64(encoding)
            && !matches!(encoding.as_str(), "7bit" | "8bit" | "binary")
        {
            let message =
                format!("connectors know no text in the encoding `{encoding}`; it is plain text to them");
            self.found.report(&codes::CONTENT_LEFT_OUT, &object.at.key("contentEncoding"), message);
        }
    }

    fn report_unevaluated(&mut self, object: &Object<'d, '_>) {
        for (key, used) in [("unevaluatedProperties", "additionalProperties"), ("unevaluatedItems", "items")]
        {
            let Some(value) = object.get(key) else { continue };
            // A schema is taken in place of the keyword that means nearly the same, if that is free.
            let says_nothing = matches!(value, Value::Bool(true));
            if !says_nothing && (object.has(used) || value.is_boolean()) {
                let message = format!("connectors cannot express `{key}`; it was left out");
                self.found.report(&codes::UNEVALUATED_LEFT_OUT, &object.at.key(key), message);
            }
        }
    }
}
