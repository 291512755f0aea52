//! Parameters that hold one value.

use connectorgen_model::{In, Parameter, Schema, Type, Visibility};
use openapiv3::{ParameterData, ParameterSchemaOrContent};
use serde_json::Value;

use crate::wording::{self, Words};

/// One value under the parameter's own name.
pub(super) fn single(data: &ParameterData, location: In, mut schema: Schema, words: Words) -> Parameter {
    let own = data.description.as_deref().map(|text| words.parameter_description(text));
    let own = own.filter(|text| !text.is_empty());
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
        schema.description =
            Some(format!("{text} {}", wording::for_example(&example)).trim_start().to_owned());
    }
}

/// Whether a schema is that of a single value.
pub(crate) fn is_value(schema: &Schema) -> bool {
    matches!(schema.kind, Some(Type::String | Type::Number | Type::Integer | Type::Boolean))
}

/// Whether a title can be the label of an input or output: it is short, and says more than the type.
pub(crate) fn is_label(title: &str) -> bool {
    title.chars().count() <= 40 && !wording::is_name_of_type(title)
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
