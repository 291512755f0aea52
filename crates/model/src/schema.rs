use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use crate::{Extra, is_false};

/// A schema of Swagger 2.0 with Microsoft's extensions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Schema {
    /// `#/definitions/…`; nothing else stands beside it.
    #[serde(rename = "$ref", default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// A single type; absent means that anything goes.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Type>,
    /// One of the formats the platform knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// What the value means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// A label; the designer takes it where there is no `x-ms-summary`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The label in the designer; at most 80 characters.
    #[serde(rename = "x-ms-summary", default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Where the designer shows it.
    #[serde(rename = "x-ms-visibility", default, skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
    /// Marks the property that takes the callback address of a webhook trigger.
    #[serde(rename = "x-ms-notification-url", default, skip_serializing_if = "is_false")]
    pub notification_url: bool,
    /// Allowed values.
    #[serde(rename = "enum", default, skip_serializing_if = "Vec::is_empty")]
    pub enumeration: Vec<Value>,
    /// Labels of the allowed values.
    #[serde(rename = "x-ms-enum-values", default, skip_serializing_if = "Vec::is_empty")]
    pub enum_values: Vec<EnumValue>,
    /// Used when nothing is given; of the schema's type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// Lower bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Number>,
    /// Whether the lower bound itself is excluded.
    #[serde(default, skip_serializing_if = "is_false")]
    pub exclusive_minimum: bool,
    /// Upper bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Number>,
    /// Whether the upper bound itself is excluded.
    #[serde(default, skip_serializing_if = "is_false")]
    pub exclusive_maximum: bool,
    /// The value is a multiple of this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub multiple_of: Option<Number>,
    /// Least length in characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u64>,
    /// Greatest length in characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u64>,
    /// A regular expression.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The elements of an array.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Box<Schema>>,
    /// Least number of elements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_items: Option<u64>,
    /// Greatest number of elements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_items: Option<u64>,
    /// Whether elements differ.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unique_items: bool,
    /// The members of an object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub properties: Option<IndexMap<String, Schema>>,
    /// The members that must be there; each is one of `properties`. `Some(vec![])` only in files of others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Vec<String>>,
    /// Members that are not listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub additional_properties: Option<AdditionalProperties>,
    /// Least number of members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_properties: Option<u64>,
    /// Greatest number of members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_properties: Option<u64>,
    /// Only in files of others: designers ignore it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub all_of: Vec<Schema>,
    /// Hidden in inputs.
    #[serde(default, skip_serializing_if = "is_false")]
    pub read_only: bool,
    /// A sample value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
    /// The value may be null; tolerated by the platform, ignored for typing.
    #[serde(rename = "x-nullable", default, skip_serializing_if = "is_false")]
    pub nullable: bool,
    /// `dictionary` shows a map as a list of keys and values.
    #[serde(rename = "x-ms-editor", default, skip_serializing_if = "Option::is_none")]
    pub editor: Option<String>,
    /// Members that are not known here, `x-ms-dynamic-schema` and the like among them.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Schema {
    /// A schema of one type and nothing else.
    pub fn of(kind: Type) -> Schema {
        Schema { kind: Some(kind), ..Schema::default() }
    }

    /// A reference to a definition by its name.
    pub fn reference(definition: &str) -> Schema {
        Schema { reference: Some(format!("#/definitions/{definition}")), ..Schema::default() }
    }

    /// The name of the definition that this refers to.
    pub fn referenced(&self) -> Option<&str> {
        self.reference.as_deref()?.strip_prefix("#/definitions/")
    }

    /// True when the schema says nothing at all.
    pub fn is_empty(&self) -> bool {
        *self == Schema::default()
    }

    /// The schemas directly inside this one, with the pointer tokens that lead to them.
    pub fn children(&self) -> impl Iterator<Item = (Child<'_>, &Schema)> {
        let properties =
            self.properties.iter().flatten().map(|(name, schema)| (Child::Property(name), schema));
        let items = self.items.iter().map(|schema| (Child::Items, schema.as_ref()));
        let additional = self.additional_properties.iter().filter_map(|additional| match additional {
            AdditionalProperties::Allowed(_) => None,
            AdditionalProperties::Schema(schema) => Some((Child::AdditionalProperties, schema.as_ref())),
        });
        let all_of = self.all_of.iter().enumerate().map(|(index, schema)| (Child::AllOf(index), schema));
        properties.chain(items).chain(additional).chain(all_of)
    }

    /// Shows this schema and all inside of it to `visit`, each before those that it holds.
    pub fn each_mut(&mut self, visit: &mut impl FnMut(&mut Schema)) {
        visit(self);
        self.properties.iter_mut().flatten().for_each(|(_, member)| member.each_mut(visit));
        self.items.iter_mut().for_each(|items| items.each_mut(visit));
        if let Some(AdditionalProperties::Schema(values)) = &mut self.additional_properties {
            values.each_mut(visit);
        }
        self.all_of.iter_mut().for_each(|part| part.each_mut(visit));
    }
}

/// How a schema stands in another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Child<'a> {
    /// `/properties/NAME`.
    Property(&'a str),
    /// `/items`.
    Items,
    /// `/additionalProperties`.
    AdditionalProperties,
    /// `/allOf/INDEX`.
    AllOf(usize),
}

/// The types of Swagger 2.0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Type {
    /// Text.
    String,
    /// Any number.
    Number,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// A list.
    Array,
    /// Members by name.
    Object,
    /// Bytes: a form field, or a whole response.
    File,
    /// What a file says that Swagger 2.0 does not know, such as `null`.
    #[serde(untagged)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    Other(String),
}

impl Type {
    /// The name on the wire.
    pub fn name(&self) -> &str {
        match self {
            Type::String => "string",
            Type::Number => "number",
            Type::Integer => "integer",
            Type::Boolean => "boolean",
            Type::Array => "array",
            Type::Object => "object",
            Type::File => "file",
            Type::Other(name) => name,
        }
    }
}

/// `additionalProperties`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum AdditionalProperties {
    /// Whether there may be any.
    Allowed(bool),
    /// What each of them looks like.
    Schema(Box<Schema>),
}

/// One entry of `x-ms-enum-values`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EnumValue {
    /// One of the allowed values.
    pub value: Value,
    /// What the designer shows for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
}

/// `x-ms-visibility`. Normal visibility is its absence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Always shown first.
    Important,
    /// Hidden behind a link.
    Advanced,
    /// Never shown; a required input needs a default.
    Internal,
    /// What a file says that the platform does not know.
    #[serde(untagged)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    Other(String),
}
