use connectorgen_diagnostics::{At, Document, JsonPointer};
use serde_json::{Map, Value};

use super::schema::schema;
use super::{Raise, Way};
use crate::codes;

/// Members of a parameter or header that its schema has in 3.0.
const OF_SCHEMA: &[&str] = &[
    "type",
    "format",
    "items",
    "default",
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
    "enum",
    "multipleOf",
    "x-nullable",
];

/// What a parameter becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A parameter still.
    Plain,
    /// The request body.
    Body,
    /// A member of the request body.
    Form,
}

impl Place {
    pub(super) fn of(parameter: &Value) -> Place {
        match parameter.get("in").and_then(Value::as_str) {
            Some("body") => Place::Body,
            // Without a name it cannot be a field; reading the parameter says so.
            Some("formData") if parameter.get("name").is_some_and(Value::is_string) => Place::Form,
            _ => Place::Plain,
        }
    }
}

impl Raise<'_, '_> {
    /// A parameter in the path, the query or a header.
    pub(super) fn parameter(&mut self, value: &Value, way: &Way) -> Value {
        let Some(source) = value.as_object() else { return value.clone() };
        self.moved(way.inner.clone(), way.source.clone());
        if source.contains_key("$ref") {
            return value.clone();
        }
        let (mut raised, mut inner) = self.parts(source, way);
        self.style(source, &mut raised, &mut inner, &way.source);
        raised.insert("schema".to_owned(), Value::Object(inner));
        Value::Object(raised)
    }

    /// A header of a response.
    pub(super) fn header(&mut self, value: &Value, way: &Way) -> Value {
        let Some(source) = value.as_object() else { return value.clone() };
        self.moved(way.inner.clone(), way.source.clone());
        let (mut raised, inner) = self.parts(source, way);
        raised.remove("collectionFormat");
        raised.insert("schema".to_owned(), Value::Object(inner));
        Value::Object(raised)
    }

    /// What stays on the parameter, and what its schema has.
    fn parts(&mut self, source: &Map<String, Value>, way: &Way) -> (Map<String, Value>, Map<String, Value>) {
        let mut raised = Map::new();
        let mut inner = of_schema(source);
        for (key, value) in source {
            match key.as_str() {
                name if OF_SCHEMA.contains(&name) => {}
                // Not Swagger 2.0, but it is clear what is meant.
                "schema" if value.is_object() => {
                    if let Value::Object(own) = schema(value) {
                        inner.extend(own);
                    }
                }
                _ => drop(raised.insert(key.clone(), value.clone())),
            }
        }
        let place =
            if source.contains_key("schema") { way.source.join("schema") } else { way.source.clone() };
        self.made(way.inner.join("schema"), place);
        (raised, inner)
    }

    /// How the values of a list are written. Where 3.0 has no word for it, the list is taken as the text it is on the
    /// wire.
    fn style(
        &mut self,
        source: &Map<String, Value>,
        raised: &mut Map<String, Value>,
        inner: &mut Map<String, Value>,
        place: &JsonPointer,
    ) {
        let format = raised.remove("collectionFormat");
        if source.get("type").and_then(Value::as_str) != Some("array") {
            return;
        }
        let in_query = source.get("in").and_then(Value::as_str) == Some("query");
        let format = match &format {
            None | Some(Value::Null) => "csv",
            Some(Value::String(text)) => text.as_str(),
            Some(_) => "",
        };
        let (style, explode) = match (format, in_query) {
            ("csv", true) => ("form", false),
            ("csv", false) => return,
            ("multi", true) => ("form", true),
            ("ssv", true) => ("spaceDelimited", false),
            ("pipes", true) => ("pipeDelimited", false),
            (other, _) => return self.as_text(other, source, inner, place),
        };
        raised.insert("style".to_owned(), Value::from(style));
        raised.insert("explode".to_owned(), Value::from(explode));
    }

    fn as_text(
        &mut self,
        format: &str,
        source: &Map<String, Value>,
        inner: &mut Map<String, Value>,
        place: &JsonPointer,
    ) {
        let name = source.get("name").and_then(Value::as_str).unwrap_or_default();
        let holder = At::pointer(Document::Source, place);
        let at = holder.key("collectionFormat");
        let separator = match format {
            "ssv" => "spaces",
            "tsv" => "tabs",
            "pipes" => "`|`",
            "multi" => {
                self.found
                    .report(
                        &codes::COLLECTION_FORMAT_LEFT_OUT,
                        &at,
                        format!("only parameters in the query can be repeated; `{name}` is taken as separated by commas"),
                    )
                    .help("use `csv`");
                return;
            }
            _ => {
                self.found
                    .report(
                        &codes::COLLECTION_FORMAT_LEFT_OUT,
                        &at,
                        format!("the way in which the values of `{name}` are separated is not known; commas are taken"),
                    )
                    .help("use `csv`, `multi`, `ssv`, `tsv` or `pipes`");
                return;
            }
        };
        self.found.report(
            &codes::COLLECTION_FORMAT_LEFT_OUT,
            &at,
            format!("the list `{name}` is taken as one text, its values separated by {separator}"),
        );
        inner.clear();
        inner.insert("type".to_owned(), Value::from("string"));
    }
}

/// The schema that a parameter, field or header has in its own members.
pub(super) fn of_schema(source: &Map<String, Value>) -> Map<String, Value> {
    let own = source.iter().filter(|(key, _)| OF_SCHEMA.contains(&key.as_str()));
    let own = own.map(|(key, value)| (key.clone(), value.clone())).collect();
    let mut raised = match schema(&Value::Object(own)) {
        Value::Object(raised) => raised,
        _ => Map::new(),
    };
    if let Some(items) = raised.get_mut("items") {
        without_formats(items);
    }
    raised
}

/// Lists in lists say their own format; commas are what everybody takes.
fn without_formats(items: &mut Value) {
    let Some(items) = items.as_object_mut() else { return };
    if items.get("collectionFormat").and_then(Value::as_str) == Some("csv") {
        items.remove("collectionFormat");
    }
    if let Some(inner) = items.get_mut("items") {
        without_formats(inner);
    }
}
