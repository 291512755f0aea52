use connectorgen_diagnostics::JsonPointer;
use serde_json::{Map, Value, json};

use super::media::Media;
use super::operation::Sent;
use super::parameter::of_schema;
use super::{Raise, Way};

/// Members of a field that are its name, its place and how it is written, or belong to the form.
const NOT_OF_SCHEMA: &[&str] = &["name", "in", "required", "collectionFormat"];

impl Raise<'_, '_> {
    /// The fields of a form as a request body: an object with a property for each of them.
    pub(super) fn form(
        &mut self,
        fields: &[Sent<'_>],
        inner: &JsonPointer,
        consumes: &Media,
    ) -> Option<Value> {
        let first = fields.first()?;
        let way = Way { inner: inner.clone(), source: first.place.clone() };
        self.made(inner.clone(), first.entry.clone());
        let is_file = |field: &Sent<'_>| field.object.get("type").and_then(Value::as_str) == Some("file");
        let types = consumes.of_form(fields.iter().any(is_file));
        let mut properties = Map::new();
        let mut required: Vec<Value> = Vec::new();
        let mut encoding = Map::new();
        for field in fields {
            let is_shared = field.place != field.entry;
            if properties.contains_key(field.name()) || (is_shared && !self.copies.take(field.value)) {
                continue;
            }
            properties.insert(field.name().to_owned(), Value::Object(property(field.object)));
            if field.object.get("required") == Some(&Value::Bool(true)) {
                required.push(Value::from(field.name()));
            }
            if let Some(explode) = explode(field.object) {
                encoding.insert(field.name().to_owned(), json!({ "style": "form", "explode": explode }));
            }
        }
        let needed = !required.is_empty();
        let mut object = Map::new();
        object.insert("type".to_owned(), Value::from("object"));
        if needed {
            object.insert("required".to_owned(), Value::Array(required));
        }
        object.insert("properties".to_owned(), Value::Object(properties));
        let mut content = self.content(&types, Some(&Value::Object(object)), &way, &first.place);
        for (name, media) in &mut content {
            let place = inner.join("content").join(name).join("schema").join("properties");
            for field in fields {
                self.made(place.join(field.name()), field.place.clone());
            }
            if let (Some(media), false) = (media.as_object_mut(), encoding.is_empty()) {
                media.insert("encoding".to_owned(), Value::Object(encoding.clone()));
            }
        }
        Some(json!({ "required": needed, "content": content }))
    }
}

/// A field as a property: its description and its extensions stand on the schema.
fn property(field: &Map<String, Value>) -> Map<String, Value> {
    let mut raised = of_schema(field);
    for (key, value) in field {
        let says_nothing = key == "x-nullable" || (key == "allowEmptyValue" && *value == Value::Bool(false));
        if !NOT_OF_SCHEMA.contains(&key.as_str()) && !raised.contains_key(key) && !says_nothing {
            raised.insert(key.clone(), value.clone());
        }
    }
    raised
}

fn explode(field: &Map<String, Value>) -> Option<bool> {
    let is_list = field.get("type").and_then(Value::as_str) == Some("array");
    is_list.then(|| field.get("collectionFormat").and_then(Value::as_str) == Some("multi"))
}
