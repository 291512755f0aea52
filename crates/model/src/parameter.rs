use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use crate::{EnumValue, Extra, Schema, Type, Visibility, is_false};

/// An input of an operation. A body has a `schema`, every other one a `type`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Parameter {
    /// `#/parameters/…`; nothing else stands beside it.
    #[serde(rename = "$ref", default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The name on the wire; unique in the operation, whatever the location.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Where it is sent.
    #[serde(rename = "in", default, skip_serializing_if = "Option::is_none")]
    pub location: Option<In>,
    /// A sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Always true for path parameters.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// Never `object`; `file` only in a form.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Type>,
    /// One of the formats the platform knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// The elements of an array.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Box<Schema>>,
    /// Only `csv` is accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collection_format: Option<CollectionFormat>,
    /// Allowed values: a drop-down list.
    #[serde(rename = "enum", default, skip_serializing_if = "Vec::is_empty")]
    pub enumeration: Vec<Value>,
    /// Used when nothing is given; of the parameter's type.
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
    /// Least length in characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u64>,
    /// Greatest length in characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u64>,
    /// A regular expression.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// Least number of elements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_items: Option<u64>,
    /// Greatest number of elements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_items: Option<u64>,
    /// Whether elements differ.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unique_items: bool,
    /// The value is a multiple of this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub multiple_of: Option<Number>,
    /// The schema of a body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Schema>,
    /// The label in the designer; at most 80 characters.
    #[serde(rename = "x-ms-summary", default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Where the designer shows it.
    #[serde(rename = "x-ms-visibility", default, skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
    /// `single` or `double`; path parameters only.
    #[serde(rename = "x-ms-url-encoding", default, skip_serializing_if = "Option::is_none")]
    pub url_encoding: Option<String>,
    /// Labels of the allowed values.
    #[serde(rename = "x-ms-enum-values", default, skip_serializing_if = "Vec::is_empty")]
    pub enum_values: Vec<EnumValue>,
    /// Members that are not known here, `x-ms-dynamic-values` and the like among them.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum In {
    /// In the path template.
    Path,
    /// Behind the question mark.
    Query,
    /// As a header.
    Header,
    /// As the whole body.
    Body,
    /// As a field of a form.
    FormData,
    /// What a file says that the platform does not know, such as `cookie`.
    #[serde(untagged)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    Other(String),
}

/// How the elements of an array parameter are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum CollectionFormat {
    /// Separated by commas: the only one that the platform accepts (error `CollectionFormatValueNotSupported`).
    Csv,
    /// What a file says that the platform does not accept.
    #[serde(untagged)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    Other(String),
}
