//! What people write in OpenAPI 3 who know Swagger 2.0: bodies among the parameters, schemas directly in responses.

use connectorgen_diagnostics::{At, Document};
use indexmap::IndexMap;
use openapiv3::{AnySchema, MediaType, ReferenceOr, RequestBody, Schema, SchemaData, SchemaKind, Server};
use serde_json::Value;

use super::Reader;
use super::object::Object;
use crate::codes;
use crate::moves::{Place, raw};

const JSON: &str = "application/json";

/// The parameters that are a body or fields of one.
#[derive(Default)]
pub(super) struct Leftovers<'d>(Vec<(&'d Value, Place)>);

impl<'d> Leftovers<'d> {
    pub(super) fn add(&mut self, value: &'d Value, place: Place) {
        self.0.push((value, place));
    }
}

impl<'d> Reader<'d, '_> {
    /// The body that parameters make which belong into one.
    pub(super) fn left_over_body(
        &mut self,
        operation: &Object<'d, '_>,
        leftovers: Leftovers<'d>,
    ) -> Option<ReferenceOr<RequestBody>> {
        let at = operation.at.key("requestBody");
        let is_taken = operation.has("requestBody");
        let mut parameters = Vec::with_capacity(leftovers.0.len());
        for (value, place) in leftovers.0 {
            self.report_leftover(&place, is_taken);
            if !is_taken {
                self.moves.record(at.to_pointer(), place);
                parameters.extend(
                    self.follow(value, &at).map(|value| (value, self.moves.one_step(&at.to_pointer()))),
                );
            }
        }
        let is_body = |value: &Value| value.get("in").and_then(Value::as_str) == Some("body");
        if let Some((value, place)) = parameters.iter().find(|(value, _)| is_body(value)) {
            let media = self.stated_media(operation, "consumes").unwrap_or(JSON);
            self.moves.record(at.to_pointer(), place.clone());
            return self.plain_body(value, media, at);
        }
        (!parameters.is_empty()).then(|| self.form(operation, &parameters, at))
    }

    fn report_leftover(&mut self, place: &Place, is_taken: bool) {
        let at = raw(&place.join("in"));
        let at = At::pointer(Document::Source, &at);
        let (message, help) = if is_taken {
            (
                "OpenAPI 3 has no bodies among the parameters; it is left out beside `requestBody`",
                "take it out",
            )
        } else {
            (
                "OpenAPI 3 has no bodies among the parameters; it was read as `requestBody`",
                "write it as `requestBody`",
            )
        };
        self.found.report(&codes::VALUE_REPAIRED, &at, message).help(help);
    }

    fn plain_body(&mut self, value: &'d Value, media: &str, at: At<'_>) -> Option<ReferenceOr<RequestBody>> {
        let parameter = self.object(value, at)?;
        let place = self.moves.one_step(&at.to_pointer());
        let list = at.key("content");
        let media_at = list.key(media);
        let schema_at = media_at.key("schema");
        self.moves.record(media_at.to_pointer(), place.clone());
        let schema = parameter.get("schema").map(|schema| self.schema(schema, &schema_at));
        Some(ReferenceOr::Item(RequestBody {
            description: parameter.text(self, "description"),
            content: IndexMap::from([(media.to_owned(), MediaType { schema, ..MediaType::default() })]),
            required: parameter.flag(self, "required").unwrap_or(false),
            extensions: parameter.extensions(),
        }))
    }

    /// Fields become the members of one object.
    fn form(
        &mut self,
        operation: &Object<'d, '_>,
        parameters: &[(&'d Value, Place)],
        at: At<'_>,
    ) -> ReferenceOr<RequestBody> {
        let has_file =
            parameters.iter().any(|(value, _)| value.get("type").and_then(Value::as_str) == Some("file"));
        let default = if has_file { "multipart/form-data" } else { "application/x-www-form-urlencoded" };
        let media =
            self.stated_media(operation, "consumes").filter(|media| *media != JSON).unwrap_or(default);
        let (content, members) = (at.key("content"), "properties");
        let media_at = content.key(media);
        let schema_at = media_at.key("schema");
        let list = schema_at.key(members);
        let mut any = AnySchema { typ: Some("object".to_owned()), ..AnySchema::default() };
        for (value, place) in parameters {
            let Some(Value::String(name)) = value.get("name") else { continue };
            let field_at = list.key(name);
            self.moves.record(field_at.to_pointer(), place.clone());
            let Some(field) = self.object(value, field_at) else { continue };
            let schema = if let Some(schema) = field.get("schema") {
                self.schema(schema, &field_at)
            } else {
                let mut schema = self.schema_of_fields(&field);
                schema.schema_data.description = field.text(self, "description");
                ReferenceOr::Item(schema)
            };
            if field.flag(self, "required") == Some(true) {
                any.required.push(name.clone());
            }
            any.properties.insert(name.clone(), super::schema::boxed(schema));
        }
        let required = !any.required.is_empty();
        let schema = Schema { schema_data: SchemaData::default(), schema_kind: SchemaKind::Any(any) };
        let media_type = MediaType { schema: Some(ReferenceOr::Item(schema)), ..MediaType::default() };
        ReferenceOr::Item(RequestBody {
            description: None,
            content: IndexMap::from([(media.to_owned(), media_type)]),
            required,
            extensions: IndexMap::new(),
        })
    }

    /// A schema where a body or response has `content`.
    pub(super) fn left_over_schema(
        &mut self,
        holder: &Object<'d, '_>,
        media: &str,
        content: &mut IndexMap<String, MediaType>,
    ) {
        let Some(schema) = holder.get("schema").filter(|_| !holder.has("content")) else { return };
        let message = format!("OpenAPI 3 has schemas below `content`; it was read as that of `{media}`");
        self.found
            .report(&codes::VALUE_REPAIRED, &holder.at.key("schema"), message)
            .help(format!("write `content: {{{media}: {{schema: …}}}}`"));
        self.moves.record_below(
            &holder.at.to_pointer(),
            &format!("/content/{}", media.replace('~', "~0").replace('/', "~1")),
            "",
        );
        let list = holder.at.key("content");
        let media_at = list.key(media);
        let schema = Some(self.schema(schema, &media_at.key("schema")));
        content.insert(media.to_owned(), MediaType { schema, ..MediaType::default() });
    }

    /// What a document and its components have that OpenAPI 3 does not know, but for what is read all the same.
    pub(super) fn report_unknown_parts(
        &mut self,
        document: &Object<'d, '_>,
        known: &[&str],
        components: &[&str],
    ) {
        let mut known = known.to_vec();
        if !document.has("servers") && document.has("host") {
            known.extend(["host", "basePath", "schemes"]);
        }
        known.extend(["definitions", "securityDefinitions"]);
        document.report_unknown(self, "the document", &known);
        if let Some(Value::Object(map)) = document.get("components") {
            Object { map, at: document.at.key("components") }.report_unknown(
                self,
                "`components`",
                components,
            );
        }
    }

    /// The address in three parts.
    pub(super) fn left_over_server(&mut self, document: &Object<'d, '_>) -> Option<Server> {
        let host = document.get("host")?.as_str()?;
        let schemes = document.get("schemes").map(|schemes| schemes.get(0).unwrap_or(schemes));
        let scheme = schemes.and_then(Value::as_str).unwrap_or("https");
        let base = document.get("basePath").and_then(Value::as_str).unwrap_or_default();
        let url = format!("{scheme}://{host}{base}");
        self.found
            .report(
                &codes::VALUE_REPAIRED,
                &document.at.key("host"),
                format!("OpenAPI 3 has the address below `servers`; it was read as `{url}`"),
            )
            .help(format!("write `servers: [{{url: {url}}}]`"));
        Some(Server { url, ..Server::default() })
    }

    /// The first media type of `consumes` or `produces`.
    fn stated_media(&self, operation: &Object<'d, '_>, key: &str) -> Option<&'d str> {
        let stated = operation.get(key).or_else(|| self.root.get(key))?;
        match stated {
            Value::Array(list) => list.first()?.as_str(),
            single => single.as_str(),
        }
    }

    /// The media type that `produces` of the document states.
    pub(super) fn produced_media(&self) -> &'d str {
        let stated = self.root.get("produces");
        let first = stated.and_then(|stated| stated.get(0)).or(stated);
        first.and_then(Value::as_str).unwrap_or(JSON)
    }
}
