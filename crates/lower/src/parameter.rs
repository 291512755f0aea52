use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{CollectionFormat, In, Parameter, Schema, Type, Visibility};
use openapiv3::{ParameterData, ParameterSchemaOrContent, PathStyle, ReferenceOr};
use serde_json::Value;

use crate::lowering::Lowering;
use crate::schema::{Direction, is_enum_hint, name_values};
use crate::style::Style;
use crate::wording::{self, Words, noted};
use crate::{ArrayQuery, codes};

/// Headers that the platform sets itself. None of a thousand published connectors has a parameter for one of them.
const RESERVED_HEADERS: &[&str] = &[
    "authorization",
    "host",
    "cookie",
    "origin",
    "referer",
    "connection",
    "date",
    "transfer-encoding",
    "content-length",
];
/// OpenAPI 3.0 says of these that a parameter for them is ignored: media types say it already.
const MEDIA_TYPE_HEADERS: &[&str] = &["accept", "content-type"];

/// A parameter of the document with its place.
#[derive(Clone)]
pub(crate) struct Source<'a> {
    pub(crate) parameter: &'a openapiv3::Parameter,
    pub(crate) at: JsonPointer,
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
        let lists = [(path, path_at.key("parameters")), (own, own_at.key("parameters"))];
        for (list, place) in lists {
            for (index, entry) in list.iter().enumerate() {
                let at = place.index(index);
                let resolved = match entry {
                    ReferenceOr::Item(parameter) => Some((parameter, at.to_pointer())),
                    ReferenceOr::Reference { reference } => {
                        self.resolve(|components| &components.parameters, reference, &at)
                    }
                };
                let Some((parameter, at)) = resolved else { continue };
                let key = identity(parameter);
                let source = Source { parameter, at };
                match sources.iter_mut().find(|other| identity(other.parameter) == key) {
                    Some(existing) => *existing = source,
                    None => sources.push(source),
                }
            }
        }
        sources
    }

    /// What a parameter becomes: usually one, none when a connector cannot have it, several for an object.
    pub(crate) fn parameter(&mut self, source: &Source<'a>) -> Vec<Parameter> {
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
                let message =
                    format!("connectors send no cookies; the parameter `{}` is left out", data.name);
                self.found.report(&codes::COOKIE_LEFT_OUT, &at, message);
                return Vec::new();
            }
        };
        if data.deprecated == Some(true) && !data.required && location != In::Path {
            let message = format!("the deprecated parameter `{}` is optional and left out", data.name);
            self.found.report(&codes::PARAMETER_DEPRECATED, &at, message);
            return Vec::new();
        }
        let schema = self.parameter_schema(data, &at);
        if location == In::Header && self.is_platform_header(data, &schema, &at) {
            return Vec::new();
        }
        let mut lowered = self.by_kind(data, location, style, schema, &at);
        self.unseen_examples(data, &lowered, &at);
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

    /// OpenAPI has headers that media types speak for. They are kept where their values are listed: then they choose.
    fn is_platform_header(&mut self, data: &ParameterData, schema: &Schema, at: &At<'_>) -> bool {
        let name = data.name.to_ascii_lowercase();
        let chooses = !schema.enumeration.is_empty() || schema.default.is_some();
        let chooses = chooses || self.keeps;
        let why = if RESERVED_HEADERS.contains(&name.as_str()) {
            "the platform sets the header itself"
        } else if MEDIA_TYPE_HEADERS.contains(&name.as_str()) && !chooses {
            "the media types of the operation say it"
        } else {
            return false;
        };
        let message = format!("`{}` is left out: {why}", data.name);
        self.found.report(&codes::HEADER_PARAMETER_LEFT_OUT, at, message);
        true
    }

    fn parameter_schema(&mut self, data: &'a ParameterData, at: &At<'_>) -> Schema {
        match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                let place = at.key("schema");
                self.unused_description(data, schema, &place);
                self.expanded(schema, &place, Direction::Input)
            }
            ParameterSchemaOrContent::Content(_) => {
                let message = format!(
                    "the value of `{}` is a document of its own; it is taken from flows as text",
                    data.name
                );
                self.found.report(&codes::PARAMETER_AS_TEXT, &at.key("content"), message);
                let own = data.description.as_deref().map(|text| self.words.parameter_description(text));
                Schema { description: Some(noted(own, "JSON text")), ..Schema::of(Type::String) }
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

    /// Lists: the platform accepts comma-separated values and nothing else (error `CollectionFormatValueNotSupported`).
    fn list(
        &mut self,
        data: &'a ParameterData,
        location: In,
        style: Style,
        list: Schema,
        at: &At<'_>,
    ) -> Parameter {
        let items = self.expand_definition(list.items.clone().map(|items| *items).unwrap_or_default());
        let style = match (style, self.array_query) {
            (Style::Repeat, ArrayQuery::Csv) => Style::Comma,
            (style, ArrayQuery::Csv | ArrayQuery::Single) => style,
        };
        let simple = matches!(items.kind, Some(Type::String | Type::Number | Type::Integer | Type::Boolean));
        match style {
            Style::Comma if simple => {
                let list = Schema { kind: Some(Type::Array), ..list };
                let mut parameter = single(data, location, list, self.words);
                parameter.items = Some(Box::new(bare(items)));
                parameter.collection_format = Some(CollectionFormat::Csv);
                parameter.default = parameter.default.filter(Value::is_array);
                parameter
            }
            Style::Repeat | Style::Deep | Style::Comma => {
                let (what, kept) = if simple {
                    ("one value of the list can be given: the platform cannot repeat a parameter", items)
                } else {
                    ("the list is taken from flows as text", Schema::of(Type::String))
                };
                self.found
                    .report(&codes::ARRAY_PARAMETER_SINGLE, at, format!("`{}`: {what}", data.name))
                    .help("if the server takes comma-separated values as well, say so: `explode: false` in the document, or `arrayQuery: csv` in connectorgen.yaml");
                let description = list.description.or(kept.description.clone());
                let default = list
                    .default
                    .as_ref()
                    .and_then(Value::as_array)
                    .and_then(|values| values.first())
                    .cloned();
                let one = Schema { description, default: default.or(kept.default.clone()), ..kept };
                let mut parameter = single(data, location, one, self.words);
                let note = if simple { "One value of the list" } else { "JSON text" };
                parameter.description = Some(noted(parameter.description.take(), note));
                parameter
            }
            Style::Delimited(delimiter) => {
                let message = format!(
                    "`{}` is taken from flows as one text, its values separated by `{delimiter}`",
                    data.name
                );
                self.found.report(&codes::ARRAY_PARAMETER_DELIMITED, at, message);
                let mut parameter = single(
                    data,
                    location,
                    Schema { description: list.description, ..Schema::of(Type::String) },
                    self.words,
                );
                let text = parameter.description.take().unwrap_or_default();
                parameter.description =
                    Some(format!("{text} Values are separated by `{delimiter}`.").trim_start().to_owned());
                parameter
            }
        }
    }

    /// An object in the query: one parameter for each member, as `filter[status]` or under the member's own name.
    fn split(
        &mut self,
        data: &'a ParameterData,
        style: Style,
        schema: Schema,
        at: &At<'_>,
    ) -> Vec<Parameter> {
        let mut parts = Vec::new();
        let prefix = (style == Style::Deep).then_some(data.name.as_str());
        self.members_of(data, prefix, data.required, schema, 0, &mut parts, at);
        self.found.report(
            &codes::PARAMETER_SPLIT,
            at,
            format!("the object `{}` became {} parameters", data.name, parts.len()),
        );
        parts
    }

    /// One parameter for each member; of members in members two levels, which is how such servers go on:
    /// `filter[created][gte]`.
    #[allow(clippy::too_many_arguments, reason = "one walk that goes down with what it knows")]
    fn members_of(
        &mut self,
        data: &ParameterData,
        prefix: Option<&str>,
        needed: bool,
        object: Schema,
        depth: usize,
        parts: &mut Vec<Parameter>,
        at: &At<'_>,
    ) {
        let required = object.required.unwrap_or_default();
        for (name, member) in object.properties.unwrap_or_default() {
            let member = self.expand_definition(member);
            let full = prefix.map_or_else(|| name.clone(), |prefix| format!("{prefix}[{name}]"));
            let needed = needed && required.contains(&name);
            match member.kind {
                Some(Type::Object) if prefix.is_some() && depth == 0 && member.properties.is_some() => {
                    self.members_of(data, Some(&full), needed, member, depth + 1, parts, at);
                }
                Some(Type::Object | Type::Array) => {
                    let message = format!(
                        "the member `{name}` of `{}` is not a single value and is left out",
                        data.name
                    );
                    self.found.report(&codes::PARAMETER_MEMBER_LEFT_OUT, at, message);
                }
                Some(
                    Type::String | Type::Number | Type::Integer | Type::Boolean | Type::File | Type::Other(_),
                )
                | None => {
                    let kind = member.kind.clone().or(Some(Type::String));
                    // The label of a member says nothing without the name of the object.
                    let summary = member.summary.filter(|_| prefix.is_none());
                    let mut parameter =
                        scalar(&full, In::Query, Schema { kind, summary, ..member }, self.words);
                    parameter.required = needed;
                    parts.push(parameter);
                }
            }
        }
    }

    fn parameter_extensions(&mut self, parameter: &mut Parameter, data: &'a ParameterData, at: &At<'_>) {
        for (name, value) in &data.extensions {
            if !parameter.set_extension(name, &self.translated(value)) && !is_enum_hint(name) {
                self.unknown_extension(&mut parameter.extra, name, value, at);
            }
        }
    }
}

/// One value under the parameter's own name.
fn single(data: &ParameterData, location: In, mut schema: Schema, words: Words) -> Parameter {
    let own = data.description.as_deref().map(|text| words.parameter_description(text));
    let own = own.filter(|text| !text.is_empty());
    name_values(&mut schema, &data.extensions);
    let is_schema = matches!(data.format, ParameterSchemaOrContent::Schema(_));
    schema.description = own.filter(|_| is_schema).or(schema.description);
    // Bytes cannot stand in an address or a header; base64 text can.
    if schema.format.as_deref() == Some("binary") {
        schema.format = Some("byte".to_owned());
    }
    if data.example.is_some() {
        schema.example.clone_from(&data.example);
    }
    show_example(&mut schema, words);
    let mut parameter = scalar(&data.name, location, schema, words);
    parameter.required = data.required || parameter.location == Some(In::Path);
    parameter
}

/// Inputs that are no members of a body show their example in the description.
pub(crate) fn show_example(schema: &mut Schema, words: Words) {
    let example = schema.example.take().as_ref().and_then(wording::short_example);
    let open = schema.enumeration.is_empty() && schema.default.is_none() && !words.as_written;
    if let (Some(example), true) = (example, open) {
        let text = schema.description.take().unwrap_or_default();
        schema.description = Some(format!("{text} For example: {example}.").trim_start().to_owned());
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

/// Whether a title is short enough to be the label of an input or output.
pub(crate) fn is_label(title: &str) -> bool {
    title.chars().count() <= 40
}

/// A parameter that holds one value of the schema's type.
pub(crate) fn scalar(name: &str, location: In, schema: Schema, words: Words) -> Parameter {
    let title = schema.title.filter(|title| is_label(title));
    let spoken = if location == In::Header { wording::header_name(name) } else { name };
    let summary = schema.summary.or_else(|| words.label(title.as_deref().unwrap_or(spoken)));
    let encoding = (location == In::Path).then(|| "single".to_owned());
    Parameter {
        name: name.to_owned(),
        location: Some(location),
        description: schema.description,
        kind: schema.kind,
        format: schema.format,
        enumeration: schema.enumeration,
        default: schema.default,
        minimum: schema.minimum,
        exclusive_minimum: schema.exclusive_minimum,
        maximum: schema.maximum,
        exclusive_maximum: schema.exclusive_maximum,
        min_length: schema.min_length,
        max_length: schema.max_length,
        pattern: schema.pattern,
        min_items: schema.min_items,
        max_items: schema.max_items,
        unique_items: schema.unique_items,
        multiple_of: schema.multiple_of,
        summary,
        visibility: schema.visibility,
        url_encoding: encoding,
        enum_values: schema.enum_values,
        extra: schema.extra,
        ..Parameter::default()
    }
}

/// Makes a parameter one that is always sent with this value and never shown. Internal parameters have to be required
/// to be sent at all (`InternalPropertyWithDefaultOptional`).
pub(crate) fn fix(parameter: &mut Parameter, value: Value) {
    parameter.required = true;
    parameter.default = Some(value);
    parameter.visibility = Some(Visibility::Internal);
}

/// A required value of which there is only one is not a question to ask.
fn hide_constant(parameter: &mut Parameter) {
    let only = match parameter.enumeration.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    };
    if let (Some(only), true) = (only, parameter.required && parameter.location != Some(In::Path)) {
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

/// The items of a list, without what only an input of its own has.
fn bare(items: Schema) -> Schema {
    Schema {
        summary: None,
        title: None,
        description: None,
        example: None,
        nullable: false,
        default: None,
        ..items
    }
}
