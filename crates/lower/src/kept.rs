//! What stays as it is in a connector that exists already. Its makers decided it, and flows and apps rely on it.

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{In, NotificationContent, Parameter, Response, Schema};
use connectorgen_spec::codes::FIELD_UNKNOWN;
use indexmap::IndexMap;
use openapiv3::{MediaType, RequestBody, StatusCode};
use serde_json::{Map, Value};

use crate::body::Body;
use crate::lowering::Lowering;
use crate::response::{Answers, Candidate};
use crate::schema::Direction;

impl<'a> Lowering<'a, '_> {
    /// The body with its schema and all its media types.
    pub(crate) fn kept_body(&mut self, body: &'a RequestBody, at: &At<'_>) -> Body {
        let schema = self.kept_schema(&body.content, at, Direction::Input).unwrap_or_default();
        let description = body.description.as_deref().map(|text| self.words.schema_description(text));
        let parameter = Parameter {
            name: "body".to_owned(),
            location: Some(In::Body),
            description: description.filter(|text| !text.is_empty()),
            required: body.required,
            schema: Some(schema),
            ..Parameter::default()
        };
        Body {
            parameters: vec![parameter],
            consumes: body.content.keys().cloned().collect(),
            schema_source: self.schema_source(&body.content, at),
        }
    }

    /// The responses with their status codes, schemas, headers and examples.
    pub(crate) fn kept_responses(&mut self, candidates: &[Candidate<'a>]) -> Answers {
        let mut answers = Answers::default();
        for candidate in candidates {
            let at = At::pointer(Document::Source, &candidate.at);
            let source = candidate.response;
            let code = candidate.code.as_ref().map_or_else(|| "default".to_owned(), StatusCode::to_string);
            let mut response = Response {
                description: self.words.response_description(&source.description, &code),
                schema: self.kept_schema(&source.content, &at, Direction::Output),
                headers: self.headers(&source.headers, &at),
                examples: examples(&source.content),
                ..Response::default()
            };
            self.response_extensions(&mut response, candidate);
            if answers.produces.is_empty() {
                answers.produces = source.content.keys().cloned().collect();
            }
            let place = JsonPointer::root().join(&code);
            let schema = self.schema_source(&source.content, &at);
            answers.sources.extend(schema.map(|source| (place.join("schema"), source)));
            answers.sources.push((place, candidate.at.clone()));
            answers.responses.insert(code, response);
        }
        answers
    }

    /// What the webhook triggers of a path deliver.
    pub(crate) fn path_notification(&mut self, path: &str, item_at: &At<'_>) -> Option<NotificationContent> {
        let source = self.spec.notification(path)?;
        let at = item_at.key(connectorgen_model::read::NOTIFICATION_CONTENT);
        let schema =
            source.schema.as_ref().map(|schema| self.schema(schema, &at.key("schema"), Direction::Output));
        let description = source.description.as_deref().map(|text| self.words.operation_description(text));
        let mut content = NotificationContent {
            description: description.filter(|text| !text.is_empty()),
            schema: schema.map(|schema| if self.keeps { schema } else { Schema { title: None, ..schema } }),
            headers: self.headers(&source.headers, &at),
            ..NotificationContent::default()
        };
        for (name, value) in &source.others {
            if name.starts_with("x-") {
                content.extra.insert(name.clone(), self.translated(value).into_owned());
            } else {
                let message = format!("what a webhook delivers has no `{name}`; it is left out");
                self.found.report(&FIELD_UNKNOWN, &at.key(name), message);
            }
        }
        Some(content)
    }

    /// The same schema stands under each media type.
    fn kept_schema(
        &mut self,
        content: &'a IndexMap<String, MediaType>,
        at: &At<'_>,
        direction: Direction,
    ) -> Option<Schema> {
        let (name, media) = content.first()?;
        let list = at.key("content");
        let place = list.key(name);
        Some(self.schema(media.schema.as_ref()?, &place.key("schema"), direction))
    }
}

fn examples(content: &IndexMap<String, MediaType>) -> Option<Value> {
    let given = content.iter().filter_map(|(name, media)| Some((name.clone(), media.example.clone()?)));
    let examples: Map<String, Value> = given.collect();
    (!examples.is_empty()).then_some(Value::Object(examples))
}
