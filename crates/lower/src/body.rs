use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{In, Parameter, Schema, Type};
use connectorgen_spec::BODY_NAME_EXTENSION;
use openapiv3::{MediaType, ReferenceOr, RequestBody};
use serde_json::Value;

use crate::codes;
use crate::lowering::Lowering;
use crate::media::{MediaKind, concrete, essence, media_kind};
use crate::schema::Direction;
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
    pub(crate) fn body(&mut self, body: &'a ReferenceOr<RequestBody>, at: &At<'_>) -> Body {
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
            self.chosen_body(body, &at)
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

    /// The body in the one media type that suits connectors best.
    fn chosen_body(&mut self, body: &'a RequestBody, at: &At<'_>) -> Body {
        let content = at.key("content");
        let Some((name, media)) = body.content.iter().min_by_key(|(name, _)| preference(media_kind(name)))
        else {
            return Body::default();
        };
        for (other, _) in body.content.iter().filter(|(other, _)| *other != name) {
            let message = format!("a request has one media type; `{other}` is left out beside `{name}`");
            self.found.report(&codes::MEDIA_TYPE_LEFT_OUT, &content.key(other), message);
        }
        let place = content.key(name);
        self.beside_schema(media, &place);
        match media_kind(name) {
            MediaKind::UrlEncoded | MediaKind::Multipart => self.form(body, name, media, &place),
            MediaKind::Json | MediaKind::JsonLike | MediaKind::Any => self.json(body, name, media, &place),
            MediaKind::Text | MediaKind::Xml | MediaKind::Stream => self.text_body(body, name, media, &place),
            MediaKind::Binary => {
                let schema = Schema {
                    kind: Some(Type::String),
                    format: Some("binary".to_owned()),
                    ..Schema::default()
                };
                whole(body, schema, &concrete(name))
            }
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
        if media_kind(name) == MediaKind::JsonLike {
            lowered.parameters.push(content_type(&concrete(name)));
        }
        lowered
    }

    fn text_body(&mut self, body: &'a RequestBody, name: &str, media: &'a MediaType, at: &At<'_>) -> Body {
        if media_kind(name) != MediaKind::Text {
            let message = format!("`{name}` is taken from flows as text; its structure is left out");
            self.found.report(&codes::BODY_AS_TEXT, at, message);
        }
        let declared = media.schema.as_ref().filter(|_| media_kind(name) == MediaKind::Text);
        let lowered = declared.map(|schema| self.expanded(schema, &at.key("schema"), Direction::Input));
        let schema = lowered.filter(|schema| schema.kind == Some(Type::String) && !is_binary(schema));
        let schema =
            Schema { title: None, summary: None, ..schema.unwrap_or_else(|| Schema::of(Type::String)) };
        whole(body, schema, &concrete(name))
    }

    /// A form: each member of its object becomes a field.
    fn form(&mut self, body: &'a RequestBody, name: &str, media: &'a MediaType, at: &At<'_>) -> Body {
        let multipart = media_kind(name) == MediaKind::Multipart;
        let consumes = if multipart { "multipart/form-data" } else { "application/x-www-form-urlencoded" };
        let schema = media
            .schema
            .as_ref()
            .map(|schema| self.expanded(schema, &at.key("schema"), Direction::Input))
            .unwrap_or_default();
        if multipart && essence(name) != consumes {
            let message = format!("connectors send no `{name}`; the parts are sent as `{consumes}`");
            self.found.report(&codes::MULTIPART_AS_FORM, at, message);
        }
        let schema_at = at.key("schema");
        let place = schema_at.key("properties");
        let required = schema.required.unwrap_or_default();
        let mut fields = Form { multipart, parameters: Vec::new(), words: self.words };
        for (field, member) in schema.properties.unwrap_or_default() {
            let needed = required.contains(&field);
            let encoding = media.encoding.get(&field).and_then(|encoding| encoding.content_type.as_deref());
            let member =
                if multipart && encoding.is_some_and(says_bytes) { self.as_bytes(member) } else { member };
            self.field(&field, member, needed, 0, &mut fields, &place.key(&field));
        }
        if fields.parameters.is_empty() {
            self.found
                .report(
                    &codes::FORM_WITHOUT_FIELDS,
                    at,
                    "the form has no fields, so the operation sends nothing",
                )
                .help("describe the form by an object with a property for each field");
            return Body::default();
        }
        let needed = body.required && required.is_empty() && fields.parameters.len() == 1;
        if let ([only], true) = (fields.parameters.as_mut_slice(), needed) {
            only.required = true;
        }
        Body { parameters: fields.parameters, consumes: vec![consumes.to_owned()], schema_source: None }
    }

    /// A part whose media type is no text is a file, whatever its schema says beside being text.
    fn as_bytes(&mut self, member: Schema) -> Schema {
        let mut member = self.expand_definition(member);
        match (&member.kind, &mut member.items) {
            (Some(Type::Array), Some(items)) => {
                let inner = self.expand_definition(std::mem::take(items.as_mut()));
                **items = as_binary(inner);
                member
            }
            (_, _) => as_binary(member),
        }
    }

    fn field(
        &mut self,
        name: &str,
        member: Schema,
        required: bool,
        depth: usize,
        form: &mut Form,
        at: &At<'_>,
    ) {
        // Fields whose names hold `"` or `@` are hidden by the designer, and names have to be ASCII
        // (`InvalidFormDataParameterName`; Azure/LogicAppsUX).
        if !name.is_ascii() || name.contains(['"', '@']) {
            self.found.report(
                &codes::FORM_FIELD_LEFT_OUT,
                at,
                format!("a form cannot have a field named `{name}`; it is left out"),
            );
            return;
        }
        let expanded = self.expand_definition(member);
        match expanded.kind {
            Some(Type::Object) if !form.multipart && expanded.properties.is_some() && depth < 2 => {
                // Keys such as `address[city]` are how such forms write what is nested.
                let needed = expanded.required.unwrap_or_default();
                for (inner, schema) in expanded.properties.unwrap_or_default() {
                    let inner_required = required && needed.contains(&inner);
                    // The label of a member says nothing without the name of the object.
                    let schema = Schema { summary: None, ..schema };
                    self.field(&format!("{name}[{inner}]"), schema, inner_required, depth + 1, form, at);
                }
            }
            Some(Type::Object) => {
                self.found.report(
                    &codes::FORM_FIELD_AS_TEXT,
                    at,
                    format!("the field `{name}` is an object; it is taken from flows as JSON text"),
                );
                form.push(name, text_field(expanded, "JSON text"), required);
            }
            Some(Type::Array) if self.keeps => form.push(name, expanded, required),
            Some(Type::Array) => self.list_field(name, expanded, required, form, at),
            Some(Type::String) if form.multipart && is_binary(&expanded) => {
                form.push(name, Schema { kind: Some(Type::File), format: None, ..expanded }, required);
            }
            Some(Type::String) if is_binary(&expanded) => {
                // `StringBinaryNotSupportedForFormUrlEncoded`.
                form.push(name, Schema { format: Some("byte".to_owned()), ..expanded }, required);
            }
            Some(Type::String | Type::Number | Type::Integer | Type::Boolean) => {
                form.push(name, expanded, required);
            }
            // OpenAPI 3.1, encoding object: without a type a part is `application/octet-stream`.
            None if form.multipart && !self.openapi.openapi.starts_with("3.0") => {
                form.push(name, Schema { kind: Some(Type::File), format: None, ..expanded }, required);
            }
            None | Some(Type::File | Type::Other(_)) => {
                form.push(name, Schema { kind: Some(Type::String), ..expanded }, required);
            }
        }
    }

    /// The designer drops lists in forms without a word, so one value is asked for.
    fn list_field(&mut self, name: &str, list: Schema, required: bool, form: &mut Form, at: &At<'_>) {
        let items = self.expand_definition(list.items.map(|items| *items).unwrap_or_default());
        self.found.report(
            &codes::FORM_LIST_SINGLE,
            at,
            format!("the field `{name}` is a list; connectors send one value of it"),
        );
        let kind = match items.kind {
            Some(Type::String) if form.multipart && is_binary(&items) => Type::File,
            Some(kind @ (Type::String | Type::Number | Type::Integer | Type::Boolean)) => kind,
            Some(Type::Object | Type::Array) => {
                let items = Schema { summary: list.summary, ..items };
                form.push(name, text_field(items, "One value of the list, as JSON text"), required);
                return;
            }
            None | Some(Type::File | Type::Other(_)) => Type::String,
        };
        let format = items.format.clone().filter(|format| format != "binary");
        let description = Some(wording::noted(list.description.or(items.description.clone()), ONE_VALUE));
        form.push(
            name,
            Schema { kind: Some(kind), format, description, summary: list.summary, ..items },
            required,
        );
    }
}

/// The fields of a form.
struct Form {
    multipart: bool,
    parameters: Vec<Parameter>,
    words: Words,
}

impl Form {
    fn push(&mut self, name: &str, mut schema: Schema, required: bool) {
        if self.parameters.iter().any(|other| other.name == name) {
            return;
        }
        super::parameter::show_example(&mut schema, self.words);
        let items = schema.items.clone();
        let mut parameter = super::parameter::scalar(name, In::FormData, schema, self.words);
        parameter.required = required;
        parameter.items = items;
        self.parameters.push(parameter);
    }
}

/// What is said of an input that stands for a list.
const ONE_VALUE: &str = "One value of the list";

fn text_field(schema: Schema, note: &str) -> Schema {
    let description = wording::noted(schema.description, note);
    Schema {
        kind: Some(Type::String),
        description: Some(description),
        summary: schema.summary,
        ..Schema::default()
    }
}

fn as_binary(schema: Schema) -> Schema {
    let is_text = matches!(schema.kind, None | Some(Type::String)) && schema.enumeration.is_empty();
    if !is_text || schema.reference.is_some() {
        return schema;
    }
    Schema { kind: Some(Type::String), format: Some("binary".to_owned()), ..schema }
}

/// Whether the media types of a part, which may be several, are all those of bytes.
fn says_bytes(media_types: &str) -> bool {
    media_types.split(',').all(|media| media_kind(media) == MediaKind::Binary)
}

fn is_binary(schema: &Schema) -> bool {
    matches!(schema.format.as_deref(), Some("binary"))
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

fn preference(kind: MediaKind) -> u8 {
    match kind {
        MediaKind::Json => 0,
        MediaKind::JsonLike => 1,
        MediaKind::Any => 2,
        MediaKind::UrlEncoded => 3,
        MediaKind::Multipart => 4,
        MediaKind::Text => 5,
        MediaKind::Binary => 6,
        MediaKind::Xml => 7,
        MediaKind::Stream => 8,
    }
}
