use serde::{Deserialize, Serialize};

/// What the user decides instead of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LowerOptions {
    /// The API's address: an absolute `https` address, which takes the place of the document's `servers`.
    pub server: Option<String>,
    /// The connector's name.
    pub title: Option<String>,
    /// What the connector is for.
    pub description: Option<String>,
    /// `#RRGGBB`, behind the connector's icon.
    pub brand_color: Option<String>,
    /// What becomes of query parameters that are repeated for each value of a list.
    pub array_query: ArrayQuery,
}

/// What becomes of query parameters that are repeated for each value of a list (`explode: true`, which is what OpenAPI
/// assumes): the platform refuses to repeat a parameter (`CollectionFormatValueNotSupported`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ArrayQuery {
    /// One value of the list can be given. It is understood by every server.
    #[default]
    Single,
    /// The values are sent once, separated by commas; for servers that take that as well.
    Csv,
}
