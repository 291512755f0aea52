use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Extra, Schema, Type, Visibility};

/// What an operation answers with one status code.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Response {
    /// `#/responses/…`; nothing else stands beside it.
    #[serde(rename = "$ref", default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Required by the platform (except beside `$ref`).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The outputs that the designer shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Schema>,
    /// Headers, shown as outputs.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub headers: IndexMap<String, Header>,
    /// By media type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub examples: Option<Value>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A response header.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Header {
    /// Required by the platform.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Type>,
    /// One of the formats the platform knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// A sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The elements of an array.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Box<Schema>>,
    /// The label in the designer.
    #[serde(rename = "x-ms-summary", default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Where the designer shows it.
    #[serde(rename = "x-ms-visibility", default, skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}
