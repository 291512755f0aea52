use serde_json::{Map, Value};

use super::media::Media;
use super::schema::schema;
use super::{Raise, Way};

impl Raise<'_, '_> {
    pub(super) fn responses(&mut self, value: &Value, way: &Way, produces: Option<&Media>) -> Value {
        let Some(responses) = value.as_object() else { return value.clone() };
        let raised = responses.iter().map(|(code, response)| {
            let response = if code.starts_with("x-") {
                response.clone()
            } else {
                self.response(response, &way.key(code), produces)
            };
            (code.clone(), response)
        });
        Value::Object(raised.collect())
    }

    /// A response: its schema and its examples stand under each media type that is produced.
    pub(super) fn response(&mut self, value: &Value, way: &Way, produces: Option<&Media>) -> Value {
        let Some(source) = value.as_object() else { return value.clone() };
        if source.contains_key("$ref") {
            return value.clone();
        }
        let mut raised = Map::new();
        for (key, value) in source {
            match key.as_str() {
                "schema" | "examples" => {}
                "headers" => drop(raised.insert(key.clone(), self.headers(value, &way.key(key)))),
                _ => drop(raised.insert(key.clone(), value.clone())),
            }
        }
        let declared = source.get("schema");
        let examples = source.get("examples").and_then(Value::as_object);
        if declared.is_some() || examples.is_some_and(|examples| !examples.is_empty()) {
            let types = produces.unwrap_or(&self.produces).of_response(declared);
            let mut content =
                self.content(&types, declared.map(schema).as_ref(), way, &way.source.join("schema"));
            self.examples(examples, &mut content, way);
            raised.insert("content".to_owned(), Value::Object(content));
        }
        Value::Object(raised)
    }

    /// Examples go to their media types; one whose media type is not produced goes to the first.
    fn examples(
        &mut self,
        examples: Option<&Map<String, Value>>,
        content: &mut Map<String, Value>,
        way: &Way,
    ) {
        let place = way.inner.join("content");
        for (name, example) in examples.into_iter().flatten() {
            let known =
                content.keys().find(|media| media.eq_ignore_ascii_case(name)).or(content.keys().next());
            let Some(media) = known.cloned() else { continue };
            let Some(entry) = content.get_mut(&media).and_then(Value::as_object_mut) else { continue };
            if !entry.contains_key("example") {
                entry.insert("example".to_owned(), example.clone());
                self.made(place.join(&media).join("example"), way.source.join("examples").join(name));
            }
        }
    }

    fn headers(&mut self, value: &Value, way: &Way) -> Value {
        let Some(headers) = value.as_object() else { return value.clone() };
        let raised = headers.iter().map(|(name, header)| (name.clone(), self.header(header, &way.key(name))));
        Value::Object(raised.collect())
    }
}
