//! Documents that went wrong: a sound one, and a list of small accidents to its tree.

use connectorgen::JsonPointer;
use serde_json::{Map, Value, json};

/// Decisions, taken from bytes. When there are no more, everything is the first of its kind.
#[derive(Debug)]
pub struct Choices<'b> {
    bytes: std::slice::Iter<'b, u8>,
}

impl<'b> Choices<'b> {
    /// One decision for each of the bytes, or one for two of them.
    pub fn new(bytes: &'b [u8]) -> Choices<'b> {
        Choices { bytes: bytes.iter() }
    }

    /// A number below `end`, and 0 if there is none.
    pub fn below(&mut self, end: usize) -> usize {
        let mut next = || self.bytes.next().copied().map_or(0, usize::from);
        let chosen = if end > 256 { next() << 8 | next() } else { next() };
        chosen.checked_rem(end).unwrap_or(0)
    }

    /// Whether nothing is left to decide.
    pub fn is_over(&self) -> bool {
        self.bytes.as_slice().is_empty()
    }

    fn one_of<'s>(&mut self, words: &[&'s str]) -> &'s str {
        words.get(self.below(words.len())).copied().unwrap_or_default()
    }
}

/// More accidents than that make a heap of rubble, which teaches nothing.
const MAX_ACCIDENTS: usize = 12;

/// Lets accidents happen to `tree` until the choices are used up.
pub fn mutate(tree: &mut Value, choices: &mut Choices<'_>) {
    for _ in 0..MAX_ACCIDENTS {
        if choices.is_over() {
            return;
        }
        accident(tree, choices);
    }
}

fn accident(tree: &mut Value, choices: &mut Choices<'_>) {
    let places = places(tree);
    let Some(at) = places.get(choices.below(places.len())) else { return };
    let other = places.get(choices.below(places.len())).unwrap_or(at);
    let copy = tree.pointer(other).cloned().unwrap_or_default();
    let kind = choices.below(12);
    let Some(value) = tree.pointer_mut(at) else { return };
    match kind {
        0 => *value = odd_value(choices),
        1 => *value = copy,
        2 => *value = json!({ "$ref": format!("#{other}") }),
        3 => remove_one(value, choices),
        4 => insert(value, choices.one_of(KEYS), copy, choices),
        5 => insert(value, choices.one_of(KEYS), odd_value(choices), choices),
        6 => insert(value, choices.one_of(KEYS), json!({ "$ref": format!("#{other}") }), choices),
        7 => rename(value, choices),
        8 => *value = wrapped(value.take(), choices),
        9 => unwrap(value, choices),
        10 => blemish(value, choices),
        _ => join(value, copy),
    }
}

/// The places of all values, as pointers.
fn places(tree: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &JsonPointer, found: &mut Vec<String>) {
        found.push(at.to_string());
        match value {
            Value::Object(members) => {
                members.iter().for_each(|(key, below)| walk(below, &at.join(key), found));
            }
            Value::Array(items) => items.iter().enumerate().for_each(|(index, below)| {
                let mut place = at.clone();
                place.push_index(index);
                walk(below, &place, found);
            }),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut found = Vec::new();
    walk(tree, &JsonPointer::root(), &mut found);
    found
}

fn odd_value(choices: &mut Choices<'_>) -> Value {
    match choices.below(20) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(false),
        3 => json!(0),
        4 => json!(-1),
        5 => json!(u64::MAX),
        6 => json!(1e300),
        7 => json!(0.1),
        8 => json!([]),
        9 => json!({}),
        10 => json!([null]),
        11 => json!({ "": "" }),
        12 => json!({ "type": choices.one_of(TEXTS) }),
        13 => json!([choices.one_of(TEXTS), choices.one_of(TEXTS)]),
        14 => json!({ "a": { "$ref": choices.one_of(TEXTS) } }),
        15 => json!("x".repeat(1 << choices.below(13))),
        _ => json!(choices.one_of(TEXTS)),
    }
}

fn remove_one(value: &mut Value, choices: &mut Choices<'_>) {
    match value {
        Value::Object(members) => {
            if let Some(key) = members.keys().nth(choices.below(members.len())).cloned() {
                members.shift_remove(&key);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            items.remove(choices.below(items.len()));
        }
        Value::Array(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn insert(value: &mut Value, key: &str, new: Value, choices: &mut Choices<'_>) {
    match value {
        Value::Object(members) => {
            members.insert(key.to_owned(), new);
        }
        Value::Array(items) => items.insert(choices.below(items.len() + 1), new),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => *value = new,
    }
}

/// One member gets the name of another thing.
fn rename(value: &mut Value, choices: &mut Choices<'_>) {
    if let Value::Object(members) = value {
        let index = choices.below(members.len());
        let words = if choices.below(2) == 0 { KEYS } else { TEXTS };
        let name = choices.one_of(words);
        let renamed = std::mem::take(members).into_iter().enumerate();
        members.extend(
            renamed.map(|(at, (key, below))| (if at == index { name.to_owned() } else { key }, below)),
        );
    }
}

fn wrapped(value: Value, choices: &mut Choices<'_>) -> Value {
    let key = choices.one_of(KEYS).to_owned();
    match choices.below(4) {
        0 => json!([value]),
        1 => json!({ key: [value] }),
        2 => json!({ key: [value.clone(), value] }),
        _ => Value::Object(Map::from_iter([(key, value)])),
    }
}

fn unwrap(value: &mut Value, choices: &mut Choices<'_>) {
    let inner = match value {
        Value::Object(members) => members.values().nth(choices.below(members.len())).cloned(),
        Value::Array(items) => items.get(choices.below(items.len())).cloned(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    };
    if let Some(inner) = inner {
        *value = inner;
    }
}

/// A text gets something that does not belong, a number becomes text, and the like.
fn blemish(value: &mut Value, choices: &mut Choices<'_>) {
    match value {
        Value::String(text) => {
            let odd = choices.one_of(TEXTS);
            match choices.below(4) {
                0 => text.push_str(odd),
                1 => text.insert_str(0, odd),
                2 => *text = text.chars().take(choices.below(text.len() + 1)).collect(),
                _ => *text = text.to_uppercase(),
            }
        }
        Value::Number(_) | Value::Bool(_) => *value = Value::String(value.to_string()),
        Value::Array(items) => items.reverse(),
        Value::Object(members) => {
            let list = std::mem::take(members)
                .into_iter()
                .map(|(key, value)| json!({ "name": key, "value": value }));
            *value = list.collect();
        }
        Value::Null => *value = json!("null"),
    }
}

/// Takes everything in that another value has.
fn join(value: &mut Value, other: Value) {
    match (value, other) {
        (Value::Object(members), Value::Object(more)) => members.extend(more),
        (Value::Array(items), Value::Array(more)) => items.extend(more),
        (value, other) => *value = other,
    }
}

/// Words that mean something in one version or another.
#[rustfmt::skip]
static KEYS: &[&str] = &[
    "$ref", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$defs", "$schema", "$self", "allOf", "oneOf", "anyOf", "not", "if",
    "then", "else", "properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "dependentSchemas",
    "dependentRequired", "dependencies", "propertyNames", "items", "prefixItems", "contains", "unevaluatedItems", "required", "enum",
    "const", "default", "example", "examples", "type", "format", "nullable", "discriminator", "mapping", "propertyName", "readOnly",
    "writeOnly", "deprecated", "minimum", "maximum", "exclusiveMinimum", "multipleOf", "minLength", "maxLength", "pattern", "minItems",
    "uniqueItems", "title", "description", "xml", "contentEncoding", "contentMediaType", "contentSchema", "parameters", "in", "name",
    "style", "explode", "allowReserved", "allowEmptyValue", "schema", "content", "requestBody", "responses", "headers", "links",
    "callbacks", "security", "servers", "url", "variables", "tags", "operationId", "summary", "externalDocs", "get", "post", "query",
    "trace", "additionalOperations", "x-ms-summary", "x-ms-visibility", "x-ms-trigger", "x-ms-notification-url",
    "x-ms-notification-content", "x-ms-dynamic-values", "x-ms-dynamic-schema", "x-ms-dynamic-list", "x-ms-enum", "x-ms-api-annotation",
    "x-ms-paths", "x-ms-connector-metadata", "components", "schemas", "definitions", "securitySchemes", "securityDefinitions", "flows",
    "flow", "scopes", "paths", "webhooks", "pathItems", "info", "openapi", "swagger", "host", "basePath", "schemes", "consumes",
    "produces", "collectionFormat", "encoding", "itemSchema", "application/json", "multipart/form-data", "200", "default", "2XX", "/",
    "/{a}", "/a/{b}/", "/a?b={c}", "",
];

/// Texts that are something, or nearly.
#[rustfmt::skip]
static TEXTS: &[&str] = &[
    "", " ", "object", "array", "string", "integer", "number", "boolean", "null", "file", "int64", "date-time", "binary", "byte",
    "body", "query", "path", "header", "cookie", "formData", "querystring", "form", "deepObject", "simple", "multi", "csv", "#", "#/",
    "#/components/schemas/A", "#/definitions/A", "#/paths/~1a/get", "other.yaml#/a", "https://example.com/a.json", "../x", "%", "%zz",
    "/", "//", "/{a}/{b}", "/{", "{a}", "https://{host}.example.com:8080/v1?x", "http://", "ftp://a", "2.0", "3.1.0", "3.2.0", "4",
    "application/json; charset=utf-8", "application/vnd.a+json", "*/*", "text/", "true", "0", "-1", "1e999", "2XX", "600", "ä", "\u{0}",
    "\u{2028}", "\u{202e}", "😀", "<p>a</p>", "[a](b)", "`", "```", "a\nb", "\t", "~1", "~2", "x-ms-", "__proto__", "$request.body#/a",
    "{$request.body#/a}", "{$request.query.a}", "^(a+)+$", "(", "\\u{1}", "@parameters('a')", "oauth2", "apiKey", "http", "bearer",
    "basic", "openIdConnect", "mutualTLS", "authorizationCode", "implicit",
];
