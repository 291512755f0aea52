use connectorgen_diagnostics::JsonPointer;
use serde_json::{Map, Value};

/// The media types of `consumes` or `produces`, each with its place.
#[derive(Debug, Clone, Default)]
pub(super) struct Media(Vec<(String, JsonPointer)>);

/// A media type and where the source says it, if it does.
pub(super) type Named = (String, Option<JsonPointer>);

impl Media {
    /// What a holder says; `None` when it says nothing. An empty list says that the document's does not hold here.
    pub(super) fn of(holder: &Value, place: &JsonPointer, key: &str) -> Option<Media> {
        let list = place.join(key);
        match holder.get(key)? {
            Value::Array(types) => {
                let named = types.iter().enumerate().filter_map(|(index, value)| {
                    Some((value.as_str()?.trim().to_owned(), super::element(&list, index)))
                });
                Some(Media(named.filter(|(name, _)| !name.is_empty()).collect()))
            }
            Value::String(one) => Some(Media(vec![(one.trim().to_owned(), list)])),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
        }
    }

    /// Those of a body that is one value. Forms are written as fields, so their media types say nothing of it unless
    /// there are no others.
    pub(super) fn of_body(&self, schema: Option<&Value>) -> Vec<Named> {
        let only_forms = self.0.iter().all(|(name, _)| is_form(name));
        self.where_or(|name| only_forms || !is_form(name), whole(schema))
    }

    /// Those of a form. Files travel in multipart forms only.
    pub(super) fn of_form(&self, has_files: bool) -> Vec<Named> {
        let default = if has_files { "multipart/form-data" } else { "application/x-www-form-urlencoded" };
        self.where_or(|name| if has_files { is_multipart(name) } else { is_form(name) }, default)
    }

    /// Those of a response.
    pub(super) fn of_response(&self, schema: Option<&Value>) -> Vec<Named> {
        self.where_or(|_| true, whole(schema))
    }

    fn where_or(&self, wanted: impl Fn(&str) -> bool, default: &str) -> Vec<Named> {
        let mut chosen: Vec<Named> = Vec::new();
        for (name, place) in self.0.iter().filter(|(name, _)| wanted(name)) {
            if chosen.iter().all(|(other, _)| other != name) {
                chosen.push((name.clone(), Some(place.clone())));
            }
        }
        if chosen.is_empty() {
            chosen.push((default.to_owned(), None));
        }
        chosen
    }
}

/// What a value is sent as when the document does not say.
fn whole(schema: Option<&Value>) -> &'static str {
    let is_binary = schema.and_then(Value::as_object).is_some_and(is_binary);
    if is_binary { "application/octet-stream" } else { "application/json" }
}

fn is_binary(schema: &Map<String, Value>) -> bool {
    let says = |key: &str, value: &str| schema.get(key).and_then(Value::as_str) == Some(value);
    says("type", "file") || says("format", "binary")
}

fn is_multipart(name: &str) -> bool {
    name.to_ascii_lowercase().starts_with("multipart/")
}

fn is_form(name: &str) -> bool {
    is_multipart(name) || name.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded")
}
