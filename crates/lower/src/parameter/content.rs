//! Parameters whose value is written in a media type.

use connectorgen_diagnostics::{At, JsonPointer};
use connectorgen_model::{EnumValue, Schema, Type};
use openapiv3::{MediaType, ParameterData, ParameterSchemaOrContent, ReferenceOr};
use serde_json::Value;

use super::value::is_value;
use crate::codes;
use crate::lowering::Lowering;
use crate::media::{MediaKind, media_kind};
use crate::schema::{Direction, behind, has_structure, own_title};
use crate::wording::noted;

impl<'a> Lowering<'a, '_> {
    /// What a parameter's `content` makes of it: the value where it is written as it is, else a text in the media type.
    pub(super) fn schema_in_content(
        &mut self,
        data: &'a ParameterData,
        name: &str,
        media: &'a MediaType,
        at: &At<'_>,
    ) -> Schema {
        let kind = media_kind(name);
        let schema = self.schema_of_content(data, kind, media, at);
        self.extensions_left_out(&media.extensions, at);
        if is_written_plainly(kind, &schema) {
            return schema;
        }
        let message =
            format!("the value of `{}` is a document of its own; it is taken from flows as text", data.name);
        self.found.report(&codes::PARAMETER_AS_TEXT, at, message);
        let description = Some(noted(schema.description.clone(), language(kind).unwrap_or("Text")));
        let mut text = Schema { title: schema.title.clone(), description, ..Schema::of(Type::String) };
        if is_json(kind) {
            text.enum_values = schema.enumeration.iter().map(|value| named(value, &schema)).collect();
            text.enumeration = schema.enumeration.iter().map(json_text).collect();
            text.default = schema.default.as_ref().map(json_text);
            text.example = schema.example.as_ref().map(json_text);
        } else {
            text.example = schema.example;
            if schema.default.is_some() {
                let message = format!("a default cannot be written as `{name}`; it is left out");
                self.found.report(&codes::DEFAULT_LEFT_OUT, &at.key("schema").key("default"), message);
            }
        }
        text
    }

    /// The schema of the value. Of objects and lists, which are text to flows, only what is said of the whole counts.
    fn schema_of_content(
        &mut self,
        data: &'a ParameterData,
        kind: MediaKind,
        media: &'a MediaType,
        at: &At<'_>,
    ) -> Schema {
        let own = data.description.as_deref().map(|text| self.words.parameter_description(text));
        let Some(declared) = &media.schema else {
            return Schema { description: own, example: media.example.clone(), ..Schema::default() };
        };
        let place = at.key("schema");
        self.unused_description(data, declared, &place);
        let schema = if has_structure(declared, self.openapi) {
            self.texts_of(declared)
        } else if is_json(kind) {
            self.expanded(declared, &place, Direction::Input)
        } else {
            self.expanded_text(declared, &place, Direction::Input)
        };
        let title = own_title(declared).map(str::to_owned);
        let example = media.example.clone().or(schema.example);
        Schema { title, description: own.or(schema.description), example, ..schema }
    }

    fn texts_of(&self, declared: &'a ReferenceOr<openapiv3::Schema>) -> Schema {
        let Some(declared) = behind(declared, self.openapi) else { return Schema::default() };
        let data = &declared.schema_data;
        let description = data.description.as_deref().map(|text| self.words.schema_description(text));
        Schema {
            kind: Some(Type::Object),
            description: description.filter(|text| !text.is_empty()),
            default: data.default.clone(),
            example: data.example.clone(),
            ..Schema::default()
        }
    }
}

/// Where the example of a value is that comes with its schema or its media type.
pub(super) fn example_place(data: &ParameterData, at: &At<'_>) -> JsonPointer {
    let (holder, media) = match &data.format {
        ParameterSchemaOrContent::Schema(_) => (at.to_pointer(), None),
        ParameterSchemaOrContent::Content(content) => {
            let first = content.first();
            let name = first.map(|(name, _)| name.as_str()).unwrap_or_default();
            (at.key("content").key(name).to_pointer(), first.map(|(_, media)| media))
        }
    };
    match media.filter(|media| media.example.is_some()) {
        Some(media) if media.examples.is_empty() => holder.join("example"),
        Some(_) => holder.join("examples"),
        None => holder.join("schema").join("example"),
    }
}

/// Whether a value is written without anything around it: texts in JSON stand in quotes.
fn is_written_plainly(kind: MediaKind, schema: &Schema) -> bool {
    let is_bare = kind == MediaKind::Text || (is_json(kind) && schema.kind != Some(Type::String));
    is_bare && is_value(schema)
}

fn is_json(kind: MediaKind) -> bool {
    matches!(kind, MediaKind::Json | MediaKind::JsonLike | MediaKind::Any)
}

/// A value as JSON writes it.
fn json_text(value: &Value) -> Value {
    Value::String(value.to_string())
}

/// A value as JSON writes it, under the name that it has or without the quotes.
fn named(value: &Value, schema: &Schema) -> EnumValue {
    let known = schema.enum_values.iter().find(|named| named.value == *value);
    let name = known.and_then(|named| named.display_name.as_deref()).or(value.as_str());
    EnumValue {
        value: json_text(value),
        display_name: Some(name.map_or_else(|| value.to_string(), str::to_owned)),
    }
}

/// What a value of a media type is for people who write it.
fn language(kind: MediaKind) -> Option<&'static str> {
    match kind {
        MediaKind::Json | MediaKind::JsonLike | MediaKind::Any => Some("JSON text"),
        MediaKind::Xml => Some("XML text"),
        MediaKind::Yaml => Some("YAML text"),
        MediaKind::UrlEncoded
        | MediaKind::Multipart
        | MediaKind::Text
        | MediaKind::Binary
        | MediaKind::Stream => None,
    }
}
