//! Parameters: what each becomes, by what it holds.

mod content;
mod cookie;
mod list;
mod object;
mod platform_header;
mod value;

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{In, Parameter, Schema, Type, Visibility};
use openapiv3::{ParameterData, ParameterSchemaOrContent, PathStyle, ReferenceOr};
use serde_json::Value;

use crate::lowering::Lowering;
use crate::schema::{Direction, is_enum_hint, own_title};

use crate::style::Style;
use crate::wording::{self, noted};
use platform_header::speaks_of_media_types;
use value::single;
pub(crate) use value::{fix, is_label, is_value, scalar, show_example};

use crate::{ArrayQuery, codes};

/// A parameter of the document with its place.
#[derive(Clone)]
pub(crate) struct Source<'a> {
    pub(crate) parameter: &'a openapiv3::Parameter,
    pub(crate) at: JsonPointer,
    is_component: bool,
}

impl<'a> Lowering<'a, '_> {
    /// The parameters of the path and of the operation; the operation's own ones come first in meaning, the path's in
    /// place.
    pub(crate) fn sources(
        &mut self,
        path: &'a [ReferenceOr<openapiv3::Parameter>],
        path_at: &At<'_>,
        own: &'a [ReferenceOr<openapiv3::Parameter>],
        own_at: &At<'_>,
    ) -> Vec<Source<'a>> {
        let mut sources: Vec<Source<'a>> = Vec::new();
        // Those before it are the path's, which the operation's own override.
        let mut overridden = 0;
        let lists = [(path, path_at.key("parameters")), (own, own_at.key("parameters"))];
        for (list, place) in lists {
            for (index, entry) in list.iter().enumerate() {
                let at = place.index(index);
                let is_component = matches!(entry, ReferenceOr::Reference { .. });
                let resolved = match entry {
                    ReferenceOr::Item(parameter) => Some((parameter, at.to_pointer())),
                    ReferenceOr::Reference { reference } => {
                        self.resolve(|components| &components.parameters, reference, &at)
                    }
                };
                let Some((parameter, at)) = resolved else { continue };
                let key = identity(parameter);
                let source = Source { parameter, at, is_component };
                let known =
                    sources.iter_mut().enumerate().find(|(_, other)| identity(other.parameter) == key);
                let Some((index, existing)) = known else {
                    sources.push(source);
                    continue;
                };
                if index >= overridden && !std::ptr::eq(existing.parameter, parameter) {
                    self.found
                        .report(
                            &codes::PARAMETER_NAME_CLASH,
                            &At::pointer(Document::Source, &existing.at),
                            format!("`{}` is given twice; the last one counts", key.0),
                        )
                        .help("keep one of the two");
                }
                *existing = source;
            }
            overridden = sources.len();
        }
        sources
    }

    /// What a parameter becomes: usually one, none when a connector cannot have it, several for an object.
    /// `operation` is the id of the one that has it.
    pub(crate) fn parameter(&mut self, source: &Source<'a>, operation: &str) -> Vec<Parameter> {
        if let Some(known) = self.parameters.get(&source.at) {
            return known.clone();
        }
        let said = self.found.len();
        let lowered = self.one_or_more(source, operation);
        let is_same_in_all = source.is_component
            && self.found.len() == said
            && !lowered.is_empty()
            // The script repeats lists operation by operation.
            && self.array_query != ArrayQuery::Script;
        if is_same_in_all {
            self.parameters.insert(source.at.clone(), lowered.clone());
        }
        lowered
    }

    fn one_or_more(&mut self, source: &Source<'a>, operation: &str) -> Vec<Parameter> {
        let at = At::pointer(Document::Source, &source.at);
        let data = source.parameter.parameter_data_ref();
        let (location, style) = match source.parameter {
            openapiv3::Parameter::Query { style, allow_reserved, .. } => {
                if *allow_reserved {
                    let message =
                        format!("reserved characters in the value of `{}` are percent-encoded", data.name);
                    self.found.report(&codes::ALLOW_RESERVED_LEFT_OUT, &at.key("allowReserved"), message);
                }
                (In::Query, Style::query(style, data.explode))
            }
            openapiv3::Parameter::Header { .. } => (In::Header, Style::Comma),
            openapiv3::Parameter::Path { style, .. } => {
                if *style != PathStyle::Simple && !self.is_single_value(data) {
                    let message = format!(
                        "connectors write lists and objects in a path plainly; the style of `{}` is left out",
                        data.name
                    );
                    self.found.report(&codes::PATH_STYLE_LEFT_OUT, &at.key("style"), message);
                }
                (In::Path, Style::Comma)
            }
            openapiv3::Parameter::Cookie { .. } => {
                self.cookie(data, operation, &at);
                return Vec::new();
            }
        };
        if data.deprecated == Some(true) && !data.required && location != In::Path {
            let message = format!("the deprecated parameter `{}` is optional and left out", data.name);
            self.found.report(&codes::PARAMETER_DEPRECATED, &at, message);
            return Vec::new();
        }
        let mut schema = self.parameter_schema(data, &at);
        self.name_values(&mut schema, data, &at);
        let example = schema.example.clone();
        if location == In::Header && self.is_platform_header(data, &schema, &at) {
            return Vec::new();
        }
        let mut lowered = self.by_kind(data, location, style, schema, &at);
        if matches!(style, Style::Repeat | Style::Deep) && self.array_query == ArrayQuery::Script {
            self.repeat(operation, &lowered, &at);
        }
        self.unseen_examples(data, &lowered, &at);
        let place = content::example_place(data, &at);
        self.unseen_example_of_schema(example.as_ref(), &lowered, &At::pointer(Document::Source, &place));
        let may_be_empty =
            matches!(source.parameter, openapiv3::Parameter::Query { allow_empty_value: Some(true), .. });
        for parameter in &mut lowered {
            if may_be_empty {
                parameter.extra.insert("allowEmptyValue".to_owned(), Value::Bool(true));
            }
            self.parameter_extensions(parameter, data, &at);
            if data.deprecated == Some(true) {
                parameter.summary = parameter.summary.take().map(|label| wording::deprecated_summary(&label));
            }
            if self.keeps {
                keep_sendable(parameter);
            } else {
                hide_constant(parameter);
            }
        }
        lowered
    }

    fn parameter_schema(&mut self, data: &'a ParameterData, at: &At<'_>) -> Schema {
        match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                let place = at.key("schema");
                self.unused_description(data, schema, &place);
                let title = own_title(schema).map(str::to_owned);
                Schema { title, ..self.expanded_text(schema, &place, Direction::Input) }
            }
            ParameterSchemaOrContent::Content(content) => {
                let place = at.key("content");
                match content.first() {
                    Some((name, media)) => self.schema_in_content(data, name, media, &place.key(name)),
                    None => Schema {
                        description: data
                            .description
                            .as_deref()
                            .map(|text| self.words.parameter_description(text)),
                        ..Schema::of(Type::String)
                    },
                }
            }
        }
    }

    fn by_kind(
        &mut self,
        data: &'a ParameterData,
        location: In,
        style: Style,
        schema: Schema,
        at: &At<'_>,
    ) -> Vec<Parameter> {
        match schema.kind {
            Some(Type::Array) => vec![self.list(data, location, style, schema, at)],
            Some(Type::Object)
                if location == In::Query && style.splits_objects() && schema.properties.is_some() =>
            {
                self.split(data, style, schema, at)
            }
            Some(Type::Object) if location == In::Query && style.splits_objects() => {
                let message = format!(
                    "the members of `{}` are not known, and each would be a parameter; it is left out",
                    data.name
                );
                self.found
                    .report(&codes::PARAMETER_MAP_LEFT_OUT, at, message)
                    .help("name the members in `properties`");
                Vec::new()
            }
            Some(Type::Object) => {
                let message = format!("`{}` is an object; it is taken from flows as text", data.name);
                self.found.report(&codes::PARAMETER_AS_TEXT, at, message);
                let text = Schema { description: schema.description, ..Schema::of(Type::String) };
                let how = style.of_object(location != In::Query && data.explode == Some(true));
                let mut parameter = single(data, location, text, self.words);
                parameter.description = Some(noted(parameter.description.take(), &how));
                vec![parameter]
            }
            Some(Type::String | Type::Number | Type::Integer | Type::Boolean) => {
                vec![single(data, location, schema, self.words)]
            }
            None | Some(Type::File | Type::Other(_)) => {
                vec![single(data, location, Schema { kind: Some(Type::String), ..schema }, self.words)]
            }
        }
    }

    /// Names of values that stand beside the schema; those of a list are the names of its items' values.
    fn name_values(&mut self, schema: &mut Schema, data: &'a ParameterData, at: &At<'_>) {
        let values = match &mut schema.items {
            Some(items) if schema.kind == Some(Type::Array) => items.as_mut(),
            Some(_) | None => schema,
        };
        self.take_value_names(values, &data.extensions, at);
        self.settle_value_names(values, at);
    }

    fn parameter_extensions(&mut self, parameter: &mut Parameter, data: &'a ParameterData, at: &At<'_>) {
        for (name, value) in &data.extensions {
            if !parameter.set_extension(name, &self.translated(value))
                && !is_enum_hint(name, &data.extensions)
            {
                self.unknown_extension(&mut parameter.extra, name, value, at);
            }
        }
    }
}

/// Two parameters of one operation are the same when name and location are; header names know no case.
fn identity(parameter: &openapiv3::Parameter) -> (u8, String) {
    let name = &parameter.parameter_data_ref().name;
    match parameter {
        openapiv3::Parameter::Query { .. } => (0, name.clone()),
        openapiv3::Parameter::Header { .. } => (1, name.to_ascii_lowercase()),
        openapiv3::Parameter::Path { .. } => (2, name.clone()),
        openapiv3::Parameter::Cookie { .. } => (3, name.clone()),
    }
}

/// A required value of which there is only one is not a question to ask.
pub(crate) fn hide_constant(parameter: &mut Parameter) {
    let only = match (parameter.enumeration.as_slice(), &parameter.default) {
        ([only], _) if parameter.required => Some(only.clone()),
        // The media types of an operation are not for makers to choose, but where several are listed.
        ([], Some(default)) if speaks_of_media_types(parameter) => Some(default.clone()),
        (_, _) => None,
    };
    if let Some(only) = only {
        fix(parameter, only);
    }
    if parameter.visibility == Some(Visibility::Internal) {
        match &parameter.default {
            Some(_) => parameter.required = true,
            // An internal input without a default would never get a value.
            None if parameter.required => parameter.visibility = None,
            None => {}
        }
    }
}

/// A required input that is never shown and has no value would never be sent (`InternalPropertyWithDefaultOptional`).
fn keep_sendable(parameter: &mut Parameter) {
    let hidden = parameter.visibility == Some(Visibility::Internal);
    if hidden && parameter.required && parameter.default.is_none() {
        parameter.visibility = None;
    }
}
