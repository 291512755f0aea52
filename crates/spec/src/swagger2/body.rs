use connectorgen_diagnostics::JsonPointer;
use serde_json::{Map, Value};

use super::media::{Media, Named};
use super::schema::schema;
use super::{Raise, Way};

/// The extension that keeps the name of a body, for which OpenAPI 3 has no room: on the request body, or on the operation as Swagger's own
/// converter writes it.
pub const BODY_NAME_EXTENSION: &str = "x-codegen-request-body-name";

impl Raise<'_, '_> {
    /// A body parameter as a request body. `way.source` is where the parameter is written, `entry` where the operation
    /// lists it: the same unless it is shared.
    pub(super) fn body(
        &mut self,
        value: &Value,
        way: &Way,
        entry: &JsonPointer,
        consumes: Option<&Media>,
    ) -> Value {
        self.moved(way.inner.clone(), entry.clone());
        let Some(source) = value.as_object() else { return value.clone() };
        let declared = source.get("schema");
        let raised_schema = declared.map(schema);
        let types = consumes.unwrap_or(&self.consumes).of_body(declared);
        let content = self.content(&types, raised_schema.as_ref(), way, &way.source.join("schema"));
        let mut raised = Map::new();
        for (key, value) in source {
            match key.as_str() {
                "in" | "schema" => {}
                "name" => drop(raised.insert(BODY_NAME_EXTENSION.to_owned(), value.clone())),
                _ => drop(raised.insert(key.clone(), value.clone())),
            }
        }
        raised.insert("content".to_owned(), Value::Object(content));
        Value::Object(raised)
    }

    /// `content`: the same schema under each media type.
    pub(super) fn content(
        &mut self,
        types: &[Named],
        raised: Option<&Value>,
        way: &Way,
        schema_place: &JsonPointer,
    ) -> Map<String, Value> {
        let place = way.inner.join("content");
        self.made(place.clone(), way.source.clone());
        let mut content = Map::new();
        for (index, (name, said)) in types.iter().enumerate() {
            if index > 0 && raised.is_some_and(|raised| !self.copies.take(raised)) {
                break;
            }
            let inner = place.join(name);
            self.made(inner.clone(), said.clone().unwrap_or_else(|| way.source.clone()));
            let mut media = Map::new();
            if let Some(raised) = raised {
                self.moved(inner.join("schema"), schema_place.clone());
                media.insert("schema".to_owned(), raised.clone());
            }
            content.insert(name.clone(), Value::Object(media));
        }
        content
    }
}
