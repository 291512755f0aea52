use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{In, Parameter, Schema, Type};
use connectorgen_spec::BODY_NAME_EXTENSION;
use openapiv3::{MediaType, ReferenceOr, RequestBody};
use serde_json::Value;

use crate::codes;
use crate::form::is_binary;
use crate::lowering::Lowering;
use crate::media::{MediaKind, concrete, essence, media_kind};
use crate::schema::{Direction, file_members};
use crate::wording::{self, Words};

/// What a request body becomes.
#[derive(Default)]
pub(crate) struct Body {
    /// One body parameter, or the fields of a form.
    pub(crate) parameters: Vec<Parameter>,
    /// Exactly one media type where there is a body.
    pub(crate) consumes: Vec<String>,
    /// Where the schema of a whole body is.
    pub(crate) schema_source: Option<JsonPointer>,
}

impl<'a> Lowering<'a, '_> {
    pub(crate) fn body(&mut self, body: &'a ReferenceOr<RequestBody>, operation: &str, at: &At<'_>) -> Body {
        let resolved = match body {
            ReferenceOr::Item(body) => Some((body, at.to_pointer())),
            ReferenceOr::Reference { reference } => {
                self.resolve(|components| &components.request_bodies, reference, at)
            }
        };
        let Some((body, pointer)) = resolved else { return Body::default() };
        let at = At::pointer(Document::Source, &pointer);
        let name = body.extensions.get(BODY_NAME_EXTENSION).and_then(Value::as_str);
        let mut lowered = if self.keeps && name.is_some() {
            self.kept_body(body, &at)
        } else {
            self.chosen_body(body, operation, &at)
        };
        let whole = lowered.parameters.iter_mut().find(|parameter| parameter.location == Some(In::Body));
        if let Some(parameter) = whole {
            name.unwrap_or("body").clone_into(&mut parameter.name);
            let extensions = body.extensions.iter().filter(|(name, _)| *name != BODY_NAME_EXTENSION);
            for (name, value) in extensions {
                let value = self.translated(value);
                if !parameter.set_extension(name, &value) {
                    self.unknown_extension(&mut parameter.extra, name, &value, &at);
                }
            }
        }
        lowered
    }

    /// The body in the one media type that suits connectors best. `operation` is the id of the one that sends it.
    fn chosen_body(&mut self, body: &'a RequestBody, operation: &str, at: &At<'_>) -> Body {
        let content = at.key("content");
        let is_form = |name: &str| media_kind(name) == MediaKind::Multipart;
        let forms = body.content.keys().any(|name| is_form(name));
        let files = body.content.iter().any(|(name, media)| is_form(name) && self.has_files(media));
        let best = body.content.iter().min_by_key(|(name, media)| self.preference(name, media, forms, files));
        let Some((name, media)) = best else { return Body::default() };
        for (other, _) in body.content.iter().filter(|(other, _)| *other != name) {
            let message = format!("a request has one media type; `{other}` is left out beside `{name}`");
            self.found.report(&codes::MEDIA_TYPE_LEFT_OUT, &content.key(other), message);
        }
        let place = content.key(name);
        self.beside_schema(media, &place);
        match self.content_kind(name, media) {
            MediaKind::UrlEncoded | MediaKind::Multipart => self.form(body, name, media, operation, &place),
            MediaKind::Json | MediaKind::JsonLike | MediaKind::Any => self.json(body, name, media, &place),
            MediaKind::Text | MediaKind::Xml | MediaKind::Yaml | MediaKind::Stream => {
                self.text_body(body, name, media, &place)
            }
            MediaKind::Binary => {
                self.structure_in_bytes(name, media, &place);
                let schema = Schema {
                    kind: Some(Type::String),
                    format: Some("binary".to_owned()),
                    ..Schema::default()
                };
                whole(body, schema, &concrete(name))
            }
        }
    }

    fn has_files(&self, media: &MediaType) -> bool {
        media.schema.as_ref().is_some_and(|schema| !file_members(schema, self.openapi).is_empty())
    }

    /// The lower, the better. `forms` says whether the body may be a form of several parts, `files` whether files are among
    /// these.
    fn preference(&self, name: &str, media: &MediaType, forms: bool, files: bool) -> u8 {
        match self.content_kind(name, media) {
            MediaKind::UrlEncoded if files => 6,
            // Neither can carry the files that a form of several parts can.
            MediaKind::Json | MediaKind::JsonLike | MediaKind::Any | MediaKind::UrlEncoded
                if forms && self.has_files(media) =>
            {
                6
            }
            // People fill in the members of a patch rather than a list of changes (RFC 6902).
            MediaKind::JsonLike if essence(name) == "application/json-patch+json" => 3,
            MediaKind::Json => 0,
            MediaKind::JsonLike => 1,
            MediaKind::Any => 2,
            MediaKind::UrlEncoded => 4,
            MediaKind::Multipart => 5,
            MediaKind::Text => 7,
            MediaKind::Binary => 8,
            MediaKind::Xml | MediaKind::Yaml => 9,
            MediaKind::Stream => 10,
        }
    }

    fn json(&mut self, body: &'a RequestBody, name: &str, media: &'a MediaType, at: &At<'_>) -> Body {
        let mut schema = media
            .schema
            .as_ref()
            .map(|schema| self.schema(schema, &at.key("schema"), Direction::Input))
            .unwrap_or_default();
        self.root_title(&mut schema, at);
        schema.summary = None;
        if schema.format.as_deref() == Some("binary") {
            return whole(body, schema, "application/octet-stream");
        }
        if schema.reference.is_none() && schema.kind.is_none() {
            schema.kind = Some(Type::Object);
        }
        // The validator's list of media types has no vendor's JSON (Microsoft Learn, swagger validator rules).
        let mut lowered = whole(body, schema, "application/json");
        lowered.schema_source = Some(at.key("schema").to_pointer());
        let concrete = concrete(name);
        if concrete != "application/json" {
            lowered.parameters.push(content_type(&concrete));
        }
        lowered
    }

    fn text_body(&mut self, body: &'a RequestBody, name: &str, media: &'a MediaType, at: &At<'_>) -> Body {
        if media_kind(name) != MediaKind::Text || self.is_structured(media) {
            let message = format!("`{name}` is taken from flows as text; its structure is left out");
            self.found.report(&codes::BODY_AS_TEXT, at, message);
        }
        let declared = media.schema.as_ref().filter(|_| media_kind(name) == MediaKind::Text);
        let lowered = declared.map(|schema| self.expanded_text(schema, &at.key("schema"), Direction::Input));
        let schema = lowered.filter(|schema| schema.kind == Some(Type::String) && !is_binary(schema));
        let schema =
            Schema { title: None, summary: None, ..schema.unwrap_or_else(|| Schema::of(Type::String)) };
        whole(body, schema, &concrete(name))
    }
}

/// A body that is one value.
fn whole(body: &RequestBody, schema: Schema, media: &str) -> Body {
    let needed = schema.required.as_ref().is_some_and(|names| !names.is_empty());
    // An object's members have labels of their own, before which this one would stand.
    let label = match schema.kind {
        Some(Type::String) if is_binary(&schema) => Some("File Content".to_owned()),
        Some(Type::String | Type::Number | Type::Integer | Type::Boolean) => Some("Body".to_owned()),
        None | Some(Type::Array | Type::Object | Type::File | Type::Other(_)) => None,
    };
    let parameter = Parameter {
        name: "body".to_owned(),
        location: Some(In::Body),
        description: body
            .description
            .as_deref()
            .map(wording::schema_description)
            .filter(|text| !text.is_empty()),
        required: body.required || needed,
        schema: Some(schema),
        summary: label,
        ..Parameter::default()
    };
    Body { parameters: vec![parameter], consumes: vec![media.to_owned()], schema_source: None }
}

/// The fixed header that tells the server which JSON it gets.
fn content_type(media: &str) -> Parameter {
    let mut parameter =
        super::parameter::scalar("Content-Type", In::Header, Schema::of(Type::String), Words::default());
    super::parameter::fix(&mut parameter, serde_json::Value::from(media));
    parameter
}
