//! Forms: each member of a body's object becomes a field.

use connectorgen_diagnostics::At;
use connectorgen_model::{In, Parameter, Schema, Type};
use indexmap::IndexMap;
use openapiv3::{Encoding, MediaType, QueryStyle, RequestBody};

use crate::body::Body;
use crate::lowering::Lowering;
use crate::media::{MediaKind, essence, media_kind};
use crate::parameter::{self, is_value};
use crate::schema::Direction;
use crate::style::{Style, bracketed};
use crate::wording::{self, ONE_VALUE, Words};
use crate::{ArrayQuery, codes};

impl<'a> Lowering<'a, '_> {
    /// A form: each member of its object becomes a field.
    pub(crate) fn form(
        &mut self,
        body: &'a RequestBody,
        name: &str,
        media: &'a MediaType,
        operation: &str,
        at: &At<'_>,
    ) -> Body {
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
        // OpenAPI 3.0, encoding object: in multipart bodies styles have no effect.
        let has_styles = !multipart || !self.openapi.openapi.starts_with("3.0");
        let encoding = has_styles.then_some(&media.encoding);
        let mut fields = Form { multipart, encoding, operation, parameters: Vec::new(), words: self.words };
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
        form: &mut Form<'_>,
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
            Some(Type::Array) => self.list_field(name, expanded, required, depth, form, at),
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

    /// The designer drops lists in forms without a word, so they are asked for as text, or one value of them is.
    fn list_field(
        &mut self,
        name: &str,
        mut list: Schema,
        required: bool,
        depth: usize,
        form: &mut Form<'_>,
        at: &At<'_>,
    ) {
        let items = self.expand_definition(list.items.take().map(|items| *items).unwrap_or_default());
        let is_text = is_value(&items) && !is_binary(&items);
        let style = form.style(name, depth);
        let name = if style == Style::Deep && is_text { &bracketed(name) } else { name };
        let by_script = self.array_query == ArrayQuery::Script && !form.multipart;
        match style {
            Style::Comma if is_text => self.delimited_field(name, ',', list, required, form, at),
            Style::Delimited(separator) if is_text => {
                self.delimited_field(name, separator, list, required, form, at);
            }
            Style::Repeat | Style::Deep if is_text && by_script => {
                let message = format!("the script repeats the field `{name}` for each value of the list");
                self.found.report(&codes::FORM_LIST_BY_SCRIPT, at, message);
                self.script.repeat(form.operation, name);
                form.push(name, text_field(list, &separated(',')), required);
            }
            Style::Comma | Style::Repeat | Style::Deep | Style::Delimited(_) => {
                let message = format!("the field `{name}` is a list; connectors send one value of it");
                let report = self.found.report(&codes::FORM_LIST_SINGLE, at, message);
                if is_text && !form.multipart {
                    report.help("with `arrayQuery: script` in connectorgen.yaml, a script repeats the field");
                }
                if style == Style::Deep && items.properties.is_some() {
                    self.field(&format!("{name}[0]"), items, required, depth, form, at);
                } else {
                    form.push_one(name, list, items, required);
                }
            }
        }
    }

    fn delimited_field(
        &mut self,
        name: &str,
        separator: char,
        list: Schema,
        required: bool,
        form: &mut Form<'_>,
        at: &At<'_>,
    ) {
        let message = format!(
            "the field `{name}` is taken from flows as one text, its values separated by `{separator}`"
        );
        self.found.report(&codes::FORM_LIST_DELIMITED, at, message);
        form.push(name, text_field(list, &separated(separator)), required);
    }
}

/// The fields of a form.
struct Form<'a> {
    multipart: bool,
    /// How fields are written, where that is said and has an effect.
    encoding: Option<&'a IndexMap<String, Encoding>>,
    /// The id of the operation that sends it.
    operation: &'a str,
    parameters: Vec<Parameter>,
    words: Words,
}

impl Form<'_> {
    /// How a list is written. Inside of an object, which is written in brackets, it is as well.
    fn style(&self, name: &str, depth: usize) -> Style {
        if depth > 0 {
            return Style::Deep;
        }
        let Some(encoding) = self.encoding.and_then(|fields| fields.get(name)) else { return Style::Repeat };
        Style::query(encoding.style.as_ref().unwrap_or(&QueryStyle::Form), Some(encoding.explode))
    }

    /// One value of a list.
    fn push_one(&mut self, name: &str, list: Schema, items: Schema, required: bool) {
        let kind = match items.kind {
            Some(Type::String) if self.multipart && is_binary(&items) => Type::File,
            Some(kind @ (Type::String | Type::Number | Type::Integer | Type::Boolean)) => kind,
            Some(Type::Object | Type::Array) => {
                let items = Schema { summary: list.summary, ..items };
                self.push(name, text_field(items, "One value of the list, as JSON text"), required);
                return;
            }
            None | Some(Type::File | Type::Other(_)) => Type::String,
        };
        let format = items.format.clone().filter(|format| format != "binary");
        let description = Some(wording::noted(list.description.or(items.description.clone()), ONE_VALUE));
        let one = Schema { kind: Some(kind), format, description, summary: list.summary, ..items };
        self.push(name, one, required);
    }

    fn push(&mut self, name: &str, mut schema: Schema, required: bool) {
        if self.parameters.iter().any(|other| other.name == name) {
            return;
        }
        parameter::show_example(&mut schema, self.words);
        let items = schema.items.clone();
        let mut parameter = parameter::scalar(name, In::FormData, schema, self.words);
        parameter.required = required;
        parameter.items = items;
        self.parameters.push(parameter);
    }
}

fn separated(separator: char) -> String {
    format!("Values are separated by `{separator}`")
}

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

pub(crate) fn is_binary(schema: &Schema) -> bool {
    matches!(schema.format.as_deref(), Some("binary"))
}
