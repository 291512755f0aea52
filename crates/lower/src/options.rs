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
}
